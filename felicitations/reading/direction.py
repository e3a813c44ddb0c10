"""Who sent and who received: the clauses that tell of a message, and the people on both sides of their verbs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from felicitations.reading.acts import (
    ABOUT,
    CONGRATULATES,
    FIRST_PERSON,
    LONG_AGO,
    NOT,
    SAID,
    WAYS,
    Way,
)
from felicitations.reading.clauses import cut_clauses
from felicitations.reading.cues import Cue
from felicitations.reading.givers import Sides, find_sides
from felicitations.reading.groups import GOAL, Group, first_group, holders
from felicitations.reading.people import Actor
from felicitations.reading.view import Sentence

__all__ = ["Telling", "Way", "read_tellings", "tell_of"]

_NEAR = 60
_BOTH = 2
_TO_WHOM = re.compile(r" to (?:the |his |her |new )?")
# "He asked Premier Li to convey his felicitations": who is asked sends nothing.
_ASKED = Cue(
    r"\b(?:ask|request|instruct|urg|want|invit|beg|delegat|deput|task|assign|dispatch)(?:e?s|e?d|ing)?\b"
    r"[^.;]{0,100} to $",
    re.IGNORECASE,
)
_PASS_ON = Cue(
    r"\b(?:ask|request|urg)(?:s|ed|ing)?\b[^.;]{0,60} to (?:convey|pass|extend|transmit|relay|deliver)\b", re.IGNORECASE
)
# "The message wished him good health": whom, an earlier sentence said.
_WISHES = re.compile(r"(?:to )?wish", re.IGNORECASE)
_SAME = re.compile(r"(?:did|do(?:es)?) (?:the same|likewise|so)(?: with)?|as did", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One clause that tells of a message: its way, where its verb stands, and the people on both sides.

    ``sentence`` is the clause, with the rank of its sentence.
    """

    sentence: Sentence
    way: Way
    verb: tuple[int, int]
    senders: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    congratulates: bool


def read_tellings(text: str, sentence: Sentence, actors: tuple[Actor, ...]) -> tuple[Telling, ...]:
    """What the clauses of one sentence tell of a message. ``actors`` are the people whom it names, in order."""
    start, end = sentence.start, sentence.end
    if sentence.rank < 0 and (headed := _headed_to(text, sentence, actors)):
        return (headed,)
    if text[end - 1] == "?" or not ABOUT.search(text, start, end) or NOT.search(text, start, end):
        return ()  # most sentences are about something else, so that is asked first
    first = text.find(";", start, end) + 1 or end  # "X sent his congratulations; he had received him in May"
    if _PASS_ON.search(text, start, end) or (sentence.rank > 1 and LONG_AGO.search(text, start, first)):
        return ()
    warm = bool(CONGRATULATES.search(text, start, end))
    found: list[Telling] = []
    for clause in cut_clauses(text, sentence, actors):
        named = [a for a in actors if clause.start <= a.start < clause.end]
        telling = _read(text, clause, named, warm=warm)
        if telling and _SAME.match(text, telling.verb[0]) and found:
            way = found[-1].way
            sides = find_sides(way, text, telling.verb, clause, named)
            telling = tell_of(clause, way, telling.verb, sides, warm=warm)
        if telling:
            found.append(telling)
    return tuple(found)


def _headed_to(text: str, headline: Sentence, actors: tuple[Actor, ...]) -> Telling | None:
    """The message that a headline of the form "A to B: you are our friend" or "'Our friend': A to B" tells of."""
    for one, two in pairwise(actors):
        ends = two.end == headline.end or text.startswith(":", two.end)
        if ends and _TO_WHOM.fullmatch(text, one.end, two.start):
            verb = (one.end + 1, one.end + 3)
            return tell_of(headline, "sent", verb, ([one], [two]), warm=False)
    return None


def _read(text: str, clause: Sentence, actors: Group, *, warm: bool) -> Telling | None:
    """The telling of one clause: of its verbs of the surest way the one that knows most about both sides."""
    for way, pattern in WAYS:
        best: tuple[int, Telling] | None = None
        for verb in pattern.finditer(text, clause.start, clause.end):
            if _is_of_another(text, clause, verb.start()):
                continue
            sides = find_sides(way, text, verb.span(), clause, actors)
            telling = tell_of(clause, way, verb.span(), sides, warm=warm)
            if not _tells_little(telling, verb.group().lower()) and (best is None or _knows(telling) > best[0]):
                best = (_knows(telling), telling)
        if best:
            return best[1]
    return _quoted(text, clause, actors)


def _is_of_another(text: str, clause: Sentence, verb: int) -> bool:
    """Whether the one who writes speaks here, or who is only asked to pass something on."""
    first = FIRST_PERSON.search(text, max(clause.start, verb - 90), verb)
    return bool(first or _ASKED.search(text, max(clause.start, verb - 120), verb))


def _tells_little(telling: Telling, verb: str) -> bool:
    """Whether a verb tells of a message only with its sides: "wished" further down, "in messages" of two."""
    if telling.way == "exchanged":
        return verb.startswith("in ") and len(telling.senders) != _BOTH
    alone = not (telling.senders and telling.recipients)
    return telling.sentence.rank > 1 and alone and bool(_WISHES.match(verb))


def _quoted(text: str, clause: Sentence, actors: Group) -> Telling | None:
    """Who said a congratulation in quotation marks: '"Congratulations!" Prime Minister X wrote' and the like."""
    warm = CONGRATULATES.search(text, clause.start, clause.end)
    said = SAID.search(text, clause.start, clause.end)
    if not warm or not said or not clause.speech(text, warm.start()):
        return None
    outside = [a for a in actors if not clause.speech(text, a.start)]
    told = [a for a in outside if a.start >= said.end()]
    if told and GOAL.search(text[said.end() - 1 : told[0].start]):
        outside = [a for a in outside if a not in told]  # '"...," His Majesty wrote to President Xi'
    senders = [a for a in outside if a.end <= said.start()][-1:] or outside[:1]
    praised = [a for a in actors if a not in outside and a.start > warm.end()]
    recipients = first_group(text, praised, loosely=True) if praised and praised[0].start - warm.end() < _NEAR else []
    sides = (holders(text, senders), holders(text, recipients))
    return tell_of(clause, "sent", said.span(), sides, warm=True) if senders else None


def tell_of(clause: Sentence, way: Way, verb: tuple[int, int], sides: Sides, *, warm: bool) -> Telling:
    """The telling of a clause."""
    senders, recipients = map(tuple, sides)
    return Telling(sentence=clause, way=way, verb=verb, senders=senders, recipients=recipients, congratulates=warm)


def _knows(telling: Telling) -> int:
    """How much a telling knows: a named person on each side, anybody on each side."""
    sides = (telling.senders, telling.recipients)
    if telling.way == "exchanged":
        return len(telling.senders) + len(telling.recipients)
    return sum(2 * any(a.name for a in side) + bool(side) for side in sides)
