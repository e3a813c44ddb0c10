"""Compares what a reading leaves out as page furniture with what the label says is none of the article."""

from __future__ import annotations

import re
from functools import cache
from itertools import compress

from felicitations.model import LEFT_OUT, Reading
from tests.quality_facts import Counts
from tests.quality_labels import Labelled

# A quotation, to its closing mark or the end of its paragraph. Single quotes are left aside: they are apostrophes too.
_QUOTATION = re.compile(r'["“„«「『]([^"”»」』“„«「『\r\n]{12,})')
_SENTENCE = re.compile(r".+?(?:[.!?](?=\s|$)|[。！？]|$)")
_SOME = 12  # letters; less is a word in quotation marks


def judge_text(one: Labelled, reading: Reading) -> tuple[Counts, tuple[str, ...]]:
    """The counts of one article by characters, white space not counted, and what was missed, in words."""
    text = one.seed.text
    wanted, found = furniture_of(text, one.label.furniture), _left_out(text, reading)
    seen = [not char.isspace() for char in text]
    both = sum(compress(map(min, wanted, found), seen))
    lost = [quoted for quoted in _quoted(text, wanted) if any(found[quoted[0] : quoted[1]])]
    counts: Counts = {
        "furniture-precision": (both, sum(compress(found, seen))),
        "furniture-recall": (both, sum(compress(wanted, seen))),
        "quotations-lost": (len(lost), len(_quoted(text, wanted))),
    }
    misses = (
        *(f"left out, is article: {words!r}" for words in _runs(text, found, wanted)),
        *(f"kept, is furniture: {words!r}" for words in _runs(text, wanted, found)),
        *(f"quotation lost: {text[start:end]!r}" for start, end in lost),
    )
    return counts, misses


@cache
def furniture_of(text: str, furniture: tuple[str, ...]) -> bytes:
    """One byte a character of the text: 1 where it is furniture.

    A string that is a whole line somewhere means that line, wherever it stands; any other must occur exactly once.
    Raises ValueError for a string that does neither.
    """
    mask = bytearray(len(text))
    for words in furniture:
        inner = r"[^\S\n]*\n[^\S\n]*".join(re.escape(line.strip()) for line in words.split("\n"))
        whole = [match.span() for match in re.finditer(rf"(?m)^[^\S\n]*(?:{inner})[^\S\n]*$", text)]
        parts = [match.span() for match in re.finditer(re.escape(words), text)]
        if not whole and len(parts) != 1:
            raise ValueError(f"the furniture {words!r} is no whole line, and occurs {len(parts)} times, expected once")
        for start, end in whole or parts:
            mask[start:end] = b"\1" * (end - start)
    return bytes(mask)


def _left_out(text: str, reading: Reading) -> bytes:
    mask = bytearray(len(text))
    for mark in reading.marks:
        if mark.kind in LEFT_OUT:
            mask[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
    return bytes(mask)


@cache
def _quoted(text: str, furniture: bytes) -> list[tuple[int, int]]:
    """The sentences of the quotations of the article: their first and last offset."""
    return [
        (match.start(1) + sentence.start(), match.start(1) + sentence.end())
        for match in _QUOTATION.finditer(text)
        for sentence in _SENTENCE.finditer(match.group(1))
        if len(sentence.group().strip()) >= _SOME
        and not any(furniture[match.start(1) + sentence.start() : match.start(1) + sentence.end()])
    ]


def _runs(text: str, here: bytes, not_there: bytes) -> list[str]:
    """The stretches that one mask has and the other has not, as words."""
    kept = "".join(char if a and not b else "\0" for char, a, b in zip(text, here, not_there, strict=True))
    return [run.strip() for run in kept.split("\0") if run.strip()]
