"""Page furniture: which lines, and which ends of lines, belong to the page and not to the article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from felicitations.lexicon import NoiseFamily
from felicitations.model import MarkKind
from felicitations.reading.fold import lower, small

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
    """The families of one place, as one pattern: each family is a group of it, in the order of their names.

    ``line``, ``top``, ``bottom`` and ``cue`` are matched on small letters, which takes half the time; ``cased`` are the
    families of a line that ask for a capital somewhere.
    """

    line: re.Pattern[str] | None
    cased: re.Pattern[str] | None
    start: re.Pattern[str] | None
    end: re.Pattern[str] | None
    top: re.Pattern[str] | None
    bottom: re.Pattern[str] | None
    cue: re.Pattern[str] | None
    families: tuple[NoiseFamily, ...]

    def family(self, match: re.Match[str]) -> NoiseFamily:
        """The family whose group matched."""
        return self.families[int((match.lastgroup or "f0")[1:])]


def compile_noise(families: tuple[NoiseFamily, ...]) -> Noise:
    """Join the patterns of the families, place by place."""

    def join(place: str, *, cased: bool | None = None) -> re.Pattern[str] | None:
        chosen = [
            (i, kept)
            for i, family in enumerate(families)
            if family.place == place
            and (kept := [p for p in family.patterns if cased is None or cased == (_CASED in p)])
        ]
        joined = "|".join(f"(?P<f{i}>" + "|".join(f"(?:{expand(p)})" for p in kept) + ")" for i, kept in chosen)
        pattern = re.compile(joined, re.IGNORECASE) if cased or place in ("start", "end") else re.compile(small(joined))
        return pattern if chosen else None

    return Noise(
        line=join("line", cased=False),
        cased=join("line", cased=True),
        start=join("start"),
        end=join("end"),
        top=join("top"),
        bottom=join("bottom"),
        cue=join("cue"),
        families=families,
    )


def cues(text: str, start: int, end: int, noise: Noise) -> tuple[int, str]:
    """How many different words of page talk stand between two offsets, and the family of the first."""
    found = list(noise.cue.finditer(lower(text[start:end]))) if noise.cue else []
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


def cut(text: str, start: int, end: int, noise: Noise) -> tuple[Piece, ...]:
    """Cut one line, from ``start`` to ``end`` without the space around it, into furniture and the rest."""
    whole = text[start:end]
    low = lower(whole)
    for pattern, words in ((noise.line, low), (noise.cased, whole), (noise.top, low), (noise.bottom, low)):
        match = pattern.fullmatch(words) if pattern else None
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
