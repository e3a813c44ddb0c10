"""The articles as they were found."""

from __future__ import annotations

from collections.abc import Iterable

from felicitations import addresses
from felicitations.model import Archive, File

NAME = "source"


def export(archive: Archive, _pages: tuple[str, ...]) -> Iterable[File]:
    """``source.txt`` of every article: the bytes of its seed, which is UTF-8 and loses nothing when it is read."""
    for report in archive.reports:
        seed = report.seed
        yield File(address=addresses.article_file(seed.id, addresses.SOURCE_TEXT), content=seed.text.encode())
