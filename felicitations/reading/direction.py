"""Who sent and who received: the clauses that tell of a message, and the people on both sides of their verbs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from felicitations.reading.acts import (
    ABOUT,
    CONGRATULATES,
    FINITE,
    FIRST_PERSON,
    LONG_AGO,
    NOT,
    SAID,
    SPEAKS,
    TELLS,
    WAYS,
    Way,
)
from felicitations.reading.people import Actor
from felicitations.reading.view import Sentence

__all__ = ["Telling", "Way", "read_saying", "read_tellings"]

_CLAUSE = re.compile(
    r"\b(?:said|says|saying|noted|noting|stressed|added|pointed out|hoped|that|which|who|where)\b", re.IGNORECASE
)
_WITH = re.compile(r"\b(?:with|between|to)\b")
_BETWEEN = re.compile(r"\b(?:between|by|of)\s(?:\S+\s){0,4}$")
_POLITE = r"(?:wife|husband|spouse|madame?|his|her|the|their|its|royal|highness|majesty|excellency|mr\.?|mrs\.?|dr\.?|h\.e\.|both|also|now)"
# What may stand between two people of one list: commas, "and", forms of address, and in a text the rest of an office.
_JOINED = re.compile(
    rf"(?:[\s,;&]+|(?:and|as well as|along with|together with|{_POLITE})(?![\w])|(?<=and )(?:to|with|for|from|by|between)\b"
    r"|(?<=, )(?:to|with|for|from|by)\b|(?<=as )(?:to|with|for|from|by)\b)*",
    re.IGNORECASE,
)
_JOINED_LOOSELY = re.compile(
    rf"(?:[\s,;&()/-]+|(?i:and|as well as|along with|together with|{_POLITE})(?![\w])"
    r"|, (?:who|whose)\b[^,.;]{0,90},|(?<=and )(?:to|with|for|from|by|between)\b|(?<=, )(?:to|with|for|from|by)\b|(?:of|for)(?: the)?(?= [A-Z])"
    r"|on (?:the )?(?:one|other) (?:side|hand|part)"
    r"|[Mm]ember of the|[A-Z][\w'.-]*)*"
)
_TWO = 2
_NEAR = 60
_RIGHT_BEHIND = 6
_FAR = 200  # letters between two people of one list
_CAPACITY = re.compile(r"\b(?:as (?:the )?|[Oo]n (?:his |her |its )?behalf of (?:\S+ ){0,6})$")
_OF_GREETINGS = re.compile(r"\b(?:congratulations|greetings|wishes|felicitations) of (?:\S+ ){0,2}$")
_GIVER = re.compile(r"\bfrom\s(?:\S+\s){0,2}$")
_GIVEN = re.compile(r"\b(?:from|by)\s(?:\S+\s){0,4}$", re.IGNORECASE)
_GOAL = re.compile(r"\bto\s(?:\S+\s){0,3}$", re.IGNORECASE)
# Behind one of these stands no subject: "Xi said he was ready to work with B, and congratulated him".
_OBJECT = re.compile(
    r"\b(?:with|of|by|to|from|under|for|about|on|in|at|against|between|than|that|told|assured|succeeds?|beat|met"
    r"|congratulat\w+|felicitat\w+|thank(?:s|ed|ing)|prais\w+|receiv\w+|call(?:s|ed|ing))\s"
    r"(?:(?:the|his|her|their|late|former|new|then|fellow|friend|brother|dear|good|old|colleague|counterpart|mr|mrs|dr|shri|h\.e)\.?,?\s)*$",
    re.IGNORECASE,
)
# "X, who has just received B in the capital, also congratulated ..."
_ASIDE = re.compile(r", (?:who|whose|which)\b[^,.;]*$")
_ACCORDING = re.compile(r"According to (?=[A-Z])")
_READ_OUT = re.compile(r"\b(?:by|to) (?:\S+ ){0,6}$")
# "He asked Premier Li to convey his felicitations": who is asked sends nothing.
_ASKED = re.compile(r"\b(?:ask|request|instruct|urg|want|invit|beg)(?:s|ed|ing)?\b[^.;]{0,50} to $", re.IGNORECASE)
_PASS_ON = re.compile(
    r"\b(?:ask|request|urg)(?:s|ed|ing)?\b[^.;]{0,60} to (?:convey|pass|extend|transmit|relay|deliver)\b", re.IGNORECASE
)
_OPENS = re.compile(rf"(?:[,;]|\b(?:and|while|whereas|as))\s(?:(?:separately|likewise|{_POLITE}),?\s)*$", re.IGNORECASE)
_ADVERB = re.compile(
    r"[\s,]*(?:(?:also|too|has|have|had|both|on|in turn|likewise|today|[A-Z][a-z]+day|separately)[\s,]*){0,5}"
)
_SAME = re.compile(r"(?:did|do(?:es)?) (?:the same|likewise|so)(?: with)?|as did", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One clause that tells of a message: its way, where its verb stands, and the people on both sides.

    ``sentence`` is the clause, with the rank of its sentence.
    """

    sentence: Sentence
    way: Way
    verb: tuple[int, int]
    senders: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    congratulates: bool


