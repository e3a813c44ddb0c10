"""The page of the search. Its script finds; without one, the page leads to the lists that reach every article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.frame import SIGNS, Frame, Link, frame
from felicitations.model import Archive, Page
from felicitations.translation import N_, _

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
    """One thing to narrow by: its name in the address and in the catalogue, and its head."""

    name: str
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What the page says. ``catalogue`` and ``index`` lead to what its script reads; ``ways`` to the lists."""

    frame: Frame
    summary: str
    catalogue: Link
    index: Link
    facets: tuple[Facet, ...]
    ways: tuple[Link, ...]


def plan(archive: Archive) -> Iterable[Page]:
    """One page."""
    yield Page(address=addresses.SEARCH, template="search.html", view=partial(_view, archive))


def _view(archive: Archive) -> SearchPage:
    acts, reports = len(archive.events), len(archive.reports)
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
        catalogue=Link(text="", address=addresses.CATALOGUE),
        index=Link(text="", address=f"{addresses.indexed(0)}/pagefind.js"),
        facets=tuple(Facet(name=name, head=_(head)) for name, head in FACETS),
        ways=(
            Link(text=_("by country"), address=addresses.COUNTRIES),
            Link(text=_("by occasion"), address=addresses.OCCASIONS),
            Link(text=_("by year"), address=addresses.YEARS),
            Link(text=_("by person"), address=addresses.PEOPLE),
            Link(text=_("all articles"), address=addresses.ARTICLES),
        ),
    )
