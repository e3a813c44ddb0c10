"""Who sent and who received: the clauses that tell of a message, and the people on both sides of their verbs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from felicitations.reading.acts import (
    ABOUT,
    CONGRATULATES,
    FIRST_PERSON,
    GOOD,
    LONG_AGO,
    NOT,
    SAID,
    SPEAKS,
    WAYS,
    Way,
)
from felicitations.reading.clauses import AS_DID, cut_clauses
from felicitations.reading.cues import Cue
from felicitations.reading.groups import (
    FROM,
    GOAL,
    OBJECT,
    Group,
    extend,
    find_givers,
    find_object,
    find_passive,
    find_speaker,
    find_subject,
    first_group,
    holders,
    last_group,
    leave_subjects,
    part_speaker,
    past_bearers,
)
from felicitations.reading.people import Actor
from felicitations.reading.view import Sentence
from felicitations.reading.vocabulary import QUALIFIES

__all__ = ["Telling", "Way", "read_tellings", "tell_of"]

_CLAUSE = Cue(
    r"\b(?:said|says|saying|noted|noting|stressed|added|pointed out|hoped|that|which|who|where)\b", re.IGNORECASE
)
_WITH = re.compile(r"\b(?:with|between|to)\b")
# "A with President B, and Premier C with Premier D"; "to A on the day of the republic and to B on his birthday".
_WITH_NEXT = re.compile(r",? with (?:(?:his|her|the|their) )?(?:\w+ ){0,2}")
_TO_NEXT = re.compile(r"[^.;]{0,90}?(?:,| and) to (?:the |his |her )?")
_BETWEEN = re.compile(r"\b(?:between|by|of)\s(?:\S+\s){0,4}$")
_NEAR = 60
_TO_WHOM_HE = re.compile(r"(?:to )?whom (?:he|she|they) (?:has |have |had )?(?:\w+ly )?$")
_TO_WHOM = re.compile(r" to (?:the |his |her |new )?")
_OF_GREETINGS = re.compile(
    r"\b(?:(?:congratulations|greetings|wishes|felicitations) of (?:\S+ ){0,2}"
    r"|(?:message|letter|cable|telegram) of (?:the |his |her )?)$"
)
_WAS = re.compile(r"\b(?:was|were|is|are) (?:\S+ ){0,3}$")  # "among the first to congratulate B was A"
_IS_TOLD = re.compile(
    r"\b(?:wish|told|assur|thank|prais|hail|ask|invit|remind|inform|congratulat|felicitat|commend)\w*"
    r"(?: (?:the|his|her|new|newly|elected|dear|brother|friend))* $",
    re.IGNORECASE,
)
_OF_HIS = re.compile(rf"(?:(?<='s)|'s) (?:\w+ ){{0,3}}?{GOOD}", re.IGNORECASE)
_RELATIVE = re.compile(r", (?:who|whose|which|as|after|following)\b")
# "Congratulations have been sent to X by Y": whom it went to and who sent it both stand behind the verb.
_SENT_BY = re.compile(r"\b(?:been|was|were|being)\s(?:\w+\s)?$")
_GIVER = re.compile(r"\bfrom\s(?:\S+\s){0,2}$")
_READ_OUT = re.compile(r"\b(?:by|to) (?:\S+ ){0,6}$")
# "He asked Premier Li to convey his felicitations": who is asked sends nothing.
_ASKED = Cue(
    r"\b(?:ask|request|instruct|urg|want|invit|beg|delegat|deput|task|assign|dispatch)(?:e?s|e?d|ing)?\b"
    r"[^.;]{0,100} to $",
    re.IGNORECASE,
)
_PASS_ON = Cue(
    r"\b(?:ask|request|urg)(?:s|ed|ing)?\b[^.;]{0,60} to (?:convey|pass|extend|transmit|relay|deliver)\b", re.IGNORECASE
)
_THE_TWO = Cue(r"\b(?:the two|both|each)\b(?! (?:countries|nations|states|sides|parties|peoples))", re.IGNORECASE)
_BY = re.compile(r"\bby (?:the |his |her )?$")  # "a letter delivered by Ambassador X": who brings it
_AIDE = re.compile(
    r"(?:..)?'s (?:\w+ ){0,2}(?:advis[eo]r|spokes\w+|aide|wife|husband|son|daughter|brother|lawyer|envoy|ambassador)\b"
)
_TO_FIRST = re.compile(r"(?:^|[.!?]['\"]?\s)To (?:\S+ ){0,5}$")
_OPENERS = ("in ", "writing ", "greeting", "congratulating", "felicitating", "saluting", "wishing", "addressing")
# "The message wished him good health": whom, an earlier sentence said.
_WISHES = re.compile(r"(?:to )?wish", re.IGNORECASE)
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
    if sentence.rank < 0 and (headed := _headed_to(text, sentence, actors)):
        return (headed,)
    if text[end - 1] == "?" or not ABOUT.search(text, start, end) or NOT.search(text, start, end):
        return ()  # most sentences are about something else, so that is asked first
    first = text.find(";", start, end) + 1 or end  # "X sent his congratulations; he had received him in May"
    if _PASS_ON.search(text, start, end) or (sentence.rank > 1 and LONG_AGO.search(text, start, first)):
        return ()
    warm = bool(CONGRATULATES.search(text, start, end))
    found: list[Telling] = []
    for clause in cut_clauses(text, sentence, actors):
        named = [a for a in actors if clause.start <= a.start < clause.end]
        telling = _read(text, clause, named, warm=warm)
        if telling and _SAME.match(text, telling.verb[0]) and found:
            way = found[-1].way
            sides = _SIDES[way](text, telling.verb, clause, *_around(telling.verb, named))
            telling = tell_of(text, clause, way, telling.verb, sides, warm=warm)
        if telling:
            found.append(telling)
    return tuple(found)


def _headed_to(text: str, headline: Sentence, actors: tuple[Actor, ...]) -> Telling | None:
    """The message that a headline of the form "A to B: you are our friend" or "'Our friend': A to B" tells of."""
    for one, two in pairwise(actors):
        ends = two.end == headline.end or text.startswith(":", two.end)
        if ends and _TO_WHOM.fullmatch(text, one.end, two.start):
            verb = (one.end + 1, one.end + 3)
            return tell_of(text, headline, "sent", verb, ([one], [two]), warm=False)
    return None


Sides = tuple[Group, Group]


def _read(text: str, clause: Sentence, actors: Group, *, warm: bool) -> Telling | None:
    """The telling of one clause: of its verbs of the surest way the one that knows most about both sides."""
    for way, pattern in WAYS:
        best: tuple[int, Telling] | None = None
        for verb in pattern.finditer(text, clause.start, clause.end):
            if FIRST_PERSON.search(text, max(clause.start, verb.start() - 90), verb.start()):
                continue
            if _ASKED.search(text, max(clause.start, verb.start() - 120), verb.start()):
                continue
            span = verb.span()
            sides = _SIDES[way](text, span, clause, *_around(span, actors))
            telling = tell_of(text, clause, way, span, sides, warm=warm)
            if clause.rank > 1 and _WISHES.match(verb.group()) and not (telling.senders and telling.recipients):
                continue
            if way == "exchanged" and verb.group().lower().startswith("in ") and len(telling.senders) != 2:
                continue
            if best is None or _knows(telling) > best[0]:
                best = (_knows(telling), telling)
        if best:
            return best[1]
    return _quoted(text, clause, actors)


def _quoted(text: str, clause: Sentence, actors: Group) -> Telling | None:
    """Who said a congratulation in quotation marks: '"Congratulations!" Prime Minister X wrote' and the like."""
    warm = CONGRATULATES.search(text, clause.start, clause.end)
    said = SAID.search(text, clause.start, clause.end)
    if not warm or not said or not clause.speech(text, warm.start()):
        return None
    outside = [a for a in actors if not clause.speech(text, a.start)]
    told = [a for a in outside if a.start >= said.end()]
    if told and GOAL.search(text[said.end() - 1 : told[0].start]):
        outside = [a for a in outside if a not in told]  # '"...," His Majesty wrote to President Xi'
    senders = [a for a in outside if a.end <= said.start()][-1:] or outside[:1]
    praised = [a for a in actors if a not in outside and a.start > warm.end()]
    recipients = first_group(text, praised, loosely=True) if praised and praised[0].start - warm.end() < _NEAR else []
    return tell_of(text, clause, "sent", said.span(), (senders, recipients), warm=True) if senders else None


def tell_of(text: str, clause: Sentence, way: Way, verb: tuple[int, int], sides: Sides, *, warm: bool) -> Telling:
    """The telling of a clause, its offices that only describe somebody left out."""
    senders, recipients = (holders(text, side) for side in sides)
    return Telling(sentence=clause, way=way, verb=verb, senders=senders, recipients=recipients, congratulates=warm)


def _knows(telling: Telling) -> int:
    """How much a telling knows: a named person on each side, anybody on each side."""
    sides = (telling.senders, telling.recipients)
    if telling.way == "exchanged":
        return len(telling.senders) + len(telling.recipients)
    return sum(2 * any(a.name for a in side) + bool(side) for side in sides)


def _around(verb: tuple[int, int], actors: Group) -> tuple[Group, Group]:
    """The people before a verb, and those behind it."""
    return [a for a in actors if a.start < verb[0]], [a for a in actors if a.start >= verb[0]]


def _exchanged(text: str, verb: tuple[int, int], within: Sentence, before: Group, after: Group) -> Sides:
    """All before the verb in "A and B exchanged messages"; B behind "with" in "A exchanged messages with B"."""
    loosely = within.rank >= 0
    clause = _CLAUSE.search(text, verb[1], within.end)
    joint = _WITH.search(text, verb[1], clause.start() if clause else within.end)
    partners = [a for a in after if joint and a.start >= joint.end()]
    senders = last_group(text, before, loosely=loosely)
    if len(before) > 1 and _THE_TWO.search(text, max(within.start, verb[0] - 30), verb[1]):
        return before[-2:], []  # "A told B that ..., in greetings the two exchanged"
    near = joint and partners and partners[0].start - joint.end() < (_NEAR if len(senders) > 1 else 90)
    if near and joint and (joint.group() == "with" or not senders):
        return senders, extend(text, first_group(text, partners, loosely=loosely), partners, _WITH_NEXT)
    first = next((i for i, a in enumerate(after) if _BETWEEN.search(text[verb[0] : a.start][-60:])), 0)
    return senders, [] if len(senders) > 1 else first_group(text, after[first:], loosely=loosely) if not senders else []


def _sent(text: str, verb: tuple[int, int], within: Sentence, before: Group, after: Group) -> Sides:
    """A before the verb and B behind it, or A behind "from" and B behind "to"."""
    words = text[verb[0] : verb[1]].lower()
    loosely = within.rank >= 0
    if words == AS_DID:
        return first_group(text, after, loosely=loosely), []
    passive = words.startswith(("sen", "deliver", "convey", "address", "dispatch", "written")) and _SENT_BY.search(
        text, max(within.start, verb[0] - 24), verb[0]
    )
    if words.endswith((" from", " by", " of")) or passive:
        sides = find_passive(text, verb, after, loosely=loosely)
        if sides[0] or not passive:
            return sides
    if (words.startswith("among ") and " to " not in words) or words.endswith(("were", "included", "include")):
        return first_group(text, after, loosely=loosely), []
    if words.startswith("in ") and not words.endswith("to"):
        return _in_writing(text, verb, before, after, loosely=loosely)
    inverted = text[max(0, verb[0] - 2) : verb[0]].strip() == '"' and SPEAKS.match(words)
    if inverted and after and after[0].start - verb[1] < _NEAR:
        # '"...," writes X in a message to Y', '"...," wrote the King to Y'
        senders = after[:1] if after[0].start < verb[1] else first_group(text, after, loosely=loosely)
        return senders, first_group(text, [a for a in after if a not in senders], loosely=loosely)
    return _active(text, verb, before, after, loosely=loosely)


def _in_writing(text: str, verb: tuple[int, int], before: Group, after: Group, *, loosely: bool) -> Sides:
    """Who writes in "In his cable, President A expressed ..." and "A said in his message that ..."."""
    after = [a for a in after if not _READ_OUT.search(text[max(0, a.start - 40) : a.start])]
    senders = last_group(text, before, loosely=loosely) or first_group(text, after, loosely=loosely)
    if senders and senders[0] in after and _IS_TOLD.search(text, verb[1], senders[0].start):
        return [], senders  # "In the cable, His Majesty wished King B success"
    return senders, []


def _active(text: str, verb: tuple[int, int], before: Group, after: Group, *, loosely: bool) -> Sides:
    """A before the verb and B behind it; "conveyed the congratulations of King C" makes him send as well."""
    own = [a for a in after if _OF_GREETINGS.search(text[verb[1] : a.start][-50:])]
    rest = [a for a in after if a not in own]
    goal = [a for a in leave_subjects(text, rest) if not _BY.search(text[verb[1] : a.start][-20:])]
    whom = _TO_WHOM_HE.search(text, max(0, verb[0] - 30), verb[0])
    if whom and len(before) > 1:
        told = last_group(text, before, loosely=loosely)  # "spoke to B, to whom he conveyed his congratulations"
        return find_subject(text, [a for a in before if a not in told], loosely=loosely), told
    senders, told = find_object(text, verb, before, loosely=loosely)
    if senders:
        return senders, told
    senders = find_subject(text, before, loosely=loosely)
    senders, goal = past_bearers(text, verb[1], senders, goal, loosely=loosely)
    if senders and _AIDE.match(text, senders[-1].end - 2):
        senders = []  # "President X's adviser congratulated ..."
    recipients = extend(text, first_group(text, goal, loosely=loosely), goal, _TO_NEXT)
    if len(before) > 1 and _TO_FIRST.search(text[max(0, before[0].start - 40) : before[0].start]):
        senders, recipients = before[-1:], before[:-1]  # "To the outgoing president, A, B has sent ..."
    if text[verb[0] : verb[1]].lower().startswith(_OPENERS):
        recipients, senders = part_speaker(text, recipients, senders)
    if own:
        senders = [a for a in senders if QUALIFIES.search(a.office)]  # an embassy only hands it over
    if not senders and not own and recipients:
        senders = _behind(text, rest, recipients, loosely=loosely)
    if not senders and not own and recipients and not before and text[verb[0] : verb[1]].lower().endswith("ing"):
        senders = find_speaker(text, [a for a in rest if a not in recipients], loosely=loosely)
    return [*senders, *own], recipients


def _behind(text: str, after: Group, recipients: Group, *, loosely: bool) -> Group:
    """Who sends where the sentence opens with whom it went to: "In a message to B, A said", "A message to B from A"."""
    rest = [a for a in after if a.start > recipients[-1].end]
    rest = [a for a in rest if a.name] or rest  # "B on his election as president was A"
    if not rest:
        return []
    between = text[recipients[-1].end : rest[0].start]
    apart = "," in between and not _RELATIVE.search(between) and not OBJECT.search(between)
    given = FROM.search(f"{between.rstrip()} ") or _WAS.search(between)
    return first_group(text, rest, loosely=loosely) if apart or given else []


def _received(text: str, verb: tuple[int, int], within: Sentence, before: Group, after: Group) -> Sides:
    """B before the verb, A behind "from" or "by"; "received by B from A" has both behind it."""
    loosely = within.rank >= 0
    words = text[verb[0] : verb[1]].lower()
    if words.startswith("received") and words.endswith(" by"):
        givers = [a for a in after if _GIVER.search(text[verb[1] : a.start][-24:])]
        senders = first_group(text, givers, loosely=loosely)
        return senders, first_group(text, [a for a in after if a not in senders], loosely=loosely)
    givers = find_givers(text, verb, after, loosely=loosely)
    givers = givers or [a for a in after if _OF_HIS.match(text, a.end)][:1]  # "received A's congratulations"
    return givers, last_group(text, before, loosely=loosely)


_SIDES = {"exchanged": _exchanged, "sent": _sent, "received": _received}
