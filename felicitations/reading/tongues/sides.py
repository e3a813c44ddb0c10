"""Who sent and who received: the countries of those who stand in the slots of a sentence pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from felicitations.reading.tongues.actors import Actor, find_actors
from felicitations.reading.tongues.persons import Span
from felicitations.reading.tongues.tongue import Tongue
from felicitations.reading.view import Spot, View

_WORD = re.compile(r"[A-ZА-ЯЁ][\w'-]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a message: a country, the words that show it, and the people named with their offices.

    ``bare`` bounds names without any office beside the verb; ``body`` is the intergovernmental body that stands for a
    side without a country.
    """

    country: str
    spots: tuple[Spot, ...]
    actors: tuple[Actor, ...] = ()
    bare: tuple[Span, ...] = ()
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the sides of a page are looked for in: ``home`` is the country of the page, or None; ``cast`` its actors."""

    view: View
    tongue: Tongue
    home: Side | None
    cast: tuple[Actor, ...]


def sides_in(scene: Scene, span: tuple[int, int]) -> Iterable[Side]:
    """Everybody in a stretch of text who has a country, in the order of the text."""
    for actor in find_actors(scene.view, scene.tongue, *span):
        if actor.country:
            yield side_of(actor)


def side_in(scene: Scene, span: tuple[int, int], *, backwards: bool, sending: bool) -> tuple[Side, ...]:
    """The side that a slot names: the nearest to the verb; an office without a country is at home; else by name."""
    actors = find_actors(scene.view, scene.tongue, *span)
    ordered = actors[::-1] if backwards else actors
    nearest = next((a for a in ordered if a.office), None)
    officers = [a for a in ordered if a.country and (a.office or a.named)]
    bare = [a for a in ordered if a.country and not a.office and not a.named]
    linked = sides_by_name(scene, span)
    home: tuple[Side, ...] = ()
    if nearest and not nearest.country and scene.home and _may_be_home(scene, nearest):
        again = None if sending else _named_before(scene, nearest)
        home = (again or side_at_home(scene, nearest),)
    if home and not scene.tongue.spaced:
        officers = [a for a in officers if backwards and a.start > nearest.start] if nearest else officers
    choices = [_listed(scene, actors, officers), tuple(linked[:1]), home, _listed(scene, actors, bare)]
    if not sending:
        choices[2:] = choices[:1:-1]
    found = next((sides for sides in choices if sides), ())
    return found if sending or nearest is None else _with_holder(scene, found, nearest)


def _with_holder(scene: Scene, found: tuple[Side, ...], nearest: Actor) -> tuple[Side, ...]:
    """The state that a slot names late, with whom it names first: "to President X on taking the oath as head of Y"."""
    first, last = nearest.name_at
    named = first < last and not any(m.start < last and first < m.end for m in scene.view.mentions)
    if len(found) != 1 or nearest.country or not named or nearest.start >= found[0].spots[0].start:
        return found
    one = found[0]
    holder = replace(nearest, country=one.country, country_at=one.actors[0].country_at if one.actors else (0, 0))
    return (replace(one, actors=(holder, *one.actors)),)


def _named_before(scene: Scene, actor: Actor) -> Side | None:
    """Whom an office without a country means again: "on the birthday of King X of Thailand ... a cable to the King"."""
    before = [a for a in scene.cast if a.start < actor.start and a.office.lower() == actor.office.lower()]
    abroad = [a for a in before if a.country and scene.home and a.country != scene.home.country]
    return side_of(abroad[-1]) if abroad and not actor.named else None


def _may_be_home(scene: Scene, actor: Actor) -> bool:
    """Whether an office without a country may be one of the page's own country."""
    offices = scene.tongue.home_offices
    return offices is None or bool(offices.fullmatch(actor.office))


def _listed(scene: Scene, actors: tuple[Actor, ...], ordered: list[Actor]) -> tuple[Side, ...]:
    """The first of the ordered actors, and all that are listed with it: "the presidents of Chile and Colombia"."""
    if not ordered:
        return ()
    row = [a for a in actors if a.country]
    first = last = row.index(ordered[0])
    while first and _joined(scene, row[first - 1], row[first]):
        first -= 1
    while last + 1 < len(row) and _joined(scene, row[last], row[last + 1]):
        last += 1
    return distinct(side_of(actor) for actor in row[first : last + 1])


def _joined(scene: Scene, one: Actor, other: Actor) -> bool:
    """Whether only commas, an "and" and small words stand between two countries of a list."""
    joins = scene.tongue.joins
    begin, end = max(one.end, one.name_at[1]) if one.named else one.end, other.start
    if joins is None or one.country == other.country or not joins.fullmatch(scene.view.text, begin, end):
        return False
    # A comma alone stands between two offices, or two names, in many ways: only an "and" makes a list of them.
    alone = other.office or other.name_at == other.country_at
    return not alone or any(c.isalnum() or c == "\u3001" for c in scene.view.text[begin:end])


def sides_by_name(scene: Scene, span: tuple[int, int]) -> list[Side]:
    """The countries of those whom a stretch only names, and whose office stands elsewhere on the page."""
    words = scene.view.text[slice(*span)]
    found: list[Side] = []
    for actor in scene.cast:
        at_home = not actor.country and scene.home and scene.tongue.home_offices and _may_be_home(scene, actor)
        if not (actor.country or at_home) or actor.name_at[0] == actor.name_at[1]:
            continue
        name = scene.view.text[slice(*actor.name_at)]
        parts = _WORD.findall(name) if scene.tongue.spaced and name[0].isupper() else _runs(name)
        if any(_stem(part) in words for part in parts):
            found.append(side_at_home(scene, actor) if at_home else side_of(actor))
    return found


def _runs(name: str) -> list[str]:
    """The parts of a name without capitals: words, or in Chinese the name itself and its last part."""
    parts = name.split()
    return [p for p in parts if len(p) > 3] if len(parts) > 1 else [name]


def _stem(word: str) -> str:
    """A word without what an ending may change."""
    return word if word.isascii() or len(word) < 5 else word[:-2]


def side_of(actor: Actor) -> Side:
    """The side that a naming with a country stands for."""
    spots = (Spot(start=actor.start, end=actor.end, rule="party"),)
    return Side(country=actor.country, spots=spots, actors=(actor,) if actor.office or actor.named else ())


def side_at_home(scene: Scene, actor: Actor) -> Side:
    """An office that names no country is the one of the page's own."""
    assert scene.home
    spot = Spot(start=actor.start, end=actor.end, rule="party")
    return replace(scene.home, spots=(spot, *scene.home.spots), actors=(actor,))


def states_of(sides: Iterable[Side]) -> set[str]:
    """The countries of some sides; an empty word stands for a body of states."""
    return {side.country for side in sides}


def distinct(sides: Iterable[Side]) -> tuple[Side, ...]:
    """Each country once, with all that shows it, in the order in which they come."""
    by: dict[str, Side] = {}
    for side in sides:
        if side.country in by:
            was = by[side.country]
            by[side.country] = replace(was, spots=(*was.spots, *side.spots), actors=(*was.actors, *side.actors))
        else:
            by[side.country] = side
    return tuple(by.values())
