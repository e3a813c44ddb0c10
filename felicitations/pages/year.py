"""The page of one year: its acts by month, or the ways to its months."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from felicitations import addresses
from felicitations.citing.box import cite_list
from felicitations.entries import Directory
from felicitations.frame import Frame, Link, frame
from felicitations.listing import Listing, listing, signs_in, summary
from felicitations.lists import sheets, whole_list
from felicitations.model import Archive, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What the page of a year says."""

    frame: Frame
    year: str
    summary: str
    acts: Listing


def plan(archive: Archive) -> Iterable[Page]:
    """One page for each year that has acts."""
    directory = Directory.of(archive)
    for sheet in sheets(whole_list(archive)):
        if len(sheet.above) != 1 or not sheet.part.key:
            continue
        acts = listing(sheet, directory)
        view = Year(
            frame=frame(
                sheet.title,
                f"Messages of congratulation between states in {sheet.title}.",
                Link(text="Years", address=addresses.YEARS),
                Link(text=sheet.title),
                section=addresses.TIMELINE,
                signs=signs_in(acts),
                cite=cite_list(len(sheet.part.events), sheet.address, archive.settings),
            ),
            year=sheet.title,
            summary=summary(sheet),
            acts=acts,
        )
        yield Page(address=sheet.address, template="year.html", context=view)
