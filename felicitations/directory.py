"""What the codes of the archive are called on its pages, and which page each of them has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from weakref import WeakKeyDictionary

from felicitations import addresses, wording
from felicitations.digest import digest_of
from felicitations.frame import Link
from felicitations.lexicon import Country
from felicitations.model import Archive, Message, Party, Reading, Shelf
from felicitations.translation import _, spoken


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class Directory:
    """What the codes of the archive are called, and which of them have a page.

    ``countries`` by ISO code, ``occasions`` and ``labels`` by slug; ``people`` by their state and each name that is
    printed for them; ``home`` is the home country's code or empty; ``archive`` is what the archive is called, and
    ``base_url`` where it stands, if that is known. ``core`` is a digest of all but ``pages`` and ``people``.
    """

    archive: str
    base_url: str
    home: str
    countries: Mapping[str, Country]
    pages: Mapping[str, str]
    occasions: Mapping[str, Link]
    labels: Mapping[str, str]
    people: Mapping[tuple[str, str], str]
    core: bytes

    @classmethod
    def of(cls, archive: Archive) -> Directory:
        """The directory of an archive, one for as long as the archive lives.

        A country has a page when it stands on a shelf; every occasion type has one.
        """
        if archive not in _DIRECTORIES:
            _DIRECTORIES[archive] = cls._made(archive)
        return _DIRECTORIES[archive]

    @classmethod
    def _made(cls, archive: Archive) -> Directory:
        settings, labels = archive.settings, {one.slug: one.label for one in archive.occasions}
        return cls(
            archive=settings.title,
            base_url=settings.base_url,
            home=settings.home,
            countries={country.code: country for country in archive.countries},
            pages={shelf.key: addresses.country_page(shelf.slug) for shelf in country_shelves(archive)},
            occasions={s: Link(text=label, address=addresses.occasion_page(s)) for s, label in labels.items()},
            labels=labels,
            people={
                (one.state, printed.words): addresses.person_page(one.slug)
                for one in archive.people
                for printed in one.names
            },
            core=digest_of(settings.title, settings.base_url, settings.home, archive.countries, labels),
        )

    def about(self, *readings: Reading, acts: Iterable[Message] = ()) -> Directory:
        """The directory of those alone whom these readings and acts name; it leads to nobody else.

        What is said with it depends on nothing else that the archive holds.
        """
        messages = (*(message for reading in readings for message in reading.messages), *acts)
        parties = [party for message in messages for party in (*message.senders, *message.recipients)]
        codes = {*(party.country for party in parties), *(code for reading in readings for code in reading.mentioned)}
        people = {(party.country or party.body or "", person.name) for party in parties for person in party.people}
        return replace(
            self,
            pages={code: self.pages[code] for code in sorted(filter(None, codes)) if code in self.pages},
            people={one: self.people[one] for one in sorted(people) if one in self.people},
        )

    @property
    def digest(self) -> bytes:
        """A digest of everything that the directory says."""
        return digest_of(self.core, self.pages, tuple(self.people.items()))

    def country(self, code: str) -> Link:
        """A country's name, leading to its page if it has one. A code that no table lists stays a code."""
        known = self.countries.get(code)
        return Link(text=known.name if known else code, address=self.pages.get(code, ""))

    def state(self, state: str) -> Link:
        """For whom somebody speaks: a country, leading to its page, or the name of a body of states."""
        return self.country(state) if state in self.countries else Link(text=state)

    def person(self, name: str, state: str) -> Link:
        """A person by a printed name, leading to their page. ``state`` is a country's code or a body's name."""
        return Link(text=name, address=self.people.get((state, name), ""))

    def occasion(self, slug: str) -> Link:
        """An occasion type's name, leading to its page."""
        return self.occasions.get(slug) or Link(text=slug)

    def party(self, party: Party) -> Link:
        """What a party is called: its country, its body, or the people who speak for it."""
        if party.country:
            return self.country(party.country)
        return Link(text=party.body or wording.names(person.name for person in party.people) or _("an unnamed party"))

    def in_prose(self, parties: Iterable[Party]) -> str:
        """The parties as a sentence names them: ``China and the Comoros``."""
        return wording.names(dict.fromkeys(self._with_article(party) for party in parties))

    def in_list(self, parties: Iterable[Party]) -> str:
        """The parties as a heading or a list names them: ``Comoros``."""
        return wording.names(dict.fromkeys(self.party(party).text for party in parties))

    def _with_article(self, party: Party) -> str:
        known = self.countries.get(party.country or "")
        return with_article(known) if known else self.party(party).text


_DIRECTORIES: WeakKeyDictionary[Archive, Directory] = WeakKeyDictionary()


def with_article(country: Country) -> str:
    """A country as a sentence names it: ``the Comoros``."""
    return f"{country.article} {country.name}".strip()


@lru_cache(maxsize=1024)
def filed_under(name: str) -> str:
    """By what an index sorts a name: letters and digits alone, without accents, in the order of their script."""
    letters = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    return re.sub(r"[\W_]+", "-", letters.casefold()).strip("-")


def by_name(name: str) -> str:
    """By what a list sorts a name that stands beside others in it: English names by their letters as they are."""
    return name if spoken().language.partition("-")[0] == "en" else filed_under(name)


def country_shelves(archive: Archive) -> tuple[Shelf, ...]:
    """The shelves of the countries by name, with that of the home country, which the archive leaves out."""
    shelves = list(archive.shelves.country)
    home = next((one for one in archive.countries if one.code == archive.settings.home), None)
    if home and not any(shelf.key == home.code for shelf in shelves):
        acts = tuple(event for event in archive.events if home.code in _codes(event.message))
        shelves += [Shelf(key=home.code, slug=home.slug, label=home.name, events=acts)] if acts else []
    return tuple(sorted(shelves, key=lambda shelf: filed_under(shelf.label)))


def _codes(message: Message) -> set[str | None]:
    return {party.country for party in (*message.senders, *message.recipients)}
