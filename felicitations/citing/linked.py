"""A record and the trail of a page as linked data: JSON-LD in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterable

from felicitations.citing.collection import Collection
from felicitations.citing.days import day_of
from felicitations.citing.record import Kin, Record

CONTEXT = "https://schema.org"

Node = dict[str, object]

# Within a script only these could end it, or be taken for markup by whoever looks at a page with less than a parser.
# All of them stand inside strings, where JSON may write any character by its number.
_NUMBERED = {ord(char): f"\\u{ord(char):04x}" for char in "<>&'\u2028\u2029\x7f"}


def document(trail: Iterable[tuple[str, str]], *items: str) -> str:
    """The whole block of a page: its trail as (words, URL or nothing), and the items that it is about, if any.

    The text may stand in a script as it is: no word of an article can end it.
    """
    nodes = [_escaped(json.dumps(_trail(trail), ensure_ascii=False, separators=(",", ":")))]
    return f'{{"@context":"{CONTEXT}","@graph":[{",".join((*nodes, *items))}]}}'


def item_of(record: Record, description: str) -> str:
    """A record as one node of the block, in JSON that may stand in a script. ``description`` is the page's own."""
    node = _article(record, description) if record.kind == "article" else _act(record, description)
    return _escaped(json.dumps(_known(node), ensure_ascii=False, separators=(",", ":")))


def data_of(data: Collection) -> str:
    """The data of the archive as one node of the block: a data set with its files."""
    node: Node = {
        "@type": "Dataset",
        "@id": data.url,
        "url": data.url,
        "name": data.title,
        "description": data.description,
        "license": {"@type": "CreativeWork", "name": data.licence} if data.licence else "",
        "creditText": data.citation,
        "version": data.version,
        "temporalCoverage": "/".join(data.years),
        "publisher": _holder(data.archive, data.archive_url),
        "distribution": [
            _known({"@type": "DataDownload", "name": one.name, "encodingFormat": one.media, "contentUrl": one.url})
            for one in data.files
        ],
    }
    return _escaped(json.dumps(_known(node), ensure_ascii=False, separators=(",", ":")))


def _escaped(text: str) -> str:
    return text.translate(_NUMBERED)


def _known(node: Node) -> Node:
    """The node without what is not known."""
    return {key: value for key, value in node.items() if value not in ("", [], None)}


def _trail(trail: Iterable[tuple[str, str]]) -> Node:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            _known({"@type": "ListItem", "position": place, "name": words, "item": url})
            for place, (words, url) in enumerate(trail, 1)
        ],
    }


def _article(record: Record, description: str) -> Node:
    """A news article, its publisher as far as it is known, and where it is kept: our page, a part of the archive."""
    author = _known({"@type": "Person" if record.person else "Organization", "name": record.author})
    return {
        "@type": "NewsArticle",
        "headline": record.heading,
        "inLanguage": record.lang,
        "datePublished": day_of(record.day).plain("-"),
        "author": author if record.author else "",
        "publisher": {"@type": "Organization", "name": record.publisher} if record.publisher else "",
        "keywords": record.occasion,
        "about": [*_sides(record), *(_kin("Event", one, "name") for one in record.kin)],
        "archivedAt": _kept(record, description),
    }


def _act(record: Record, description: str) -> Node:
    """An act as an event, and the articles that report it."""
    return {
        "@type": "Event",
        "name": record.heading,
        "description": description,
        "startDate": day_of(record.day).plain("-"),
        "keywords": record.occasion,
        "about": _sides(record),
        "subjectOf": [_kin("NewsArticle", one, "headline") for one in record.kin],
        "mainEntityOfPage": _kept(record, ""),
    }


def _kept(record: Record, description: str) -> Node:
    """Our page, as the component of an archive that it is. Its version is the digest of the text."""
    return _known(
        {
            "@type": ["WebPage", "ArchiveComponent"],
            "@id": record.url,
            "url": record.url,
            "name": record.heading,
            "description": description,
            "identifier": record.key,
            "version": f"sha256:{record.version}",
            "holdingArchive": _holder(record.archive, record.archive_url),
        }
    )


def _holder(archive: str, url: str) -> Node:
    return _known({"@type": "ArchiveOrganization", "name": archive, "url": url})


def _sides(record: Record) -> list[Node]:
    return [{"@type": "Country" if side.state else "Organization", "name": side.name} for side in record.sides]


def _kin(kind: str, one: Kin, named: str) -> Node:
    return _known({"@type": kind, named: one.title, "url": one.url})
