"""The timeline: every year and month with its acts as marks; acts without a month or a year in lanes of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

from felicitations import addresses, wording
from felicitations.archive.events import day_of
from felicitations.directory import Directory
from felicitations.entries import Entry, bounds_words, entries, signs_of, ways_of
from felicitations.figures.months import Cell, YearRow, cell, month_grid
from felicitations.filtering import Filter, filter_of, key_of
from felicitations.frame import Counted, Frame, Link, frame, occasion_sign
from felicitations.model import Archive, Page
from felicitations.translation import _, spoken

LISTED = 60
"""Acts that the timeline also lists below its figure; a longer archive leads to the pages of its years."""
VAGUE = 24
"""Acts without a month that are listed with their bounds; the lanes above lead to all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One year, or the undated, of the list below the figure."""

    name: Link
    anchor: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What the timeline says.

    ``undated`` is the lane of the acts without a year, ``key`` the marks that are drawn; ``years`` list the acts
    themselves, in an archive where one page holds them all; ``vague`` are those without a month, with their bounds.
    """

    frame: Frame
    summary: str
    months: tuple[str, ...]
    rows: tuple[YearRow, ...]
    filter: Filter
    undated: tuple[Cell, ...]
    key: tuple[Counted, ...]
    years: tuple[Year, ...]
    vague: tuple[Entry, ...]


def plan(archive: Archive) -> Iterable[Page]:
    """One page."""
    yield Page(address=addresses.TIMELINE, template="timeline.html", view=partial(_view, archive))


def _view(archive: Archive) -> Timeline:
    directory = Directory.of(archive)
    key = key_of(archive, archive.events)
    undated = archive.shelves.undated
    shelf = Link(text=_("Undated"), address=addresses.UNDATED)
    listed, vague = _listed(archive, directory), _vague(archive, directory)
    drawn = {
        sign for one in (*vague, *(entry for year in listed for entry in year.entries)) for sign in signs_of([one])
    }
    return Timeline(
        frame=frame(
            _("Timeline"),
            _("Messages of congratulation between states, by year and month."),
            Link(text=_("Timeline")),
            section=addresses.TIMELINE,
            folio=wording.span_words([one.key for one in archive.shelves.year]),
            signs={occasion_sign(""), *map(occasion_sign, key.labels), *drawn},
            script=addresses.FILTER,
        ),
        summary=wording.sentence(_summary(len(archive.events) - len(undated), len(undated))),
        filter=filter_of(archive.events, key, directory),
        months=spoken().short_months,
        rows=month_grid(archive.shelves.year, key),
        undated=(cell(undated, shelf, _("Year not known"), key),) if undated else (),
        key=ways_of(key.labels),
        years=listed,
        vague=vague,
    )


def _summary(dated: int, undated: int) -> str:
    """How many acts have a year, and how many have none."""
    acts = wording.acts(dated)
    if not undated:
        return _("%(acts)s by year and month, none undated.", acts=acts)
    return wording.count(
        undated,
        "%(acts)s by year and month, %(number)s undated.",
        "%(acts)s by year and month, %(number)s undated.",
        acts=acts,
    )


def _vague(archive: Archive, directory: Directory) -> tuple[Entry, ...]:
    """The acts without a day and a month, with the bounds that their articles give; a part where they are many."""
    vague = [event for event in archive.events if day_of(event.message)[1] == 0]
    return tuple(
        replace(one, what=_("%(occasion)s. %(bounds)s", occasion=one.what, bounds=bounds_words(event)))
        for event, one in zip(vague, entries(vague[:VAGUE], directory), strict=False)
    )


def _listed(archive: Archive, directory: Directory) -> tuple[Year, ...]:
    """The acts year by year, newest first, the undated last; nothing where they are too many for one page."""
    if len(archive.events) > LISTED:
        return ()
    shelves = [(shelf.key, shelf.key, addresses.year_page(shelf.key), shelf.events) for shelf in archive.shelves.year]
    shelves.append(("undated", _("Undated"), addresses.UNDATED, archive.shelves.undated))
    return tuple(
        Year(name=Link(text=name, address=address), anchor=f"y-{key}", entries=entries(events, directory))
        for key, name, address, events in shelves
        if events
    )
