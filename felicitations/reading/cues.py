"""Patterns that are tried only where they can match: most words of a page begin none, most sentences hold none.

What a match must begin with, or must hold, is read off the pattern when it is compiled (``spelling``); where these
letters stand is looked up once for an article, by one automaton for all of them. That takes a tenth of the time of
searching every sentence (measured; see docs/performance.md), and finds the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any

import ahocorasick

from felicitations.reading.fold import Text
from felicitations.reading.spelling import OPENING, SPACED, is_word, looks_of

_TO_THE_END = 2**31 - 1
_NOTHING: Iterator[re.Match[str]] = iter(())


class Cue:
    """A pattern with what its matches begin with, or else hold; used like a compiled pattern of ``re``.

    Offsets, groups and matches are those that ``re`` gives. Only a `Text` that a `Finder` looks through knows where its
    letters stand; other strings are searched as ever.
    """

    __slots__ = ("_compiled", "flags", "fullmatch", "match", "needs", "openings", "pattern")
    openings: frozenset[str]
    needs: frozenset[str]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """What is asked for first makes it: a build in which nothing changed needs none of it, one article not half."""
        if name in ("openings", "needs"):
            self.openings, self.needs = looks_of(self.pattern, self.flags)
        elif name in ("_compiled", "match", "fullmatch"):
            self._compiled = re.compile(self.pattern, self.flags)
            self.match, self.fullmatch = self._compiled.match, self._compiled.fullmatch
        else:
            raise AttributeError(name, name=name, obj=self)
        return object.__getattribute__(self, name)

    def search(self, text: str, start: int = 0, end: int = _TO_THE_END) -> re.Match[str] | None:
        """The first match between two offsets."""
        return next(self.finditer(text, start, end), None)

    def finditer(self, text: str, start: int = 0, end: int = _TO_THE_END) -> Iterator[re.Match[str]]:
        """The matches between two offsets, in order."""
        places = text.found.get(self) if isinstance(text, Text) else None
        if places is None:
            return self._compiled.finditer(text, start, end)
        first = bisect_left(places, start)
        if first == len(places) or places[first] >= end:
            return _NOTHING
        if not self.openings:
            return self._compiled.finditer(text, start, end)
        return self._matches(text, places[first : bisect_left(places, end, first)], end)

    def may_match(self, text: Text, start: int, end: int) -> bool:
        """Whether anything stands between two offsets without which there is no match."""
        places = text.found.get(self)
        if not places:
            return places is None
        return bisect_left(places, start) < bisect_left(places, end)

    def _matches(self, text: str, places: list[int], end: int) -> Iterator[re.Match[str]]:
        last = 0
        for place in places:
            if place >= last and (found := self.match(text, place, end)):
                yield found
                last = found.end()


class AnyOf:
    """Several patterns as one. Those with known beginnings are tried apart from the rest, which would slow them all."""

    __slots__ = ("cues",)

    def __init__(self, patterns: Iterable[str], flags: int = 0) -> None:
        looks = [(pattern, *looks_of(pattern, flags)) for pattern in patterns]
        opened, others = [one for one in looks if one[1]], [one for one in looks if not one[1]]
        self.cues = tuple(_together(group, flags) for group in (opened, others) if group)

    def search(self, text: str, start: int = 0, end: int = _TO_THE_END) -> re.Match[str] | None:
        """The first match between two offsets."""
        found = (match for cue in self.cues if (match := cue.search(text, start, end)))
        return min(found, key=re.Match.start, default=None)

    def finditer(self, text: str, start: int = 0, end: int = _TO_THE_END) -> Iterator[re.Match[str]]:
        """The matches between two offsets, in order; one that overlaps an earlier one is none."""
        last = start
        for match in sorted((m for cue in self.cues for m in cue.finditer(text, start, end)), key=re.Match.start):
            if match.start() >= last:
                yield match
                last = match.end()


def _together(looks: list[tuple[str, frozenset[str], frozenset[str]]], flags: int) -> Cue:
    """Patterns as one cue, which looks like all of them."""
    cue = Cue("|".join(f"(?:{pattern})" for pattern, _, _ in looks), flags)
    cue.openings = frozenset[str]().union(*(openings for _, openings, _ in looks))
    needed = [needs for _, _, needs in looks]
    cue.needs = frozenset() if cue.openings or not all(needed) else frozenset[str]().union(*needed)
    return cue


class Finder:
    """Finds in one pass over a text, in small letters, the places where each of many cues may match.

    ``rows`` are cues of which it is asked which of them may match in a line: their places stand in one list, too.
    """

    def __init__(self, cues: Iterable[Cue], rows: Iterable[tuple[Cue, ...]] = ()) -> None:
        self._rows = [row for row in rows if row]
        self._cues = [cue for cue in dict.fromkeys(cues) if cue.openings or cue.needs]
        begins, holds, signs = (defaultdict[str, list[int]](list) for _ in range(3))
        for number, cue in enumerate(self._cues):
            for letters in cue.openings:
                before = " " if is_word(letters[0]) else ""
                begins[before + letters.translate(SPACED)].append(number)
            for letters in cue.needs:
                (holds if letters.strip(" ").translate(SPACED).strip() else signs)[letters].append(number)
        held, signed = ({number for numbers in words.values() for number in numbers} for words in (holds, signs))
        self._mixed = held & signed
        self._begins, self._holds, self._signs = _automaton(begins), _automaton(holds), _automaton(signs)

    def __call__(self, low: str) -> dict[Hashable, list[int]]:
        """The places for each cue, in order: the offsets of its openings, or of the last letters of what it needs."""
        low = low.replace("\u017f", "s")  # a pattern that minds no capitals takes this letter for an "s"
        places: list[list[int]] = [[] for _ in self._cues]
        spaced = low.translate(SPACED)
        for automaton, text, back in (
            (self._begins, " " + spaced, OPENING),
            (self._holds, spaced, 0),
            (self._signs, low, 0),
        ):
            for last, numbers in automaton.iter(text):
                for number in numbers:
                    places[number].append(last - back)
        for number in self._mixed:
            places[number].sort()
        found: dict[Hashable, list[int]] = dict(zip(self._cues, places, strict=True))
        for row in self._rows:
            found[row] = _of_row(row, found)
        return found


def _of_row(row: tuple[Cue, ...], found: Mapping[Hashable, list[int]]) -> list[int]:
    """The places of the cues of a row in order, each times their number plus which of them it is."""
    size = len(row)
    return sorted(place * size + number for number, cue in enumerate(row) for place in found.get(cue, ()))


def which_may_match(text: Text, row: tuple[Cue, ...], start: int, end: int) -> list[int]:
    """Which cues of a row may match between two offsets, in order; all of them in a text that nobody looked through."""
    places, size = text.found.get(row), len(row)
    if places is None:
        return list(range(size))
    first = bisect_left(places, start * size)
    return sorted({place % size for place in places[first : bisect_left(places, end * size, first)]})


def _automaton(words: Mapping[str, Iterable[int]]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word, numbers in (words or {"\0": ()}).items():  # one without any words finds nothing, and says so loudly
        automaton.add_word(word, tuple(dict.fromkeys(numbers)))
    automaton.make_automaton()
    return automaton
