"""How a browser can search the site from its own bar: an OpenSearch description."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from felicitations import addresses
from felicitations.model import Archive, File
from felicitations.news import one_line

NAME = "opensearch"
_SCHEMA = "http://a9.com/-/spec/opensearch/1.1/"
_SHORT, _LONG = 16, 1024
"""The most characters of a name and of a description that the specification lets stand."""


def export(archive: Archive, pages: tuple[str, ...]) -> Iterable[File]:
    """``opensearch.xml``, where the site has a search page and knows its own address, which a browser needs."""
    settings = archive.settings
    if not settings.base_url or addresses.SEARCH not in pages:
        return
    root = Element("OpenSearchDescription", xmlns=_SCHEMA)
    SubElement(root, "ShortName").text = one_line(settings.title)[:_SHORT].strip()
    SubElement(root, "Description").text = one_line(settings.tagline or settings.title)[:_LONG]
    template = f"{addresses.canonical(settings.base_url, addresses.SEARCH)}?q={{searchTerms}}"
    SubElement(root, "Url", type="text/html", template=template)
    SubElement(root, "InputEncoding").text = "UTF-8"
    indent(root)
    yield File(address=addresses.OPENSEARCH, content=tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")
