"""The page of the search. Its script finds; without one, the page leads to the lists that reach every article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.catalogue import way_words
from felicitations.directory import Directory
from felicitations.filtering import Choice
from felicitations.findables import DIRECTIONS
from felicitations.frame import SIGNS, Frame, Link, frame
from felicitations.model import Archive, Page
from felicitations.translation import N_, Form, _, forms

FACETS = (
    ("occasion", N_("Occasion")),
    ("country", N_("Country")),
    ("year", N_("Year")),
    ("direction", N_("Direction")),
    ("person", N_("Person")),
)
"""What results can be narrowed by, in the order of the page: the name in the address and the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One thing to narrow by: its name in the address and in the catalogue, and its head.

    ``labels`` are its choices in the language of the page; a choice without one is called as in the catalogue.
    """

    name: str
    head: str
    labels: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What the page says.

    ``acts``, ``others`` and ``reports`` are how its script counts acts, articles that report none, and reports that it
    leaves out. ``catalogue``, ``people`` and ``index`` lead to what the script reads; ``ways`` to the lists.
    """

    frame: Frame
    summary: str
    acts: tuple[Form, ...]
    others: tuple[Form, ...]
    reports: tuple[Form, ...]
    catalogue: Link
    people: Link
    index: Link
    facets: tuple[Facet, ...]
    ways: tuple[Link, ...]


def plan(archive: Archive) -> Iterable[Page]:
    """One page."""
    yield Page(address=addresses.SEARCH, template="search.html", view=partial(_view, archive))


def _view(archive: Archive) -> SearchPage:
    acts, reports = len(archive.events), len(archive.reports)
    labels = _labels(archive)
    return SearchPage(
        frame=frame(
            _("Search"),
            _("Search the words of the articles, and narrow by country, occasion, year, direction and person."),
            Link(text=_("Search")),
            section=addresses.SEARCH,
            signs={sign for sign in SIGNS if not sign.startswith("c-")},
            script=addresses.FINDER,
            finds=True,
        ),
        summary=wording.sentence(
            _("%(acts)s in %(articles)s.", acts=wording.acts(acts), articles=wording.articles(reports))
        ),
        acts=forms("%(number)s act", "%(number)s acts"),
        others=forms("%(number)s other article", "%(number)s other articles"),
        reports=forms("and %(number)s report more", "and %(number)s reports more"),
        catalogue=Link(text="", address=addresses.CATALOGUE),
        people=Link(text="", address=addresses.SEARCHED_PEOPLE),
        index=Link(text="", address=f"{addresses.indexed(0)}/pagefind.js"),
        facets=tuple(Facet(name=name, head=_(head), labels=labels.get(name, ())) for name, head in FACETS),
        ways=(
            Link(text=_("by country"), address=addresses.COUNTRIES),
            Link(text=_("by occasion"), address=addresses.OCCASIONS),
            Link(text=_("by year"), address=addresses.YEARS),
            Link(text=_("by person"), address=addresses.PEOPLE),
            Link(text=_("all articles"), address=addresses.ARTICLES),
        ),
    )


def _labels(archive: Archive) -> dict[str, tuple[Choice, ...]]:
    """What the choices of each facet are called."""
    directory = Directory.of(archive)
    return {
        "occasion": tuple(Choice(value=one.slug, text=one.label, sign="") for one in archive.occasions),
        "country": tuple(Choice(value=one.code, text=one.name, sign="") for one in archive.countries),
        "direction": tuple(Choice(value=way, text=way_words(way, directory), sign="") for way in DIRECTIONS),
    }
