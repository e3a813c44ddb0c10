"""The blocks of an article before its evidence is found in them: headline, headings, paragraphs, what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from felicitations.model import LEFT_OUT, Mark

BlockKind = Literal["headline", "paragraph", "heading", "left-out"]

LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True)
class Draft:
    """A block before it is cut at its evidence: bounds in the text, an empty pair where something was left out."""

    kind: BlockKind
    rule: str
    bounds: list[tuple[int, int]]


def drafts_of(text: str, marks: Sequence[Mark]) -> list[Draft]:
    """The blocks of a text by its marks, in the order of the text, none of them empty."""
    return _Setting(text).drafts(marks)


class _Setting:
    """Sets the marks of an article into blocks, in the order of its text, holding the paragraph that is open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[tuple[int, int]] = []
        self._done: list[Draft] = []

    def drafts(self, marks: Sequence[Mark]) -> list[Draft]:
        """All blocks, none of them empty."""
        for mark in _joined(marks):
            if mark.kind in LEFT_OUT:
                self._leave_out(mark)
            elif mark.kind in {"headline", "heading"}:
                self._break()
                self._add("headline" if mark.kind == "headline" else "heading", "", [(mark.start, mark.end)])
            else:
                self._flow(mark)
        self._break()
        return self._done

    def _flow(self, mark: Mark) -> None:
        """Text, or space between texts: it carries the paragraph on, and every line end in it ends one."""
        start = mark.start
        for line_end in LINE_END.finditer(self._text, mark.start, mark.end):
            self._open.append((start, line_end.start()))
            self._break()
            start = line_end.end()
        self._open.append((start, mark.end))

    def _leave_out(self, mark: Mark) -> None:
        if LINE_END.search(self._text, mark.start, mark.end):
            self._break()
        self._open.append((mark.end, mark.end))
        self._add("left-out", mark.rule, [(mark.start, mark.end)])

    def _break(self) -> None:
        self._add("paragraph", "", self._open)
        self._open = []

    def _add(self, kind: BlockKind, rule: str, bounds: list[tuple[int, int]]) -> None:
        """Keep a block without the blanks and the omissions at its ends, unless nothing is left of it."""
        while bounds and not self._text[slice(*bounds[-1])].strip():
            bounds.pop()
        while bounds and not self._text[slice(*bounds[0])].strip():
            bounds.pop(0)
        if bounds:
            first, last = self._text[slice(*bounds[0])], self._text[slice(*bounds[-1])]
            bounds[-1] = (bounds[-1][0], bounds[-1][1] - len(last) + len(last.rstrip()))
            bounds[0] = (bounds[0][0] + len(first) - len(first.lstrip()), bounds[0][1])
            self._done.append(Draft(kind, rule, bounds))


def _joined(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks, with pieces that one rule left out one after the other, only blanks between, made one."""
    held: list[Mark] = []
    for mark in marks:
        if held and mark.kind in LEFT_OUT and (mark.kind, mark.rule) == (held[0].kind, held[0].rule):
            held = [Mark(start=held[0].start, end=mark.end, kind=mark.kind, rule=mark.rule)]
        elif held and mark.kind == "gap":
            held.append(mark)
        else:
            yield from held
            held = [mark] if mark.kind in LEFT_OUT else []
            if not held:
                yield mark
    yield from held
