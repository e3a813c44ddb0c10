"""Dates as texts print them: found in the folded text, with what they leave open."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from felicitations.reading.cues import Cue

_MONTHS = "january february march april may june july august september october november december".split()
_SHORT = {m[:3]: i for i, m in enumerate(_MONTHS, 1)}
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)

PRINTED = Cue(
    r"\b(?P<y1>(?:19|20)[0-9]{2})\s?[-/.\">]\s?(?P<m1>[0-9]{1,2})\s?[-/.\">]\s?(?P<d1>[0-9]{1,2})(?!\d)"
    r"|\b(?P<y11>(?:19|20)[0-9]{2}):(?P<m11>[0-9]{2}):(?P<d11>[0-9]{2})\b"
    r"|\b(?P<a2>[0-9]{1,2})(?P<sep>[-/.])\s?(?P<b2>[0-9]{1,2})(?P=sep)\s?(?P<y2>(?:19|20)[0-9]{2})\b"
    r"|(?<![.\d])\b(?P<a8>[0-9]{1,2})\.(?P<b8>[0-9]{2})\.(?P<y8>[0-9]{2})\b(?!\.\d)"
    r"|(?<![/\d])\b(?P<a0>[0-9]{1,2})/(?P<b0>[0-9]{1,2})/(?P<y0>[0-9]{2})\b(?![/\d])"
    rf"|\b(?P<d9>[0-9]{{1,2}})[-/]{_MONTH.format('m9')}[-/](?P<y9>[0-9]{{2}})\b(?![-/\d])"
    rf"|\b(?P<d10>[0-9]{{1,2}})\s{_MONTH.format('m10')}\s(?:B\.?E\.?\s)?(?P<y10>25[4-9][0-9])\b"
    rf"|(?<![:.\d])\b(?P<d3>[0-9]{{1,2}})(?:st|nd|rd|th"
    rf"|\.)?(?:\s,)?[\s-](?:of\s)?{_MONTH.format('m3')}(?:(?:[\s,\u060c-]{{1,2}}(?:de\s)?"
    r"|\sat\s[0-9]{1,2}[:.][0-9]{2}\s?\W{1,2})(?P<y3>(?:19|20)[0-9]{2})\b)?"
    rf"|\b{_MONTH.format('m4')}(?:,?\s|\s?-\s)(?P<d4>[0-9]{{1,2}})(?:st|nd|rd|th)?\b(?![:.][0-9])"
    r"(?:\s\((?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\))?(?:(?:[.,]\s?|\s-\s|/"
    rf"|\s)(?:Juche\s[0-9]+\s)?\(?(?P<y4>(?:19|20)[0-9]{{2}})(?!\d))?"
    rf"|\b(?P<y7>(?:19|20)[0-9]{{2}})[\s-]{_MONTH.format('m7')}[\s-](?P<d7>[0-9]{{1,2}})\b"
    r"|\bJuche\s?(?P<y6>[0-9]{2,3})\.(?P<m6>[0-9]{1,2})\.(?P<d6>[0-9]{1,2})",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    rf"{PRINTED.pattern}|(?P<y5>(?:19|20)[0-9]{{2}})年(?P<m5>[0-9]{{1,2}})月(?P<d5>[0-9]{{1,2}})日", re.IGNORECASE
)
_FIGURE = re.compile(r"[0-9]")
_IN_MONTH = re.compile(
    rf"\b{_MONTH.format('month')}(?:\s[0-9]{{1,2}}\s?-\s?[0-9]{{1,2}})?[\s,.-]{{1,3}}"
    r"(?P<year>(?:19|20)[0-9]{2})\b",
    re.IGNORECASE,
)
WEEKDAY = Cue(
    r"\b(?:(?P<last>last|past)\s)?(?P<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
    r"|\b(?P<word>day before yesterday|(?P<ago>one|two|three|four|five|six|[1-6]) days? ago|yesterday"
    r"|last (?:night|evening)|today|tonight|this (?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)


_AGO = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_CENTURY = 2000
_JUCHE = 1911  # the year before Juche 1
_LATE = "50"  # two figures of a year from here on are none of this century: "16/9/68" is of a Thai page
_BUDDHIST = 543  # years before ours, in Thailand


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A date in print: offsets in the folded text; ``year`` is 0 where none is printed.

    ``either`` says that day and month may be meant the other way round: 06/04/2024.
    """

    start: int
    end: int
    year: int
    month: int
    day: int
    either: bool = False

    def turned(self) -> Printed:
        """The same date with the month in front."""
        return replace(self, month=self.day, day=self.month, either=False)

    def on(self, year: int) -> date | None:
        """The day, with ``year`` where none is printed; None where there is no such day."""
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None


