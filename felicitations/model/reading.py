"""What was read out of one article: findings with their evidence, never a guess."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from felicitations.model.text import Evidence, Mark
from felicitations.problems import Problem

T = TypeVar("T")

Certainty = Literal["stated", "inferred", "curated"]
Instrument = Literal["message", "letter", "call", "statement"]
Kind = Literal["message", "other"]
Speaker = Literal["official", "agency", "outlet", "rewrite"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival(Generic[T]):
    """A candidate that lost, with the words that spoke for it."""

    value: T
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Generic[T]):
    """A fact, how sure it is, how it is known, the words that show it, and what else it might have been.

    ``stated``: the text says it. ``inferred``: reasoned from what it says, ``basis`` says how.
    ``curated``: a person corrected it; the ground stands in the reading's correction.
    """

    value: T
    certainty: Certainty
    basis: str
    evidence: tuple[Evidence, ...]
    rivals: tuple[Rival[T], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person as the article names them. ``office`` is as printed, or empty.

    ``pair`` tells apart the exchanges of one act: 0 for the first (heads of state), 1 for the next (premiers) ...
    """

    name: str
    office: str
    pair: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One side of a message: a state (``country``, ISO 3166-1 alpha-2) or an intergovernmental ``body``."""

    country: str | None
    body: str | None
    people: tuple[Person, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message, or one exchange of messages: then both sides stand in both lists.

    ``happened`` is the day it was sent, in EDTF (levels 0 and 1). ``ordinal`` is the number of the
    anniversary that is the occasion.
    """

    happened: Finding[str] | None
    occasion: Finding[str] | None
    ordinal: Finding[int] | None
    exchanged: bool
    instrument: Finding[Instrument] | None
    senders: tuple[Party, ...]
    recipients: tuple[Party, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person knows better about one seed: who, on what ground, and a note for the reader (Markdown).

    ``same_as`` and ``not_same_as`` are ids of other seeds: those of the same act, and those of another.
    """

    seed: str
    path: str
    by: str
    ground: str
    note: str
    facts: tuple[tuple[str, str], ...]
    same_as: tuple[str, ...] = ()
    not_same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read out of one article. ``messages`` is empty where ``kind`` is ``other``; the first is the main one.

    No text of the seed is kept but the evidence, so that readings are small to remember.
    """

    id: str
    path: str
    digest: str
    lang: str
    marks: tuple[Mark, ...]
    kind: Kind
    kind_basis: str
    headline: Finding[str] | None
    published: Finding[str] | None
    credit: Finding[str] | None
    speaker: Finding[Speaker] | None
    messages: tuple[Message, ...]
    mentioned: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    correction: Correction | None = None
