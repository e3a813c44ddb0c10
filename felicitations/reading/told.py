"""The days that sentences give for the message: dates printed in them, weekdays, "yesterday", "the next day"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from felicitations.reading.cues import Cue
from felicitations.reading.days import WEEKDAY, Printed, find_dates, nearest_year, weekday_before
from felicitations.reading.headlines import condoles

_RECENT = 2000  # a page without any date of its own is no older: what is printed before is history
_FEW = 3  # days
_AFTER = 1  # days that the message may lie behind the page's own day, by time zone
_A_MONTH = 31  # days
_BEFORE = 60  # letters before a day in which its own event would be named
# What happened on a day that is not the message's: "since 1975", "elections held on Sunday", "was sworn in on Friday".
_BACKGROUND = re.compile(
    r"\b(?:since|founded|established|signed|concluded|born|opened|began|from|until|till|after|before|between"
    r"|(?<!hours )(?<!morning )(?<!evening )(?<!afternoon )(?<!night )of"
    r"|proclaimed"
    r"|declared|due|force)\s(?:on\s|in\s|the\s)?$"
    r"|\bbirth of\b[^.;]{0,90}$|\d{4} ?-{1,2} ?$"
    r"|\b(?:each|every)\s$|\bfall(?:s|ing)? on (?:the )?$"
    r"|\b(?:day|holiday|anniversary|independence)(?:\s?\(|,? (?:on|(?:which|that) falls on) (?:the )?)$"
    r"|\b(?:elections?|vote[ds]?|polls?|ballot|run-?off|referendum"
    r"|which(?! (?:went|he sent|she sent|bears|(?:was|were) (?:\w+ly )?(?:sent|dated|made|released|read|delivered"
    r"|handed|issued|published|dispatched|despatched|conveyed|signed|transmitted|addressed|posted|forwarded|received|relayed)))"
    r"|held|passed|won|winning|win|victory"
    r"|elected|re-elected"
    r"|defeat\w*|sworn|oath|inaugurat\w+|appointed|appointment|assum\w+|took office|coronation|accession"
    r"|conced\w+|landed"
    r"|landing|died|death|born|crash\w*|final|match|celebrated|celebrates|visit\w*|arriv\w+|met|meeting|talks"
    r"|seen|announced"
    r"|declar\w+|winner|confirmed|certified|signed|opens?|opened|launched|ceremony"
    r"|reception)\b[^.;]{0,45}\b(?:on|late|early|last|this|in)\s(?:\w+,?\s)?$",
    re.IGNORECASE,
)
# "who had met him on Monday"; "had his congratulations carried on Wednesday" is no such past.
_EARLIER = re.compile(r"\bhad\s(?!(?:his|her|their|a|the)\s)(?:\w+\s){0,2}\w+(?:ed|en|t|d|ne)\b[^.;]{0,70}$")
# "Mottley greeted Sheinbaum, who on October 1 took the oath": a day of somebody's own.
_OF_SOMEBODY = re.compile(r", (?:who|whose)\b[^,;.]{0,40}$")
# "In a statement that his adviser signed on Wednesday", "the message arrived in Belgrade yesterday".
_OF_MESSAGE = re.compile(
    r"\b(?:messages?|letters?|statement|communique|release|telegrams?|cables?|notes?|congratulations)\b[^.;]{0,120}\b(?:signed|issued"
    r"|released|published|announced|arrived|received|delivered|handed|conveyed|made available)\b[^.;,]{0,40}$"
    r"|\b(?:received|congratulated|felicitated)\s(?:(?:on|late|early|last|this)\s)*$",
    re.IGNORECASE,
)
# "In a statement today the embassy said that the message was sent on Friday"
_WAS_SENT = re.compile(
    r"\b(?:message|letter|telegram|cable|note)s?\b (?:\w+ ){0,2}(?:was|were|had been|been) (?:sent|dispatched) "
    r"(?:on |late |early |last )*$",
    re.IGNORECASE,
)
_OATH = re.compile(
    r"\b(?:elections?|polls?|ballot|run-?off|elected|re-elected|sworn|oath|inaugurated|took office|conced\w+"
    r"|landed|died|born|celebrat\w+|observed|marked|commemorat\w+|crowned|coronation|enthroned|opened|began"
    r"|crashed|arriv\w+|met|winner)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
_OF_A_VOTE = re.compile(
    r"(?:'s)?\s(?:(?!(?:up)?on |for |after |following |over |in |to )\w+ ){0,3}"
    r"(?:elections?|vote|polls?|ballot|run-?off|referendum|final|match|inauguration|ceremony)\b",
    re.IGNORECASE,
)
# "Monday, April 25", "Thursday (7 March)": the date says which.
_DATE_BEHIND = re.compile(
    r",? \(?(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d|\b)", re.IGNORECASE
)
_DATED = re.compile(r"\b(?:dated|date of|(?:message|letter|telegram|cable|note)s? of) (?:the )?$", re.IGNORECASE)
# "He said yesterday that the people had spoken."
_SAID_THEN = Cue(
    r"\b(?:said|stated|announced|published|released) (?:(?:late|early|on|last) )*"
    r"(?:yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_IT_IS_DATED = re.compile(r"\b(?:it|which) (?:is|was) dated (?:the )?$", re.IGNORECASE)
_OF_MONTH = Cue(
    r"\b(?P<dated>dated|sent|issued|released|signed|on|(?:message|letter|telegram|cable|note) of) (?:on )?(?:the )?"
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)"
    r"(?=[,.;)\"]| (?:inst|of (?:this|the) month|this month)\b)",
    re.IGNORECASE,
)
_SENDING = Cue(
    r"\b(?:messages?|letters?|telegrams?|cables?|notes?|statement|congratulat\w*|felicitat\w*|greeting\w*|post\w*|tweet\w*|wrote"
    r"|put pen to paper|penned|t(?:ook|aken) up (?:the|their) pens?"
    r"|told (?-i:[A-Z])\w+|conversation|call\w*|telephon\w+|phone\w*|release[ds]?|issued|exchang\w+|sent|fell|falls)\b",
    re.IGNORECASE,
)
# A day that another one gives: "the messages were sent on the same day", "the next day", "a day later".
_THAT_DAY = Cue(
    r"\b(?:on |the |that )(?:that|same|very) (?:day|evening|night|afternoon|morning)\b"
    r"|\bthat (?:evening|night|afternoon|morning)\b|\bon the day\b(?! (?:of|before|after)\b)"
    r"|\b(?P<next>(?:next|following) (?:day|morning)|day (?:later|after(?=[,.;])))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDay:
    """A day that a sentence gives: offsets in the folded text, and how it is known.

    ``dated`` where the letter itself is said to bear it, ``spoken`` where a weekday or "yesterday" gives it,
    ``counted`` where that was counted backwards.
    """

    start: int
    end: int
    day: date
    dated: bool = False
    spoken: bool = False
    counted: bool = False


def told_days(text: str, spans: tuple[tuple[int, int], ...], near: date | None) -> tuple[ToldDay, ...]:
    """The days that these sentences give, those of the first sentences first; ``near`` is the day of the page.

    What only the first sentence may say in passing ("yesterday"), a later one must say of a message.
    """
    found: list[ToldDay] = []
    for number, (start, end) in enumerate(spans):
        sends = number == 0 or bool(_SENDING.search(text, start, end) or _SAID_THEN.search(text, start, end))
        found += _printed(text, start, end, near)
        if near and sends and not condoles(text, start, end):  # a weekday there is that of another letter
            found += _weekdays(text, start, end, near)
            found += _of_month(text, start, end, near)
    return tuple(sorted(found, key=lambda t: not t.dated))


def on_that_day(text: str, spans: tuple[tuple[int, int, int], ...], near: date | None) -> tuple[ToldDay, ...]:
    """What "the same day" and "the next day" mean in these sentences, each with where the one before it begins.

    They are counted from the last day that stands before: a date, or a weekday of the vote, the oath, the launch.
    """
    found: list[ToldDay] = []
    for number, (before, start, end) in enumerate(spans):
        said = _THAT_DAY.search(text, start, end)
        sends = number == 0 or bool(_SENDING.search(text, start, end))
        if said is None or not sends or _EARLIER.search(text, max(start, said.start() - 2 * _BEFORE), said.start()):
            continue
        days = [*_all_days(text, before, start, near), *_all_days(text, start, said.start(), near)]
        fits = [(at, day) for at, day in days if _may_be_of(day, near)]
        if fits:
            (first, last), day = fits[-1]
            found.append(ToldDay(start=first, end=last, day=day + timedelta(days=bool(said["next"]))))
    return tuple(found)


def _may_be_of(day: date, near: date | None) -> bool:
    """Whether a day is of the month before the page's; of a page without one, of the years in which pages are."""
    return -_FEW <= (near - day).days <= _A_MONTH if near else day.year >= _RECENT


