"""When the page was published and the message sent, as other languages print it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from felicitations.reading.days import Printed, date_in, find_dates, nearest_year
from felicitations.reading.jubilees import is_just_after
from felicitations.reading.tongues.persons import Span
from felicitations.reading.tongues.tongue import Calendar, Tongue
from felicitations.reading.view import Sentence, Spot, View

_LONGEST_AGO = 3
_REPOSTED = 60  # days after which a page may still print a report as it was sent out
_AFTER = 3
_WHOLE = len("2024-01-12")
_TOP = 2
_CLOSE = 90
_BESIDE = 48
_VOTES = frozenset({"election", "re-election"})
_SPAN = re.compile(r"\d{4}\s?-{1,2}\s?$")  # "(1949 - 1 October 2024)"
_LINE = 40  # letters
_APART = re.compile(r",\s(?:[^\W\d]{1,5}\s)?$")
_AGENCY_LINE = re.compile(
    r"[电電讯訊]|\s?(?:\d{4}\s?)?\.?,?\s?(?:\([^)]{2,20}\)|/[^/]{2,20}/|[A-Z]{2,6})?\s?\.?(?:-{1,2}|:|/)"
)
_FIRST, _LAST = 2000, 2050  # years between which articles are
_STAMP = 3  # letters between a weekday and its date
_MINGUO = 1911  # the year before the first of the Republic of China, from which Taiwan counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day with the words that show it and how it is known; ``about`` where it is only the page's."""

    value: date
    basis: str
    spots: tuple[Spot, ...]

    @property
    def edtf(self) -> str:
        """The day in EDTF."""
        return self.value.isoformat() + ("~" if self.basis in ("published", "anniversary") else "")


def find_days(text: str, start: int, end: int, calendar: Calendar, near: date | None = None) -> list[Printed]:
    """The dates printed between two offsets, in figures or in the words of the language, in the order of the text.

    A day without its month ("on the 25th") is one only on a page of the day ``near``: the last such before it.
    """
    found = list(find_dates(text, start, end))
    if calendar.dates:
        for match in calendar.dates.finditer(text, start, end):
            if (printed := _printed(match, calendar, near)) and not any(_cross(printed, p) for p in found):
                found.append(printed)
    return sorted(found, key=lambda p: p.start)


def _cross(one: Printed, other: Printed) -> bool:
    return one.start < other.end and other.start < one.end


def _printed(match: re.Match[str], calendar: Calendar, near: date | None) -> Printed | None:
    groups = {name[-1]: value for name, value in match.groupdict().items() if value}
    if "m" not in groups:
        return _of_this_month(match, int(groups["d"]), near) if near else None
    month = calendar.months.get(groups["m"].lower(), 0) if not groups["m"].isdigit() else int(groups["m"])
    year = int(groups["r"]) + _MINGUO if "r" in groups else int(groups.get("y", 0))
    printed = Printed(start=match.start(), end=match.end(), year=year, month=month, day=int(groups["d"]))
    return printed if printed.on(2000) else None


def _of_this_month(match: re.Match[str], day: int, near: date) -> Printed | None:
    """A day without its month, on a page of the day ``near``: of that month, or where it is yet to come of the last."""
    first = near if day <= near.day else near.replace(day=1) - timedelta(days=1)
    found = Printed(start=match.start(), end=match.end(), year=first.year, month=first.month, day=day)
    return found if found.on(0) else None


def read_page_day(view: View, tongue: Tongue) -> Day | None:
    """The day that the page gives for itself: the first full date around the article, else in its dateline."""
    around = [p for p in view.parts if p.kind in ("stamp", "credit", "furniture", "dateline")]
    crawled = [(p.start, p.end) for p in around if p.rule.startswith("crawl-stamp")]
    around = [p for p in around if not p.rule.startswith("crawl-stamp")]
    first = view.first_body
    spans = [(p.start, p.end) for p in around] + [(first, min(first + 80, len(view.text)))]
    spans += [(p.start, p.end) for p in view.parts if p.kind in ("headline", "heading")]
    spans += crawled  # its day stands in where the page gives none
    for start, end in spans:
        for printed in find_days(view.text, start, end, tongue.calendar):
            if printed.year >= _FIRST and (value := printed.on(printed.year)):
                return Day(value=value, basis="stated", spots=(_spot(printed, "stamp"),))
    return None


