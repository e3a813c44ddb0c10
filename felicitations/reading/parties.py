"""The two sides of a message: its people gathered by country, each country found where the text allows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from felicitations.reading.cast import Cast, Figure
from felicitations.reading.direction import Telling
from felicitations.reading.homes import Question, find_home, seat_of
from felicitations.reading.people import Actor
from felicitations.reading.view import Part, Spot, View

_COMMA = re.compile(r"(?:,? and (?:the )?|, (?:the )?|; ?(?:the )?)")
# Countries that these rules found are guesses by the whole text: a telling that names its own goes before.
LOOSE = frozenset({"party-most-named", "party-seat", "party-headline"})
# "The Kenyan people" can be written to, "the Palestinian cause" cannot.
_NATION = re.compile(
    r"[\s-](?:\w+\s)?(?:people|government|nation|state|side|leader|authorit|parliament|president|premier|prime|king|queen"
    r"|counterpart|ties|relations|diplomatic|friend|brother|communit|minist|republic)",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    r"\b(?:Institute|University|School|College|Academy|Hospital|Museum|Library|Orchestra|Choir|Association|Society)\b"
)
_NEAR = 120  # letters
_INSIDE = re.compile(r"\b(?:in|at|near|within|across|of|to|with|for|from|between|on) (?:the )?$")
_GOVERNMENT = re.compile(
    r"\b(?:government|people|leadership|leaders|state|kingdom|party|parliament|citizens) (?:and (?:the )?\w+ )?of (?:the )?$",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"s$|leader|counterpart|minister$", re.IGNORECASE)
# Praise needs no message: "China hails friendship"; it is one where a head of state speaks.
_PRAISES = re.compile(r"hail|laud|salut|compliment|greet", re.IGNORECASE)
_NEAR_HE = 40  # letters
_HEADS = re.compile(
    r"president|premier|prime[- ]minister|chancellor|king|queen|emperor|sultan|emir|amir|pope", re.IGNORECASE
)
_SERVES = re.compile(r"ambassador|spokes|envoy|former|outgoing|consul|ex-", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\s(?:him|her|them)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person, or one country without a person, on one side of a telling; ``spots`` are the words that show it."""

    country: str
    body: str
    figure: Figure | None
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Both sides of one telling."""

    telling: Telling
    senders: tuple[Member, ...]
    recipients: tuple[Member, ...]

    def countries(self) -> frozenset[str]:
        """All countries of both sides."""
        return frozenset(m.country for m in (*self.senders, *self.recipients) if m.country)

    def on(self, *, sending: bool, mutual: bool) -> tuple[Member, ...]:
        """The members on one side; where the messages are mutual, all of them, those who sent first in front."""
        if mutual:
            return tuple(dict.fromkeys((*self.senders, *self.recipients)))
        return self.senders if sending else self.recipients

    def bodies(self) -> frozenset[str]:
        """All bodies of states of both sides."""
        return frozenset(m.body for m in (*self.senders, *self.recipients) if m.body)

    def parties(self) -> frozenset[str]:
        """All countries and bodies of both sides."""
        return self.countries() | self.bodies()


def complete(view: View, cast: Cast, sides: Sides) -> Sides:
    """The main telling with whom it went to, where only the other sentences say: the one other head whom they name."""
    states = {m.country for m in sides.senders if m.country}
    if sides.recipients or sides.telling.way != "sent" or not states:
        return sides
    others = [f for f in cast.figures if f.country not in states and f.listed not in states and _may_receive(f)]
    part = view.headline()
    headed = [f for f in others if any(_stands_in(part, n) for n in f.namings)]
    ranked = sorted(headed or others, key=lambda f: -len(f.namings))
    alone = len(ranked) == 1 or (len(ranked) > 1 and len(ranked[0].namings) > 1 + len(ranked[1].namings))
    if not alone:
        return sides
    found = ranked[0]
    spot = Spot(start=found.fullest.start, end=found.fullest.end, rule="party")
    member = Member(country=found.country or found.listed, body=found.body, figure=found, spots=(spot,))
    return Sides(telling=sides.telling, senders=sides.senders, recipients=(member,))


def _may_receive(figure: Figure) -> bool:
    """Whether somebody is a head of a known state, and no envoy."""
    offices = [n.office for n in figure.namings if n.office]
    head = bool(figure.listed) or any(_HEADS.search(o) for o in offices)
    return bool(figure.country or figure.listed) and head and not any(_SERVES.search(o) for o in offices)


def fullness(sides: Sides) -> int:
    """How much a telling knows: both countries by its own words, named people on both sides."""
    both = len(sides.parties()) > 1
    spots = {spot for m in (*sides.senders, *sides.recipients) for spot in m.spots}
    loose = sum(spot.rule in LOOSE for spot in spots)
    return 2 * both - loose + any(m.figure for m in sides.senders) + any(m.figure for m in sides.recipients)


def resolve(view: View, cast: Cast, telling: Telling, dyad: tuple[str, ...] = ()) -> Sides:
    """Give each side of a telling its countries.

    ``dyad`` are the two states of the act, where they are known: the one that sent the main message first.
    """
    senders = _members(cast, telling.senders)
    recipients = _members(cast, telling.recipients)
    if telling.recipients and not recipients:
        recipients = _bystander(view, cast, telling, senders)
    elif not recipients and telling.way == "sent":
        recipients = _antecedent(view, cast, telling, senders)
    scene = _Scene(view=view, cast=cast, telling=telling, dyad=dyad)
    if telling.way == "exchanged":
        joined = [*senders, *recipients] or _states(view, telling)[:2]
        joined += _by_pronoun(view, cast, telling, joined) or _own_state(view, telling, joined)
        both = _fill(scene, joined, frozenset(), sending=False)
        return Sides(telling=telling, senders=both, recipients=both)
    states = _states(view, telling)
    senders = senders or _by_he(view, cast, telling, recipients)
    senders = senders or _at_home(view, telling, recipients) or _sending_state(view, telling, states)
    sending = {s.country or s.body or (s.figure.listed if s.figure else "") for s in senders}
    behind = [s for s in states if s.spots[0].start >= telling.verb[0] and (s.country or s.body) not in sending]
    recipients = recipients or _listed(view, behind) or _host(view, telling, sending)
    received = _fill(scene, recipients, frozenset(m.country for m in senders), sending=False)
    sent = _fill(scene, senders, frozenset(m.country for m in received), sending=True)
    return Sides(telling=telling, senders=sent, recipients=received)


def _at_home(view: View, telling: Telling, recipients: list[Member]) -> list[Member]:
    """The state of "HM the Sultan" or "the Head of State", who needs no name on a page at home."""
    vague = next((a for a in telling.senders if a.office and not _PLURAL.search(a.office)), None)
    home = seat_of(view, frozenset(m.country for m in recipients)) if vague else None
    if vague is None or home is None:
        return []
    spots = (
        Spot(start=vague.start, end=vague.end, rule="party"),
        Spot(start=home.at[0], end=home.at[1], rule=home.rule),
    )
    return [Member(country=home.country, body=home.body, figure=None, spots=spots)]


def _sending_state(view: View, telling: Telling, states: list[Member]) -> list[Member]:
    """The state that sends, where no person does: before the verb, or behind "from"; none in "Taiwan's allies"."""
    if _PRAISES.match(view.text, telling.verb[0]):
        return []
    if telling.way == "received" or view.text[: telling.verb[1]].endswith(("from", "by")):
        return [s for s in states if s.spots[0].start >= telling.verb[1]][:1]
    before = [s for s in states if s.spots[0].start < telling.verb[0]]
    named = [s for s in before if not view.text.startswith("'s", s.spots[0].end)]
    return [s for s in named if _acts(view.text[: s.spots[0].start][-40:])][:1]


def _acts(before: str) -> bool:
    """Whether a state may act by the words before its name: "the Government of X", not "as the President of X"."""
    return not _INSIDE.search(before) or bool(_GOVERNMENT.search(before))


def _listed(view: View, states: list[Member]) -> list[Member]:
    """The first of the states, with those that are listed right behind it: "Azerbaijan, Armenia and Belarus"."""
    listed = states[:1]
    for state in states[1:]:
        if not _COMMA.fullmatch(view.text, listed[-1].spots[0].end, state.spots[0].start):
            break
        listed.append(state)
    return listed


def _host(view: View, telling: Telling, sending: set[str]) -> list[Member]:
    """The state where an institution stands that is written to: "the institute at the University of Nairobi"."""
    school = _SCHOOL.search(view.text, telling.verb[1], min(telling.sentence.end, telling.verb[1] + _NEAR))
    if not school or telling.way != "sent":
        return []
    near = [m for m in view.places if school.start() - _NEAR <= m.start <= school.end() + _NEAR and len(m.codes) == 1]
    here = next((m for m in near if m.start > telling.verb[1] and m.codes[0] not in sending and m.kind != "body"), None)
    if here is None:
        return []
    spot = Spot(start=here.start, end=here.end, rule="party-host")
    return [Member(country=here.codes[0], body="", figure=None, spots=(spot,))]


def _members(cast: Cast, actors: tuple[Actor, ...]) -> list[Member]:
    """The members that a group of namings stands for; an office that means nobody known and no country is none."""
    return [m for m in (_member(cast, a) for a in actors) if m.country or m.body or m.figure]


def _member(cast: Cast, actor: Actor) -> Member:
    figure = cast.who(actor)
    said = actor.country if not figure or figure.listed in ("", actor.country) else ""
    country = said or (figure.country if figure else "")
    spots = [Spot(start=actor.start, end=actor.end, rule="party")]
    if figure and country and not said:
        # The country stands with another naming of the person: that one is shown as well.
        spots += [Spot(start=n.start, end=n.end, rule="party") for n in figure.namings if n.country == country][:1]
    # Who chairs a body as the head of a state is written to as that state's (practice, policies: "unless as its chair").
    body = "" if figure and figure.listed else actor.body or (figure.body if figure else "")
    return Member(country="" if body else country, body=body, figure=figure, spots=tuple(spots))


def _stands_in(part: Part | None, actor: Actor) -> bool:
    return part is not None and part.start <= actor.start < part.end


def _bystander(view: View, cast: Cast, telling: Telling, senders: list[Member]) -> list[Member]:
    """Who is meant by "the president-elect": the other person whom the sentence names before the verb."""
    sending = [m.figure for m in senders]
    others = sorted((n for f in cast.figures if f not in sending for n in f.namings), key=lambda n: n.start)
    named = [n for n in others if telling.sentence.start <= n.start < telling.verb[0]]
    named = named or [n for n in others if n.start < telling.sentence.start and _stands_in(view.headline(), n)]
    if not named and telling.recipients[0].office.lower().endswith("elect"):
        named = [n for n in others if n.start < telling.sentence.start]
    if not named:
        return []
    member = _member(cast, named[-1])
    office = telling.recipients[0].office
    return [replace(member, figure=replace(member.figure, office=office) if member.figure else None)]


def _antecedent(view: View, cast: Cast, telling: Telling, senders: list[Member]) -> list[Member]:
    """Who is meant by "him" or "her" behind the verb: the last person named before the sentence who does not send."""
    if not _PRONOUN.match(view.text, telling.verb[1], telling.sentence.end):
        return []
    sending = [m.figure for m in senders]
    others = [n for f in cast.figures if f not in sending for n in f.namings]
    named = [n for n in others if telling.sentence.start <= n.start < telling.verb[0]]
    named = named or [n for n in others if n.start < telling.sentence.start]
    return [_member(cast, max(named, key=lambda n: n.start))] if named else []


def _by_pronoun(view: View, cast: Cast, telling: Telling, joined: list[Member]) -> list[Member]:
    """The other one in "with whom he exchanged messages": the last person named before who is none of them."""
    if len(joined) != 1 or not _HE.search(view.text, telling.sentence.start, telling.sentence.end):
        return []
    others = [n for f in cast.figures if f not in (joined[0].figure,) for n in f.namings]
    named = [n for n in others if n.start < telling.sentence.start and n.office]
    return [_member(cast, max(named, key=lambda n: n.start))] if named else []


def _by_he(view: View, cast: Cast, telling: Telling, recipients: list[Member]) -> list[Member]:
    """Who is meant by "he" before or close behind the verb: the first one of office in the sentence before."""
    begin, stop = telling.sentence.start, min(telling.sentence.end, telling.verb[1] + _NEAR_HE)
    if telling.way != "sent" or telling.sentence.rank < 1 or not _HE.search(view.text, begin, stop):
        return []
    before = next((s for s in view.sentences if s.rank == telling.sentence.rank - 1), None)
    taken = [m.figure for m in recipients]
    named = [
        n
        for f in cast.figures
        if f not in taken and (f.office or f.listed)
        for n in f.namings
        if before and before.start <= n.start < before.end
    ]
    return [_member(cast, min(named, key=lambda n: n.start))] if named else []


def _own_state(view: View, telling: Telling, joined: list[Member]) -> list[Member]:
    """The state of "the President" who exchanged messages with another's: the one that the page names most."""
    vague = next((a for a in telling.senders if a.office and not a.name and not a.country), None)
    if vague is None or len(joined) != 1 or not joined[0].country:
        return []
    counted = Counter(m.codes[0] for m in view.mentions if m.codes[0] != joined[0].country)
    ranked = counted.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return []
    named = next(m for m in view.mentions if m.codes[0] == ranked[0][0])
    spots = (
        Spot(start=vague.start, end=vague.end, rule="party"),
        Spot(start=named.start, end=named.end, rule="party-most-named"),
    )
    return [Member(country=ranked[0][0], body="", figure=None, spots=spots)]


