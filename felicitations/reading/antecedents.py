"""Who is meant where the sentence of a message does not say: by "he", by an office alone, by the rest of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from felicitations.reading.acts import HIS_LETTER
from felicitations.reading.cast import Cast, Figure, alike
from felicitations.reading.cues import Cue
from felicitations.reading.direction import Telling
from felicitations.reading.homes import seat_of
from felicitations.reading.members import Member, Sides, member_of, stands_in
from felicitations.reading.metonyms import KINGDOMS
from felicitations.reading.view import Spot, View
from felicitations.reading.vocabulary import QUALIFIES, SERVANTS

_SERVES = Cue(rf"{SERVANTS}|former|outgoing|consul|ex-", re.IGNORECASE)
_HE = re.compile(rf"\b(?:he|she)\b|\b{HIS_LETTER}", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\s(?:him|her|them|the (?:winner|victor|newcomer|new (?:leader|president|prime minister|premier|king|pope)"
    r"|(?:president|prime minister)-elect|incoming (?:leader|president|prime minister))"
    # "the 61-year-old", "his old friend", "the first woman to hold the post", "the veteran politician"
    r"|(?:the|his|her|their|its) (?:[\w'-]+ ){0,3}?(?:politician|general|woman|man|lady|veteran|incumbent"
    r"|laureate|lawyer"
    r"|economist|winner|victor|newcomer|neighbou?r|friend|colleague|counterpart|ally|comrade|brother|sister|ex-\w+"
    r"|\d{2}-year-old|candidate|lawmaker|statesman))\b"
)
_PRAISED = Cue(r"\bcongratulating (?:him|her|them)\b|\bcongratulations['\"]? (?:up)?on (?:his|her)\b", re.IGNORECASE)
_TO_EVENT = Cue(
    r"\bto (?:the )?(?:[\w'-]+,? (?:and )?){0,8}?(?:expo|exposition|forum|summit|conference|fair|festival|exhibition"
    r"|congress|games|symposium|dialogue|session|assembly|olympiad|opening ceremony)\b",
    re.IGNORECASE,
)
_ITS_PEOPLE = re.compile(
    r"\b(?:government|people|authorities|citizens|nation|country|state|islands?|archipelago|kingdom|republic|side)\b",
    re.IGNORECASE,
)
# "It bears the date of July 4th and congratulates the Community": the letter of whom the sentence before names
_IT = re.compile(r"(?:It|The (?:letter|message|telegram|cable|note))\b(?![^.;]*\bfrom\b)[^.;\"]{0,60}\bcongratulates\b")
_NEAR_HE = 40  # letters
_SAYS = re.compile(r" (?:said|says|wrote|writes|added|noted|stated|continued)\b")
_PLURAL = re.compile(r"s$|leader|counterpart|minister$", re.IGNORECASE)


def complete(view: View, cast: Cast, sides: Sides, heard: Sequence[Sides]) -> Sides:
    """The main telling with whom it went to, where only the other sentences say: the one other head whom they name.

    ``heard`` are all tellings of the page: who only sends in them is not meant.
    """
    states = {m.country for m in sides.senders if m.country}
    if sides.recipients or sides.telling.way != "sent" or not sides.parties():
        return sides
    if _TO_EVENT.search(view.text, sides.telling.verb[1], sides.telling.sentence.end):
        return sides  # who attends the forum to which a letter went is not meant
    praised = [m.figure for s in heard for m in s.recipients]
    acting = [m.figure for s in heard for m in s.senders if m.figure not in praised]
    others = [f for f in cast.figures if f not in acting and not {f.country, f.listed} & states and _may_receive(f)]
    part = view.headline()
    headed = [f for f in others if any(stands_in(part, n) for n in f.namings)]
    ranked = sorted(headed or others, key=lambda f: -len(f.namings))
    alone = len(ranked) == 1 or (len(ranked) > 1 and len(ranked[0].namings) > 1 + len(ranked[1].namings))
    if not alone:
        return _to_headed(view, sides, states)
    found = ranked[0]
    spot = Spot(start=found.fullest.start, end=found.fullest.end, rule="party")
    member = Member(country=found.country or found.listed, body=found.body, figure=found, spots=(spot,))
    return Sides(telling=sides.telling, senders=sides.senders, recipients=(member,))


def _to_headed(view: View, sides: Sides, states: set[str]) -> Sides:
    """The telling with the one other state of the headline: "the people of the North African nation" are Algeria's."""
    part = view.headline()
    named = view.mentions_in(part.start, part.end) if part else ()
    others = {m.codes[0]: m for m in reversed(named) if m.codes[0] not in states}
    if len(others) != 1 or not _ITS_PEOPLE.search(view.text, sides.telling.verb[1], sides.telling.sentence.end):
        return sides
    code, mention = next(iter(others.items()))
    spot = Spot(start=mention.start, end=mention.end, rule="party-headline")
    return replace(sides, recipients=(Member(country=code, body="", figure=None, spots=(spot,)),))


def _may_receive(figure: Figure) -> bool:
    """Whether somebody is a head of a known state, and no envoy."""
    head = bool(figure.listed) or any(QUALIFIES.search(o) for o in figure.offices)
    return bool(figure.country or figure.listed) and head and not _serves(figure)


def _serves(figure: Figure) -> bool:
    return any(_SERVES.search(o) for o in figure.offices)


