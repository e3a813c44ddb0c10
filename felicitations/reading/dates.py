"""When the message was sent."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from felicitations.reading.acts import CONGRATULATES
from felicitations.reading.cues import Cue
from felicitations.reading.days import Printed, find_dates, find_month, nearest_year
from felicitations.reading.jubilees import Known, is_belated, is_of_the_days_after, reckon
from felicitations.reading.stamps import DateFound, dates_the_text
from felicitations.reading.told import ToldDay, days_before, is_background, on_that_day, told_days
from felicitations.reading.view import Spot, View
from felicitations.reading.years import find_year

_LETTER_DAY = re.compile(r"\"?[A-Z][\w.' -]{2,30}(?:, [A-Z][\w.' ]{2,20})?,\s(?:on )?$")
_YEAR = re.compile(r"\b20[0-9]{2}\b")
_DAY = len("2024-01-12")
_YEAR_END = len("2024")
_RECENT = "2000"  # no page of the web tells of an earlier message
_REPOSTED = 60  # days after which a page may print a letter or a statement
_NEAR = 3  # days between what a page prints of one event
_WEEK = 7
_BACK = 3  # sentences before "the same day" in which that day stands
_CLAUSE = 80  # letters within which a verb is a day's own
_ABOUT = Cue(r"\b(?P<which>this|last)\s(?P<unit>week|month)\b(?!'s| (?:marks|is|will))", re.IGNORECASE)
_SENT = re.compile(
    r"\b(?:sent|sends|wrote|congratulat|felicitat|dispatched|exchanged|received|conveyed|issued|message|letter|telegram)",
    re.IGNORECASE,
)
# "In 2019, His Majesty addressed a message": all that an undated page says.
_IN_A_YEAR = Cue(
    r"\bin (?P<year>20[0-9]{2}),? (?=[^.;]{0,120}\b(?:sent|addressed|dispatched|extended|wrote|conveyed)\b)",
    re.IGNORECASE,
)
# "ANTONY J. BLINKEN, SECRETARY OF STATE", above the day of his statement.
_STATEMENT = re.compile(r"\W*(?:press statement|[\w.' ]{4,40}, secretary of state)\W*", re.IGNORECASE)


def read_happened(view: View, known: Known) -> tuple[DateFound, ...]:
    """The days on which the message may have been sent, the most trusted first (design.md section 6)."""
    reckoned = reckon(view, known)
    line = _dateline_day(view, known.day(), reckoned[0].value[:_YEAR_END] if reckoned else "")
    near = line[0] if line else known.day()
    witness = (line[1],) if line else known.published.spots if known.published else ()
    told = list(_told(view, known.tellings, near))
    days = [_of_told(t, near, witness, dateline=line is not None) for t in told]
    dated = sum(t.dated for t in told)  # what the letter is said to bear goes before what is printed beside it
    found = [*days[:dated], *_of_letter(view, near), *days[dated:]] or _of_statement(view, near)
    found += _about(view, known) if not found else []
    if not found and near is None:
        found += (
            _of_a_year(view, known) or _month_of_telling(view, known) or ([] if reckoned else _in_a_year(view, known))
        )
    late = is_belated(known, reckoned) or (not found and not line and is_of_the_days_after(known, reckoned))
    exact = any(len(found.value) > _DAY for found in reckoned)  # a day, with its tilde
    shown = _reported(line, known) or ([] if exact else _in_month(view))
    return (*(reckoned if late else ()), *found, *shown, *(() if late else reckoned))


def _told(view: View, spans: tuple[tuple[int, int], ...], near: date | None) -> Iterator[ToldDay]:
    """The days that the sentences of a message give: its own, "the same day", at last that of the sentence before."""
    led = tuple(_led(view, spans, 1))
    back = tuple(_led(view, spans, _BACK))
    told = told_days(view.text, spans, near)
    own = any(start <= day.start < end for start, end in spans[:1] for day in told)
    same = on_that_day(view.text, back[:1], near) if not own else ()
    others = [*told, *on_that_day(view.text, back[0 if own else 1 :], near)]
    yield from (*same, *others)
    if not same and not others:
        warm = (
            (s.start, s.end) for s in view.sentences if s.rank == 0 and CONGRATULATES.search(view.text, s.start, s.end)
        )
        yield from days_before(view.text, led, near) or told_days(view.text, tuple(warm), near)


def _led(view: View, spans: tuple[tuple[int, int], ...], back: int) -> Iterator[tuple[int, int, int]]:
    """Sentences with where the one so many before each begins."""
    starts = sorted(s.start for s in view.sentences)
    for start, end in spans:
        yield starts[max(0, bisect_left(starts, start) - back)], start, end


def _about(view: View, known: Known) -> list[DateFound]:
    """The month, where the sentence says no more of the day than "this week" or "last month" and the page gives one."""
    day, said = known.day(), next((m for span in known.tellings[:3] if (m := _on_sending(view.text, *span))), None)
    if day is None or said is None or not known.published:
        return []
    late = said["which"].lower() == "last"
    if said["unit"].lower() == "month":
        day = day.replace(day=1) - timedelta(days=1) if late else day
    elif late:
        day -= timedelta(days=_WEEK)
    spots = (Spot(start=said.start(), end=said.end(), rule="date-of-message"), *known.published.spots)
    return [DateFound(value=f"{day:%Y-%m}~", basis="published", certainty="inferred", spots=spots)]


def _on_sending(text: str, start: int, end: int) -> re.Match[str] | None:
    """Where the sentence says "last month", or its like, of the sending and of nothing nearer."""
    for said in _ABOUT.finditer(text, start, end):
        before = _SENT.search(text, max(start, said.start() - _CLAUSE), said.start())
        if (before and not is_background(text, start, *said.span())) or _SENT.search(
            text, said.end(), min(end, said.end() + _CLAUSE)
        ):
            return said
    return None


def _of_a_year(view: View, known: Known) -> list[DateFound]:
    """A day that is printed without its year, in the year of the page in which it has the weekday beside it."""
    year = find_year(view, known.tellings)
    return [DateFound(value=str(year.day), basis="year", certainty="inferred", spots=year.spots)] if year else []


def _month_of_telling(view: View, known: Known) -> list[DateFound]:
    """The month of an undated page that its first sentences give."""
    for start, end in known.tellings[:2]:
        month = find_month(view.text, start, end)
        if month and month[0] >= _RECENT and not is_background(view.text, start, *month[1]):
            spot = Spot(start=month[1][0], end=month[1][1], rule="date-of-message")
            return [DateFound(value=month[0], basis="stated", certainty="stated", spots=(spot,))]
    return []


def _in_a_year(view: View, known: Known) -> list[DateFound]:
    """The year alone with which the first sentence of an undated page begins."""
    start, end = known.tellings[0] if known.tellings else (0, 0)
    said = _IN_A_YEAR.search(view.text, start, end)
    if said is None or said.start() > start:
        return []
    spot = Spot(start=said.start(), end=said.end("year"), rule="date-of-message")
    return [DateFound(value=said["year"], basis="stated", certainty="stated", spots=(spot,))]


def _of_letter(view: View, near: date | None) -> list[DateFound]:
    """The day that a letter bears, which is printed as it was written: "Beijing, 22 August 2023"."""
    if not any(part.rule in ("address", "signature") for part in view.parts):
        return []
    parts = [p for p in view.parts if p.rule == "place-and-day"]
    spans: Iterable[tuple[int, int]] = [(p.start, p.end) for p in parts] + [(s.start, s.end) for s in view.sentences]
    for start, end in spans:
        for printed in find_dates(view.text, start, min(end, start + 70)):
            if _LETTER_DAY.fullmatch(view.text, start, printed.start) and (found := _borne(printed, near)):
                return [found]
    return []


def _borne(printed: Printed, near: date | None) -> DateFound | None:
    """The whole date that a letter or a statement bears; None where the page is not of the weeks after it."""
    day = printed.on(0) if printed.year else None
    if day is None or (near and not -_NEAR <= (near - day).days <= _REPOSTED):
        return None
    spot = Spot(start=printed.start, end=printed.end, rule="date-of-letter")
    return DateFound(value=str(day), basis="stated", certainty="stated", spots=(spot,))


def _of_statement(view: View, near: date | None) -> list[DateFound]:
    """The day below the line that says whose statement a page prints: an embassy's page may be of days later."""
    for above, part in pairwise(view.parts):
        if not _STATEMENT.fullmatch(view.text, above.start, above.end):
            continue
        dates = find_dates(view.text, part.start, min(part.end, part.start + 40))
        found = _borne(dates[0], near) if dates else None
        if found and found.value != str(near):
            return [found]
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


def _dateline_day(view: View, published: date | None, year: str) -> tuple[date, Spot] | None:
    """The day of the dateline, with its words.

    A year that nothing prints beside it may stand in the headline, or follow from an anniversary of ties (``year``).
    """
    for part in (p for p in view.parts if p.kind == "dateline" or p.rule == "page-foot"):
        for printed in find_dates(view.text, part.start, part.end):
            if not dates_the_text(view, part, printed):
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
