"""When the page was published, and when the message was sent."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from felicitations.lexicon import Tie
from felicitations.model import Certainty
from felicitations.reading.cues import Cue
from felicitations.reading.days import WEEKDAY, WEEKDAYS, Printed, find_dates, find_month, nearest_year
from felicitations.reading.told import ToldDay, on_that_day, told_days
from felicitations.reading.view import Part, Spot, View
from felicitations.reading.years import find_year

_LATER = Cue(r"\b(?:last (?:updated?|modified|modification)|update[d]?|modified)\b", re.IGNORECASE)
_ISSUED = re.compile(r"\b(?:published|posted|issued|released?|publication date|date|on)\b", re.IGNORECASE)
# "From the Vatican, 20 January 2025", below a letter.
_GIVEN = re.compile(r"(?:(?:done|given|written) )?(?:from|at|in) (?:the )?[\w .'-]{2,40},? (?:on )?", re.IGNORECASE)
_LETTER_DAY = re.compile(r"\"?[A-Z][\w.' -]{2,30}(?:, [A-Z][\w.' ]{2,20})?,\s(?:on )?$")
# "(Juche112.10.10.)": the foot of a page of KCNA or Rodong Sinmun.
_JUCHE = re.compile(r"Juche", re.IGNORECASE)
# "www.kcna.kp (2024.12.2.)": the same, since the agency counts no more in Juche.
_IN_BRACKETS = re.compile(r"20[0-9]{2}\.[0-9]{1,2}\.[0-9]{1,2}\.?\)")
_YEAR = re.compile(r"\b20[0-9]{2}\b")
_DAY = len("2024-01-12")
_YEAR_END = len("2024")
_FAR = 120  # days
_NEAR = 3  # days between what a page prints of one event
_ABOUT = Cue(
    r"\b(?P<which>this|last)\s(?P<unit>week|month)\b(?!'s| (?:marks|is|will))(?=[^.;]{0,80}\b(?:sent|sends|wrote"
    r"|congratulat"
    r"|dispatched|exchanged|received|conveyed|message|letter|telegram))",
    re.IGNORECASE,
)
_THIS_YEAR = Cue(r"\bthis year (?:marks|is|sees|celebrates|brings|will mark)\b|\bthis year's\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFound:
    """A candidate for a day: EDTF, how it is known, how sure, and the words that show it."""

    value: str
    basis: str
    certainty: Certainty
    spots: tuple[Spot, ...]


def read_published(view: View) -> tuple[DateFound, ...]:
    """The days that the page gives for itself, best first: its own stamp, the crawl's, a full dateline, an update."""
    ranked: list[tuple[float, DateFound]] = []
    for part in view.parts:
        since = part.start
        for printed in find_dates(view.text, part.start, part.end):
            rank = _rank(view, part, printed, since)
            since = printed.end
            if printed.year and rank is not None:
                spots = (Spot(start=printed.start, end=printed.end, rule=part.rule),)
                day = _settled(view, part, printed).on(0)
                found = DateFound(value=str(day), basis="stated", certainty="stated", spots=spots)
                ranked.append((rank, found))
    return tuple(found for _, found in sorted(ranked, key=lambda pair: pair[0]))


def _rank(view: View, part: Part, printed: Printed, since: int) -> float | None:
    """How far a date may be trusted to be the page's day, 0 the most; None where the part does not speak of it.

    ``since`` is where the date before it ends: "Last updated: 15-03-2023 | Published: 14-03-2023".
    """
    if part.rule.startswith("crawl-stamp") or _dates_the_text(view, part, printed):
        return 3 if part.rule.startswith("crawl-stamp") else 4
    if part.kind != "stamp" and part.rule not in ("credit-line", "page-head"):
        # "10/10/2023 08:51 PM  Please agree to the privacy policy": a stamp that something else follows.
        return 2.2 if part.start < view.first_body and printed.start == part.start else None
    # A second stamp tells of a later change of the page.
    if _LATER.search(view.text, since, printed.start):
        return 5 if part.start > view.first_body else 1.5
    if _ISSUED.search(view.text, max(0, part.start - 12) if since == part.start else since, printed.start):
        return 0
    if part.start > view.first_body:
        return 2.5
    # Above the headline may stand the clock of the page, which tells when it was fetched.
    headline = view.headline()
    return 2 if headline and part.start < headline.start else 1


