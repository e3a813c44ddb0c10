"""The parts of lists that are too long for one page: a year of a country, a month of a year, a page of the undated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from felicitations import addresses
from felicitations.digest import digest_of
from felicitations.directory import Directory, country_shelves
from felicitations.frame import Frame, Link, frame
from felicitations.listing import Listing, listing, signs_in, summary
from felicitations.lists import LONG, Sheet, country_list, occasion_list, page_words, person_list, sheets, whole_list
from felicitations.model import Archive, Page
from felicitations.origins import Origins
from felicitations.translation import _


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPage:
    """What the page of a part says."""

    frame: Frame
    title: str
    summary: str
    acts: Listing


def plan(archive: Archive) -> Iterable[Page]:
    """One page for each part of a list, and for each number of it; most archives have none."""
    directory, origins = Directory.of(archive), Origins.of(archive)
    for sheet, index in _below(archive, directory):
        view, origin = partial(_view, sheet, index, directory), digest_of(origins.of_sheet(sheet), index)
        yield Page(address=sheet.address, template="part.html", view=view, origin=origin)


def _view(sheet: Sheet, index: tuple[Link, ...], directory: Directory) -> PartPage:
    shown = listing(sheet, directory)
    return PartPage(
        frame=frame(
            sheet.title,
            _("Messages of congratulation between states: %(list)s.", list=sheet.title),
            *index,
            *_trail(sheet),
            section="" if index else addresses.TIMELINE,
            signs=signs_in(shown),
        ),
        title=sheet.title,
        summary=summary(sheet),
        acts=shown,
    )


def _below(archive: Archive, directory: Directory) -> Iterator[tuple[Sheet, tuple[Link, ...]]]:
    """Every page of every list but those that other kinds make, with the index that leads to the list."""
    countries = Link(text=_("Countries"), address=addresses.COUNTRIES)
    occasions = Link(text=_("Occasions"), address=addresses.OCCASIONS)
    known = (shelf for shelf in country_shelves(archive) if shelf.key in directory.countries)
    lists = [
        *((country_list(shelf), (countries,)) for shelf in known),
        *((occasion_list(shelf), (occasions,)) for shelf in archive.shelves.occasion if shelf.key in directory.labels),
    ]
    people = Link(text=_("People"), address=addresses.PEOPLE)
    lists += [(person_list(person), (people,)) for person in archive.people if len(person.acts) > LONG]
    for whole, index in lists:
        yield from ((sheet, index) for sheet in sheets(whole) if sheet.above or sheet.number > 1)
    yield from ((sheet, ()) for sheet in sheets(whole_list(archive)) if len(sheet.above) > 1 or sheet.number > 1)


def _trail(sheet: Sheet) -> Iterator[Link]:
    """The way from the list to the page."""
    for part in (*sheet.above, sheet.part):
        yield Link(text=part.name, address=part.address if part is not sheet.part or sheet.number > 1 else "")
    if sheet.number > 1:
        yield Link(text=page_words(sheet.number))
