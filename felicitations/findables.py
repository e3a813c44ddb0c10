"""What the search knows: one record an act, with its reports, and one for each article that reports no act.

The words of a record are searched in the browser by Pagefind, which runs in `felicitations.disk.search`. What a record
can be filtered by stands in a table of our own, the *catalogue*: the same bytes for the same records, which Pagefind's
own filters are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from felicitations.archive.events import counterparts, year_of
from felicitations.directory import Directory
from felicitations.entries import act_page, entry, report_link
from felicitations.frame import Link
from felicitations.model import LEFT_OUT, Archive, Event, Message, Report
from felicitations.translation import _

Direction = Literal["sent", "received", "exchanged", "between"]
"""Seen from the home country; ``between``: others wrote to one another, one way."""

DIRECTIONS: tuple[Direction, ...] = ("sent", "received", "exchanged", "between")

ONE_WAY, BOTH = "\u2192", "\u2194"
"""The arrow between the sides in a title, which the page draws."""

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts whose words stand without spaces, so that each character is searched for."""

_SENTENCE = re.compile(r"(?<=[.!?\u3002\uff01\uff1f])\s*(?=\S)")
_WORD = re.compile(r"\w+")
_BESIDE = re.compile(f"(?<=[{_UNSPACED}])(?=\\S)|(?<=\\S)(?=[{_UNSPACED}])")


PART = 3200
"""The most records of one index: Pagefind takes some 270 KB for each, and shall live in less than a gigabyte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """One thing to be found: an act, or an article that reports none.

    ``id`` is that of the act, or of the article; ``address`` is its page; ``title``, ``when`` and ``what`` are what a
    result says of it, ``reports`` its articles; ``text`` is what is searched. It is filtered by ``year`` and
    ``occasion`` (empty where not known), ``direction`` (none for an article without an act), ``countries`` (codes,
    without the home country) and ``people`` (slugs).
    """

    id: str
    address: str
    title: str
    when: str
    what: str
    reports: tuple[Link, ...]
    text: str
    year: str = ""
    occasion: str = ""
    direction: Direction | None = None
    countries: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def findables_of(archive: Archive) -> tuple[Findable, ...]:
    """All records: the acts, newest first, then the articles that report none, by id."""
    directory = Directory.of(archive)
    people: dict[str, list[str]] = {}
    for person in archive.people:
        for event in person.acts:
            people.setdefault(event.id, []).append(person.slug)
    acts = (_act(event, tuple(people.get(event.id, ())), directory) for event in archive.events)
    others = (_other(report, directory) for report in archive.reports if not report.reading.messages)
    return (*acts, *others)


def _act(event: Event, people: tuple[str, ...], directory: Directory) -> Findable:
    message, said = event.message, entry(event, directory)
    return Findable(
        id=event.id,
        address=act_page(event),
        title=f"{said.left} {BOTH if message.exchanged else ONE_WAY} {said.right}",
        when=said.when.words,
        what=said.what,
        reports=tuple(report_link(report, directory) for report in event.reports),
        text="\n".join(searched(event.reports)),
        year=year_of(message),
        occasion=message.occasion.value if message.occasion else "",
        direction=direction_of(message, directory.home),
        countries=tuple(dict.fromkeys(p.country for p in counterparts(message, directory.home) if p.country)),
        people=people,
    )


def _other(report: Report, directory: Directory) -> Findable:
    link = report_link(report, directory)
    return Findable(
        id=report.seed.id,
        address=link.address,
        title=link.text,
        when="",
        what=_("No message of congratulation"),
        reports=(link,),
        text="\n".join(searched((report,))),
    )


def direction_of(message: Message, home: str) -> Direction:
    """Which way a message went, seen from the home country."""
    if message.exchanged:
        return "exchanged"
    if home and any(party.country == home for party in message.senders):
        return "sent"
    return "received" if home and any(party.country == home for party in message.recipients) else "between"


def searched(reports: Sequence[Report]) -> Iterator[str]:
    """What is searched of some reports, by paragraphs, without headlines and furniture.

    The first is taken whole, of each other the sentences that bring a word: reports of one act repeat each other, and
    a word that stands once in a record is found as well as one that stands there ten times.
    """
    first, *others = reports
    known: set[str] = set()
    for paragraph in _paragraphs(first):
        known.update(_WORD.findall(spaced(paragraph).casefold()) if others else ())
        yield spaced(paragraph)
    for report in others:
        for paragraph in _paragraphs(report):
            new = []
            for sentence in _SENTENCE.split(paragraph):
                if not known.issuperset(words := _WORD.findall(spaced(sentence).casefold())):
                    known.update(words)
                    new.append(spaced(sentence))
            if new:
                yield " ".join(new)


def _paragraphs(report: Report) -> Iterator[str]:
    kept = (mark for mark in report.reading.marks if mark.kind not in LEFT_OUT and mark.kind != "headline")
    for line in "".join(report.seed.text[mark.start : mark.end] for mark in kept).splitlines():
        if words := " ".join(line.split()):
            yield words


def parts(records: Sequence[Findable]) -> Iterator[Sequence[Findable]]:
    """The records, cut into as few parts of one length as `PART` allows."""
    length = ceil(len(records) / ceil(len(records) / PART))
    for start in range(0, len(records), length):
        yield records[start : start + length]


def spaced(text: str) -> str:
    """A text in which each character of a script without spaces stands alone, as the search takes it for a word."""
    return text if text.isascii() else _BESIDE.sub(" ", text)
