"""The people of an article: every naming of one person joined, with the fullest name, the offices and the country."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from felicitations.reading.cues import Cue
from felicitations.reading.known import KnownPeople
from felicitations.reading.people import Actor, same_person, surname_key

_CROWN = Cue(r"\b(?:king|queen|sultan|emir|amir|prince|duke|emperor|pope|sheikh)\b", re.IGNORECASE)
# An office that says nothing of who of a state is meant: its head, by another word.
_ANYBODY = Cue(r"leader|head|president|counterpart|monarch|sovereign|ruler|premier|king|statesman", re.IGNORECASE)
_ELECT = ("elect", "designate")
_NEAR = 100  # letters
_BOTH = 2  # a first and a family name
_STEM = 2  # letters that a first name and its short form share
_YOUNGER = frozenset({"jr", "sr"})
_LETTERS = 2  # two capitals may be anything


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One person of the article. ``namings`` are in the order of the text.

    ``country`` is the code that the words around the name give, ``listed`` the one of people.csv; ``body`` is the
    intergovernmental body that the person heads. All may be empty.
    """

    name: str
    office: str
    country: str
    listed: str
    body: str
    namings: tuple[Actor, ...]

    @property
    def fullest(self) -> Actor:
        """The naming with the whole name."""
        return next(n for n in self.namings if n.name == self.name)

    @property
    def offices(self) -> tuple[str, ...]:
        """The offices with which the person is named, in the order of the text."""
        return tuple(n.office for n in self.namings if n.office)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """All people of an article; ``roles`` are the offices named without a person, with their country or body."""

    figures: tuple[Figure, ...]
    roles: tuple[Actor, ...]

    def who(self, actor: Actor) -> Figure | None:
        """The person whom a naming means; for an office alone the only one who holds it there."""
        if actor.name:
            return next((f for f in self.figures if actor in f.namings), None)
        if not actor.country:
            # "The Chairperson" further down is the one of the body that was named; a bare "President" may be anybody.
            heads = [f for f in self.figures if f.body and f.body == (actor.body or f.body)]
            heads = [f for f in heads if actor.body or alike(f.office, actor.office)]
            return heads[0] if len(heads) == 1 else None
        of = [f for f in self.figures if actor.country and actor.country == (f.country or f.listed)]
        elect = actor.office.lower().endswith(_ELECT)  # who is no more, or not yet, the president
        vague = not actor.office.endswith("s") and bool(_ANYBODY.search(actor.office)) and not elect
        held = [f for f in of if alike(f.office, actor.office) and (not elect or f.office.lower().endswith(_ELECT))]
        held = held or (of if vague else [])
        # "Xi Jinping, general secretary of the party and Chinese president": the one named right before.
        near = [f for f in held if any(0 <= actor.start - n.end <= _NEAR for n in f.namings)]
        found = held if len(held) == 1 else near
        return found[0] if len(found) == 1 else None


def alike(one: str, other: str) -> bool:
    """Whether two offices may be one: one printed inside the other."""
    return bool(one) and bool(other) and (one.lower() in other.lower() or other.lower() in one.lower())


def gather_cast(namings: tuple[Actor, ...], known: KnownPeople) -> Cast:
    """Join the namings: a name goes to the longest name that holds all its words."""
    groups: list[list[Actor]] = []
    # Longest names first, so that "Xi" finds "Xi Jinping" wherever it stands; ties keep the order of the text.
    for actor in sorted((a for a in namings if a.name), key=_fullness):
        home = next((g for g in groups if _is_one(actor, g[0], known) and not _crowned_apart(actor, g)), None)
        if home is None:
            groups.append([actor])
        else:
            home.append(actor)
    figures = [_figure(sorted(g, key=lambda a: a.start), g[0].name, known) for g in groups]
    roles = tuple(a for a in namings if not a.name and (a.country or a.body) and not a.office.endswith("s"))
    return Cast(figures=tuple(sorted(figures, key=lambda f: f.namings[0].start)), roles=roles)


def _fullness(actor: Actor) -> tuple[int, int, int]:
    """What sorts namings by how much of the name they print: words, then words that are more than a letter."""
    words = surname_key(actor.name).split()
    return -len(words), -sum(len(word) > 1 for word in words), actor.start


def _is_one(short: Actor, full: Actor, known: KnownPeople) -> bool:
    """Whether two namings are of one person: by the words of the name, its first letters ("MBZ"), a known alias."""
    letters = "".join(word[0] for word in full.name.split()).upper()
    initials = len(short.name) > _LETTERS and letters.startswith(short.name)  # "MBZ"
    same = same_person(short.name, full.name) or _is_pet_name(short.name, full.name)
    same = same or _is_initialled(short.name, full.name)
    return initials or same or known.is_alias(short.name, full.name) or known.is_alias(full.name, short.name)


def _is_pet_name(short: str, full: str) -> bool:
    """Whether two names differ in the form of the first one alone: "Joe Biden" and "Joseph R. Biden, Jr."."""
    one, two = ([w for w in surname_key(name).split() if len(w) > 1 and w not in _YOUNGER] for name in (short, full))
    pair = len(one) == len(two) == _BOTH and one[1:] == two[1:]
    return pair and one[0][:_STEM] == two[0][:_STEM]


def _is_initialled(short: str, full: str) -> bool:
    """Whether one name is the other with a letter for one of its words: "U.Khurelsukh" is "Khurelsukh Ukhnaa"."""
    one, two = sorted((surname_key(name).split() for name in (short, full)), key=lambda words: len("".join(words)))
    if not len(one) == len(two) == _BOTH or len(one[0]) != 1 or one[1] not in two:
        return False
    other = two[1 - two.index(one[1])]
    return len(other) > 1 and other.startswith(one[0])


def _crowned_apart(actor: Actor, group: list[Actor]) -> bool:
    """Whether one is a monarch and the other is not: "Sultan Ibrahim" is not "Prime Minister Anwar Ibrahim"."""
    offices = [a.office for a in group if a.office]
    return bool(actor.office and offices) and bool(_CROWN.search(actor.office)) != any(map(_CROWN.search, offices))


def _figure(namings: list[Actor], name: str, known: KnownPeople) -> Figure:
    listed = known.state_of(name, crowned=any(_CROWN.search(a.office) for a in namings))
    sure = listed if " " in name else ""
    # A leader who is known by the whole name is nobody else's: "the Chinese leader, President Buhari ...".
    countries = Counter(a.country for a in namings if a.country and (not sure or a.country == sure))
    offices = [a.office for a in namings if a.office]
    return Figure(
        name=name,
        office=offices[0] if offices else "",
        country=countries.most_common(1)[0][0] if countries else "",
        listed=listed,
        body=next((a.body for a in namings if a.body), ""),
        namings=tuple(namings),
    )
