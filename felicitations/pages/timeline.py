"""The timeline: every year and month with its acts as marks; acts without a month or a year in lanes of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from felicitations import addresses, wording
from felicitations.entries import Directory, Entry, entries, signs_of
from felicitations.figures.months import Cell, YearRow, cell, month_grid
from felicitations.frame import Counted, Frame, Link, frame, occasion_sign
from felicitations.model import Archive, Page

LISTED = 60
"""Acts that the timeline also lists below its figure; a longer archive leads to the pages of its years."""


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
    themselves, in an archive where one page holds them all.
    """

    frame: Frame
    summary: str
    months: tuple[str, ...]
    rows: tuple[YearRow, ...]
    undated: tuple[Cell, ...]
    key: tuple[Counted, ...]
    years: tuple[Year, ...]


def plan(archive: Archive) -> Iterable[Page]:
    """One page."""
    labels = {one.slug: one.label for one in archive.occasions}
    rows = month_grid(archive.shelves.year, labels)
    undated = archive.shelves.undated
    shelf = Link(text="Undated", address=addresses.UNDATED)
    slugs = {event.message.occasion.value for event in archive.events if event.message.occasion}
    listed = _listed(archive)
    key = tuple(
        Counted(
            link=Link(text=one.label, address=addresses.occasion_page(one.slug)), sign=occasion_sign(one.slug), count=""
        )
        for one in sorted(archive.occasions, key=lambda one: (one.order, one.slug))
        if one.slug in slugs
    )
    years = wording.span_words([one.key for one in archive.shelves.year])
    dated = wording.count(len(archive.events) - len(undated), "act")
    view = Timeline(
        frame=frame(
            "Timeline",
            "Messages of congratulation between states, by year and month.",
            Link(text="Timeline"),
            section=addresses.TIMELINE,
            folio=years,
            signs={occasion_sign(""), *(way.sign for way in key), *(s for y in listed for s in signs_of(y.entries))},
        ),
        summary=wording.sentence(f"{dated} by year and month, {len(undated) or 'none'} undated."),
        months=tuple(name[:3] for name in wording.MONTHS),
        rows=rows,
        undated=(cell(undated, shelf, "Year not known", labels),) if undated else (),
        key=key,
        years=listed,
    )
    yield Page(address=addresses.TIMELINE, template="timeline.html", context=view)


def _listed(archive: Archive) -> tuple[Year, ...]:
    """The acts year by year, newest first, the undated last; nothing where they are too many for one page."""
    if len(archive.events) > LISTED:
        return ()
    directory = Directory.of(archive)
    shelves = [(shelf.key, addresses.year_page(shelf.key), shelf.events) for shelf in archive.shelves.year]
    shelves.append(("Undated", addresses.UNDATED, archive.shelves.undated))
    return tuple(
        Year(name=Link(text=name, address=address), anchor=f"y-{name.lower()}", entries=entries(events, directory))
        for name, address, events in shelves
        if events
    )
