"""What a figure of acts offers to choose from: occasions and countries, as its filter knows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from felicitations.archive.events import counterparts
from felicitations.directory import Directory, by_name
from felicitations.figures.months import CROWDED, KINDS, Key
from felicitations.frame import occasion_sign
from felicitations.model import Archive, Event
from felicitations.translation import Form, forms


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to choose: its ``value`` in the address, its name, and the mark of an occasion."""

    value: str
    text: str
    sign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What can be chosen. Above ``crowded`` acts a cell shows numbers, and the ``kinds`` most frequent occasions.

    ``acts`` is how its script says how many acts there are.
    """

    occasions: tuple[Choice, ...]
    countries: tuple[Choice, ...]
    crowded: int
    kinds: int
    acts: tuple[Form, ...]


def key_of(archive: Archive, events: Iterable[Event]) -> Key:
    """The key of the marks of these acts: the occasions that they have, in the order of the types, others behind."""
    slugs = {event.message.occasion.value for event in events if event.message.occasion}
    known = {one.slug: one.label for one in sorted(archive.occasions, key=lambda one: (one.order, one.slug))}
    return Key(
        labels={
            **{s: label for s, label in known.items() if s in slugs},
            **{s: s for s in sorted(slugs - known.keys())},
        },
        home=archive.settings.home,
    )


def filter_of(events: Iterable[Event], key: Key, directory: Directory) -> Filter:
    """What can be chosen from these acts."""
    codes = {p.country for event in events for p in counterparts(event.message, key.home) if p.country}
    return Filter(
        occasions=tuple(Choice(value=s, text=label, sign=occasion_sign(s)) for s, label in key.labels.items()),
        countries=tuple(
            sorted(
                (Choice(value=c, text=directory.country(c).text, sign="") for c in codes),
                key=lambda one: by_name(one.text),
            )
        ),
        crowded=CROWDED,
        kinds=KINDS,
        acts=forms("%(number)s act", "%(number)s acts"),
    )