def read_tellings(text: str, sentence: Sentence, actors: tuple[Actor, ...]) -> tuple[Telling, ...]:
    """What the clauses of one sentence tell of a message. ``actors`` are the people whom it names, in order."""
    start, end = sentence.start, sentence.end
    if _PASS_ON.search(text, start, end) or (sentence.rank > 1 and LONG_AGO.search(text, start, end)):
        return ()
    if text[end - 1] == "?" or NOT.search(text, start, end) or not ABOUT.search(text, start, end):
        return ()
    warm = bool(CONGRATULATES.search(text, start, end))
    found: list[Telling] = []
    for clause in _clauses(text, sentence, actors):
        named = [a for a in actors if clause.start <= a.start < clause.end]
        telling = _read(text, clause, named, warm=warm)
        if telling and _SAME.match(text, telling.verb[0]) and found:
            way = found[-1].way
            senders, recipients = _SIDES[way](
                text, _at(telling), clause, _before(telling, named), _after(telling, named)
            )
            telling = _telling(clause, way, telling.verb, (senders, recipients), warm=warm)
        if telling:
            found.append(telling)
    return tuple(found)


def _clauses(text: str, sentence: Sentence, actors: tuple[Actor, ...]) -> list[Sentence]:
    """Cut a sentence where another subject with its own verb begins: "X and Y exchanged ..., and Z sent ..."."""
    verbs = list(FINITE.finditer(text, sentence.start, sentence.end))
    cuts = [sentence.start]
    for one, two in pairwise(verbs):
        between = [a for a in actors if one.end() <= a.start and a.end <= two.start()]
        group = _last_group(text, between, loosely=sentence.rank >= 0)
        if not group or not _ADVERB.fullmatch(text, group[-1].end, two.start()):
            continue
        if _OPENS.search(text, max(one.end(), group[0].start - 40), group[0].start):
            cuts.append(group[0].start)
    ends = [*cuts[1:], sentence.end]
    return [
        Sentence(start=s, end=e, rank=sentence.rank, quoted=sentence.speech(text, s))
        for s, e in zip(cuts, ends, strict=True)
    ]


def read_saying(text: str, sentence: Sentence, actors: tuple[Actor, ...]) -> Telling | None:
    """Who says something in a sentence, and whom it tells: at times all that a page tells of one of many messages."""
    verbs = SPEAKS.finditer(text, sentence.start, sentence.end)
    verb = next((v for v in verbs if not sentence.speech(text, v.start())), None)
    verb = _ACCORDING.match(text, sentence.start, sentence.end) or verb
    outside = [a for a in actors if not sentence.speech(text, a.start)]
    if not verb or not outside:
        return None
    behind = [a for a in outside if a.start >= verb.end()]
    near = bool(behind) and behind[0].start - verb.end() < _NEAR
    speakers = _subject(text, [a for a in outside if a.end <= verb.start()], loosely=True)
    listeners = _first_group(text, behind, loosely=True) if near and TELLS.match(verb.group()) else []
    if not speakers and behind and behind[0].start - verb.end() < _RIGHT_BEHIND:
        speakers = _first_group(text, behind, loosely=True)  # '"...," said President X'
    return _telling(sentence, "sent", verb.span(), (speakers, listeners), warm=False) if speakers else None


Group = list[Actor]
Sides = tuple[Group, Group]


def _read(text: str, clause: Sentence, actors: Group, *, warm: bool) -> Telling | None:
    """The telling of one clause: of its verbs of the surest way the one that knows most about both sides."""
    for way, pattern in WAYS:
        best: tuple[int, Telling] | None = None
        for verb in pattern.finditer(text, clause.start, clause.end):
            if FIRST_PERSON.search(text, max(clause.start, verb.start() - 60), verb.start()):
                continue
            if _ASKED.search(text, max(clause.start, verb.start() - 60), verb.start()):
                continue
            span = verb.span()
            before = [a for a in actors if a.start < span[0]]
            after = [a for a in actors if a.start >= span[0]]
            sides = _SIDES[way](text, span, clause, before, after)
            telling = _telling(clause, way, span, sides, warm=warm)
            if way == "exchanged" and verb.group().lower().startswith("in ") and len(telling.senders) != _TWO:
                continue
            if best is None or _knows(telling) > best[0]:
                best = (_knows(telling), telling)
        if best:
            return best[1]
    return _quoted(text, clause, actors)


