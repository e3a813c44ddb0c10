"""All people of a country, where they are too many for its page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.directory import Directory, country_shelves
from felicitations.frame import Frame, Link, frame
from felicitations.lexicon import Country
from felicitations.listing import Cut, Step, cut
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
            for page in cut(rows, addresses.roll_page(country.slug)):
                view = partial(_view, country, page, len(rows))
                yield Page(address=page.address, template="roll.html", view=view)


def _view(country: Country, page: Cut[PersonRow], size: int) -> Roll:
    whole = f"{wording.people(size)}, those with the most acts first."
    title = f"People of {f'{country.article} {country.name}'.strip()}{page.suffix}"
    return Roll(
        frame=frame(
            title,
            f"Who sent and who received messages of congratulation for {f'{country.article} {country.name}'.strip()}.",
            Link(text="Countries", address=addresses.COUNTRIES),
            Link(text=country.name, address=addresses.country_page(country.slug)),
            *page.trail("People", addresses.roll_page(country.slug)),
        ),
        title=title,
        summary=f"{page.span} of {whole}" if page.several else whole,
        people=page.rows,
        steps=page.steps,
    )
