"""The newest acts as Atom feeds (RFC 4287): one for the site, one for each country and each occasion type."""

from __future__ import annotations

import html
from collections.abc import Iterable
from datetime import datetime, time

from feedgenerator import Atom1Feed

from felicitations import addresses
from felicitations.directory import Directory, country_shelves
from felicitations.model import Archive, Event, File, Settings
from felicitations.news import newest, one_line
from felicitations.permanent import urn

NAME = "feed"


class _Feed(Atom1Feed):  # type: ignore[misc]
    """Atom as feedgenerator writes it, without its clock."""

    def latest_post_date(self) -> datetime:
        """The day of the newest act; of a feed without acts, the day that computers count from."""
        return max((item["pubdate"] for item in self.items), default=datetime(1970, 1, 1))  # noqa: DTZ001


def export(archive: Archive, _pages: tuple[str, ...]) -> Iterable[File]:
    """``feed.xml`` of the site, and of each country and occasion type beside its page, where it has one.

    Each holds the newest acts of which the day is known, each under that day. Ids do not depend on where the site
    stands. Links are absolute where the site knows its address, else relative to the feed.
    """
    settings = archive.settings
    directory = Directory.of(archive)
    yield _file(addresses.FEED, addresses.HOME, settings.title, archive.events, directory, settings)
    for shelf in country_shelves(archive) if "country" in settings.pages else ():
        if shelf.key in directory.countries:
            page, name = addresses.country_page(shelf.slug), f"country:{shelf.key}"
            yield _file(addresses.feed_of(page), page, name, shelf.events, directory, settings, shelf.label)
    acts = {shelf.key: shelf.events for shelf in archive.shelves.occasion}
    for occasion in archive.occasions if "occasion" in settings.pages else ():
        page, name = addresses.occasion_page(occasion.slug), f"occasion:{occasion.slug}"
        events = acts.get(occasion.slug, ())
        yield _file(addresses.feed_of(page), page, name, events, directory, settings, occasion.label)


def _file(  # noqa: PLR0913, PLR0917 - what one feed is made of
    address: str,
    page: str,
    name: str,
    events: Iterable[Event],
    directory: Directory,
    settings: Settings,
    label: str = "",
) -> File:
    """One feed. ``name`` is what its id is made from, ``page`` the one it belongs to, ``label`` what it is about."""
    base_url = settings.base_url
    feed = _Feed(
        title=one_line(f"{settings.title}: {label}" if label else settings.title),
        link=_link(base_url, page, address),
        description=one_line(settings.tagline),
        language=settings.language,
        author_name=one_line(settings.title),
        feed_url=addresses.canonical(base_url, address) or None,
        feed_copyright=one_line(settings.licence) or None,
        feed_guid=urn("feed", f"{settings.title}:{name}" if label else name),
    )
    for item in newest(events, directory):
        feed.add_item(
            title=item.title,
            link=_link(base_url, item.address, address),
            description=html.escape(item.summary),
            pubdate=datetime.combine(item.day, time()),
            unique_id=item.id,
            categories=[item.occasion] if item.occasion else [],
        )
    return File(address=address, content=feed.writeString("utf-8").encode())


def _link(base_url: str, address: str, feed: str) -> str:
    return addresses.canonical(base_url, address) or addresses.link(address, of=feed)
