"""The index of years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses
from felicitations.directory import Directory
from felicitations.entries import extent
from felicitations.frame import Frame, Link, frame
from felicitations.listing import Listing, listing
from felicitations.lists import Sheet, whole_list
from felicitations.model import Archive, Page
from felicitations.translation import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """What the index of years says, newest first.

    ``timeline`` and ``matrix`` lead to the figures of all acts.
    """

    frame: Frame
    summary: str
    acts: Listing
    timeline: Link
    matrix: Link


def plan(archive: Archive) -> Iterable[Page]:
    """One page."""
    yield Page(address=addresses.YEARS, template="years.html", view=partial(_view, archive))


def _view(archive: Archive) -> Years:
    years = whole_list(archive)
    return Years(
        frame=frame(
            _("Years"), _("The acts of the archive by year."), Link(text=_("Years")), section=addresses.TIMELINE
        ),
        summary=extent(years.events),
        acts=listing(Sheet(part=years, number=1, above=()), Directory.of(archive)),
        timeline=Link(text=_("The timeline"), address=addresses.TIMELINE),
        matrix=Link(text=_("Years by country and by occasion"), address=addresses.MATRIX),
    )
