"""Which tellings are of one act: the same states at another rank, the answer, the other senders of many."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from felicitations.reading.acts import EXCHANGED, IN_MESSAGE, IN_TURN, THANKS
from felicitations.reading.cues import Cue
from felicitations.reading.headlines import condoles
from felicitations.reading.members import LOOSE, Member, Sides
from felicitations.reading.view import View
from felicitations.reading.vocabulary import QUALIFIES, SERVANTS
from felicitations.reading.wishers import (
    heads_one,
    in_one_sentence,
    is_headed,
    joins_in,
    of_many,
    parties_of,
    well_wishers,
)

_BACK = Cue(
    r"\bsent one back\b|\breciprocated\b|\b(?:answered|replied|responded) in (?:kind|the same|similar|like)\b"
    r"|\breturned the (?:greeting|compliment|congratulation)s?\b"
    r"|\b(?:congratulat\w+|greetings|wishes) .{0,40}\bin (?:turn|return)\b"
    r"|\bin (?:his|her|their|its) (?:own )?(?:reply|response)\b(?![^.;]{0,60}\bthank)[^.;]{0,60}"
    r"\b(?:congratulat|greetings|felicitat)|\breciprocating\b[^.;]{0,80}\b(?:wish|greet|congratulat|felicitat)"
    r"|\ba (?:reply|response) (?:bearing|with|carrying|full of) (?:\w+ ){0,3}(?:greetings|congratulations|wishes)"
    r"|\b(?:wrote|written|responded|replied|answered) (?:back )?in the same vein\b",
    re.IGNORECASE,
)
# "Blinken spoke only of a free election", "Lula wished luck without naming Milei": said, and no congratulation.
_GRUDGES = Cue(
    r"\b(?:spoke|said|spoken|say|noted) only\b|\bonly (?:said|spoke|noted|of)\b|\bwithout (?:naming"
    r"|congratulating|mentioning|a word)"
    r"|\bstopped short\b|\b(?:not|yet to|never) (?:\w+ )?(?:congratulat|recogni|comment)|\b(?:a farce|a sham"
    r"|fraud\w*|rigged|illegitimate"
    r"|neither free nor fair|nor legal|reject\w+|condemn\w+|protest\w*)\b",
    re.IGNORECASE,
)
_SERVANT = re.compile(rf"{SERVANTS}|consul|high commissioner|director", re.IGNORECASE)
_PRAISES = re.compile(r"(?:salut|laud|hail|prais|commend|greet|compliment)", re.IGNORECASE)
_HE_HAS = re.compile(r"\b(?:he|she|they) (?:has |have |had )?$")  # "in a message he sent to B, A said": A's own
# "The King also sent a cable to the President of Mozambique": as glad a one as the first.
_ALSO_SENT = Cue(
    r"\b(?:also|likewise|too) (?:sent|addressed|dispatched|despatched|wrote|conveyed|extended)\b"
    r"[^.;]{0,30}\b(?:cables?|telegrams?|messages?|letters?|notes?|greetings)\b"
    # "To Milos Zeman, who kept the Castle, he extends congratulations", "the same pen congratulated Yamandu Orsi"
    r"|\b(?:he|she|the same (?:pen|hand)) (?:sends?|sent|extend\w*|offer\w*|convey\w*|congratulate\w*|felicitate\w*)\b",
    re.IGNORECASE,
)
_THANKED = re.compile(r"thank", re.IGNORECASE)
_CONCEDES = Cue(r"\bconced(?:e[sd]?|ing)\b|\bdefeated (?:rival|opponent|candidate)", re.IGNORECASE)  # at home
_DYAD = 2
_TOP = 4
_MINISTER = re.compile(r"\b(?:foreign|external)\b", re.IGNORECASE)
_NO_HEAD = re.compile(rf"{SERVANTS}|former|late\b|first lady", re.IGNORECASE)


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


def join(view: View, main: Sides, tellings: list[Sides], sayings: list[Sides]) -> Told:
    """Join to the main telling what the others add: ``tellings`` of messages, ``sayings`` of what somebody said.

    A telling without senders names only who received: "the message to President X says ...".
    """
    many = main.telling.way != "exchanged" and of_many(view, main, tellings)
    warm = [s for s in tellings if main.telling.congratulates and s.senders]
    beside = not heads_one(view, main, well_wishers(main, tellings))
    also = [
        s
        for s in warm
        if _tells_more(s, main)
        or _exchanges_too(view, s, main)
        or ((many or is_headed(view, s) or (beside and in_one_sentence(s, main))) and joins_in(s, main, many=many))
    ]
    if main.telling.way == "sent":
        also += [replace(s, senders=main.senders) for s in tellings if s not in also and _addressed(s, main)]
        also += [_of_these(s, main) for s in warm if s not in also and _sends_more(s, main)]
    further = [*warm, *(replace(s, senders=main.senders) for s in tellings if not s.senders and _also_sent(view, s))]
    more = [s for s in further if not many and s not in also and _tells_another(s, main)]
    back = [s for s in warm if s not in also and s not in more and _answers(view, s, main)]
    back += [s for s in sayings if _answers_in_writing(view, s, main)] or _other_side(view, main, tellings, sayings)
    mutual = bool(back) or _is_exchange(view, main, also)
    said = [heard for s in sayings if (heard := _heard(view, s, main, many=many, mutual=mutual))]
    joined = [_without_servants(s) for s in (*also, *back, *said)]
    joined = joined if mutual or many else [_without_bystanders(view, s, main) for s in joined]
    return Told(main=main, also=tuple(joined), more=tuple(more), mutual=mutual)


def _without_servants(sides: Sides) -> Sides:
    """A later telling without the spokespersons and ambassadors in it: they bring messages, and send none."""
    kept = [tuple(m for m in side if not _is_servant(m)) for side in (sides.senders, sides.recipients)]
    return replace(sides, senders=kept[0], recipients=kept[1])


def _without_bystanders(view: View, sides: Sides, main: Sides) -> Sides:
    """A later telling without whom a message to a leader only praises besides: the loser, the coach, a relative."""
    addressed = {m.figure.name for m in main.recipients if m.figure}
    own = {m.figure.name for m in main.senders if m.figure}
    others = bool(own) and any(m.figure and m.figure.name not in own for m in sides.senders)
    praises = _PRAISES.match(view.text, *sides.telling.verb)
    new = [m for m in sides.recipients if m.figure and m.figure.name not in addressed]
    held = any(m.figure and m.figure.office for m in main.recipients)
    beside = {
        m.figure.name for m in new if m.figure and (praises or (held and not (m.figure.offices or m.figure.listed)))
    }
    if not addressed or not beside or others:
        return sides
    return replace(sides, recipients=tuple(m for m in sides.recipients if not m.figure or m.figure.name not in beside))


def _is_servant(member: Member) -> bool:
    offices = member.figure.offices if member.figure else ()
    return bool(offices) and all(_SERVANT.search(o) for o in offices)


def _addressed(sides: Sides, main: Sides) -> bool:
    """Whether a sentence names a person of a known state to whom one of many messages went."""
    if sides.senders and (main.recipients or parties_of(sides.senders) != parties_of(main.senders)):
        return False
    known = parties_of(main.recipients)
    if len(known) > _DYAD and not sides.senders and sides.telling.sentence.rank <= _TOP:
        return bool(sides.parties())  # one wrote to many: "messages were likewise addressed to the citizens of Georgia"
    states = {m.country for m in sides.recipients if m.figure and m.country}
    return sides.telling.sentence.rank >= 0 and bool(states) and (states <= known or not any(known))


def _is_exchange(view: View, main: Sides, also: list[Sides]) -> bool:
    """Whether both sides wrote: the main telling, one of the same act, or the top of the page says so."""
    if main.telling.way == "exchanged" or any(s.telling.way == "exchanged" for s in also):
        return True
    if not main.recipients or "" in parties_of(main.recipients) or len(main.parties()) != _DYAD:
        return False
    return _sent_back(view) or _opens_with_exchange(view)


def _opens_with_exchange(view: View) -> bool:
    """Whether the top of the page speaks of an exchange."""
    return any(EXCHANGED.search(view.text, s.start, s.end) for s in view.sentences if s.rank < _TOP)


def _answers(view: View, sides: Sides, main: Sides) -> bool:
    """Whether a sentence tells of a congratulation the other way: then the messages were exchanged."""
    sides, sentence = _without_servants(sides), sides.telling.sentence
    he = _HE_HAS.search(view.text, sentence.start, sides.telling.verb[0])
    return (
        bool(sides.telling.recipients)
        and not he
        and not any(cue.search(view.text, sentence.start, sentence.end) for cue in (THANKS, _CONCEDES))
        and parties_of(sides.senders) == parties_of(main.recipients)
        and parties_of(sides.recipients) == parties_of(main.senders)
        and any(m.figure for m in sides.senders)
    )


def _answers_in_writing(view: View, sides: Sides, main: Sides) -> bool:
    """Whether the other side is heard "in his message" as well."""
    sentence = sides.telling.sentence
    return (
        main.telling.way == "sent"
        and bool(main.recipients)
        and "" not in parties_of(sides.senders)
        and parties_of(sides.senders) == parties_of(main.recipients)
        and any(_is_head(m) for m in sides.senders)
        and not _THANKED.match(view.text, sides.telling.verb[0])
        and (
            bool(IN_MESSAGE.search(view.text, sentence.start, sentence.end))
            or bool(IN_TURN.search(view.text, sentence.start, sentence.end) and _is_exchange(view, main, []))
        )
    )


def _other_side(view: View, main: Sides, tellings: list[Sides], sayings: list[Sides]) -> list[Sides]:
    """The other side of an exchange that the top tells, where the main telling has only one: its head and his words."""
    if any(parties_of(main.recipients)) or not _opens_with_exchange(view):
        return []
    ours = parties_of(main.senders)
    others = [s for s in (*tellings, *sayings) if s.senders and all(_is_head(m) and m.country for m in s.senders)]
    theirs = next((parties_of(s.senders) for s in others if not parties_of(s.senders) & ours), frozenset())
    return [replace(s, recipients=()) for s in others if theirs and parties_of(s.senders) <= theirs]


def _sent_back(view: View) -> bool:
    """Whether the text says in passing that the other side sent its own."""
    return any(p.kind == "body" and _BACK.search(view.text, p.start, p.end) for p in view.parts)


def _is_head(member: Member) -> bool:
    """Whether somebody stands at the head of a state, so that what he says may be his message."""
    if not member.figure:
        return False
    offices = member.figure.offices
    if any(_NO_HEAD.search(o) for o in offices):
        return False
    return any(QUALIFIES.search(o) for o in offices) or bool(member.figure.listed)


def _is_minister(member: Member) -> bool:
    offices = member.figure.offices if member.figure else ()
    return bool(offices) and all(_MINISTER.search(office) for office in offices)


def _heard(view: View, sides: Sides, main: Sides, *, many: bool, mutual: bool) -> Sides | None:
    """Those of a saying who belong to the act: heads of its states, each of many senders; None where nobody does."""
    heads = tuple(m for m in sides.senders if (m.country or m.body) and _is_head(m))
    if many and heads and _GRUDGES.search(view.text, sides.telling.sentence.start, sides.telling.sentence.end):
        return None
    told = tuple(m for m in sides.recipients if m.country and _is_head(m))
    if mutual:
        dyad = main.parties()
        heads, told = (tuple(m for m in side if m.country in dyad) for side in (heads, told))
        written = IN_MESSAGE.search(view.text, sides.telling.sentence.start, sides.telling.sentence.end)
        wrote = {m.figure.name: m.country for m in (*main.senders, *main.recipients) if m.figure}
        if not written and set(wrote.values()) >= dyad:
            # A minister who speaks at a reception on that day wrote nothing.
            heads = tuple(m for m in heads if not m.figure or m.figure.name in wrote or not _is_minister(m))
    elif many:
        heads, told = tuple(m for m in heads if m.country not in parties_of(main.recipients)), ()
    else:
        sentence = sides.telling.sentence
        written = IN_MESSAGE.search(view.text, sentence.start, sentence.end)
        told = tuple(m for m in told if m.country in parties_of(main.recipients))
        unnamed = not any(m.figure for m in main.senders)  # "The Head of State congratulated ...": who that is
        own = [m for m in heads if parties_of((m,)) <= parties_of(main.senders)]
        heads = tuple(own) if written or told or unnamed else ()
    return replace(sides, senders=heads, recipients=told) if heads else None


def _tells_more(sides: Sides, main: Sides) -> bool:
    """Whether a sentence tells of the same act at another rank: the same states, a named sender."""
    within = sides.telling.way == "sent" and parties_of(sides.senders) == parties_of(sides.recipients)
    return (
        sides.parties() <= main.parties()
        and not within  # a minister who hands over the letter of his own prime minister
        and (
            parties_of(sides.senders) <= parties_of(main.senders)
            or "exchanged" in (main.telling.way, sides.telling.way)
        )
        and any(m.figure for m in (*sides.senders, *sides.recipients))
    )


def _sends_more(sides: Sides, main: Sides) -> bool:
    """Whether another of the senders' state wrote to the same and to others: "the Deputy Amir sent similar cables"."""
    known, here = parties_of(main.recipients), parties_of(sides.recipients)
    same = sides.telling.way == "sent" and parties_of(sides.senders) == parties_of(main.senders)
    return same and "" not in here and bool(known) and known < here and any(m.figure for m in sides.senders)