def read_sent_day(view: View, tongue: Tongue, sentence: Sentence, page: Day | None) -> Day | None:
    """The day of the message: printed where it is told of, or in the dateline; a weekday; else the page's own."""
    first = view.first_body
    if (dated := _below_letter(view, tongue, page)) is not None:
        return dated
    told = _told(view, tongue, sentence)
    spans = [(sentence.start, sentence.end), (first, min(first + 60, len(view.text)))]
    spans += [(at, min(at + _CLOSE, s.end)) for s in told[1:] for at in (s.start, *_messages(view, tongue, s))]
    line: Day | None = None
    for start, end in spans:
        for printed in find_days(view.text, start, end, tongue.calendar, page.value if page else None):
            if _SPAN.search(view.text, max(start, printed.start - 8), printed.start):
                continue
            opens = _opens_report(view, printed)
            longest = _REPOSTED if start == first or opens else _LONGEST_AGO
            if (value := _near(printed, page, longest)) is not None and not _of_the_vote(view.text, tongue, printed):
                day = Day(value=value, basis="stated", spots=(_spot(printed, "stated-day"),))
                if not opens:
                    return _before(view, tongue, sentence, printed, page) or day
                line = line or day
    near = line or page
    if near is None:
        return None
    words = (_by_word(view, tongue, s, near) for s in told)
    told_by_word = next((day for day in words if day), None)
    return told_by_word or line or Day(value=near.value, basis="published", spots=near.spots)


def _below_letter(view: View, tongue: Tongue, page: Day | None) -> Day | None:
    """The day beside the place, above a letter that is printed whole or below its signature."""
    signed = any(p.rule == "signature" for p in view.parts)
    whole = signed or (tongue.salutations and tongue.salutations.search(view.text))
    lines = [p for p in view.parts if p.rule == "place-and-day"] if whole else []
    found = (d for p in lines for d in find_days(view.text, p.start, p.end, tongue.calendar))
    for printed in found:
        if (value := _near(printed, page, _REPOSTED)) is not None:
            return Day(value=value, basis="stated", spots=(_spot(printed, "stated-day"),))
    return None


def _before(view: View, tongue: Tongue, sentence: Sentence, printed: Printed, page: Day | None) -> Day | None:
    """The day that a word tells before a printed one: "congratulated today, Saturday, the winner of 30 October"."""
    if page is None or not sentence.start <= printed.start < sentence.end:
        return None
    told = _by_word(view, tongue, sentence, page)
    return told if told and told.spots[0].end < printed.start - _BESIDE else None


def _opens_report(view: View, printed: Printed) -> bool:
    """Whether a day stands in the line with which an agency opens: the report's, which a weekday in it may correct."""
    if any(p.kind == "dateline" and p.start <= printed.start < p.end for p in view.parts):
        return True
    if printed.start < view.first_body:
        return False
    begin = view.text.rfind("\n", 0, printed.start) + 1
    return printed.start - begin < _LINE and bool(_AGENCY_LINE.match(view.text, printed.end))


def _told(view: View, tongue: Tongue, sentence: Sentence) -> list[Sentence]:
    """The sentence that tells of the message, and after it those close to the first of the text that speak of one."""
    kinds = [pattern for pattern in (tongue.congratulates, tongue.messages) if pattern]
    told, last = [sentence], None
    for s in view.sentences:
        if last is not None and s.rank > last:
            break  # the rest of the page need not be searched
        if not any(k.search(view.text, s.start, s.end) for k in kinds):
            continue
        if last is None and s.rank >= 0:
            last = s.rank + _TOP
        if s != sentence:
            told.append(s)
    return told


def _messages(view: View, tongue: Tongue, sentence: Sentence) -> list[int]:
    """Where a sentence speaks of a message."""
    found = tongue.messages.finditer(view.text, sentence.start, sentence.end) if tongue.messages else ()
    return [match.start() for match in found]


def _near(printed: Printed, page: Day | None, longest: int) -> date | None:
    """The day of a printed date, if it can be that of the message: not long before the page's day, and not after."""
    value = printed.on(printed.year) if printed.year else nearest_year(printed, page.value) if page else None
    if value is None or (page and not -_AFTER <= (page.value - value).days <= longest):
        return None
    return value


