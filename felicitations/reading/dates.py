"""When the page was published, and when the message was sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from felicitations.lexicon import Tie
from felicitations.model import Certainty
from felicitations.reading.days import WEEKDAY, Printed, find_dates, nearest_year, weekday_before
from felicitations.reading.view import Part, Spot, View

_LATER = re.compile(r"\b(?:last (?:updated?|modified)|update[d]?|modified)\b", re.IGNORECASE)
# "From the Vatican, 20 January 2025", below a letter.
_GIVEN = re.compile(r"(?:(?:done|given|written) )?(?:from|at|in) (?:the )?[\w .'-]{2,40},? (?:on )?", re.IGNORECASE)
_DAY = len("2024-01-12")
_FAR = 120  # days
_RECENT = 2000  # a page without any date of its own is no older: what is printed before is history
_THIS_YEAR = re.compile(r"\bthis year (?:marks|is|sees|celebrates|brings|will mark)\b|\bthis year's\b", re.IGNORECASE)
_BACKGROUND = re.compile(
    r"\b(?:since|founded|established|signed|concluded|born|opened|began|from|until|till|after|before|between|dated|of|proclaimed|declared)\s(?:on\s|in\s|the\s)?$"
    r"|\b(?:elections?|vote|polls?|ballot|which|held|passed|won)\b[^.]{0,40}\bon\s$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFound:
    """A candidate for a day: EDTF, how it is known, how sure, and the words that show it."""

    value: str
    basis: str
    certainty: Certainty
    spots: tuple[Spot, ...]


def read_published(view: View) -> tuple[DateFound, ...]:
    """The days that the page gives for itself, best first: its own stamp, the crawl's, a full dateline, an update."""
    ranked: list[tuple[int, DateFound]] = []
    for part in view.parts:
        for printed in find_dates(view.text, part.start, part.end):
            rank = _rank(view, part, printed)
            if printed.year and rank is not None:
                spots = (Spot(start=printed.start, end=printed.end, rule=part.rule),)
                found = DateFound(value=str(printed.on(0)), basis="stated", certainty="stated", spots=spots)
                ranked.append((rank, found))
    return tuple(found for _, found in sorted(ranked, key=lambda pair: pair[0]))


def _rank(view: View, part: Part, printed: Printed) -> int | None:
    """How far a date may be trusted to be the page's day, 0 the most; None where the part does not speak of it."""
    if part.rule.startswith("crawl-stamp"):
        return 1
    if _dates_the_text(view, part, printed):
        return 2
    if part.kind != "stamp" and part.rule not in ("credit-line", "page-head"):
        return None
    # A second stamp below the text tells of a later change of the page.
    changed = part.start > view.first_body and _LATER.search(view.text, part.start, printed.start)
    return 3 if changed else 0


def _dates_the_text(view: View, part: Part, printed: Printed) -> bool:
    """Whether a date stands in a dateline, or beside the place below a letter."""
    below = part.rule == "page-foot" and _GIVEN.match(view.text, part.start, printed.start)
    return part.kind == "dateline" or bool(below)


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


def read_happened(view: View, known: Known) -> tuple[DateFound, ...]:
    """The days on which the message may have been sent, the most trusted first (design.md section 6)."""
    line = _dateline_day(view, known.day())
    near = line[0] if line else known.day()
    witness = (line[1],) if line else known.published.spots if known.published else ()
    found = [f for start, end in known.tellings for f in _stated(view, (start, end), near)]
    for start, end in known.tellings:
        match = WEEKDAY.search(view.text, start, end)
        # "Yesterday" in a later sentence tells of something else.
        if match and near and (match.group("day") or (start, end) == known.tellings[0]):
            found.append(_weekday(match, near, witness, dateline=line is not None))
    found.sort(key=lambda f: f.spots[0].rule != "date-of-message")
    reckoned = _reckoned(view, known)
    late = _belated(known, reckoned)
    return (*(reckoned if late else ()), *found, *_reported(line, known), *(() if late else reckoned))


