"""What one page of a list says: its entries under their heads, the ways to its parts, and the pages beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from felicitations import addresses, wording
from felicitations.directory import Directory
from felicitations.entries import Entry, Group, counts, entries, signs_of
from felicitations.frame import Link
from felicitations.lists import Part, Sheet, numbered, page_words
from felicitations.translation import _, spoken

NEWEST = 20
"""Acts that the page of a shelf still shows when its list is spread over pages."""
BRIEF = 12
"""Acts that a shelf's page lists without the heads of their years: the days beside them say enough."""
T = TypeVar("T")

ROWS = 400
"""Articles that one page of a register lists at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The way to one part of a list. ``anchor`` is its own place on this page, which others may lead to."""

    anchor: str
    link: Link
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One of the pages of a list that is cut by number, named by its range.

    ``rel`` is ``prev`` or ``next`` for the pages beside this one; this one has no address.
    """

    link: Link
    rel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut(Generic[T]):
    """One page of a list that is cut by number: its ``address`` and its ``rows``, and which of them they are.

    ``span`` says which rows stand here (``401 to 800``), ``several`` whether there are more pages, which ``steps`` are.
    """

    number: int
    address: str
    rows: tuple[T, ...]
    span: str
    several: bool
    steps: tuple[Step, ...]

    def titled(self, title: str) -> str:
        """The title of the page: that of the list, with the number of the page behind the first."""
        return numbered(title, self.number)

    def summed(self, whole: str) -> str:
        """What there is in the ``whole`` list, and which rows of it stand here, if not all."""
        return _("%(rows)s of %(whole)s", rows=self.span, whole=whole) if self.several else whole

    def trail(self, words: str, first: str) -> tuple[Link, ...]:
        """The end of the trail: the list in ``words``, leading to its ``first`` page from the others, and the page."""
        if self.number == 1:
            return (Link(text=words),)
        return Link(text=words, address=first), Link(text=page_words(self.number))


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What one page shows of a list of acts.

    ``groups`` are the acts that stand here, under their heads; ``ways`` lead to the parts that have pages of their own,
    below the head ``by``; ``steps`` are the pages of a list that is cut by number, if there are several. ``earlier``
    and ``later`` lead to the years or months beside this one, or nowhere.
    """

    groups: tuple[Group, ...]
    by: str
    ways: tuple[Way, ...]
    steps: tuple[Step, ...]
    earlier: Link
    later: Link


def listing(sheet: Sheet, directory: Directory) -> Listing:
    """What a page of a list shows."""
    part = sheet.part
    return replace(
        ways_only(part),
        groups=_groups(sheet, directory),
        steps=steps(part.address, [_range(Sheet(part=part, number=n, above=())) for n in part.numbers], sheet.number),
        earlier=_beside(sheet.earlier),
        later=_beside(sheet.later),
    )


def ways_only(part: Part) -> Listing:
    """The ways to the parts of a list that is spread, for a page that shows its acts in some other way."""
    ways = tuple(
        Way(
            anchor=one.anchor,
            link=Link(text=one.name, address=one.address),
            count=wording.acts(len(one.events)),
        )
        for one in part.parts
        if part.spread
    )
    nowhere = Link(text="")
    by = _("By month") if part.key else _("By year")
    return Listing(groups=(), by=by, ways=ways, steps=(), earlier=nowhere, later=nowhere)


def steps(page: str, names: Sequence[str], number: int) -> tuple[Step, ...]:
    """The pages of a list that is cut by number, from one of them; nothing where there is only that one."""
    if len(names) < 2:
        return ()
    rels = {number - 1: "prev", number + 1: "next"}
    return tuple(
        Step(
            link=Link(text=name, address="" if one == number else addresses.numbered_page(page, one)),
            rel=rels.get(one, ""),
        )
        for one, name in enumerate(names, 1)
    )


def cut(
    rows: Sequence[T], page: str, names: Callable[[Sequence[tuple[T, ...]]], Sequence[str]] | None = None
) -> Iterator[Cut[T]]:
    """The pages of a list of ``rows``, at least one, the first at ``page``. ``names`` are theirs; else their spans."""
    parts = [tuple(rows[start : start + ROWS]) for start in range(0, len(rows), ROWS)] or [()]
    spans = [span(number * ROWS, len(part)) for number, part in enumerate(parts)]
    called = names(parts) if names else spans
    for number, part in enumerate(parts, 1):
        yield Cut(
            number=number,
            address=addresses.numbered_page(page, number),
            rows=part,
            span=spans[number - 1],
            several=len(parts) > 1,
            steps=steps(page, called, number),
        )


def summary(sheet: Sheet) -> str:
    """How many acts there are, and which of them stand on this page: ``201 to 400 of 1,312 acts``."""
    if not sheet.part.events:
        return _("No acts yet.")
    whole = _("%(acts_in_reports)s.", acts_in_reports=counts(sheet.part.events))
    return whole if len(sheet.part.numbers) == 1 else _("%(rows)s of %(whole)s", rows=_range(sheet), whole=whole)


def signs_in(shown: Listing) -> set[str]:
    """The marks that a listing draws."""
    return {sign for group in shown.groups for sign in signs_of(group.entries)}


def _range(sheet: Sheet) -> str:
    return span(sheet.first, len(sheet.events))


def span(before: int, here: int) -> str:
    """Which entries stand on a page, from how many stand ``before`` it and ``here``: ``201 to 400``."""
    first, last = spoken().number(before + 1), spoken().number(before + here)
    return _("%(first)s to %(last)s", first=first, last=last) if here > 1 else first


def _beside(part: Part | None) -> Link:
    return Link(text=part.words, address=part.address) if part else Link(text="")


def _groups(sheet: Sheet, directory: Directory) -> tuple[Group, ...]:
    """The acts of a page under their heads: years on a shelf's page, months on a year's, else one head for all."""
    part = sheet.part
    if part.spread:
        newest = () if part.key or not part.owner else part.events[:NEWEST]
        return _one(_("Newest acts"), entries(newest, directory))
    if not part.parts:
        return _one(_("Acts"), entries(sheet.events, directory))
    if not part.key and len(part.events) <= BRIEF:
        return _one(_("Acts"), (entry for one in part.parts for entry in _anchored(one, directory)))
    return tuple(Group(anchor=one.anchor, head=one.name, entries=entries(one.events, directory)) for one in part.parts)


def _one(head: str, listed: Iterable[Entry]) -> tuple[Group, ...]:
    """One group, or none where nothing is listed."""
    held = tuple(listed)
    return (Group(anchor="acts", head=head, entries=held),) if held else ()


def _anchored(part: Part, directory: Directory) -> tuple[Entry, ...]:
    """The acts of a part, the first of which is the part's place on the page."""
    first, *rest = entries(part.events, directory)
    return (replace(first, anchor=part.anchor), *rest)
