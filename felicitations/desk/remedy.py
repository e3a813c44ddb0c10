"""How a fact is put right: the lines to write into a correction, or the table or rule to change instead."""

from __future__ import annotations

from dataclasses import dataclass

from felicitations.desk.facts import Names, parties_of, stated, value_of
from felicitations.desk.sought import countless
from felicitations.model import Reading

_DATES = "a day as 2024-01-31, a month as 2024-01 or a year as 2024; ~ behind it says about, ? uncertain"
_CODES = "the codes of countries, as in site_src/countries.csv, with commas between them"
_FORMS = {
    "kind": "message or other",
    "headline": "the words between quotation marks",
    "published": _DATES,
    "happened": _DATES,
    "ordinal": "the number alone",
    "senders": _CODES,
    "recipients": _CODES,
    "exchanged": "true where each side wrote; else false, with senders and recipients beside it",
}
_NONE = "No correction can state it."
_RULES = {
    "credit": f"{_NONE} It is found by the files of site_src/noise whose kind is credit.",
    "speaker": f"{_NONE} It follows from the credit and from what the page says of itself.",
    "instrument": f"{_NONE} It is the word that the telling sentence itself uses.",
    "mentioned": f"{_NONE} Names of countries stand in site_src/countries.csv; senders and recipients are not listed.",
    "furniture": f"{_NONE} Each family is a file in site_src/noise: patterns say what is left out,"
    " counter-examples what must stay.",
}
_BLANKS = {
    "happened": "YYYY-MM-DD",
    "published": "YYYY-MM-DD",
    "occasion": "SLUG",
    "ordinal": "NN",
    "exchanged": "true or false",
    "senders": "XX",
    "recipients": "XX",
    "headline": "''",
}
"""What stands where nothing is known. None of it means anything, so that it is refused if somebody leaves it there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What to do about a fact: the lines of a correction, none where it takes a rule, and words about them."""

    lines: tuple[str, ...]
    words: str


def remedy(fact: str, reading: Reading, names: Names) -> Remedy:
    """How to put a fact right. The lines of kind and exchanged say the other thing, all others what is read."""
    if fact in _RULES:
        return Remedy(lines=(), words=_RULES[fact])
    if fact == "ordinal" and countless(reading):
        return Remedy(lines=(), words="With another occasion it could have one.")
    lines: tuple[str, ...] = (line_of(fact, reading),)
    if fact == "kind":
        lines = _other_kind(reading)
    elif fact == "exchanged":
        lines = _other_way(reading)
    return Remedy(lines=lines, words=f"To correct it, write {form_of(fact, names)}.")


def form_of(fact: str, names: Names) -> str:
    """How the value of a fact is written in a correction."""
    return f"one of {', '.join(names.occasions)}" if fact == "occasion" else _FORMS[fact]


def line_of(fact: str, reading: Reading) -> str:
    """The line that states a fact as it is read, or with a blank in the place of what is not known."""
    return stated(fact, value_of(fact, reading)) or f"{fact}: {_BLANKS[fact]}"


def _other_kind(reading: Reading) -> tuple[str, ...]:
    """The other kind. Whoever makes a message of an article says between whom it went, since nothing was read of it."""
    if reading.kind == "message":
        return ("kind: other",)
    return ("kind: message", *(line_of(fact, reading) for fact in ("senders", "recipients", "happened", "occasion")))


def _other_way(reading: Reading) -> tuple[str, ...]:
    """The other way. That only one side wrote says nothing until both sides stand beside it."""
    if not value_of("exchanged", reading):
        return ("exchanged: true",)
    codes = [party.country for party in parties_of("senders", reading) if party.country]
    first, rest = codes[:1] or ["XX"], codes[1:] or ["XX"]
    return ("exchanged: false", f"senders: {', '.join(first)}", f"recipients: {', '.join(rest)}")