def _quoted(text: str, clause: Sentence, actors: Group) -> Telling | None:
    """A congratulation in quotation marks and who said it: '"Congratulations!" Prime Minister X wrote on X.'"""
    warm = CONGRATULATES.search(text, clause.start, clause.end)
    said = SAID.search(text, clause.start, clause.end)
    if not warm or not said or not clause.speech(text, warm.start()):
        return None
    outside = [a for a in actors if not clause.speech(text, a.start)]
    told = [a for a in outside if a.start >= said.end()]
    if told and _GOAL.search(text[said.end() - 1 : told[0].start]):
        outside = [a for a in outside if a not in told]  # '"...," His Majesty wrote to President Xi'
    senders = [a for a in outside if a.end <= said.start()][-1:] or outside[:1]
    praised = [a for a in actors if a not in outside and a.start > warm.end()]
    recipients = _first_group(text, praised, loosely=True) if praised and praised[0].start - warm.end() < _NEAR else []
    return _telling(clause, "sent", said.span(), (senders, recipients), warm=True) if senders else None


def _telling(clause: Sentence, way: Way, verb: tuple[int, int], sides: Sides, *, warm: bool) -> Telling:
    senders, recipients = (_named(side) for side in sides)
    return Telling(sentence=clause, way=way, verb=verb, senders=senders, recipients=recipients, congratulates=warm)


def _named(group: Group) -> tuple[Actor, ...]:
    """A group without the offices that only describe one of its people."""
    states = {a.country for a in group if a.name}
    return tuple(
        a for a in group if a.name or not states or (a.country and a.country not in states and "" not in states)
    )


def _knows(telling: Telling) -> int:
    """How much a telling knows: a named person on each side, anybody on each side."""
    sides = (telling.senders, telling.recipients)
    if telling.way == "exchanged":
        return len(telling.senders) + len(telling.recipients)
    return sum(2 * any(a.name for a in side) + bool(side) for side in sides)


def _at(telling: Telling) -> tuple[int, int]:
    return telling.verb


def _before(telling: Telling, actors: Group) -> Group:
    return [a for a in actors if a.start < telling.verb[0]]


def _after(telling: Telling, actors: Group) -> Group:
    return [a for a in actors if a.start >= telling.verb[0]]


def _exchanged(text: str, verb: tuple[int, int], within: Sentence, before: Group, after: Group) -> Sides:
    """All before the verb in "A and B exchanged messages"; B behind "with" in "A exchanged messages with B"."""
    loosely = within.rank >= 0
    clause = _CLAUSE.search(text, verb[1], within.end)
    joint = _WITH.search(text, verb[1], clause.start() if clause else within.end)
    partners = [a for a in after if joint and a.start >= joint.end()]
    senders = _last_group(text, before, loosely=loosely)
    near = joint and partners and partners[0].start - joint.end() < (_NEAR if len(senders) > 1 else 90)
    if near and joint and (joint.group() == "with" or not senders):
        return senders, _first_group(text, partners, loosely=loosely)
    both = [a for a in after if _BETWEEN.search(text[verb[0] : a.start][-60:])] or after
    return senders, [] if len(senders) > 1 else _first_group(text, both, loosely=loosely) if not senders else []


def _sent(text: str, verb: tuple[int, int], within: Sentence, before: Group, after: Group) -> Sides:
    """A before the verb and B behind it, or A behind "from" and B behind "to"."""
    words = text[verb[0] : verb[1]].lower()
    loosely = within.rank >= 0
    if words.endswith((" from", " by", " of")):
        senders = _given(text, verb, after, loosely=loosely)
        goal = [a for a in after if a not in senders and _GOAL.search(text[verb[1] : a.start][-40:])]
        if not goal and words.endswith(" of"):
            goal = [a for a in after if a not in senders]
        return senders, _first_group(text, goal, loosely=loosely)
    if words.startswith("among ") or words.endswith(("were", "included", "include")):
        return _first_group(text, after, loosely=loosely), []
    if words.startswith("in ") and not words.endswith("to"):
        # "In his cable, President X expressed ...", "X said in his message that ...".
        after = [a for a in after if not _READ_OUT.search(text[max(0, a.start - 40) : a.start])]
        return _first_group(text, after, loosely=loosely) if not before else _last_group(
            text, before, loosely=loosely
        ), []
    if (
        text[max(0, verb[0] - 2) : verb[0]].strip() == '"'
        and SPEAKS.match(words)
        and after
        and after[0].start - verb[1] < _NEAR
    ):
        # '"...," writes X in a message to Y'
        senders = _first_group(text, after, loosely=loosely)
        return senders, _first_group(text, [a for a in after if a not in senders], loosely=loosely)
    # "conveyed the congratulations of King Mswati": he sends as well.
    own = [a for a in after if _OF_GREETINGS.search(text[verb[1] : a.start][-50:])]
    rest = [a for a in after if a not in own]
    senders = _subject(text, before, loosely=loosely)
    recipients = _first_group(text, rest, loosely=loosely)
    if not senders and not own and recipients:
        senders = _behind(text, rest, recipients, loosely=loosely)
    return [*senders, *own], recipients


