"""Citations as files, for reference managers: RIS, BibTeX and CSL-JSON of every article, every act and every list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial

from felicitations import addresses
from felicitations.archive.events import newest_first
from felicitations.citing.box import EXPORT
from felicitations.citing.record import Record, act_record, article_record
from felicitations.directory import Directory, country_shelves
from felicitations.exports.cite.bibtex import bibtex, bibtex_file
from felicitations.exports.cite.csl import csl, csl_file
from felicitations.exports.cite.ris import ris, ris_file
from felicitations.model import Archive, Event, Recipe, Report
from felicitations.origins import Origins

NAME = EXPORT

FORMS: Mapping[str, tuple[Callable[[Record], str], Callable[[Iterable[str]], str]]] = {
    "ris": (ris, ris_file),
    "bib": (bibtex, bibtex_file),
    "json": (csl, csl_file),
}
"""How a record is written, and many of them as a file, by the ending of the file's name."""


def export(archive: Archive, pages: tuple[str, ...]) -> Iterable[Recipe]:
    """``cite.ris``, ``cite.bib`` and ``cite.json`` beside each page that has something to cite.

    A page of a list has all its acts, however few of them it shows. Each record is written once.
    """
    directory, origins, made = Directory.of(archive), Origins.of(archive), frozenset(pages)
    for report in archive.reports:
        page = addresses.article_page(report.seed.id)
        if page in made:
            yield from _recipes(page, [cache(partial(_report, report, directory))], origins.reports[report.seed.id])
    acts = {event.id: cache(partial(_act, event, directory)) for event in archive.events}
    for event in archive.events:
        if (page := addresses.event_page(event.id)) in made:
            yield from _recipes(page, [acts[event.id]], origins.acts[event.id])
    for page, events in _lists(archive):
        if page in made and events:
            yield from _recipes(page, [acts[event.id] for event in events], origins.of_acts(events))


def _report(report: Report, directory: Directory) -> dict[str, str]:
    return _written(article_record(report, directory.about(report.reading)))


def _act(event: Event, directory: Directory) -> dict[str, str]:
    return _written(act_record(event, directory.about(acts=(event.message,))))


def _written(record: Record) -> dict[str, str]:
    return {ending: write(record) for ending, (write, _) in FORMS.items()}


def _recipes(page: str, records: Sequence[Callable[[], Mapping[str, str]]], origin: bytes) -> Iterator[Recipe]:
    """The files beside a page, of records that are written when the first of the files is made."""
    for ending in FORMS:
        yield Recipe(address=addresses.cite_file(page, ending), make=partial(_joined, records, ending), origin=origin)


def _joined(records: Sequence[Callable[[], Mapping[str, str]]], ending: str) -> bytes:
    _, joined = FORMS[ending]
    return joined(record()[ending] for record in records).encode()


def _lists(archive: Archive) -> Iterator[tuple[str, tuple[Event, ...]]]:
    """The pages of all lists, each with all its acts, newest first."""
    for shelf in country_shelves(archive):
        yield addresses.country_page(shelf.slug), shelf.events
    for shelf in archive.shelves.occasion:
        yield addresses.occasion_page(shelf.slug), shelf.events
    for shelf in archive.shelves.year:
        yield addresses.year_page(shelf.key), shelf.events
    for person in archive.people:
        yield addresses.person_page(person.slug), tuple(sorted(person.acts, key=newest_first))
