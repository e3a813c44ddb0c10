"""Page furniture: which lines, and which ends of lines, belong to the page and not to the article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from felicitations.lexicon import NoiseFamily
from felicitations.model import MarkKind
from felicitations.reading.cues import Cue, which_may_match
from felicitations.reading.fold import Text, small
from felicitations.reading.spelling import Looks

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_ZONE = r"(?:gmt|utc|jst|ist|est|edt|bst|cet|msk|local time|local|hrs|nzdt|kst|sgt)"
TIME = (
    r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\.?)?"
    rf"(?:\s?\(?{_ZONE}\)?(?:\s?[+-]\d{{1,2}}(?::\d\d)?)?)?)"
)
DATE = (
    rf"(?:(?:{WEEKDAY},?\s+)?(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}"
    rf"|\d{{1,2}}[- ]{MONTH}[- ,]+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?(?:\s,)?\s+(?:of\s+)?{MONTH},?\s+\d{{4}}"
    rf"|{MONTH}(?:\s+|\s?-\s)\d{{1,2}}(?:st|nd|rd|th)?(?:\s\({WEEKDAY}\))?(?:[.,]|\s-)?\s+\d{{4}}))"
)
_TAIL = 160  # letters: no furniture behind a line is longer
_LONG = 160  # letters: few patterns can be as long as a paragraph
_CASED = "(?-i:"  # a pattern that minds capitals somewhere
# The words in braces that a pattern of site_src/noise may use instead of writing out every form of a date.
WORDS = {"{month}": MONTH, "{weekday}": WEEKDAY, "{time}": TIME, "{date}": DATE}


def expand(pattern: str) -> str:
    """A noise pattern with its braced words written out."""
    for word, meaning in WORDS.items():
        pattern = pattern.replace(word, meaning)
    return pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """The families by their place: each family is a group of its pattern, in the order of their names.

    ``line``, ``top``, ``bottom`` and ``cue`` are matched on small letters, which takes half the time; ``cased`` are the
    families of a line that ask for a capital somewhere.
    """

    line: Lines
    cased: Lines
    start: re.Pattern[str] | None
    end: Cue | None
    top: Lines
    bottom: Lines
    cue: Cue | None
    families: tuple[NoiseFamily, ...]

    def family(self, match: re.Match[str]) -> NoiseFamily:
        """The family whose group matched."""
        return self.families[_number(match)]

    def cues(self) -> tuple[Cue, ...]:
        """Its patterns that are looked for all at once."""
        return tuple(cue for cue in (self.end, self.cue, *(cue for row in self.rows() for cue in row)) if cue)

    def rows(self) -> tuple[tuple[Cue, ...], ...]:
        """Its patterns for whole lines of which each line asks which may match."""
        return tuple(lines.row for lines in (self.line, self.cased, self.top, self.bottom))


def compile_noise(families: tuple[NoiseFamily, ...]) -> Noise:
    """Join the patterns of the families, place by place."""

    def of(place: str) -> list[tuple[str, str]]:
        return [(f"f{i}", expand(p)) for i, f in enumerate(families) if f.place == place for p in f.patterns]

    def small_ones(place: str) -> list[tuple[str, str]]:
        return [(group, small(p)) for group, p in of(place) if place != "line" or _CASED not in p]

    start, end, cue = joined(of("start")), joined(of("end")), joined(small_ones("cue"))
    return Noise(
        line=Lines(small_ones("line")),
        cased=Lines([(group, p) for group, p in of("line") if _CASED in p], re.IGNORECASE),
        start=re.compile(start, re.IGNORECASE) if start else None,
        end=Cue(end, re.IGNORECASE) if end else None,
        top=Lines(small_ones("top")),
        bottom=Lines(small_ones("bottom")),
        cue=Cue(cue) if cue else None,
        families=families,
    )


def _number(match: re.Match[str]) -> int:
    return int((match.lastgroup or "f0")[1:])


def joined(named: Iterable[tuple[str, str]]) -> str:
    """Patterns with the groups that they belong to, as one pattern in which each group stands once."""
    groups: dict[str, list[str]] = {}
    for group, pattern in named:
        groups.setdefault(group, []).append(f"(?:{pattern})")
    return "|".join(f"(?P<{group}>{'|'.join(patterns)})" for group, patterns in groups.items())


class Lines:
    """The patterns of one place for whole lines: only those are tried that can begin like a line and be as long.

    Those that may begin with anything are tried where the line holds what they need. Each choice by the first letter is
    compiled when the first line comes that asks for it.
    """

    def __init__(self, named: list[tuple[str, str]], flags: int = 0) -> None:
        self._flags = flags
        self._named = [(group, pattern, Looks.of(pattern)) for group, pattern in named]
        self._letters = frozenset(letter for _, _, looks in self._named for letter in looks.begins or ())
        held = [found for found in self._named if found[2].needs]
        self.held = tuple((Cue(joined([(group, pattern)]), flags), looks.longest) for group, pattern, looks in held)
        self.row = tuple(cue for cue, _ in self.held)
        self._chosen: dict[tuple[str, bool], re.Pattern[str] | None] = {}

    def fullmatch(self, text: Text, start: int, end: int) -> re.Match[str] | None:
        """What a line is: a match of the first family that it may be, or None."""
        first, long = text[start].lower(), end - start > _LONG
        patterns: list[re.Pattern[str] | Cue | None] = [self._choose("", long=long)]
        patterns.append(self._choose(first, long=long) if first in self._letters else None)
        held = (self.held[number] for number in which_may_match(text, self.row, start, end))
        patterns += [cue for cue, most in held if most >= end - start]
        found = [match for pattern in patterns if pattern and (match := pattern.fullmatch(text, start, end))]
        return min(found, key=_number, default=None)

    def _choose(self, first: str, *, long: bool) -> re.Pattern[str] | None:
        """The patterns of lines with this first letter; without one, those that may begin with anything."""
        key = (first, long)
        if key not in self._chosen:
            fits = [
                (group, pattern)
                for group, pattern, looks in self._named
                if (first in looks.begins if looks.begins is not None else not first and not looks.needs)
                and (looks.longest > _LONG or not long)
            ]
            self._chosen[key] = re.compile(joined(fits), self._flags) if fits else None
        return self._chosen[key]


def cues(text: Text, start: int, end: int, noise: Noise) -> tuple[int, str]:
    """How many different words of page talk stand between two offsets, and the family of the first."""
    found = list(noise.cue.finditer(text.low, start, end)) if noise.cue else []
    return len({m.group() for m in found}), noise.family(found[0]).slug if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of one line of the folded text, and what it is; ``kind`` is None while nobody knows.

    ``talk`` is the family of page talk that one of its words belongs to: at the edge of an article that is enough.
    """

    start: int
    end: int
    kind: MarkKind | None
    rule: str
    closes: bool = False
    talk: str = ""


