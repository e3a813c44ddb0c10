"""Values in plain English: dates, numbers, lists of names, occasions, and how a fact is known.

Everything that the pages and the feeds say in words is composed here, so that it is said in one way everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from felicitations.model import Finding, Message, Party

NOT_KNOWN = "Not known"

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DOUBT = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
_EDTF = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%]?)")

_ANNIVERSARY_OF = {"resumption": "the resumption of ties", "normalisation": "the normalisation of ties"}

_HOW = {
    "stated": "The text says so.",
    "weekday": "A weekday in the text, counted back from the dateline or the day of publication.",
    "dateline": "By the dateline.",
    "published": "Only the day of publication is known; the message went out on it or shortly before.",
    "anniversary": "Counted from the number of the anniversary and the day the ties began.",
    "establishment": "Counted from the beginning of the ties.",
    "resumption": "Counted from the resumption of the ties.",
    "normalisation": "Counted from the normalisation of the ties.",
    "source-record": "From the record that came with the article.",
    "correction": "A person corrected it.",
}

_BY = {
    "party": "",
    "occasion": "",
    "ordinal": "",
    "instrument": "",
    "headline": "",
    "date-of-message": "by its own date",
    "weekday": "by the weekday",
    "dateline": "from the dateline",
    "published": "from the day of publication",
    "anniversary-of-ties": "from the number of the anniversary",
    "front-matter": "from the record that came with the article",
    "crawl-stamp": "from the stamp of the page",
    "crawl-stamp-before-headline": "from the stamp of the page",
    "time-stamp": "from the stamp of the page",
    "credit-line": "from the credit line",
    "source-link": "from the link to a source",
    "party-headline": "from the headline",
    "party-office": "by the office",
    "party-role": "by the office",
    "party-clause": "from the words beside it",
    "party-listed": "from the table of people",
    "party-most-named": "as the country most named",
    "party-host": "from the place of the institution",
    "party-seat": "from the place where the page is at home",
    "page-seat": "from the place where the page is at home",
    "page-head": "from the head of the page",
    "page-foot": "at the foot of the page",
    "address": "as the address of a letter",
    "signature": "as the signature of a letter",
    "place": "as the place of the report",
    "not-searched": "behind what is searched",
    "place-and-day": "as the place and the day of the report",
    "date-of-letter": "from the date of the letter",
    "page-date": "from the date of the page",
    "stamp": "from the stamp of the page",
    "stated-day": "by its own date",
    "official-page": "from what the page says of itself",
    "retold": "from what the text says of its source",
}
"""What the rules of the readers are called; furniture families that people add go by their own names."""

_PERSONAL = frozenset({"election", "re-election", "inauguration"})
"""Occasions that befall a person, so that their words name whom."""

_SPEAKERS = {
    "official": "An official release",
    "agency": "A news agency",
    "outlet": "A news outlet",
    "rewrite": "A rewrite of other reports",
}


def year_of(edtf: str) -> str:
    """The year of a date, ``2024``, or empty where it has none of its own (an interval, a decade)."""
    match = _EDTF.fullmatch(edtf)
    return match[1] if match and match[1].isdigit() else ""


def month_of(edtf: str) -> str:
    """The month of a date, ``01`` to ``12``, or empty where it has none."""
    match = _EDTF.fullmatch(edtf)
    return match[2] if match and match[2] and re.fullmatch("0[1-9]|1[0-2]", match[2]) else ""


@lru_cache(maxsize=8192)
def machine_date(edtf: str) -> str:
    """The date as ``<time datetime>`` may hold it, or empty: HTML knows no doubt and no interval."""
    return edtf if re.fullmatch(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?", edtf) else ""


@lru_cache(maxsize=8192)
def date_words(edtf: str) -> str:
    """A date of EDTF, level 0 or 1, as people write it: ``about 12 January 2024``. Anything else stays as it is."""
    if "/" in edtf:
        return _interval(*edtf.split("/", 1))
    match = _EDTF.fullmatch(edtf)
    if match is None:
        return edtf
    year, month, day, doubt = match[1], match[2] or "XX", match[3] or "XX", match[4]
    if not year.isdigit():
        return f"{_DOUBT[doubt]}the {year.replace('X', '0')}s"
    if month in _SEASONS:
        return f"{_DOUBT[doubt]}{_SEASONS[month]} {year}"
    if not month_of(edtf):
        return _DOUBT[doubt] + year
    name = f"{MONTHS[int(month) - 1]} {year}"
    return _DOUBT[doubt] + (f"{int(day)} {name}" if day.isdigit() else name)


def _interval(start: str, end: str) -> str:
    """Two dates with a slash between; an end may be open (``..`` or nothing)."""
    if end in {"", ".."}:
        return f"{date_words(start)} or later"
    if start in {"", ".."}:
        return f"{date_words(end)} or earlier"
    return f"between {date_words(start)} and {date_words(end)}"


def month_name(month: str) -> str:
    """``01`` as ``January``; empty as ``No month known``."""
    return MONTHS[int(month) - 1] if month else "No month known"


def ordinal(number: int) -> str:
    """A number as a place in a row: 1st, 2nd, 3rd, 11th, 30th."""
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: ``no acts``, ``1 act``, ``1,200 acts``; ``many`` where an s is not enough."""
    size = f"{number:,}" if number else "no"
    return f"{size} {one if number == 1 else many or one + 's'}"


