"""The articles as they were found."""

from __future__ import annotations

from collections.abc import Iterable

from felicitations import addresses
from felicitations.digest import digest_of
from felicitations.model import Archive, Recipe

NAME = "source"


def export(archive: Archive, _pages: tuple[str, ...]) -> Iterable[Recipe]:
    """``source.txt`` of every article: the bytes of its seed, which is UTF-8 and loses nothing when it is read."""
    for report in archive.reports:
        seed = report.seed
        address = addresses.article_file(seed.id, addresses.SOURCE_TEXT)
        yield Recipe(address=address, make=seed.text.encode, origin=digest_of(seed.text))
