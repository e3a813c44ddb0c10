"""The newest acts as Atom feeds (RFC 4287): one for the site, one for each country and each occasion type."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import partial

from feedgenerator import Atom1Feed

from felicitations import addresses
from felicitations.digest import digest_of
from felicitations.directory import Directory, country_shelves
from felicitations.model import Archive, Event, Recipe, Settings
from felicitations.news import newest, one_line
from felicitations.origins import Origins
from felicitations.permanent import urn

NAME = "feed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One feed. ``name`` is what its id is made from, ``page`` the one it belongs to, ``label`` what it is about."""

    address: str
    page: str
    name: str
    label: str = ""


class _Feed(Atom1Feed):  # type: ignore[misc]
    """Atom as feedgenerator writes it, without its clock."""

    def latest_post_date(self) -> datetime:
        """The day of the newest act; of a feed without acts, the day that computers count from."""
        return max((item["pubdate"] for item in self.items), default=datetime(1970, 1, 1))  # noqa: DTZ001


def export(archive: Archive, _pages: tuple[str, ...]) -> Iterable[Recipe]:
    """``feed.xml`` of the site, and of each country and occasion type beside its page, where it has one.

    Each holds the newest acts of which the day is known, each under that day. Ids do not depend on where the site
    stands. Links are absolute where the site knows its address, else relative to the feed.
    """
    settings, directory, origins = archive.settings, Directory.of(archive), Origins.of(archive)
    for feed, events in _feeds(archive, directory):
        origin = digest_of(feed, origins.of_acts(events), replace(settings, today=""))
        make = partial(_written, feed, events, directory, settings)
        yield Recipe(address=feed.address, make=make, origin=origin)


def _feeds(archive: Archive, directory: Directory) -> Iterator[tuple[Feed, tuple[Event, ...]]]:
    """Every feed, and the acts that it may hold."""
    settings = archive.settings
    yield Feed(address=addresses.FEED, page=addresses.HOME, name=settings.title), archive.events
    for shelf in country_shelves(archive) if "country" in settings.pages else ():
        if shelf.key in directory.countries:
            page, name = addresses.country_page(shelf.slug), f"country:{shelf.key}"
            yield Feed(address=addresses.feed_of(page), page=page, name=name, label=shelf.label), shelf.events
    acts = {shelf.key: shelf.events for shelf in archive.shelves.occasion}
    for occasion in archive.occasions if "occasion" in settings.pages else ():
        page, name = addresses.occasion_page(occasion.slug), f"occasion:{occasion.slug}"
        events = acts.get(occasion.slug, ())
        yield Feed(address=addresses.feed_of(page), page=page, name=name, label=occasion.label), events


def _written(told: Feed, events: Iterable[Event], directory: Directory, settings: Settings) -> bytes:
    base_url, address, page, label = settings.base_url, told.address, told.page, told.label
    feed = _Feed(
        title=one_line(f"{settings.title}: {label}" if label else settings.title),
        link=_link(base_url, page, address),
        description=one_line(settings.tagline),
        language=settings.language,
        author_name=one_line(settings.title),
        feed_url=addresses.canonical(base_url, address) or None,
        feed_copyright=one_line(settings.licence) or None,
        feed_guid=urn("feed", f"{settings.title}:{told.name}" if label else told.name),
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
    content: str = feed.writeString("utf-8")
    return content.encode()


def _link(base_url: str, address: str, feed: str) -> str:
    return addresses.canonical(base_url, address) or addresses.link(address, of=feed)
