"""All that an article tells of messages: the main one, and the later sentences that tell more of the same act."""

from __future__ import annotations

import re
from dataclasses import replace

from felicitations.reading.acts import CONGRATULATES, EXCHANGED, NOT, THANKS
from felicitations.reading.antecedents import complete, refers_back
from felicitations.reading.cast import Cast, gather_cast
from felicitations.reading.cues import Cue
from felicitations.reading.direction import Telling, read_tellings
from felicitations.reading.joins import Told, join
from felicitations.reading.known import KnownPeople
from felicitations.reading.letters import read_letter
from felicitations.reading.members import Sides, fullness
from felicitations.reading.parties import resolve
from felicitations.reading.people import Actor, find_actors, surname_key
from felicitations.reading.sayings import may_name_a_speaker, read_sayings
from felicitations.reading.tokens import tokenize
from felicitations.reading.view import Sentence, View
from felicitations.reading.wishers import MANY

__all__ = ["Told", "hear"]

# A page tells of its message at the top; what comes after so many sentences is background or another message.
_LEAD = 14
_LETTERS = 80  # sentences of a page that prints the letters of many
_OPENING = 3
_LATE = 6
_BOTH = 2
_HEADS = Cue(
    r"\bto (?:the )?(?:\w+ ){0,2}(?:heads|leaders|presidents|colleagues|counterparts|monarchs)\b", re.IGNORECASE
)
_COLD = Cue(
    r"\b(?:expressing|expressed|of|with|conveying|conveyed) (?:\w+ ){0,3}"
    r"(?:appreciation|thanks|gratitude|condolences?|sympath(?:y|ies)|sorrow)\b|\bto (?:\w+ )?thank\b|\bthanking\b",
    re.IGNORECASE,
)
# What else a letter is for: "wrote to B to express support after the earthquake".
_PURPOSE = Cue(
    r"\bto (?:express (?:[\w'-]+ ){0,4}(?:support|solidarity|concern|regret)"
    r"|invite|propose|urge|request|protest|demand|complain)\b",
    re.IGNORECASE,
)
_LATE_ONE = re.compile(r"\b(?:late|Late)\s$")
_INITIAL = re.compile(r"[A-Z][a-z]?\.[A-Z]")
_PRAISES = re.compile(r"(?:greet|salut|hail|laud|compliment|wish|to wish)", re.IGNORECASE)
_SMALL = re.compile(r"(?<![^\s\"'(-])[a-z]{3,}")
_CAPITAL = re.compile(r"\b[A-Z][\w'-]+")
# What one writes to another state for: a message on it congratulates, even where that word is not used.
_OCCASION = Cue(
    r"\b(?:anniversary|(?:\d{2,3}|(?:ten|twen|thir|for|fif|six|seven|eigh|nine)ty(?:[- ]\w+)?) years|half a century"
    r"|decades|jubilee|national day|independence|re-?elect\w+"
    r"|(?-i:[A-Z][a-z]+ Day\b|\bDay of\b)|appointment|tak(?:es?|ing|en) office"
    r"|president-elect|new year|birthday|victory|inauguration|accession|coronation)\b",
    re.IGNORECASE,
)

# ... and what is praised in somebody who has just won or begun something.
_WON = Cue(
    r"\b(?:(?:wins?|won|winning|winner|victor|triumph\w*|landslide|sworn in|oath|comeback|elected|election|polls|term"
    r"|mandate"
    r"|champion\w*|medals?|prize|nobel|centenary|turns \d+|festival|games|opening|launch\w*|milestone|certifi\w+"
    r"|(?:became|becomes?|becoming) (?:the )?(?:\w+ ){0,3}(?:president|prime minister|premier|chancellor|king|leader))"
    r"\b|-elect\b)",
    re.IGNORECASE,
)

_WISHED = Cue(
    r"\b(?:commend(?:s|ed|ing)|wish(?:es|ed|ing)\b[^.;]{0,120}\b(?:success\w*|luck|well|all the best|long life"
    r"|fruitful)|overjoyed|rejoic\w+"
    r"|gladdened)\b",
    re.IGNORECASE,
)

Named = list[tuple[Sentence, tuple[Actor, ...]]]


