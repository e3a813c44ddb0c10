"""When the page was published: the days that it gives for itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from felicitations.model import Certainty
from felicitations.reading.cues import Cue
from felicitations.reading.days import WEEKDAY, WEEKDAYS, Printed, find_dates
from felicitations.reading.view import Part, Spot, View

_LATER = Cue(r"\b(?:last (?:updated?|modified|modification)|update[d]?|modified)\b", re.IGNORECASE)
_ISSUED = re.compile(r"\b(?:published|posted|issued|released?|publication date|date|on)\b", re.IGNORECASE)
# "From the Vatican, 20 January 2025", below a letter.
_GIVEN = re.compile(r"(?:(?:done|given|written) )?(?:from|at|in) (?:the )?[\w .'-]{2,40},? (?:on )?", re.IGNORECASE)
# "(Juche112.10.10.)": the foot of a page of KCNA or Rodong Sinmun.
_JUCHE = re.compile(r"Juche", re.IGNORECASE)
# "www.kcna.kp (2024.12.2.)": the same, since the agency counts no more in Juche.
_IN_BRACKETS = re.compile(r"20[0-9]{2}\.[0-9]{1,2}\.[0-9]{1,2}\.?\)")
_POSTED = re.compile(r"\b(?:posted|published|updated|released)\b", re.IGNORECASE)
_NEAR = 3  # days between what a page prints of one event
_WEEK = 7


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
    if part.rule.startswith("crawl-stamp") or dates_the_text(view, part, printed):
        return 3 if part.rule.startswith("crawl-stamp") else 4
    if part.kind != "stamp" and part.rule not in ("credit-line", "page-head"):
        return _rank_beside(view, part, printed, since)
    return _rank_of_stamp(view, part, printed, since)


def _rank_beside(view: View, part: Part, printed: Printed, since: int) -> float | None:
    """How far a date in some other line of the page's head may be trusted; none below it."""
    if part.start >= view.first_body:
        return None
    if printed.start == part.start:
        return 2.2  # "10/10/2023 08:51 PM  Please agree to the privacy policy": a stamp that something else follows
    if part.kind != "furniture":
        return None  # a headline may name a day of its own; what a record says is read apart
    if _POSTED.search(view.text, since, printed.start):
        return _rank_of_stamp(view, part, printed, since)
    # "digest.example | LV | EN | 24.08.2024"; a caption gives the day of its picture.
    return 3.6 if part.rule == "caption" else 2.4


def _rank_of_stamp(view: View, part: Part, printed: Printed, since: int) -> float:
    """How far a date in a stamp may be trusted."""
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
    return turned if _fresher(other, straight, said) else printed


def _fresher(day: date, other: date, weekdays: set[int]) -> bool:
    """Whether a day lies on a weekday, or the day after it, that ``other`` is further behind: news is of yesterday."""
    behind, rival = (min(((d.weekday() - w) % _WEEK for w in weekdays), default=_WEEK) for d in (day, other))
    return behind < rival and behind <= 1


def dates_the_text(view: View, part: Part, printed: Printed) -> bool:
    """Whether a date stands in a dateline, or beside the place below a letter."""
    below = part.rule == "page-foot" and _GIVEN.match(view.text, part.start, printed.start)
    last = part.start > view.first_body and _IN_BRACKETS.match(view.text, printed.start)
    return part.kind == "dateline" or bool(below or last or _JUCHE.match(view.text, printed.start))
