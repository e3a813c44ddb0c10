"""Patterns that are tried only where they can match: most words of a page begin none, most sentences hold none.

What a match must begin with, or must hold, is worked out from the pattern itself when it is compiled; where these
letters stand is looked up once for an article, by one automaton for all of them. That takes a tenth of the time of
searching every sentence (measured; see docs/performance.md), and finds the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import ahocorasick

from felicitations.reading.fold import Text

_TO_THE_END = 2**31 - 1
_NOTHING: Iterator[re.Match[str]] = iter(())

_OPENING = 3  # letters: with fewer, too many words begin
_MANY = 2000  # openings of one pattern: more would cost more than they save
_SHORT = 3  # letters: what is shorter stands everywhere
_BOUNDS = frozenset({op.AT_BOUNDARY, op.AT_BEGINNING, op.AT_BEGINNING_STRING})
_REPEATS = frozenset({op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT})

Opening = tuple[str, bool]
"""The first letters of a match, and whether a word must begin with them."""


class Cue:
    """A pattern with what its matches begin with, or else hold; used like a compiled pattern of ``re``.

    Offsets, groups and matches are those that ``re`` gives. Only a `Text` that a `Finder` looks through knows where its
    letters stand; other strings are searched as ever.
    """

    __slots__ = ("_compiled", "flags", "fullmatch", "match", "needs", "openings", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        compiled = re.compile(pattern, flags)
        parsed = _parser.parse(pattern, flags)
        self.pattern, self.flags = pattern, flags
        self._compiled = compiled
        self.match = compiled.match
        self.fullmatch = compiled.fullmatch
        self.openings = openings_of(parsed)
        self.needs = frozenset() if self.openings else needs_of(parsed)

    def search(self, text: str, start: int = 0, end: int = _TO_THE_END) -> re.Match[str] | None:
        """The first match between two offsets."""
        return next(self.finditer(text, start, end), None)

    def finditer(self, text: str, start: int = 0, end: int = _TO_THE_END) -> Iterator[re.Match[str]]:
        """The matches between two offsets, in order."""
        places = text.found.get(self) if type(text) is Text else None
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


class Finder:
    """Finds in one pass over a text, in small letters, the places where each of many cues may match."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._cues = [cue for cue in dict.fromkeys(cues) if cue.openings or cue.needs]
        begins, holds = defaultdict(list), defaultdict(list)
        for number, cue in enumerate(self._cues):
            for letters in cue.openings:
                before = " " if _is_word(letters[0]) else ""
                begins[before + letters.translate(_SPACED)].append(number)
            for letters in cue.needs:
                holds[letters].append(number)
        self._begins, self._holds = _automaton(begins), _automaton(holds)

    def __call__(self, low: str) -> dict[Hashable, list[int]]:
        """The places for each cue, in order: the offsets of its openings, or of the last letters of what it needs."""
        low = low.replace("\u017f", "s")  # a pattern that minds no capitals takes this letter for an "s"
        places: list[list[int]] = [[] for _ in self._cues]
        for last, numbers in self._begins.iter(" " + low.translate(_SPACED)):
            for number in numbers:
                places[number].append(last - _OPENING)
        for last, numbers in self._holds.iter(low):
            for number in numbers:
                places[number].append(last)
        return dict(zip(self._cues, places, strict=True))


