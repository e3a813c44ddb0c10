"""Round anniversaries, counted from the archive itself: no clock is asked what comes next."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from felicitations.archive.events import day_numbers, day_of
from felicitations.lexicon import Tie
from felicitations.model import Archive, Event

ROUND = 5
"""An anniversary is round when its number is a multiple of this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anniversary:
    """One anniversary: its ``number``, the date that it is of, and the date on which it falls, both in EDTF."""

    number: int
    of: str
    falls: str


def newest_year(archive: Archive) -> int:
    """The newest year with an act, from which anniversaries are counted; 0 where no act has a year."""
    return day_of(archive.events[0].message)[0] if archive.events else 0  # they stand newest first


def next_round(of: str, newest: int) -> Anniversary | None:
    """The first round anniversary of a date after the year ``newest``; None where the date has no year, or a later one.

    The anniversary of 29 February falls on 28 February in a year that has no other: it stays in its month.
    """
    year, month, day = day_numbers(of)
    if not year or not newest or year > newest:
        return None
    number = (newest - year) // ROUND * ROUND + ROUND
    rest = of[4:]
    if (month, day) == (2, 29) and not isleap(year + number):
        rest = rest.replace("-29", "-28")
    return Anniversary(number=number, of=of, falls=f"{year + number:04}{rest}")


def on_day(archive: Archive, today: str) -> tuple[tuple[Event, ...], tuple[Tie, ...]]:
    """The acts and the steps in ties that fell on the day of ``today`` in an earlier year, each in their order."""
    now = day_numbers(today)

    def fell(then: tuple[int, int, int]) -> bool:
        return then[1:] == now[1:] and then[0] < now[0]

    return (
        tuple(event for event in archive.events if fell(day_of(event.message))),
        tuple(tie for tie in archive.ties if fell(day_numbers(tie.date))),
    )


def of_ties(ties: Iterable[Tie], newest: int) -> Iterator[tuple[Tie, Anniversary]]:
    """The next round anniversaries of ties, of their beginning and of each resumption, in the order of the table.

    Ties that are broken have no next one.
    """
    steps: dict[str, list[Tie]] = {}
    for tie in ties:
        steps.setdefault(tie.country, []).append(tie)
    for of_country in steps.values():
        if of_country[-1].event in {"severed", "suspended"}:
            continue
        for tie in of_country:
            if tie.event in {"established", "resumed"} and (found := next_round(tie.date, newest)):
                yield tie, found
