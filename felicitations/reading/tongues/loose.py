"""What an opening tells in a way that no sentence pattern knows: those of two states, and a congratulation."""

from __future__ import annotations

import re

from felicitations.reading.tongues.actors import Actor, find_actors
from felicitations.reading.tongues.sides import Scene, side_of, states_of
from felicitations.reading.tongues.tellings import Telling
from felicitations.reading.view import Sentence

_TOP = 1
_BOTH = 2  # states
_NEXT = 40  # letters


def tell_loosely(scene: Scene, known: Telling | None) -> Telling | None:
    """The message of an opening that congratulates and names those in office of just two states; the first one sends.

    ``known`` is what a sentence pattern found of it, one side perhaps. None where the opening contradicts that or names
    more or fewer; where it refuses, gives thanks or condoles; or tells of a talk and of no message.
    """
    text, tongue = scene.view.text, scene.tongue
    top = sorted((s for s in scene.view.sentences if s.rank <= _TOP), key=lambda s: s.start)
    barred = (tongue.refuses, tongue.thanks, tongue.sorrow)
    glad = next((s for s in top if _congratulates(scene, s)), None)
    if glad is None or any(_in(words, text, s.start, s.end) for words in barred for s in top):
        return None
    talk, message = (any(_in(words, text, s.start, s.end) for s in top) for words in (tongue.talks, tongue.messages))
    if talk and not message:
        return None
    officers = [a for s in top for a in _officers(scene, s)]
    states = list(dict.fromkeys(a.country for a in officers))
    if len(states) != _BOTH:
        return None
    if known and not (states_of(known.senders) <= {states[0]} and states_of(known.recipients) <= {states[1]}):
        return None
    first, second = (side_of(next(a for a in officers if a.country == state)) for state in states)
    return Telling(
        sentence=glad,
        way="sent",
        senders=(first,),
        recipients=(second,),
        verb=(glad.start, glad.start),
        sound=_BOTH,
    )


def _congratulates(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence congratulates, and not the faithful, a team or their like right behind it."""
    text, tongue = scene.view.text, scene.tongue
    said = tongue.congratulates.search(text, sentence.start, sentence.end) if tongue.congratulates else None
    return said is not None and not _in(tongue.private, text, said.end(), min(sentence.end, said.end() + _NEXT))


def _officers(scene: Scene, sentence: Sentence) -> list[Actor]:
    """Those whom a sentence names with an office of a state, or who are known to have held one."""
    text, private = scene.view.text, scene.tongue.private
    found = find_actors(scene.view, scene.tongue, sentence.start, sentence.end)
    return [a for a in found if a.country and (a.office or a.named) and not _in(private, text, a.start, a.end)]


def _in(pattern: re.Pattern[str] | None, text: str, start: int, end: int) -> bool:
    return bool(pattern and pattern.search(text, start, end))
