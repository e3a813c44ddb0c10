"""Who sent and who received: the sentences that tell of a message, and the people on both sides of their verbs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from felicitations.reading.people import Actor
from felicitations.reading.view import Sentence

Way = Literal["sent", "received", "exchanged"]

_GOOD = (
    r"(?:congratulat\w*|felicitat\w*|greetings?|(?:best|good|warm|warmest|heartfelt) wishes|compliments|messages?"
    r"|telegrams?|cables?|letters?|notes?|missive)"
)
_EACH = r"(?:each other|one another|mutual(?:ly)?)"
_EXCHANGED = re.compile(
    rf"\b(?:exchang(?:e|es|ed|ing)|swap(?:s|ped)?|trad(?:e|es|ed))\b(?=.{{0,120}}\b{_GOOD})"
    rf"|\b{_GOOD}.{{0,40}}?\b(?:were |was |are |)(?:exchanged|swapped)\b"
    rf"|\b(?:congratulat\w+|felicitat\w+|greet\w*)\s{_EACH}"
    rf"|\b(?:sen[dt]s?|wr[oi]te?s?|written)\s(?:to )?{_EACH}|\beach congratulating the other",
    re.IGNORECASE,
)
_RECEIVED = re.compile(
    rf"\b(?:receiv(?:e|es|ed|ing)|been sent)\b(?=.{{0,90}}\b(?:{_GOOD})\b.{{0,160}}\b(?:from|by)\b)"
    rf"|\b(?:gets?|got|has had|had)\b(?=\s(?:\w+\s){{0,2}}(?:{_GOOD})\b.{{0,160}}\b(?:from|by)\b)"
    r"|\breceived by\b(?=.{0,260}\bfrom\b)"
    r"|\b(?:was|were|been) (?:\w+ )?(?:congratulated|felicitated)(?: \w+){0,4} by\b",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\b(?:congratulat(?:e|es|ed|ing|ions to)|felicitat(?:e|es|ed|ing)|compliment(?:s|ed)|salutes?|saluted|hail(?:s|ed)"
    r"|greet(?:s|ed))\b"
    r"|\b(?:sen[dt]s?|sending|dispatch(?:es|ed)|convey(?:s|ed)|extend(?:s|ed|ing)?|address(?:es|ed)|offer(?:s|ed)"
    r"|wr[oi]te?s?|written|cables?|cabled|telephone[ds]?|phone[ds]?|dials?|gone|express(?:es|ed))\b"
    rf"(?=.{{0,90}}\b{_GOOD})"
    r"|\b(?:sent|written|addressed|signed) by\b"
    r"|\b(?:sent|written|addressed|conveyed|made public)\b(?=(?:\s\w+){0,3}\sto\b)|\bwrites? to\b"
    rf"|\b{_GOOD}\b.{{0,40}}?\b(?:gone|went|came|arrived|been sent) from\b"
    r"|\bin (?:his|her|their) (?:own )?(?:telegram|message|letter|cable|note)\b"
    r"|\bdid (?:likewise|the same|so)\b|\bfollowed suit\b"
    rf"|\b{_GOOD} (?:of \w+ )?(?:from|by|to|of(?= (?:President|Prime|King|Chancellor|Queen|Premier)))\b",
    re.IGNORECASE,
)
# The order in which the ways are tried: "exchanged" also holds the words of the others.
_WAYS: tuple[tuple[Way, re.Pattern[str]], ...] = (("exchanged", _EXCHANGED), ("received", _RECEIVED), ("sent", _SENT))

CONGRATULATES = re.compile(
    r"\b(?:congratulat|felicitat|greeting|compliment|well-?wish|best wishes|good wishes)", re.IGNORECASE
)
SPOKEN = re.compile(rf"\b(?:{_GOOD}|congratul\w+|told|wrote|sent)\b", re.IGNORECASE)
_ABOUT = re.compile(
    rf"\b(?:{_GOOD}|congratul\w+|compliment\w*|salut\w+|hail\w*|greet\w*|writes? to|also written to|likewise"
    r"|followed suit|did (?:so|the same))\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:won't|will not|not yet|did not|didn't|has not|hasn't|refus\w+|declin\w+|hold off|holds off"
    r"|without|wait\w* to) (?:\w+ ){0,2}(?:congratulat|felicitat|sen[dt])",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\b(?:said|says|saying|noted|noting|stressed|added|pointed out|hoped|that|which|who|where)\b", re.IGNORECASE
)
# "I congratulate you": the letter itself speaks; who wrote it stands in the headline or below it.
_FIRST_PERSON = re.compile(
    r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\s(?:\S+\s){0,6}$|\b(?:[Aa]llow|[Ll]et) (?:me|us) to $|\baccept $"
)
_WITH = re.compile(r"\b(?:with|between|to)\b")
_POLITE = r"(?:\s*(?:his|her|the|their|its|royal|highness|majesty|excellency|mr\.?|mrs\.?|dr\.?|h\.e\.))*\s*"
_JOINED_BEFORE = re.compile(rf"[\s,]*(?:and|&|;)?[\s,]*{_POLITE}", re.IGNORECASE)
_JOINED_BEHIND = re.compile(rf"[\s,]*(?:and|&|;)?[\s,]*(?:to|with|for)?{_POLITE}", re.IGNORECASE)
_CAPACITY = re.compile(r"\bas (?:the )?$")
_OF_GREETINGS = re.compile(r"\b(?:congratulations|greetings|wishes|felicitations) of (?:\S+ ){0,2}$")
_GIVER = re.compile(r"\bfrom\s(?:\S+\s){0,2}$")
_GIVEN = re.compile(r"\b(?:from|by|of)\s(?:\S+\s){0,3}$")
_GOAL = re.compile(r"\bto\s(?:\S+\s){0,2}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One sentence that tells of a message: its way, where its verb stands, and the people on both sides."""

    sentence: Sentence
    way: Way
    verb: tuple[int, int]
    senders: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    congratulates: bool


