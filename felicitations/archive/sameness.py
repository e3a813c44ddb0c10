"""Whether two accounts may be, and whether they are, of one act. The rules that join reports, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher
from enum import IntEnum
from functools import lru_cache

from felicitations.archive.gists import Gist

Alike = Callable[[Gist, Gist], float]
"""How much of one wording stands in another, 0 to 1; asked only where nothing else decides."""

MUTUAL = frozenset({"diplomatic-anniversary", "treaty-anniversary", "holiday-greeting"})
"""Occasions that both sides have: a report of one direction may tell of the exchange."""
PERSONAL = frozenset({"election", "re-election", "inauguration", "personal"})
"""Occasions that befall a person: other persons, other acts."""
YEARLY = frozenset({"national-day", "holiday-greeting", "personal", "achievement", "event-opening", "other"})
"""Occasions that the same two states have again and again: without a day only the wording tells which."""
OFTEN = YEARLY - {"national-day"}
"""Those that may come twice in one season, so that days apart are acts apart."""

NEAR, LATE = 4, 60
"""Days between two firm days of one act (a page's zone, a day late), and between the act and the stamp of a repost."""
NEAR_OFTEN, LATE_OFTEN = 1, 3
"""The same for occasions that come often."""
COPIED, QUOTED = 0.6, 0.8
"""The likeness from which a text is a copy of another, and from which it is so even among texts of one mould."""


class Bond(IntEnum):
    """How well two accounts agree: not at all, as far as they go, in all that tells acts apart."""

    NONE = 0
    PARTIAL = 1
    FULL = 2


def clash(one: Gist, other: Gist, alike: Alike) -> bool:
    """Whether the two cannot be of one act. Two messages of one page never are."""
    return (
        one.seed == other.seed
        or bool(one.ordinal and other.ordinal and one.ordinal != other.ordinal)
        or _other_days(one, other)
        or _sides(one, other) == Bond.NONE
        or _other_people(one, other)
        or _other_occasions(one, other, alike)
    )


def bond(one: Gist, other: Gist, alike: Alike) -> Bond:
    """How well two accounts agree that do not clash."""
    sides, same_occasion = _sides(one, other), bool(one.occasion) and one.occasion == other.occasion
    numbered = bool(one.ordinal) and one.ordinal == other.ordinal
    dated = one.span is not None and other.span is not None and max(one.span.days, other.span.days) == 1
    if same_occasion and sides == Bond.FULL and (dated or numbered):
        return Bond.FULL
    if not same_occasion and {one.occasion, other.occasion} != {"election", "re-election"}:
        return Bond.PARTIAL if alike(one, other) >= COPIED else Bond.NONE
    if dated or numbered:
        return Bond.PARTIAL
    if one.occasion in YEARLY:
        return Bond.PARTIAL if alike(one, other) >= QUOTED else Bond.NONE
    known = one.occasion not in PERSONAL or bool(same_people(one, other))
    return Bond.PARTIAL if known or alike(one, other) >= COPIED else Bond.NONE


def _sides(one: Gist, other: Gist) -> Bond:
    """Whether the parties are the same. Who is not known may be anyone; a round-up may name more senders."""
    mutual = one.occasion in MUTUAL or other.occasion in MUTUAL or one.exchanged or other.exchanged
    if mutual and one.everyone == other.everyone and len(one.everyone) > 1:
        return Bond.FULL
    if one.senders == other.senders and one.recipients == other.recipients and one.senders and one.recipients:
        return Bond.FULL
    if mutual:
        nested = one.everyone <= other.everyone or other.everyone <= one.everyone
        return Bond.PARTIAL if nested and one.everyone and other.everyone else Bond.NONE
    fitting = _fit(one.senders, other.senders, nested=True) and _fit(one.recipients, other.recipients, nested=False)
    return Bond.PARTIAL if fitting and one.everyone & other.everyone else Bond.NONE


def _fit(one: frozenset[str], other: frozenset[str], *, nested: bool) -> bool:
    return not one or not other or one == other or (nested and (one < other or other < one))


def _other_days(one: Gist, other: Gist) -> bool:
    """Whether the days are too far apart. A stamp may be late, never early; a bare year bounds what it can be."""
    often = one.occasion in OFTEN or other.occasion in OFTEN
    near, late = (NEAR_OFTEN, LATE_OFTEN) if often else (NEAR, LATE)
    if one.span is None or other.span is None:
        known, blind = (one, other) if one.span else (other, one)
        # An undated page cannot tell of what came after it, nor does a page that is years late tell of an old act.
        if known.span is None or not blind.latest:
            return False
        return known.span.first > blind.latest + near or blind.latest - known.span.last > 366
    if one.firm == other.firm:
        return one.span.gap(other.span) > (near if one.firm else late)
    firm, loose = (one.span, other.span) if one.firm else (other.span, one.span)
    return firm.first - loose.last > max(near, late // 4) or loose.first - firm.last > late


def same_people(one: Gist, other: Gist) -> Bond | None:
    """Whether the recipients' people are the same: in full where one name holds the other, else in part.

    None where there is nothing to compare. In an exchange those of both sides are compared.
    """
    by_party: dict[str, list[frozenset[str]]] = {}
    for party, parts in other.whom:
        by_party.setdefault(party, []).append(parts)
    found: dict[str, Bond] = {}
    for party, parts in one.whom:
        for others in by_party.get(party, ()):
            found[party] = max(found.get(party, Bond.NONE), _same_name(parts, others))
    return min(found.values(), default=None)


@lru_cache(maxsize=1 << 16)  # the same few names meet again and again
def _same_name(one: frozenset[str], other: frozenset[str]) -> Bond:
    """Whether two names are of one person, one letter more or less (Lukashenko, Lukashenka)."""
    fewer, more = sorted((one, other), key=len)
    shared = len(fewer & more)
    if shared < len(fewer):
        shared += sum(_spelt_alike(part, more - fewer) for part in fewer - more)
    return Bond.FULL if shared == len(fewer) else Bond.PARTIAL if shared else Bond.NONE


def _spelt_alike(part: str, others: frozenset[str]) -> bool:
    near = (other for other in others if other[0] == part[0] and abs(len(other) - len(part)) < 3)
    return any(SequenceMatcher(None, part, other, autojunk=False).ratio() > 0.8 for other in near)


def _other_people(one: Gist, other: Gist) -> bool:
    """Whether the occasion is a person's and the persons differ; what cannot be compared does not differ."""
    return bool({one.occasion, other.occasion} & PERSONAL) and same_people(one, other) == Bond.NONE


def _other_occasions(one: Gist, other: Gist, alike: Alike) -> bool:
    """Whether the occasions differ. A copy of the same day is of one act, whatever was read out of either."""
    if not one.occasion or not other.occasion or one.occasion == other.occasion:
        return False
    apart = one.span.gap(other.span) if one.span and other.span else None
    if {one.occasion, other.occasion} == {"election", "re-election"} and apart is not None and apart <= NEAR:
        return same_people(one, other) == Bond.NONE
    return apart is None or apart > NEAR_OFTEN or alike(one, other) < QUOTED
