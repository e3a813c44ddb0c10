"""The country of a person whose name stands without one: a ladder of rules, the surest first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from felicitations.reading.cast import Cast, Figure, alike
from felicitations.reading.countries import Mention
from felicitations.reading.cues import Cue
from felicitations.reading.direction import Telling
from felicitations.reading.people import Actor
from felicitations.reading.view import View

_AS_OFFICE = Cue(
    r"\b(?:who (?:now )?(?:leads|heads|governs|rules)|won|winning|wins|winner of|victory in|elections? (?:in|of))\b"
    r"[^.;]{0,60}"
    r"|\b(?:as|becoming|elected|named|appointed|new)\s(?:the\s|its\s)?(?:[\w'-]+\s){0,3}?"
    r"(?:president|prime minister|premier|chancellor|king|head|leader|queen|sultan|emir|pope|governor-general)"
    r"\b[^.;,]{0,50}",
    re.IGNORECASE,
)
_AS = re.compile(r"(?:, (?:who|whose)\b)?[^.;,]{0,60}\bas (?:the |its |their )?(?:new |[0-9]+(?:st|nd|rd|th) )?")
_TO_HEAD = re.compile(
    r"[^.;]{0,80}\b(?:elect|appoint|select|choice|chosen|nominat|nam|confirm|becom)\w*\b[^.;]{0,40}"
    r"\b(?:to (?:head|lead|run|chair)|(?:head|charge) of)(?: the)? |[^.;]{0,60}\bat (?:the )?helm of(?: the)? "
)
_BESIDE = frozenset({" and ", "-", " - ", " and the ", "/"})
_SECRETARY = re.compile(r"secretary[- ]general|executive secretary|director[- ]general", re.IGNORECASE)
# Where a country only is the place of something, or the loser's: "on winning the cup in Qatar", "against Kenya's X".
_PLACED = re.compile(r"\b(?:in|at|visit to|trip to) (?:the |neighbou?ring )?$")
_LOSER = re.compile(r"\b(?:against|over|beat|beating|defeat(?:s|ed|ing)?(?: of)?|ahead of) (?:the )?$")
_VOTED = re.compile(
    r"\b(?:elections?|electoral|vote|polls?|ballot|victory|win|power|office|government|referendum|throne)\b"
)
_AS_HEAD = re.compile(
    r"[^.;]{0,60}\b(?:(?:elect|appoint|nam|nominat|confirm|choice|select|install|unveil)\w*|t(?:ook|akes?|aking) over)"
    r"\b[^.;]{0,40}?(?:\bas |(?<=elected )|(?<=appointed )|(?<=named ))(?:the |its |their )?(?:new |next )?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Whose country is wanted, in which telling, on which side; ``known`` are the codes that others have already.

    ``beside`` are the codes of people of people.csv in the same telling.
    """

    view: View
    cast: Cast
    telling: Telling
    figure: Figure
    sending: bool
    known: frozenset[str]
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A country or a body of states, the folded offsets of the words that give it, and the rule that read them."""

    country: str
    at: tuple[int, int]
    rule: str
    body: str = ""


def find_home(question: Question, dyad: tuple[str, ...] = ()) -> Home | None:
    """The country of a person by the first rule that knows it; None where none does.

    Where the two states of the act are known (``dyad``), a later sentence tells of no third one: what the surest rules
    leave open is the state that is still wanted.
    """
    abroad = question.figure.listed in question.known and question.telling.way != "exchanged"
    if len(dyad) == 2 and not (abroad and question.sending):
        return next((found for rule in SURE if (found := rule(question))), None) or _of_dyad(question, dyad)
    if abroad:
        return None  # the table's state is on the other side already: somebody at home is praised, and no third state
    offices = question.figure.offices
    if not question.sending and offices and all(o.lower().startswith(("former", "ex-")) for o in offices):
        return next(
            (found for rule in SURE if (found := rule(question))), None
        )  # who is out of office speaks for no state
    letter = question.sending and question.telling.verb[0] == question.telling.verb[1]
    if not question.figure.office and not question.figure.listed and not letter:
        return next((found for rule in OF_ANYBODY if (found := rule(question))), None)
    acts = question.sending == (question.telling.way != "received")
    rules = HOMES_OF_ACTORS if acts else HOMES_OF_OTHERS
    return next((found for rule in rules if (found := rule(question))), None)


def _of_dyad(q: Question, dyad: tuple[str, ...]) -> Home | None:
    """The other state of the act, where the telling has one of them already; who else sends is of the first."""
    taken = q.known | q.beside if q.telling.way == "exchanged" else q.known
    left = [code for code in dyad if code not in taken]
    alone = q.telling.way == "sent" and (q.sending != bool(q.telling.senders) or not q.telling.recipients)
    wanted = left if len(left) == 1 else [dyad[0] if q.sending else dyad[1]] if alone else []
    named = [m for m in q.view.everywhere if m.codes[0] in wanted]
    return _at(named[0], "party-dyad") if named else None


def _at(mention: Mention, rule: str) -> Home:
    if mention.kind == "body":
        return Home(country="", at=(mention.start, mention.end), rule=rule, body=mention.codes[0])
    return Home(country=mention.codes[0], at=(mention.start, mention.end), rule=rule)


def listed(q: Question) -> Home | None:
    """The country of people.csv, shown by the words that name it in the text, or else by the person's name."""
    code = q.figure.listed
    if not code or code in q.known:
        return None
    named = next((m for m in q.view.mentions if m.codes[0] == code), None)
    at = (named.start, named.end) if named else q.figure.namings[0].name_at
    return Home(country=code, at=at, rule="party-listed")