def read_telling(text: str, sentence: Sentence, actors: tuple[Actor, ...]) -> Telling | None:
    """What one sentence tells of a message, or None. ``actors`` are the people whom it names, in order."""
    start, end = sentence.start, sentence.end
    if text[end - 1] == "?" or _NOT.search(text, start, end) or not _ABOUT.search(text, start, end):
        return None
    for way, pattern in _WAYS:
        verb = pattern.search(text, start, end)
        if verb and _FIRST_PERSON.search(text, max(start, verb.start() - 60), verb.start()):
            return None
        if verb:
            before = [a for a in actors if a.start < verb.start()]
            after = [a for a in actors if a.start >= verb.start()]
            senders, recipients = _SIDES[way](text, verb, end, before, after)
            return Telling(
                sentence=sentence,
                way=way,
                verb=verb.span(),
                senders=tuple(senders),
                recipients=tuple(recipients),
                congratulates=bool(CONGRATULATES.search(text, start, end)),
            )
    return None


Group = list[Actor]


def _exchanged(text: str, verb: re.Match[str], end: int, before: Group, after: Group) -> tuple[Group, Group]:
    """All before the verb in "A and B exchanged messages"; B behind "with" in "A exchanged messages with B"."""
    clause = _CLAUSE.search(text, verb.end(), end)
    joint = _WITH.search(text, verb.end(), clause.start() if clause else end)
    partners = [a for a in after if joint and a.start >= joint.end()]
    partners = partners if joint and partners and partners[0].start - joint.end() < 60 else []
    return _last_group(text, before), _first_group(text, partners)


def _sent(text: str, verb: re.Match[str], _end: int, before: Group, after: Group) -> tuple[Group, Group]:
    """A before the verb and B behind it, or A behind "from" and B behind "to"."""
    if verb.group().lower().endswith((" from", " by", " of")):
        senders = _given(text, verb, after)
        goal = [a for a in after if a not in senders and _GOAL.search(text[verb.end() : a.start][-40:])]
        return senders, _first_group(text, goal)
    if not before and verb.group().lower().startswith("in "):
        return _first_group(text, after), []  # "In his cable, President X expressed ..."
    # "conveyed the congratulations of King Mswati": he sends as well.
    own = [a for a in after if _OF_GREETINGS.search(text[verb.end() : a.start][-50:])]
    return [*_last_group(text, before), *own], _first_group(text, [a for a in after if a not in own])


def _received(text: str, verb: re.Match[str], _end: int, before: Group, after: Group) -> tuple[Group, Group]:
    """B before the verb, A behind "from" or "by"; "received by B from A" has both behind it."""
    if verb.group().lower() == "received by":
        givers = [a for a in after if _GIVER.search(text[verb.end() : a.start][-24:])]
        senders = _first_group(text, givers)
        return senders, _first_group(text, [a for a in after if a not in senders])
    return _given(text, verb, after), _last_group(text, before)


_SIDES = {"exchanged": _exchanged, "sent": _sent, "received": _received}


def _given(text: str, verb: re.Match[str], after: Group) -> Group:
    """The people behind "from" or "by"; where nobody stands there, the first ones behind the verb."""
    given = [a for a in after if _GIVEN.search(text[verb.start() : a.start][-60:])] or after
    return _first_group(text, given)


def _last_group(text: str, actors: Group) -> Group:
    """The people right before the verb, with those joined to them by "and" or a comma."""
    group: Group = []
    for actor in reversed(actors):
        if _CAPACITY.search(text[: actor.start][-8:]):
            continue  # "in his capacity as leader of ...": another office of the one who sends
        if group and not _JOINED_BEFORE.fullmatch(text, actor.end, group[0].start):
            break
        group.insert(0, actor)
    return group


def _first_group(text: str, actors: Group) -> Group:
    """The people right behind the verb, with those joined to them."""
    group: Group = []
    for i, actor in enumerate(actors):
        vague = not actor.name and not actor.country
        if vague and not group and any(a.name and a.start - actor.end < 90 for a in actors[i + 1 :]):
            continue  # "the General Secretary of the party, President Xi Jinping": the name says it all
        if group and not _JOINED_BEHIND.fullmatch(text, group[-1].end, actor.start):
            break
        group.append(actor)
    return group
