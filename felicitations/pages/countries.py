"""The index of countries, by region."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.directory import Directory, country_shelves, filed_under
from felicitations.entries import shelf_ways
from felicitations.frame import Counted, Frame, Link, frame
from felicitations.model import Archive, Page, Shelf
from felicitations.translation import N_, _, spoken


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
    return Countries(
        frame=frame(
            _("Countries"),
            _("The countries that sent or received messages."),
            Link(text=_("Countries")),
            section=addresses.COUNTRIES,
        ),
        summary=_summary(len(shelves), len(archive.countries)),
        regions=tuple(region for region in regions if region.countries),
        matrix=Link(text=_("Countries by year"), address=addresses.MATRIX, anchor="countries" if shelves else ""),
    )


def _summary(present: int, known: int) -> str:
    """How many countries have acts, and of how many that the archive knows."""
    countries = wording.countries(present)
    if present == known:
        return _("%(countries)s with acts, all that the archive knows.", countries=countries)
    return wording.count(
        known - present,
        "%(countries)s with acts. Of the %(known)s that the archive knows, %(number)s has none yet.",
        "%(countries)s with acts. Of the %(known)s that the archive knows, %(number)s have none yet.",
        countries=countries,
        known=spoken().number(known),
    )


def _region(archive: Archive, name: str, index: int, shelves: dict[str, Shelf], directory: Directory) -> Region:
    known = [country for country in archive.countries if country.region == name]
    present = sorted((shelves[c.code] for c in known if c.code in shelves), key=lambda shelf: filed_under(shelf.label))
    silent = len(known) - len(present)
    return Region(
        anchor=addresses.region_anchor(str(index)),
        name=_(name or N_("Elsewhere")),
        countries=shelf_ways(present, directory),
        silent=wording.count(
            silent, "%(number)s more country without an act yet.", "%(number)s more countries without an act yet."
        )
        if silent
        else "",
    )
