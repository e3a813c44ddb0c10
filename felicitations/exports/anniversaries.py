"""The next round anniversaries of ties and of acts, as a calendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any

from felicitations import addresses, wording
from felicitations.archive.anniversaries import newest_year, next_round, of_ties
from felicitations.digest import digest_of
from felicitations.directory import Directory
from felicitations.entries import act_page, title_words
from felicitations.lexicon import Tie
from felicitations.model import Archive, Event, Recipe
from felicitations.news import one_line, whole_day
from felicitations.permanent import act_name, uuid
from felicitations.translation import N_, _

NAME = "anniversaries"
ADDRESS = addresses.data_file("anniversaries.ics")

ACTS = 500
"""The most anniversaries of acts: calendars grow slow with more. Those that come first are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast:
    """One day of the calendar. ``name`` is what its id is made from; ``of`` is the day whose anniversary it is."""

    name: str
    day: date
    of: date
    title: str
    words: str
    url: str


def export(archive: Archive, _pages: tuple[str, ...]) -> Iterable[Recipe]:
    """``data/anniversaries.ics``: what is known to the day, in the order of the days."""
    name, days = one_line(_("%(archive)s: anniversaries", archive=archive.settings.title)), feasts(archive)
    yield Recipe(address=ADDRESS, make=partial(_written, name, days), origin=digest_of(name, days))


def _written(name: str, days: Iterable[Feast]) -> bytes:
    from icalendar import Calendar  # 60 ms, which only a build should cost

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Felicitations//Anniversaries//EN")
    calendar.add("x-wr-calname", name)
    for feast in days:
        calendar.add_component(_component(feast))
    content: bytes = calendar.to_ical()
    return content


def feasts(archive: Archive) -> tuple[Feast, ...]:
    """All days of the calendar: every anniversary of ties, and of acts those that come first."""
    directory, newest = Directory.of(archive), newest_year(archive)
    ties = _ties(archive, directory, newest)
    acts = sorted(_acts(archive.events, directory, newest, archive.settings.base_url), key=_order)
    return tuple(sorted((*ties, *acts[:ACTS]), key=_order))


def _order(feast: Feast) -> tuple[date, str]:
    return feast.day, feast.name


def _ties(archive: Archive, directory: Directory, newest: int) -> Iterator[Feast]:
    for tie, next_one in of_ties(archive.ties, newest):
        of, day = whole_day(next_one.of), whole_day(next_one.falls)
        if of and day:
            page = directory.country(tie.country).address
            yield Feast(
                name=f"tie:{tie.country}:{tie.event}:{tie.date}:{next_one.number}",
                day=day,
                of=of,
                title=_title(tie, next_one.number, directory),
                words=f"{wording.sentence(wording.date_words(tie.date))}. {tie.note}".strip(),
                url=addresses.canonical(archive.settings.base_url, page) if page else "",
            )


def _title(tie: Tie, number: int, directory: Directory) -> str:
    """``30th anniversary of the resumption of ties between China and Lesotho``."""
    states = wording.names(directory.country(code).text for code in (directory.home, tie.country) if code)
    title = (
        N_("%(ordinal)s anniversary of the resumption of ties between %(states)s")
        if tie.event == "resumed"
        else N_("%(ordinal)s anniversary of ties between %(states)s")
    )
    return _(title, ordinal=wording.ordinal(number), states=states)


def _acts(events: Iterable[Event], directory: Directory, newest: int, base_url: str) -> Iterator[Feast]:
    for event in events:
        happened = event.message.happened
        next_one = next_round(happened.value, newest) if happened else None
        of, day = (whole_day(next_one.of), whole_day(next_one.falls)) if next_one else (None, None)
        if next_one and of and day:
            occasion = wording.occasion_words(event.message, directory.labels)
            yield Feast(
                name=f"act:{act_name(event)}:{next_one.number}",
                day=day,
                of=of,
                title=_("%(number)s years ago: %(act)s", number=next_one.number, act=title_words(event, directory)),
                words=f"{occasion}.",
                url=addresses.canonical(base_url, act_page(event)),
            )


def _component(feast: Feast) -> Any:
    """A day as an entry. An entry wants a stamp, and no clock is asked: its stamp is the day that it remembers."""
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", uuid("anniversary", feast.name))
    entry.add("dtstamp", datetime.combine(feast.of, time(), tzinfo=UTC))
    entry.add("dtstart", feast.day)
    entry.add("dtend", feast.day + timedelta(days=1))
    entry.add("summary", one_line(feast.title))
    entry.add("description", one_line(feast.words))
    if feast.url:
        entry.add("url", feast.url)
    entry.add("transp", "TRANSPARENT")
    return entry