def _settled(view: View, part: Part, printed: Printed) -> Printed:
    """Which way round 06/04/2024 is meant: day first, unless another date or a weekday of the page says otherwise."""
    if not printed.either:
        return printed
    turned = printed.turned()
    straight, other = printed.on(0), turned.on(0)
    if straight is None or other is None:
        return printed
    dates = [p for q in view.parts for p in find_dates(view.text, q.start, q.end)]
    clues = [p for p in dates if not p.either or (p.month, p.day) == (turned.month, turned.day)]
    days = [d for p in clues if (d := p.on(printed.year))]
    if any(abs((d - other).days) <= _NEAR for d in days) and not any(abs((d - straight).days) <= _NEAR for d in days):
        return turned
    stretches = [(part.start, part.end), *((s.start, s.end) for s in view.sentences[:3])]
    named = [m for start, end in stretches for m in WEEKDAY.finditer(view.text, start, end) if m.group("day")]
    said = {WEEKDAYS.index(m.group("day").lower()) for m in named}
    return turned if other.weekday() in said and straight.weekday() not in said else printed


def _dates_the_text(view: View, part: Part, printed: Printed) -> bool:
    """Whether a date stands in a dateline, or beside the place below a letter."""
    below = part.rule == "page-foot" and _GIVEN.match(view.text, part.start, printed.start)
    last = part.start > view.first_body and _IN_BRACKETS.match(view.text, printed.start)
    return part.kind == "dateline" or bool(below or last or _JUCHE.match(view.text, printed.start))


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
    reckoned = _reckoned(view, known)
    line = _dateline_day(view, known.day(), reckoned[0].value[:_YEAR_END] if reckoned else "")
    near = line[0] if line else known.day()
    witness = (line[1],) if line else known.published.spots if known.published else ()
    told = list(told_days(view.text, known.tellings, near))
    told += on_that_day(view.text, tuple(_with_the_last(view, known.tellings)), near)
    days = [_of_told(t, near, witness, dateline=line is not None) for t in told]
    dated = sum(t.dated for t in told)  # what the letter is said to bear goes before what is printed beside it
    found = [*days[:dated], *_of_letter(view, near), *days[dated:]]
    found += _about(view, known) if not found else []
    found += _of_a_year(view, known) if not found and near is None else []
    late = _belated(known, reckoned)
    exact = any(len(found.value) > _DAY for found in reckoned)  # a day, with its tilde
    shown = _reported(line, known) or ([] if exact else _in_month(view))
    return (*(reckoned if late else ()), *found, *shown, *(() if late else reckoned))


def _with_the_last(view: View, spans: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int, int]]:
    """Sentences with where the one before each begins."""
    starts = sorted(s.start for s in view.sentences)
    for start, end in spans:
        yield starts[max(0, bisect_left(starts, start) - 1)], start, end


def _about(view: View, known: Known) -> list[DateFound]:
    """The month, where the sentence says no more of the day than "this week" or "last month" and the page gives one."""
    day, said = known.day(), _ABOUT.search(view.text, *known.tellings[0]) if known.tellings else None
    if day is None or said is None or not known.published:
        return []
    late = said["which"].lower() == "last"
    if said["unit"].lower() == "month":
        day = day.replace(day=1) - timedelta(days=1) if late else day
    elif late:
        day -= timedelta(days=7)
    spots = (Spot(start=said.start(), end=said.end(), rule="date-of-message"), *known.published.spots)
    return [DateFound(value=f"{day:%Y-%m}~", basis="published", certainty="inferred", spots=spots)]