def _not_of(cast: Cast, senders: list[Member]) -> list[Figure]:
    """Those who may be meant as the other side: no sender, nobody of a sender's state, and no envoy."""
    sending = [m.figure for m in senders]
    states = {m.country for m in senders if m.country}
    return [f for f in cast.figures if f not in sending and not _serves(f) and not {f.country, f.listed} & states]


def bystander(view: View, cast: Cast, telling: Telling, senders: list[Member]) -> list[Member]:
    """Who is meant by "the president-elect" or "the President": by the office, by the sentence, by the headline."""
    office = telling.recipients[0].office
    others = _not_of(cast, senders)
    namings = sorted((n for f in others for n in f.namings if n.start < telling.verb[0]), key=lambda n: n.start)
    held = {n.start for f in others if any(alike(o, office) for o in f.offices) for n in f.namings}
    here = [n for n in namings if telling.sentence.start <= n.start]
    headed = [n for n in namings if n not in here and stands_in(view.headline(), n)]
    elect = namings if office.lower().endswith("elect") else []
    fits = ([n for n in group if n.start in held] for group in (here, headed))
    named = next(filter(None, (*fits, here, headed, elect)), None)
    if not named:
        return []
    member = member_of(cast, named[-1])
    return [replace(member, figure=replace(member.figure, office=office) if member.figure else None)]


def antecedent(view: View, cast: Cast, telling: Telling, senders: list[Member]) -> list[Member]:
    """Who is meant by "him" or "her" behind the verb: the last person named before the sentence who does not send."""
    behind = (telling.verb[1], telling.sentence.end)
    if not _PRONOUN.match(view.text, *behind) and not _PRAISED.search(view.text, *behind):
        return []
    figures = _not_of(cast, senders)
    others = [n for f in figures for n in f.namings if not _SERVES.search(view.text, n.end, n.end + _NEAR_HE)]
    named = [n for n in others if telling.sentence.start <= n.start < telling.verb[0]]
    headed = [f for f in figures if any(stands_in(view.headline(), n) for n in f.namings)]
    if not named and len(headed) == 1:
        named = list(headed[0].namings)  # a page about one person, whom many congratulate
    named = named or [n for n in others if n.start < telling.sentence.start]
    return [member_of(cast, max(named, key=lambda n: n.start))] if named else []


def refers_back(view: View, telling: Telling) -> bool:
    """Whether it went to "him" or "the President", so that an earlier sentence says to whom."""
    if telling.way != "sent" or not telling.senders:
        return False
    if telling.recipients:
        return not any(a.name or a.country or a.body for a in telling.recipients)
    return bool(_PRONOUN.match(view.text, telling.verb[1], telling.sentence.end))


def by_he(view: View, cast: Cast, telling: Telling, recipients: list[Member]) -> list[Member]:
    """Who is meant by "he" before or close behind the verb: the first one of office in the sentence before."""
    begin, stop = telling.sentence.start, min(telling.sentence.end, telling.verb[1] + _NEAR_HE)
    if telling.way != "sent" or telling.sentence.rank < 1:
        return []
    if not _HE.search(view.text, begin, stop) and not _IT.match(view.text, begin, stop):
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
    named = [n for n in named if _SAYS.match(view.text, n.end)] or named  # "In choosing A, B said ...": B
    return [member_of(cast, min(named, key=lambda n: n.start))] if named else []


def by_office(cast: Cast, telling: Telling, recipients: list[Member]) -> list[Member]:
    """Who is meant by "our President" or "the King": the one of that office named before, or below the headline."""
    vague = next((a for a in telling.senders if a.office and not a.name and not a.country), None)
    if vague is None or not telling.congratulates:
        return []
    taken = [m.figure for m in recipients]
    held = [f for f in cast.figures if f not in taken and any(o.lower() == vague.office.lower() for o in f.offices)]
    named = [f for f in held if f.namings[0].start < telling.sentence.start or telling.sentence.rank < 0]
    return [member_of(cast, named[0].namings[0])] if len(held) == len(named) == 1 else []


def by_pronoun(view: View, cast: Cast, telling: Telling, joined: list[Member]) -> list[Member]:
    """The other one in "with whom he exchanged messages": the last person named before who is none of them."""
    if len(joined) != 1 or not _HE.search(view.text, telling.sentence.start, telling.sentence.end):
        return []
    others = [n for f in cast.figures if f != joined[0].figure for n in f.namings]
    named = [n for n in others if n.start < telling.sentence.start and n.office]
    return [member_of(cast, max(named, key=lambda n: n.start))] if named else []


def own_state(view: View, telling: Telling, joined: list[Member]) -> list[Member]:
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


def at_home(view: View, telling: Telling, recipients: list[Member]) -> list[Member]:
    """The state of "HM the Sultan" or "the Head of State", who needs no name on a page at home."""
    vague = next((a for a in telling.senders if a.office and not _PLURAL.search(a.office)), None)
    home = seat_of(view, frozenset(m.country for m in recipients)) if vague else None
    if vague and vague.office.lower() in ("king", "queen") and (home is None or home.country not in KINGDOMS):
        # Of the kings and queens only one is "The King" without a name, in all of the Commonwealth.
        spot = Spot(start=vague.start, end=vague.end, rule="party")
        return [Member(country="GB", body="", figure=None, spots=(spot,))]
    if vague is None or home is None:
        return []
    spots = (
        Spot(start=vague.start, end=vague.end, rule="party"),
        Spot(start=home.at[0], end=home.at[1], rule=home.rule),
    )
    return [Member(country=home.country, body=home.body, figure=None, spots=spots)]
