"""Who is heard: what sentences let somebody say, at times all that a page tells of one of many messages."""

from __future__ import annotations

import re

from felicitations.reading.acts import SPEAKS, TELLS
from felicitations.reading.clauses import cut_clauses
from felicitations.reading.direction import Telling, tell_of
from felicitations.reading.groups import find_subject, first_group, holders
from felicitations.reading.people import Actor
from felicitations.reading.view import Sentence

_ACCORDING = re.compile(r"According to (?=[A-Z])")
# "..., the embassy said": no person speaks.
_HOUSE = re.compile(
    r"\b(?:embassy|ministry|agency|office|service|media|palace|presidency|newspaper|broadcaster|television)"
    r"\s(?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_TO = re.compile(r"\s(?:to|with)\s")  # "he conveyed to X": who is told says nothing
_PRESS = re.compile(r"\s(?:(?:this|our|the) )?(?:newsroom|newspaper|reporters|journalists|correspondent|press|media)")
_LINE = 160  # letters: a name with its office
_NEAR = 60  # letters
_RIGHT_BEHIND = 6  # letters
_TWO = 2


def read_sayings(text: str, sentence: Sentence, actors: tuple[Actor, ...]) -> tuple[Telling, ...]:
    """Who says something in a sentence, and whom it tells: clause by clause."""
    first = actors[0] if actors else None
    if first and first.start <= sentence.start + _TWO and text.startswith(":", first.end):
        return (tell_of(sentence, "sent", (first.end, first.end + 1), ([first], []), warm=False),)
    if len(actors) < _TWO:
        said = _saying(text, sentence, actors)
        return (said,) if said else ()
    parts = cut_clauses(text, sentence, actors, SPEAKS)
    told = (_saying(text, part, tuple(a for a in actors if part.start <= a.start < part.end)) for part in parts)
    return tuple(saying for saying in told if saying)


def may_name_a_speaker(text: str, sentence: Sentence) -> bool:
    """Whether a sentence may open with the name of whose words follow: "X, President of Y: - I congratulate you"."""
    return text.find(":", sentence.start, min(sentence.end, sentence.start + _LINE)) >= 0


def _saying(text: str, sentence: Sentence, actors: tuple[Actor, ...]) -> Telling | None:
    """What one clause lets somebody say."""
    verbs = SPEAKS.finditer(text, sentence.start, sentence.end)
    verb = next((v for v in verbs if not sentence.speech(text, v.start())), None)
    verb = _ACCORDING.match(text, sentence.start, sentence.end) or verb
    outside = [a for a in actors if not sentence.speech(text, a.start)]
    if not verb or not outside or _PRESS.match(text, verb.end()):
        return None  # what the press is told is no message
    behind = [a for a in outside if a.start >= verb.end()]
    near = bool(behind) and behind[0].start - verb.end() < _NEAR
    before = [a for a in outside if a.end <= verb.start()]
    if _HOUSE.search(text, max(sentence.start, verb.start() - _NEAR), verb.start()):
        before = []
    speakers = find_subject(text, before, loosely=True)
    listeners = first_group(text, behind, loosely=True) if near and TELLS.match(verb.group()) else []
    right_behind = bool(behind) and behind[0].start - verb.end() < _RIGHT_BEHIND
    right_behind = right_behind and not _TO.search(text, verb.end(), behind[0].start)
    if not speakers and right_behind and not listeners:
        speakers = first_group(text, behind, loosely=True)  # '"...," said President X'
    return (
        tell_of(sentence, "sent", verb.span(), (holders(text, speakers), holders(text, listeners)), warm=False)
        if speakers
        else None
    )