def _of_a_year(view: View, known: Known) -> list[DateFound]:
    """A day that is printed without its year, in the year of the page in which it has the weekday beside it."""
    year = find_year(view, known.tellings)
    return [DateFound(value=str(year.day), basis="year", certainty="inferred", spots=year.spots)] if year else []


def _of_letter(view: View, near: date | None) -> list[DateFound]:
    """The day that a letter bears, which is printed as it was written: "Beijing, 22 August 2023"."""
    if not any(part.rule in ("address", "signature") for part in view.parts):
        return []
    parts = [p for p in view.parts if p.rule == "place-and-day"]
    spans: Iterable[tuple[int, int]] = [(p.start, p.end) for p in parts] + [(s.start, s.end) for s in view.sentences]
    for start, end in spans:
        for printed in find_dates(view.text, start, min(end, start + 70)):
            day = printed.on(0) if printed.year else None
            placed = _LETTER_DAY.fullmatch(view.text, start, printed.start)
            if day and placed and (near is None or -_NEAR <= (near - day).days <= 60):
                spot = Spot(start=printed.start, end=printed.end, rule="date-of-letter")
                return [DateFound(value=str(day), basis="stated", certainty="stated", spots=(spot,))]
    return []


def _of_told(told: ToldDay, near: date | None, witness: tuple[Spot, ...], *, dateline: bool) -> DateFound:
    """A day that a sentence gives; a weekday is stated where it is the very day of the page, else counted backwards."""
    spot = Spot(start=told.start, end=told.end, rule="date-of-message")
    if near is None or not told.spoken:
        return DateFound(value=str(told.day), basis="stated", certainty="stated", spots=(spot,))
    return DateFound(
        value=str(told.day),
        basis="dateline" if dateline and told.day == near else "weekday",
        certainty="inferred" if told.counted else "stated",
        spots=(Spot(start=told.start, end=told.end, rule="weekday"), *witness),
    )


def _belated(known: Known, reckoned: list[DateFound]) -> bool:
    """Whether the only day of the page is the crawl's, and far from the anniversary: then the crawl came late."""
    if not known.published or not reckoned or len(reckoned[0].value) < _DAY:
        return False
    if not known.published.spots[0].rule.startswith("crawl-stamp"):
        return False
    day = date.fromisoformat(reckoned[0].value[:_DAY])
    return abs((day - date.fromisoformat(known.published.value)).days) > _FAR


def _dateline_day(view: View, published: date | None, year: str) -> tuple[date, Spot] | None:
    """The day of the dateline, with its words.

    A year that nothing prints beside it may stand in the headline, or follow from an anniversary of ties (``year``).
    """
    for part in (p for p in view.parts if p.kind == "dateline" or p.rule == "page-foot"):
        for printed in find_dates(view.text, part.start, part.end):
            if not _dates_the_text(view, part, printed):
                continue
            day = printed.on(0) if printed.year else nearest_year(printed, published) if published else None
            if day is None and not printed.year:
                head = view.headline()
                years = {m.group() for m in _YEAR.finditer(view.text, head.start, head.end)} if head else set()
                years = years or {year} - {""} or {m.value[:_YEAR_END] for m in _in_month(view)}
                day = printed.on(int(next(iter(years)))) if len(years) == 1 else None
            if day:
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


def _in_month(view: View) -> list[DateFound]:
    """The month of the page, where it gives itself no day: "The Tatra Courier, March 2023"; of several none."""
    about = (p for p in view.parts if p.kind in ("stamp", "credit") or p.rule in ("page-head", "page-foot"))
    found = [(month, p.rule) for p in about if (month := find_month(view.text, p.start, p.end))]
    if len({value for (value, _), _ in found}) != 1:
        return []
    (value, (start, end)), rule = found[0]
    spots = (Spot(start=start, end=end, rule=rule),)
    return [DateFound(value=f"{value}~", basis="published", certainty="inferred", spots=spots)]


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
