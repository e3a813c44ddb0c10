"""The archive as an edition of the site tells it: the same, with other names for countries and occasion types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from felicitations.lexicon import Country, Occasion
from felicitations.model import Archive, Edition, Prose, Shelf
from felicitations.translation import Translation, _, pgettext, speaking

STATE = "name of a state"
"""The context of the names of states in a catalogue: such a name goes before that of CLDR."""


def told_in(archive: Archive, edition: Edition) -> Archive:
    """The archive in the language of an edition. What no catalogue and no table names keeps its name.

    Addresses stay as they are, for they are made of slugs; regions stay in English, and pages say them in the language.
    """
    with speaking(edition.translation):
        settings = replace(
            archive.settings,
            language=edition.translation.language,
            title=_(archive.settings.title),
            tagline=_(archive.settings.tagline),
            licence=_(archive.settings.licence),
        )
        countries = tuple(_country(one, edition.translation) for one in archive.countries)
        occasions = tuple(_occasion(one, edition.occasions) for one in archive.occasions)
    names = {one.code: one.name for one in countries}
    labels = {one.slug: one.label for one in occasions}
    return replace(
        archive,
        settings=settings,
        countries=countries,
        occasions=occasions,
        prose=tuple(edition.prose.get(one.slug, one) for one in archive.prose),
        shelves=replace(
            archive.shelves,
            country=tuple(_shelf(one, names) for one in archive.shelves.country),
            occasion=tuple(_shelf(one, labels) for one in archive.shelves.occasion),
        ),
    )


def _country(country: Country, translation: Translation) -> Country:
    """A country by another name: no article stands before it, since languages differ in where one is wanted."""
    own = pgettext(STATE, country.name)
    name = own if own != country.name else translation.countries.get(country.code)
    return replace(country, name=name, long_name=name, article="") if name else country


def _occasion(occasion: Occasion, written: Mapping[str, Prose]) -> Occasion:
    told = written.get(occasion.slug)
    named = replace(occasion, label=_(occasion.label))
    return replace(named, body=told.body, language=told.language) if told else named


def _shelf(shelf: Shelf, names: Mapping[str, str]) -> Shelf:
    return replace(shelf, label=names.get(shelf.key, shelf.label))
