"""The ledger: what is remembered of the pages, and where the reader of an address that stands no longer is led.

Whatever was published once is answered for ever: by its page, by one step to the page that took its place, or by a page
that says what was taken away. `docs/decisions/0022` says why it is kept so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from felicitations import addresses
from felicitations.model import Archive, Ledger, Recorded, Removal, Seed
from felicitations.permanent import account_names
from felicitations.problems import Problem

COLUMNS = ("address", "key")
"""The columns of the ledger's file."""

ALTERED = "W-FIXITY"
"""The code of the problem that an article is not the file that was recorded."""

_WORDS = {"articles": "sha256", "events": "articles", "countries": "code", "people": "names"}
_ARTICLES = addresses.ARTICLES.removesuffix(addresses.INDEX)


def known_as(seeds: Iterable[Seed], ledger: Ledger) -> tuple[Seed, ...]:
    """The seeds under the ids that they were published with: a file that was only renamed keeps its id.

    A file whose name is an id keeps it, whatever it holds and be it in other letters, large and small. Another whose
    very bytes were published takes the id they had, if no file bears it now. In the order of the ids.
    """
    before = digests(ledger)
    ids = {seed_id.casefold(): seed_id for seed_id in before}
    named = [replace(seed, id=ids.get(seed.id.casefold(), seed.id)) for seed in seeds]
    borne = {seed.id for seed in named}
    free = {digest: seed_id for seed_id, digest in before.items() if seed_id not in borne}
    renamed = (
        replace(seed, id=free.pop(seed.digest)) if seed.id not in before and seed.digest in free else seed
        for seed in named
    )
    return tuple(sorted(renamed, key=lambda seed: seed.id))


def digests(ledger: Ledger) -> dict[str, str]:
    """The SHA-256 that is recorded of every published seed, by its id."""
    return {seed_id: line.key[0] for line in ledger.recorded if line.key and (seed_id := article_of(line.address))}


def removed(ledger: Ledger) -> dict[str, Removal]:
    """Why articles were taken out on purpose, by their ids."""
    return {removal.seed: removal for removal in ledger.removals}


def changes(ledger: Ledger, seeds: Iterable[Seed], refused: Collection[str]) -> Iterator[Problem]:
    """What became of published articles unasked: other bytes than those recorded, or no file at all.

    ``refused`` are the ids of files that could not be taken in: those are told of already.
    """
    found = {seed.id: seed for seed in seeds}
    removals = removed(ledger)
    for seed_id, digest in digests(ledger).items():
        if seed_id in found and found[seed_id].digest != digest:
            yield _altered(found[seed_id], digest)
        elif seed_id not in found and seed_id not in refused and seed_id not in removals:
            text = "was published, and its file is not among the articles any more; put it back"
            hint = f"or say why in site_src/removed.csv: {seed_id},other,,"
            yield Problem(code="E-GONE", path=addresses.article_page(seed_id), text=f"{text}, {hint}")
    for seed_id, removal in removals.items():
        if seed_id in found:
            text = f"is named in site_src/removed.csv, and {found[seed_id].path} is there; move that file away"
            yield Problem(code="W-GONE", path=addresses.article_page(seed_id), text=text)
        elif removal.see and removal.see not in found:
            text = f'site_src/removed.csv leads to "{removal.see}", which is no article; name one that is there'
            yield Problem(code="W-GONE", path=addresses.article_page(seed_id), text=text)


def _altered(seed: Seed, before: str) -> Problem:
    text = f"is not the file that was published: its SHA-256 was {before} and is {seed.digest}"
    hint = "put the old one back, or accept this one with python build.py record --changed"
    return Problem(code=ALTERED, path=seed.path, text=f"{text}; {hint}")


def article_of(address: str) -> str:
    """The id of the article whose page an address is, or empty."""
    seed_id, _, name = address.removeprefix(_ARTICLES).partition("/")
    return seed_id if address.startswith(_ARTICLES) and name == addresses.INDEX else ""


def entries(archive: Archive, pages: Iterable[str]) -> tuple[Recorded, ...]:
    """What is to be remembered of today's pages, together with all that was remembered before, by address."""
    keys, languages = _keys(archive), archive.settings.languages
    lines = {line.address: line for line in archive.ledger.recorded}
    lines |= {
        page: Recorded(address=page, key=keys.get(_parted(page, languages)[1], ()))
        for page in pages
        if page != addresses.NOT_FOUND
    }
    return tuple(lines[address] for address in sorted(lines))


def table(lines: Iterable[Recorded]) -> bytes:
    """The ledger as a file: a row an address. The cell of a key says what it is, then its words with bars between."""
    rows = (f'{line.address},"{_cell(line)}"\n' if line.key else f"{line.address},\n" for line in lines)
    return "".join((f"{','.join(COLUMNS)}\n", *rows)).encode()


