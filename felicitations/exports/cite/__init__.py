"""Citations as files, for reference managers: RIS, BibTeX and CSL-JSON of every article, every act and every list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from felicitations import addresses
from felicitations.archive.events import newest_first
from felicitations.citing.box import EXPORT
from felicitations.citing.record import Record, act_record, article_record
from felicitations.directory import Directory, country_shelves
from felicitations.exports.cite.bibtex import bibtex, bibtex_file
from felicitations.exports.cite.csl import csl, csl_file
from felicitations.exports.cite.ris import ris, ris_file
from felicitations.model import Archive, Event, File

NAME = EXPORT

FORMS: Mapping[str, tuple[Callable[[Record], str], Callable[[Iterable[str]], str]]] = {
    "ris": (ris, ris_file),
    "bib": (bibtex, bibtex_file),
    "json": (csl, csl_file),
}
"""How a record is written, and many of them as a file, by the ending of the file's name."""


def export(archive: Archive, pages: tuple[str, ...]) -> Iterable[File]:
    """``cite.ris``, ``cite.bib`` and ``cite.json`` beside each page that has something to cite.

    A page of a list has all its acts, however few of them it shows. Each record is written once.
    """
    directory, made = Directory.of(archive), frozenset(pages)
    for report in archive.reports:
        page = addresses.article_page(report.seed.id)
        if page in made:
            record = article_record(report, directory)
            yield from _files(page, [{ending: write(record) for ending, (write, _) in FORMS.items()}])
    written = {event.id: _act(event, directory) for event in archive.events}
    for event in archive.events:
        if (page := addresses.event_page(event.id)) in made:
            yield from _files(page, [written[event.id]])
    for page, events in _lists(archive):
        if page in made and events:
            yield from _files(page, [written[event.id] for event in events])


def _act(event: Event, directory: Directory) -> dict[str, str]:
    record = act_record(event, directory)
    return {ending: write(record) for ending, (write, _) in FORMS.items()}


def _files(page: str, records: Sequence[Mapping[str, str]]) -> Iterator[File]:
    for ending, (_, joined) in FORMS.items():
        content = joined(record[ending] for record in records)
        yield File(address=addresses.cite_file(page, ending), content=content.encode())


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
