"""Who is named in a stretch of text: offices with the country that stands beside them, and the names that follow."""

from __future__ import annotations

import re
from dataclasses import dataclass

from felicitations.reading.countries import Mention
from felicitations.reading.tongues.tongue import Tongue
from felicitations.reading.view import View

_GAP = 48
_CAPITALS = re.compile(
    r"[\s,(]{1,3}(?:(?:M|Mme|Sr|Sra|Dr|S\.\s?E|S\.\s?M|ông|ong|ba|Sheikh|don|dona)\b\.?\s)*"
    r"(?P<name>[A-ZА-ЯЁ][\w'-]+(?:\s(?:(?:de|da|do|dos|del|la|bin|al|el|von|van|y|e)\s)?[A-ZА-ЯЁ][\w'-]+){0,4})"
)
_UNSPACED = re.compile(r"(?P<name>[^\s\W\d]{2,12})(?:\u00b7[^\s\W\d]{2,10})*")
_ARABIC = re.compile(r"\s(?P<name>[\u0621-\u064a]+(?:\s[\u0621-\u064a]+){1,2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One naming of an office or of a country alone; ``country`` is empty where the office names none.

    Offsets are the folded text's. ``name_at`` bounds the name that follows, empty where none does; ``office`` is the
    office as the folded text has it, empty for a country alone.
    """

    start: int
    end: int
    office: str
    country: str
    country_at: tuple[int, int]
    name_at: tuple[int, int]


def find_actors(view: View, tongue: Tongue, start: int, end: int) -> tuple[Actor, ...]:
    """The offices and countries named between two offsets, in the order of the text; an adjective alone is nobody."""
    mentions = [m for m in view.mentions if start <= m.start < end]
    offices = list(tongue.offices.finditer(view.text, start, end)) if tongue.offices else []
    taken: set[int] = set()
    taken_by = [m.start for m in mentions] + [office.start() for office in offices]
    found: list[Actor] = []
    for office in offices:
        mention = _beside(view.text, tongue, office, mentions)
        if mention:
            taken.add(mention.start)
        first = min(office.start(), mention.start) if mention else office.start()
        last = max(office.end(), mention.end) if mention else office.end()
        found.append(
            Actor(
                start=first,
                end=last,
                office=office.group(),
                country=mention.codes[0] if mention else "",
                country_at=(mention.start, mention.end) if mention else (last, last),
                name_at=_name(view.text, tongue, last, end, taken_by),
            )
        )
    for m in mentions:
        listed = m.kind == "adjective" and any(_follows(view.text, tongue, a.country_at[1], m.start) for a in found)
        if (m.kind == "name" or listed) and m.start not in taken:
            at = (m.start, m.end)
            found.append(Actor(start=m.start, end=m.end, office="", country=m.codes[0], country_at=at, name_at=(0, 0)))
    return tuple(sorted(found, key=lambda actor: (actor.start, actor.end)))


def _beside(text: str, tongue: Tongue, office: re.Match[str], mentions: list[Mention]) -> Mention | None:
    """The country that an office is of: the nearest one with nothing between that does not belong to an office."""
    start, end = office.span()
    near: list[Mention] = []
    if tongue.beside != "before":
        near += [m for m in mentions if 0 <= m.start - end <= _GAP and _linked(text, tongue, end, m.start)]
    if tongue.beside != "behind":
        near += [m for m in mentions if 0 <= start - m.end <= _GAP and _linked(text, tongue, m.end, start)]
    near.sort(key=lambda m: max(m.start - end, start - m.end))
    return near[0] if near else None


def _follows(text: str, tongue: Tongue, start: int, end: int) -> bool:
    """Whether an adjective is listed with the one of an office: "the Russian and Chinese presidents"."""
    return tongue.joins is not None and start < end and tongue.joins.fullmatch(text, start, end) is not None


def _linked(text: str, tongue: Tongue, start: int, end: int) -> bool:
    return tongue.links.fullmatch(text, start, end) is not None


def _name(text: str, tongue: Tongue, start: int, end: int, others: list[int]) -> tuple[int, int]:
    """Where the name stands that follows an office; empty where a country or the next office begins instead."""
    if not tongue.spaced:
        match = _UNSPACED.match(text, start, end)
        stop = tongue.stops.search(text, start, match.end()) if match and tongue.stops else None
        last = stop.start() if stop else match.end() if match else start
        return (start, last) if last - start > 1 else (start, start)
    match = _CAPITALS.match(text, start, end) or _ARABIC.match(text, start, end)
    if not match or any(match.start("name") <= at < match.end("name") for at in others):
        return (start, start)
    return match.span("name")
