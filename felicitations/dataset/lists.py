"""The tables that the others lean on: people, countries, and occasions with their codes in other schemes."""

from __future__ import annotations

from collections.abc import Iterator

from felicitations import addresses
from felicitations.dataset.events import CODES
from felicitations.dataset.schema import PLACE, Column, Row, Table, place
from felicitations.lexicon import SCHEMES
from felicitations.model import Archive
from felicitations.translation import N_


def _people(archive: Archive) -> Iterator[Row]:
    for person in archive.people:
        yield (
            person.slug,
            person.name,
            person.state or None,
            tuple(name.words for name in person.names),
            tuple(office.words for office in person.offices),
            len(person.sent),
            len(person.received),
            len(person.exchanged),
            place(addresses.person_page(person.slug), archive.settings.base_url),
        )


def _countries(archive: Archive) -> Iterator[Row]:
    acts = {shelf.key: len(shelf.events) for shelf in archive.shelves.country}
    home = archive.settings.home
    for country in sorted(archive.countries, key=lambda one: one.code):
        yield (
            country.code,
            country.alpha3 or None,
            country.cow or None,
            country.name,
            country.long_name or None,
            country.region or None,
            country.subregion or None,
            country.code == home,
            None if country.code == home else acts.get(country.code, 0),
        )


def _occasions(archive: Archive) -> Iterator[Row]:
    acts = {shelf.key: len(shelf.events) for shelf in archive.shelves.occasion}
    for one in archive.occasions:
        codes = dict(one.crosswalk)
        where = place(addresses.occasion_page(one.slug), archive.settings.base_url)
        yield (one.slug, one.label, *(codes.get(scheme) for scheme in SCHEMES), acts.get(one.slug, 0), where)


PEOPLE = Table(
    name="people",
    title=N_("People"),
    meaning=N_("Everybody who is named on a side of an act, under every name that is surely the same person’s."),
    key=("id",),
    columns=(
        Column(name="id", meaning=N_("The person’s name in addresses."), required=True),
        Column(name="name", meaning=N_("The form to call them by."), required=True),
        Column(name="state", meaning=N_("For whom they speak: an ISO 3166-1 alpha-2 code, or the name of a body.")),
        Column(
            name="names", meaning=N_("Every form in which the name is printed, the most frequent first."), kind="list"
        ),
        Column(name="offices", meaning=N_("Their offices as printed, the newest first."), kind="list"),
        Column(name="sent", meaning=N_("Acts that they sent."), kind="number", required=True),
        Column(name="received", meaning=N_("Acts that they received."), kind="number", required=True),
        Column(name="exchanged", meaning=N_("Acts in which they exchanged messages."), kind="number", required=True),
        Column(name="address", meaning=PLACE, required=True),
    ),
    rows=_people,
)

COUNTRIES = Table(
    name="countries",
    title=N_("Countries"),
    meaning=N_("The countries that the archive knows, with their codes; those without an act too."),
    key=("code",),
    columns=(
        Column(name="code", meaning=N_("ISO 3166-1 alpha-2; XK for Kosovo."), required=True),
        Column(name="iso3", meaning=N_("ISO 3166-1 alpha-3; XKX for Kosovo.")),
        Column(name="cow", meaning=N_("Number in the Correlates of War."), kind="number"),
        Column(name="name", meaning=N_("As the pages call it."), required=True),
        Column(name="long_name", meaning=N_("The formal name.")),
        Column(name="region", meaning=N_("Region, by UN M49.")),
        Column(name="subregion", meaning=N_("Subregion, by UN M49.")),
        Column(name="home", meaning=N_("Whether the archive is collected from its side."), kind="flag", required=True),
        Column(name="acts", meaning=N_("Acts that it is a party to; empty for the home country."), kind="number"),
    ),
    rows=_countries,
)

OCCASIONS = Table(
    name="occasions",
    title=N_("Occasions and crosswalk"),
    meaning=N_("The types of occasion, each with its codes in other schemes of event and agenda data."),
    key=("id",),
    columns=(
        Column(name="id", meaning=N_("The type’s name in addresses."), required=True),
        Column(name="label", meaning=N_("As the pages call it."), required=True),
        *CODES,
        Column(name="acts", meaning=N_("Acts of this type."), kind="number", required=True),
        Column(name="address", meaning=PLACE, required=True),
    ),
    rows=_occasions,
)