def _belated(known: Known, reckoned: list[DateFound]) -> bool:
    """Whether the only day of the page is the crawl's, and far from the anniversary: then the crawl came late."""
    if not known.published or not reckoned or len(reckoned[0].value) < _DAY:
        return False
    if not known.published.spots[0].rule.startswith("crawl-stamp"):
        return False
    day = date.fromisoformat(reckoned[0].value[:_DAY])
    return abs((day - date.fromisoformat(known.published.value)).days) > _FAR


def _stated(view: View, sentence: tuple[int, int], near: date | None) -> list[DateFound]:
    """The dates printed in a sentence that tells of the message, those of the background left out."""
    found: list[DateFound] = []
    for printed in find_dates(view.text, *sentence):
        day = _resolved(printed, near)
        if day is None or _BACKGROUND.search(view.text, sentence[0], printed.start):
            continue
        # Far from the page's own day it is history: "ties were opened on 13 March 1972".
        if (near is None and day.year >= _RECENT) or (near and -3 <= (near - day).days <= 60):
            spots = (Spot(start=printed.start, end=printed.end, rule="date-of-message"),)
            found.append(DateFound(value=str(day), basis="stated", certainty="stated", spots=spots))
    return found


def _resolved(printed: Printed, near: date | None) -> date | None:
    """The day of a printed date; the year that it leaves out is the one of ``near``."""
    if printed.year:
        return printed.on(0)
    return nearest_year(printed, near) if near else None


def _weekday(match: re.Match[str], near: date, witness: tuple[Spot, ...], *, dateline: bool) -> DateFound:
    """What "on Friday" means: stated where it is the very day of the dateline or the page, else counted backwards."""
    day = weekday_before(match, near)
    return DateFound(
        value=str(day),
        basis="dateline" if dateline and day == near else "weekday",
        certainty="stated" if day == near else "inferred",
        spots=(Spot(start=match.start(), end=match.end(), rule="weekday"), *witness),
    )


def _dateline_day(view: View, published: date | None) -> tuple[date, Spot] | None:
    """The day of the dateline, with its words."""
    for part in (p for p in view.parts if p.kind == "dateline" or p.rule == "page-foot"):
        for printed in find_dates(view.text, part.start, part.end):
            if _dates_the_text(view, part, printed) and (day := _resolved(printed, published)):
                return day, Spot(start=printed.start, end=printed.end, rule="dateline")
    return None


def _reported(line: tuple[date, Spot] | None, known: Known) -> list[DateFound]:
    """The dateline's day; then the page's own, which is only near the message's: EDTF says so with a tilde."""
    found: list[DateFound] = []
    if line:
        found.append(DateFound(value=str(line[0]), basis="dateline", certainty="stated", spots=(line[1],)))
    if known.published:
        value = f"{known.published.value}~"
        found.append(DateFound(value=value, basis="published", certainty="inferred", spots=known.published.spots))
    return found


def _reckoned(view: View, known: Known) -> list[DateFound]:
    """The day or year that an anniversary and the table of relations give (seed 002: "this year marks the 75th ...").

    Where the anniversary is the occasion its day is near (``~``); where it is only named, the year alone follows.
    """
    starts = [t for t in known.ties if t.event in ("established", "resumed")]
    if known.counts_from == "resumption":
        starts = [t for t in starts if t.event == "resumed"]
    dates = {t.date for t in starts}
    if known.ordinal is None or len({d[:4] for d in dates}) != 1:
        return []
    first = min(dates)
    year = int(first[:4]) + known.ordinal
    exact = len(first) == _DAY and not known.in_passing
    said = _THIS_YEAR.search(view.text, max(0, known.ordinal_at[0] - 60), known.ordinal_at[1])
    start = said.start() if said else known.ordinal_at[0]
    spot = Spot(start=start, end=known.ordinal_at[1], rule="anniversary-of-ties")
    value = f"{year}{first[4:]}~" if exact else str(year)
    return [DateFound(value=value, basis="anniversary", certainty="inferred", spots=(spot,))]
