"""Where the names of people stand: behind an office or a title, in front of an office, or by themselves."""

from __future__ import annotations

import re
from bisect import bisect_left

from felicitations.reading.tongues.tongue import Tongue
from felicitations.reading.view import View

Span = tuple[int, int]

_PARTICLE = r"(?:de|da|do|dos|das|del|la|las|los|bin|ben|ibn|al|el|von|van|der|ould|bint|ed|zu)"
_WORD = r"[A-ZА-ЯЁ][\w'\u2019-]*"
_PROPER = re.compile(rf"(?P<name>{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD}){{0,6}})")
_BACKWARDS = re.compile(rf"(?P<name>{_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_WORD}){{1,6}})$")
_UNSPACED = re.compile(r"[^\s\W\d_]{2,14}(?:[\u00b7.-][^\s\W\d_]{1,10})*")
_ARABIC = re.compile(r"[\u0621-\u064a\u0651]+")
_ARABIC_WORDS = 8
_SON = " \u0628\u0646 "  # "bin"
_FAR = 80  # letters before an office, in which its holder is named
_GIVEN = 3  # words before a family name, and one more
_LONG = 7  # Chinese letters of a name that nothing bounds


def name_behind(view: View, tongue: Tongue, start: int, end: int, others: list[int]) -> Span:
    """The name that begins at ``start``, behind titles; empty where a country or the next office begins instead.

    ``others`` are the places, in order, where countries and offices begin: a name ends there.
    """
    text = view.text
    at = _skip(text, tongue, start, end)
    if at == start and tongue.spaced and start and text[start - 1].isalnum():
        return (start, start)
    place = bisect_left(others, at)
    stop = min(end, others[place]) if place < len(others) else end
    if (known := view.known.get(at)) and known.end <= end:
        return _whole(text, tongue, at, known.end, end)
    if not tongue.spaced:
        return _unspaced(text, tongue, at, stop)
    if match := _PROPER.match(text, at, stop):
        last = match.end()
        if stop < end and last == stop:
            last = at + len(text[at:last].rstrip())
        return (at, last) if last - at > 2 else (start, start)
    return _arabic(text, tongue, at, stop, end)


def _skip(text: str, tongue: Tongue, start: int, end: int) -> int:
    """Behind the blanks, commas and titles that stand between an office and a name."""
    at = start
    while at < end:
        if text[at] in " ,(" and at - start < 120 and (tongue.spaced or text[at] != ","):
            at += 1
        elif tongue.titles and (match := tongue.titles.match(text, at, end)) and match.end() > at:
            at = match.end()
        else:
            break
    return at


def _whole(text: str, tongue: Tongue, start: int, last: int, end: int) -> Span:
    """A known name with the words of it that the table leaves out."""
    if tongue.spaced and (match := _PROPER.match(text, start, end)) and match.end() > last:
        rest = text[last : match.end()]
        return (start, match.end()) if len(rest.split()) < 3 else (start, last)
    if text.startswith("\u00b7", last):  # the table knows the first part of a name that Chinese writes in several
        return max((start, last), _unspaced(text, tongue, start, end))
    return (start, last)


def _unspaced(text: str, tongue: Tongue, start: int, end: int) -> Span:
    match = _UNSPACED.match(text, start, end)
    if not match:
        return (start, start)
    stop = tongue.stops.search(text, start, match.end()) if tongue.stops else None
    last = stop.start() if stop else match.end()
    size = last - start
    bounded = size <= _LONG and (stop is not None or last < len(text))
    return (start, last) if size > 1 and (bounded or "\u00b7" in text[start:last]) else (start, start)


def _arabic(text: str, tongue: Tongue, start: int, stop: int, end: int) -> Span:
    """A name in a script without capitals: words up to one that no name holds; empty where none bounds it."""
    at = last = start
    count = 0
    while match := _ARABIC.match(text, at, stop):
        if tongue.stops and tongue.stops.match(text, at, end):
            break
        count, last = count + 1, match.end()
        if count > _ARABIC_WORDS:
            return (start, start)
        if text[last : last + 1] != " ":
            break
        at = last + 1
    return (start, last) if count > 1 else (start, start)


def name_before(view: View, tongue: Tongue, begin: int, start: int, others: list[int]) -> Span:
    """The name that ends right before ``start``: "Xi Jinping, President of China"; empty where none does."""
    text = view.text
    last = start
    while last > begin and text[last - 1] in " ,\u060c(\r\n":
        last -= 1
    line = "\n" in text[last:start]  # of a signature, the office below the name
    for known in view.known_in(begin, last):
        if known.end == last:
            return _grown(text, begin, known.start, last)
    if not tongue.spaced or last == start:
        return (start, start)
    titled = _titled(text, tongue, max(begin, last - _FAR), last)
    apart = line or any(comma in text[last:start] for comma in ",\u060c")
    whole = titled and not any(titled[0] <= at < last for at in others)
    if titled and (apart or (whole and _SON in text[slice(*titled)])):  # a long name of the Gulf needs no comma
        return titled
    if not apart:
        return (start, start)
    begin = max(begin, last - 60, text.rfind("\n", 0, last) + 1 if line else 0)
    match = _BACKWARDS.search(text, begin, last)
    if not match or any(match.start() <= at < last for at in others) or (line and match.start() > begin):
        return (start, start)
    return match.span()


def _titled(text: str, tongue: Tongue, begin: int, last: int) -> Span | None:
    """A name in a script without capitals, between a title and ``last``: "to His Excellency Mr. X, president of Y"."""
    if not tongue.titles or not _ARABIC.fullmatch(text[last - 1]):
        return None
    starts = [m.end() for m in tongue.titles.finditer(text, begin, last)]
    for start in starts[::-1]:
        words = text[start:last].split()
        if 1 < len(words) <= _ARABIC_WORDS and all(map(_ARABIC.fullmatch, words)):
            return (last - len(text[start:last].lstrip()), last)
    return None


def _grown(text: str, begin: int, start: int, last: int) -> Span:
    """A known family name with the given names in front of it."""
    if " " in text[start:last]:
        return (start, last)
    match = _BACKWARDS.search(text, max(begin, last - 60), last)
    few = match and match.start() < start and len(text[match.start() : start].split()) < _GIVEN
    return (match.start(), last) if match and few else (start, last)


def known_names(view: View, begin: int, end: int) -> list[tuple[Span, str]]:
    """The people known by name between two offsets, each with the code of the state."""
    return [(_grown(view.text, begin, one.start, one.end), one.codes[0]) for one in view.known_in(begin, end)]