def held(q: Question) -> Home | None:
    """The state or body of an office, in "his election as chairman of the Kuomintang", "as head of the WHO"."""
    last = _last_named(q)
    for role in q.cast.roles:
        naming = last(role.start)
        if naming is None or not (_AS_HEAD if role.body else _AS).fullmatch(q.view.text, naming.end, role.start):
            continue
        if role.body or (q.figure.listed in ("", role.country) and role.country not in q.known):
            at = role.country_at if role.country else (role.start, role.end)
            return Home(country=role.country, at=at, rule="party-office", body=role.body)
    return None


def _last_named(q: Question) -> Callable[[int], Actor | None]:
    """Who was named last before a place, if it is the person who is asked for: what follows is said of nobody else."""
    namings = sorted((n for f in q.cast.figures for n in f.namings), key=lambda n: n.end)
    ends = [n.end for n in namings]
    own = set(q.figure.namings)

    def last(at: int) -> Actor | None:
        number = bisect_left(ends, at)
        return namings[number - 1] if number and namings[number - 1] in own else None

    return last


def body(q: Question) -> Home | None:
    """The body that somebody is chosen to head: "her selection to head the Commonwealth Secretariat"."""
    last = _last_named(q)
    for mention in q.view.everywhere:
        naming = last(mention.start) if mention.kind == "body" else None
        if naming and _TO_HEAD.fullmatch(q.view.text, naming.end, mention.start):
            return _at(mention, "party-office")
    return None


def office(q: Question) -> Home | None:
    """The country in "his re-election as the president of the Comoros", behind a naming of the person (seed 000).

    Of somebody of people.csv another country there is not his: "Xi congratulated him on his victory as ... of X".
    """
    for naming in q.figure.namings:
        sentence = next((s for s in q.view.sentences if s.start <= naming.start < s.end), None)
        if sentence is None:
            continue
        for match in _AS_OFFICE.finditer(q.view.text, naming.end, min(sentence.end, naming.end + 160)):
            for mention in q.view.mentions:
                if not match.start() <= mention.start < match.end() or mention.codes[0] in q.known:
                    continue
                if q.figure.listed in ("", mention.codes[0]):
                    return _at(mention, "party-office")
    return None


def clause(q: Question) -> Home | None:
    """The first country behind the recipient in the telling: "... on the national day of the Republic of Estonia"."""
    if q.telling.way == "exchanged":
        return None
    sentence = q.telling.sentence
    last = max((n.end for n in q.figure.namings if sentence.start <= n.start < sentence.end), default=sentence.end)
    for mention in q.view.mentions:
        if not last <= mention.start < sentence.end or mention.codes[0] in q.known:
            continue
        before = q.view.text[max(last, mention.start - 60) : mention.start]
        if not _LOSER.search(before) and (not _PLACED.search(before) or _VOTED.search(before)):
            return _at(mention, "party-clause")
    return None


