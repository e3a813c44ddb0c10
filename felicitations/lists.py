"""How the acts of a shelf are spread over pages: all on one, or by year, by month and by number.

Every list of acts follows one rule. Up to `LONG` acts stand on the page of their shelf, under the heads of their years.
A longer list shows its newest acts there and leads to a page for each year; a year that is too long leads to its
months, and a month that is too long, or what has no date, is cut by number. Whoever wants to lead to the acts of a
shelf in one year asks `way`, which knows where they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from felicitations import addresses, wording
from felicitations.archive.events import day_of, year_of
from felicitations.frame import Link
from felicitations.model import Archive, Event, Individual, Shelf
from felicitations.translation import _

LONG = 200
"""Acts that one page lists at most: with 900 bytes each they stay well below 300 KB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The list of a shelf, or a part of it: the acts of a year, of a month, of no known date.

    ``key`` is the year, the month, or empty where there is none. ``owner`` names the shelf and ``words`` the part, as a
    title has them: ``Peru`` and ``May 2024``; ``name`` is the part's head inside the list: ``May``. The ``address`` is
    that of its first page, if it has pages of its own; ``anchor`` its place on the page above. ``parts`` are the years
    of a shelf or the months of a year; they have pages of their own where the list is ``spread``.
    """

    key: str
    owner: str
    words: str
    name: str
    address: str
    anchor: str
    events: tuple[Event, ...]
    parts: tuple[Part, ...]
    spread: bool

    @property
    def title(self) -> str:
        """What a page of the part is called: ``Peru, May 2024``."""
        if not (self.owner and self.words):
            return self.owner or self.words
        # Translators: a list of acts and the part of it on a page: "Peru, May 2024"
        return _("%(list)s, %(part)s", list=self.owner, part=self.words)

    @property
    def numbers(self) -> range:
        """The numbers of the part's pages; more than one only where it is too long and has no finer parts."""
        return range(1, 2 if self.spread else -(-len(self.events) // LONG) + 1) if self.events else range(1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page of a list: the one with this ``number`` of a part.

    ``above`` are the parts that it is a part of, the whole list first; ``earlier`` and ``later`` the dated parts beside
    it.
    """

    part: Part
    number: int
    above: tuple[Part, ...]
    earlier: Part | None = None
    later: Part | None = None

    @property
    def address(self) -> str:
        """Where the page stands."""
        return addresses.numbered_page(self.part.address, self.number)

    @property
    def first(self) -> int:
        """How many acts of the part stand on the pages before this one."""
        return (self.number - 1) * LONG

    @property
    def events(self) -> tuple[Event, ...]:
        """The acts that stand on the page; of a list that is spread, all that its parts hold."""
        return self.part.events if self.part.spread else self.part.events[self.first : self.first + LONG]

    @property
    def title(self) -> str:
        """What the page is called: ``Peru, May 2024, page 2``."""
        return numbered(self.part.title, self.number)


def numbered(title: str, number: int) -> str:
    """What a page of a list is called that is cut by number: ``Peru, page 2``; the first by the list's title alone."""
    return _("%(title)s, page %(number)s", title=title, number=number) if number > 1 else title


def page_words(number: int) -> str:
    """A page of a list in a trail: ``Page 2``."""
    return _("Page %(number)s", number=number)


def shelf_list(shelf: Shelf, address: str) -> Part:
    """The list of a country or an occasion whose page has this ``address``."""
    years = _years(shelf.label, address, shelf.events)
    return _whole(shelf.label, shelf.label, address, shelf.events, years, spread=len(shelf.events) > LONG)


def country_list(shelf: Shelf) -> Part:
    """The list of a country."""
    return shelf_list(shelf, addresses.country_page(shelf.slug))


def occasion_list(shelf: Shelf) -> Part:
    """The list of an occasion."""
    return shelf_list(shelf, addresses.occasion_page(shelf.slug))


def person_list(person: Individual) -> Part:
    """The list of a person; their page shows its acts by kind, and leads to the years where it is spread."""
    shelf = Shelf(key=person.slug, slug=person.slug, label=person.name, events=person.acts)
    return shelf_list(shelf, addresses.person_page(person.slug))


def whole_list(archive: Archive) -> Part:
    """All acts of the archive: each year has a page of its own, however few there are, and so have the undated."""
    undated = undated_list(archive)
    dated = tuple(event for event in archive.events if _year_of(event))
    years = (*_years("", addresses.YEARS, dated), *([undated] if undated.events else []))
    return _whole(_("Years"), "", addresses.YEARS, archive.events, years, spread=True)


def year_list(year: str, events: Iterable[Event]) -> Part:
    """The acts of one year of the archive; its parts are the months."""
    return _year("", addresses.YEARS, year, tuple(events))


def undated_list(archive: Archive) -> Part:
    """The acts without a year."""
    events = archive.shelves.undated
    return replace(
        _whole(_("Undated"), _("Undated acts"), addresses.UNDATED, events, (), spread=False),
        anchor=addresses.year_anchor(""),
    )


def way(part: Part, text: str, *keys: str) -> Link:
    """The link to the acts of a list in one year, and in one month of it if a second key is given.

    An empty key asks for what has no year, or no month. Leads to the part's own page where it has one, else to its
    place in the list; where there are no such acts, nowhere.
    """
    if not keys:
        return Link(text=text, address=part.address)
    found = next((one for one in part.parts if one.key == keys[0]), None)
    if found is None:
        return Link(text=text)
    return way(found, text, *keys[1:]) if part.spread else place(part, text, found.key)


def place(part: Part, text: str, key: str) -> Link:
    """The link to the place of a year or month on the list's own page, where its acts or the way to them stand."""
    return Link(text=text, address=part.address, anchor=next((one.anchor for one in part.parts if one.key == key), ""))


def sheets(part: Part) -> Iterator[Sheet]:
    """Every page of a list, its own first, each part's before those of its parts."""
    return _sheets(part, (), None, None)


def _sheets(part: Part, above: tuple[Part, ...], earlier: Part | None, later: Part | None) -> Iterator[Sheet]:
    for number in part.numbers:
        yield Sheet(part=part, number=number, above=above, earlier=earlier, later=later)
    if not part.spread:
        return
    dated = [one for one in part.parts if one.key]
    beside = [None, *dated, None]
    for at, one in enumerate(dated):
        yield from _sheets(one, (*above, part), beside[at + 2], beside[at])
    for one in part.parts:
        if not one.key:
            yield from _sheets(one, (*above, part), None, None)


def _whole(  # noqa: PLR0913 - what a list is made of
    name: str, owner: str, address: str, events: tuple[Event, ...], parts: tuple[Part, ...], *, spread: bool
) -> Part:
    return Part(
        key="", owner=owner, words="", name=name, address=address, anchor="", events=events, parts=parts, spread=spread
    )  # fmt: skip


def _years(owner: str, page: str, events: Iterable[Event]) -> tuple[Part, ...]:
    """The years of a list, newest first; what has none comes last."""
    return tuple(_year(owner, page, year, held) for year, held in _by(_year_of, events))


def _year(owner: str, page: str, year: str, events: tuple[Event, ...]) -> Part:
    address = addresses.part_page(page, year or "undated")
    return Part(
        key=year,
        owner=owner,
        words=year or _("undated"),
        name=year or _("Undated"),
        address=address,
        anchor=addresses.year_anchor(year),
        events=events,
        parts=_months(owner, year, address, events) if year else (),
        spread=bool(year) and len(events) > LONG,
    )


def _months(owner: str, year: str, page: str, events: Iterable[Event]) -> tuple[Part, ...]:
    """The months of a year, newest first; what has none comes last."""
    return tuple(
        Part(
            key=month,
            owner=owner,
            words=wording.date_words(f"{year}-{month}") if month else _("%(year)s, no month known", year=year),
            name=wording.month_name(month),
            address=addresses.part_page(page, month or "no-month"),
            anchor=addresses.month_anchor(month),
            events=held,
            parts=(),
            spread=False,
        )
        for month, held in _by(_month_of, events)
    )


def _by(key: Callable[[Event], str], events: Iterable[Event]) -> Sequence[tuple[str, tuple[Event, ...]]]:
    """The acts by a key, the greatest first and the empty one last; the order inside is kept."""
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(key(event), []).append(event)
    return [(one, tuple(found[one])) for one in sorted(found, reverse=True)]


def _year_of(event: Event) -> str:
    return year_of(event.message)


def _month_of(event: Event) -> str:
    month = day_of(event.message)[1]
    return f"{month:02}" if month else ""
