"""What crawlers are told: they may read everything, and where the sitemap is."""

from __future__ import annotations

from collections.abc import Iterable

from felicitations import addresses
from felicitations.model import Archive, File

NAME = "robots"


def export(archive: Archive, _pages: tuple[str, ...]) -> Iterable[File]:
    """``robots.txt``. It names the sitemap where there is one and its whole address is known, which crawlers need."""
    lines = ["User-agent: *", "Allow: /"]
    base_url = archive.settings.base_url
    if base_url and "sitemap" in archive.settings.exports:
        lines.append(f"Sitemap: {addresses.canonical(base_url, addresses.SITEMAP)}")
    yield File(address=addresses.ROBOTS, content="".join(f"{line}\n" for line in lines).encode())
