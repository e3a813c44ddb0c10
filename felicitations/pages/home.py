"""The home page: what this is, the newest acts, the line of years, and the ways in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from felicitations import addresses, wording
from felicitations.archive.anniversaries import on_day
from felicitations.directory import Directory, filed_under
from felicitations.entries import Entry, counts, entries, occasion_ways, shelf_ways, signs_of, year_ways
from felicitations.figures.years import LineOfYears, line_of_years, signs_on
from felicitations.frame import Counted, Frame, Link, frame
from felicitations.model import Archive, Event, Page
from felicitations.translation import N_, _, spoken

NEWEST = 6
"""Acts that the home page lists."""
COUNTRIES = 24
"""Countries that it leads to: those with the most acts."""
ALIKE = 2
"""Acts on one occasion among them, as long as there are others: anniversaries of ties would crowd out the rest."""
TODAY = 6
"""Acts that it tells of one day."""
KEY = ("c-stated", "c-inferred", "c-curated")
TIES = {
    "established": N_("%(year)s: ties with %(country)s established"),
    "suspended": N_("%(year)s: ties with %(country)s suspended"),
    "severed": N_("%(year)s: ties with %(country)s severed"),
    "resumed": N_("%(year)s: ties with %(country)s resumed"),
}
"""What befell the ties with the home country on the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDay:
    """What fell on the day of the build in other years: acts, and steps in the ties with the home country."""

    head: str
    acts: tuple[Entry, ...]
    ties: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What the home page says.

    ``line`` is the line of years. ``alike`` says so where the newest acts are chosen; ``on_day`` is none where no day
    was named, or nothing fell on it. ``all_occasions``, ``all_countries``, ``timeline`` and ``undated`` lead to the
    whole of what the page shows a part of; ``shelf`` leads to the undated shelf from inside a sentence.
    """

    frame: Frame
    headline: str
    summary: str
    line: LineOfYears
    newest: tuple[Entry, ...]
    alike: str
    on_day: tuple[OnDay, ...]
    occasions: tuple[Counted, ...]
    countries: tuple[Counted, ...]
    years: tuple[Counted, ...]
    all_occasions: Link
    all_countries: Link
    timeline: Link
    undated: Link
    shelf: Link


def plan(archive: Archive) -> Iterable[Page]:
    """One page."""
    yield Page(address=addresses.HOME, template="home.html", view=partial(_view, archive))


def _view(archive: Archive) -> Home:
    directory = Directory.of(archive)
    shelves = archive.shelves
    line = line_of_years(shelves.year)
    shown = _newest(archive.events)
    newest = entries(shown, directory)
    occasions = occasion_ways(archive, empty=False)
    chosen = sorted(shelves.country, key=lambda shelf: (-len(shelf.events), shelf.slug))[:COUNTRIES]
    fell = tuple(_on_day(archive, directory))
    drawn = signs_on(line) | {way.sign for way in occasions}
    signs = {*signs_of(newest), *(sign for one in fell for sign in signs_of(one.acts)), *drawn, *KEY}
    undated = len(shelves.undated)
    size = wording.countries(len(shelves.country))
    return Home(
        frame=frame(archive.settings.title, archive.settings.tagline, signs=signs),
        headline=archive.settings.tagline,
        summary=_summary(archive, size),
        line=line,
        newest=newest,
        alike="" if shown == archive.events[:NEWEST] else _("No more than %(number)s on one occasion.", number=ALIKE),
        on_day=fell,
        occasions=occasions,
        countries=shelf_ways(sorted(chosen, key=lambda shelf: filed_under(shelf.label)), directory),
        years=year_ways(archive),
        all_occasions=Link(text=_("All occasions"), address=addresses.OCCASIONS),
        all_countries=Link(text=_("All countries"), address=addresses.COUNTRIES),
        timeline=Link(text=_("All acts by year and month"), address=addresses.TIMELINE),
        undated=Link(
            text=wording.sentence(wording.count(undated, "%(number)s undated act", "%(number)s undated acts")),
            address=addresses.UNDATED,
        ),
        shelf=Link(text=_("undated shelf"), address=addresses.UNDATED),
    )


def _newest(events: Sequence[Event]) -> tuple[Event, ...]:
    """The newest acts in their order, few of one occasion; the newest of the others fill what is left."""
    places, alike = [], Counter[str]()
    for place, event in enumerate(events):
        occasion = event.message.occasion.value if event.message.occasion else ""
        alike[occasion] += 1
        if alike[occasion] <= ALIKE:
            places.append(place)
        if len(places) == NEWEST:
            break
    others = (place for place in range(NEWEST * 2) if place < len(events) and place not in places)
    return tuple(events[place] for place in sorted([*places, *islice(others, NEWEST - len(places))]))


def _on_day(archive: Archive, directory: Directory) -> Iterable[OnDay]:
    """What the archive holds of the day that the build was told, if it holds anything."""
    acts, ties = on_day(archive, archive.settings.today)
    if acts or ties:
        month, day = map(int, archive.settings.today.split("-")[1:])
        yield OnDay(
            head=_("On %(day)s", day=spoken().month_day(month, day)),
            acts=entries(acts[:TODAY], directory),
            ties=tuple(
                Link(
                    text=_(
                        TIES[tie.event],
                        year=wording.year_of(tie.date),
                        country=directory.country(tie.country).text,
                    ),
                    address=directory.country(tie.country).address,
                )
                for tie in ties
            ),
        )


def _summary(archive: Archive, size: str) -> str:
    """The archive in one line: acts, reports, countries, years."""
    if not archive.events:
        return _("No acts yet.")
    held, years = counts(archive.events), wording.span_words([shelf.key for shelf in archive.shelves.year])
    if not years:
        return _("%(acts_in_reports)s, %(countries)s.", acts_in_reports=held, countries=size)
    return _("%(acts_in_reports)s, %(countries)s, %(years)s.", acts_in_reports=held, countries=size, years=years)
