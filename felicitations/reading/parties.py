"""The two sides of a message: its people gathered by country, each country found where the text allows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from felicitations.reading.acts import HIS_LETTER
from felicitations.reading.antecedents import antecedent, at_home, by_he, by_office, by_pronoun, bystander, own_state
from felicitations.reading.cast import Cast
from felicitations.reading.cues import Cue
from felicitations.reading.direction import Telling
from felicitations.reading.homes import Question, find_home
from felicitations.reading.members import Member, Sides, members_of
from felicitations.reading.view import Spot, View
from felicitations.reading.vocabulary import SERVANTS

_COMMA = re.compile(r"(?:,? and (?:the )?|, (?:the )?|; ?(?:the )?)")
# "The Kenyan people" can be written to, "the Palestinian cause" cannot.
_NATION = re.compile(
    r"[\s-](?:\w+\s)?(?:people|government|nation|state|side|leader|authorit|parliament|president|premier|prime"
    r"|king|queen"
    r"|counterpart|ties|relations|diplomatic|friend|brother|communit|minist|republic)",
    re.IGNORECASE,
)
_SCHOOL = Cue(
    r"\b(?:Institute|University|School|College|Academy|Hospital|Museum|Library|Orchestra|Choir|Association"
    r"|Society|Institut"
    r"|Universit\w+|Observatory|Theatre|Theater|Laborator(?:y|ies)|Conservatory|Seminary"
    r"|(?i:university|school|college|hospital|orchestra|museum|newspaper|institute)(?='s|\W)|Cent(?:re|er) for)\b"
)
_NEAR = 120  # letters
_PAIR = 2
_INSIDE = re.compile(r"\b(?:in|at|near|within|across|of|to|with|for|from|between|on) (?:the )?$")
_STANDS = re.compile(r"\b(?:in|at) (?:the )?$")  # "the American College in Istanbul": the place goes before a name
_GIVES = re.compile(r"\b(?:from|by) (?:the )?$", re.IGNORECASE)
_GOVERNMENT = re.compile(
    r"\b(?:government|people|leadership|leaders|state|kingdom|party|parliament"
    r"|citizens|commission|council|secretariat|assembly|members|ministry(?: of \w+(?: \w+)?)?|presidency)"
    r" (?:and (?:the )?\w+ )?of (?:the )?$",
    re.IGNORECASE,
)
_ITS = re.compile(
    r"'s (?:\w+ ){0,3}?(?:ministry|government|parliament|presidency|leadership|authorities|people"
    r"|state department|senate"
    r"|national assembly|cabinet|royal court|foreign office)\b",
    re.IGNORECASE,
)
_FOLK = re.compile(
    r"\b(?:supporters|members|people|expatriates|friends|fans|citizens|readers|nationals)\b[^.;]{0,40} in "
)
_HE_FIRST = re.compile(rf"(?:He|She)\b|{HIS_LETTER}")
_SERVES = re.compile(SERVANTS, re.IGNORECASE)
# Praise needs no message: "China hails friendship"; it is one where a head of state speaks.
_PRAISES = re.compile(r"hail|laud|salut|compliment|greet", re.IGNORECASE)


def resolve(view: View, cast: Cast, telling: Telling, dyad: tuple[str, ...] = ()) -> Sides:
    """Give each side of a telling its countries.

    ``dyad`` are the two states of the act, where they are known: the one that sent the main message first.
    """
    senders = members_of(cast, tuple(a for a in telling.senders if a.name or not _SERVES.search(a.office)))
    if telling.senders and not senders and all(_SERVES.search(a.office) for a in telling.senders):
        return Sides(telling=telling, senders=(), recipients=())  # "greetings from the ambassadors of Egypt and Jordan"
    if not senders and _HE_FIRST.match(view.text, telling.sentence.start):
        senders = by_he(view, cast, telling, [])
    recipients = members_of(cast, telling.recipients)
    if telling.recipients and not recipients:
        recipients = bystander(view, cast, telling, senders)
    elif not recipients and telling.way == "sent":
        recipients = antecedent(view, cast, telling, senders)
    scene = _Scene(view=view, cast=cast, telling=telling, dyad=dyad)
    if telling.way == "exchanged":
        joined = [*senders, *recipients] or _states(view, telling)[:2]
        joined += by_pronoun(view, cast, telling, joined) or own_state(view, telling, joined)
        both = _fill(scene, joined, frozenset(), sending=False)
        return Sides(telling=telling, senders=both, recipients=both)
    states = _states(view, telling)
    senders = senders or by_he(view, cast, telling, recipients) or by_office(cast, telling, recipients)
    senders = senders or at_home(view, telling, recipients) or _sending_state(view, telling, states)
    sending = {s.country or s.body or (s.figure.listed if s.figure else "") for s in senders}
    behind = [s for s in states if s.spots[0].start >= telling.verb[0] and (s.country or s.body) not in sending]
    if behind and all(m.country and m.country in sending for m in recipients):
        recipients = []  # "Belarus President X congratulated France, the press service of the Belarusian leader said"
    recipients = recipients or _listed(view, _not_given(view, behind)) or _host(view, telling, sending)
    received = _fill(scene, recipients, frozenset(sending), sending=False)
    if received and not any(m.country or m.body or (m.figure and m.figure.listed) for m in received):
        received = _hosted(received, _host(view, telling, sending))
    sent = _fill(scene, senders, frozenset(m.country for m in received), sending=True)
    return Sides(telling=telling, senders=sent, recipients=received)


def _sending_state(view: View, telling: Telling, states: list[Member]) -> list[Member]:
    """The state that sends, where no person does: before the verb, or behind "from"; none in "Taiwan's allies"."""
    if _PRAISES.match(view.text, telling.verb[0]) and not any(a.name for a in telling.recipients):
        return []
    if telling.way == "received" or view.text[: telling.verb[1]].endswith(("from", "by")):
        behind = [s for s in states if s.spots[0].start >= telling.verb[1]]
        behind = behind or [s for s in _capitals(view, telling) if s.spots[0].start >= telling.verb[1]]
        at = behind[0].spots[0].start if behind else 0
        return [] if _FOLK.search(view.text, telling.verb[1], at) else _listed(view, behind)
    before = [s for s in states if s.spots[0].start < telling.verb[0]]
    named = [
        s for s in before if not view.text.startswith("'s", s.spots[0].end) or _ITS.match(view.text, s.spots[0].end)
    ]
    named = named or [s for s in _capitals(view, telling) if s.spots[0].start < telling.verb[0]]
    return _listed(view, [s for s in named if _acts(view.text[: s.spots[0].start][-40:])])


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


def _not_given(view: View, states: list[Member]) -> list[Member]:
    """The states without those that stand behind "from" or "by", and without what is listed with these."""
    given = [s for s in states if _GIVES.search(view.text[: s.spots[0].start][-12:])]
    out = [one for s in given for one in _listed(view, states[states.index(s) :])]
    return [s for s in states if s not in out]


def _host(view: View, telling: Telling, sending: set[str]) -> list[Member]:
    """The state where an institution stands that is written to: "the institute at the University of Nairobi"."""
    school = _SCHOOL.search(view.text, telling.verb[1], min(telling.sentence.end, telling.verb[1] + _NEAR))
    if not school or telling.way != "sent":
        return []
    start, end = max(telling.verb[1], school.start() - _NEAR), school.end() + _NEAR
    near = [m for m in view.places if start < m.start < end and len(m.codes) == 1]
    near = [m for m in near if m.codes[0] not in sending and m.kind != "body"]
    here = next((m for m in near if _STANDS.search(view.text[: m.start][-8:])), near[0] if near else None)
    if here is None or _GIVES.search(view.text[: here.start][-12:]):  # "students from Egypt"
        return []
    spot = Spot(start=here.start, end=here.end, rule="party-host")
    return [Member(country=here.codes[0], body="", figure=None, spots=(spot,))]


def _hosted(members: tuple[Member, ...], host: list[Member]) -> tuple[Member, ...]:
    """The people of an institution with the state where it stands: "the director of the institute in Paris"."""
    if not host:
        return members
    return tuple(replace(m, country=host[0].country, spots=(*m.spots, *host[0].spots)) for m in members)


def _states(view: View, telling: Telling) -> list[Member]:
    """The countries and bodies that a telling names, for where it names no person: "China sends ..."."""
    found: dict[str, Member] = {}
    for mention in view.places:
        if mention.kind == "capital" or not telling.sentence.start <= mention.start < telling.sentence.end:
            continue
        thing = mention.kind == "adjective" and mention.start > telling.verb[1]
        if not thing or _NATION.match(view.text, mention.end):
            name = mention.codes[0]
            spot = Spot(start=mention.start, end=mention.end, rule="party")
            country, body = ("", name) if mention.kind == "body" else (name, "")
            found.setdefault(name, Member(country=country, body=body, figure=None, spots=(spot,)))
    return list(found.values())


def _capitals(view: View, telling: Telling) -> list[Member]:
    """The states whose capitals or palaces stand for them in a telling that names nobody: "greetings from Zagreb"."""
    found: dict[str, Member] = {}
    for mention in view.places:
        inside = telling.sentence.start <= mention.start < telling.sentence.end
        if inside and mention.kind == "capital" and len(mention.codes) == 1:
            spot = Spot(start=mention.start, end=mention.end, rule="party-capital")
            found.setdefault(mention.codes[0], Member(country=mention.codes[0], body="", figure=None, spots=(spot,)))
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
        if out and scene.telling.way == "exchanged" and len(known) > 1:
            # "X exchanged messages with B's President and Prime Minister": an exchange has two states and no third.
            own = member.figure.listed if member.figure.listed in known else out[-1].country
            out.append(replace(member, country=own))
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
            out.append(replace(member, country=_shared(scene, members, known)))
            continue
        known |= {home.country or home.body}
        spot = Spot(start=home.at[0], end=home.at[1], rule=home.rule)
        out.append(replace(member, country=home.country, body=home.body, spots=(*member.spots, spot)))
    return tuple(out)


def _shared(scene: _Scene, members: Sequence[Member], known: frozenset[str]) -> str:
    """The state that is left for one of two: in an exchange the other one of the clause, in a list the first's."""
    if scene.telling.way == "exchanged":
        states = {s.country for s in _states(scene.view, scene.telling) if s.country} - known
    else:
        states = {m.country for m in members if m.country and m.spots}
    return next(iter(states)) if len(states) == 1 and len(members) == _PAIR else ""
