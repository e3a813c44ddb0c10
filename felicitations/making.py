"""Makes the site: the whole way from the seeds to the published pages, as a story."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache, partial
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from felicitations import ledger, reading
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
    File,
    Page,
    Published,
    Reading,
    Recipe,
    Refusal,
    Report,
    Same,
    Seed,
    Show,
    Summary,
)
from felicitations.printing import Press, Version, versions
from felicitations.problems import Problem, Refused
from felicitations.render.links import Linked, Links, linked
from felicitations.translation import speaking


def make(paths: Paths, place: Place, wish: Wish, say: Callable[[str], None], show: Show) -> Summary:
    """Make the site and publish it at a place; what was done. Raises `Refused` if nothing was published.

    ``say`` is told each stage; ``show`` gets the site before it is made.
    """
    say("reading")
    keys = tuple(keys_in((paths.source, paths.templates)))
    _refuse_if(bool(keys), keys)
    source = based(load_source(paths.source, wish.ledger_file), wish.base_url, wish.today)
    archive, problems = gathered(paths, source)
    problems = (*second_names((paths.seeds, paths.source / "static")), *problems)
    _refuse_if(wish.strict, problems)
    say("indexing")
    first = source.editions[0]
    with speaking(first.translation):
        found = searchable(told_in(archive, first), paths.cache, wish.search)
    problems = (*problems, *found.problems)
    say("rendering")
    planned = versions(found.archive, archive, source.editions)
    ready = (*source.static, *found.files)
    press = Press(editions=source.editions, templates=paths.templates)
    show(press.proof(planned, ready, place.before, problems))
    making = Making(place, paths.cache)
    published = publish_at(place, _files(press, planned, ready, making))
    problems = (*problems, *making.problems, *making.remember())
    return _summary(place.out, archive, sum(len(one.pages) for one in planned), published, problems)


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


def _files(press: Press, versions: tuple[Version, ...], ready: Iterable[File], making: Making) -> Iterator[File | Same]:
    """Every file of the site, made one after the other. Raises `Refused` at the end if a link leads nowhere.

    ``ready`` are those that are there already. What the pages say of the size of a file is that of the file as it is
    made now.
    """
    first = versions[0]
    links = Links(urlsplit(first.archive.settings.base_url).path)
    sizes: dict[str, int] = {}
    standing = tuple(one.edition.prefix + page.address for one in versions for page in one.pages)
    with speaking(first.edition.translation):
        exports, said = plan_exports(first.archive, standing), first.edition.translation.digest
        made = making.made(exports, _written, said)
        for one in chain(map(linked, ready), made):
            sizes[one.file.address] = one.file.size
            links.take(one)
            yield one.file
    for version in versions:
        with speaking(version.edition.translation):
            pages, renderer = press.laid_out(version, sizes)
            for one in making.made(pages, partial(_linked, renderer.render), renderer.digest, renderer.placed):
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
