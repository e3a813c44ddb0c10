"""The sentences that tell of a message: the patterns of a language, with those who fill their slots."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from felicitations.reading.tongues.actors import find_actors
from felicitations.reading.tongues.heads import head_of_body, side_of_body
from felicitations.reading.tongues.persons import Span, name_behind
from felicitations.reading.tongues.sides import (
    Scene,
    Side,
    distinct,
    side_at_home,
    side_in,
    side_of,
    sides_by_name,
    sides_in,
)
from felicitations.reading.tongues.tongue import Way
from felicitations.reading.view import Sentence

_COLON = re.compile(r"[:;\uff1a\uff1b]\s")
_CLAUSE = re.compile(r"[:;\uff1a\uff1b\uff0c,\s](?=\w{2})")
_NEXT = 60
LAST_RANK = 8
"""How far down the page a sentence may tell of its message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A sentence that tells of a message; ``verb`` bounds the whole pattern. ``sound`` weighs the sides found in it.

    ``at_home`` says that whoever is congratulated is of the sender's own country, ``institution`` that it is a forum,
    a university or their like, which is of no state.
    """

    sentence: Sentence
    way: Way
    senders: tuple[Side, ...]
    recipients: tuple[Side, ...]
    verb: tuple[int, int]
    sound: int
    at_home: bool = False
    institution: bool = False


def find_tellings(scene: Scene) -> tuple[Telling, ...]:
    """The sentences at the top of the page that tell of a message, in the order of the text."""
    told = (_tell(scene, sentence) for sentence in scene.view.sentences if sentence.rank <= LAST_RANK)
    return tuple(telling for telling in told if telling is not None)


def _tell(scene: Scene, sentence: Sentence) -> Telling | None:
    text, tongue = scene.view.text, scene.tongue
    for barred in (tongue.refuses, tongue.thanks):
        if barred and barred.search(text, sentence.start, sentence.end):
            return None
    if _sad(scene, sentence):
        return None
    for way, pattern in tongue.tellings:
        # A pattern that begins with a slot begins with the sentence; to try it at each letter costs ten times as much.
        find = pattern.match if pattern.pattern.startswith("(?P<") else pattern.search
        match = find(text, sentence.start, sentence.end)
        if match:
            return _fill(scene, sentence, way, match)
    return None


def _sad(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence condoles and does not congratulate."""
    sorrow, glad = scene.tongue.sorrow, scene.tongue.congratulates
    bounds = (scene.view.text, sentence.start, sentence.end)
    return bool(sorrow and sorrow.search(*bounds)) and not (glad and glad.search(*bounds))


def _fill(scene: Scene, sentence: Sentence, way: Way, match: re.Match[str]) -> Telling | None:
    """The telling that a match is, its slots filled; None where somebody sends who speaks for no state."""
    slots = {name: match.span(name) for name, words in match.groupdict().items() if words is not None}
    begin = 0
    if "from" in slots:
        # "Election in Senegal: Emmanuel Macron congratulates ...": who sends stands behind the colon.
        begin, stop = slots["from"]
        clause = _COLON if scene.tongue.spaced else _CLAUSE
        slots["from"] = (max([begin, *(m.end() for m in clause.finditer(scene.view.text, begin, stop))]), stop)
    private = scene.tongue.private
    if private and "from" in slots and private.search(scene.view.text, *_near(slots["from"], match)):
        return None
    if private and way == "sent" and _is_private(scene, slots.get("to", (0, 0))):
        return None
    if way == "exchanged":
        senders = recipients = _both(scene, sentence, slots)
        found, at_home, institution = senders, False, False
    else:
        senders, recipients = _parties(scene, match, slots)
        institution = way == "sent" and bool(senders) and _to_institution(scene, sentence, slots)
        recipients = () if institution else recipients
        body = side_of_body(scene, slots["from"], begin) if "from" in slots else None
        if way == "received" and {s.country for s in senders} == {s.country for s in recipients}:
            senders = ()  # "received cables from leaders of friendly states": these are no states yet
        senders, recipients, at_home = _apart(scene, slots, (body,) if body else senders, recipients)
        if way == "sent" and "to" in slots:
            recipients = _reached(scene, slots["to"], recipients)
            institution = institution and not any(side.body for side in recipients)
        found = (*senders, *recipients)
    return Telling(
        sentence=sentence,
        way=way,
        senders=senders,
        recipients=recipients,
        verb=match.span(),
        sound=sum(2 if side.actors else 1 for side in found),
        at_home=at_home,
        institution=institution,
    )


def _reached(scene: Scene, slot: Span, recipients: tuple[Side, ...]) -> tuple[Side, ...]:
    """Those whom a message reaches: where no office of a state stands in the slot, perhaps the head of a body."""
    if not any(side.actors for side in recipients) and (head := head_of_body(scene, slot)):
        return (head,)
    return (_with_name(scene, recipients[0], slot),) if len(recipients) == 1 else recipients


def _is_private(scene: Scene, slot: Span) -> bool:
    """Whether a team, the faithful or their like are congratulated, and nothing says of which state they are."""
    start, end = slot[0], min(slot[1], slot[0] + _NEXT)
    text, tongue = scene.view.text, scene.tongue
    found = tongue.private.search(text, start, end) if tongue.private else None
    if found is None or (tongue.offices and tongue.offices.search(text, start, found.start())):
        return False
    return not scene.view.mentions_in(start, end) and not scene.view.known_in(start, end)


