"""All that an article tells of messages: the main one, and the later sentences that tell more of the same act."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from felicitations.lexicon import Lexicon
from felicitations.reading.cast import gather_cast
from felicitations.reading.direction import CONGRATULATES, Telling, read_telling
from felicitations.reading.letters import read_letter
from felicitations.reading.parties import LOOSE, Member, Sides, resolve
from felicitations.reading.people import find_actors
from felicitations.reading.tokens import tokenize
from felicitations.reading.view import View

# A page tells of its message at the top; what comes after so many sentences is background or another message.
_LEAD = 12


# "World leaders congratulate X": the senders are many, and each has a sentence of its own.
_MANY = re.compile(
    r"^(?:\S+\s){0,3}?(?:heads of (?:foreign )?states?|allies|leaders|countries|nations|neighbou?rs|governments"
    r"|presidents|congratulations|messages)\b|\bfrom (?:\S+ ){0,4}leaders\b",
    re.IGNORECASE,
)


_BACK = re.compile(
    r"\bsent one back\b|\breciprocated\b|\breturned the (?:greeting|compliment|congratulation)s?\b"
    r"|\bcongratulat\w+ .{0,40}\bin (?:turn|return)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The main telling of an article, and the others.

    ``also`` tell of the same act: at another rank (premiers after presidents), or by another of many senders. ``more``
    tell of further messages on the same page, by the same sender to somebody else. ``mutual`` where both sides wrote.
    """

    main: Sides
    also: tuple[Sides, ...]
    more: tuple[Sides, ...]
    mutual: bool


def hear(view: View, lexicon: Lexicon) -> Told | None:
    """Find the sentences that tell of messages, and join those that tell of one act; None where there is none."""
    spots = {m.start: m for m in view.places}
    lead = [s for s in view.sentences if s.rank <= _LEAD]
    named = [(s, find_actors(view.text, tokenize(view.text, s, spots))) for s in lead]
    tellings = [t for s, actors in named if (t := read_telling(view.text, s, actors)) is not None]
    letter = None if any(_whole(t) for t in tellings) else read_letter(view, {m.start: m for m in view.everywhere})
    actors = [a for _, found in named for a in found]
    if letter:
        tellings.append(letter)
        actors += [a for a in (*letter.senders, *letter.recipients) if a not in actors]
    cast = gather_cast(tuple(actors), lexicon.people)
    sides = [resolve(view, cast, _warm(view, t)) for t in tellings]
    whole = [s for s in sides if s.senders and s.parties()]
    return _join(view, whole, [s for s in sides if not s.senders]) if whole else None


def _whole(telling: Telling) -> bool:
    """Whether a sentence of the text tells by itself who congratulated whom: then no letter need be looked for."""
    named = any(a.name for a in telling.senders) and any(a.name or a.country for a in telling.recipients)
    both = telling.way == "exchanged" and len(telling.senders) > 1
    return telling.sentence.rank >= 0 and (named or both)


def _warm(view: View, telling: Telling) -> Telling:
    """A letter that one sentence only names is a congratulation where the headline or the next sentences say so."""
    if telling.congratulates:
        return telling
    rank = telling.sentence.rank
    near = [s for s in view.sentences if s.rank < 0 or 0 <= s.rank - rank <= 2]
    return replace(telling, congratulates=any(CONGRATULATES.search(view.text, s.start, s.end) for s in near))


def _join(view: View, sides: list[Sides], orphans: list[Sides]) -> Told:
    """The main telling is the fullest one of the text; the headline serves where the text tells nothing.

    ``orphans`` name only who received: "the message to President X says ...".
    """
    main = min(
        sides,
        key=lambda s: (
            not s.telling.congratulates,
            s.telling.sentence.rank < 0,
            -_fullness(s),
            s.telling.sentence.rank,
        ),
    )
    part = view.headline()
    many = bool(part and main.telling.way != "exchanged" and _MANY.search(view.text[part.start : part.end]))
    rest = [s for s in sides if s is not main and main.telling.congratulates and s.telling.sentence.rank >= 0]
    also = [s for s in rest if _tells_more(s, main) or (many and _joins_in(s, main))]
    if main.telling.way == "sent" and not any(_parties(main.recipients)):
        also += [replace(s, senders=main.senders) for s in orphans if _addressed(s)]
    more = [s for s in rest if s not in also and _tells_another(s, main)]
    back = [s for s in rest if s not in also and s not in more and _answers(s, main)]
    mutual = main.telling.way == "exchanged" or bool(back) or _sent_back(view, main)
    return Told(main=main, also=(*also, *back), more=tuple(more), mutual=mutual)


def _addressed(sides: Sides) -> bool:
    """Whether a sentence names a person of a known state to whom one of many messages went."""
    return sides.telling.sentence.rank >= 0 and any(m.figure and m.country for m in sides.recipients)


def _answers(sides: Sides, main: Sides) -> bool:
    """Whether a sentence tells of a congratulation the other way: then the messages were exchanged."""
    return (
        sides.telling.congratulates
        and bool(sides.telling.recipients)
        and _parties(sides.senders) == _parties(main.recipients)
        and _parties(sides.recipients) == _parties(main.senders)
        and any(m.figure for m in sides.senders)
    )


def _sent_back(view: View, main: Sides) -> bool:
    """Whether the text says in passing that the other side sent its own."""
    if main.telling.way == "exchanged" or "" in _parties(main.recipients) or not main.recipients:
        return False
    return any(p.kind == "body" and _BACK.search(view.text, p.start, p.end) for p in view.parts)


def _fullness(sides: Sides) -> int:
    """How much a telling knows: both countries by its own words, named people on both sides."""
    both = len(sides.parties()) > 1
    spots = {spot for m in (*sides.senders, *sides.recipients) for spot in m.spots}
    loose = sum(spot.rule in LOOSE for spot in spots)
    return 2 * both - loose + any(m.figure for m in sides.senders) + any(m.figure for m in sides.recipients)


def _parties(members: tuple[Member, ...]) -> frozenset[str]:
    return frozenset(m.country or m.body for m in members)


def _tells_more(sides: Sides, main: Sides) -> bool:
    """Whether a sentence tells of the same act at another rank: the same states, a named sender."""
    return (
        sides.parties() <= main.parties()
        and _parties(sides.senders) <= _parties(main.senders)
        and any(m.figure for m in sides.senders)
    )


def _joins_in(sides: Sides, main: Sides) -> bool:
    """Whether a sentence tells of another sender to the same recipient."""
    people = {m.figure.name for m in main.recipients if m.figure}
    same = not sides.recipients or any(m.figure and m.figure.name in people for m in sides.recipients)
    return same and sides.telling.congratulates and "" not in _parties(sides.senders)


def _tells_another(sides: Sides, main: Sides) -> bool:
    """Whether a sentence tells of another message by the same sender: to a named person of another state."""
    others = _parties(sides.recipients)
    loose = any(spot.rule in LOOSE for m in sides.recipients for spot in m.spots)
    return (
        sides.telling.congratulates
        and sides.telling.way == main.telling.way == "sent"
        and _parties(sides.senders) == _parties(main.senders)
        and "" not in others
        and not loose
        and not others & main.parties()
        and any(m.figure for m in sides.recipients)
    )
