"""The ways onward from an act: to those before and after it with the same counterpart, and on the same occasion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from weakref import WeakKeyDictionary

from felicitations import wording
from felicitations.directory import Directory
from felicitations.entries import act_page, title_words
from felicitations.frame import Link, Onward
from felicitations.model import Archive, Event, Shelf
from felicitations.translation import _

_WAYS: WeakKeyDictionary[Archive, Mapping[str, Sequence[Onward]]] = WeakKeyDictionary()
"""The ways of an archive, by the id of the act: the pages of acts and those of articles lead the same ways."""


def ways_onward(archive: Archive) -> Mapping[str, Sequence[Onward]]:
    """For each act with a day the ways onward, by its id. Of an act that stands alone everywhere there are none."""
    if archive not in _WAYS:
        _WAYS[archive] = _ways(archive, Directory.of(archive))
    return _WAYS[archive]


def _ways(archive: Archive, directory: Directory) -> dict[str, list[Onward]]:
    links = {
        event.id: Link(text=title_words(event, directory), address=act_page(event))
        for event in archive.events
        if event.message.happened
    }
    shelves = [
        (shelf, _("Earlier, with %(country)s", country=shelf.label), _("Later, with %(country)s", country=shelf.label))
        for shelf in archive.shelves.country
        if shelf.key != directory.home
    ]
    for shelf in archive.shelves.occasion:
        words = wording.within(shelf.label)
        shelves += [(shelf, _("Earlier, %(occasion)s", occasion=words), _("Later, %(occasion)s", occasion=words))]
    ways: dict[str, list[Onward]] = {}
    for shelf, earlier, later in shelves:
        for event, way in _along(shelf, earlier, later, links):
            ways.setdefault(event.id, []).append(way)
    return ways


def _along(shelf: Shelf, earlier: str, later: str, links: Mapping[str, Link]) -> Iterator[tuple[Event, Onward]]:
    """The ways along one shelf, among the acts that have a day, with the words of a step back and of a step forth."""
    for newer, older in pairwise(event for event in shelf.events if event.id in links):
        yield newer, Onward(step=earlier, forth=False, link=links[older.id])
        yield older, Onward(step=later, forth=True, link=links[newer.id])
