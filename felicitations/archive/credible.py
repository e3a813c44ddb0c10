"""Days that no archive can hold: counted from a number, and younger than every page of it. No clock is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from felicitations.archive.spans import span_of
from felicitations.model import Message, Reading, Report
from felicitations.problems import Problem

_COUNTED = "anniversary"
_GRACE = 366
"""Days after the newest page: an anniversary may be greeted while its year is young, and be counted to its end."""


def credible(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The same reports without the days that were only counted from a number and lie a year and more ahead of all.

    A wrong number, or ties counted from another beginning, would put an act of last year into the next century, and at
    the head of every list. The article then has no day, and a problem says which one it lost.
    """
    listed = tuple(reports)
    newest = max((day for report in listed for day in _known(report.reading)), default=None)
    if newest is None:
        return listed
    return tuple(
        replace(report, reading=_tempered(report.reading, newest + _GRACE))
        if any(_ahead(message, newest + _GRACE) for message in report.reading.messages)
        else report
        for report in listed
    )


def _known(reading: Reading) -> Iterator[int]:
    """The days that a page gives itself: its own date, and those of its messages that were not counted."""
    days = [reading.published, *(message.happened for message in reading.messages)]
    for finding in days:
        if finding and finding.basis != _COUNTED and (span := span_of(finding.value)):
            yield span.last


def _ahead(message: Message, limit: int) -> bool:
    if message.happened is None or message.happened.basis != _COUNTED:
        return False
    span = span_of(message.happened.value)
    return span is not None and span.first > limit


def _tempered(reading: Reading, limit: int) -> Reading:
    lost = [m.happened.value for m in reading.messages if m.happened and _ahead(m, limit)]
    text = (
        f"found the date {', '.join(lost)}, counted from the number of an anniversary, a year and more after every page"
    )
    hint = "it is not used; look at the number, or write the day into a correction"
    return replace(
        reading,
        messages=tuple(replace(m, happened=None) if _ahead(m, limit) else m for m in reading.messages),
        problems=(*reading.problems, Problem(code="W-DATE", path=reading.path, text=f"{text}; {hint}")),
    )
