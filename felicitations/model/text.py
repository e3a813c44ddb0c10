"""A seed, what each stretch of it is, and the words that show a fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from felicitations.problems import Problem

MarkKind = Literal["headline", "dateline", "heading", "body", "stamp", "credit", "furniture", "record", "gap"]

LEFT_OUT: frozenset[MarkKind] = frozenset({"stamp", "credit", "furniture", "record"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One line of the record that came with an article: ``start`` and ``end`` bound the value in the seed's text."""

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """One article as it was found.

    ``text`` is the whole file decoded as UTF-8, its byte order mark and line ends kept, so that every
    offset in the archive is a count of code points in it. ``digest`` is the SHA-256 of the file's bytes,
    in hexadecimal. ``path`` is what messages call the file. Of a row of a file of many articles, ``text`` is what
    `felicitations.disk.records` makes of it, ``digest`` that of this text, and ``path`` ends in ``#`` and the id. Of a
    saved web page, ``text`` is what `felicitations.disk.webpages` makes of it, and ``digest`` that of this text;
    ``frame`` are the lines that belong to the page around the article, as pairs of offsets, and ``made_from`` is the
    SHA-256 of the bytes it was made from.
    """

    id: str
    path: str
    digest: str
    text: str
    record: tuple[Field, ...] = ()
    frame: tuple[tuple[int, int], ...] = ()
    made_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A seed that could not be taken in, and why. It is listed in the archive, never dropped in silence."""

    id: str
    path: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What one stretch of a seed is. The marks of an article tile its text: none overlaps, nothing is between."""

    start: int
    end: int
    kind: MarkKind
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that show a fact: ``text`` is the seed's text from ``start`` to ``end``; ``rule`` found them."""

    start: int
    end: int
    text: str
    rule: str