def days_before(text: str, spans: tuple[tuple[int, int, int], ...], near: date | None) -> tuple[ToldDay, ...]:
    """The weekday of the sentence that leads to the message: "On Monday Beijing had its say. President X sent ..."."""
    before, start, _ = spans[0] if spans else (0, 0, 0)
    return tuple(_weekdays(text, before, start, near)) if near and "\n\n" not in text[before:start] else ()


def _all_days(text: str, start: int, end: int, near: date | None) -> Iterator[tuple[tuple[int, int], date]]:
    """The days that a stretch names, with their places, whatever it says of them."""
    yield from (((p.start, p.end), d) for p in find_dates(text, start, end) if (d := _resolved(p, near)))
    if near:
        yield from ((m.span(), weekday_before(m, near)) for m in WEEKDAY.finditer(text, start, end))


def _printed(text: str, start: int, end: int, near: date | None) -> Iterator[ToldDay]:
    for printed in find_dates(text, start, end):
        day = _resolved(printed, near)
        if day is None:
            continue
        dated = _is_dated(text, start, printed.start, end)
        if not dated and is_background(text, start, printed.start, printed.end):
            continue
        # Far from the page's own day it is history: "ties were opened on 13 March 1972".
        if (near is None and day.year >= _RECENT) or (near and -3 <= (near - day).days <= 60):
            yield ToldDay(start=printed.start, end=printed.end, day=day, dated=dated)


