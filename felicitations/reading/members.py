"""The members of the two sides of a message, with the words that show them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from felicitations.reading.cast import Cast, Figure
from felicitations.reading.direction import Telling
from felicitations.reading.people import Actor
from felicitations.reading.view import Part, Spot

_RUNS = re.compile(r"secretary|director", re.IGNORECASE)  # a body's own servant, of whatever country
# Countries that these rules found are guesses by the whole text: a telling that names its own goes before.
LOOSE = frozenset({"party-most-named", "party-seat", "party-headline"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person, or one country without a person, on one side of a telling; ``spots`` are the words that show it."""

    country: str
    body: str
    figure: Figure | None
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Both sides of one telling."""

    telling: Telling
    senders: tuple[Member, ...]
    recipients: tuple[Member, ...]

    def countries(self) -> frozenset[str]:
        """All countries of both sides."""
        return frozenset(m.country for m in (*self.senders, *self.recipients) if m.country)

    def on(self, *, sending: bool, mutual: bool) -> tuple[Member, ...]:
        """The members on one side; where the messages are mutual, all of them, those who sent first in front."""
        if mutual:
            return tuple(dict.fromkeys((*self.senders, *self.recipients)))
        return self.senders if sending else self.recipients

    def bodies(self) -> frozenset[str]:
        """All bodies of states of both sides."""
        return frozenset(m.body for m in (*self.senders, *self.recipients) if m.body)

    def parties(self) -> frozenset[str]:
        """All countries and bodies of both sides."""
        return self.countries() | self.bodies()


def fullness(sides: Sides) -> int:
    """How much a telling knows: both countries by its own words, named people on both sides."""
    apart = all(any(m.country or m.body for m in side) for side in (sides.senders, sides.recipients))
    both = len(sides.parties()) > 1 and apart
    spots = {spot for m in (*sides.senders, *sides.recipients) for spot in m.spots}
    loose = sum(spot.rule in LOOSE for spot in spots)
    return 2 * both - loose + any(m.figure for m in sides.senders) + any(m.figure for m in sides.recipients)


def members_of(cast: Cast, actors: tuple[Actor, ...]) -> list[Member]:
    """The members that a group of namings stands for; an office that means nobody known and no country is none."""
    return [m for m in (member_of(cast, a) for a in actors) if m.country or m.body or m.figure]


def member_of(cast: Cast, actor: Actor) -> Member:
    """Who is named there, with the country that this naming or another one of the same person tells."""
    figure = cast.who(actor)
    said = actor.country if not figure or figure.listed in ("", actor.country) else ""
    country = said or (figure.country if figure else "")
    spots = [Spot(start=actor.start, end=actor.end, rule="party")]
    if figure and country and not said:
        # The country stands with another naming of the person: that one is shown as well.
        spots += [Spot(start=n.start, end=n.end, rule="party") for n in figure.namings if n.country == country][:1]
    # Who chairs a body as the head of a state is written to as that state's (policies: "unless as its chair").
    runs = bool(figure) and bool(_RUNS.search(actor.office or (figure.office if figure else "")))
    body = "" if figure and figure.listed and not runs else actor.body or (figure.body if figure else "")
    return Member(country="" if body else country, body=body, figure=figure, spots=tuple(spots))


def stands_in(part: Part | None, actor: Actor) -> bool:
    """Whether a naming stands in a part of the text."""
    return part is not None and part.start <= actor.start < part.end
