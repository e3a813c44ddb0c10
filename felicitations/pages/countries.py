"""The index of countries, by region."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.directory import Directory, country_shelves
from felicitations.entries import shelf_ways
from felicitations.frame import Counted, Frame, Link, frame
from felicitations.model import Archive, Page, Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The countries of one region that have acts. ``silent`` says how many others are known there."""

    anchor: str
    name: str
    countries: tuple[Counted, ...]
    silent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Countries:
    """What the index of countries says."""

    frame: Frame
    summary: str
    regions: tuple[Region, ...]
    matrix: Link


def plan(archive: Archive) -> Iterable[Page]:
    """One page."""
    yield Page(address=addresses.COUNTRIES, template="countries.html", view=partial(_view, archive))


def _view(archive: Archive) -> Countries:
    directory = Directory.of(archive)
    shelves = {shelf.key: shelf for shelf in country_shelves(archive)}
    names = sorted({country.region for country in archive.countries})
    regions = (_region(archive, name, index, shelves, directory) for index, name in enumerate(names, 1))
    known, silent = len(archive.countries), len(archive.countries) - len(shelves)
    summary = f"{wording.countries(len(shelves))} with acts. "
    return Countries(
        frame=frame(
            "Countries",
            "The countries that sent or received messages.",
            Link(text="Countries"),
            section=addresses.COUNTRIES,
        ),
        summary=summary
        + f"Of the {known} that the archive knows, {silent} {'has' if silent == 1 else 'have'} none yet.",
        regions=tuple(region for region in regions if region.countries),
        matrix=Link(text="Countries by year", address=addresses.MATRIX, anchor="countries" if shelves else ""),
    )


def _region(archive: Archive, name: str, index: int, shelves: dict[str, Shelf], directory: Directory) -> Region:
    known = [country for country in archive.countries if country.region == name]
    present = sorted((shelves[c.code] for c in known if c.code in shelves), key=lambda shelf: shelf.slug)
    silent = len(known) - len(present)
    return Region(
        anchor=addresses.region_anchor(str(index)),
        name=name or "Elsewhere",
        countries=shelf_ways(present, directory),
        silent=f"{wording.count(silent, '%(number)s more country', '%(number)s more countries')} without an act yet."
        if silent
        else "",
    )
