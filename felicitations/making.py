"""Makes the site: the whole way from the seeds to the published pages, as a story."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from felicitations import addresses, ledger, reading
from felicitations.archive import correct, gather, strays, told_in, unmet
from felicitations.disk.exposure import keys_in, second_names
from felicitations.disk.files import shown
from felicitations.disk.made import Making
from felicitations.disk.memory import load_remembered, read_seeds, rules_fingerprint
from felicitations.disk.paths import Paths, Wish
from felicitations.disk.public import Place, publish_at
from felicitations.disk.search import searchable
from felicitations.disk.seeds import load_files
from felicitations.disk.settings import with_slash
from felicitations.disk.source import Source, load_source
from felicitations.exports import plan_exports
from felicitations.exports.reading import to_json
from felicitations.lexicon import Lexicon
from felicitations.model import (
    Archive,
    Edition,
    File,
    Page,
    Published,
    Reading,
    Recipe,
    Refusal,
    Report,
    Same,
    Seed,
    Summary,
)
from felicitations.pages import former, plan_pages
from felicitations.problems import Problem, Refused
from felicitations.render.html import Renderer
from felicitations.render.links import Linked, Links, linked
from felicitations.translation import speaking


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The archive as one edition tells it, and the pages of that edition."""

    edition: Edition
    archive: Archive
    pages: tuple[Page, ...]


def make(paths: Paths, place: Place, wish: Wish, say: Callable[[str], None]) -> Summary:
    """Make the site and publish it at a place; what was done. Raises `Refused` if nothing was published."""
    say("reading")
    keys = tuple(keys_in((paths.source, paths.templates)))
    _refuse_if(bool(keys), keys)
    source = based(load_source(paths.source, wish.ledger_file), wish.base_url, wish.today)
    archive, problems = gathered(paths, source)
    problems = (*second_names((paths.seeds, paths.source / "static")), *problems)
    _refuse_if(wish.strict, problems)
    say("indexing")
    first, *others = source.editions
    with speaking(first.translation):
        found = searchable(told_in(archive, first), paths.cache, wish.search)
    problems = (*problems, *found.problems)
    say("rendering")
    versions = (_version(found.archive, first), *_others(archive, found.archive.settings.pages, others))
    making = Making(place, paths.cache)
    published = publish_at(place, _files(source, versions, found.files, paths.templates, making))
    problems = (*problems, *making.problems, *making.remember())
    return _summary(place.out, archive, sum(len(one.pages) for one in versions), published, problems)


def gathered(paths: Paths, source: Source) -> tuple[Archive, tuple[Problem, ...]]:
    """The archive of all seeds, read and corrected, and everything that wants a person's eye."""
    seeds, refusals, lost = load_remembered(paths.seeds, paths.cache)
    seeds = ledger.known_as(seeds, source.ledger)
    reports, unread, notes = read_seeds(seeds, reader(source.lexicon), paths.cache, source.fingerprint)
    archive = gather(
        source.settings,
        source.lexicon,
        source.prose,
        correct(reports, source.corrections),
        (*refusals, *unread),
        quality=source.quality,
        world=source.world,
        rules=rules_fingerprint(source.fingerprint),
        ledger=source.ledger,
    )
    return archive, tuple(_problems(source, archive, (*lost, *notes)))


def reader(lexicon: Lexicon) -> Callable[[Seed], Reading]:
    """What reads one seed. The readers are made ready when the first seed asks for it, since many builds need none."""
    tools = cache(lambda: _tools(lexicon))  # asked for once: of so large a lexicon even the hash takes a millisecond
    return lambda seed: reading.read(seed, tools())


@lru_cache(maxsize=1)
def _tools(lexicon: Lexicon) -> reading.Tools:
    """What the readers need. The last is kept: the preview reads at every change, and knows the same."""
    return reading.prepare(lexicon)


def based(source: Source, base_url: str | None, today: str) -> Source:
    """The source with another base URL, if one is given, and with the day of the build."""
    address = source.settings.base_url if base_url is None else with_slash(base_url)
    return replace(source, settings=replace(source.settings, base_url=address, today=today))


