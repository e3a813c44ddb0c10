"""All people of a country, where they are too many for its page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from felicitations import addresses, wording
from felicitations.entries import Directory, country_shelves
from felicitations.frame import Frame, Link, frame
from felicitations.lexicon import Country
from felicitations.listing import ROWS, Step, span, steps
from felicitations.model import Archive, Page
from felicitations.rolls import LISTED, PersonRow, rolls


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """What one page of the roll says."""

    frame: Frame
    title: str
    summary: str
    people: tuple[PersonRow, ...]
    steps: tuple[Step, ...]


def plan(archive: Archive) -> Iterable[Page]:
    """For each country with more people than its page lists: its pages."""
    directory = Directory.of(archive)
    people = rolls(archive)
    for shelf in country_shelves(archive):
        country, rows = directory.countries.get(shelf.key), people.get(shelf.key, ())
        if country and len(rows) > LISTED:
            for number in range(1, -(-len(rows) // ROWS) + 1):
                yield _page(country, rows, number)


def _page(country: Country, rows: tuple[PersonRow, ...], number: int) -> Page:
    address = addresses.roll_page(country.slug)
    starts = range(0, len(rows), ROWS)
    ranges = [span(start, len(rows[start : start + ROWS])) for start in starts]
    whole = f"{wording.count(len(rows), 'person', 'people')}, those with the most acts first."
    title = f"People of {f'{country.article} {country.name}'.strip()}" + (f", page {number}" if number > 1 else "")
    view = Roll(
        frame=frame(
            title,
            f"Who sent and who received messages of congratulation for {f'{country.article} {country.name}'.strip()}.",
            Link(text="Countries", address=addresses.COUNTRIES),
            Link(text=country.name, address=addresses.country_page(country.slug)),
            Link(text="People", address=address if number > 1 else ""),
            *([Link(text=f"Page {number}")] if number > 1 else []),
        ),
        title=title,
        summary=whole if len(starts) == 1 else f"{ranges[number - 1]} of {whole}",
        people=rows[starts[number - 1] :][:ROWS],
        steps=steps(address, ranges, number),
    )
    return Page(address=addresses.numbered_page(address, number), template="roll.html", context=view)
