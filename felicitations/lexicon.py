"""What the readers know beforehand: countries, occasions, page furniture, ties. Data, all of it from site_src."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NoisePlace = Literal["line", "start", "end", "top", "bottom"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One row of countries.csv.

    ``code`` is ISO 3166-1 alpha-2 (XK for Kosovo), ``alpha3`` alpha-3, ``cow`` the Correlates of War number
    or 0 where it has none. ``names`` are the forms in which texts name it, the display name among them;
    ``adjectives`` what news English calls its people and things. ``article`` is "the" where prose needs it.
    ``region`` and ``subregion`` follow UN M49.
    """

    code: str
    alpha3: str
    cow: int
    name: str
    long_name: str
    article: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capital: str
    region: str
    subregion: str
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One occasion type: one file in site_src/occasions.

    ``phrases`` are words that show it (see docs/reference for the small pattern language), ``beats`` the types
    it wins against when both match, ``order`` its place in lists; ``body`` is the Markdown of its page.
    """

    slug: str
    label: str
    phrases: tuple[str, ...]
    beats: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    order: int
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoiseFamily:
    """One family of page furniture: one file in site_src/noise.

    ``patterns`` are regular expressions tried on the folded text (see ``reading.fold``). ``place`` says where they may
    stand: ``line`` a whole line; ``start`` or ``end`` a fragment at a line's start or end; ``top`` a whole line before
    the article's first paragraph; ``bottom`` the line and all that follows it to the end. ``kind`` is the kind of mark
    that they leave.
    """

    slug: str
    label: str
    kind: Literal["stamp", "credit", "furniture"]
    place: NoisePlace
    patterns: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One step in the relations of a state with the home country. ``date`` is EDTF: a day, a month or a year."""

    country: str
    event: Literal["established", "suspended", "severed", "resumed"]
    date: str
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """One row of people.csv: a person whose names are hard to join. Never needed for the rest."""

    name: str
    country: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All that the readers know beforehand. ``home`` is the archive's home country's code, or empty."""

    home: str
    countries: tuple[Country, ...]
    occasions: tuple[Occasion, ...]
    noise: tuple[NoiseFamily, ...]
    ties: tuple[Tie, ...]
    people: tuple[KnownPerson, ...]
