"""The record of an article or an act: the one source of every sentence, tag and file that cites it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal, Protocol

from felicitations import addresses, wording
from felicitations.model import Event, Message, Party, Reading, Report
from felicitations.translation import N_, _, spoken

NO_DATE = "n.d."
UNTITLED = N_("An article without a headline")

SHORT = 12
"""Digits of the SHA-256 that a sentence gives; files and tags give all of them."""

KIN = 20
"""Reports of an act, or acts of an article, that its record names at most."""

_PERSONAL = re.compile(r"\b(?:by|author:?|text:|reporter:?|par|por|von)\s+$", re.IGNORECASE)
_ISSUED = re.compile(r"\bissued\s+by\s+$", re.IGNORECASE)
# What no format has a use for: controls, halves of surrogate pairs, and the signs that turn the direction of a line.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
_UNWRITTEN = frozenset({"Cc", "Cs", "Cn"})


class Names(Protocol):
    """What a record asks of the directory (`felicitations.entries.Directory`)."""

    @property
    def home(self) -> str:
        """The home country's code, or empty."""

    @property
    def labels(self) -> Mapping[str, str]:
        """What the occasions are called, by slug."""

    @property
    def archive(self) -> str:
        """What the archive is called."""

    @property
    def base_url(self) -> str:
        """Where it stands: empty, or an address that ends in a slash."""

    def in_prose(self, parties: Iterable[Party]) -> str:
        """The parties as a sentence names them."""

    def in_list(self, parties: Iterable[Party]) -> str:
        """The parties as a list names them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party to what is cited: its name, and whether it is a state or a body of states."""

    name: str
    state: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """What belongs to what is cited: an act that an article reports, a report of an act. ``url`` may be empty."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is cited: an article or an act, as the archive keeps it. All words are on one line.

    ``key`` is its id; ``composed`` says that the archive made the title; ``lang`` is the title's language. ``author``
    is whom the article credits, as printed, ``person`` whether that is no agency or outlet; an act has none.
    ``day`` is that of publication of an article, or that of an act, in EDTF, empty where it is not known. ``url`` is
    empty where the archive does not know its address. ``version`` is the SHA-256 of the text in hexadecimal: of an act
    with several reports that of theirs, in the order of the alphabet, one a line.
    """

    key: str
    kind: Literal["article", "act"]
    title: str
    composed: bool
    lang: str
    author: str
    person: bool
    day: str
    archive: str
    archive_url: str
    url: str
    version: str
    occasion: str
    sides: tuple[Side, ...]
    kin: tuple[Kin, ...]

    @property
    def heading(self) -> str:
        """The title, in square brackets where the archive composed it."""
        return f"[{self.title}]" if self.composed else self.title

    @property
    def publisher(self) -> str:
        """The agency or outlet that an article is from; empty where it is not known, and for an act."""
        return "" if self.person else self.author


def article_title(reading: Reading, names: Names) -> str:
    """The headline of an article; where it has none, a title composed from what was read. Never empty."""
    if reading.headline and reading.headline.value.strip():
        return reading.headline.value
    return act_title(reading.messages[0], names) if reading.messages else _(UNTITLED)


def act_title(message: Message, names: Names) -> str:
    """A title for an act, composed of its sides and its occasion."""
    near, far = wording.sides(message, names.home)
    occasion = wording.occasion_words(message, names.labels)
    return wording.composed_title(names.in_prose(near), names.in_prose(far), occasion, exchanged=message.exchanged)


def article_record(report: Report, names: Names, acts: Iterable[Event] = ()) -> Record:
    """The record of an article. ``acts`` are those that it reports."""
    seed, reading = report.seed, report.reading
    main = reading.messages[0] if reading.messages else None
    author = written(reading.credit.value) if reading.credit else ""
    headline = written(reading.headline.value) if reading.headline else ""
    return Record(
        key=seed.id,
        kind="article",
        title=headline or written(article_title(reading, names)) or _(UNTITLED),
        composed=not headline,
        lang=reading.lang if headline else spoken().language,
        author=author,
        person=bool(author) and _person(report),
        day=reading.published.value if reading.published else "",
        archive=written(names.archive),
        archive_url=names.base_url,
        url=addresses.canonical(names.base_url, addresses.article_page(seed.id)),
        version=seed.digest,
        occasion=_occasion(main, names),
        sides=_sides(main, names),
        kin=tuple(_act_kin(event, names) for event in islice(acts, KIN)),
    )


def act_record(event: Event, names: Names, reports: Iterable[Report] = ()) -> Record:
    """The record of an act. ``reports`` are those of its reports that it is to name."""
    message = event.message
    return Record(
        key=event.id,
        kind="act",
        title=written(act_title(message, names)),
        composed=True,
        lang=spoken().language,
        author="",
        person=False,
        day=message.happened.value if message.happened else "",
        archive=written(names.archive),
        archive_url=names.base_url,
        url=addresses.canonical(names.base_url, addresses.event_page(event.id)),
        version=_joint([report.seed.digest for report in event.reports]),
        occasion=_occasion(message, names),
        sides=_sides(message, names),
        kin=tuple(_report_kin(report, names) for report in islice(reports, KIN)),
    )


def written(text: str) -> str:
    """Words on one line, without what no file of citations can hold."""
    line = " ".join(text.split())
    if line.isprintable():
        return line
    kept = (char for char in _TURNS.sub("", line) if unicodedata.category(char) not in _UNWRITTEN)
    return " ".join("".join(kept).split())


def _person(report: Report) -> bool:
    """Whether the credit is a person: the page says "by", or its record names them as the author."""
    credit, speaker = report.reading.credit, report.reading.speaker
    if credit is None or not credit.evidence or (speaker and speaker.value == "agency"):
        return False
    start = credit.evidence[0].start
    if any(field.name == "author" and field.start <= start < field.end for field in report.seed.record):
        return True
    before = report.seed.text[max(0, start - 20) : start]
    return bool(_PERSONAL.search(before)) and not _ISSUED.search(before)


def _joint(digests: list[str]) -> str:
    """The digest of one text; of several the SHA-256 of their digests, sorted, each with a line end."""
    if len(digests) == 1:
        return digests[0]
    return hashlib.sha256("".join(f"{digest}\n" for digest in sorted(digests)).encode()).hexdigest()


def _occasion(message: Message | None, names: Names) -> str:
    if message is None or message.occasion is None:
        return ""
    return written(names.labels.get(message.occasion.value, message.occasion.value))


def _sides(message: Message | None, names: Names) -> tuple[Side, ...]:
    """The parties of a message, the sender first, each once."""
    parties = (*message.senders, *message.recipients) if message else ()
    sides = (Side(name=written(names.in_list((one,))), state=one.country is not None) for one in parties)
    return tuple(dict.fromkeys(side for side in sides if side.name))


def _act_kin(event: Event, names: Names) -> Kin:
    url = addresses.canonical(names.base_url, addresses.event_page(event.id))
    return Kin(title=f"[{written(act_title(event.message, names))}]", url=url)


def _report_kin(report: Report, names: Names) -> Kin:
    own = article_record(report, names)
    return Kin(title=own.heading, url=own.url)
