"""The timeline's grid: a row for each year, a cell for each month that has acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from felicitations import addresses, wording
from felicitations.archive.events import counterparts
from felicitations.frame import Link, occasion_sign
from felicitations.lists import way, year_list
from felicitations.model import Event, Shelf
from felicitations.translation import _, spoken

CROWDED = 12
"""Acts in a cell above which a mark stands once, with its number."""
KINDS = 5
"""Occasions that a crowded cell shows, the most frequent ones; a number says how many acts are of others."""
ROWS = 40
"""Years with acts that have a row each; older ones stand together by decades."""
QUIET = 3
"""Years without an act in a row that make one row together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One mark in a cell, and how many acts it stands for: a number, or empty for one. A number may stand alone."""

    sign: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The acts of one month, or of a year without a month: ``month`` is then empty. ``words`` say what it shows.

    ``filed`` holds each act as a filter reads it, with spaces between them.
    """

    month: str
    name: str
    link: Link
    words: str
    marks: tuple[Marked, ...]
    filed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """One year, or a run of years without an act: that has no address and no cells.

    ``whole`` holds the cell of the acts whose month is not known, if there are any.
    """

    anchor: str
    link: Link
    count: str
    cells: tuple[Cell, ...]
    whole: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What a figure's marks mean: the labels of the occasions by slug, in the order in which a filter offers them.

    ``home`` is the country that is no counterpart of its own.
    """

    labels: Mapping[str, str]
    home: str

    def filed(self, event: Event) -> str:
        """One act as a filter reads it: the place of its occasion among the labels and its countries, ``3:KZ,UZ``."""
        slug = _slug(event)
        place = list(self.labels).index(slug) if slug in self.labels else ""
        codes = [party.country for party in counterparts(event.message, self.home) if party.country]
        return f"{place}:{','.join(codes)}"


def cell(events: Iterable[Event], link: Link, name: str, key: Key, month: str = "") -> Cell:
    """Acts as a cell that leads to their list."""
    acts = sorted(events, key=lambda event: event.id)
    ordered = sorted(Counter(map(_slug, acts)).items(), key=lambda item: (-item[1], item[0]))
    crowded = len(acts) > CROWDED
    drawn = ordered[:KINDS] if crowded else ordered
    marks: list[Marked] = []
    for slug, number in drawn:
        words = spoken().number(number) if crowded and number > 1 else ""
        marks += [Marked(sign=occasion_sign(slug), number=words)] * (1 if crowded else number)
    if rest := len(acts) - sum(number for slug, number in drawn):
        marks.append(Marked(sign="", number=f"+{spoken().number(rest)}"))
    return Cell(
        month=month,
        name=name,
        link=link,
        words=_words(ordered, key, crowded=crowded),
        marks=tuple(marks),
        filed=" ".join(map(key.filed, acts)),
    )


def _words(ordered: Sequence[tuple[str, int]], key: Key, *, crowded: bool) -> str:
    """What a cell shows: how many acts of each occasion, or of how many occasions where the cell is crowded."""
    acts = wording.acts(sum(number for slug, number in ordered))
    if crowded:
        # Translators: how many kinds of occasions there are in a month
        kinds = wording.count(len(ordered), "%(number)s kind", "%(number)s kinds")
        return _("%(acts)s of %(kinds)s", acts=acts, kinds=kinds)
    return _("%(acts)s: %(occasions)s", acts=acts, occasions=wording.names(_kind(*one, key) for one in ordered))


def _kind(slug: str, number: int, key: Key) -> str:
    """How many acts are on one occasion: ``3 national day``."""
    if not slug:
        return _("%(number)s of no known occasion", number=spoken().number(number))
    occasion = wording.within(key.labels.get(slug, slug))
    # Translators: how many acts are on an occasion: "3 national day"
    return _("%(number)s %(occasion)s", number=spoken().number(number), occasion=occasion)


def _slug(event: Event) -> str:
    return event.message.occasion.value if event.message.occasion else ""


def month_grid(shelves: Iterable[Shelf], key: Key) -> tuple[YearRow, ...]:
    """The years from the newest to the oldest, with every month that has acts; long silences as one row.

    What is older than the newest `ROWS` years with acts stands by decades.
    """
    every_year = {int(shelf.key): shelf.events for shelf in shelves}
    by_year = {year: every_year[year] for year in sorted(every_year, reverse=True)[:ROWS]}
    older = {year: events for year, events in every_year.items() if year not in by_year}
    rows: list[YearRow] = []
    quiet: list[int] = []
    for year in range(max(by_year, default=0), min(by_year, default=1) - 1, -1):
        if year in by_year:
            rows += [*_silence(quiet), _row(str(year), by_year[year], key)]
            quiet = []
        else:
            quiet.append(year)
    return (*rows, *_decades(older, key))


def _decades(by_year: Mapping[int, Sequence[Event]], key: Key) -> Iterator[YearRow]:
    """The acts of old years, a row a decade with one cell, that leads to the years."""
    decades: dict[int, list[Event]] = {}
    for year, events in sorted(by_year.items(), reverse=True):
        decades.setdefault(year // 10, []).extend(events)
    for decade, events in decades.items():
        words = _("%(first)s to %(last)s", first=decade * 10, last=decade * 10 + 9)
        link = Link(text=words, address=addresses.YEARS)
        whole = cell(events, link, _("By year"), key)
        yield YearRow(
            anchor="",
            link=link,
            count=wording.acts(len(events)),
            cells=(),
            whole=(whole,),
        )


def _row(year: str, events: Sequence[Event], key: Key) -> YearRow:
    months: dict[str, list[Event]] = {}
    for event in events:
        months.setdefault(wording.month_of(event.message.happened.value) if event.message.happened else "", []).append(
            event
        )
    acts = year_list(year, events)

    def lane(month: str, name: str) -> Cell:
        return cell(months[month], way(acts, year, month), name, key, month)

    return YearRow(
        anchor=addresses.year_anchor(year),
        link=Link(text=year, address=addresses.timeline_page(year)),
        count=wording.acts(len(events)),
        cells=tuple(lane(month, wording.short_month(month)) for month in sorted(months) if month),
        whole=(lane("", _("Month not known")),) if "" in months else (),
    )


def _silence(years: list[int]) -> Iterable[YearRow]:
    """Years without an act: a row each, or one row for a long run of them."""
    run = len(years) >= QUIET
    named = [_("%(first)s to %(last)s", first=years[-1], last=years[0])] if run else [str(year) for year in years]
    return [YearRow(anchor="", link=Link(text=words), count=wording.acts(0), cells=(), whole=()) for words in named]
