"""Finds links of the finished site that lead nowhere: every relative one must meet a file of the site, and its anchor.

The pages are our own templates' work, where every attribute is quoted and every text escaped; so a few patterns see all
links that a parser would see, in a fraction of its time. Files are looked through one by one and need not be kept.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from urllib.parse import unquote, urlsplit

from felicitations import addresses
from felicitations.model import File, Same
from felicitations.problems import Problem

# Each begins with plain letters, which the search of regular expressions is ten times quicker to find than a choice.
_LINK_PATTERNS = (re.compile(rb"""href=["']([^"']*)["']"""), re.compile(rb"""src=["']([^"']*)["']"""))
_ANCHOR = re.compile(rb"""id=["']([^"']*)["']""")
_STYLE_LINK = re.compile(rb"""url\(\s*["']?([^"')]+?)["']?\s*\)""")
_LINKED = (".html", ".svg")
_SCHEME = re.compile(rb"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Linked:
    """A file of the site, the links in it but those to places of its own, and the places that others may link to."""

    file: File | Same
    links: frozenset[bytes]
    anchors: frozenset[bytes]


NOTHING: frozenset[bytes] = frozenset()


def linked(file: File) -> Linked:
    """A file with its links. One that is neither page nor drawing nor style links to nothing."""
    data = file.content
    if file.address.endswith(_LINKED):
        anchors = frozenset(_ANCHOR.findall(data))
        links = frozenset(link for pattern in _LINK_PATTERNS for link in pattern.findall(data))
        return Linked(file, links - {b"#" + anchor for anchor in anchors}, anchors)
    return Linked(file, frozenset(_STYLE_LINK.findall(data)) if file.address.endswith(".css") else NOTHING, NOTHING)


class Links:
    """The links of a whole site, taken in file by file. ``base_path`` is the path of the base URL, or empty."""

    def __init__(self, base_path: str) -> None:
        self._base_path = base_path
        self._anchors: dict[str, frozenset[bytes]] = {}
        self._same: dict[frozenset[bytes], frozenset[bytes]] = {}
        # What is linked to, as a page at the root would write it: the first page that does so, and how many do.
        self._wanted: dict[bytes, str] = {}
        self._times: dict[bytes, int] = {}

    def take(self, one: Linked) -> None:
        """Take in one file."""
        address = one.file.address
        # Thousands of pages have the very same anchors, which are kept once.
        self._anchors[address] = self._same.setdefault(one.anchors, one.anchors)
        root, folder = b"../" * address.count("/"), address.encode()[: address.rfind("/") + 1]
        for link in one.links:
            if not link or link.startswith((b"#", b"?")):
                link = address.encode() + link  # noqa: PLW2901
            elif link.startswith(root):
                link = link[len(root) :]  # noqa: PLW2901
            elif not link.startswith(b"/") and not _SCHEME.match(link):
                link = folder + link  # noqa: PLW2901
            self._wanted.setdefault(link, address)
            self._times[link] = self._times.get(link, 0) + 1

    def dead(self) -> Iterator[Problem]:
        """A problem for each target that is linked and not there, with the first page that links to it."""
        dead: dict[str, tuple[str, int]] = {}
        for link, first in self._wanted.items():  # in the order of the pages
            if fault := self._fault(unescape(link.decode("utf-8", "replace"))):
                page, number = dead.get(fault, (first, 0))
                dead[fault] = (page, number + self._times[link])
        place = {address: number for number, address in enumerate(self._anchors if dead else ())}
        for fault, (page, number) in sorted(dead.items(), key=lambda one: (place[one[1][0]], one[0])):
            more = f" (and on {number - 1} more pages)" if number > 1 else ""
            text = f"{fault}{more}; mend the template or the text that names it"
            yield Problem(code="E-LINK", path=page, text=text)

    def _fault(self, link: str) -> str:
        """What is wrong with one link of a page at the root, or nothing."""
        try:
            parts = urlsplit(link)
        except ValueError:
            return f'found the link "{link}", which is no address'
        if parts.scheme or parts.netloc:
            return ""
        target, anchor = _target(unquote(parts.path), self._base_path), unquote(parts.fragment)
        if target not in self._anchors:
            return f'found a link to "{target}", which is no file of the site'
        if anchor and target.endswith(_LINKED) and anchor not in _words(self._anchors[target]):
            return f'found a link to "#{anchor}" of "{target}", which has no such anchor'
        return ""


def _target(path: str, base_path: str) -> str:
    """The address that a path means on a page at the root; the path itself where it leaves the site."""
    if path.endswith("/"):
        path += addresses.INDEX
    if path.startswith("/"):
        return path.removeprefix(base_path) if base_path else path
    return posixpath.normpath(path)


@lru_cache(maxsize=256)
def _words(anchors: frozenset[bytes]) -> frozenset[str]:
    return frozenset(unescape(anchor.decode("utf-8", "replace")) for anchor in anchors)
