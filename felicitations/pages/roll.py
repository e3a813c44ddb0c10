"""All people of a country, where they are too many for its page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.digest import digest_of
from felicitations.directory import Directory, country_shelves, with_article
from felicitations.frame import Frame, Link, frame
from felicitations.lexicon import Country
from felicitations.listing import Cut, Step, cut
from felicitations.model import Archive, Page
from felicitations.rolls import LISTED, PersonRow, rolls
from felicitations.translation import _


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
                view, origin = partial(_view, country, page, len(rows)), digest_of(country, page, len(rows))
                yield Page(address=page.address, template="roll.html", view=view, origin=origin)


def _view(country: Country, page: Cut[PersonRow], size: int) -> Roll:
    whole = _("%(people)s, those with the most acts first.", people=wording.people(size))
    title = page.titled(_("People of %(country)s", country=with_article(country)))
    return Roll(
        frame=frame(
            title,
            _("Who sent and who received messages of congratulation for %(country)s.", country=with_article(country)),
            Link(text=_("Countries"), address=addresses.COUNTRIES),
            Link(text=country.name, address=addresses.country_page(country.slug)),
            *page.trail(_("People"), addresses.roll_page(country.slug)),
        ),
        title=title,
        summary=page.summed(whole),
        people=page.rows,
        steps=page.steps,
    )
