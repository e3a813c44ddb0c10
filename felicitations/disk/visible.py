"""The text of a web page: all that its reader could see, in the order of the page.

Nothing is chosen here. Only what is never drawn is no text: scripts, styles, templates, what stands inside a frame.
White space is that of a browser: runs of it are one space, blocks are parted by an empty line, lines and rows by a line
end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from felicitations.disk.files import Unusable
from felicitations.problems import Problem

DEEPEST = 512
"""The most elements that may be open at once, as in browsers. What is nested deeper takes the square of its length."""

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend listing main menu nav ol optgroup p "
    "plaintext pre search section summary table textarea title ul xmp".split()
)
_LINES = frozenset("br caption li option tr tbody thead tfoot".split())
_UNSEEN = frozenset("script style template iframe noembed noframes".split())
_AS_IT_IS = frozenset("pre textarea listing xmp plaintext".split())
_SPACES = re.compile(r"[ \t\n\f\r]+")
_GAPS = ("", " ", "\t", "\n", "\n\n")
_SPACE, _CELL, _LINE, _BLOCK = range(1, len(_GAPS))
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Visible:
    """The text of a page; where its main headings (``h1``) stand in it; and how it is built.

    ``elements`` is their number, ``depth`` the most inside each other, ``attributes`` the most that one has.
    """

    text: str
    headings: tuple[tuple[int, int], ...] = ()
    elements: int = 0
    depth: int = 0
    attributes: int = 0


def see(page: str, name: str, line: int = 0) -> Visible:
    """What a reader of the page saw. Raises `Unusable` where elements are nested too deep."""
    target = _Target()
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
    data = page.replace("\r\n", "\n").replace("\r", "\n").encode()
    try:
        for start in range(0, len(data), _PIECE):
            parser.feed(data[start : start + _PIECE])
        parser.close()
    except _TooDeep:
        text = f"found more than {DEEPEST} elements inside each other, expected fewer; save the article as text"
        raise Unusable(Problem(code="E-PAGE", path=name, text=text, line=line)) from None
    except etree.XMLSyntaxError:  # of a page without any element or word
        return Visible(text="")
    return Visible(
        text="".join(target.pieces),
        headings=tuple(target.headings),
        elements=target.elements,
        depth=target.deepest,
        attributes=target.attributes,
    )


class _TooDeep(Exception):
    pass


class _Target:
    """What the parser tells of each element and each stretch of text as it comes."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.headings: list[tuple[int, int]] = []
        self.elements = 0
        self.deepest = 0
        self.attributes = 0
        self._waiting: list[str] = []
        self._size = 0
        self._depth = 0
        self._unseen = 0
        self._as_it_is = 0
        self._heading = 0
        self._gap = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.elements += 1
        self.attributes = max(self.attributes, len(attributes))
        self._depth += 1
        self.deepest = max(self.deepest, self._depth)
        if self._depth > DEEPEST:
            raise _TooDeep
        self._part(tag)
        self._unseen += tag in _UNSEEN
        self._as_it_is += tag in _AS_IT_IS
        if tag == "h1":
            self._heading = self._size

    def end(self, tag: str) -> None:
        self._part(tag)
        self._depth -= 1
        self._unseen -= tag in _UNSEEN
        self._as_it_is -= tag in _AS_IT_IS
        if tag == "h1" and self._size > self._heading:
            self.headings.append((self._heading, self._size))

    def data(self, text: str) -> None:
        if not self._unseen:
            self._waiting.append(text)  # it may come letter by letter

    def close(self) -> None:
        """Take what is left at the end of a page."""
        self._take()

    def _part(self, tag: str) -> None:
        """Take the text before the beginning or the end of an element, and part it from what comes."""
        self._take()
        wanted = _BLOCK if tag in _BLOCKS else _LINE if tag in _LINES else _CELL if tag in ("td", "th") else 0
        self._gap = max(self._gap, wanted)

    def _take(self) -> None:
        text = "".join(self._waiting)
        self._waiting.clear()
        words = text
        if not self._as_it_is:
            text = _SPACES.sub(" ", text)
            words = text.strip(" ")
            self._gap = max(self._gap, _SPACE if text.startswith(" ") else 0)
        if words:
            gap = _GAPS[self._gap] if self.pieces else ""
            self.pieces += (gap, words)
            self._size += len(gap) + len(words)
            self._gap = _SPACE if not self._as_it_is and text.endswith(" ") else 0
