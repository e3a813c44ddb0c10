"""The empty file that tells GitHub Pages to serve the site as it is."""

from __future__ import annotations

from collections.abc import Iterable

from felicitations.model import Archive, File

NAME = "nojekyll"
ADDRESS = ".nojekyll"
"""Where Pages looks for it. Nothing ever links to it."""


def export(_archive: Archive, _pages: tuple[str, ...]) -> Iterable[File]:
    """One empty file. Without it Pages would run Jekyll, which drops files whose names begin with an underscore."""
    yield File(address=ADDRESS, content=b"")
