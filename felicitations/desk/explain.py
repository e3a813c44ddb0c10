"""Explains the facts of an article: value, ground, words, what lost and why, and how to correct it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from felicitations import wording
from felicitations.desk.case import Case
from felicitations.desk.facts import FACTS, OF_MESSAGE, Names, finding_of, in_words, main_message, value_of
from felicitations.desk.grounds import Grounds, grounds
from felicitations.desk.lines import shortened
from felicitations.desk.remedy import Remedy, remedy
from felicitations.model import LEFT_OUT, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One fact explained: its value in words, what a correction says of it, the text's own grounds, and the remedy."""

    fact: str
    value: str
    corrected: tuple[str, ...]
    grounds: Grounds
    remedy: Remedy


def explain(case: Case, facts: Iterable[str] = ()) -> tuple[Explained, ...]:
    """The facts explained; all where none is named. Those of a message are left out where there is no message."""
    wanted = tuple(facts)
    if not wanted:
        message = main_message(case.corrected.reading)
        wanted = FACTS if message else tuple(fact for fact in FACTS if fact not in OF_MESSAGE)
    return tuple(_explained(fact, case) for fact in wanted)


def _explained(fact: str, case: Case) -> Explained:
    reading = case.corrected.reading
    found = grounds(fact, case)
    if fact in OF_MESSAGE and not main_message(reading):
        found = Grounds(how=("The article is read as no message, so it has no facts of one. Correct its kind first.",))
    return Explained(
        fact=fact,
        value=_value(fact, reading, case.names),
        corrected=_corrected(fact, case) if fact in case.answered else (),
        grounds=found,
        remedy=remedy(fact, reading, case.names),
    )


def _corrected(fact: str, case: Case) -> tuple[str, ...]:
    """Who corrected a fact, on what ground, and what the text alone gave."""
    correction = case.corrected.reading.correction
    if correction is None:
        return ()
    said = f"Curated: {correction.by} says so. Ground: {correction.ground}"
    before, now = (_value(fact, report.reading, case.names) for report in (case.report, case.corrected))
    if before == now:
        return said, "The text alone gives the same."
    return said, f"The text alone gives {'nothing' if before == wording.NOT_KNOWN else before}."


def _value(fact: str, reading: Reading, names: Names) -> str:
    if fact == "mentioned":
        return ", ".join(f"{names.countries.get(code, code)} ({code})" for code in reading.mentioned) or "None"
    if fact == "furniture":
        count = sum(mark.kind in LEFT_OUT for mark in reading.marks)
        return f"{wording.sentence(wording.count(count, '%(number)s piece', '%(number)s pieces'))} left out of the text"
    found = finding_of(fact, reading)
    value = found.value if found else value_of(fact, reading)
    return shortened(in_words(fact, value, names)) if value not in (None, ()) else wording.NOT_KNOWN
