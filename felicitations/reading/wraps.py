"""Where a text breaks its lines at a width, as mails and old pages do: such a break is no end of a line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

_WIDEST = 100  # letters of a line: who writes wider breaks no lines
_NARROWEST = 40
_FEWEST = 4  # broken lines: fewer may be chance
_MOST = 0.6  # of the line ends of a block: the rest are ends of lists and of headings
_PROSE = 0.4  # of the lines behind a break begin with a small letter; those of a list do not


def find_wraps(text: str) -> tuple[int, ...]:
    """The offsets of the line breaks at which a paragraph goes on; none where the text is not broken at a width."""
    lines = text.split("\n")
    inner = [i for i in range(len(lines) - 1) if _holds(lines[i]) and _holds(lines[i + 1])]
    short = [i for i in inner if len(lines[i]) <= _WIDEST]
    if len(short) < _FEWEST or len(short) < len(inner) * _MOST:
        return ()
    width = max(len(lines[i].rstrip()) for i in short)
    full = {i for i in short if _is_full(lines[i].rstrip(), lines[i + 1], width)}
    wraps = [i for block in _blocks(inner) if len(full & set(block)) >= len(block) * _MOST for i in block if i in full]
    small = sum(lines[i + 1].lstrip()[0].islower() for i in wraps)
    if len(wraps) < _FEWEST or small < len(wraps) * _PROSE:
        return ()
    ends: list[int] = []
    at = 0
    for line in lines:
        at += len(line) + 1
        ends.append(at - 1)
    return tuple(ends[i] for i in wraps)


def _holds(line: str) -> bool:
    return bool(line) and not line.isspace()


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of the next line had no room on this one."""
    return len(line) >= _NARROWEST and len(line) + 1 + len(following.split(None, 1)[0]) > width


def _blocks(inner: list[int]) -> Iterator[list[int]]:
    """The line ends of each block of lines that no empty line parts."""
    for _, run in groupby(enumerate(inner), key=lambda pair: pair[1] - pair[0]):
        yield [line for _, line in run]
