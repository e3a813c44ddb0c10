"""The list of all pages for search engines (sitemaps.org)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from felicitations import addresses
from felicitations.directory import country_shelves
from felicitations.entries import act_page
from felicitations.model import Archive, Event, File, Reading
from felicitations.news import day_of, whole_day

NAME = "sitemap"
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"

LONGEST = 50_000
"""The most pages of one sitemap, by the protocol. A larger site has several, and ``sitemap.xml`` lists them."""


def export(archive: Archive, pages: tuple[str, ...]) -> Iterable[File]:
    """``sitemap.xml``: every page but the one for addresses that do not exist, in the order of their addresses.

    Without a base URL the addresses have no host. ``lastmod`` is the newest day that the articles of a page name, be it
    of publication or of the act: what the page says cannot be older. A page of which none is known has no ``lastmod``.
    """
    days = dict(_days(archive))
    base_url = archive.settings.base_url
    listed = sorted(set(pages) - {addresses.NOT_FOUND})
    parts = [listed[start : start + LONGEST] for start in range(0, len(listed), LONGEST)] or [[]]
    if len(parts) == 1:
        yield _file(addresses.SITEMAP, "urlset", "url", _places(listed, base_url, days))
        return
    names = [addresses.sitemap_part(number) for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield _file(name, "urlset", "url", _places(part, base_url, days))
    yield _file(addresses.SITEMAP, "sitemapindex", "sitemap", ((base_url + name, None) for name in names))


def _places(listed: Iterable[str], base_url: str, days: dict[str, date]) -> Iterator[tuple[str, date | None]]:
    return ((base_url + addresses.path_of(page) or "./", days.get(page)) for page in listed)


def _file(address: str, root_name: str, entry_name: str, places: Iterable[tuple[str, date | None]]) -> File:
    root = Element(root_name, xmlns=_SCHEMA)
    for place, day in places:
        entry = SubElement(root, entry_name)
        SubElement(entry, "loc").text = place
        if day:
            SubElement(entry, "lastmod").text = day.isoformat()
    indent(root)
    return File(address=address, content=tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _days(archive: Archive) -> Iterator[tuple[str, date]]:
    """The newest day of each page that is made from articles."""
    of_acts = {event.id: _newest(event) for event in archive.events}
    shelves = [
        *((addresses.country_page(shelf.slug), shelf.events) for shelf in country_shelves(archive)),
        *((addresses.occasion_page(shelf.slug), shelf.events) for shelf in archive.shelves.occasion),
        *((addresses.year_page(shelf.key), shelf.events) for shelf in archive.shelves.year),
        *((addresses.timeline_page(shelf.key), shelf.events) for shelf in archive.shelves.year),
        *((addresses.person_page(person.slug), person.acts) for person in archive.people),
        *((act_page(event), (event,)) for event in archive.events),
        *((page, archive.events) for page in (addresses.HOME, addresses.TIMELINE, addresses.YEARS)),
    ]
    for page, events in shelves:
        if day := max(filter(None, (of_acts[event.id] for event in events)), default=None):
            yield page, day
    for report in archive.reports:
        if day := max(_published(report.reading), default=None):
            yield addresses.article_page(report.seed.id), day


def _newest(event: Event) -> date | None:
    days = [*filter(None, [day_of(event)]), *(day for one in event.reports for day in _published(one.reading))]
    return max(days, default=None)


def _published(reading: Reading) -> Iterator[date]:
    """The days that an article names for itself and its acts."""
    named = (reading.published, *(message.happened for message in reading.messages))
    return (day for found in named if found and (day := whole_day(found.value)))
