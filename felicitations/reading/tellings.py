"""All that an article tells of messages: the main one, and the later sentences that tell more of the same act."""

from __future__ import annotations

from dataclasses import dataclass, replace

from felicitations.lexicon import Lexicon
from felicitations.reading.cast import gather_cast
from felicitations.reading.direction import CONGRATULATES, Telling, read_telling
from felicitations.reading.parties import Sides, resolve
from felicitations.reading.people import find_actors
from felicitations.reading.tokens import tokenize
from felicitations.reading.view import View

# A page tells of its message at the top; what comes after so many sentences is background or another message.
_LEAD = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The main telling of an article, and those of the same act at another rank (premiers after presidents)."""

    main: Sides
    also: tuple[Sides, ...]


def hear(view: View, lexicon: Lexicon) -> Told | None:
    """Find the sentences that tell of messages, and join those that tell of one act; None where there is none."""
    named = [
        (s, find_actors(view.text, tokenize(view.text, s, view.places))) for s in view.sentences if s.rank <= _LEAD
    ]
    cast = gather_cast(tuple(a for _, actors in named for a in actors), lexicon.people)
    tellings = [t for s, actors in named if (t := read_telling(view.text, s, actors)) is not None]
    sides = [resolve(view, cast, _warm(view, t)) for t in tellings]
    sides = [s for s in sides if s.senders and s.parties()]
    return _join(sides) if sides else None


def _warm(view: View, telling: Telling) -> Telling:
    """A letter that one sentence only names is a congratulation where the headline or the next sentences say so."""
    if telling.congratulates:
        return telling
    rank = telling.sentence.rank
    near = [s for s in view.sentences if s.rank < 0 or 0 <= s.rank - rank <= 2]
    return replace(telling, congratulates=any(CONGRATULATES.search(view.text, s.start, s.end) for s in near))


def _join(sides: list[Sides]) -> Told:
    """The main telling is the fullest one of the text; the headline serves where the text tells nothing."""
    main = min(
        sides,
        key=lambda s: (
            not s.telling.congratulates,
            s.telling.sentence.rank < 0,
            -_fullness(s),
            s.telling.sentence.rank,
        ),
    )
    also = [s for s in sides if s is not main and main.telling.congratulates and _tells_more(s, main)]
    return Told(main=main, also=tuple(also))


def _fullness(sides: Sides) -> int:
    """How much a telling knows: both countries, named people on both sides."""
    both = len(sides.parties()) > 1
    return 2 * both + any(m.figure for m in sides.senders) + any(m.figure for m in sides.recipients)


def _tells_more(sides: Sides, main: Sides) -> bool:
    """Whether a sentence of the text tells of the same act at another rank: the same states, a named sender."""
    return (
        sides.telling.sentence.rank >= 0
        and sides.parties() == main.parties()
        and {(m.country, m.body) for m in sides.senders} == {(m.country, m.body) for m in main.senders}
        and any(m.figure for m in sides.senders)
    )
