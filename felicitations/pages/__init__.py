"""The pages of the site: one module a kind, each with what its page says (a frozen type) and the plan of its pages.

To add a kind: a module here, a template of the same name, and the module's name in `PAGES`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import Any, Protocol

from felicitations.digest import digest_of
from felicitations.frame import Link
from felicitations.model import Archive, Page
from felicitations.pages import (
    article,
    articles,
    calendar,
    countries,
    country,
    data,
    event,
    gone,
    home,
    matrix,
    named,
    occasion,
    occasions,
    part,
    people,
    person,
    prose,
    quality,
    roll,
    search,
    timeline,
    undated,
    year,
    years,
)
from felicitations.pages import map as world


class Kind(Protocol):
    """What a page kind's module offers."""

    @property
    def __name__(self) -> str:
        """The module's full name; its last word names the kind and its template."""

    def plan(self, archive: Archive, /) -> Iterable[Page]:
        """The pages of this kind, as plain data."""


PAGES: tuple[Kind, ...] = (
    home,
    articles,
    article,
    event,
    countries,
    country,
    named,
    roll,
    occasions,
    occasion,
    people,
    person,
    years,
    year,
    part,
    timeline,
    calendar,
    matrix,
    world,
    search,
    undated,
    prose,
    quality,
    data,
    gone,
)


def plan_pages(archive: Archive) -> Iterator[Page]:
    """Every page of the site. Where site.toml chooses some kinds, links to the others become plain words."""
    chosen = [kind for kind in PAGES if kind.__name__.rpartition(".")[2] in archive.settings.pages]
    if {kind for kind in PAGES if kind not in chosen} <= {search}:  # pages do not lead to it, their frame does
        for kind in chosen:
            yield from kind.plan(archive)
        return
    planned = [page for kind in chosen for page in kind.plan(archive)]
    there = frozenset(page.address for page in planned)
    chosen_from = digest_of(sorted(there))
    for page in planned:
        origin = digest_of(page.origin, chosen_from) if page.origin else b""
        yield replace(page, view=partial(_restricted, page, there), origin=origin)


def _restricted(page: Page, there: frozenset[str]) -> object:
    return _unlinked(page.view(), there)


def _unlinked(value: Any, there: frozenset[str]) -> Any:
    """The same data, its links to pages that are not made without their addresses."""
    if isinstance(value, Link):
        return replace(value, address="") if value.address.endswith(".html") and value.address not in there else value
    if isinstance(value, tuple):
        return tuple(_unlinked(one, there) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _unlinked(getattr(value, field.name), there) for field in fields(value)})
    return value
