"""What all matches of a pattern have in common, read off the pattern itself: how they begin, what they hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

OPENING = 3  # letters: with fewer, too many words begin
_MANY = 2000  # openings of one pattern: more would cost more than they save
_SHORT = 3  # letters: what is shorter stands everywhere
_FORMS = 64  # ways to write a part of a pattern
_BOUNDS = frozenset({op.AT_BOUNDARY, op.AT_BEGINNING, op.AT_BEGINNING_STRING})
_REPEATS = frozenset({op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT})

Opening = tuple[str, bool]
"""The first letters of a match, and whether a word must begin with them."""


class _Spaced(dict[int, str]):
    """A translation table that makes everything that is in no word a blank, and every figure the same."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = "0" if char.isdecimal() else char if is_word(char) else " "
        return self[code]


SPACED = _Spaced()


def is_word(char: str) -> bool:
    """Whether a character belongs to words, as patterns see them."""
    return char.isalnum() or char == "_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """What all matches of a pattern have in common, in small letters.

    ``begins`` are the letters and signs with which one may begin. Where it may be anything it is None, and ``needs``
    are words of which each match holds one, empty where it may hold anything. ``longest`` is how many letters it has at
    the most.
    """

    begins: frozenset[str] | None
    needs: frozenset[str]
    longest: int

    @staticmethod
    @lru_cache(maxsize=2048)
    def of(pattern: str) -> Looks:
        """Those of a pattern."""
        parsed = _parser.parse(pattern)
        done, live = _begin(parsed, {("", False)})
        begins = frozenset(letters[:1] for letters, _ in done | live)
        if "" not in begins:
            return Looks(begins=begins, needs=frozenset(), longest=parsed.getwidth()[1])
        return Looks(begins=None, needs=needs_of(parsed), longest=parsed.getwidth()[1])


@lru_cache(maxsize=1024)
def looks_of(pattern: str, flags: int) -> tuple[frozenset[str], frozenset[str]]:
    """The openings of a pattern, or where it has none what its matches need."""
    parsed = _parser.parse(pattern, flags)
    openings = openings_of(parsed)
    return openings, frozenset() if openings else needs_of(parsed)


def openings_of(parsed: Iterable[Any]) -> frozenset[str]:
    """The first letters, in small, one of which begins every match, each ``OPENING`` letters long.

    Empty where a match may begin with anything, or inside a word.
    """
    done, live = _begin(parsed, {("", False)})
    found = done | live
    known = len(found) <= _MANY and all(len(opening[0]) == OPENING and _is_placed(opening) for opening in found)
    return frozenset(letters for letters, _ in found if known)


def _is_placed(opening: Opening) -> bool:
    """Whether an index knows where it stands: at the beginning of a word, or with a sign in front."""
    letters, bound = opening
    return bound if is_word(letters[0]) else not letters[0].isspace()


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
        done |= {(letters[:OPENING], bound) for letters, bound in live if len(letters) >= OPENING}
        live = {(letters, bound) for letters, bound in live if len(letters) < OPENING}
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
    for count in range(1, min(most, OPENING) + 1):
        ended, live = _begin(part, live)
        done |= ended
        left |= live if count >= least else set()
    return done, left | (live if least > OPENING else set())


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


def needs_of(parsed: Iterable[Any]) -> frozenset[str]:
    """Words of which every match holds one, as `Finder` looks for them; empty where it may hold anything."""
    best: frozenset[str] = frozenset()
    runs = frozenset([""])
    for kind, what in [*parsed, (op.ANY, None)]:
        more = _spelled(kind, what)
        if more is not None and len(runs) * len(more) <= _FORMS:
            runs = frozenset(run + letters for run in runs for letters in more)
            continue
        found = [frozenset(map(_worded, runs)), _inside(kind, what)]
        best = max((best, *filter(_telling, found)), key=lambda words: min(map(len, words), default=0))
        runs = more or frozenset([""])
    return best


def _spelled(kind: Any, what: Any) -> frozenset[str] | None:
    """All that one part of a pattern may be, in small letters; None where that is too much to write out."""
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return frozenset([""])
    if kind in (op.LITERAL, op.IN):
        chars = _chars(what if kind is op.IN else [(kind, what)])
        return None if chars is None else frozenset(chars)
    paths = what[1] if kind is op.BRANCH else [what[3]] if kind is op.SUBPATTERN else []
    if kind in _REPEATS and what[1] == 1:
        paths = [what[2]] if what[0] else [what[2], []]
    forms = [_spelled_out(path) for path in paths]
    known = [words for words in forms if words is not None]
    return frozenset().union(*known) if forms and len(known) == len(forms) else None


def _spelled_out(parsed: Iterable[Any]) -> frozenset[str] | None:
    runs = frozenset([""])
    for kind, what in parsed:
        more = _spelled(kind, what)
        if more is None or len(runs) * len(more) > _FORMS:
            return None
        runs = frozenset(run + letters for run in runs for letters in more)
    return runs


def _inside(kind: Any, what: Any) -> frozenset[str]:
    """What a part of a pattern that cannot be written out needs."""
    if kind is op.SUBPATTERN:
        return needs_of(what[3])
    if kind in _REPEATS and what[0]:
        return needs_of(what[2])
    each = [needs_of(path) for path in what[1]] if kind is op.BRANCH else []
    return frozenset().union(*each) if all(each) else frozenset()


def _worded(letters: str) -> str:
    """Letters as they stand in a text with blanks for signs; signs alone as they are."""
    spaced = letters.translate(SPACED)
    return spaced if spaced.strip() else letters.strip()


def _telling(words: frozenset[str]) -> bool:
    """Whether few enough sentences hold one of these words for asking after them."""
    return bool(words) and all(len(word.strip()) >= _SHORT or (word and not is_word(word[0])) for word in words)