def reckon_day(sent: Day | None, page: Day | None, founded: str, number: int, spots: tuple[Spot, ...]) -> Day | None:
    """The anniversary itself, where a page tells no day of the message and is of the days after it, or of none.

    ``founded`` is the day from which the anniversaries count, in EDTF; ``spots`` are the words of the number.
    """
    if (sent and sent.basis != "published") or len(founded) < _WHOLE:
        return sent
    first = date.fromisoformat(founded)
    day = date_in(first, first.year + number)
    if day is None or (page and not is_just_after(page.value, day)):
        return sent
    return Day(value=day, basis="anniversary", spots=spots)


def printed_founding(view: View, tongue: Tongue, page: Day | None, number: int) -> str:
    """The founding day that the article prints, in EDTF: so many years before the page; empty where it prints none."""
    for s in view.sentences if page else ():
        for printed in find_days(view.text, s.start, s.end, tongue.calendar):
            if page and printed.year and printed.year + number == page.value.year:
                return str(printed.on(0))
    return ""


def since_founding(told: Day | None, number: int) -> Day | None:
    """The anniversary of a day in a text without a day of its own: beside a number of years it is the founding day.

    A day of the years from which articles are is the message's own, whatever it is the anniversary of.
    """
    if told is None or told.basis != "stated" or told.value.year >= _FIRST or told.value.year + number > _LAST:
        return told
    day = date_in(told.value, told.value.year + number)
    return Day(value=day, basis="anniversary", spots=told.spots) if day else None


def _by_word(view: View, tongue: Tongue, sentence: Sentence, page: Day) -> Day | None:
    calendar = tongue.calendar
    found: list[tuple[Span, int]] = []
    for pattern, back in ((calendar.today, 0), (calendar.yesterday, 1), (calendar.weekday, None)):
        for match in pattern.finditer(view.text, sentence.start, sentence.end) if pattern else ():
            if not _is_stamped(view, calendar, sentence, match) and not _of_the_vote(view.text, tongue, match.span()):
                days = back if back is not None else _since(match.group(), page.value, calendar)
                found.append((match.span(), days))
    if not found:
        return None
    (start, end), days = min(found)  # the first: "sent on Friday, the day after he was confirmed"
    spots = (Spot(start=start, end=end, rule="weekday"), *page.spots)
    return Day(value=page.value - timedelta(days=days), basis="weekday", spots=spots)


def _is_stamped(view: View, calendar: Calendar, sentence: Sentence, word: re.Match[str]) -> bool:
    """Whether a weekday stands before its date, where an agency opens: "BRIDGETOWN, Monday 5 August"."""
    near = range(word.end(), word.end() + _STAMP + 1)
    days = (p for p in find_days(view.text, sentence.start, sentence.end, calendar) if p.start in near)
    return any(_opens_report(view, printed) for printed in days)


def _of_the_vote(text: str, tongue: Tongue, day: Printed | Span) -> bool:
    """Whether a day stands beside a vote: "re-elected on Sunday", "the elections of 2 June"."""
    at, last = (day.start, day.end) if isinstance(day, Printed) else day
    start, end = max(0, at - _BESIDE), last + (0 if tongue.spaced else _BESIDE // 4)
    start = max(
        start, text.rfind("\n", start, at) + 1, text.rfind(". ", start, at) + 1, text.rfind("。", start, at) + 1
    )
    apart = _APART.search(text, start, at) and text.startswith(", ", last)
    if apart and tongue.offices and tongue.offices.match(text, last + 2):
        return False  # "On hearing that B was elected, on 27 October, the President sent ..."
    if tongue.messages and tongue.messages.search(text, start, at):
        return False  # "for his victory in the election, in a letter of 2 June"
    return any(p.pattern.search(text, start, end) for p in tongue.phrases if p.slug in _VOTES)


def _since(word: str, day: date, calendar: Calendar) -> int:
    return (day.weekday() - calendar.weekdays[word.lower()]) % 7


def _spot(printed: Printed, rule: str) -> Spot:
    return Spot(start=printed.start, end=printed.end, rule=rule)
