"""A record as the tags in the head of its page: Highwire, Dublin Core and OpenGraph."""

from __future__ import annotations

from dataclasses import dataclass

from felicitations.citing.days import day_of
from felicitations.citing.record import Record

DC_TYPES = {"article": "newspaperArticle", "act": "Event"}
"""What Dublin Core calls them: for an article the word that Zotero knows, for an act that of the DCMI types."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One ``meta``; ``graph`` says that its name is a property of OpenGraph."""

    name: str
    content: str
    graph: bool


def tags(record: Record, description: str) -> tuple[Tag, ...]:
    """All tags of a record's page; none for what is not known. ``description`` is the page's own."""
    named = (*_highwire(record), *_dublin_core(record))
    return (
        *(Tag(name=name, content=content, graph=False) for name, content in named if content),
        *(Tag(name=name, content=content, graph=True) for name, content in _graph(record, description) if content),
    )


def page_tags(title: str, description: str, archive: str, url: str) -> tuple[Tag, ...]:
    """The tags of a page that is about no single item; none where the site has no address, for then nobody links it.

    ``archive`` is the title of the site.
    """
    named = (
        ("og:type", "website"),
        ("og:title", title),
        ("og:description", description),
        ("og:site_name", archive),
        ("og:url", url),
    )
    return tuple(Tag(name=name, content=content, graph=True) for name, content in named if url and content)


def card_tags(picture: str) -> tuple[Tag, ...]:
    """The tags that lead to the picture of a page, 1200 by 630; ``picture`` is its URL."""
    return (
        Tag(name="og:image", content=picture, graph=True),
        Tag(name="og:image:width", content="1200", graph=True),
        Tag(name="og:image:height", content="630", graph=True),
        Tag(name="twitter:card", content="summary_large_image", graph=False),
    )


def _highwire(record: Record) -> tuple[tuple[str, str], ...]:
    return (
        ("citation_title", record.heading),
        ("citation_author", record.author),
        ("citation_publication_date", day_of(record.day).plain("/")),
        ("citation_publisher", record.publisher or record.archive),
        ("citation_language", record.lang),
        ("citation_keywords", record.occasion),
        ("citation_public_url", record.url),
    )


def _dublin_core(record: Record) -> tuple[tuple[str, str], ...]:
    return (
        ("DC.type", DC_TYPES[record.kind]),
        ("DC.title", record.heading),
        ("DC.creator", record.author),
        ("DC.date", record.day),
        ("DC.publisher", record.publisher or record.archive),
        ("DC.language", record.lang),
        ("DC.subject", record.occasion),
        *(("DC.coverage", side.name) for side in record.sides if side.state),
        ("DC.isPartOf", record.archive),
        ("DC.identifier", record.url),
        ("DC.identifier", record.key),
        ("DC.hasVersion", f"sha256:{record.version}"),
    )


def _graph(record: Record, description: str) -> tuple[tuple[str, str], ...]:
    whole = day_of(record.day).plain("-") if record.kind == "article" else ""
    return (
        ("og:type", "article"),
        ("og:title", record.heading),
        ("og:description", description),
        ("og:site_name", record.archive),
        ("og:url", record.url),
        ("article:published_time", whole if len(whole) == len("2024-01-12") else ""),
    )
