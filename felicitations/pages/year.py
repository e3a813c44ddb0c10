"""The page of one year: its acts by month, or the ways to its months."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses
from felicitations.citing.box import cite_list
from felicitations.digest import digest_of
from felicitations.directory import Directory
from felicitations.frame import Frame, Link, frame
from felicitations.listing import Listing, listing, signs_in, summary
from felicitations.lists import Sheet, sheets, whole_list
from felicitations.model import Archive, Page
from felicitations.origins import Origins
from felicitations.translation import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What the page of a year says."""

    frame: Frame
    year: str
    summary: str
    acts: Listing


def plan(archive: Archive) -> Iterable[Page]:
    """One page for each year that has acts."""
    directory, origins, exports = Directory.of(archive), Origins.of(archive), archive.settings.exports
    for sheet in sheets(whole_list(archive)):
        if len(sheet.above) == 1 and sheet.part.key:
            view, origin = partial(_view, sheet, directory, exports), digest_of(origins.of_sheet(sheet), exports)
            yield Page(address=sheet.address, template="year.html", view=view, origin=origin)


def _view(sheet: Sheet, directory: Directory, exports: Collection[str]) -> Year:
    acts = listing(sheet, directory)
    return Year(
        frame=frame(
            sheet.title,
            _("Messages of congratulation between states in %(year)s.", year=sheet.title),
            Link(text=_("Years"), address=addresses.YEARS),
            Link(text=sheet.title),
            section=addresses.TIMELINE,
            signs=signs_in(acts),
            cite=cite_list(len(sheet.part.events), sheet.address, exports),
        ),
        year=sheet.title,
        summary=summary(sheet),
        acts=acts,
    )
