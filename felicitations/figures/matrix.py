"""The matrix: how many acts stand against each year, row by row, each number leading to its acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import isqrt

from felicitations import wording
from felicitations.archive.events import year_of
from felicitations.frame import Link
from felicitations.lists import Part, place, way
from felicitations.model import Event
from felicitations.translation import _, spoken

WIDE = 15
"""Years that have a column of their own: the newest ones with acts. The others share one."""
FEW = 20
"""A year is nearly empty if the fullest holds more than so many times its acts."""
NAMED = 1500
"""Filled cells up to which each link bears its full name; in a larger table, which would outgrow 300 KB, the heads of
its row and column say it."""
TINTS = 3
"""Tints that the style has; the smallest numbers have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What makes a row: its head, its acts, and the list in which they stand, if they have one."""

    head: Link
    events: tuple[Event, ...]
    part: Part | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What makes a column: a year, several years (the newest first), or ``("",)`` for the undated."""

    words: str
    years: tuple[str, ...]

    @property
    def single(self) -> bool:
        """Whether it is one year, so that its numbers compare with those of other years."""
        return len(self.years) == 1 and self.years != ("",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One number: ``link`` has no text where it is none.

    ``name`` says the link in full, or is empty where row and column say it; ``tint`` is ``t1`` to ``t3`` by size, for a
    single year only.
    """

    link: Link
    name: str
    tint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row with its total."""

    head: Link
    total: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A table. ``rows`` begin with the whole, and are none in an empty archive.

    ``key`` says what the tints mean; it is empty where there is but one.
    """

    columns: tuple[Link, ...]
    rows: tuple[Row, ...]
    key: str


def spans(events: Iterable[Event]) -> tuple[Span, ...]:
    """The columns for these acts: newest years first, then all that came before them, then the undated.

    Where there are more years than columns, nearly empty years ahead of all others share one before the rest: their
    acts are misread most likely, and would else fill the table with emptiness.
    """
    sizes = Counter(year_of(event.message) for event in events)
    dated = sorted((year for year in sizes if year), reverse=True)
    after = _ahead(dated, sizes) if len(dated) > WIDE else 0
    shown, before = dated[after : after + WIDE], dated[after + WIDE :]
    later = [Span(words=_("after %(year)s", year=shown[0]), years=tuple(dated[:after]))] if after else []
    earlier = [Span(words=_("before %(year)s", year=shown[-1]), years=tuple(before))] if before else []
    undated = [Span(words=_("undated"), years=("",))] if "" in sizes else []
    return (*later, *(Span(words=year, years=(year,)) for year in shown), *earlier, *undated)


def _ahead(years: Iterable[str], sizes: Mapping[str, int]) -> int:
    """How many years before the first that is not nearly empty; none where it is but one."""
    fullest = max(size for year, size in sizes.items() if year)
    count = len(list(takewhile(lambda year: sizes[year] * FEW < fullest, years)))
    return count if count > 1 else 0


def matrix(whole: Line, lines: Sequence[Line]) -> Matrix:
    """The table of these rows below that of the ``whole``, whose years are the columns. Empty rows are left out."""
    if not whole.events:
        return Matrix(columns=(), rows=(), key="")
    columns = spans(whole.events)
    counted = [(line, _counts(line, columns)) for line in lines if line.events]
    in_years = [size for line, row in counted for size, span in zip(row, columns, strict=True) if span.single]
    scale = _scale(max(in_years, default=0))
    named = sum(size > 0 for line, row in counted for size in row) <= NAMED
    return Matrix(
        columns=tuple(_link(whole.part, span.words, span) for span in columns),
        rows=(
            _row(whole, _counts(whole, columns), columns, (), named=True),
            *(_row(line, row, columns, scale, named=named) for line, row in counted),
        ),
        key=_key(scale),
    )


def _counts(line: Line, columns: Iterable[Span]) -> tuple[int, ...]:
    years = Counter(year_of(event.message) for event in line.events)
    return tuple(sum(years[year] for year in span.years) for span in columns)


def _row(line: Line, sizes: Iterable[int], columns: Iterable[Span], scale: Sequence[int], *, named: bool) -> Row:
    """A row of cells, tinted by a scale if there is one; the whole has none."""
    return Row(
        head=line.head,
        total=spoken().number(len(line.events)),
        cells=tuple(
            Cell(
                link=_link(line.part, spoken().number(size), span) if size else Link(text=""),
                name=_name(line.head.text, span, size) if size and named and line.part else "",
                tint=_tint(size, scale) if span.single else "",
            )
            for size, span in zip(sizes, columns, strict=True)
        ),
    )


def _link(part: Part | None, text: str, span: Span) -> Link:
    """The way to the acts of a span in a list: of several years, to the newest of them that the list has."""
    if part is None:
        return Link(text=text)
    if len(span.years) == 1:
        return way(part, text, span.years[0])
    there = {one.key for one in part.parts}
    return place(part, text, next(year for year in span.years if year in there))


def _name(row: str, span: Span, size: int) -> str:
    # Translators: one number of the matrix in words: "Peru, 2024: 3 acts"
    return _("%(row)s, %(column)s: %(acts)s", row=row, column=span.words, acts=wording.acts(size))


def _scale(largest: int) -> tuple[int, ...]:
    """The greatest number without a tint, and of each tint: each about as many times the one before it."""
    return tuple(isqrt(isqrt(largest**step)) for step in range(1, TINTS + 2))


def _tint(size: int, scale: Sequence[int]) -> str:
    step = sum(size > bound for bound in set(scale[:-1]))
    return f"t{step}" if step else ""


def _key(scale: Sequence[int]) -> str:
    """What the tints mean, as a sentence; nothing where there is but one."""
    edges = sorted(set(scale))
    first, *others = [_range(low + 1, high) for low, high in zip([0, *edges[:-1]], edges, strict=True)]
    if not others:
        return ""
    return _(
        "The tint grows with the number of acts in a year: none for %(smallest)s, then %(others)s.",
        smallest=first,
        others=wording.in_row(others),
    )


def _range(least: int, most: int) -> str:
    first, last = spoken().number(least), spoken().number(most)
    return _("%(first)s to %(last)s", first=first, last=last) if most > least else last
