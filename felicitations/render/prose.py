"""Markdown of site_src as HTML. Articles and anything read out of them never come here."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markupsafe import Markup

from felicitations import addresses

_OPTIONS = {"html": False, "typographer": False, "linkify": False}
_MARKDOWN = MarkdownIt("commonmark", _OPTIONS).enable("table").disable("image")


def prose(markdown: str, way: Callable[[str], str], heading: int = 2) -> Markup:
    """Markdown as HTML, for a page that knows the ``way`` to an address; ``heading`` is the level that ``#`` becomes.

    Headings get ids (``h-`` and their words), and links to addresses of the site become relative. HTML in the
    Markdown is shown as text.
    """
    tokens = _MARKDOWN.parse(markdown)
    seen: Counter[str] = Counter()
    top = min((int(token.tag[1]) for token in tokens if token.type == "heading_open"), default=1)
    for index, token in enumerate(tokens):
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, int(token.tag[1]) - top + heading)}"
        if token.type == "heading_open":
            token.attrSet("id", _heading_id(tokens[index + 1].content, seen))
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("href", _link(str(child.attrGet("href") or ""), way))
    # markdown-it escapes all text, and html is off: what it returns is safe by its own contract
    return Markup(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))  # noqa: S704


def _heading_id(words: str, seen: Counter[str]) -> str:
    """``h-`` and the words in small letters and hyphens; a number follows where two headings say the same."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    slug = "h-" + (re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "part")
    seen[slug] += 1
    return slug if seen[slug] == 1 else f"{slug}-{seen[slug]}"


def _link(href: str, way: Callable[[str], str]) -> str:
    """A link as the page needs it: addresses of the site relative, the web and anchors as they are."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not parts.path:
        return href
    anchor = f"#{parts.fragment}" if parts.fragment else ""
    return way(addresses.address_of(parts.path)) + anchor
