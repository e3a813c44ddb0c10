"""The index of years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from felicitations import addresses, wording
from felicitations.entries import extent, year_ways
from felicitations.frame import Counted, Frame, Link, frame
from felicitations.model import Archive, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """What the index of years says, newest first. ``undated`` leads to the acts without a year, ``timeline`` to all."""

    frame: Frame
    summary: str
    years: tuple[Counted, ...]
    undated: Link
    timeline: Link


def plan(archive: Archive) -> Iterable[Page]:
    """One page."""
    dated = tuple(event for shelf in archive.shelves.year for event in shelf.events)
    undated = len(archive.shelves.undated)
    view = Years(
        frame=frame("Years", "The acts of the archive by year.", Link(text="Years"), section=addresses.TIMELINE),
        summary=extent(dated),
        years=year_ways(archive),
        undated=Link(
            text=wording.sentence(wording.count(undated, "act without a year", "acts without a year")),
            address=addresses.UNDATED,
        ),
        timeline=Link(text="The timeline", address=addresses.TIMELINE),
    )
    yield Page(address=addresses.YEARS, template="years.html", context=view)
