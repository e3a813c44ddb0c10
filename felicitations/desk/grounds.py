"""On what ground a text gives a fact: how it is known, the words that show it, and what else it might have been."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from felicitations import basis
from felicitations.desk.case import Case
from felicitations.desk.facts import finding_of, in_words, main_message, parties_of, stated
from felicitations.desk.lines import Lines, Quote, around, shortened
from felicitations.desk.losses import why_lost
from felicitations.desk.sought import sought
from felicitations.desk.speech import congratulations
from felicitations.model import LEFT_OUT, Finding, Mark, Rival

_SURE = {"stated": "Stated", "inferred": "Inferred", "curated": "Curated"}
_STATED = "Stated: the text says so."


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """A candidate that lost: its value, its words, why it lost, and the line that would make it the value."""

    value: str
    shown: tuple[Quote, ...]
    why: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """``how`` are sentences on how a fact is known, or on what was looked for; ``lost`` is what else it might be."""

    how: tuple[str, ...]
    shown: tuple[Quote, ...] = ()
    lost: tuple[Loss, ...] = ()


def grounds(fact: str, case: Case) -> Grounds:
    """On what ground the text alone gives a fact, or does not give it."""
    return _OWN.get(fact, _finding)(fact, case)


def _finding(fact: str, case: Case) -> Grounds:
    found = finding_of(fact, case.report.reading)
    if found is None:
        return Grounds(how=sought(fact, case.report, case.names))
    lines = Lines(case.report.seed.text)
    lost = tuple(_loss(fact, found, rival, case) for rival in found.rivals)
    return Grounds(how=(_certainty(found),), shown=lines.quote(found.evidence), lost=lost)


def _certainty(found: Finding[Any]) -> str:
    """How sure a fact is, and how it is known: ``Inferred. A weekday in the text, counted back from ...``."""
    if found.certainty == "stated" and found.basis == "stated":
        return _STATED
    how = basis.how_known(found.basis, (words.rule for words in found.evidence))
    return f"{_SURE[found.certainty]}. {how}"


def _loss(fact: str, found: Finding[Any], rival: Rival[Any], case: Case) -> Loss:
    return Loss(
        value=shortened(in_words(fact, rival.value, case.names)),
        shown=Lines(case.report.seed.text).quote(rival.evidence),
        why=why_lost(fact, found, rival, case.lexicon),
        line=stated(fact, rival.value),
    )


def _kind(_fact: str, case: Case) -> Grounds:
    """The ground of the kind, and the first words of congratulation, by which one sees whether it is right."""
    text, lines = case.report.seed.text, Lines(case.report.seed.text)
    first: dict[int, str] = {}
    for start, end in congratulations(case.report, case.lexicon):
        first.setdefault(lines.number(start), around(text, start, end))
    shown = tuple(Quote(line=line, words=shortened(words), by="") for line, words in islice(first.items(), 3))
    return Grounds(how=(case.report.reading.kind_basis,), shown=shown)


def _side(fact: str, case: Case) -> Grounds:
    parties = parties_of(fact, case.report.reading)
    shown = Lines(case.report.seed.text).quote(words for party in parties for words in party.evidence)
    return Grounds(how=(_STATED,) if parties else sought(fact, case.report, case.names), shown=shown)


def _exchanged(_fact: str, case: Case) -> Grounds:
    message = main_message(case.report.reading)
    if message is None:
        return Grounds(how=("No sentence was found that tells of a message.",))
    way = "each side wrote to the other" if message.exchanged else "one side wrote to the other"
    return Grounds(how=(f"The sentence that tells of the message says that {way}.",))


def _mentioned(fact: str, case: Case) -> Grounds:
    if not case.report.reading.mentioned:
        return Grounds(how=sought(fact, case.report, case.names))
    return Grounds(how=("Named in the article, but neither sender nor recipient.",))


def _furniture(fact: str, case: Case) -> Grounds:
    """Each piece that is left out, with the family whose patterns say so, or the rule where it is of no family."""
    text, families = case.report.seed.text, case.names.families
    lines = Lines(text)

    def family(mark: Mark) -> str:
        label = families.get(mark.rule)
        return f"{label}, site_src/noise/{mark.rule}.md" if label else basis.rule_phrase(mark.rule)

    pieces = tuple(
        Quote(line=lines.number(mark.start), words=shortened(text[mark.start : mark.end]), by=family(mark))
        for mark in case.report.reading.marks
        if mark.kind in LEFT_OUT
    )
    return Grounds(how=() if pieces else sought(fact, case.report, case.names), shown=pieces)


_OWN: Mapping[str, Callable[[str, Case], Grounds]] = {
    "kind": _kind,
    "senders": _side,
    "recipients": _side,
    "exchanged": _exchanged,
    "mentioned": _mentioned,
    "furniture": _furniture,
}
"""The facts that are no findings. All others are explained alike."""
