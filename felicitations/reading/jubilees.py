"""The day that an anniversary gives: a founding day, in a table or in print, and the number of the years since."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from felicitations.lexicon import Tie
from felicitations.reading.cues import Cue
from felicitations.reading.days import date_in, find_dates
from felicitations.reading.stamps import DateFound
from felicitations.reading.view import Spot, View

_DAY = len("2024-01-12")
_FAR = 120  # days
_LAST = 2050  # the year up to which pages are
_FOUNDED = Cue(
    r"\b(?:establish|founded|founding|set up|sign(?:ed|ing|ature)|concluded|normali[sz]|since"
    r"|(?:enter(?:ed|ing) into|open(?:ed|ing)) (?:\w+ )?relations)",
    re.IGNORECASE,
)
_THIS_YEAR = Cue(r"\bthis year (?:marks|is|sees|celebrates|brings|will mark)\b|\bthis year's\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the other readers found out that a date can lean on.

    ``tellings`` are the sentences that tell of the message; ``ties`` the steps in the relations of the two states,
    ``ordinal`` the number of an anniversary of ties that the text gives (as its occasion or in passing),
    ``ordinal_at`` its words, ``counts_from`` what it counts from, ``in_passing`` whether it is not the occasion.
    """

    published: DateFound | None
    tellings: tuple[tuple[int, int], ...]
    ties: tuple[Tie, ...]
    ordinal: int | None
    ordinal_at: tuple[int, int]
    counts_from: str
    in_passing: bool

    def day(self) -> date | None:
        """The day of publication."""
        return date.fromisoformat(self.published.value) if self.published else None


def founding_day(ties: tuple[Tie, ...], counts_from: str) -> str:
    """From when the anniversaries of two states' ties count, in EDTF; empty where the table knows of two such years.

    ``counts_from`` is "resumption" where the text says so.
    """
    starts = [t for t in ties if t.event in ("established", "resumed")]
    if counts_from == "resumption":
        starts = [t for t in starts if t.event == "resumed"]
    dates = {t.date for t in starts}
    return min(dates) if len({d[:4] for d in dates}) == 1 else ""


def is_just_after(day: date, anniversary: date) -> bool:
    """Whether a page of this day is of the time after an anniversary, when it tells of the messages that were sent."""
    return 0 < (day - anniversary).days <= _FAR


def reckon(view: View, known: Known) -> list[DateFound]:
    """The day or year that an anniversary and the table of relations give (seed 002: "this year marks the 75th ...").

    Where the anniversary is the occasion its day is near (``~``); where it is only named, the year alone follows.
    """
    first = founding_day(known.ties, known.counts_from)
    if known.ordinal is None:
        return []
    if not first:
        return [] if known.in_passing else _from_print(view, known)
    year, page = int(first[:4]) + known.ordinal, known.day()
    if year > (page.year + 1 if page else _LAST):
        return []  # the number is of something else: no page tells of what is to come in forty years
    exact = len(first) == _DAY and not known.in_passing
    said = _THIS_YEAR.search(view.text, max(0, known.ordinal_at[0] - 60), known.ordinal_at[1])
    start = said.start() if said else known.ordinal_at[0]
    spot = Spot(start=start, end=known.ordinal_at[1], rule="anniversary-of-ties")
    value = f"{year}{first[4:]}~" if exact else str(year)
    return [DateFound(value=value, basis="anniversary", certainty="inferred", spots=(spot,))]


def _from_print(view: View, known: Known) -> list[DateFound]:
    """The anniversary of a founding or a signing whose day the article prints, where no table has it."""
    told = (s for s in view.sentences if _FOUNDED.search(view.text, s.start, s.end))
    for sentence in told:
        for printed in find_dates(view.text, sentence.start, sentence.end):
            founded = printed.on(0) if printed.year else None
            day = date_in(founded, founded.year + (known.ordinal or 0)) if founded else None
            page = known.day()
            if day and (abs((page - day).days) <= _FAR if page else day.year <= _LAST):
                spots = (
                    Spot(start=printed.start, end=printed.end, rule="anniversary-of-ties"),
                    Spot(start=known.ordinal_at[0], end=known.ordinal_at[1], rule="anniversary-of-ties"),
                )
                return [DateFound(value=f"{day}~", basis="anniversary", certainty="inferred", spots=spots)]
    return []


def is_belated(known: Known, reckoned: list[DateFound]) -> bool:
    """Whether the only day of the page is the crawl's, and far from the anniversary: then the crawl came late."""
    if not known.published or not reckoned or len(reckoned[0].value) < _DAY:
        return False
    if not known.published.spots[0].rule.startswith("crawl-stamp"):
        return False
    day = date.fromisoformat(reckoned[0].value[:_DAY])
    return abs((day - date.fromisoformat(known.published.value)).days) > _FAR


def is_of_the_days_after(known: Known, reckoned: list[DateFound]) -> bool:
    """Whether the page is of the days after the anniversary, for which messages are sent: it tells of what was."""
    day = known.day()
    if day is None or not reckoned or len(reckoned[0].value) < _DAY:
        return False
    return is_just_after(day, date.fromisoformat(reckoned[0].value[:_DAY]))
