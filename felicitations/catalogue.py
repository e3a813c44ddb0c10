"""The tables that the page of the search filters by: the same bytes for the same records.

They are two, for most of what can be chosen are people, and a first answer need not wait for them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from felicitations import addresses
from felicitations.directory import Directory, with_article
from felicitations.findables import DIRECTIONS, Findable
from felicitations.model import Archive, File
from felicitations.translation import _

Choices = Mapping[str, Mapping[str, str]]
"""What can be chosen, by its name in the address: each value with the words for it, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What one index calls its records, in their order: ``prefix`` and one of ``names`` are the name of a fragment."""

    prefix: str
    names: tuple[str, ...]


def catalogue(archive: Archive, records: Iterable[Findable], indexes: Iterable[Names] = ()) -> File:
    """The table of all that is not people: lists of what can be chosen, and a row a record.

    A row is ``year;occasion;direction;countries``, each a number in its list, the last joined by commas; the rows stand
    in the order of the records. An index is its prefix, the length of its names, and the names in a row, the shorter
    filled up with spaces: they do not compress, and are half of all that a first search loads of ours.
    """
    records = tuple(records)
    directory = Directory.of(archive)
    choices: Choices = {
        "year": {year: year for year in sorted({one.year for one in records if one.year}, reverse=True)},
        "occasion": {slug: directory.occasion(slug).text for slug in _occasions(archive, records)},
        "direction": {
            way: way_words(way, directory) for way in DIRECTIONS if any(one.direction == way for one in records)
        },
        "country": {c: directory.country(c).text for c in sorted({c for one in records for c in one.countries})},
    }
    numbers = _numbers(choices)
    rows = (
        ";".join(
            (
                numbers["year"].get(one.year, ""),
                numbers["occasion"].get(one.occasion, ""),
                numbers["direction"].get(one.direction or "", ""),
                ",".join(numbers["country"][code] for code in one.countries),
            )
        )
        for one in records
    )
    return _file(addresses.CATALOGUE, choices, rows, indexes=[_named(index) for index in indexes])


def people(archive: Archive, records: Iterable[Findable]) -> File:
    """The table of people: the list of all, and a row a record, numbers in that list joined by commas."""
    records = tuple(records)
    called = {person.slug: person.name for person in archive.people}
    slugs = sorted({slug for one in records for slug in one.people})
    choices: Choices = {"person": {slug: called.get(slug, slug) for slug in slugs}}
    numbers = _numbers(choices)["person"]
    rows = (",".join(numbers[slug] for slug in one.people) for one in records)
    return _file(addresses.SEARCHED_PEOPLE, choices, rows)


def _numbers(choices: Choices) -> Mapping[str, Mapping[str, str]]:
    """The number of each value in its list."""
    return {name: {value: str(number) for number, value in enumerate(values)} for name, values in choices.items()}


def _file(address: str, choices: Choices, rows: Iterable[str], **more: object) -> File:
    content = {"lists": {name: list(values.items()) for name, values in choices.items()}, **more, "rows": list(rows)}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return File(address=address, content=f"{text}\n".encode())


def _named(index: Names) -> tuple[str, int, str]:
    width = max(map(len, index.names))
    return index.prefix, width, "".join(name.ljust(width) for name in index.names)


def _occasions(archive: Archive, records: Iterable[Findable]) -> list[str]:
    """The occasions of the records, in the order of the types; those that are none behind."""
    found = {one.occasion for one in records if one.occasion}
    known = [one.slug for one in sorted(archive.occasions, key=lambda one: (one.order, one.slug)) if one.slug in found]
    return [*known, *sorted(found - set(known))]


def way_words(way: str, directory: Directory) -> str:
    """A direction (`Direction`), as the search offers it."""
    known = directory.countries.get(directory.home)
    home = with_article(known) if known else ""
    if way == "sent":
        return _("Sent by %(country)s", country=home)
    if way == "received":
        return _("Received by %(country)s", country=home)
    if way == "exchanged":
        return _("Exchanged")
    return _("Sent between others") if home else _("Sent one way")
