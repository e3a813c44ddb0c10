"""The page of the search. Its script finds; without one, the page leads to the lists that reach every article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.frame import SIGNS, Frame, Link, frame
from felicitations.model import Archive, Page

FACETS = (
    ("occasion", "Occasion"),
    ("country", "Country"),
    ("year", "Year"),
    ("direction", "Direction"),
    ("person", "Person"),
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
            "Search",
            "Search the words of the articles, and narrow by country, occasion, year, direction and person.",
            Link(text="Search"),
            section=addresses.SEARCH,
            signs={sign for sign in SIGNS if not sign.startswith("c-")},
            script=addresses.FINDER,
            finds=True,
        ),
        summary=f"{wording.sentence(wording.acts(acts))} in {wording.articles(reports)}.",
        catalogue=Link(text="", address=addresses.CATALOGUE),
        index=Link(text="", address=f"{addresses.indexed(0)}/pagefind.js"),
        facets=tuple(Facet(name=name, head=head) for name, head in FACETS),
        ways=(
            Link(text="by country", address=addresses.COUNTRIES),
            Link(text="by occasion", address=addresses.OCCASIONS),
            Link(text="by year", address=addresses.YEARS),
            Link(text="by person", address=addresses.PEOPLE),
            Link(text="all articles", address=addresses.ARTICLES),
        ),
    )