def find_dates(text: str, start: int, end: int) -> tuple[Printed, ...]:
    """The dates printed between two offsets, in order; what is no day of any calendar is none."""
    if not _FIGURE.search(text, start, end):
        return ()
    pattern = _CHINESE if "\u5e74" in text else PRINTED
    return tuple(p for m in pattern.finditer(text, start, end) if (p := _printed(m)) is not None)


def date_in(day: date, year: int) -> date | None:
    """The same day in another year; None where it has no such day."""
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def find_month(text: str, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """The month that a stretch gives without a day, "March 2023": as EDTF, and its place."""
    found = _IN_MONTH.search(text, start, end)
    return (f"{found['year']}-{_SHORT[found['month'][:3].lower()]:02}", found.span()) if found else None


def holds_a_day(text: str, start: int, end: int) -> bool:
    """Whether a date with its year is printed between two offsets."""
    return any(printed.year for printed in find_dates(text, start, end))


def _printed(match: re.Match[str]) -> Printed | None:
    g = match.groupdict()
    if g["y2"]:
        return _in_figures(int(g["a2"]), int(g["b2"]), int(g["y2"]), match)
    if g["y0"]:
        return _in_figures(int(g["a0"]), int(g["b0"]), _CENTURY + int(g["y0"]), match) if g["y0"] < _LATE else None
    if g["y8"]:
        return _if_real(
            match, _CENTURY + int(g["y8"]), int(g["b8"]), int(g["a8"])
        )  # "20.04.18": dots put the day first
    if g["m9"]:
        return _if_real(match, _CENTURY + int(g["y9"]), _SHORT[g["m9"][:3].lower()], int(g["d9"]))
    if g["m3"] or g["m4"] or g["m7"]:
        n = "3" if g["m3"] else "4" if g["m4"] else "7"
        year, month, day = int(g["y" + n] or 0), _SHORT[g["m" + n][:3].lower()], int(g["d" + n])
    elif g["y10"]:
        year, month, day = int(g["y10"]) - _BUDDHIST, _SHORT[g["m10"][:3].lower()], int(g["d10"])
    elif g["y6"]:
        year, month, day = _JUCHE + int(g["y6"]), int(g["m6"]), int(g["d6"])
    else:
        n = "1" if g["y1"] else "11" if g["y11"] else "5"
        year, month, day = int(g["y" + n]), int(g["m" + n]), int(g["d" + n])
    return _if_real(match, year, month, day)


def _in_figures(day: int, month: int, year: int, match: re.Match[str]) -> Printed | None:
    """01-11-2024: outside the United States the day stands first; only figures over 12 say otherwise."""
    if month > 12:
        return _if_real(match, year, day, month)
    found = _if_real(match, year, month, day)
    return replace(found, either=day <= 12 and day != month) if found else None


def _if_real(match: re.Match[str], year: int, month: int, day: int) -> Printed | None:
    try:
        date(year or 2000, month, day)  # 2000 was a leap year: 29 February may be meant
    except ValueError:
        return None
    return Printed(start=match.start(), end=match.end(), year=year, month=month, day=day)


def nearest_year(printed: Printed, near: date) -> date | None:
    """The day of a date without a year: the one nearest to ``near`` that is not more than a few days after it."""
    days = [d for y in (near.year - 1, near.year, near.year + 1) if (d := printed.on(y)) is not None]
    past = [d for d in days if d <= near + timedelta(days=3)]
    return max(past, default=None)


def weekday_before(match: re.Match[str], near: date) -> date:
    """The day that "on Friday" means on a page of the day ``near``: counted backwards, the day itself included."""
    word, ago = (match.group("word") or "").lower(), (match.group("ago") or "").lower()
    if ago:
        return near - timedelta(days=_AGO.get(ago) or int(ago))
    if word:
        return near - timedelta(days=2 if "before" in word else word.startswith(("yesterday", "last")))
    back = (near.weekday() - WEEKDAYS.index(match.group("day").lower())) % 7
    if match.group("last") and back == 0:
        back = 7
    return near - timedelta(days=back)
