"""The newest acts as an Atom feed (RFC 4287)."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable
from datetime import datetime

from feedgenerator import Atom1Feed

from felicitations import addresses, wording
from felicitations.entries import Directory, act_page, report_title, title_words
from felicitations.model import Archive, Event, File

NAME = "feed"

NEWEST = 50
"""The acts that the feed holds at most."""

# XML 1.0 has no way to write the other characters: feedgenerator refuses some of them and passes the rest.
_NO_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})[?~%]?")


class _Feed(Atom1Feed):  # type: ignore[misc]
    """Atom as feedgenerator writes it, without its clock."""

    def latest_post_date(self) -> datetime:
        """The day of the newest act; of a feed without acts, the day that computers count from."""
        return max((item["pubdate"] for item in self.items), default=datetime(1970, 1, 1))  # noqa: DTZ001


def export(archive: Archive, _pages: tuple[str, ...]) -> Iterable[File]:
    """``feed.xml``: the newest acts of which the day is known, each under that day.

    An act without a day has no place among the newest, and the clock is never asked. Ids do not depend on where the
    site stands. Links are absolute where the site knows its address, else relative to the feed.
    """
    settings = archive.settings
    directory = Directory.of(archive)
    feed = _Feed(
        title=_xml(settings.title),
        link=_link(settings.base_url, addresses.HOME),
        description=_xml(settings.tagline),
        language=settings.language,
        author_name=_xml(settings.title),
        feed_url=addresses.canonical(settings.base_url, addresses.FEED) or None,
        feed_copyright=_xml(settings.licence) or None,
        feed_guid=_urn("feed", settings.title),
    )
    dated = ((event, day) for event in archive.events if (day := _day(event)))
    for (event, day), _ in zip(dated, range(NEWEST), strict=False):
        report = event.reports[0]
        occasion = event.message.occasion
        feed.add_item(
            title=_xml(report_title(report.reading, directory)),
            link=_link(settings.base_url, act_page(event)),
            description=html.escape(_xml(_summary(event, directory))),
            pubdate=day,
            unique_id=_urn("act", min(one.seed.id for one in event.reports)),
            categories=[occasion.value] if occasion else [],
        )
    yield File(address=addresses.FEED, content=feed.writeString("utf-8").encode())


def _day(event: Event) -> datetime | None:
    """The day of an act at midnight of UTC, or None where it is not known to the day."""
    found = _DAY.fullmatch(event.message.happened.value) if event.message.happened else None
    return datetime(*map(int, found.groups())) if found else None  # type: ignore[arg-type]  # noqa: DTZ001


def _summary(event: Event, directory: Directory) -> str:
    return f"{wording.occasion_words(event.message, directory.labels)}: {title_words(event, directory)}"


def _link(base_url: str, address: str) -> str:
    return addresses.canonical(base_url, address) or addresses.encoded(address)


def _urn(kind: str, name: str) -> str:
    """An id that stays, made from a name: a UUID of version 8 (RFC 9562), its bits from a SHA-256."""
    digits = list(hashlib.sha256(f"felicitations:{kind}:{name}".encode()).hexdigest()[:32])
    digits[12], digits[16] = "8", "89ab"[int(digits[16], 16) % 4]
    word = "".join(digits)
    return f"urn:uuid:{word[:8]}-{word[8:12]}-{word[12:16]}-{word[16:20]}-{word[20:]}"


def _xml(text: str) -> str:
    """Words on one line, without what XML cannot hold."""
    return _NO_XML.sub("", " ".join(text.split()))
