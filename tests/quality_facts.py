"""Compares the facts of one reading with its label, figure by figure.

The definitions are those that the issue set: each figure is a count of cases, and is summed over articles. A precision,
a recall and their balance (F1) are counts as well: hits of all found, hits of all wanted, twice the hits of both.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from felicitations.model import FigureName, Message, Reading
from tests.quality_labels import Label

Counts = dict[FigureName, tuple[int, int]]
"""Figures of one article: hits, and of how many."""


def judge_facts(label: Label, reading: Reading) -> tuple[Counts, tuple[str, ...]]:
    """The counts of one article, and what was missed, in words for those who look for the reason."""
    is_message = reading.kind == "message"
    counts: Counts = {"kind": (is_message == label.is_message, 1), "unevidenced": _unevidenced(reading)}
    misses = [] if is_message == label.is_message else [f"kind: found {reading.kind}"]
    if label.is_message:
        for judge in (_countries, _sides, _occasion, _ordinal, *([_day] if label.whole else ()), _people):
            found, miss = judge(label, reading)
            counts |= found
            misses += [miss] if miss else []
        counts["all"] = (is_message and all(_right(counts, name) for name in _WHOLE), 1)
    return counts, tuple(misses)


# What must be right for an article to be "all right": no fault in what was given, nothing missing.
_WHOLE: tuple[FigureName, ...] = ("countries", "occasion", "ordinal", "ordinal-invented", "date", "date-overclaimed")
_FAULTS: frozenset[FigureName] = frozenset({"ordinal-invented", "date-overclaimed"})


def _right(counts: Counts, name: FigureName) -> bool:
    hits, of = counts.get(name, (0, 0))
    return hits == 0 if name in _FAULTS else hits == of


Judged = tuple[Counts, str]


def _countries(label: Label, reading: Reading) -> Judged:
    senders, recipients = _found_sides(label, reading)
    found, wanted = senders | recipients, label.senders | label.recipients
    miss = "" if found == wanted else f"countries: found {sorted(found)}, wanted {sorted(wanted)}"
    return _balance("countries", len(found & wanted), len(found), len(wanted)), miss


def _sides(label: Label, reading: Reading) -> Judged:
    if not label.directed:
        return {}, ""
    found = _found_sides(label, reading)
    right = found == (label.senders, label.recipients)
    return {"sides": (right, 1)}, "" if right else f"sides: found {' -> '.join(map(str, map(sorted, found)))}"


def _occasion(label: Label, reading: Reading) -> Judged:
    main = _main(reading)
    found = main.occasion.value if main and main.occasion else None
    right = found == label.occasion
    return {"occasion": (right, 1)}, "" if right else f"occasion: found {found}, wanted {label.occasion}"


def _ordinal(label: Label, reading: Reading) -> Judged:
    main = _main(reading)
    found = main.ordinal.value if main and main.ordinal else None
    miss = "" if found == label.ordinal else f"ordinal: found {found}, wanted {label.ordinal}"
    if label.ordinal is None:
        return {"ordinal-invented": (found is not None, 1)}, miss
    return {"ordinal": (not miss, 1)}, miss


def _day(label: Label, reading: Reading) -> Judged:
    """Days that follow from an anniversary alone are scored only where both the label and the reader give one."""
    main = _main(reading)
    finding = main.happened if main else None
    found = finding.value.rstrip("~?%") if finding else None
    right = found == label.day
    miss = "" if right else f"day: found {found}, wanted {label.day}"
    if label.day is None:
        if finding and finding.basis.startswith("anniversary"):
            return {}, ""
        return {"date-overclaimed": (found is not None, 1)}, miss
    if label.day_basis == "anniversary" and found is None:
        return {}, ""
    answered = found is not None
    return {"date": (right, 1), "date-answered": (answered, 1), "date-wrong": (answered and not right, answered)}, miss


def _people(label: Label, reading: Reading) -> Judged:
    parties = [party for message in _messages(label, reading) for party in (*message.senders, *message.recipients)]
    found = tuple(dict.fromkeys(person.name for party in parties for person in party.people))
    extra = [name for name in found if not any(same_person(name, one) for one in label.people)]
    hits = sum(any(same_person(name, one) for one in found) for name in label.people)
    right = not extra and hits == len(label.people)
    miss = "" if right else f"people: found {list(found)}, wanted {list(label.people)}"
    # Two spellings of one wanted person are no fault: what counts as found are the hits and the names that fit nobody.
    return _balance("people", hits, hits + len(extra), len(label.people)), miss


def _balance(name: FigureName, hits: int, found: int, wanted: int) -> Counts:
    names: dict[str, tuple[FigureName, FigureName]] = {
        "countries": ("countries-precision", "countries-recall"),
        "people": ("people-precision", "people-recall"),
    }
    precision, recall = names[name]
    return {name: (2 * hits, found + wanted), precision: (hits, found), recall: (hits, wanted)}


def _main(reading: Reading) -> Message | None:
    return reading.messages[0] if reading.messages else None


def _messages(label: Label, reading: Reading) -> tuple[Message, ...]:
    """The messages that the label speaks of: the main one, or all where the article tells of several events."""
    return reading.messages if label.several else reading.messages[:1]


def _found_sides(label: Label, reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    def codes(side: Callable[[Message], tuple]) -> frozenset[str]:
        return frozenset(p.country for message in _messages(label, reading) for p in side(message) if p.country)

    return codes(lambda message: message.senders), codes(lambda message: message.recipients)


def _unevidenced(reading: Reading) -> tuple[int, int]:
    """Facts without words that show them, of all facts; what a person wrote needs none."""
    main = _main(reading)
    facts = [reading.published, *((main.occasion, main.happened, main.ordinal) if main else ())]
    given = [fact for fact in facts if fact is not None]
    return sum(not fact.evidence and fact.certainty != "curated" for fact in given), len(given)


def same_person(one: str, other: str) -> bool:
    """Whether all words of one name stand in the other, without regard to accents, capitals and order."""
    a, b = _words(one), _words(other)
    return bool(a and b) and (a <= b or b <= a)


def _words(name: str) -> frozenset[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    return frozenset("".join(c if c.isalnum() else " " for c in plain).split())