def hear(view: View, known: KnownPeople) -> Told | None:
    """Find the sentences that tell of messages, and join those that tell of one act; None where there is none."""
    named = _name(view, known)
    tellings = [t for s, actors in named for t in read_tellings(view.text, s, actors)]
    sayings = [t for s, actors in named if s.rank >= 0 for t in read_sayings(view.text, s, actors)]
    whole = any(_whole(t) and t.sentence.rank <= _OPENING for t in tellings)
    letter = None if whole else read_letter(view, view.known | {m.start: m for m in view.everywhere}, sayings)
    actors = [a for _, found in named for a in found]
    if letter:
        tellings.append(letter)
        actors += [a for a in (*letter.senders, *letter.recipients) if a not in actors]
    cast = gather_cast(tuple(actors), known)
    tellings = _to_the_praised(view, _warmed(view, tellings))
    heard = [resolve(view, cast, t) for t in tellings]
    sides = [s for s in heard if s.senders and s.parties()]
    sides = sides or [s for t in _exchange_of_heads(view, sayings, known) if (s := resolve(view, cast, t)).parties()]
    sides = [s for t in _chorus(view, heard, sayings) if (s := resolve(view, cast, t)).parties()] or sides
    if not sides:
        spoken = _spoken(view, sayings, known)
        sides = [
            s for t in spoken if (s := complete(view, cast, resolve(view, cast, t), heard)).senders and s.recipients
        ]
    if not sides:
        return None
    headed = frozenset(m.country or m.body for s in sides if s.telling.sentence.rank < 0 for m in s.senders) - {""}
    main = (
        _to_many(view, heard)
        or _of_both(sides)
        or complete(view, cast, min(sides, key=lambda s: _rank(view, s, headed)), heard)
    )
    dyad, cast = _dyad(main), _settled(cast, main)
    others, said = (
        [resolve(view, cast, t, dyad) for t in found if not _is_of(t, main)] for found in (tellings, sayings)
    )
    return join(view, main, others, said)


def _name(view: View, known: KnownPeople) -> Named:
    """The people of each sentence at the top."""
    spots = view.known | {m.start: m for m in view.places}
    common = frozenset(_SMALL.findall(view.text)) | _shouted(view)
    lead = [s for s in view.sentences if s.rank <= _LEAD or (s.rank <= _LETTERS and may_name_a_speaker(view.text, s))]
    named = [(s, find_actors(view.text, tokenize(view.text, s, spots, common))) for s in lead]
    named = [
        (s, tuple(a for a in actors if not _LATE_ONE.search(view.text, max(0, a.start - 9), a.start)))
        for s, actors in named
    ]
    sure = {word for _, actors in named for a in actors if _is_sure(a) for word in surname_key(a.name).split()}
    return [(s, tuple(a for a in actors if _is_somebody(a, sure, known))) for s, actors in named]


def _shouted(view: View) -> frozenset[str]:
    """The words of a headline in capitals that the text does not print with one: no names."""
    part = view.headline()
    words = view.text[part.start : part.end] if part else ""
    if not words.isupper() or part is None:
        return frozenset()
    if all(view.text[s.start : s.end].isupper() for s in view.sentences):
        return frozenset()  # a telegram is all in capitals: they tell nothing
    printed = {w.lower() for s in view.sentences if s.rank >= 0 for w in _CAPITAL.findall(view.text[s.start : s.end])}
    return frozenset(w.lower() for w in words.split()) - printed


def _is_sure(actor: Actor) -> bool:
    """Whether a naming is beyond doubt a person's: two words and more, an initial, or an office with it."""
    whole = " " in actor.name or bool(_INITIAL.match(actor.name))  # "U.Khurelsukh"
    return bool(actor.name) and (whole or bool(actor.office))


def _is_somebody(actor: Actor, sure: set[str], known: KnownPeople) -> bool:
    """Whether one word with a capital, without an office, is the short form of a name: "Tokayev", not "Tourism"."""
    if not actor.name or _is_sure(actor) or actor.start < actor.name_at[0]:
        return True
    return (len(actor.name) > 1 and surname_key(actor.name) in sure) or bool(known.state_of(actor.name))


