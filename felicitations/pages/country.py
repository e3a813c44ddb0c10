"""The page of one country: its acts, its ties with the home country, its people, and its neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from felicitations import addresses, wording
from felicitations.archive.anniversaries import newest_year, of_ties
from felicitations.entries import (
    Directory,
    Entry,
    When,
    country_shelves,
    entries,
    extent,
    report_title,
    signs_of,
)
from felicitations.frame import Counted, Frame, Link, frame, occasion_sign
from felicitations.lexicon import Country, Tie
from felicitations.model import Archive, Event, Page, Shelf
from felicitations.news import feed_link

NEWEST = 12
"""Acts that the home country's page lists: nearly all of the archive's acts are its own."""
_STEPS = {"established": "Established", "suspended": "Suspended", "severed": "Broken", "resumed": "Resumed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TieRow:
    """One step in the ties with the home country. ``sources`` are host names, never links: we do not vouch for them."""

    label: str
    when: When
    note: str
    sources: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person who spoke or was addressed for the country, the offices as printed, and in how many acts."""

    name: Link
    offices: str
    acts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryPage:
    """What the page of a country says.

    ``more`` leads to the acts that are not listed: the home country's page names only its newest. ``ties_with`` is the
    home country's name, empty on its own page.
    """

    frame: Frame
    name: str
    long_name: str
    codes: str
    summary: str
    entries: tuple[Entry, ...]
    more: tuple[Link, ...]
    occasions: tuple[Counted, ...]
    ties_with: str
    ties: tuple[TieRow, ...]
    next_rounds: tuple[str, ...]
    people: tuple[PersonRow, ...]
    named_in: tuple[Link, ...]
    region: str
    neighbours: tuple[Counted, ...]


def plan(archive: Archive) -> Iterable[Page]:
    """One page for each country that is a party to an act."""
    directory = Directory.of(archive)
    named = _named(archive, directory)
    for shelf in country_shelves(archive):
        country = directory.countries.get(shelf.key)
        if country:
            view = _view(country, shelf, archive, directory, named.get(shelf.key, []))
            yield Page(address=addresses.country_page(shelf.slug), template="country.html", context=view)


def _view(country: Country, shelf: Shelf, archive: Archive, directory: Directory, named: Sequence[Link]) -> CountryPage:
    shown = shelf.events[:NEWEST] if country.code == directory.home else shelf.events
    listed = entries(shown, directory)
    occasions = _occasions(shelf.events, directory)
    ties = [tie for tie in archive.ties if tie.country == country.code and country.code != directory.home]
    return CountryPage(
        frame=frame(
            country.name,
            f"Messages of congratulation between {f'{country.article} {country.name}'.strip()} and other states.",
            Link(text="Countries", address=addresses.COUNTRIES),
            Link(text=country.name),
            folio=country.code,
            signs={*signs_of(listed), *(way.sign for way in occasions), "c-curated", "c-inferred"},
            feed=feed_link(addresses.country_page(shelf.slug), shelf.label, archive.settings),
        ),
        name=country.name,
        long_name=country.long_name if country.long_name != country.name else "",
        codes=_codes(country),
        summary=extent(shelf.events),
        entries=listed,
        more=_more(shelf.events, shown),
        occasions=occasions if len(occasions) > 1 else (),
        ties_with=directory.country(directory.home).text if directory.home not in {"", country.code} else "",
        ties=tuple(_tie(tie) for tie in ties),
        next_rounds=_next_rounds(ties, archive),
        people=_people(country.code, archive),
        named_in=tuple(named),
        region=country.subregion,
        neighbours=_neighbours(country, archive, directory),
    )


def _more(events: tuple[Event, ...], shown: tuple[Event, ...]) -> tuple[Link, ...]:
    if len(events) == len(shown):
        return ()
    return (Link(text=f"{wording.count(len(events) - len(shown), 'older act')}, by year", address=addresses.YEARS),)


def _codes(country: Country) -> str:
    cow = f"Correlates of War {country.cow}" if country.cow else ""
    return ", ".join(filter(None, (f"ISO 3166 {country.code}, {country.alpha3}", cow)))


def _occasions(events: Iterable[Event], directory: Directory) -> tuple[Counted, ...]:
    """How often the country stands on each occasion's shelf, the most frequent first."""
    found = Counter(event.message.occasion.value for event in events if event.message.occasion)
    return tuple(
        Counted(link=directory.occasion(slug), sign=occasion_sign(slug), count=wording.count(number, "act"))
        for slug, number in sorted(found.items(), key=lambda item: (-item[1], item[0]))
    )


def _tie(tie: Tie) -> TieRow:
    hosts = dict.fromkeys(filter(None, (urlsplit(source).hostname for source in tie.sources)))
    when = When(words=wording.sentence(wording.date_words(tie.date)), machine=wording.machine_date(tie.date))
    return TieRow(label=_STEPS[tie.event], when=when, note=tie.note, sources=wording.names(hosts))


def _next_rounds(ties: Sequence[Tie], archive: Archive) -> tuple[str, ...]:
    """The first round anniversaries after the newest act, of the ties' beginning and of each resumption."""
    return tuple(
        f"{wording.ordinal(one.number)}{' of the resumption' if tie.event == 'resumed' else ''}, "
        f"{wording.date_words(one.falls)}"
        for tie, one in of_ties(ties, newest_year(archive))
    )


def _people(code: str, archive: Archive) -> tuple[PersonRow, ...]:
    """The country's people, those with the most acts first, with every office that was printed."""
    return tuple(
        PersonRow(
            name=Link(text=person.name, address=addresses.person_page(person.slug)),
            offices="; ".join(office.words for office in person.offices),
            acts=f"{len(person.acts):,}",
        )
        for person in sorted(archive.people, key=lambda person: (-len(person.acts), person.name))
        if person.state == code
    )


def _named(archive: Archive, directory: Directory) -> dict[str, list[Link]]:
    """The articles that name a country without its being a party, by its code."""
    found: dict[str, list[Link]] = {}
    for report in archive.reports:
        link = Link(text=report_title(report.reading, directory), address=addresses.article_page(report.seed.id))
        for code in report.reading.mentioned:
            found.setdefault(code, []).append(link)
    return found


def _neighbours(country: Country, archive: Archive, directory: Directory) -> tuple[Counted, ...]:
    """The other countries of the subregion that have a page, with the day their ties began."""
    begun = {tie.country: wording.date_words(tie.date) for tie in reversed(archive.ties) if tie.event == "established"}
    return tuple(
        Counted(link=directory.country(other.code), sign="", count=begun.get(other.code, ""))
        for other in sorted(archive.countries, key=lambda other: other.name)
        if other.subregion == country.subregion and other.code != country.code and other.code in directory.pages
    )