def _to_institution(scene: Scene, sentence: Sentence, slots: dict[str, Span]) -> bool:
    """Whether a letter goes to a forum, a university or their like, and to nobody who holds an office."""
    text, tongue = scene.view.text, scene.tongue
    if not tongue.messages or not tongue.messages.search(text, sentence.start, sentence.end):
        return False
    start, end = slots.get("to", (0, 0))
    if start < end:
        return _is_institution(scene, start, end)
    # "Sun Yat-sen University turns 100: Xi Jinping sends a letter of congratulation", and the other way round
    _, sent = slots.get("from", (0, sentence.end))
    if _is_institution(scene, sentence.start, sent):
        return True
    abroad = scene.view.mentions_in(sent, min(sentence.end, sent + _NEXT))  # a school there is of its state
    return not abroad and _is_institution(scene, sent, sentence.end)


def _is_institution(scene: Scene, start: int, end: int) -> bool:
    """Whether a forum, a university or their like is named near the beginning of a stretch, and nobody in office."""
    text, tongue = scene.view.text, scene.tongue
    found = tongue.institutions.search(text, start, min(end, start + _NEXT)) if tongue.institutions else None
    if found is None:
        return False
    office = tongue.offices.search(text, start, found.start()) if tongue.offices else None
    return office is None and not any(a.office and a.country for a in find_actors(scene.view, tongue, start, end))


def _both(scene: Scene, sentence: Sentence, slots: dict[str, Span]) -> tuple[Side, ...]:
    """The two sides of an exchange, or the one that the sentence names."""
    spans = [slots[name] for name in ("both", "from", "to") if name in slots] or [(sentence.start, sentence.end)]
    both = distinct(side for span in spans for side in sides_in(scene, span))
    if len(both) == 1 and (other := _other_of_exchange(scene, spans, both[0])):
        both = (*both, other)
    return both[:2]


def _parties(scene: Scene, match: re.Match[str], slots: dict[str, Span]) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Who sends and who receives, as the slots have it."""
    if "pair" in slots:
        ordered = distinct(sides_in(scene, slots["pair"]))
        return ordered[:1], ordered[1:2]
    sent, received = slots.get("from", (0, 0)), slots.get("to", (0, 0))
    senders = side_in(scene, sent, backwards=sent[1] <= match.end() - 1 and sent[0] <= match.start(), sending=True)
    recipients = side_in(scene, received, backwards=received[0] <= match.start() < received[1], sending=False)
    return senders, recipients


def _apart(
    scene: Scene, slots: dict[str, Span], senders: tuple[Side, ...], recipients: tuple[Side, ...]
) -> tuple[tuple[Side, ...], tuple[Side, ...], bool]:
    """Both sides without a state that would stand on both, and whether somebody is congratulated at home."""
    if not {s.country for s in senders} & {s.country for s in recipients}:
        return senders, recipients, False
    if not _of_the_other(scene, slots):
        if others := _others(scene, slots, recipients):
            return others, recipients, False
        senders = tuple(s for s in senders if s.actors)
    rest = tuple(s for s in recipients if s.country not in {t.country for t in senders})
    return senders, rest, not _of_the_other(scene, slots)


def _others(scene: Scene, slots: dict[str, Span], recipients: tuple[Side, ...]) -> tuple[Side, ...]:
    """Who else in the sender's place holds an office, where the nearest is of the state that is congratulated."""
    taken = {s.country for s in recipients}
    actors = find_actors(scene.view, scene.tongue, *slots["from"]) if "from" in slots else ()
    found = [a for a in actors if a.office and a.country and a.country not in taken]
    return (side_of(found[-1]),) if found else ()


def _of_the_other(scene: Scene, slots: dict[str, Span]) -> bool:
    """Whether the one congratulated is called a counterpart, who is never at home in the sender's state."""
    words = scene.tongue.counterparts
    return bool(words and "to" in slots and words.search(scene.view.text, slots["to"][0], slots["to"][0] + _NEXT))


def _with_name(scene: Scene, side: Side, slot: Span) -> Side:
    """A side with the name that stands right behind the verb: "felicitated Emmanuel Macron on ..."."""
    at = name_behind(scene.view, scene.tongue, *slot, sorted(m.start for m in scene.view.mentions))
    office = scene.tongue.offices.search(scene.view.text, *at) if scene.tongue.offices else None
    return side if at[0] == at[1] or office or not scene.tongue.spaced else replace(side, bare=(at,))


def _near(slot: tuple[int, int], match: re.Match[str]) -> tuple[int, int]:
    """The part of a slot that stands next to the verb."""
    start, end = slot
    return (start, min(end, start + _NEXT)) if start > match.start() else (max(start, end - _NEXT), end)


def _other_of_exchange(scene: Scene, spans: list[tuple[int, int]], known: Side) -> Side | None:
    """The side of an exchange that only an office or a name stands for."""
    bare = [a for s, e in spans for a in find_actors(scene.view, scene.tongue, s, e) if a.office and not a.country]
    if bare and scene.home and scene.home.country != known.country:
        return side_at_home(scene, bare[0])
    return next((s for span in spans for s in sides_by_name(scene, span) if s.country != known.country), None)