def _exchange_of_heads(view: View, sayings: list[Telling], known: KnownPeople) -> list[Telling]:
    """An exchange that the top tells without naming anybody: "The two said this in messages they exchanged"."""
    top = [s for s in view.sentences if s.rank <= _OPENING]
    verb = next((m for s in top if (m := EXCHANGED.search(view.text, s.start, s.end))), None)
    heard = (a for t in sayings if t.sentence.rank <= _LATE for a in t.senders)
    speakers = tuple(dict.fromkeys(a for a in heard if a.office or known.state_of(a.name)))
    if verb is None or len({a.name for a in speakers}) < _BOTH:
        return []
    said = next(s for s in top if s.start <= verb.start() < s.end)
    return [
        Telling(sentence=said, way="exchanged", verb=verb.span(), senders=speakers, recipients=(), congratulates=True)
    ]


def _spoken(view: View, sayings: list[Telling], known: KnownPeople) -> list[Telling]:
    """Who is heard first where the top congratulates and no verb says who does: '"Congratulations!" ran X's tweet'."""
    top = [s for s in view.sentences if s.rank <= _OPENING]
    warm = any(CONGRATULATES.search(view.text, s.start, s.end) for s in top)
    refused = any(NOT.search(view.text, s.start, s.end) for s in top)
    if not warm or refused or not any(cue.search(view.text, s.start, s.end) for cue in (_OCCASION, _WON) for s in top):
        return []
    heard = (t for t in sayings if t.sentence.rank <= _OPENING)
    first = next((t for t in heard if any(a.office or known.state_of(a.name) for a in t.senders)), None)
    return [replace(first, congratulates=True)] if first else []


def _chorus(view: View, heard: list[Sides], sayings: list[Telling]) -> list[Telling]:
    """Many who wrote to one, whom only what each of them said names: "Foreign leaders sent messages to President X"."""
    unsent = (s.telling for s in heard if not s.senders)
    top = (t for t in unsent if t.recipients and not t.senders and t.sentence.rank <= _OPENING)
    part = view.headline()
    headed = part is not None and bool(MANY.search(view.text, part.start, part.end))
    of_many = next((t for t in top if headed or MANY.search(view.text, t.sentence.start, t.sentence.end)), None)
    if of_many is None:
        return []
    named = (t for t in sayings if t.sentence.rank > of_many.sentence.rank and any(a.office for a in t.senders))
    one = next((t for t in named if any(a.country for a in t.senders)), None)
    return [replace(of_many, way="sent", senders=one.senders)] if one else []


def _warmed(view: View, tellings: list[Telling]) -> list[Telling]:
    """The tellings with their warmth; a message that a page tells of below one that congratulates does so as well."""
    warmed = [_warm(view, t) for t in tellings]
    opens = any(t.congratulates and 0 <= t.sentence.rank <= 1 for t in warmed)
    if not opens:
        return warmed
    kept = (t for t in warmed if t.sentence.rank < 1 or not _is_cold(view, t))
    return [replace(t, congratulates=True) if t.sentence.rank > 0 else t for t in kept]


def _is_cold(view: View, telling: Telling) -> bool:
    """Whether a further message is of another kind: "also sent a cable to B, expressing his appreciation"."""
    start, end = telling.sentence.start, telling.sentence.end
    return bool(_COLD.search(view.text, start, end)) and not CONGRATULATES.search(view.text, start, end)


def _to_the_praised(view: View, tellings: list[Telling]) -> list[Telling]:
    """The tellings of a page that opens with whom many congratulate: further down "him" and "the President" is he."""
    top = (t for t in tellings if t.sentence.rank <= 1 and not t.senders and t.way != "exchanged")
    praised = next((t.recipients for t in top if any(a.name for a in t.recipients)), ())
    return [replace(t, recipients=praised) if praised and refers_back(view, t) else t for t in tellings]


def _to_many(view: View, sides: list[Sides]) -> Sides | None:
    """The telling of one who wrote to many, whom only the sentences below it name: "greetings to heads of state"."""
    top = (s for s in sides if 0 <= s.telling.sentence.rank <= 1 and s.senders and not s.recipients)
    main = next((s for s in top if _HEADS.search(view.text, s.telling.verb[1], s.telling.sentence.end)), None)
    own = {m.country for m in main.senders} if main else set()
    named = {m.country for s in sides for m in s.recipients if {m.country for m in s.senders} in (own, set())}
    return main if len(named) > 1 else None


