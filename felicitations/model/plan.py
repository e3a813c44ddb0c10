"""The plan: every page and every file of the site as plain data, testable without a disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from felicitations.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One HTML page: ``address`` is its file in the site, ``template`` a name in templates/, ``view`` gives its words.

    The words are made when the page is rendered and kept by nobody: the plan of ten thousand pages is a list of names.
    ``origin`` is a digest of all that they are made from (`felicitations.digest`), by which the next build knows that
    the page is the same; empty where nobody has asked what that is, and the page is made every time.
    """

    address: str
    template: str
    view: Callable[[], object]
    origin: bytes = b""

    @property
    def context(self) -> object:
        """The words, as a template gets them; made anew each time."""
        return self.view()


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file of the site that is no page: ``address`` and its bytes."""

    address: str
    content: bytes

    @property
    def origin(self) -> bytes:
        """Empty: it is made already."""
        return b""

    @property
    def size(self) -> int:
        """The number of its bytes."""
        return len(self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """One file of the site that is no page, before it is made: ``make`` gives its bytes. ``origin`` is as of a page."""

    address: str
    make: Callable[[], bytes]
    origin: bytes = b""

    @property
    def content(self) -> bytes:
        """The bytes of the file; made anew each time."""
        return self.make()


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """One file of the site that need not be made: what stands at its ``address`` is what would be made.

    ``digest`` is its SHA-256 in hexadecimal, ``size`` the number of its bytes.
    """

    address: str
    digest: str
    size: int


Search = Literal["new", "last", "none"]
"""Which search a site gets: one of all that it holds; the one that was made last, if there is one; or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a publication changed: files written, left as they were, removed; ``untidy`` is what stayed behind."""

    written: int
    unchanged: int
    removed: int
    untidy: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a build did, for its last lines: counts, problems, seconds, and where the site stands."""

    out: str
    articles: int
    acts: int
    countries: int
    occasions: int
    pages: int
    published: Published
    problems: tuple[Problem, ...]
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A site that is planned and not yet made, for somebody who wants to see a page of it at once.

    ``find`` makes the page at an address, or gives the file that needs no making; None where nothing will stand, or
    what is made later. ``has`` says whether a page will stand there; ``problems`` is what was wrong until then. It
    must not be asked by two threads at a time.
    """

    find: Callable[[str], bytes | None]
    has: Callable[[str], bool]
    problems: tuple[Problem, ...]


Show = Callable[[Proof], None]
"""What is given the proof of a site, once that is planned."""
