"""The page of one country: its acts, its ties with the home country, its people, and its neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from felicitations import addresses, wording
from felicitations.archive.anniversaries import Anniversary, newest_year, of_ties
from felicitations.citing.box import cite_list
from felicitations.digest import digest_of
from felicitations.directory import Directory, by_name, country_shelves, with_article
from felicitations.entries import NAMED, When, day, extent, naming
from felicitations.figures.years import LineOfYears, line_of_acts, signs_on
from felicitations.frame import Counted, Frame, Link, frame, occasion_sign
from felicitations.lexicon import Country, Tie
from felicitations.listing import Listing, listing, signs_in
from felicitations.lists import Sheet, country_list
from felicitations.model import Archive, Event, Page, Shelf
from felicitations.news import feed_link
from felicitations.origins import Origins
from felicitations.rolls import LISTED, PersonRow, rolls
from felicitations.translation import N_, _

_STEPS = {
    "established": N_("Established"),
    "suspended": N_("Suspended"),
    "severed": N_("Broken"),
    "resumed": N_("Resumed"),
}
"""What befell the ties with the home country, as a label."""

_BEFELL = {
    "established": N_("ties established"),
    "suspended": N_("ties suspended"),
    "severed": N_("ties broken"),
    "resumed": N_("ties resumed"),
}
"""The same beside a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TieRow:
    """One step in the ties with the home country. ``sources`` are host names, never links: we do not vouch for them."""

    label: str
    when: When
    note: str
    sources: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryPage:
    """What the page of a country says.

    ``line`` is the line of its years, with the steps of its ties; ``ties_with`` names the home country, empty on its
    own page. ``all_people`` and ``all_named`` lead to those that the page does not list, or nowhere.
    """

    frame: Frame
    name: str
    long_name: str
    codes: str
    summary: str
    line: LineOfYears
    acts: Listing
    occasions: tuple[Counted, ...]
    ties_with: str
    ties: tuple[TieRow, ...]
    next_rounds: tuple[str, ...]
    people: tuple[PersonRow, ...]
    all_people: Link
    named_in: tuple[Link, ...]
    all_named: Link
    region: str
    neighbours: tuple[Counted, ...]


def plan(archive: Archive) -> Iterable[Page]:
    """One page for each country that is a party to an act."""
    directory, origins, settings = Directory.of(archive), Origins.of(archive), archive.settings
    around = digest_of(archive.ties, newest_year(archive), directory.pages, settings.exports)
    named, people = naming(archive, directory), rolls(archive)
    for shelf in country_shelves(archive):
        country = directory.countries.get(shelf.key)
        if country:
            named_in, own = named.get(shelf.key, ()), people.get(shelf.key, ())
            view = partial(_view, country, shelf, archive, directory, named=named_in, people=own)
            listed = (own[:LISTED], len(own), named_in[:NAMED], len(named_in))
            origin = digest_of(country.code, shelf.label, origins.of_acts(shelf.events), listed, around, directory.core)
            address = addresses.country_page(shelf.slug)
            yield Page(address=address, template="country.html", view=view, origin=origin)


def _view(  # noqa: PLR0913 - what a country's page is made of
    country: Country,
    shelf: Shelf,
    archive: Archive,
    directory: Directory,
    *,
    named: tuple[Link, ...],
    people: tuple[PersonRow, ...],
) -> CountryPage:
    part = country_list(shelf)
    acts = listing(Sheet(part=part, number=1, above=()), directory)
    occasions = _occasions(shelf.events, directory)
    ties = [tie for tie in archive.ties if tie.country == country.code and country.code != directory.home]
    line = line_of_acts(part, _befell(ties, archive))
    return CountryPage(
        frame=frame(
            country.name,
            _("Messages of congratulation between %(country)s and other states.", country=with_article(country)),
            Link(text=_("Countries"), address=addresses.COUNTRIES),
            Link(text=country.name),
            folio=country.code,
            cite=cite_list(len(shelf.events), addresses.country_page(shelf.slug), archive.settings.exports),
            signs={*signs_in(acts), *signs_on(line), *(way.sign for way in occasions), "c-curated", "c-inferred"},
            feed=feed_link(addresses.country_page(shelf.slug), shelf.label, archive.settings),
        ),
        name=country.name,
        long_name=country.long_name if country.long_name != country.name else "",
        codes=_codes(country),
        summary=extent(shelf.events),
        line=line,
        acts=acts,
        occasions=occasions if len(occasions) > 1 else (),
        ties_with=directory.country(directory.home).text if directory.home not in {"", country.code} else "",
        ties=tuple(_tie(tie) for tie in ties),
        next_rounds=tuple(_round(tie, one) for tie, one in of_ties(ties, newest_year(archive))),
        people=people[:LISTED],
        all_people=_all_people(country, len(people)),
        named_in=named[:NAMED],
        all_named=_all_named(country, len(named)),
        region=_(country.subregion),
        neighbours=_neighbours(country, archive, directory),
    )