def _of_both(sides: list[Sides]) -> Sides | None:
    """The exchange that the headline tells, where the text has both its sides before one verb: "A and B spoke ..."."""
    exchanged = next((s for s in sides if s.telling.sentence.rank < 0 and s.telling.way == "exchanged"), None)
    first = next((s for s in sides if s.telling.sentence.rank == 0 and s.telling.way != "exchanged"), None)
    if exchanged is None or first is None or first.recipients or first.parties() != exchanged.parties():
        return None
    both = tuple(first.senders)
    return replace(first, telling=replace(first.telling, way="exchanged"), senders=both, recipients=both)


def _dyad(main: Sides) -> tuple[str, ...]:
    """The two states of the act, in the order of the main telling; empty where it has not just two."""
    states = dict.fromkeys(m.country for m in (*main.senders, *main.recipients) if m.country)
    return tuple(states) if len(states) == _BOTH and not main.bodies() else ()


def _settled(cast: Cast, main: Sides) -> Cast:
    """The people with the states that the main telling gave them, which no later sentence changes."""
    homes = {m.figure.name: m.country for m in (*main.senders, *main.recipients) if m.figure and m.country}
    return replace(cast, figures=tuple(replace(f, country=f.country or homes.get(f.name, "")) for f in cast.figures))


def _is_of(telling: Telling, main: Sides) -> bool:
    """Whether a telling is the main one itself."""
    return (telling.sentence, telling.verb) == (main.telling.sentence, main.telling.verb)


def _rank(view: View, sides: Sides, headed: frozenset[str]) -> tuple[bool, bool, int, int]:
    """The main telling is the fullest one of the text; the headline serves where the text tells much less.

    ``headed`` are the states that send by the headline: somebody else who wrote as well is not the page's matter.
    """
    rank = sides.telling.sentence.rank
    # "also sent", "conveyed his regards to": said besides
    beside = not {"also", "regards"}.isdisjoint(view.text[sides.telling.verb[0] : sides.telling.verb[1]].split())
    other = bool(headed) and not sides.bodies() and not headed & sides.parties()
    praises = 2 * bool(rank > 0 and _PRAISES.match(view.text, sides.telling.verb[0]))
    late = (rank > 4) + (rank > 9) + 3 * beside + 3 * other + praises
    thanks = bool(THANKS.search(view.text, sides.telling.sentence.start, sides.telling.sentence.end))
    return not sides.telling.congratulates, thanks, late - fullness(sides) + 2 * (rank < 0), rank


def _whole(telling: Telling) -> bool:
    """Whether a sentence of the text tells by itself who congratulated whom: then no letter need be looked for."""
    named = any(a.name or (a.country and a.office) for a in telling.senders) and any(
        a.name or a.country for a in telling.recipients
    )
    both = telling.way == "exchanged" and len(telling.senders) > 1
    return telling.sentence.rank >= 0 and (named or both)


def _warm(view: View, telling: Telling) -> Telling:
    """A letter that one sentence only names is a congratulation where the headline or the next sentences say so."""
    if telling.congratulates:
        return telling
    start, end = telling.sentence.start, telling.sentence.end
    if _PURPOSE.search(view.text, telling.verb[1], end):
        return telling
    rank = telling.sentence.rank
    praised = bool(_PRAISES.match(view.text, telling.verb[0]))
    far = _LEAD if rank < 1 else _OPENING  # what a headline only names, any sentence may tell
    near = [s for s in view.sentences if s.rank <= far or 0 <= s.rank - rank <= _OPENING]
    warm = any(CONGRATULATES.search(view.text, s.start, s.end) for s in near)
    top = [s for s in near if s.rank <= max(rank, 0)]
    of_both = top if praised else near if telling.way == "exchanged" else []
    won = top if praised or (_whole(telling) and telling.recipients) else []
    warm = warm or any(_OCCASION.search(view.text, s.start, s.end) for s in of_both)
    warm = warm or any(_WON.search(view.text, s.start, s.end) for s in won)
    warm = warm or any(cue.search(view.text, start, end) for cue in (_WISHED, _OCCASION))
    return replace(telling, congratulates=warm)
