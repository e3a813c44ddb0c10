"""The newest acts as a JSON Feed (jsonfeed.org, version 1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterable

from felicitations import addresses
from felicitations.directory import Directory
from felicitations.model import Archive, File
from felicitations.news import Item, newest

NAME = "jsonfeed"


def export(archive: Archive, _pages: tuple[str, ...]) -> Iterable[File]:
    """``feed.json``: the same acts as in ``feed.xml``, under the same ids."""
    settings = archive.settings
    home = addresses.canonical(settings.base_url, addresses.HOME)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": settings.title,
        **({"home_page_url": home, "feed_url": settings.base_url + addresses.JSON_FEED} if home else {}),
        **({"description": settings.tagline} if settings.tagline else {}),
        "language": settings.language,
        "authors": [{"name": settings.title}],
        "items": [_item(item, settings.base_url) for item in newest(archive.events, Directory.of(archive))],
    }
    # ASCII only: then no reader can take a character for the end of a line or of a script.
    text = json.dumps(feed, ensure_ascii=True, indent=2)
    yield File(address=addresses.JSON_FEED, content=f"{text}\n".encode())


def _item(item: Item, base_url: str) -> dict[str, object]:
    return {
        "id": item.id,
        "url": addresses.canonical(base_url, item.address) or addresses.encoded(item.address),
        "title": item.title,
        "content_text": item.summary,
        "date_published": f"{item.day.isoformat()}T00:00:00Z",
        **({"tags": [item.occasion]} if item.occasion else {}),
    }
