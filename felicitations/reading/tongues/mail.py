"""A letter printed whole: who is addressed above its salutation, who signs below it."""

from __future__ import annotations

from dataclasses import dataclass

from felicitations.reading.tongues.actors import find_actors
from felicitations.reading.tongues.sides import Scene, Side, distinct, side_of
from felicitations.reading.view import Spot

_SIGNED = 4  # last sentences of a letter, in which its writer stands
_BELOW = 160  # letters behind them, where the page may take a signature for its own foot


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Whom a letter addresses and who signs it; None where nobody with a country does, or the page is no letter.

    ``institution`` says that it is addressed to a forum, a university or their like.
    """

    addressee: Side | None
    writer: Side | None
    institution: bool = False


def read_letter(scene: Scene) -> Letter:
    """What the lines around the text of a letter tell."""
    text, opening = scene.view.text, scene.tongue.salutations
    greeting = opening.search(text) if opening else None
    if greeting is None:
        return Letter(addressee=None, writer=None)
    above = [a for a in find_actors(scene.view, scene.tongue, 0, greeting.end()) if a.country and (a.office or a.named)]
    inside = sorted(s.start for s in scene.view.sentences if s.start > greeting.end())
    start = inside[-_SIGNED:][0] if inside else greeting.end()
    end = max((s.end for s in scene.view.sentences), default=start) + _BELOW
    below = [a for a in find_actors(scene.view, scene.tongue, start, min(end, len(text))) if a.country]
    signed = distinct(side_of(a) for a in below if a.office or a.named)
    seats = [m for m in scene.view.seats if start <= m.start < end] if not signed else []
    rest = (Side(country=m.codes[0], spots=(Spot(start=m.start, end=m.end, rule="party"),)) for m in seats)
    writer = signed[-1] if signed else next(rest, None)
    called = scene.tongue.institutions
    institution = bool(called and not above and called.search(text, 0, greeting.start()))
    addressee = side_of(above[0]) if above else None
    if addressee and writer and addressee.country == writer.country:
        addressee = None  # the headline of the page names its writer: "X - Y"
    return Letter(addressee=addressee, writer=writer, institution=institution)