def size(number: int) -> str:
    """A number of bytes in round words: ``812 bytes``, ``4.2 KB``, ``17 MB`` (of 1,000 each; no-break space)."""
    for unit, factor in (("MB", 1_000_000), ("KB", 1_000)):
        if number >= factor:
            tenths = number * 10 // factor
            return f"{tenths // 10:,}\u00a0{unit}" if tenths >= 100 else f"{tenths // 10}.{tenths % 10}\u00a0{unit}"
    return f"{number}\u00a0bytes"


def names(words: Iterable[str]) -> str:
    """A list of names as prose has it: ``A``, ``A and B``, ``A, B and C``."""
    listed = list(words)
    return " and ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else "".join(listed)


def sentence(words: str) -> str:
    """The same words with a capital at their start."""
    return words[:1].upper() + words[1:]


def within(label: str) -> str:
    """A label as it stands inside a sentence: ``Re-election`` as ``re-election``."""
    return label[:1].lower() + label[1:]


def span_words(years: Sequence[str]) -> str:
    """The years from first to last: ``2024``, or ``2022 to 2024``; empty where there are none."""
    ordered = sorted(years)
    if not ordered:
        return ""
    return ordered[0] if ordered[0] == ordered[-1] else f"{ordered[0]} to {ordered[-1]}"


def occasion_words(message: Message, labels: Mapping[str, str]) -> str:
    """What a message is about: ``Re-election of A B``, ``30th anniversary of the resumption of ties``; or not known."""
    if message.occasion is None:
        return "Occasion not known"
    label = labels.get(message.occasion.value, message.occasion.value)
    if message.occasion.value == "diplomatic-anniversary":
        label = f"Anniversary of {_ANNIVERSARY_OF.get(message.occasion.basis, 'ties')}"
    if message.occasion.value in _PERSONAL:
        label += _of_whom(message)
    if message.ordinal is None:
        return label
    number = ordinal(message.ordinal.value)
    return f"{number} {within(label)}" if "anniversary" in label.lower() else f"{label}, {number} anniversary"


def _of_whom(message: Message) -> str:
    """`` of A B`` where one person alone is congratulated; empty where it is nobody or several."""
    people = [person.name for party in message.recipients for person in party.people]
    return f" of {people[0]}" if len(people) == 1 and not message.exchanged else ""


def ordinal_words(message: Message) -> str:
    """What follows the occasion's name in the list of facts: ``, the 30th of their resumption``."""
    if message.ordinal is None:
        return ""
    of = {"resumption": " of their resumption", "normalisation": " of their normalisation"}
    basis = message.occasion.basis if message.occasion else ""
    return f", the {ordinal(message.ordinal.value)}{of.get(basis, '')}"


def sides(message: Message, home: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The ends of the thread: senders and recipients; in an exchange the home country, or the first, and the rest."""
    if not message.exchanged:
        return message.senders, message.recipients
    everyone = tuple({(party.country, party.body): party for party in (*message.senders, *message.recipients)}.values())
    near = tuple(party for party in everyone if home and party.country == home) or everyone[:1]
    return near, tuple(party for party in everyone if party not in near)


def composed_title(left: str, right: str, occasion: str, *, exchanged: bool) -> str:
    """A title for an act whose article has no headline. Whoever prints it says that the archive composed it."""
    near, far = left or "an unknown sender", right or "an unknown recipient"
    act = f"{near} and {far} exchange congratulations" if exchanged else f"{near} congratulates {far}"
    return sentence(f"{act}: {within(occasion)}")


def how_known(basis: str, rules: Iterable[str] = ()) -> str:
    """How a fact is known, as a sentence; ``rules`` found its words. A basis that is a sentence stays as it is."""
    if basis == "stated" and (phrases := dict.fromkeys(filter(None, map(rule_phrase, rules)))):
        return f"Reasoned {names(phrases)}."
    return _HOW.get(basis) or (basis if " " in basis else f"{sentence(rule_words(basis))}.")


def why(finding: Finding[Any]) -> str:
    """How an inferred fact is known, as a sentence; empty for one that is stated or that a person gave."""
    inferred = finding.certainty == "inferred"
    return how_known(finding.basis, (evidence.rule for evidence in finding.evidence)) if inferred else ""


@lru_cache(maxsize=1024)
def rule_words(rule: str) -> str:
    """The name of a rule in words: ``noise:date-stamp`` as ``noise, date stamp``."""
    return ", ".join(part.replace("-", " ").replace("_", " ") for part in re.split(r"[:/.]+", rule) if part)


@lru_cache(maxsize=1024)
def rule_phrase(rule: str) -> str:
    """By what a fact was found, as it ends a note: ``from the dateline``; empty where the words say enough."""
    return _BY.get(rule, f"by the rule {rule_words(rule)}")


def speaker_words(speaker: str) -> str:
    """Who speaks in an article: ``agency`` as ``A news agency``."""
    return _SPEAKERS.get(speaker, sentence(speaker))


def instrument_words(instrument: str) -> str:
    """By what means a message went: ``call`` as ``Telephone call``."""
    return "Telephone call" if instrument == "call" else sentence(instrument)
