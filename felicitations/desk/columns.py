"""Words set in columns of a terminal, in which a Chinese character takes two and a combining accent none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator


def width(text: str) -> int:
    """The columns that a text takes."""
    return sum(map(_columns, text))


def wrap(words: str, most: int, first: str, rest: str) -> list[str]:
    """Words as lines of at most ``most`` columns, broken at spaces, and inside a word only where it fills a whole line.

    ``first`` stands before the first line, ``rest`` before each of the others; no words are no lines.
    """
    lines: list[str] = []
    line, empty = first, True
    for word in _pieces(words, most - max(width(first), width(rest))):
        if not empty and width(line) + 1 + width(word) > most:
            lines.append(line)
            line, empty = rest, True
        line += word if empty else f" {word}"
        empty = False
    return lines if empty else [*lines, line]


def clipped(text: str, most: int) -> str:
    """A text of at most ``most`` columns, its end left out where it is longer."""
    if width(text) <= most:
        return text
    while text and width(text) > most - 3:
        text = text[:-1]
    return f"{text.rstrip()}..."


def _pieces(words: str, room: int) -> Iterator[str]:
    """The words, those cut that are wider than a line has room for."""
    for word in words.split():
        piece = ""
        for letter in word:
            if piece and width(piece) + _columns(letter) > room:
                yield piece
                piece = ""
            piece += letter
        yield piece


def _columns(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
