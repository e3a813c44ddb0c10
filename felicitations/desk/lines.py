"""Where words stand in a seed, for people: the number of the line, as an editor counts, and the words on one line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from felicitations import basis
from felicitations.model import Evidence

_LINE_END = re.compile(r"\r\n|\r|\n")
LONGEST = 160
"""The most characters of a quotation; what is longer keeps its beginning and its end."""

_BESIDE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a seed, set on one line: the line that they begin on, from 1, and by what they were found, in words."""

    line: int
    words: str
    by: str


class Lines:
    """The lines of one text. CR LF, lone CR and LF each end a line, nothing else does."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def number(self, offset: int) -> int:
        """The line, from 1, in which a character stands."""
        return bisect_right(self._starts, offset)

    def quote(self, evidence: Iterable[Evidence]) -> tuple[Quote, ...]:
        """Evidence as quotations, in its order."""
        return tuple(
            Quote(line=self.number(e.start), words=shortened(e.text), by=basis.rule_phrase(e.rule)) for e in evidence
        )


def shortened(text: str, most: int = LONGEST) -> str:
    """A text on one line, without what cannot be printed; what is longer keeps its beginning and its end."""
    words = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if len(words) <= most:
        return words
    tail = most // 3
    return f"{words[: most - tail - 5].rstrip()} ... {words[-tail:].lstrip()}"


def around(text: str, start: int, end: int) -> str:
    """A stretch of a text with some words before and behind it on its line, none of them cut."""
    before = _LINE_END.split(text[max(0, start - _BESIDE) : start])[-1]
    behind = _LINE_END.split(text[end : end + _BESIDE])[0]
    first = before.find(" ") + 1 if len(before) == _BESIDE else 0
    last = behind.rfind(" ") if len(behind) == _BESIDE else len(behind)
    return before[first:] + text[start:end] + behind[: max(last, 0)]
