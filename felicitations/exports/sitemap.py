"""The list of all pages for search engines."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from felicitations import addresses
from felicitations.model import Archive, File

NAME = "sitemap"
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


LONGEST = 50_000
"""Addresses that one sitemap may hold, by its protocol."""


def export(archive: Archive, pages: tuple[str, ...]) -> Iterable[File]:
    """``sitemap.xml``: every page but the one for addresses that do not exist, in the order of their addresses.

    More than one sitemap may hold stand in several, ``sitemap-1.xml`` and so on, and ``sitemap.xml`` lists these.
    Without a base URL the addresses have no host. There is no ``lastmod``: the site does not know when a page changed,
    and the day of an act is not the day of its page.
    """
    base_url = archive.settings.base_url
    listed = [base_url + addresses.path_of(page) or "./" for page in sorted(set(pages) - {addresses.NOT_FOUND})]
    if len(listed) <= LONGEST:
        yield _file(addresses.SITEMAP, "urlset", "url", listed)
        return
    parts = {
        addresses.sitemap_part(number): listed[start : start + LONGEST]
        for number, start in enumerate(range(0, len(listed), LONGEST), 1)
    }
    yield _file(addresses.SITEMAP, "sitemapindex", "sitemap", [base_url + name for name in parts])
    for name, held in parts.items():
        yield _file(name, "urlset", "url", held)


def _file(address: str, whole: str, one: str, places: Iterable[str]) -> File:
    """One XML file that lists addresses."""
    root = Element(whole, xmlns=_SCHEMA)
    for place in places:
        SubElement(SubElement(root, one), "loc").text = place
    indent(root)
    return File(address=address, content=tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")
