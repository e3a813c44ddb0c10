"""People who stand together in a sentence: lists joined by "and" and commas, the subject of a verb, the givers."""

from __future__ import annotations

import re

from felicitations.reading.acts import FINITE, SPEAKS
from felicitations.reading.people import SEVERAL, Actor
from felicitations.reading.vocabulary import SERVANTS

Group = list[Actor]

_NEAR = 60  # letters
POLITE = (
    r"(?:wife|husband|spouse|madame?|his|her|the|their|its|royal|highness|majesty|excellency|mr\.?|mrs\.?|dr\.?"
    r"|h\.e\.|both|also|now)"
)
_COMMA = re.compile(rf"^,\s*(?:{POLITE},?\s*)*$", re.IGNORECASE)
_SPOKEN_BY = re.compile(
    rf"[\s,]*(?:(?:also|has|had|have|today|yesterday|on \w+day)[\s,]*)*(?:{SPEAKS.pattern}|{FINITE.pattern})",
    re.IGNORECASE,
)
# What may stand between two people of one list: commas, "and", forms of address, and in a text the rest of an office.
# A sign is taken one at a time and a word whole, for many ways to part the same stretch would take years to try.
_JOINED = re.compile(
    rf"(?:[\s,;&]|(?:and|as well as|along with|together with|{POLITE})(?![\w])|(?<=and )(?:to|with|for|from"
    rf"|by|of|between)\b"
    r"|(?<=, )(?:to|with|for|from|by)\b|(?<=as )(?:to|with|for|from|by)\b)*",
    re.IGNORECASE,
)
_JOINED_LOOSELY = re.compile(
    r"(?:, (?:who|whose)\b[^,.;]{0,90},|[\s,;&()/\"'-]|(?i:as well as|along with|together with)(?![\w])"
    r"|[Mm]ember of the|[A-Z][\w'.-]*"
    r"|(?<=and )(?:those|that|one|another|(?:a )?similar (?:ones?|cables?|messages?|letters?|telegrams?))"
    r" (?:of|from|to)\b"
    rf"|(?i:and|{POLITE})(?![\w])|(?<=and )(?:to|with|for|from|by|of|between)\b|(?<=, )(?:to|with|for|from"
    r"|by)\b|(?:of|for)(?: the)?(?= [A-Z])"
    r"|on (?:the )?(?:one|other) (?:side|hand|part))*+"
)
_SERVES = re.compile(SERVANTS, re.IGNORECASE)
_BROUGHT = re.compile(r"\bfrom (?:the |his |her )?$")
_FAR = 200  # letters between two people of one list
_CAPACITY = re.compile(r"\b(?:as (?:the )?|[Oo]n (?:his |her |its )?behalf of (?:\S+ ){0,6})$")
FROM = re.compile(
    r"\b(?:from|by|(?:congratulations|felicitations|greetings|wishes|compliments) of),?\s(?:\S+\s){0,4}$"
    r"|\b(?:from|by)\b[^.;]{0,80}\b(?:among (?:them|whom|others)|including|such as|namely),?\s(?:\S+\s){0,3}$",
    re.IGNORECASE,
)
GOAL = re.compile(
    r"\bto\s(?:(?:\S+\s){0,3}|(?:\w+\s){1,4}(?:brother|sister|friend|colleague|neighbou?r)s?(?:\sand\s\w+)?\s)$",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\b(?:reach(?:ed|es)|arriv\w+ (?:for|with)|await\w*)\s(?:\S+\s){0,3}$", re.IGNORECASE)
# "X wired Y, congratulating him": whom another verb reached is the one who is congratulated.
_POINTS_BACK = re.compile(
    r" (?:to )?(?:him|her|them)\b| (?:his|her|its|their|the|warm\w*|sincere|heartfelt|hearty) "
    r"(?:\S+ ){0,3}?(?:congrat|felicit|greet|wishes)",
    re.IGNORECASE,
)
_JOINS_ON = re.compile(r"(?:,|\band|\bto|, (?:while|also|warmly|in turn))\s$")
_ACTS = re.compile(r"\b(?:\w{2,}ed|spoke|rang|wrote|sent|said|told|met|has|have|had|was|were|is|are)\b")
_AND = re.compile(r"\b(?:and|while|but)\s$")
_WHOM_HE = re.compile(r"\b(?:whom|in which) (?:he|she|they) (?:has |have |had )?(?:\w+ly )?$")
_WHO_DID = re.compile(rf", (?:who|whose)\b[^,.;]*(?:,[^,.;]*)?,\s*(?:{POLITE},?\s*)*", re.IGNORECASE)
_WHO = re.compile(r", (?:who|whose|which)\b[^,;]*,?")
# Behind one of these stands no subject: "Xi said he was ready to work with B, and congratulated him". Only spaces lie
# between, for the headline above a first sentence may end in "congratulations".
OBJECT = re.compile(
    r"\b(?:with|of|by|to|from|under|over|for|about|on|in|at|against|between|than|told|assured|succeeds?|beat|met"
    r"|congratulat\w+|felicitat\w+|greeting|addressing|thank(?:s|ed|ing)|(?:tele)?phoned|rang|dialled|visited"
    r"|prais\w+|receiv\w+|call(?:s|ed|ing)) "
    r"(?:(?:the|his|her|their|late|former|new|then|fellow|friend|brother|dear|good|old|colleague|counterpart|mr"
    r"|mrs|dr|shri|h\.e|royal|highness|majesty|excellency)\.? )*\Z",
    re.IGNORECASE,
)
# "X, who has just received B in the capital, also congratulated ..."
_ASIDE = re.compile(r", (?:who|whose|which)\b[^,.;]*$")


def find_givers(text: str, verb: tuple[int, int], after: Group, *, loosely: bool) -> Group:
    """The people behind the first "from" or "by"; nobody where it is "leaders of many countries" who stand there."""
    words = text[verb[0] : verb[1]].lower()
    if words.endswith((" from", " by", " of")):
        given = after if after and after[0].start - verb[1] < _NEAR else []
    else:
        first = next((i for i, a in enumerate(after) if FROM.search(text[verb[0] : a.start][-120:])), len(after))
        given = after[first:]
    group = first_group(text, given, loosely=loosely)
    # "from A, to B": whom it went to is none of those who sent it.
    goal = next((i for i, a in enumerate(group) if i and GOAL.search(text, group[i - 1].end, a.start)), len(group))
    return group[:goal]


def _joined(text: str, one: Actor, two: Actor, *, loosely: bool) -> bool:
    """Whether two people stand in one list."""
    pattern = _JOINED_LOOSELY if loosely else _JOINED
    return two.start - one.end < _FAR and bool(pattern.fullmatch(text, one.end, two.start))


def last_group(text: str, actors: Group, *, loosely: bool) -> Group:
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
    if actor.office and actor.office == subject.office and not actor.name:
        return False  # "the leaders of A, B and C"
    alone = (
        text[actor.end : subject.start].strip(" ").startswith(",") and " and " not in text[actor.end : subject.start]
    )
    return alone and bool(OBJECT.search(text[max(0, actor.start - 40) : actor.start]))


def find_subject(text: str, actors: Group, *, loosely: bool) -> Group:
    """The people of whom the verb tells: the last ones before it that are no object of another verb."""
    rest = actors
    while rest:
        group = last_group(text, rest, loosely=loosely)
        if not group:
            return []
        apart = _ASIDE.search(text, max(0, group[0].start - 120), group[0].start)
        aside = apart and any(a.end <= apart.start() for a in rest) and "," in text[group[-1].end : group[-1].end + 60]
        start = _with_office(text, rest, group[0])
        if not (aside or OBJECT.search(text[max(0, start - 40) : start])):
            return group
        rest = [a for a in rest if a.start < group[0].start]
    return []


def _with_office(text: str, actors: Group, named: Actor) -> int:
    """Where somebody's naming begins whose office stands before a comma: "to the Emir of X, Sheikh Y"."""
    before = [a for a in actors if a.end <= named.start]
    office = before[-1] if before and not before[-1].name and not named.office else None
    return office.start if office and text[office.end : named.start].strip() == "," else named.start


def first_group(text: str, actors: Group, *, loosely: bool) -> Group:
    """The people right behind the verb, with those joined to them."""
    group: Group = []
    for i, actor in enumerate(actors):
        vague = not actor.name and not actor.country
        named = next((a for a in actors[i + 1 :] if a.name and a.start - actor.end < 90), None)
        if vague and not group and named and not SPEAKS.search(text, actor.end, named.start):
            continue  # "the General Secretary of the party, President Xi Jinping": the name says it all
        if group and not _joined(text, group[-1], actor, loosely=loosely):
            break
        group.append(actor)
    return group


def find_passive(text: str, verb: tuple[int, int], after: Group, *, loosely: bool) -> tuple[Group, Group]:
    """Both sides behind the verb: "congratulations from A to B", "the message of A to B"."""
    senders = find_givers(text, verb, after, loosely=loosely)
    goal = [a for a in after if a not in senders and GOAL.search(text[verb[1] : a.start][-40:])]
    if not goal and text[verb[0] : verb[1]].lower().endswith(" of"):
        goal = [a for a in after if a not in senders]
    goal = goal or [a for a in after if a not in senders and _REACHED.search(text[verb[1] : a.start][-40:])]
    return senders, first_group(text, goal, loosely=loosely)


def holders(text: str, group: Group) -> tuple[Actor, ...]:
    """A group without the offices that only describe one of its people; "X and the President of China" are two."""
    states = {a.country for a in group if a.name}
    listed = [a for a in group if not a.name and a.country and SEVERAL.search(a.office)]
    many = len(listed) > len(group) - len(listed)  # "the heads of state of A, B and C, as well as X"
    return tuple(
        a
        for a in group
        if a.name
        or not states
        or (many and a in listed)
        or (a.country and a.country not in states and ("" not in states or text.endswith(" and the ", 0, a.start)))
    )


def part_speaker(text: str, recipients: Group, senders: Group) -> tuple[Group, Group]:
    """Part who speaks from whom it went to, behind one comma: "In his messages to A and B, C noted"."""
    last = recipients[-1] if len(recipients) > 1 else None
    between = text[recipients[-2].end : last.start] if last else ""
    if last is None or senders or not (_COMMA.search(between) or _WHO_DID.fullmatch(between)):
        return recipients, senders
    speaks = _SPOKEN_BY.match(text, last.end)
    return (recipients[:-1], [last]) if speaks else (recipients, senders)


def extend(text: str, group: Group, actors: Group, between: re.Pattern[str]) -> Group:
    """A group with those who follow it, each behind words that say that a further one is meant."""
    for actor in [a for a in actors if group and a.start > group[-1].end]:
        joined = len(group) > 1 and _joined(text, group[-1], actor, loosely=True)
        if not joined and not between.fullmatch(text, group[-1].end, actor.start):
            if actor.name:
                break
            continue  # "to X, chairman of the union, and to Y": an office of the last one
        group = [*group, actor]
    return group


def find_speaker(text: str, actors: Group, told: Group, *, loosely: bool) -> Group:
    """Who speaks in "Congratulating B on her election as president, A said": the first with a verb, not ``told``."""
    rest = [a for a in actors if a not in told]
    first = next((i for i, a in enumerate(rest) if _SPOKEN_BY.match(text, a.end)), None)
    return [] if first is None else first_group(text, rest[first:], loosely=loosely)


def leave_subjects(text: str, actors: Group) -> Group:
    """The people behind a verb without those who act next: "A tweeted his best wishes and B said he was glad"."""
    return [a for a in actors if not (_AND.search(text, a.start - 6, a.start) and _SPOKEN_BY.match(text, a.end))]


def find_object(text: str, verb: tuple[int, int], before: Group, *, loosely: bool) -> tuple[Group, Group]:
    """Both sides before a verb that points back to the object of another one: "X wired Y, congratulating him".

    So does "X spoke to Y, to whom he conveyed his greetings". Nobody where it does not point back, or where the last
    people before it have a verb of their own.
    """
    whom = _WHOM_HE.search(text, max(0, verb[0] - 30), verb[0])
    joins_on = text.startswith("to ", verb[0]) or _JOINS_ON.search(text, max(0, verb[0] - 24), verb[0])
    joins = whom or (joins_on and _POINTS_BACK.match(text, verb[1]))
    if len(before) < 2 or not joins:
        return [], []
    told = last_group(text, before, loosely=loosely)
    rest = [a for a in before if told and a.end <= told[0].start]
    if not rest or (not whom and _ACTS.search(_WHO.sub("", text[told[-1].end : verb[0]]))):
        return [], []
    return find_subject(text, rest, loosely=loosely), told


def past_bearers(text: str, start: int, senders: Group, goal: Group, *, loosely: bool) -> tuple[Group, Group]:
    """The senders, and who is left behind the verb, where those before it only bring a letter.

    "The ambassador delivered a letter from President A to B": ``start`` is where the verb ends, ``goal`` who follows.
    """
    brought = next((i for i, a in enumerate(goal) if _BROUGHT.search(text[start : a.start][-12:])), None)
    if brought is None or not senders or not all(_SERVES.search(a.office) for a in senders):
        return senders, goal
    found = first_group(text, goal[brought:], loosely=loosely)
    return found, [a for a in goal if a not in found]
