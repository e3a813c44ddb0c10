"""The calendar of one year: a row for each month, a place for each day, a mark for each act."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from felicitations import wording
from felicitations.archive.events import day_of
from felicitations.directory import Directory
from felicitations.entries import act_page, title_words
from felicitations.figures.months import Cell, Key, cell
from felicitations.frame import Link, occasion_sign
from felicitations.model import Event
from felicitations.translation import _

FULL = 600
"""Acts of a year above which a day is one cell, that leads to the list of its month, in the place of its marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One act: its mark, where it is read, what it is in words, and how a filter reads it."""

    sign: str
    link: Link
    words: str
    filed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The acts of one day. ``place`` is ``01`` to ``31``, or empty for those of which only the month is known.

    ``name`` is the number of the day, or what is not known of it.

    ``marks`` are its acts one by one; a year with too many has one ``cell`` a day instead.
    """

    place: str
    name: str
    marks: tuple[Mark, ...]
    cell: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRow:
    """One month, or the acts without a month. ``link`` leads to its list; days without an act are left out."""

    link: Link
    count: str
    days: tuple[Day, ...]


def calendar(
    events: Iterable[Event], link: Callable[[str], Link], key: Key, directory: Directory
) -> tuple[MonthRow, ...]:
    """The months of one year that have acts, January first, those without a month last.

    ``link`` gives the list of a month, ``01`` to ``12`` or empty.
    """
    acts = tuple(events)
    months: dict[int, dict[int, list[Event]]] = {}
    for event in sorted(acts, key=lambda event: event.id):
        month, day = day_of(event.message)[1:]
        months.setdefault(month, {}).setdefault(day, []).append(event)
    full = len(acts) > FULL

    def day_of_month(month: int, day: int, found: list[Event]) -> Day:
        name = str(day) if day else _("Day not known") if month else _("Month not known")
        to = link(f"{month:02}" if month else "")
        return Day(
            place=f"{day:02}" if day else "",
            name=name,
            marks=() if full else tuple(_mark(event, key, directory) for event in found),
            cell=(cell(found, to, name, key),) if full else (),
        )

    return tuple(
        MonthRow(
            link=link(f"{month:02}" if month else ""),
            count=wording.acts(sum(map(len, days.values()))),
            days=tuple(day_of_month(month, day, days[day]) for day in sorted(days, key=lambda day: day or 99)),
        )
        for month, days in sorted(months.items(), key=lambda item: item[0] or 99)
    )


def _mark(event: Event, key: Key, directory: Directory) -> Mark:
    slug = event.message.occasion.value if event.message.occasion else ""
    return Mark(
        sign=occasion_sign(slug),
        link=Link(text=title_words(event, directory), address=act_page(event)),
        words=wording.occasion_words(event.message, directory.labels),
        filed=key.filed(event),
    )
