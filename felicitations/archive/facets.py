"""The facets by which acts are shelved. Every index of the site comes out of the one function here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from felicitations.archive.events import counterparts, year_of
from felicitations.lexicon import Country, Occasion
from felicitations.model import Event, FacetName, Shelf, Shelves


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What one value of a facet is called: ``slug`` in addresses, ``label`` on pages; ``order`` sorts its shelf."""

    slug: str
    label: str
    order: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One way to shelve acts: the ``keys`` that an act belongs under (none, one or several), and their names."""

    name: FacetName
    keys: Callable[[Event], Iterable[str]]
    names: Callable[[str], Name]


def facets_of(countries: Iterable[Country], occasions: Iterable[Occasion], home: str) -> tuple[Facet, ...]:
    """The facets of an archive.

    Countries stand in the order of their slugs, which knows no accents; the home country has no shelf, since nearly
    every act would stand on it. Occasions stand in the order of their files, years newest first.
    """
    country_names = {c.code: Name(slug=c.slug, label=c.name, order=c.slug) for c in countries}
    occasion_names = {o.slug: Name(slug=o.slug, label=o.label, order=(o.order, o.slug)) for o in occasions}
    return (
        Facet(
            name="country",
            keys=lambda event: [party.country for party in counterparts(event.message, home) if party.country],
            names=lambda code: country_names.get(code) or Name(slug=code.lower(), label=code, order=code.lower()),
        ),
        Facet(
            name="occasion",
            keys=lambda event: [event.message.occasion.value] if event.message.occasion else [],
            names=lambda slug: (
                occasion_names.get(slug) or Name(slug=slug, label=slug, order=(len(occasion_names), slug))
            ),
        ),
        Facet(
            name="year",
            keys=lambda event: filter(None, [year_of(event.message)]),
            names=lambda year: Name(slug=year, label=year, order=-int(year)),
        ),
    )


def shelve(facet: Facet, events: Iterable[Event]) -> tuple[Shelf, ...]:
    """The shelves of one facet; on each its acts, in the order in which they came."""
    found: dict[str, list[Event]] = {}
    for event in events:
        for key in dict.fromkeys(facet.keys(event)):
            found.setdefault(key, []).append(event)
    named = sorted(((facet.names(key), key) for key in found), key=lambda pair: pair[0].order)
    return tuple(Shelf(key=key, slug=name.slug, label=name.label, events=tuple(found[key])) for name, key in named)


def all_shelves(facets: Iterable[Facet], events: tuple[Event, ...]) -> Shelves:
    """The shelves of every facet, and the shelf of the acts that have no year."""
    shelves = {facet.name: shelve(facet, events) for facet in facets}
    undated = tuple(event for event in events if not year_of(event.message))
    return Shelves(**shelves, undated=undated)
