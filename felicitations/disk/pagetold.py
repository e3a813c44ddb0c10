"""What a web page says of itself, and which of its lines are the article: both as trafilatura finds them."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html
from trafilatura import bare_extraction
from trafilatura.settings import Document

from felicitations.disk.visible import Visible
from felicitations.reading import SEARCHED

MOST_ELEMENTS = 10_000
"""The most elements of a page in which an article is looked for. News pages have some 3,000."""

DEEPEST = 100
"""The most elements inside each other in such a page. The library looks from many of them at all that are around."""

MOST_ATTRIBUTES = 100
"""The most attributes of one element in such a page. They are looked for one after the other."""

MOST_LINKED_DATA = 20_000
"""The most characters of linked data (JSON-LD) that are read; what is broken in it takes the square of its length."""

LONGEST = 1_000
"""The most characters of anything that a page says of itself."""

_MAIN = 100_000  # letters of the article, twice what is searched for facts
_SHORT = 20  # letters: a line as short may stand by chance inside a longer one
_LINE = re.compile(r"[^\n]+")
_LATEST = "2100-01-01"  # the latest day; by itself the library takes today, and the same page would be read otherwise
_DAYS = {"extensive_search": False, "original_date": True, "deferred_url_extractor": True, "max_date": _LATEST}

for _library in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTold:
    """What a page says of itself, empty where it does not; ``frame`` are the lines of its text around the article."""

    title: str = ""
    date: str = ""
    source: str = ""
    author: str = ""
    url: str = ""
    frame: tuple[tuple[int, int], ...] = ()


def ask(page: str, visible: Visible) -> PageTold:
    """What the page says of itself, and which lines of its text are not the article.

    Where no article is found, or the page is too large to look for one, no line is said to be around it.
    """
    ordinary = visible.elements <= MOST_ELEMENTS and visible.depth <= DEEPEST and visible.attributes <= MOST_ATTRIBUTES
    if not ordinary:
        return PageTold()
    try:
        found = bare_extraction(
            _tree(page), fast=True, include_comments=False, with_metadata=True, date_extraction_params=_DAYS
        )
    except Exception:  # noqa: BLE001 - whatever a page does to the library, its text is whole without it
        found = None
    if not isinstance(found, Document):
        return PageTold()
    title = _one_line(found.title)
    return PageTold(
        title=title,
        date=_one_line(found.date),
        source=_one_line(found.sitename),
        author=_one_line(found.author),
        url=_one_line(found.url),
        frame=tuple(_frame(visible, title, list(found.body.itertext()))),
    )


def _tree(page: str) -> html.HtmlElement:
    """The page as a tree, without what would take long: linked data and attributes longer than any that tell."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    tree = html.document_fromstring(page.encode(), parser=parser)
    room = MOST_LINKED_DATA
    for script in tree.findall(".//script"):
        text = script.text or ""
        room -= len(text) if "json" in script.get("type", "") else 0
        if room < 0 or not _is_json(text):
            script.drop_tree()
    for element in tree.iter():
        for name, value in element.items():
            if len(value) > LONGEST:
                del element.attrib[name]
    return tree


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _frame(visible: Visible, title: str, found: list[str]) -> Iterator[tuple[int, int]]:
    """The lines that are neither in the article that was ``found``, as pieces of text, nor its headline above it."""
    pieces = {_letters(piece) for piece in found}
    main = _letters("".join(found))[:_MAIN]
    lines = [match.span() for match in _LINE.finditer(visible.text[:SEARCHED])]
    squeezed = [_letters(visible.text[start:end]) for start, end in lines]
    inside = [line in pieces or (len(line) >= _SHORT and line in main) for line in squeezed]
    if not any(inside):
        return
    above = range(inside.index(True))
    heading = next((i for i in reversed(above) if _is_heading(lines[i], visible) or squeezed[i] == _letters(title)), -1)
    yield from (span for i, span in enumerate(lines) if not inside[i] and i != heading)


def _is_heading(line: tuple[int, int], visible: Visible) -> bool:
    return any(start <= line[0] and line[1] <= end for start, end in visible.headings)


def _letters(text: str) -> str:
    """A text without its white space, which each program sets in its own way."""
    return "".join(text.split())


def _one_line(value: str | None) -> str:
    words = " ".join((value or "").split())
    return words if len(words) <= LONGEST else ""
