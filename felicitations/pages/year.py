"""The page of one year: its acts by month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from felicitations import addresses
from felicitations.entries import Directory, Group, by_month, counts, signs_of
from felicitations.frame import Frame, Link, frame
from felicitations.model import Archive, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What the page of a year says. ``earlier`` and ``later`` lead to the next years with acts, or nowhere."""

    frame: Frame
    year: str
    summary: str
    months: tuple[Group, ...]
    earlier: Link
    later: Link


def plan(archive: Archive) -> Iterable[Page]:
    """One page for each year that has acts."""
    directory = Directory.of(archive)
    shelves = sorted(archive.shelves.year, key=lambda shelf: shelf.key)
    nowhere = Link(text="")
    links = [nowhere, *(Link(text=one.key, address=addresses.year_page(one.key)) for one in shelves), nowhere]
    for index, shelf in enumerate(shelves, 1):
        months = by_month(shelf.events, directory)
        view = Year(
            frame=frame(
                shelf.key,
                f"Messages of congratulation between states in {shelf.key}.",
                Link(text="Years", address=addresses.YEARS),
                Link(text=shelf.key),
                section=addresses.TIMELINE,
                signs={sign for month in months for sign in signs_of(month.entries)},
            ),
            year=shelf.key,
            summary=f"{counts(shelf.events)}.",
            months=months,
            earlier=links[index - 1],
            later=links[index + 1],
        )
        yield Page(address=addresses.year_page(shelf.key), template="year.html", context=view)
