"""The tables of acts, and of the articles that report each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import get_args

from felicitations.archive.events import oldest_page
from felicitations.archive.spans import span_of
from felicitations.dataset.schema import PLACE, Column, Row, Table, place
from felicitations.directory import Directory
from felicitations.entries import act_page, sureness, title_words
from felicitations.model import Archive, Certainty, Event, Instrument, Party
from felicitations.translation import N_

PRECISIONS = ("day", "month", "season", "year", "longer", "before")
_LONGEST = ((1, "day"), (31, "month"), (92, "season"), (366, "year"))
DIRECTIONS = ("one-way", "mutual")


def days_of(event: Event) -> tuple[str | None, str | None, str | None]:
    """The first day on which an act may have happened, the last, and how exactly that is known.

    An act of no known day happened before the oldest of its pages was published, if that is known: ``before``.
    """
    happened = event.message.happened
    if happened and (span := span_of(happened.value)):
        precision = next((name for days, name in _LONGEST if span.days <= days), "longer")
        return _iso(span.first), _iso(span.last), precision
    oldest = span_of(oldest_page(event))
    return (None, _iso(oldest.last), "before") if oldest and not happened else (None, None, None)


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def direction_of(event: Event) -> str:
    """``mutual`` where each side wrote to the other, else ``one-way``."""
    return DIRECTIONS[event.message.exchanged]


def party_words(party: Party) -> str:
    """What a table calls a side: the code of its country, or the name of its body; empty where it has neither."""
    return party.country or party.body or ""


def _sides(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(party_words, parties))))


def _people(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person.name for party in parties for person in party.people))


def _acts(archive: Archive) -> Iterator[Row]:
    directory, base_url = Directory.of(archive), archive.settings.base_url
    for event in archive.events:
        yield _act(event, directory, base_url)


def _act(event: Event, directory: Directory, base_url: str) -> Row:
    message = event.message
    first, last, precision = days_of(event)
    return (
        event.id,
        title_words(event, directory),
        message.happened.value if message.happened else None,
        first,
        last,
        precision,
        message.happened.basis if message.happened else None,
        message.happened.certainty if message.happened else None,
        _sides(message.senders),
        _sides(message.recipients),
        _people(message.senders),
        _people(message.recipients),
        direction_of(event),
        message.instrument.value if message.instrument else None,
        message.occasion.value if message.occasion else None,
        message.occasion.basis if message.occasion else None,
        message.occasion.certainty if message.occasion else None,
        message.ordinal.value if message.ordinal else None,
        len(event.accounts),
        sureness(message) or None,
        place(act_page(event), base_url),
    )


def _reports(archive: Archive) -> Iterator[Row]:
    for event in archive.events:
        for nearness, account in enumerate(event.accounts, start=1):
            message, reading = account.message, account.report.reading
            number = next(n for n, one in enumerate(reading.messages, start=1) if one is message)
            happened, occasion = message.happened, message.occasion
            yield (
                event.id,
                account.report.seed.id,
                number,
                nearness,
                happened.value if happened else None,
                occasion.value if occasion else None,
            )


CERTAINTY = N_(
    "How sure it is: stated (a text says it), inferred (reasoned from what it says) or curated (a person says it)."
)

DAYS = (
    Column(
        name="date", meaning=N_("The local day on which the message was sent, in EDTF, levels 0 and 1."), kind="date"
    ),
    Column(
        name="date_min",
        meaning=N_("The first day that the date may mean. A doubt (~ or ?) does not widen it."),
        kind="day",
    ),
    Column(
        name="date_max",
        meaning=N_("The last day that the date may mean; where there is none, the day of the oldest report."),
        kind="day",
    ),
    Column(
        name="date_precision",
        meaning=N_("How exactly the day is known; before: only that it is not after date_max."),
        choices=PRECISIONS,
    ),
    Column(
        name="date_basis", meaning=N_("How the day is known: stated, weekday, dateline, published, anniversary ...")
    ),
)
"""The columns that say when, the same for acts and events."""

ACTS = Table(
    name="acts",
    title=N_("Acts"),
    meaning=N_("Every message or exchange of messages, once, however many articles report it."),
    key=("id",),
    columns=(
        Column(
            name="id",
            meaning=N_("The act’s name: date, counterpart, occasion. It changes when these do."),
            required=True,
        ),
        Column(name="title", meaning=N_("The act in one line."), required=True),
        *DAYS,
        Column(name="date_certainty", meaning=CERTAINTY, choices=get_args(Certainty)),
        Column(
            name="senders",
            meaning=N_(
                "Who sent: ISO 3166-1 alpha-2 codes of states (XK for Kosovo), names of bodies. "
                "In an exchange both sides."
            ),
            kind="list",
        ),
        Column(
            name="recipients",
            meaning=N_(
                "Who received: ISO 3166-1 alpha-2 codes of states (XK for Kosovo), names of bodies. "
                "In an exchange both sides."
            ),
            kind="list",
        ),
        Column(name="sender_people", meaning=N_("Who spoke for the senders, as printed."), kind="list"),
        Column(name="recipient_people", meaning=N_("Who was addressed, as printed."), kind="list"),
        Column(
            name="direction",
            meaning=N_("Either one-way or, where each side wrote to the other, mutual."),
            required=True,
            choices=DIRECTIONS,
        ),
        Column(name="instrument", meaning=N_("What was sent, if a text says it."), choices=get_args(Instrument)),
        Column(name="occasion", meaning=N_("The type of occasion."), refers="occasions"),
        Column(name="occasion_basis", meaning=N_("How the occasion is known.")),
        Column(name="occasion_certainty", meaning=CERTAINTY, choices=get_args(Certainty)),
        Column(name="ordinal", meaning=N_("The number of the anniversary that is the occasion."), kind="number"),
        Column(name="reports", meaning=N_("How many articles report it."), kind="number", required=True),
        Column(
            name="certainty",
            meaning=N_("How sure day and occasion are: curated if a person set either, else the weaker of the two."),
            choices=get_args(Certainty),
        ),
        Column(name="address", meaning=PLACE, required=True),
    ),
    rows=_acts,
)

REPORTS = Table(
    name="reports",
    title=N_("Reports of acts"),
    meaning=N_("Which article reports which act, and the day and the occasion as that article alone has them."),
    key=("act", "article", "message"),
    columns=(
        Column(name="act", meaning=N_("The act."), required=True, refers="acts"),
        Column(name="article", meaning=N_("The article that reports it."), required=True, refers="articles"),
        Column(name="message", meaning=N_("Which message of the article, from 1."), kind="number", required=True),
        Column(
            name="nearness",
            meaning=N_("The place of the report among those of the act; 1 is the nearest to the source."),
            kind="number",
            required=True,
        ),
        Column(name="date", meaning=N_("The day by this article, in EDTF, levels 0 and 1."), kind="date"),
        Column(name="occasion", meaning=N_("The occasion by this article."), refers="occasions"),
    ),
    rows=_reports,
)
