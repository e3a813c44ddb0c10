"""What of an account tells its act from others: parties, occasion, number, days, whom, and the wording."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from felicitations.archive.spans import Span, span_of
from felicitations.model import Account, Finding, Party, Reading

_APPROXIMATE = frozenset({"published", "anniversary"})
"""How a day is known when it is near the true one rather than the true one itself."""

_NAME = re.compile(r"[a-z]{3,}")
_PARTICLES = frozenset(
    {"bin", "bint", "ibn", "the", "von", "van", "der", "den", "dos", "del", "sheikh", "king", "president"}
)
# A sign of a script without spaces is a word of its own.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
_WORDS_THAT_COUNT = frozenset({"body", "headline", "heading"})
_SHINGLE = 3

Wording = frozenset[tuple[str, ...]]
"""A text as its shingles: every three words that stand in it together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """One account in the terms in which accounts are compared.

    ``seed`` and ``place`` say which message of which report it is. Sides are names of parties; ``span`` is None where
    no day is known, ``firm`` where the day is that of the act itself; ``latest`` the last day of the page's own date,
    which an act cannot follow, or 0. ``whom`` are the recipients' people: the
    party of each, and the parts of the name.
    """

    seed: str
    place: int
    senders: frozenset[str]
    recipients: frozenset[str]
    everyone: frozenset[str]
    exchanged: bool
    occasion: str
    ordinal: int
    span: Span | None
    firm: bool
    latest: int
    whom: tuple[tuple[str, frozenset[str]], ...]


def gist_of(account: Account) -> Gist:
    """The gist of one account."""
    message, reading = account.message, account.report.reading
    happened = message.happened
    published = published_span(reading)
    senders, recipients = _names(message.senders), _names(message.recipients)
    # A day that was counted from the number of the anniversary says no more than the number does.
    counted = happened is not None and happened.basis == "anniversary" and message.ordinal is not None
    return Gist(
        seed=account.report.seed.id,
        place=next(n for n, one in enumerate(reading.messages) if one is message),
        senders=senders,
        recipients=recipients,
        everyone=senders | recipients,
        exchanged=message.exchanged,
        occasion=message.occasion.value if message.occasion else "",
        ordinal=message.ordinal.value if message.ordinal else 0,
        span=span_of(happened.value) if happened and not counted else None,
        firm=happened is not None and firm(happened),
        latest=published.last if published else 0,
        whom=tuple(
            (_name(party), parts)
            for party in message.recipients
            for person in party.people
            if (parts := name_parts(person.name))
        ),
    )


def firm(happened: Finding[str]) -> bool:
    """Whether a day is that of the act itself, and no one doubts it."""
    return happened.basis not in _APPROXIMATE and happened.value[-1:] not in {"~", "?", "%"}


def published_span(reading: Reading) -> Span | None:
    """The days that a page's own date leaves open; None where it has none."""
    return span_of(reading.published.value) if reading.published else None


def _names(parties: Iterable[Party]) -> frozenset[str]:
    """Which parties these are; a party of which only people are known has no name."""
    return frozenset(filter(None, map(_name, parties)))


def _name(party: Party) -> str:
    return party.country or (f"body {party.body.casefold()}" if party.body else "")


@cache
def name_parts(name: str) -> frozenset[str]:
    """The parts of a name in Latin letters that tell people apart: no particles, no accents."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return frozenset(_NAME.findall(plain)) - _PARTICLES


def wording_of(account: Account) -> Wording:
    """The article's own text as shingles of three words: page furniture is left out, case is not told."""
    text = account.report.seed.text
    words: list[str] = []
    for mark in account.report.reading.marks:
        if mark.kind in _WORDS_THAT_COUNT:
            words += _WORD.findall(text[mark.start : mark.end].casefold())
    return frozenset(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))


def likeness(one: Wording, other: Wording) -> float:
    """How much of the shorter text stands in the longer one too, 0 to 1: what is cut off a copy does not count."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
