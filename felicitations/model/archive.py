"""The archive: acts, the reports of them, and the shelves they stand on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from felicitations.lexicon import Country, Occasion, Tie
from felicitations.model.ledger import Ledger
from felicitations.model.quality import Quality
from felicitations.model.reading import Message, Reading
from felicitations.model.text import Refusal, Seed
from felicitations.model.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """site.toml. ``base_url`` is empty or ends in a slash; ``home`` is a country code or empty.

    ``languages`` are those of further editions, each of which stands in a folder of its name.
    ``today`` is no key of it: the day of which the home page tells, ``2024-01-12``, as the command that builds says it;
    empty where it says none.
    """

    title: str
    tagline: str
    language: str
    base_url: str
    home: str
    licence: str
    contact: str
    pages: tuple[str, ...]
    exports: tuple[str, ...]
    languages: tuple[str, ...] = ()
    today: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """One Markdown page of site_src/pages: about, method ... ``language`` is that in which it is written."""

    slug: str
    title: str
    description: str
    body: str
    path: str
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article that reports an act: its seed and its reading (corrected where a person corrected it)."""

    seed: Seed
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one report says of an act: the report, and the message of its reading that tells of the act."""

    report: Report
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act and every account of it, that of the report nearest to the source first.

    ``message`` is what the accounts say together (`felicitations.archive.agreement`): each of its findings is that of
    one account, so that its evidence stands in that account's report.
    """

    id: str
    message: Message
    accounts: tuple[Account, ...]

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports, in the order of the accounts."""
        return tuple(account.report for account in self.accounts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """Where an office is printed: the report's id, and the day of its act in EDTF, empty where none is known."""

    report: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedName:
    """A form in which a person's name is printed, and in how many reports."""

    words: str
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedOffice:
    """An office as reports print it for a person, and where, by day, what has none last."""

    words: str
    printings: tuple[Printing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Individual:
    """A person as the archive knows them: every printed name that was joined, and all that is told under them.

    ``state`` is the code of the country that they speak for, the name of a body of states, or empty. ``name`` is the
    form to call them by; ``names`` begins with the most frequent, ``offices`` with the newest. Each act stands once in
    ``sent``, ``received`` or ``exchanged``, newest first. ``perhaps`` are the slugs of several people for each of whom
    the name may be short; it was joined to none of them.
    """

    slug: str
    name: str
    state: str
    names: tuple[PrintedName, ...]
    offices: tuple[PrintedOffice, ...]
    sent: tuple[Event, ...]
    received: tuple[Event, ...]
    exchanged: tuple[Event, ...]
    perhaps: tuple[str, ...] = ()

    @property
    def acts(self) -> tuple[Event, ...]:
        """All acts of the person; those sent, those received, those exchanged."""
        return (*self.sent, *self.received, *self.exchanged)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The acts that share one value of a facet, newest first, the undated last. ``key`` is the facet's value."""

    key: str
    slug: str
    label: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelves:
    """The shelves of every facet. ``undated`` holds the acts without a year."""

    country: tuple[Shelf, ...]
    occasion: tuple[Shelf, ...]
    year: tuple[Shelf, ...]
    undated: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class Archive:
    """Everything that the pages and the exports are planned from.

    ``reports`` are all articles in the order of their ids, those that are no message among them;
    ``events`` all acts, newest first, the undated last; ``refusals`` the seeds that could not be taken in; ``people``
    those who are named on a side of an act, in the order of their slugs; ``quality`` what was measured of the reading,
    if anything; ``world`` the outlines of the map, if there are any; ``rules`` the fingerprint of the rules that read;
    ``ledger`` what was published before.
    """

    settings: Settings
    countries: tuple[Country, ...]
    occasions: tuple[Occasion, ...]
    ties: tuple[Tie, ...]
    prose: tuple[Prose, ...]
    reports: tuple[Report, ...]
    refusals: tuple[Refusal, ...]
    events: tuple[Event, ...]
    shelves: Shelves
    people: tuple[Individual, ...] = ()
    quality: Quality | None = None
    world: World | None = None
    rules: str = ""
    ledger: Ledger = field(default_factory=Ledger)


FacetName = Literal["country", "occasion", "year"]
