"""Who speaks for a state, by the offices with which a person is named (policies of reading, design.md section 6)."""

from __future__ import annotations

import re

from felicitations.reading.members import LOOSE, Member
from felicitations.reading.view import View
from felicitations.reading.vocabulary import QUALIFIES, SERVANTS

_BEFORE = 24  # letters
_AND_CEO = len(" and CEO")
_SERVANT = re.compile(rf"{SERVANTS}|consul|high commissioner|former", re.IGNORECASE)
# "AFC President"; of a state it would be written out, and a party's general secretary speaks for the party.
_PRIVATE = re.compile(
    r"(?!PRIME|VICE|STATE|CPPCC|NPC|TSC|SPA|SAC)[A-Z]{2,6} (?!General Secretary|First Secretary)(?=[A-Z][a-z])"
)
_CLUB = re.compile(
    r"\b(?:Football|Olympic|College|(?<!Swiss )Confederation|Association|University|Company|Limited|Club|Chamber"
    r"|Bishops|Governors"
    r"|Foundation"
    r"|Board|Bank|Church|Students?|Federation of(?! (?:Malaysia|Malaya|Nigeria|S(?:ain)?t)\b))\b"
)
_HEADS_BODY = re.compile(r"^(?:executive )?director\b", re.IGNORECASE)  # of the WHO
_OF_HOUSE = re.compile(r"^(?:governor|speaker|chair\w*|senator|mayor|deputy speaker)\b", re.IGNORECASE)
_OPPOSES = re.compile(
    r"\b(?:opposition|shadow|minority|rebel|union|tribal) (?:\w+ ){0,2}$"
    r"|\b(?:opposition leader|leader of the opposition)|\bCEO\b",
    re.IGNORECASE,
)


def qualifies(view: View, member: Member) -> bool:
    """Whether one who sends speaks for a state (policies of reading, design.md section 6)."""
    figure = member.figure
    if figure is None:
        return bool(member.country or member.body)
    offices = [o for o in figure.offices if not o.lower().startswith(("former", "ex-"))]
    if (not offices and figure.office) or is_of_house(member) or _is_private(view, member, offices):
        return False
    if figure.listed and not any(_SERVANT.search(o) for o in offices):
        return True
    if offices:
        return any(QUALIFIES.search(o) or (member.body and _HEADS_BODY.search(o)) for o in offices)
    # A bare name must be a whole one where only the page's seat gives it a country.
    sure = not any(spot.rule in LOOSE for spot in member.spots)
    return bool(member.country or member.body) and (sure or len(figure.name.split()) > 1)


def _is_private(view: View, member: Member, offices: list[str]) -> bool:
    """Whether somebody's offices are those of a club, of a firm, or of who opposes the government."""
    named = [n for n in member.figure.namings if n.office] if member.figure else []
    words = [view.text[n.start : n.end] for n in named]
    if any(_OPPOSES.search(view.text, max(0, n.start - _BEFORE), n.end + _AND_CEO) for n in named):
        return True
    return not member.body and (any(map(_PRIVATE.match, offices)) or any(map(_CLUB.search, words)))


def is_of_house(member: Member) -> bool:
    """Whether somebody of no known state has an office that says no state by itself: a chairman, a speaker."""
    if member.country or member.body or not member.figure or member.figure.listed:
        return False
    offices = member.figure.offices
    return bool(offices) and all(_OF_HOUSE.search(o) for o in offices)


def is_of_no_state(member: Member) -> bool:
    """Whether somebody of no known state has offices, and none of them speaks for a state: an archbishop, a mayor."""
    offices = member.figure.offices if member.figure and not member.country and not member.figure.listed else ()
    return bool(offices) and not any(QUALIFIES.search(o) or o.lower().startswith("former") for o in offices)


def is_foreign(member: Member, home: set[str]) -> bool:
    """Whether somebody congratulated is another state's: by its name, or by an office where no name gives the state."""
    if member.country or not member.figure:
        return bool(home)
    offices = (o for o in member.figure.offices if not o.lower().startswith(("former", "ex-")))
    return any(QUALIFIES.search(o) and not _OF_HOUSE.match(o) for o in offices)
