"""What the site holds besides its pages: one module a format, each with its name and the plan of its files.

To add a format: a module here with ``NAME`` and ``export``, and the module's name in `EXPORTS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from felicitations.exports import (
    anniversaries,
    cite,
    database,
    feed,
    jsonfeed,
    ledger,
    nojekyll,
    opensearch,
    package,
    reading,
    records,
    robots,
    schema,
    sheets,
    sitemap,
    source,
)
from felicitations.model import Archive, File, Recipe


class Format(Protocol):
    """What an export's module offers."""

    NAME: str
    """What site.toml calls it."""

    def export(self, archive: Archive, pages: tuple[str, ...], /) -> Iterable[File | Recipe]:
        """The files of this format. ``pages`` are the addresses of the pages that the site will have."""


EXPORTS: tuple[Format, ...] = (
    reading,
    source,
    cite,
    schema,
    database,
    sheets,
    records,
    package,
    feed,
    jsonfeed,
    anniversaries,
    opensearch,
    sitemap,
    robots,
    ledger,
    nojekyll,
)

ALWAYS: frozenset[str] = frozenset({reading.NAME, source.NAME, ledger.NAME, nojekyll.NAME})
"""Made whatever site.toml chooses: an article's page leads to its reading and its source, no address may be
forgotten, and Pages wants the mark."""


def plan_exports(archive: Archive, pages: tuple[str, ...]) -> Iterator[File | Recipe]:
    """The files of every export that site.toml names, and of those that are always made."""
    for form in EXPORTS:
        if form.NAME in ALWAYS or form.NAME in archive.settings.exports:
            yield from form.export(archive, pages)
