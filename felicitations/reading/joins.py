"""Which tellings are of one act: the same states at another rank, the answer, the other senders of many."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from felicitations.reading.acts import EXCHANGED, IN_MESSAGE, IN_TURN, THANKS
from felicitations.reading.cues import Cue
from felicitations.reading.members import LOOSE, Member, Sides, stands_in
from felicitations.reading.view import View
from felicitations.reading.vocabulary import QUALIFIES, SERVANTS

# "World leaders congratulate X": the senders are many, and each has a sentence of its own.
MANY = Cue(
    r"\b(?:world|foreign|regional|african|arab|gulf|global|european|caribbean|pacific|latin american"
    r"|international|several|nordic|baltic|balkan|western|commonwealth|asean|brics|sahel|muslim|\w+-speaking"
    r"|many|various|different|other|number of|dozens of|more|fellow|brotherly|friendly|neighbou?ring"
    r"|east african|asian)"
    r" (?:\w+ ){0,3}(?:leaders|heads of (?:state|government)|countries|nations|presidents|dignitaries|states)\b"
    r"|\b(?:messages|cables|telegrams|letters|calls|congratulations|greetings|wishes|tributes)\b[^.]{0,60}"
    r"\bfrom (?:\w+ ){0,4}(?:leaders|heads|presidents|dignitaries|states|countries|nations|monarchs)\b"
    r"|(?:^|(?<=[;:.] ))(?:\S+\s){0,3}?(?:heads of (?:foreign )?states?|allies|leaders|countries|nations"
    r"|neighbou?rs|governments"
    r"|presidents|dignitaries)\b(?! of (?:\w+ ){1,4}?and \w+)"
    r"|\b(?:leaders|heads of state|presidents) (?:from|of) (?:across|around|many|various|several|different|other|all)\b"
    r"|\b(?:congratulations|messages|tributes|greetings|wishes|cables|telegrams)\b (?:\w+ ){0,4}?(?:pour|flow"
    r"|roll|stream|flood|arriv)"
    r"|\breceives (?:\w+ ){0,2}(?:messages|cables|letters|telegrams|calls|congratulations|greetings)(?! from [A-Z])"
    r"|\bleads? (?:the )?(?:world )?(?:tributes|congratulations)|\bamong (?:the )?(?:first"
    r"|those)\b[^.]{0,40}\bcongratulat",
    re.IGNORECASE,
)
_LATEST = re.compile(
    r"\bjoin(?:s|ed|ing)? (?:the |a |other )(?:\w+ ){0,2}(?:list|leaders|chorus)\b|\blatest\b", re.IGNORECASE
)
_BACK = Cue(
    r"\bsent one back\b|\breciprocated\b|\b(?:answered|replied|responded) in (?:kind|the same|similar|like)\b"
    r"|\breturned the (?:greeting|compliment|congratulation)s?\b"
    r"|\bcongratulat\w+ .{0,40}\bin (?:turn|return)\b",
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
    many = main.telling.way != "exchanged" and _of_many(view, main, tellings)
    warm = [s for s in tellings if main.telling.congratulates and s.senders]
    beside = not _heads_one(view, main, _well_wishers(main, tellings))
    also = [
        s
        for s in warm
        if _tells_more(s, main)
        or ((many or _is_headed(view, s) or (beside and _in_one_sentence(s, main))) and _joins_in(s, main, many=many))
    ]
    if main.telling.way == "sent":
        also += [replace(s, senders=main.senders) for s in tellings if s not in also and _addressed(s, main)]
    more = (
        [] if many else [s for s in warm if s not in also and s.telling.sentence.rank >= 0 and _tells_another(s, main)]
    )
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


def _of_many(view: View, main: Sides, tellings: list[Sides]) -> bool:
    """Whether the page tells of many who wrote to one: its headline or its first sentences say so."""
    part = view.headline()
    if part and MANY.search(view.text[part.start : part.end]):
        return True
    praised = _parties(main.recipients)
    heads = [s for s in (*tellings, main) if s.telling.sentence.rank < 0 and _parties(s.senders) - praised]
    if any(len(_parties(s.senders)) > 1 for s in heads if s.telling.way != "exchanged"):
        return True
    wishers = _well_wishers(main, tellings)
    if part and not heads and len(wishers) >= _DYAD and not _heads_one(view, main, wishers):
        return True
    if any(len(_parties(s.senders)) < 3 and "" not in _parties(s.senders) for s in heads):
        return False  # the headline is about one sender
    if not heads and _heads_one(view, main, wishers):
        return False  # it names one: "China lauds X", "Xi to Marcos: ..."
    top = [s for s in view.sentences if 0 <= s.rank <= 1]
    words = [view.text[s.start : s.end] for s in top]
    return main.telling.way == "received" or any(MANY.search(w) and not _LATEST.search(w) for w in words)


def _is_headed(view: View, sides: Sides) -> bool:
    """Whether the headline names all who send: a page about them, and not about the main sender alone."""
    part = view.headline()
    return all(m.figure and any(stands_in(part, n) for n in m.figure.namings) for m in sides.senders)


def _in_one_sentence(sides: Sides, main: Sides) -> bool:
    """Whether one sentence of the text tells of both: "X congratulated C; Y did likewise"."""
    return sides.telling.sentence.rank == main.telling.sentence.rank >= 0


def _heads_one(view: View, main: Sides, wishers: frozenset[str]) -> bool:
    """Whether the headline names the main sender or his state, and none of the others who wrote."""
    part = view.headline()
    if part is None:
        return False
    ours = _parties(main.senders)
    named = {m.codes[0] for m in view.mentions_in(part.start, part.end)}
    if any(m.figure and any(stands_in(part, n) for n in m.figure.namings) for m in main.senders):
        named |= ours
    return len(ours) == 1 and ours <= named and not named & (wishers - ours)


def _well_wishers(main: Sides, tellings: list[Sides]) -> frozenset[str]:
    """The states whose named leaders the top tells to congratulate the same one as the main telling does."""
    others = (s for s in tellings if s.telling.sentence.rank <= _TOP and _joins_in(s, main))
    return frozenset(m.country for s in (main, *others) for m in s.senders if m.country and m.figure)


def _addressed(sides: Sides, main: Sides) -> bool:
    """Whether a sentence names a person of a known state to whom one of many messages went."""
    if sides.senders and (main.recipients or _parties(sides.senders) != _parties(main.senders)):
        return False
    known = _parties(main.recipients)
    if len(known) > _DYAD and not sides.senders and sides.telling.sentence.rank <= _TOP:
        return bool(sides.parties())  # one wrote to many: "messages were likewise addressed to the citizens of Georgia"
    states = {m.country for m in sides.recipients if m.figure and m.country}
    return sides.telling.sentence.rank >= 0 and bool(states) and (states <= known or not any(known))


def _is_exchange(view: View, main: Sides, also: list[Sides]) -> bool:
    """Whether both sides wrote: the main telling, one of the same act, or the top of the page says so."""
    if main.telling.way == "exchanged" or any(s.telling.way == "exchanged" for s in also):
        return True
    if not main.recipients or "" in _parties(main.recipients) or len(main.parties()) != _DYAD:
        return False
    return _sent_back(view) or _opens_with_exchange(view)


def _opens_with_exchange(view: View) -> bool:
    """Whether the top of the page speaks of an exchange."""
    return any(EXCHANGED.search(view.text, s.start, s.end) for s in view.sentences if s.rank < _TOP)


def _answers(view: View, sides: Sides, main: Sides) -> bool:
    """Whether a sentence tells of a congratulation the other way: then the messages were exchanged."""
    sides = _without_servants(sides)
    return (
        bool(sides.telling.recipients)
        and not THANKS.search(view.text, sides.telling.sentence.start, sides.telling.sentence.end)
        and _parties(sides.senders) == _parties(main.recipients)
        and _parties(sides.recipients) == _parties(main.senders)
        and any(m.figure for m in sides.senders)
    )


def _answers_in_writing(view: View, sides: Sides, main: Sides) -> bool:
    """Whether the other side is heard "in his message" as well."""
    sentence = sides.telling.sentence
    return (
        main.telling.way == "sent"
        and bool(main.recipients)
        and "" not in _parties(sides.senders)
        and _parties(sides.senders) == _parties(main.recipients)
        and any(_is_head(m) for m in sides.senders)
        and (
            bool(IN_MESSAGE.search(view.text, sentence.start, sentence.end))
            or bool(IN_TURN.search(view.text, sentence.start, sentence.end) and _is_exchange(view, main, []))
        )
    )


def _other_side(view: View, main: Sides, tellings: list[Sides], sayings: list[Sides]) -> list[Sides]:
    """The other side of an exchange that the top tells, where the main telling has only one: its head and his words."""
    if any(_parties(main.recipients)) or not _opens_with_exchange(view):
        return []
    ours = _parties(main.senders)
    others = [s for s in (*tellings, *sayings) if s.senders and all(_is_head(m) and m.country for m in s.senders)]
    theirs = next((_parties(s.senders) for s in others if not _parties(s.senders) & ours), frozenset())
    return [replace(s, recipients=()) for s in others if theirs and _parties(s.senders) <= theirs]


def _sent_back(view: View) -> bool:
    """Whether the text says in passing that the other side sent its own."""
    return any(p.kind == "body" and _BACK.search(view.text, p.start, p.end) for p in view.parts)


def _parties(members: tuple[Member, ...]) -> frozenset[str]:
    return frozenset(m.country or m.body for m in members)


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
    heads = tuple(m for m in sides.senders if m.country and _is_head(m))
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
        heads, told = tuple(m for m in heads if m.country not in _parties(main.recipients)), ()
    else:
        sentence = sides.telling.sentence
        written = IN_MESSAGE.search(view.text, sentence.start, sentence.end)
        told = tuple(m for m in told if m.country in _parties(main.recipients))
        unnamed = not any(m.figure for m in main.senders)  # "The Head of State congratulated ...": who that is
        heads = tuple(m for m in heads if m.country in _parties(main.senders) and (written or told or unnamed))
    return replace(sides, senders=heads, recipients=told) if heads else None


def _tells_more(sides: Sides, main: Sides) -> bool:
    """Whether a sentence tells of the same act at another rank: the same states, a named sender."""
    return (
        sides.parties() <= main.parties()
        and (_parties(sides.senders) <= _parties(main.senders) or "exchanged" in (main.telling.way, sides.telling.way))
        and any(m.figure for m in (*sides.senders, *sides.recipients))
    )


def _joins_in(sides: Sides, main: Sides, *, many: bool = False) -> bool:
    """Whether a sentence tells of another sender to the same recipient."""
    people = {m.figure.name for m in main.recipients if m.figure}
    states = {m.country for m in main.recipients if m.country}
    same = not sides.recipients or any(
        m.country in states if m.country else m.figure and m.figure.name in people for m in sides.recipients
    )
    # "Messages came from Guinea, too", further down: states alone are background.
    listed = many and any(
        a.country and a.office.endswith("s") for a in sides.telling.senders
    )  # "the presidents of A, B"
    named = (
        listed
        or any(m.figure for m in sides.senders)
        or (sides.telling.way != "received" and sides.telling.sentence.rank <= 1)
    )
    own = _parties(sides.senders)
    return same and named and sides.telling.congratulates and "" not in own and not own & _parties(main.recipients)


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
