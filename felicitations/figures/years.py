"""The line of years: the acts of each year as marks, stacked by quarter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from felicitations import addresses, wording
from felicitations.frame import Link, occasion_sign
from felicitations.lists import Part, way
from felicitations.model import Event, Shelf

TALL = 12
"""Marks that a stack may hold before one mark stands for several acts."""
LONG = 12
"""Years that the line shows; the timeline shows all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOnLine:
    """One year: its page (without an address where it has no acts), its count (empty for none), and its stacks.

    Acts without a month stand in the first stack. ``note`` is what else befell in it; a year that is ``apart`` stands
    on the line for its note alone, away from the years of the acts.
    """

    link: Link
    count: str
    stacks: tuple[tuple[str, ...], ...]
    note: str
    apart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOfYears:
    """The years in their order.

    ``per`` is how many acts one mark stands for, ``share`` the same in words; ``earlier`` says how many are older.
    """

    years: tuple[YearOnLine, ...]
    per: int
    share: str
    earlier: str


def line_of_years(shelves: Iterable[Shelf]) -> LineOfYears:
    """The newest years, without a gap between them, from the shelves of the years."""
    return _line({int(shelf.key): shelf.events for shelf in shelves}, {}, _year_page)


def line_of_acts(acts: Part, notes: Mapping[int, str], *, listed: bool = True) -> LineOfYears:
    """The newest years of a list of acts, those without a year are not on it. ``notes`` say what else befell in a year.

    A year leads to its place in the list; to that of all acts where they are not ``listed`` by year.
    """
    by_year = {int(part.key): part.events for part in acts.parts if part.key}
    return _line(by_year, notes, (lambda year: way(acts, year, year)) if listed or acts.spread else _year_page)


def _year_page(year: str) -> Link:
    return Link(text=year, address=addresses.year_page(year))


def _line(by_year: Mapping[int, Sequence[Event]], notes: Mapping[int, str], link: Callable[[str], Link]) -> LineOfYears:
    if not by_year:
        return LineOfYears(years=(), per=1, share=wording.acts(1), earlier="")
    first, last = max(min(by_year), max(by_year) - LONG + 1), max(by_year)
    quarters = {year: _quarters(by_year.get(year, ())) for year in range(first, last + 1)}
    tallest = max(sum(stack.values()) for stacks in quarters.values() for stack in stacks)
    per = next(
        step for power in count() for step in (10**power, 2 * 10**power, 5 * 10**power) if tallest <= TALL * step
    )
    older = sum(len(events) for year, events in by_year.items() if year < first)
    years = {
        year: YearOnLine(
            link=link(str(year)) if year in by_year else Link(text=str(year)),
            count=wording.acts(len(by_year[year])) if year in by_year else "",
            stacks=tuple(_marks(stack, per) for stack in stacks),
            note=notes.get(year, ""),
            apart=False,
        )
        for year, stacks in quarters.items()
    }
    for year in notes.keys() - years.keys():
        years[year] = YearOnLine(link=Link(text=str(year)), count="", stacks=((),) * 4, note=notes[year], apart=True)
    return LineOfYears(
        years=tuple(years[year] for year in sorted(years)),
        per=per,
        share=wording.acts(per),
        earlier=wording.count(older, "%(number)s act is older.", "%(number)s acts are older.") if older else "",
    )


def _quarters(events: Iterable[Event]) -> tuple[Counter[str], ...]:
    """How often each mark stands in each quarter of a year."""
    stacks: tuple[Counter[str], ...] = (Counter(), Counter(), Counter(), Counter())
    for event in events:
        message = event.message
        month = wording.month_of(message.happened.value) if message.happened else ""
        sign = occasion_sign(message.occasion.value if message.occasion else "")
        stacks[(int(month or "1") - 1) // 3][sign] += 1
    return stacks


def _marks(stack: Counter[str], per: int) -> tuple[str, ...]:
    """The marks of one stack, the most frequent first: as many as there are acts by ``per``, and at least one.

    They are shared out by largest remainders, so that stacks stand to each other as their acts do.
    """
    total = sum(stack.values())
    ordered = sorted(stack.items(), key=lambda item: (-item[1], item[0]))
    whole = {sign: number // per for sign, number in ordered}
    spare = max(1, -(-total // per)) - sum(whole.values()) if total else 0
    for sign, _ in sorted(ordered, key=lambda item: -(item[1] % per))[:spare]:
        whole[sign] += 1
    return tuple(sign for sign, _ in ordered for _ in range(whole[sign]))


def signs_on(line: LineOfYears) -> set[str]:
    """The marks that a line of years draws."""
    return {sign for year in line.years for stack in year.stacks for sign in stack}
