"""The acts of the archive: which there are, what they are called, and in which order they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from slugify import slugify

from felicitations.archive.agreement import agreed, nearest_first
from felicitations.archive.joining import accounts_of, join
from felicitations.archive.spans import span_of
from felicitations.model import Event, Message, Party, Report

# The dates that have a place in the order: EDTF of level 0, with the doubt and the unknown parts of level 1. A decade
# (202X) and an interval have no year of their own; a season (2024-21) is no month.
_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01])|-XX)?|-XX(?:-XX)?|-2[1-4])?[?~%]?")


def day_of(message: Message) -> tuple[int, int, int]:
    """Year, month and day of a message as numbers; 0 for each part that is not known."""
    return day_numbers(message.happened.value if message.happened else "")


@lru_cache(maxsize=8192)
def day_numbers(edtf: str) -> tuple[int, int, int]:
    """Year, month and day of a date as numbers; 0 for each part that is not known."""
    found = _DATE.fullmatch(edtf)
    return (int(found[1]), int(found[2] or 0), int(found[3] or 0)) if found else (0, 0, 0)


def year_of(message: Message) -> str:
    """The year of a message, ``2024``, or empty where none is known."""
    year, _, _ = day_of(message)
    return f"{year:04}" if year else ""


def oldest_page(event: Event) -> str:
    """The date of the act's oldest page, in EDTF, empty where none has one: an act is never younger than that."""
    dates = (report.reading.published for report in event.reports)
    return min(((span.last, one.value) for one in dates if one and (span := span_of(one.value))), default=(0, ""))[1]


def newest_first(event: Event) -> tuple[int, int, int, str]:
    """The sort key of all lists.

    Newest first; behind the dated acts of a month those of which only the month is known, behind all months those of
    which only the year is known, at the end the undated ones. Acts of the same day stand in the order of their ids.
    """
    year, month, day = day_of(event.message)
    return -year, -month, -day, event.id


def counterparts(message: Message, home: str) -> tuple[Party, ...]:
    """The parties that are not the home country, recipients first, each once."""
    parties = (*message.recipients, *message.senders)
    by_name = {(party.country, party.body): party for party in reversed(parties)}
    return tuple(party for (country, _), party in reversed(by_name.items()) if country is None or country != home)


def find_events(reports: Iterable[Report], slugs: Mapping[str, str], home: str) -> tuple[Event, ...]:
    """The acts that the reports tell of, in the order of the lists. ``slugs`` are the countries', by code.

    Accounts of one act are one event (`felicitations.archive.joining`). The id of an act is its date, its counterpart
    and its occasion; where that is taken, the id of its first seed follows, which no other act of that name has.
    """
    events: dict[str, Event] = {}
    for accounts in join(accounts_of(reports), home):
        ordered = nearest_first(accounts)
        message = agreed(ordered)
        name = _name(message, slugs, home)
        identity = f"{name}-{accounts[0].report.seed.id}" if name in events else name
        while identity in events:  # one page that tells of two acts alike
            identity += "-2"
        events[identity] = Event(id=identity, message=message, accounts=ordered)
    return tuple(sorted(events.values(), key=newest_first))


def _name(message: Message, slugs: Mapping[str, str], home: str) -> str:
    """``2024-01-12-lesotho-diplomatic-anniversary``, with a word in the place of what is not known."""
    year, month, day = day_of(message)
    known = (f"{number:0{width}}" for number, width in ((year, 4), (month, 2), (day, 2)) if number)
    occasion = message.occasion.value if message.occasion else "unknown"
    return f"{'-'.join(known) or 'undated'}-{_counterpart(message, slugs, home)}-{occasion}"


def _counterpart(message: Message, slugs: Mapping[str, str], home: str) -> str:
    """The first party that is not the home country; without the home country among them, the first of each side."""
    others = [slug for party in counterparts(message, home) if (slug := _slug(party, slugs))]
    if home and any(party.country == home for party in (*message.senders, *message.recipients)):
        return next(iter(others), "unknown")
    first = [
        slug for side in (message.senders, message.recipients) for party in side[:1] if (slug := _slug(party, slugs))
    ]
    return "-".join(dict.fromkeys(first if not message.exchanged else others[:2])) or "unknown"


def _slug(party: Party, slugs: Mapping[str, str]) -> str:
    if party.country:
        return slugs.get(party.country, party.country.lower())
    return slugify(party.body or "")