def row_of(address: str, cell: str) -> Recorded:
    """One row of such a file; ``cell`` is its key as the file has it, ``code:PE`` or ``articles:one|two``."""
    return Recorded(address=address, key=tuple(filter(None, cell.partition(":")[2].split("|"))))


def former(archive: Archive, pages: Collection[str], folder: str = "") -> Iterator[tuple[Recorded, str]]:
    """Every address of the ledger at which no page stands today, and the page that took its place, or empty.

    They are those of one edition: ``pages`` are its pages and ``folder`` is where it stands, and none of the addresses
    names that folder. What stands in no folder of an edition is the first one's.
    """
    parted = ((line, _parted(line.address, archive.settings.languages)) for line in archive.ledger.recorded)
    recorded = {inside: replace(line, address=inside) for line, (of, inside) in parted if of == folder}
    heirs = _Heirs(archive=archive, recorded=recorded, pages=frozenset(pages))
    for address, line in recorded.items():
        if address not in heirs.pages:
            yield line, heirs.heir(line)


def _parted(address: str, languages: Collection[str]) -> tuple[str, str]:
    """The folder of the further edition that an address stands in, empty where it is the first, and the rest of it."""
    folder, slash, inside = address.partition("/")
    return (folder + slash, inside) if folder in languages else ("", address)


@dataclass(frozen=True, kw_only=True)
class _Heirs:
    """Finds the page that took another's place."""

    archive: Archive
    recorded: Mapping[str, Recorded]
    pages: frozenset[str]

    @cached_property
    def removals(self) -> Mapping[str, Removal]:
        return removed(self.archive.ledger)

    @cached_property
    def bearers(self) -> Mapping[tuple[str, str], list[str]]:
        """The pages of today by the kind of their address and one word of their key."""
        found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for page, key in _keys(self.archive).items():
            for word in key if page in self.pages else ():
                found[_kind(page), word].append(page)
        return found

    def heir(self, line: Recorded) -> str:
        """The page that took the place of one that is gone; empty where nothing did, and the reader is told so."""
        if seed_id := article_of(line.address):
            removal = self.removals.get(seed_id)
            chosen = addresses.article_page(removal.see) if removal and removal.see else ""
            return self._standing(chosen) or ("" if removal else self._kin(line))
        if kin := self._kin(line):
            return kin
        if _kind(line.address) == _kind(addresses.event_page("")):
            told = (self._standing(addresses.article_page(word.partition("#")[0])) for word in line.key)
            return next(filter(None, told), "")
        return self._above(line.address)

    def _kin(self, line: Recorded) -> str:
        """The page of the same kind that shares the most words of the key, among equals the one called most alike."""
        shared: defaultdict[str, int] = defaultdict(int)
        for word in line.key:
            for page in self.bearers.get((_kind(line.address), word), ()):
                shared[page] += 1
        alike = {page: _ending(page, line.address) for page in shared}
        return min(shared, key=lambda page: (-shared[page], -alike[page], page), default="")

    def _above(self, address: str) -> str:
        """The nearest page on the way up to the home page, or what took its place."""
        folder, _, name = address.rpartition("/")
        upper = f"{folder}/{addresses.INDEX}" if folder and name != addresses.INDEX else _upper(folder)
        if upper in self.pages or upper == address:
            return self._standing(upper)
        line = self.recorded.get(upper)
        return self.heir(line) if line else self._above(upper)

    def _standing(self, page: str) -> str:
        return page if page in self.pages else ""


def _upper(folder: str) -> str:
    above = folder.rpartition("/")[0]
    return f"{above}/{addresses.INDEX}" if above else addresses.HOME


def _kind(address: str) -> str:
    return address.partition("/")[0]


def _ending(one: str, other: str) -> int:
    """How many letters the ends of two addresses have in common: an act that only moved in time ends as it did."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return next((number for number, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _keys(archive: Archive) -> dict[str, tuple[str, ...]]:
    """By what the page of each thing is known again, by its address."""
    return {
        **{addresses.article_page(report.seed.id): (report.seed.digest,) for report in archive.reports},
        **{addresses.event_page(event.id): account_names(event) for event in archive.events},
        **{addresses.country_page(country.slug): (country.code,) for country in archive.countries},
        **{addresses.person_page(one.slug): _plain(name.words for name in one.names) for one in archive.people},
    }


def _cell(line: Recorded) -> str:
    """Its first word keeps a spreadsheet from taking a name for a formula."""
    words = "|".join(line.key).replace('"', '""')
    return f"{_WORDS.get(_kind(line.address), 'key')}:{words}"


def _plain(names: Iterable[str]) -> tuple[str, ...]:
    """Names as they can stand in one cell of a table, with bars between them."""
    return tuple(dict.fromkeys(" ".join(name.replace("|", " ").split()) for name in names))
