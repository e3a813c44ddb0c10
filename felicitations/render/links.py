"""Finds links of the finished site that lead nowhere: every relative one must meet a file of the site, and its anchor.

The pages are our own templates' work, where every attribute is quoted and every text escaped; so a few patterns see all
links that a parser would see, in a fraction of its time.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from html import unescape
from urllib.parse import unquote, urlsplit

from felicitations import addresses
from felicitations.model import File
from felicitations.problems import Problem

# Each begins with plain letters, which the search of regular expressions is ten times quicker to find than a choice.
_LINK_PATTERNS = (re.compile(rb"""href=["']([^"']*)["']"""), re.compile(rb"""src=["']([^"']*)["']"""))
_ANCHOR = re.compile(rb"""id=["']([^"']*)["']""")
_STYLE_LINK = re.compile(rb"""url\(\s*["']?([^"')]+?)["']?\s*\)""")
_LINKED = (".html", ".svg")


def dead_links(files: Iterable[File], base_path: str) -> Iterator[Problem]:
    """A problem for each target that is linked and not there, with the first page that links to it.

    ``base_path`` is the path of the base URL, or empty: the links of 404.html begin with it.
    """
    content = {file.address: file.content for file in files}
    anchors = cache(lambda address: _anchors(content[address]))
    # Most links of a page lead by way of the root to what other pages lead to as well, and the rest are anchors of its
    # own: only what is left when these are taken away is looked at.
    alive: set[bytes] = set()
    dead: defaultdict[str, list[str]] = defaultdict(list)
    for address, data in content.items():
        root = b"../" * address.count("/")
        own = {b"#" + anchor for anchor in _ANCHOR.findall(data)} if address.endswith(_LINKED) else set()
        for link in sorted(_links(address, data) - own):
            shared = link.startswith(root) and not link.startswith(b"#")
            if shared and link[len(root) :] in alive:
                continue
            if fault := _fault(unescape(link.decode("utf-8", "replace")), address, base_path, anchors, content.keys()):
                dead[fault].append(address)
            elif shared:
                alive.add(link[len(root) :])
    for fault, pages in dead.items():
        more = f" (and on {len(pages) - 1} more pages)" if len(pages) > 1 else ""
        yield Problem(code="E-LINK", path=pages[0], text=f"{fault}{more}; mend the template or the text that names it")


def _links(address: str, data: bytes) -> set[bytes]:
    if address.endswith(_LINKED):
        return {link for pattern in _LINK_PATTERNS for link in pattern.findall(data)}
    return set(_STYLE_LINK.findall(data)) if address.endswith(".css") else set()


def _fault(
    link: str, page: str, base_path: str, anchors: Callable[[str], set[str]], addresses_there: Collection[str]
) -> str:
    """What is wrong with one link, or nothing."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return f'found the link "{link}", which is no address'
    if parts.scheme or parts.netloc:
        return ""
    target, anchor = _target(unquote(parts.path), page, base_path), unquote(parts.fragment)
    if target not in addresses_there:
        return f'found a link to "{target}", which is no file of the site'
    if anchor and target.endswith(_LINKED) and anchor not in anchors(target):
        return f'found a link to "#{anchor}" of "{target}", which has no such anchor'
    return ""


def _target(path: str, page: str, base_path: str) -> str:
    """The address that a path means on a page; the path itself where it leaves the site."""
    if not path:
        return page
    if path.endswith("/"):
        path += addresses.INDEX
    if path.startswith("/"):
        return path.removeprefix(base_path) if base_path else path
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))


def _anchors(data: bytes) -> set[str]:
    return {unescape(anchor.decode("utf-8", "replace")) for anchor in _ANCHOR.findall(data)}