def _behind(text: str, after: Group, recipients: Group, *, loosely: bool) -> Group:
    """Who sends where the sentence opens with whom it went to: "In a message to B, A said", "A message to B from A"."""
    rest = [a for a in after if a.start > recipients[-1].end]
    if not rest:
        return []
    between = text[recipients[-1].end : rest[0].start]
    return _first_group(text, rest, loosely=loosely) if "," in between or _GIVEN.search(between + " ") else []


def _received(text: str, verb: tuple[int, int], within: Sentence, before: Group, after: Group) -> Sides:
    """B before the verb, A behind "from" or "by"; "received by B from A" has both behind it."""
    loosely = within.rank >= 0
    if text[verb[0] : verb[1]].lower() == "received by":
        givers = [a for a in after if _GIVER.search(text[verb[1] : a.start][-24:])]
        senders = _first_group(text, givers, loosely=loosely)
        return senders, _first_group(text, [a for a in after if a not in senders], loosely=loosely)
    return _given(text, verb, after, loosely=loosely), _last_group(text, before, loosely=loosely)


_SIDES = {"exchanged": _exchanged, "sent": _sent, "received": _received}


def _given(text: str, verb: tuple[int, int], after: Group, *, loosely: bool) -> Group:
    """The people behind the first "from" or "by"; nobody where it is "leaders of many countries" who stand there."""
    words = text[verb[0] : verb[1]].lower()
    if words.endswith((" from", " by", " of")):
        return _first_group(text, after, loosely=loosely) if after and after[0].start - verb[1] < _NEAR else []
    first = next((i for i, a in enumerate(after) if _GIVEN.search(text[verb[0] : a.start][-60:])), None)
    return [] if first is None else _first_group(text, after[first:], loosely=loosely)


def _joined(text: str, one: Actor, two: Actor, *, loosely: bool) -> bool:
    """Whether two people stand in one list."""
    pattern = _JOINED_LOOSELY if loosely else _JOINED
    return two.start - one.end < _FAR and bool(pattern.fullmatch(text, one.end, two.start))


def _last_group(text: str, actors: Group, *, loosely: bool) -> Group:
    """The people right before the verb, with those joined to them by "and" or a comma."""
    group: Group = []
    for actor in reversed(actors):
        if _CAPACITY.search(text[: actor.start][-60:]) and len(actors) > 1:
            continue  # "in his capacity as leader of ...": another office of the one who sends
        if group and (not _joined(text, actor, group[0], loosely=loosely) or _fronted(text, actor, group[0])):
            break
        group.insert(0, actor)
    return group


def _fronted(text: str, actor: Actor, subject: Actor) -> bool:
    """Whether somebody only belongs to how the sentence opens: "On the birthday of Queen A, President B sent ..."."""
    alone = (
        text[actor.end : subject.start].strip(" ").startswith(",") and " and " not in text[actor.end : subject.start]
    )
    return alone and bool(_OBJECT.search(text[max(0, actor.start - 40) : actor.start]))


def _subject(text: str, actors: Group, *, loosely: bool) -> Group:
    """The people of whom the verb tells: the last ones before it that are no object of another verb."""
    rest = actors
    while rest:
        group = _last_group(text, rest, loosely=loosely)
        if not group:
            return []
        apart = _ASIDE.search(text, max(0, group[0].start - 120), group[0].start)
        aside = apart and any(a.end <= apart.start() for a in rest) and "," in text[group[-1].end : group[-1].end + 60]
        if not (aside or _OBJECT.search(text[max(0, group[0].start - 40) : group[0].start])):
            return group
        rest = [a for a in rest if a.start < group[0].start]
    return []


def _first_group(text: str, actors: Group, *, loosely: bool) -> Group:
    """The people right behind the verb, with those joined to them."""
    group: Group = []
    for i, actor in enumerate(actors):
        vague = not actor.name and not actor.country
        if vague and not group and any(a.name and a.start - actor.end < 90 for a in actors[i + 1 :]):
            continue  # "the General Secretary of the party, President Xi Jinping": the name says it all
        if group and not _joined(text, group[-1], actor, loosely=loosely):
            break
        group.append(actor)
    return group