class _Spaced(dict[int, str]):
    """A translation table that makes everything that is in no word a blank, and every figure the same."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = "0" if char.isdecimal() else char if _is_word(char) else " "
        return self[code]


_SPACED = _Spaced()


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _automaton(words: Mapping[str, Iterable[int]]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word, numbers in words.items():
        automaton.add_word(word, tuple(dict.fromkeys(numbers)))
    automaton.make_automaton()
    return automaton


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """What all matches of a pattern have in common, in small letters.

    ``begins`` are the letters and signs with which one may begin, None where it may be anything; ``needs`` words of
    which each holds one, empty where it may hold anything; ``longest`` is how many letters it has at the most.
    """

    begins: frozenset[str] | None
    needs: frozenset[str]
    longest: int

    @staticmethod
    def of(pattern: str) -> Looks:
        """Those of a pattern."""
        parsed = _parser.parse(pattern)
        done, live = _begin(parsed, {("", False)})
        begins = frozenset(letters[:1] for letters, _ in done | live)
        return Looks(begins=None if "" in begins else begins, needs=needs_of(parsed), longest=parsed.getwidth()[1])


def openings_of(parsed: Iterable[Any]) -> frozenset[str]:
    """The first letters, in small, one of which begins every match, each ``_OPENING`` letters long.

    Empty where a match may begin with anything, or inside a word.
    """
    done, live = _begin(parsed, {("", False)})
    found = done | live
    known = len(found) <= _MANY and all(len(opening[0]) == _OPENING and _is_placed(opening) for opening in found)
    return frozenset(letters for letters, _ in found if known)


def _is_placed(opening: Opening) -> bool:
    """Whether an index knows where it stands: at the beginning of a word, or with a sign in front."""
    letters, bound = opening
    return bound if _is_word(letters[0]) else not letters[0].isspace()


def _begin(parsed: Iterable[Any], live: set[Opening]) -> tuple[set[Opening], set[Opening]]:
    """Go on from the openings in ``live``; those that end here, and those to which more letters may come."""
    done: set[Opening] = set()
    for kind, what in parsed:
        if kind is op.AT:
            live = {(letters, bound or (not letters and what in _BOUNDS)) for letters, bound in live}
        elif kind in _FORKS:
            ended, live = _FORKS[kind](what, live)
            done |= ended
        elif kind not in (op.ASSERT, op.ASSERT_NOT):
            chars = _chars(what if kind is op.IN else [(kind, what)])
            if chars is None:
                return done | live, set()
            live = {(letters + char, bound) for letters, bound in live for char in chars}
        done |= {(letters[:_OPENING], bound) for letters, bound in live if len(letters) >= _OPENING}
        live = {(letters, bound) for letters, bound in live if len(letters) < _OPENING}
        if not live or len(live) > _MANY:
            return done | live, set()
    return done, live


def _branch(what: tuple[Any, list[Iterable[Any]]], live: set[Opening]) -> tuple[set[Opening], set[Opening]]:
    paths = [_begin(path, live) for path in what[1]]
    return {o for ended, _ in paths for o in ended}, {o for _, going in paths for o in going}


def _group(what: tuple[Any, ...], live: set[Opening]) -> tuple[set[Opening], set[Opening]]:
    return _begin(what[3], live)


def _repeat(what: tuple[int, int, Iterable[Any]], live: set[Opening]) -> tuple[set[Opening], set[Opening]]:
    least, most, part = what
    done: set[Opening] = set()
    left = set() if least else set(live)
    for count in range(1, min(most, _OPENING) + 1):
        ended, live = _begin(part, live)
        done |= ended
        left |= live if count >= least else set()
    return done, left | (live if least > _OPENING else set())


_FORKS = {op.BRANCH: _branch, op.SUBPATTERN: _group} | dict.fromkeys(_REPEATS, _repeat)


def _chars(what: Iterable[Any]) -> set[str] | None:
    """The letters of a small class, in small; None where it is large, or says what it is not.

    A blank stands for all white space, as in the text in which openings are looked for.
    """
    chars: set[str] = set()
    for kind, value in what:
        if kind is op.LITERAL:
            chars.add(chr(value).lower())
        elif kind is op.RANGE and value[1] - value[0] < 10:
            chars |= {chr(code).lower() for code in range(value[0], value[1] + 1)}
        elif (kind, value) == (op.CATEGORY, op.CATEGORY_SPACE):
            chars.add(" ")
        else:
            return None
    return chars


def _tells(letters: str) -> bool:
    """Whether few enough sentences hold these letters for asking after them."""
    return len(letters) >= _SHORT or bool(letters and not any(c.isalnum() or c.isspace() for c in letters))


def needs_of(parsed: Iterable[Any]) -> frozenset[str]:
    """Words in small letters of which every match holds one; empty where it may hold anything."""
    best: frozenset[str] = frozenset()
    run = ""
    for kind, what in [*parsed, (op.ANY, None)]:
        if kind is op.LITERAL:
            run += chr(what).lower()
            continue
        if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
            continue  # nothing stands between the letters before and behind it
        found = [frozenset({run})] if _tells(run) else []
        run = ""
        if kind is op.SUBPATTERN:
            found.append(needs_of(what[3]))
        elif kind in _REPEATS and what[0]:
            found.append(needs_of(what[2]))
        elif kind is op.BRANCH:
            each = [needs_of(path) for path in what[1]]
            found.append(frozenset().union(*each) if all(each) else frozenset())
        best = max((best, *found), key=lambda words: min(map(len, words), default=0))
    return best