def cut(text: Text, start: int, end: int, noise: Noise) -> tuple[Piece, ...]:
    """Cut one line, from ``start`` to ``end`` without the space around it, into furniture and the rest."""
    whole = text[start:end]
    for lines in (noise.line, noise.cased, noise.top, noise.bottom):
        match = lines.fullmatch(text if lines is noise.cased else text.low, start, end)
        if match:
            family = noise.family(match)
            return (_piece(start, end, family),)
    pieces: list[Piece] = []
    match = noise.start.match(whole) if noise.start else None
    if match and match.end() < len(whole):
        pieces.append(_piece(start, start + match.end(), noise.family(match)))
        start += match.end()
        while text[start].isspace():
            start += 1
    tail: list[Piece] = []
    tails = noise.end.finditer(text, max(start, end - _TAIL), end) if noise.end else ()
    match = next((m for m in tails if m.end() == end), None)
    if match and start < match.start():
        tail.append(_piece(match.start(), end, noise.family(match)))
        end = match.start()
        while text[end - 1].isspace():
            end -= 1
    return (*pieces, Piece(start=start, end=end, kind=None, rule=""), *tail)


def _piece(start: int, end: int, family: NoiseFamily) -> Piece:
    return Piece(start=start, end=end, kind=family.kind, rule=family.slug, closes=family.place == "bottom")