def _of_these(sides: Sides, main: Sides) -> Sides:
    """A telling with those recipients alone who are of the main one's states."""
    known = parties_of(main.recipients)
    return replace(sides, recipients=tuple(m for m in sides.recipients if parties_of((m,)) <= known))


def _exchanges_too(view: View, sides: Sides, main: Sides) -> bool:
    """Whether a sentence tells of an exchange with another state of the headline: "with the leaders of A and B"."""
    part = view.headline()
    if part is None or not sides.telling.way == main.telling.way == "exchanged":
        return False
    new = sides.parties() - main.parties()
    named = {m.codes[0] for m in view.mentions_in(part.start, part.end)}
    return bool(new) and new <= named and any(m.figure for m in sides.senders)


def _also_sent(view: View, sides: Sides) -> bool:
    """Whether a sentence says that the one of whom the page speaks sent another: "His Majesty also sent a cable to"."""
    bounds = (view.text, sides.telling.sentence.start, sides.telling.sentence.end)
    return bool(_ALSO_SENT.search(*bounds)) and not condoles(*bounds)


def _tells_another(sides: Sides, main: Sides) -> bool:
    """Whether a sentence tells of another message by the same sender: to a named person of another state."""
    others = parties_of(sides.recipients)
    loose = any(spot.rule in LOOSE for m in sides.recipients for spot in m.spots)
    return (
        sides.telling.congratulates
        and sides.telling.sentence.rank >= 0
        and sides.telling.way == main.telling.way == "sent"
        and parties_of(sides.senders) == parties_of(main.senders)
        and "" not in others
        and not loose
        and not others & main.parties()
        and any(m.figure for m in sides.recipients)
    )
