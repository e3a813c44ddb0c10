"""The articles that name a country without its being a party, where they are too many for the country's page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.digest import digest_of
from felicitations.directory import Directory, country_shelves, with_article
from felicitations.entries import NAMED, naming
from felicitations.frame import Frame, Link, frame
from felicitations.lexicon import Country
from felicitations.listing import Cut, Step, cut
from felicitations.model import Archive, Page
from felicitations.translation import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What the list of these articles says."""

    frame: Frame
    title: str
    summary: str
    links: tuple[Link, ...]
    steps: tuple[Step, ...]


def plan(archive: Archive) -> Iterable[Page]:
    """For each country that more than a few articles name: its pages."""
    directory = Directory.of(archive)
    named = naming(archive, directory)
    for shelf in country_shelves(archive):
        links = named.get(shelf.key, ())
        country = directory.countries.get(shelf.key)
        if country and len(links) > NAMED:
            for page in cut(links, addresses.named_page(country.slug)):
                view, origin = partial(_view, country, page, len(links)), digest_of(country, page, len(links))
                yield Page(address=page.address, template="named.html", view=view, origin=origin)


def _view(country: Country, page: Cut[Link], size: int) -> Named:
    whole = wording.count(
        size,
        "%(number)s article that names it and tells of others.",
        "%(number)s articles that name it and tell of others.",
    )
    title = page.titled(_("%(country)s, also named", country=country.name))
    return Named(
        frame=frame(
            title,
            _("Articles on messages between other states that name %(country)s.", country=with_article(country)),
            Link(text=_("Countries"), address=addresses.COUNTRIES),
            Link(text=country.name, address=addresses.country_page(country.slug)),
            *page.trail(_("Also named"), addresses.named_page(country.slug)),
        ),
        title=title,
        summary=page.summed(whole),
        links=page.rows,
        steps=page.steps,
    )