def _codes(country: Country) -> str:
    cow = _("Correlates of War %(number)s", number=country.cow) if country.cow else ""
    return wording.in_row((f"ISO 3166 {country.code}", country.alpha3, cow))


def _occasions(events: Iterable[Event], directory: Directory) -> tuple[Counted, ...]:
    """How often the country stands on each occasion's shelf, the most frequent first."""
    found = Counter(event.message.occasion.value for event in events if event.message.occasion)
    return tuple(
        Counted(
            link=directory.occasion(slug),
            sign=occasion_sign(slug),
            count=wording.acts(number),
        )
        for slug, number in sorted(found.items(), key=lambda item: (-item[1], item[0]))
    )


def _tie(tie: Tie) -> TieRow:
    hosts = dict.fromkeys(filter(None, (urlsplit(source).hostname for source in tie.sources)))
    return TieRow(label=_(_STEPS[tie.event]), when=day(tie.date), note=tie.note, sources=wording.names(hosts))


def _befell(ties: Sequence[Tie], archive: Archive) -> dict[int, str]:
    """What the line of years says of the ties beside the acts: each step, and the next round anniversaries."""
    notes: dict[int, list[str]] = {}
    for tie in ties:
        if year := wording.year_of(tie.date):
            notes.setdefault(int(year), []).append(_(_BEFELL[tie.event]))
    for tie, one in of_ties(ties, newest_year(archive)):
        said = N_("%(ordinal)s of the resumption") if tie.event == "resumed" else N_("%(ordinal)s of ties")
        words = _(said, ordinal=wording.ordinal(one.number))
        notes.setdefault(int(wording.year_of(one.falls)), []).append(words)
    return {year: wording.in_row(words) for year, words in notes.items()}


def _round(tie: Tie, one: Anniversary) -> str:
    said = {"ordinal": wording.ordinal(one.number), "date": wording.date_words(one.falls)}
    if tie.event == "resumed":
        return _("%(ordinal)s of the resumption, %(date)s", **said)
    # Translators: which round anniversary of ties comes next, and when: "70th, 5 May 2026"
    return _("%(ordinal)s, %(date)s", **said)


def _all_people(country: Country, number: int) -> Link:
    """The way to all people of the country, where its page does not list them all."""
    address = addresses.roll_page(country.slug) if number > LISTED else ""
    return Link(text=_("All %(people)s", people=wording.people(number)), address=address)


def _all_named(country: Country, number: int) -> Link:
    """The way to all articles that only name the country, where its page does not list them all."""
    address = addresses.named_page(country.slug) if number > NAMED else ""
    return Link(text=_("All %(articles)s that name it", articles=wording.articles(number)), address=address)


def _neighbours(country: Country, archive: Archive, directory: Directory) -> tuple[Counted, ...]:
    """The other countries of the subregion that have a page, with the day their ties began."""
    begun = {tie.country: wording.date_words(tie.date) for tie in reversed(archive.ties) if tie.event == "established"}
    return tuple(
        Counted(link=directory.country(other.code), sign="", count=begun.get(other.code, ""))
        for other in sorted(archive.countries, key=lambda other: by_name(other.name))
        if other.subregion == country.subregion and other.code != country.code and other.code in directory.pages
    )