def read_files(source_folder: Path, paths: Iterable[Path]) -> tuple[tuple[Problem, ...], Iterator[dict[str, object]]]:
    """What the articles in ``paths`` say, as plain data in the order of the ids, and what is wrong with the source.

    A file that cannot be taken in has its place among them, with its problems. Raises `Refused` where the source cannot
    be used.
    """
    source = load_source(source_folder)
    seeds, refusals = load_files(paths)
    read = reader(source.lexicon)

    def said(found: Seed | Refusal) -> dict[str, object]:
        if isinstance(found, Refusal):
            return to_json(found)
        (report,) = correct([Report(seed=found, reading=read(found))], source.corrections)
        return to_json(report)

    everything: list[Seed | Refusal] = [*seeds, *refusals]
    return source.problems, map(said, sorted(everything, key=lambda found: (found.id, found.path)))


def _problems(source: Source, archive: Archive, notes: Iterable[Problem]) -> Iterator[Problem]:
    """Everything that wants a person's eye, source first, then seeds."""
    yield from source.problems
    if not source.settings.base_url and "sitemap" in source.settings.exports:
        text = "base_url is empty, so the sitemap has no host; give --base-url where the site is published"
        yield Problem(code="W-BASE-URL", path="site_src/site.toml", text=text)
    found = (*(report.seed.id for report in archive.reports), *(refusal.id for refusal in archive.refusals))
    yield from strays(source.corrections, found)
    yield from unmet(archive.reports)
    yield from ledger.changes(
        source.ledger, (report.seed for report in archive.reports), {one.id for one in archive.refusals}
    )
    for refusal in archive.refusals:
        yield from refusal.problems
    for report in archive.reports:
        yield from report.reading.problems
    yield from notes


def _refuse_if(condition: bool, problems: tuple[Problem, ...]) -> None:  # noqa: FBT001 - it reads as a sentence
    """Raises `Refused` with the problems if one of them refuses something and the condition holds."""
    if condition and any(problem.refuses for problem in problems):
        raise Refused(*problems)


def held(edition: Edition, pages: Iterable[Page]) -> tuple[Page, ...]:
    """Those of the pages that an edition has: hosts show that of unknown addresses from the root."""
    return tuple(page for page in pages if not edition.prefix or page.address != addresses.NOT_FOUND)


def _version(told: Archive, edition: Edition) -> Version:
    """The pages of one edition, from the archive as it tells it."""
    with speaking(edition.translation):
        return Version(edition=edition, archive=told, pages=held(edition, plan_pages(told)))


def _others(archive: Archive, kinds: tuple[str, ...], editions: Iterable[Edition]) -> Iterator[Version]:
    """The further editions, with pages of the same kinds as the first has."""
    chosen = replace(archive, settings=replace(archive.settings, pages=kinds))
    return (_version(told_in(chosen, edition), edition) for edition in editions)


def _files(
    source: Source, versions: tuple[Version, ...], search: Iterable[File], templates: Path, making: Making
) -> Iterator[File | Same]:
    """Every file of the site, made one after the other. Raises `Refused` at the end if a link leads nowhere."""
    links = Links(urlsplit(source.settings.base_url).path)
    sizes: dict[str, int] = {}
    first = versions[0]
    standing = tuple(one.edition.prefix + page.address for one in versions for page in one.pages)
    with speaking(first.edition.translation):
        exports, said = plan_exports(first.archive, standing), first.edition.translation.digest
        made = making.made(exports, _written, said)
        for one in chain(map(linked, source.static), made, map(linked, search)):
            sizes[one.file.address] = one.file.size
            links.take(one)
            yield one.file
    for version in versions:
        with speaking(version.edition.translation):
            there = frozenset(page.address for page in version.pages)
            pages = (*version.pages, *former.plan(version.archive, there, version.edition.prefix))
            renderer = Renderer(
                templates,
                version.archive,
                sizes,
                edition=version.edition,
                editions=source.editions,
                pages={page.address for page in pages},
            )
            made = making.made(
                pages,
                partial(_linked, renderer.render),
                renderer.digest,
                renderer.placed,
            )
            for one in made:
                links.take(one)
                yield one.file
    _refuse_if(True, tuple(links.dead()))


def _written(planned: File | Recipe) -> Linked:
    return linked(File(address=planned.address, content=planned.content))


def _linked(render: Callable[[Page], File], page: Page) -> Linked:
    return linked(render(page))


def _summary(out: Path, archive: Archive, pages: int, published: Published, problems: tuple[Problem, ...]) -> Summary:
    return Summary(
        out=shown(out),
        articles=len(archive.reports),
        acts=len(archive.events),
        countries=sum(shelf.key != archive.settings.home for shelf in archive.shelves.country),
        occasions=len(archive.shelves.occasion),
        pages=pages,
        published=published,
        problems=(*problems, *published.untidy),
        seconds=0.0,
    )
