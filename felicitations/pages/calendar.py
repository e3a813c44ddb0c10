"""The page of one year below the timeline: every day with its acts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.digest import digest_of
from felicitations.directory import Directory
from felicitations.entries import counts, ways_of
from felicitations.figures.days import MonthRow, calendar
from felicitations.filtering import Filter, filter_of, key_of
from felicitations.frame import Counted, Frame, Link, frame, occasion_sign
from felicitations.lists import Part, way, year_list
from felicitations.model import Archive, Page, Shelf
from felicitations.origins import Origins
from felicitations.translation import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What the calendar of a year says.

    ``list`` leads to the same acts as a list; ``earlier`` and ``later`` to the next years with acts, or nowhere.
    """

    frame: Frame
    year: str
    summary: str
    filter: Filter
    months: tuple[MonthRow, ...]
    key: tuple[Counted, ...]
    list: Link
    earlier: Link
    later: Link


def plan(archive: Archive) -> Iterable[Page]:
    """One page for each year that has acts."""
    shelves = sorted(archive.shelves.year, key=lambda shelf: shelf.key)
    nowhere = Link(text="")
    links = [nowhere, *(Link(text=one.key, address=addresses.timeline_page(one.key)) for one in shelves), nowhere]
    directory, origins = Directory.of(archive), Origins.of(archive)
    for shelf, earlier, later in zip(shelves, links, links[2:], strict=False):
        view = partial(_view, archive, shelf, earlier, later)
        order = [(one.slug, one.order) for one in archive.occasions]
        origin = digest_of(shelf.key, origins.of_acts(shelf.events), earlier, later, directory.core, order)
        yield Page(address=addresses.timeline_page(shelf.key), template="calendar.html", view=view, origin=origin)


def _view(archive: Archive, shelf: Shelf, earlier: Link, later: Link) -> Calendar:
    directory = Directory.of(archive)
    key = key_of(archive, shelf.events)
    return Calendar(
        frame=frame(
            _("Timeline of %(year)s", year=shelf.key),
            _("Messages of congratulation between states in %(year)s, day by day.", year=shelf.key),
            Link(text=_("Timeline"), address=addresses.TIMELINE),
            Link(text=shelf.key),
            folio=counts(shelf.events),
            signs={occasion_sign(""), *map(occasion_sign, key.labels)},
            script=addresses.FILTER,
        ),
        year=shelf.key,
        summary=_("%(acts_in_reports)s.", acts_in_reports=counts(shelf.events)),
        filter=filter_of(shelf.events, key, directory),
        months=calendar(shelf.events, partial(month_list, year_list(shelf.key, shelf.events)), key, directory),
        key=ways_of(key.labels),
        list=Link(text=_("The acts of %(year)s as a list", year=shelf.key), address=addresses.year_page(shelf.key)),
        earlier=earlier,
        later=later,
    )


def month_list(year: Part, month: str) -> Link:
    """Where the acts of a month stand as a list."""
    return way(year, wording.month_name(month), month)