def _is_dated(text: str, start: int, at: int, end: int) -> bool:
    """Whether a letter is said to bear the day at ``at``."""
    if not _DATED.search(text, max(start, at - 18), at):
        return False
    return bool(_SENDING.search(text, start, end) or _IT_IS_DATED.search(text, max(start, at - 18), at))


def _in_speech(text: str, at: int) -> bool:
    """Whether words stand in quotation marks: what the letter calls today is its own day, not the page's."""
    return text.count('"', text.rfind("\n", 0, at) + 1, at) % 2 == 1


def _weekdays(text: str, start: int, end: int, near: date) -> Iterator[ToldDay]:
    for match in WEEKDAY.finditer(text, start, end):
        if _in_speech(text, match.start()) or _DATE_BEHIND.match(text, match.end()):
            continue
        other = bool(match.group("word")) and bool(
            _OATH.search(text[max(start, match.start() - _BEFORE) : match.start()])
        )
        other = other or is_background(text, start, match.start(), match.end())
        if other and not _of_the_message(text, start, match.start()):
            continue
        if _EARLIER.search(text, max(start, match.start() - 2 * _BEFORE), match.start()):
            continue
        day = weekday_before(match, near)
        sent = bool(_WAS_SENT.search(text, max(start, match.start() - _BEFORE), match.start()))
        yield ToldDay(start=match.start(), end=match.end(), day=day, dated=sent, spoken=True, counted=day != near)


def _of_month(text: str, start: int, end: int, near: date) -> Iterator[ToldDay]:
    """A day of which only the number is printed, "in a message dated the 29th": the last one before the page's day."""
    for match in _OF_MONTH.finditer(text, start, end):
        back = (near - timedelta(days=n) for n in range(-_AFTER, _A_MONTH))
        day = next((d for d in back if d.day == int(match["day"])), None)
        if day and not is_background(text, start, match.start(), match.end()):
            yield ToldDay(start=match.start("day"), end=match.end(), day=day, dated=match["dated"].lower() == "dated")


def is_background(text: str, start: int, at: int, stop: int) -> bool:
    """Whether a day belongs to something else: the vote, the oath, what is celebrated."""
    before = text[max(start, at - _BEFORE) : at]
    own = _OF_SOMEBODY.search(before) and not _SENDING.search(text[stop : stop + _BEFORE].split(",", maxsplit=1)[0])
    return bool(own or _OF_A_VOTE.match(text, stop) or _BACKGROUND.search(before))


def _of_the_message(text: str, start: int, at: int) -> bool:
    """Whether it is the message's day for all that stands before: "on his victory in a note sent Sunday"."""
    right_behind = text[max(start, at - 25) : at]
    return bool(_SENDING.search(right_behind) or _OF_MESSAGE.search(text[max(start, at - 3 * _BEFORE) : at]))


def _resolved(printed: Printed, near: date | None) -> date | None:
    """The day of a printed date; the year that it leaves out is the one of ``near``."""
    if printed.year:
        return printed.on(0)
    return nearest_year(printed, near) if near else None
