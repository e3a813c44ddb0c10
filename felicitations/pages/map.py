"""The map: the world shaded by number of acts, and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.directory import Directory, country_shelves, filed_under
from felicitations.figures.world import WorldMap, world_map
from felicitations.frame import Frame, Link, frame
from felicitations.model import Archive, Page, Shelf
from felicitations.translation import _, spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One country of the table. ``note`` says that it is at home; ``newest`` is a year, or that none is known."""

    country: Link
    note: str
    acts: str
    reports: str
    newest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """What the page says. ``figure`` holds the map, or nothing where the archive has no outlines to draw it from."""

    frame: Frame
    summary: str
    figure: tuple[WorldMap, ...]
    rows: tuple[Row, ...]


def plan(archive: Archive) -> Iterable[Page]:
    """One page."""
    yield Page(address=addresses.MAP, template="map.html", view=partial(_view, archive))


def _view(archive: Archive) -> Map:
    directory = Directory.of(archive)
    shelves = country_shelves(archive)
    return Map(
        frame=frame(
            _("Map"),
            _("The countries that sent or received messages, on a map and in a table, by number of acts."),
            Link(text=_("Map")),
            section=addresses.MAP,
        ),
        summary=wording.sentence(_("%(countries)s with acts.", countries=wording.countries(len(shelves)))),
        figure=(world_map(archive.world, shelves, directory),) if archive.world else (),
        rows=tuple(
            _row(shelf, directory)
            for shelf in sorted(shelves, key=lambda shelf: (-len(shelf.events), filed_under(shelf.label)))
        ),
    )


def _row(shelf: Shelf, directory: Directory) -> Row:
    reports = len({report.seed.id for event in shelf.events for report in event.reports})
    dates = (event.message.happened.value for event in shelf.events if event.message.happened)
    return Row(
        country=directory.country(shelf.key),
        note=_("the home country") if shelf.key == directory.home else "",
        acts=spoken().number(len(shelf.events)),
        reports=spoken().number(reports),
        newest=max(map(wording.year_of, dates), default="") or _("not known"),
    )
