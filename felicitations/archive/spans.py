"""The days that a date of EDTF leaves open: what is compared when nobody knows more than a month or a year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_DATE = re.compile(r"([0-9]{3}[0-9X])(?:-([0-9]{2}|XX))?(?:-([0-9]{2}|XX))?[?~%]?")
# EDTF level 1: 21 to 24 are the seasons of the northern year, winter running into the next.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """The first and the last day that a date may mean, as proleptic ordinals (`datetime.date.toordinal`)."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many days it leaves open."""
        return self.last - self.first + 1

    def gap(self, other: Span) -> int:
        """The days between two spans; 0 where they share one."""
        return max(0, other.first - self.last, self.first - other.last)


def span_of(edtf: str) -> Span | None:
    """The span of a date of EDTF, levels 0 and 1; None where it is no date, or has an open end."""
    start, _, end = edtf.partition("/")
    if end:
        first, last = span_of(start), span_of(end)
        return Span(first=first.first, last=last.last) if first and last and first.first <= last.last else None
    found = _DATE.fullmatch(edtf)
    return _bounds(found[1], found[2] or "XX", found[3] or "XX") if found else None


def _bounds(year: str, month: str, day: str) -> Span | None:
    try:
        if not year.isdigit():
            return _span(date(int(year[:3] + "0"), 1, 1), date(int(year[:3] + "9"), 12, 31))
        number = int(year)
        if not month.isdigit():
            return _span(date(number, 1, 1), date(number, 12, 31))
        if int(month) in _SEASONS:
            start, end = _SEASONS[int(month)]
            return _span(date(number, start, 1), _last_day(number + (end < start), end))
        if not day.isdigit():
            return _span(date(number, int(month), 1), _last_day(number, int(month)))
        return _span(date(number, int(month), int(day)), date(number, int(month), int(day)))
    except ValueError:  # a day that no calendar has
        return None


def _span(first: date, last: date) -> Span:
    return Span(first=first.toordinal(), last=last.toordinal())


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
