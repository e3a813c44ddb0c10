"""The list of all pages for search engines."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from felicitations import addresses
from felicitations.model import Archive, File

NAME = "sitemap"
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def export(archive: Archive, pages: tuple[str, ...]) -> Iterable[File]:
    """``sitemap.xml``: every page but the one for addresses that do not exist, in the order of their addresses.

    Without a base URL the addresses have no host. There is no ``lastmod``: the site does not know when a page changed,
    and the day of an act is not the day of its page.
    """
    root = Element("urlset", xmlns=_SCHEMA)
    base_url = archive.settings.base_url
    for page in sorted(set(pages) - {addresses.NOT_FOUND}):
        SubElement(SubElement(root, "url"), "loc").text = base_url + addresses.path_of(page) or "./"
    indent(root)
    yield File(address=addresses.SITEMAP, content=tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")