def _states(view: View, telling: Telling) -> list[Member]:
    """The countries and bodies that a telling names, for where it names no person: "China sends ..."."""
    found: dict[str, Member] = {}
    for mention in view.places:
        inside = telling.sentence.start <= mention.start < telling.sentence.end
        thing = mention.kind == "adjective" and not _NATION.match(view.text, mention.end)
        if inside and mention.kind != "capital" and not (thing and mention.start > telling.verb[1]):
            name = mention.codes[0]
            spot = Spot(start=mention.start, end=mention.end, rule="party")
            country, body = ("", name) if mention.kind == "body" else (name, "")
            found.setdefault(name, Member(country=country, body=body, figure=None, spots=(spot,)))
    return list(found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    view: View
    cast: Cast
    telling: Telling
    dyad: tuple[str, ...]


def _fill(scene: _Scene, members: Sequence[Member], taken: frozenset[str], *, sending: bool) -> tuple[Member, ...]:
    """Find the country of the people who have none yet; ``taken`` are the countries of the other side."""
    known = taken | {m.country for m in members if m.country}
    others = {m.figure.name: m.figure.listed for m in members if m.figure and m.figure.listed and not m.country}
    out: list[Member] = []
    for member in members:
        if member.country or member.body or member.figure is None:
            out.append(member)
            continue
        if out and out[0].country and scene.telling.way != "exchanged" and member.figure.listed in ("", out[0].country):
            # "The Amir sent ...; the Crown Prince and the Prime Minister did likewise": one side, one state.
            out.append(replace(member, country=out[0].country))
            continue
        question = Question(
            view=scene.view,
            cast=scene.cast,
            telling=scene.telling,
            figure=member.figure,
            sending=sending,
            known=known,
            beside=frozenset(code for name, code in others.items() if name != member.figure.name),
        )
        home = find_home(question, scene.dyad)
        if home is None:
            out.append(member)
            continue
        known |= {home.country or home.body}
        spot = Spot(start=home.at[0], end=home.at[1], rule=home.rule)
        out.append(replace(member, country=home.country, body=home.body, spots=(*member.spots, spot)))
    return tuple(out)
