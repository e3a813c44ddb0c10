"""The newest acts of which the day is known, as every kind of feed tells them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from felicitations import addresses, wording
from felicitations.directory import Directory
from felicitations.entries import act_page, report_title, title_words
from felicitations.frame import Link
from felicitations.model import Event, Settings
from felicitations.permanent import act_name, urn
from felicitations.translation import _

NEWEST = 50
"""The acts that a feed holds at most."""

# XML 1.0 has no way to write the other characters, and no feed or calendar has a use for them.
_NO_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})[?~%]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One act in a feed. ``occasion`` is the slug of its type or empty; words have no line ends and no controls."""

    id: str
    title: str
    summary: str
    address: str
    day: date
    occasion: str


def newest(events: Iterable[Event], directory: Directory) -> tuple[Item, ...]:
    """The first of the acts that have a day, in the order given, which is that of all lists: the newest first.

    An act without a day has no place among the newest, and the clock is never asked.
    """
    dated = ((event, day) for event in events if (day := day_of(event)))
    return tuple(_item(event, day, directory) for event, day in islice(dated, NEWEST))


def day_of(event: Event) -> date | None:
    """The day of an act, or None where it is not known to the day."""
    return whole_day(event.message.happened.value) if event.message.happened else None


def whole_day(edtf: str) -> date | None:
    """The day that a date of EDTF names, or None where it names none."""
    found = _DAY.fullmatch(edtf)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:  # a day that no calendar has
        return None


def _item(event: Event, day: date, directory: Directory) -> Item:
    occasion = event.message.occasion
    return Item(
        id=urn("act", act_name(event)),
        title=one_line(report_title(event.reports[0].reading, directory)),
        summary=one_line(
            _(
                "%(occasion)s: %(act)s",
                occasion=wording.occasion_words(event.message, directory.labels),
                act=title_words(event, directory),
            )
        ),
        address=act_page(event),
        day=day,
        occasion=one_line(occasion.value) if occasion else "",
    )


def feed_link(page: str, label: str, settings: Settings) -> Link:
    """The feed of a page's acts, for its head; it leads nowhere where no feeds are made."""
    made = "feed" in settings.exports
    return Link(text=f"{settings.title}: {label}", address=addresses.feed_of(page) if made else "")


def one_line(text: str) -> str:
    """Words on one line, without what XML cannot hold."""
    return _NO_XML.sub("", " ".join(text.split()))
