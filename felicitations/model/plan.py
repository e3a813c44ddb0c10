"""The plan: every page and every file of the site as plain data, testable without a disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from felicitations.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One HTML page: ``address`` is its file in the site, ``template`` a name in templates/, ``view`` gives its words.

    The words are made when the page is rendered and kept by nobody: the plan of ten thousand pages is a list of names.
    """

    address: str
    template: str
    view: Callable[[], object]

    @property
    def context(self) -> object:
        """The words, as a template gets them; made anew each time."""
        return self.view()


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file of the site that is no page: ``address`` and its bytes."""

    address: str
    content: bytes


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
