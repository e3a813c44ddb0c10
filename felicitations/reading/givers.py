"""Who stands on which side of a verb of the genre: who gives, and to whom, for each way of telling."""

from __future__ import annotations

import re
from collections.abc import Sequence

from felicitations.reading.acts import GOOD, SPEAKS, Way
from felicitations.reading.clauses import AS_DID
from felicitations.reading.cues import Cue
from felicitations.reading.groups import (
    FROM,
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

__all__ = ["Sides", "find_sides"]

_CLAUSE = Cue(
    r"\b(?:said|says|saying|noted|noting|stressed|added|pointed out|hoped|that|which|who|where)\b", re.IGNORECASE
)
_WITH = re.compile(r"\b(?:with|between|to)\b")
# "A with President B, and Premier C with Premier D"; "to A on the day of the republic and to B on his birthday".
_WITH_NEXT = re.compile(r",? with (?:(?:his|her|the|their) )?(?:\w+ ){0,2}")
_TO_NEXT = re.compile(r"[^.;]{0,90}?(?:,| and) to (?:the |his |her )?")
_BETWEEN = re.compile(r"\b(?:between|by|of)\s(?:\S+\s){0,4}$")
_LEADERS_WHO = re.compile(
    r"\b(?:leaders|presidents|heads of \w+|monarchs|counterparts|colleagues|ministers) who (?:\w+ )?$", re.IGNORECASE
)
_NEAR = 60
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
_THE_TWO = Cue(r"\b(?:the two|both|each)\b(?! (?:countries|nations|states|sides|parties|peoples))", re.IGNORECASE)
_BY = re.compile(r"\bby (?:the |his |her )?$")  # "a letter delivered by Ambassador X": who brings it
_AIDE = re.compile(
    r"(?:..)?'s (?:\w+ ){0,2}(?:advis[eo]r|spokes\w+|aide|wife|husband|son|daughter|brother|lawyer|envoy|ambassador)\b"
)
# "It came on Wednesday from President A and congratulated B"
_CAME_FROM = re.compile(
    r"\b(?:[Ii]t|letter|message|telegram|cable|note|greeting)\b[^.;]{0,40}\b(?:came|arrived|is|was)\b[^.;]{0,30}"
    r" from (?:the )?$"
)
_HE = re.compile(r"\b(?:he|she) $", re.IGNORECASE)
_TO_FIRST = re.compile(r"(?:^|[.!?]['\"]?\s)To (?:\S+ ){0,5}$")
_OPENERS = ("in ", "writing ", "greeting", "congratulating", "felicitating", "saluting", "wishing", "addressing")

Sides = tuple[Sequence[Actor], Sequence[Actor]]
"""Who sent, and who received."""


def find_sides(way: Way, text: str, verb: tuple[int, int], clause: Sentence, actors: Group) -> Sides:
    """The people on both sides of a verb, without offices that only describe somebody.

    ``actors`` are those of the clause, in order.
    """
    before, after = [a for a in actors if a.start < verb[0]], [a for a in actors if a.start >= verb[0]]
    if not clause.speech(text, verb[0]):
        # '"Comrade Cyril has the temperament," Geingob said in a message': who is spoken of in quotation marks
        before = [a for a in before if not clause.speech(text, a.start)] or before
    senders, recipients = _SIDES[way](text, verb, clause, before, after)
    return holders(text, senders), holders(text, recipients)


def _exchanged(text: str, verb: tuple[int, int], within: Sentence, before: Group, after: Group) -> tuple[Group, Group]:
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


def _sent(text: str, verb: tuple[int, int], within: Sentence, before: Group, after: Group) -> tuple[Group, Group]:
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


def _in_writing(text: str, verb: tuple[int, int], before: Group, after: Group, *, loosely: bool) -> tuple[Group, Group]:
    """Who writes in "In his cable, President A expressed ..." and "A said in his message that ..."."""
    after = [a for a in after if not _READ_OUT.search(text[max(0, a.start - 40) : a.start])]
    senders = last_group(text, before, loosely=loosely) or first_group(text, after, loosely=loosely)
    if senders and senders[0] in after and _IS_TOLD.search(text, verb[1], senders[0].start):
        return [], senders  # "In the cable, His Majesty wished King B success"
    return senders, []


def _active(text: str, verb: tuple[int, int], before: Group, after: Group, *, loosely: bool) -> tuple[Group, Group]:
    """A before the verb and B behind it; "conveyed the congratulations of King C" makes him send as well."""
    own = [a for a in after if _OF_GREETINGS.search(text[verb[1] : a.start][-50:])]
    rest = [a for a in after if a not in own]
    goal = [a for a in leave_subjects(text, rest) if not _BY.search(text[verb[1] : a.start][-20:])]
    senders, told = find_object(text, verb, before, loosely=loosely)
    if senders:
        return senders, told
    senders = find_subject(text, before, loosely=loosely)
    if _LEADERS_WHO.search(text, max(0, verb[0] - 40), verb[0]):
        senders = []  # "X spoke with foreign leaders who wished him a happy birthday"
    senders = senders or [a for a in before if _CAME_FROM.search(text, max(0, a.start - 90), a.start)]
    senders, goal = past_bearers(text, verb[1], senders, goal, loosely=loosely)
    if senders and _AIDE.match(text, senders[-1].end - 2):
        senders = []  # "President X's adviser congratulated ..."
    recipients = extend(text, first_group(text, goal, loosely=loosely), goal, _TO_NEXT)
    senders, recipients = _opened_by(text, verb, before) or (senders, recipients)
    if text[verb[0] : verb[1]].lower().startswith(_OPENERS):
        recipients, senders = part_speaker(text, recipients, senders)
    if own:
        senders = [a for a in senders if QUALIFIES.search(a.office)]  # an embassy only hands it over
    if not senders and not own and recipients:
        senders = _behind(text, rest, recipients, loosely=loosely)
        opens = not before and text[verb[0] : verb[1]].lower().endswith("ing")
        senders = senders or (find_speaker(text, rest, recipients, loosely=loosely) if opens else [])
    return [*senders, *own], recipients


def _opened_by(text: str, verb: tuple[int, int], before: Group) -> tuple[Group, Group] | None:
    """Both sides where the sentence opens with whom it went to: "To the outgoing president, A, B has sent ..."."""
    if len(before) < 2 or not _TO_FIRST.search(text[max(0, before[0].start - 40) : before[0].start]):
        return None
    if _HE.search(text, max(0, verb[0] - 12), verb[0]):
        return [], before[:1]  # "To A, who beat B, he extends his congratulations"
    return before[-1:], before[:-1]


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


def _received(text: str, verb: tuple[int, int], within: Sentence, before: Group, after: Group) -> tuple[Group, Group]:
    """B before the verb, A behind "from" or "by"; "received by B from A" has both behind it."""
    loosely = within.rank >= 0
    words = text[verb[0] : verb[1]].lower()
    if "received " in words and words.endswith(" by"):
        givers = [a for a in after if _GIVER.search(text[verb[1] : a.start][-24:])]
        senders = first_group(text, givers, loosely=loosely)
        return senders, first_group(text, [a for a in after if a not in senders], loosely=loosely)
    givers = find_givers(text, verb, after, loosely=loosely)
    givers = givers or [a for a in after if _OF_HIS.match(text, a.end)][:1]  # "received A's congratulations"
    return givers, last_group(text, before, loosely=loosely)


_SIDES = {"exchanged": _exchanged, "sent": _sent, "received": _received}
