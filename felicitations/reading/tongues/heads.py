"""Who congratulates in the name of an intergovernmental body: "el secretario general de la OEA, Luis Almagro"."""

from __future__ import annotations

import re

from felicitations.reading.tongues.actors import Actor, find_actors
from felicitations.reading.tongues.persons import Span, known_names, name_behind
from felicitations.reading.tongues.sides import Scene, Side
from felicitations.reading.view import Spot

_NEAR = 90  # letters: an office, and a body by its full name


def side_of_body(scene: Scene, slot: Span, before: int) -> Side | None:
    """The body that sends, None where a state does.

    ``slot`` is the place of the sender; from ``before`` on stands what a colon parts from it: "ONU: António Guterres
    felicita a ...". A body that is only named beside somebody's own state does not speak.
    """
    start, stop = slot
    inside, parted = _first(scene, start, stop), _first(scene, before, start)
    found = inside or parted
    if found is None:
        return None
    actors = find_actors(scene.view, scene.tongue, start, stop)
    if inside is None:
        return None if any(a.country or a.office for a in actors) else _side(scene, found, None, (start, stop))
    (first, last), _ = found
    office = _office_of(scene, start, stop, (first, last))
    end = max(last, office.end()) if office else last
    if any(a.country and a.office and (office is None or a.start > end) for a in actors):
        return None
    leads = not scene.view.text[start:first].strip(" ,'-") or scene.tongue.links.fullmatch(
        scene.view.text, start, first
    )
    if office is None and not leads and any(a.country for a in actors):
        return None
    return _side(scene, found, office, (end, stop))


def head_of_body(scene: Scene, slot: Span) -> Side | None:
    """The body whose head a slot congratulates: "the secretary-general of the United Nations"; None for others."""
    start, stop = slot
    found = _first(scene, start, min(stop, start + _NEAR))
    office = _office_of(scene, start, stop, found[0]) if found else None
    return _side(scene, found, office, (max(found[0][1], office.end()), stop)) if found and office else None


def _first(scene: Scene, start: int, stop: int) -> tuple[Span, str] | None:
    """The first body that is named between two offsets, with its name in English."""
    found = [
        (m.span(), name) for pattern, name in scene.tongue.bodies if (m := pattern.search(scene.view.text, start, stop))
    ]
    return min(found, default=None)


def _office_of(scene: Scene, start: int, stop: int, body: Span) -> re.Match[str] | None:
    """The office that stands beside a body, with nothing between that does not belong to one."""
    text, tongue = scene.view.text, scene.tongue
    for office in tongue.offices.finditer(text, start, stop) if tongue.offices else ():
        gap = (office.end(), body[0]) if office.end() <= body[0] else (body[1], office.start())
        if gap[0] <= gap[1] and tongue.links.fullmatch(text, *gap):
            return office
    return None


def _side(scene: Scene, found: tuple[Span, str], office: re.Match[str] | None, behind: Span) -> Side:
    """The side of a body with whoever is named ``behind`` it."""
    (first, last), name = found
    at = name_behind(scene.view, scene.tongue, *behind, [])
    if at[0] == at[1]:
        at = next((span for span, _ in known_names(scene.view, *behind)), at)
    first = min(first, office.start()) if office else first
    last = max(last, office.end()) if office else last
    words = office.group() if office else ""
    actor = Actor(start=first, end=last, office=words, country="", country_at=(last, last), name_at=at)
    return Side(country="", body=name, spots=(Spot(start=first, end=last, rule="party"),), actors=(actor,))