def headline(q: Question) -> Home | None:
    """The country that the headline names, where it names only one beside those that are known."""
    part = q.view.headline()
    named = [m for m in q.view.mentions if part and part.start <= m.start < part.end and m.codes[0] not in q.known]
    return _at(named[0], "party-headline") if len({m.codes for m in named}) == 1 else None


def role(q: Question) -> Home | None:
    """The country in "the President of Russia", where one office alone stands without a name and fits the person."""
    roles = {
        r.country: r.country_at
        for r in q.cast.roles
        if r.country and r.country not in q.known and (not q.figure.office or alike(r.office, q.figure.office))
    }
    if len(roles) != 1:
        return None
    country, at = next(iter(roles.items()))
    return Home(country=country, at=at, rule="party-role")


def seat(q: Question) -> Home | None:
    """The country where the page is at home, by its dateline or credits: a leader without a country is its own."""
    if not q.figure.office and not q.sending:
        return None
    return seat_of(q.view, q.known)


def seat_of(view: View, known: frozenset[str]) -> Home | None:
    """The state or body at whose home a page was written, by its dateline, its credits or its head."""
    for mention in view.seats:
        heads = (p for p in view.parts if p.start == mention.start < view.first_body and p.kind != "body")
        if mention.kind == "body" and next(heads, None) and mention.codes[0] not in known:
            return _at(mention, "party-seat")  # "European Commission - Statement": its seat in Brussels is no state
    for kinds in (("dateline", "heading"), ("credit", "stamp"), ("furniture",)):
        for part in view.parts:
            if part.kind not in kinds or (part.kind == "furniture" and part.start > view.first_body):
                continue
            for mention in view.seats:
                # A heading is no place, save where a capital stands in it alone.
                alone = mention.kind == "capital" and (mention.start, mention.end) == (part.start, part.end)
                inside = alone or (part.kind != "heading" and part.start <= mention.start < part.end)
                if inside and mention.codes[0] not in known:
                    return _at(mention, "party-seat")
    return None


def paired(q: Question) -> Home | None:
    """The country that the page names beside one that is known: "Estonia and Latvia are the closest of neighbours"."""
    for one, two in pairwise(q.view.mentions if q.figure.office else ()):
        if q.view.text[one.end : two.start] not in _BESIDE or {one.kind, two.kind} != {"name"}:
            continue
        left = [m for m in (one, two) if m.codes[0] not in q.known]
        if len(left) == 1:
            return _at(left[0], "party-paired")
    return None


def most_named(q: Question) -> Home | None:
    """The only country, or by far the most named one, beside those that are known; None where two come close."""
    counted = Counter(m.codes[0] for m in q.view.mentions if m.codes[0] not in q.known)
    ranked = counted.most_common(2)
    if not ranked or (len(ranked) > 1 and (ranked[0][1] < 2 or ranked[1][1] * 2 > ranked[0][1])):
        return None
    return _at(next(m for m in q.view.mentions if m.codes[0] == ranked[0][0]), "party-most-named")


def sole(q: Question) -> Home | None:
    """The United States of a "Secretary of State" who stands without a country; those of others say of what."""
    if q.figure.office.lower() not in ("secretary of state", "secretary") or "US" in q.known:
        return None
    return Home(country="US", at=q.figure.namings[0].name_at, rule="party-office")


def house(q: Question) -> Home | None:
    """The body of a Secretary-General who stands without one: the one that the page names most."""
    if q.figure.listed or not _SECRETARY.search(q.figure.office):
        return None
    counted = Counter(m.codes[0] for m in q.view.everywhere if m.kind == "body").most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return _at(next(m for m in q.view.everywhere if m.codes[0] == counted[0][0]), "party-body")


Rule = Callable[[Question], Home | None]
SURE: tuple[Rule, ...] = (held, office, body, listed, house)
# Who has no office in all the article may be a sportsman at home: only words about the person give a state.
OF_ANYBODY: tuple[Rule, ...] = (held, office, body, clause, headline)
# A page tells of its own state as the one that acts, that sends or receives, and names the other one more often.
HOMES_OF_ACTORS: tuple[Rule, ...] = (held, office, listed, house, sole, role, seat, paired, most_named)
HOMES_OF_OTHERS: tuple[Rule, ...] = (
    held,
    office,
    body,
    listed,
    house,
    clause,
    headline,
    role,
    paired,
    most_named,
    seat,
)
