"""The matrix: every occasion and every country against the years, as tables of counts that lead to the acts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.directory import Directory
from felicitations.entries import extent
from felicitations.figures.matrix import Line, Matrix, matrix
from felicitations.frame import Frame, Link, frame
from felicitations.lists import country_list, occasion_list, whole_list
from felicitations.model import Archive, Event, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table. ``rows`` names what its rows are; ``scope`` says what is counted."""

    anchor: str
    head: str
    rows: str
    scope: str
    matrix: Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPage:
    """What the matrix says."""

    frame: Frame
    summary: str
    tables: tuple[Table, ...]


def plan(archive: Archive) -> Iterable[Page]:
    """One page."""
    yield Page(address=addresses.MATRIX, template="matrix.html", view=partial(_view, archive))


def _view(archive: Archive) -> MatrixPage:
    directory = Directory.of(archive)
    return MatrixPage(
        frame=frame(
            "Matrix",
            "Messages of congratulation between states, counted by occasion, by country and by year.",
            Link(text="Matrix"),
            section=addresses.TIMELINE,
        ),
        summary=extent(archive.events),
        tables=(_occasions(archive, directory), _countries(archive, directory)) if archive.events else (),
    )


def _occasions(archive: Archive, directory: Directory) -> Table:
    known = [shelf for shelf in archive.shelves.occasion if shelf.key in directory.labels]
    lines = [
        Line(head=directory.occasion(shelf.key), events=shelf.events, part=occasion_list(shelf)) for shelf in known
    ]
    return Table(
        anchor="occasions",
        head="By occasion",
        rows="Occasion",
        scope="Each act stands in one row, that of its occasion.",
        matrix=_matrix(archive, lines, "Occasion not known"),
    )


def _countries(archive: Archive, directory: Directory) -> Table:
    known = [one for one in archive.shelves.country if one.key in directory.countries and one.key != directory.home]
    lines = [Line(head=directory.country(shelf.key), events=shelf.events, part=country_list(shelf)) for shelf in known]
    home = directory.countries.get(directory.home)
    name = wording.sentence(f"{home.article} {home.name}".strip()) if home else ""
    save = f" {name}, from whose side the archive is collected, is left out." if home else ""
    return Table(
        anchor="countries",
        head="By country",
        rows="Country",
        scope=f"The countries that sent or received.{save} An act with several countries stands in the row of each.",
        matrix=_matrix(archive, lines, "No other country known"),
    )


def _matrix(archive: Archive, lines: list[Line], rest: str) -> Matrix:
    """A table of all acts; those that stand in no other row have the last one."""
    placed = {event.id for line in lines for event in line.events}
    left: tuple[Event, ...] = tuple(event for event in archive.events if event.id not in placed)
    whole = Line(head=Link(text="All"), events=archive.events, part=whole_list(archive))
    return matrix(whole, [*lines, Line(head=Link(text=rest), events=left, part=None)])
