"""A record in words: one entry of a bibliography after Chicago, after MLA, and after APA.

Nothing is guessed: a name is left as it is printed, since which part of it is the surname is not known. No day of
access is given, for the archive's own version of the text says more exactly what was seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from felicitations.citing import days
from felicitations.citing.record import NO_DATE, SHORT, Record

_CLOSED = re.compile(r"[.?!\u2026\u3002\uff1f\uff01\u061f\u06d4\u0964]['\"\u2019\u201d\u00bb\u300d\u300f)\]]*$")
_QUOTED = re.compile(r'"([^"]*)"')
_STEPS = re.compile(r"[^/]*/+(?=[^/])|.+")
_SINGLE = str.maketrans("\u201c\u201d", "\u2018\u2019")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of a citation.

    ``italic`` is the title of a work; ``lang`` is empty where it is English, in which the styles are; after a stretch
    that ``breaks`` a line may end.
    """

    text: str
    italic: bool = False
    lang: str = ""
    breaks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A citation in words, in one of the styles."""

    style: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words alone, as they are copied."""
        return "".join(run.text for run in self.runs)


def sentences(record: Record) -> tuple[Sentence, ...]:
    """The three of them."""
    return (
        Sentence(style="Chicago", runs=_joined(_chicago(record))),
        Sentence(style="MLA", runs=_joined(_mla(record))),
        Sentence(style="APA", runs=_joined(_apa(record))),
    )


def short(record: Record) -> str:
    """The version of the text as sentences give it."""
    return record.version[:SHORT]


def _chicago(record: Record) -> Iterator[Run]:
    """Author. “Title.” Day. In *Archive*, article No., version V. Address."""
    if record.author:
        yield Run(text=f"{_closed(record.author)} ")
    yield from _quoted(record)
    yield Run(text=f" {_closed(days.chicago(record.day) if record.day else NO_DATE)} In ")
    yield Run(text=record.archive, italic=True)
    yield Run(text=f", {record.kind} {record.key}, version {short(record)}.")
    yield from _address(" ", record.url, ".")


def _mla(record: Record) -> Iterator[Run]:
    """Author. “Title.” Publisher, Day. *Archive*, version V, no. No., Address: two containers, one in the other."""
    if record.person:
        yield Run(text=f"{_closed(record.author)} ")
    yield from _quoted(record)
    day = days.mla(record.day) if record.day else NO_DATE
    yield Run(text=f" {_closed(', '.join(filter(None, (record.publisher, day))))} ")
    yield Run(text=record.archive, italic=True)
    yield Run(text=f", version {short(record)}, no. {record.key}")
    yield from _address(", ", record.url, ".")
    yield Run(text="" if record.url else ".")


def _apa(record: Record) -> Iterator[Run]:
    """Author. (Day). *Title*. Archive (Article No., Version V). Address. Without an author the title goes first."""
    day = f"({days.apa(record.day) if record.day else NO_DATE})."
    title = Run(text=record.heading, italic=not record.composed, lang=_lang(record))
    end = "" if not record.composed and _CLOSED.search(record.title) else "."
    if record.author:
        yield Run(text=f"{_closed(record.author)} {day} ")
        yield title
        yield Run(text=f"{end} ")
    else:
        yield title
        yield Run(text=f"{end} {day} ")
    yield Run(text=f"{record.archive} ({record.kind.capitalize()} {record.key}, Version {short(record)}).")
    yield from _address(" ", record.url, "")


def _quoted(record: Record) -> Iterator[Run]:
    """The title with its full stop: in quotation marks, those inside it single; a composed one only in brackets."""
    if record.composed:
        yield Run(text=record.heading, lang=_lang(record))
        yield Run(text=".")
        return
    inner = _QUOTED.sub("\u2018\\1\u2019", record.title).translate(_SINGLE)
    yield Run(text="\u201c")
    yield Run(text=_closed(inner), lang=_lang(record))
    yield Run(text="\u201d")


def _address(before: str, url: str, after: str) -> Iterator[Run]:
    """An address, if there is one; its lines may end behind its slashes."""
    if url:
        *parts, last = _STEPS.findall(url)
        yield Run(text=before)
        yield from (Run(text=part, breaks=True) for part in parts)
        yield Run(text=f"{last}{after}")


def _lang(record: Record) -> str:
    """The language of the title: one that the archive composed is in that of the page, the styles are in English."""
    return "" if record.composed and record.lang == "en" else record.lang


def _closed(words: str) -> str:
    """The words with a full stop, unless they end in something like it."""
    return words if _CLOSED.search(words) else f"{words}."


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    return tuple(run for run in runs if run.text)
