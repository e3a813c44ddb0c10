"""The matrix: every occasion and every country against the years, as tables of counts that lead to the acts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.directory import Directory, country_shelves, with_article
from felicitations.entries import extent
from felicitations.figures.matrix import Line, Matrix, matrix
from felicitations.frame import Frame, Link, frame
from felicitations.lexicon import Country
from felicitations.lists import country_list, occasion_list, whole_list
from felicitations.model import Archive, Event, Page
from felicitations.translation import _


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
            _("Matrix"),
            _("Messages of congratulation between states, counted by occasion, by country and by year."),
            Link(text=_("Matrix")),
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
        head=_("By occasion"),
        rows=_("Occasion"),
        scope=_("Each act stands in one row, that of its occasion."),
        matrix=_matrix(archive, lines, _("Occasion not known")),
    )


def _countries(archive: Archive, directory: Directory) -> Table:
    known = [one for one in country_shelves(archive) if one.key in directory.countries and one.key != directory.home]
    lines = [Line(head=directory.country(shelf.key), events=shelf.events, part=country_list(shelf)) for shelf in known]
    return Table(
        anchor="countries",
        head=_("By country"),
        rows=_("Country"),
        scope=_scope(directory.countries.get(directory.home)),
        matrix=_matrix(archive, lines, _("No other country known")),
    )


def _scope(home: Country | None) -> str:
    if home is None:
        return _("The countries that sent or received. An act with several countries stands in the row of each.")
    return _(
        "The countries that sent or received. %(home)s, from whose side the archive is collected, is left out. "
        "An act with several countries stands in the row of each.",
        home=wording.sentence(with_article(home)),
    )


def _matrix(archive: Archive, lines: list[Line], rest: str) -> Matrix:
    """A table of all acts; those that stand in no other row have the last one."""
    placed = {event.id for line in lines for event in line.events}
    left: tuple[Event, ...] = tuple(event for event in archive.events if event.id not in placed)
    whole = Line(head=Link(text=_("All")), events=archive.events, part=whole_list(archive))
    return matrix(whole, [*lines, Line(head=Link(text=rest), events=left, part=None)])
