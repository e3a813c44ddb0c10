"""Who is named in a stretch of text: offices with their countries and names, countries alone, leaders alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from felicitations.reading.countries import Mention
from felicitations.reading.tongues.persons import Span, known_names, name_before, name_behind
from felicitations.reading.tongues.tongue import Tongue
from felicitations.reading.view import View

_GAP = 48
_NOBODY = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One naming of an office, of a country or of a known person alone; ``country`` is empty where none is told.

    Offsets are the folded text's. ``name_at`` bounds the name, empty where none stands there; ``office`` is the
    office as the folded text has it, empty for a country or a person alone.
    """

    start: int
    end: int
    office: str
    country: str
    country_at: Span
    name_at: Span

    @property
    def named(self) -> bool:
        """Whether a name stands beside it."""
        return self.name_at[0] < self.name_at[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of a page: the countries in it, and the places in order where countries and offices begin."""

    view: View
    tongue: Tongue
    start: int
    end: int
    mentions: tuple[Mention, ...]
    begins: list[int]


def find_actors(view: View, tongue: Tongue, start: int, end: int) -> tuple[Actor, ...]:
    """Everybody named between two offsets, in the order of the text; an adjective alone is nobody."""
    mentions = view.mentions_in(start, end)
    offices = list(tongue.offices.finditer(view.text, start, end)) if tongue.offices else []
    begins = sorted([m.start for m in mentions] + [office.start() for office in offices])
    stretch = Stretch(view=view, tongue=tongue, start=start, end=end, mentions=mentions, begins=begins)
    taken: set[int] = set()
    officers: list[Actor] = []
    for office in offices:
        mention = _beside(stretch, office)
        officers.append(_officer(stretch, office, mention))
        if mention:
            taken.add(mention.start)
    found = _apposed(view, tongue, officers)
    for m in mentions:
        listed = m.kind == "adjective" and any(_follows(view.text, tongue, a.country_at[1], m.start) for a in found)
        inside = any(a.name_at[0] <= m.start < a.name_at[1] for a in found)
        if (m.kind == "name" or listed) and m.start not in taken and not inside:
            at, name = (m.start, m.end), _name_in_list(stretch, found, m)
            found.append(Actor(start=m.start, end=m.end, office="", country=m.codes[0], country_at=at, name_at=name))
    for at, code in known_names(view, start, end):
        if not any(a.name_at[0] < at[1] and at[0] < a.name_at[1] for a in found):
            found.append(Actor(start=at[0], end=at[1], office="", country=code, country_at=at, name_at=at))
    return tuple(sorted(found, key=lambda actor: (actor.start, actor.end)))


def _name_in_list(stretch: Stretch, found: list[Actor], mention: Mention) -> Span:
    """The name behind a state that goes on with a list: "the presidents of Azerbaijan Ilham Aliyev, Kazakhstan ..."."""
    text, joins = stretch.view.text, stretch.tongue.joins
    if not stretch.tongue.spaced or joins is None or mention.kind != "name":
        return _NOBODY
    ends = [max(a.end, a.name_at[1]) for a in found if a.named]
    before = max((end for end in ends if end < mention.start), default=None)
    if before is None or not joins.fullmatch(text, before, mention.start):
        return _NOBODY
    name = name_behind(stretch.view, stretch.tongue, mention.end, stretch.end, stretch.begins)
    return name if name[0] < name[1] and not text[mention.end : name[0]].strip(" ,") else _NOBODY


def _officer(stretch: Stretch, office: re.Match[str], mention: Mention | None) -> Actor:
    """An office with the country that stands beside it, if any, and with its name."""
    view, tongue = stretch.view, stretch.tongue
    # "rais dawlat Filastin X": the office's last word is the state's first.
    behind = max([office.end(), *(m.end for m in stretch.mentions if office.start() < m.start < office.end() < m.end)])
    name = name_behind(view, tongue, behind, stretch.end, stretch.begins)
    first = min(office.start(), mention.start) if mention else office.start()
    last = max(office.end(), mention.end) if mention else office.end()
    if mention and (name[0] == name[1] or name[1] > mention.start >= office.end()):
        name = name_behind(view, tongue, last, stretch.end, stretch.begins)
    if name[0] == name[1]:
        name = name_before(view, tongue, stretch.start, first, stretch.begins)
    known = next(iter(view.known_in(*name)), None)
    # A leader's own state goes before an adjective that two states may share: "congolais".
    told = known if known and (mention is None or mention.kind == "adjective") else mention
    sole = "" if told else next((code for pattern, code in tongue.sole_offices if pattern.match(office.group())), "")
    return Actor(
        start=first,
        end=last,
        office=office.group(),
        country=told.codes[0] if told else sole,
        country_at=(told.start, told.end) if told else office.span() if sole else (last, last),
        name_at=name,
    )


def _apposed(view: View, tongue: Tongue, found: list[Actor]) -> list[Actor]:
    """Offices of one person, right behind one another or behind the name, share the name and the country."""
    joined: list[Actor] = []
    for actor in found:
        before = joined[-1] if joined else None
        if before and _same(view, tongue, before, actor):
            country = before if before.country else actor
            name = actor.name_at if actor.named else before.name_at
            joined[-1] = replace(before, country=country.country, country_at=country.country_at, name_at=name)
            joined.append(replace(actor, country=country.country, country_at=country.country_at, name_at=name))
        else:
            joined.append(actor)
    return joined


def _same(view: View, tongue: Tongue, one: Actor, other: Actor) -> bool:
    """Whether two offices are one person's: nothing but blanks, commas and titles between, and no two countries."""
    if one.country and other.country and one.country != other.country:
        return False
    if one.named and other.named and one.name_at != other.name_at:
        return False
    last = max(one.end, one.name_at[1] if one.name_at[0] < other.start else 0)
    between = view.text[last : other.start]
    if one.named and one.name_at[0] < other.start:
        return tongue.spaced and (between.strip() == "" or not between.strip(", ")) and "(" not in between
    if not between.strip():
        return not one.named
    return False if not tongue.joins else not one.country and between.strip() in {",", "\u060c"} and other.named


def _beside(stretch: Stretch, office: re.Match[str]) -> Mention | None:
    """The country that an office is of: the nearest one with nothing between that does not belong to an office.

    A name may stand between: "President Xi Jinping of China".
    """
    text, tongue, mentions = stretch.view.text, stretch.tongue, stretch.mentions
    start, end = office.span()
    near: list[Mention] = []
    if tongue.beside != "before":
        near += [m for m in mentions if 0 <= m.start - end <= _GAP and _linked(text, tongue, end, m.start)]
        name = name_behind(stretch.view, tongue, end, stretch.end, stretch.begins)
        if not near and name[0] < name[1]:
            behind = [m for m in mentions if 0 < m.start - name[1] <= _GAP]
            near += [m for m in behind if text[name[1] : m.start].strip() and _linked(text, tongue, name[1], m.start)]
    if tongue.beside != "behind":
        near += [m for m in mentions if 0 <= start - m.end <= _GAP and _linked(text, tongue, m.end, start)]
    near.sort(key=lambda m: max(m.start - end, start - m.end))
    return near[0] if near else None


def _follows(text: str, tongue: Tongue, start: int, end: int) -> bool:
    """Whether an adjective is listed with the one of an office: "the Russian and Chinese presidents"."""
    return tongue.joins is not None and start < end and tongue.joins.fullmatch(text, start, end) is not None


def _linked(text: str, tongue: Tongue, start: int, end: int) -> bool:
    return tongue.links.fullmatch(text, start, end) is not None
