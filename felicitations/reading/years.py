"""The year of a day that is printed without one, on a page that gives itself no day.

A year that the article names may be it, or that of the rights below; the weekday beside the day tells which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from felicitations.reading.days import WEEKDAY, WEEKDAYS, Printed, find_dates
from felicitations.reading.view import Spot, View

_YEAR = re.compile(r"(?<![\d.,-])(?<!\d\s-\s)20[0-9]{2}(?![\d-]|[.,]\d|\s-\s\d)")
# "the 70th anniversary of its founding (March 22, 1955 - 2025)": from the first year to the present one.
_SPAN = re.compile(r"\([^()]{0,24}\b(?P<first>(?:18|19|20)[0-9]{2})\s?-\s?(?P<now>20[0-9]{2})\)")
_ROUND = 5  # years: what is celebrated, and no life
_BESIDE = 4  # letters between a day and its weekday: "Wednesday (June 5)", "June 5, Wednesday"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFound:
    """A day with the year that was found for it, and what shows that: the weekday, and where the year is printed."""

    day: date
    spots: tuple[Spot, ...]


def find_year(view: View, tellings: tuple[tuple[int, int], ...]) -> YearFound | None:
    """The first day of the dateline or of a telling, in the year that the page gives elsewhere.

    That is the year up to which an anniversary is counted, else the last one of the text in which the day has the
    weekday beside it. ``tellings`` are the offsets of the sentences of the message.
    """
    lines = [(p.start, p.end) for p in view.parts if p.kind == "dateline"]
    if celebrated := _celebrated(view, lines, tellings):
        return celebrated
    for printed, weekday in _days(view, lines, tellings):
        for kinds in (("headline", "heading", "body"), ("furniture", "credit", "stamp")):
            parts = (p for p in view.parts if p.kind in kinds)
            years = [m for p in parts for m in _YEAR.finditer(view.text, p.start, p.end)]
            fits = {day: m for m in reversed(years) if (day := _fitting(printed, weekday, m))}
            if fits:
                day = max(fits)  # what an article names besides is the past
                places = ((printed.start, printed.end), weekday.span("day"), fits[day].span())
                return YearFound(day=day, spots=tuple(Spot(start=a, end=b, rule="weekday") for a, b in places))
    return None


def _celebrated(view: View, lines: list[tuple[int, int]], tellings: tuple[tuple[int, int], ...]) -> YearFound | None:
    """The first day of the dateline or of a telling, in the year up to which a telling counts an anniversary."""
    spans = (m for start, end in tellings for m in _SPAN.finditer(view.text, start, end))
    span = next((m for m in spans if (int(m["now"]) - int(m["first"])) % _ROUND == 0), None)
    days = (p for start, end in (*lines, *tellings) for p in find_dates(view.text, start, end) if not p.year)
    printed = next(days, None)
    day = printed.on(int(span["now"])) if printed and span else None
    if day is None or printed is None or span is None:
        return None
    places = ((printed.start, printed.end), span.span("now"))
    return YearFound(day=day, spots=tuple(Spot(start=a, end=b, rule="date-of-message") for a, b in places))


def _fitting(printed: Printed, weekday: re.Match[str], year: re.Match[str]) -> date | None:
    """The day in a year, if it has this weekday there."""
    day = printed.on(int(year.group()))
    return day if day and day.weekday() == WEEKDAYS.index(weekday["day"].lower()) else None


def _days(
    view: View, lines: list[tuple[int, int]], tellings: tuple[tuple[int, int], ...]
) -> Iterator[tuple[Printed, re.Match[str]]]:
    """The days without a year, each with a weekday: beside it, or for a dateline's in the first telling."""
    for start, end in (*lines, *tellings):
        near = slice(max(0, start - 2), end + 2)
        for printed in find_dates(view.text, start, end):
            if printed.year:
                continue
            named = [m for m in WEEKDAY.finditer(view.text, near.start, near.stop) if m["day"]]
            beside = [m for m in named if _is_beside(printed, m)]
            if not beside and (start, end) in lines and tellings:
                beside = [m for m in WEEKDAY.finditer(view.text, *tellings[0]) if m["day"]]
            yield from ((printed, match) for match in beside[:1])


def _is_beside(printed: Printed, weekday: re.Match[str]) -> bool:
    return 0 <= printed.start - weekday.end() <= _BESIDE or 0 <= weekday.start() - printed.end <= _BESIDE
