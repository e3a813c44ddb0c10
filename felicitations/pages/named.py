"""The articles that name a country without its being a party, where they are too many for the country's page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from felicitations import addresses, wording
from felicitations.entries import NAMED, Directory, country_shelves, naming
from felicitations.frame import Frame, Link, frame
from felicitations.lexicon import Country
from felicitations.listing import ROWS, Step, span, steps
from felicitations.model import Archive, Page


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
            for number in range(1, -(-len(links) // ROWS) + 1):
                yield _page(country, links, number)


def _page(country: Country, links: tuple[Link, ...], number: int) -> Page:
    address = addresses.named_page(country.slug)
    starts = range(0, len(links), ROWS)
    ranges = [span(start, len(links[start : start + ROWS])) for start in starts]
    whole = f"{wording.count(len(links), 'article')} that name it and tell of others."
    title = f"{country.name}, also named" + (f", page {number}" if number > 1 else "")
    view = Named(
        frame=frame(
            title,
            f"Articles on messages between other states that name {f'{country.article} {country.name}'.strip()}.",
            Link(text="Countries", address=addresses.COUNTRIES),
            Link(text=country.name, address=addresses.country_page(country.slug)),
            Link(text="Also named", address=address if number > 1 else ""),
            *([Link(text=f"Page {number}")] if number > 1 else []),
        ),
        title=title,
        summary=whole if len(starts) == 1 else f"{ranges[number - 1]} of {whole}",
        links=links[starts[number - 1] :][:ROWS],
        steps=steps(address, ranges, number),
    )
    return Page(address=addresses.numbered_page(address, number), template="named.html", context=view)
