"""What the readers know beforehand: countries, occasions, page furniture, ties. Data, all of it from site_src."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SCHEMES = ("cameo", "plover", "plover-context", "cap")
"""The schemes of event and agenda data into which occasions are carried over, as `crosswalk` names them."""

NoisePlace = Literal["line", "start", "end", "top", "bottom", "cue"]


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
    it wins against when both match, ``order`` its place in lists; ``body`` is the Markdown of its page. ``hints`` are
    words that show nothing alone, but tell this type from one that it beats, wherever they stand in an article, save in
    a sentence with one of the words of ``unless``. ``alone`` are phrases that show it only where nothing else is found;
    ``words`` are single words that speak for it a little each: where no phrase is found, most words win.
    ``crosswalk`` are its codes in other schemes, each with the name of its scheme (`SCHEMES`). ``language`` is that of
    ``body``.
    """

    slug: str
    label: str
    phrases: tuple[str, ...]
    beats: tuple[str, ...]
    hints: tuple[str, ...]
    alone: tuple[str, ...]
    words: tuple[str, ...]
    unless: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    order: int
    body: str
    crosswalk: tuple[tuple[str, str], ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoiseFamily:
    """One family of page furniture: one file in site_src/noise.

    ``patterns`` are regular expressions tried on the folded text (see ``reading.fold``). ``place`` says where they may
    stand: ``line`` a whole line; ``start`` or ``end`` a fragment at a line's start or end; ``top`` a whole line before
    the article's first paragraph; ``bottom`` the line and all that follows it to the end; ``cue`` anywhere: two of its
    words in one line are how a page talks of itself, and one in a line at the edge of the article. ``kind`` is the kind
    of mark that they leave.
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
class CountryNames:
    """One row of country_names.csv: how another language names a country.

    A form that ends in ``*`` is a stem, to which the language's own endings may come. ``cities`` name no country; they
    tell where a page was written.
    """

    code: str
    language: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    cities: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language other than English: one file in site_src/languages, in the words of docs/reference.md.

    ``words`` are the lists of the file by their keys; ``occasions`` the phrases by the slugs of occasions; ``numbers``
    number words with their values, ``jubilees`` patterns with theirs; ``agencies`` news agencies with the code of the
    country that they speak from, ``bodies`` patterns of intergovernmental bodies with their English names, ``hints``
    patterns that show an occasion where nothing better does, ``sole_offices`` offices that one state alone has, and
    ``leaders`` names of people, with the code of the state. ``spaced`` is False where words
    stand without spaces; ``accents`` is True where a name needs its accents; ``beside`` says on which side of an office
    its country stands.
    """

    code: str
    label: str
    spaced: bool
    accents: bool
    beside: Literal["before", "behind", "both"]
    words: tuple[tuple[str, tuple[str, ...]], ...]
    occasions: tuple[tuple[str, tuple[str, ...]], ...]
    numbers: tuple[tuple[str, int], ...]
    jubilees: tuple[tuple[str, int], ...]
    agencies: tuple[tuple[str, str], ...]
    bodies: tuple[tuple[str, str], ...]
    hints: tuple[tuple[str, str], ...]
    sole_offices: tuple[tuple[str, str], ...]
    leaders: tuple[tuple[str, str], ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    body: str

    def list(self, key: str) -> tuple[str, ...]:
        """The items of one of the file's lists, empty where it has none."""
        return dict(self.words).get(key, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All that the readers know beforehand. ``home`` is the archive's home country's code, or empty."""

    home: str
    countries: tuple[Country, ...]
    occasions: tuple[Occasion, ...]
    noise: tuple[NoiseFamily, ...]
    ties: tuple[Tie, ...]
    people: tuple[KnownPerson, ...]
    languages: tuple[Language, ...] = ()
    country_names: tuple[CountryNames, ...] = ()
