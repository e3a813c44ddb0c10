"""Acts in the form that researchers of event data use: one row for each sender and recipient, and dyads by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from felicitations import wording
from felicitations.archive.events import year_of
from felicitations.dataset.acts import CERTAINTY, DAYS, DIRECTIONS, days_of, direction_of, party_words
from felicitations.dataset.schema import Column, Row, Table
from felicitations.entries import sureness
from felicitations.lexicon import SCHEMES, Country
from felicitations.model import Archive, Certainty, Event, Instrument, Message, Party
from felicitations.translation import N_

ZEROS = 200
"""The most years that are filled with zeros, counted back from the newest: one misread year must not make millions."""

DIGITS = 12
"""How much of the rules' fingerprint a row gives: enough to tell versions apart."""


def pairs(message: Message, home: str) -> tuple[tuple[Party | None, Party | None], ...]:
    """Each sender with each recipient; None for a side without a name. An act of which no side is known is one pair.

    In an exchange the home country, or the first party, writes to each of the others and each of them to it: what the
    others write to each other no article says.
    """
    near, far = (_once(side) or (None,) for side in wording.sides(message, home))
    there = [(one, other) for one in near for other in far]
    back = [(other, one) for one, other in there if one and other] if message.exchanged else []
    return (*there, *back)


def _once(parties: Iterable[Party]) -> tuple[Party | None, ...]:
    return tuple({party_words(party): party for party in parties if party_words(party)}.values())


def _events(archive: Archive) -> Iterator[Row]:
    countries = {country.code: country for country in archive.countries}
    codes = {one.slug: dict(one.crosswalk) for one in archive.occasions}
    version = archive.rules[:DIGITS] or None
    for event in archive.events:
        occasion = event.message.occasion
        walk = codes.get(occasion.value, {}) if occasion else {}
        tail = (*_what(event), *(walk.get(scheme) for scheme in SCHEMES), *_how(event), version)
        head = _when(event)
        for number, (sender, recipient) in enumerate(pairs(event.message, archive.settings.home), start=1):
            sides = (*_side(sender, countries), *_side(recipient, countries))
            yield (f"{event.id}.{number}", event.id, *head, direction_of(event), *sides, *tail)


def _when(event: Event) -> Row:
    happened = event.message.happened
    year = year_of(event.message)
    return (
        happened.value if happened else None,
        *days_of(event),
        happened.basis if happened else None,
        int(year) if year else None,
    )


def _side(party: Party | None, countries: Mapping[str, Country]) -> Row:
    if party is None:
        return None, None, None
    return party_words(party), *_codes(party.country or "", countries)


def _codes(code: str, countries: Mapping[str, Country]) -> Row:
    """A country's codes in ISO 3166-1 alpha-3 and in the Correlates of War, where it has them."""
    known = countries.get(code)
    return (known.alpha3 or None) if known else None, (known.cow or None) if known else None


def _what(event: Event) -> Row:
    message = event.message
    return (
        message.instrument.value if message.instrument else None,
        message.occasion.value if message.occasion else None,
        message.ordinal.value if message.ordinal else None,
    )


def _how(event: Event) -> Row:
    return len(event.accounts), sureness(event.message) or None


def _dyad_years(archive: Archive) -> Iterator[Row]:
    countries = {country.code: country for country in archive.countries}
    acts: Counter[tuple[str, str, int]] = Counter()
    mutual: Counter[tuple[str, str, int]] = Counter()
    home = archive.settings.home
    for event in archive.events:
        year = year_of(event.message)
        for sender, recipient in pairs(event.message, home) if year else ():
            if sender and recipient and sender.country and recipient.country:
                acts[sender.country, recipient.country, int(year)] += 1
                mutual[sender.country, recipient.country, int(year)] += event.message.exchanged
    years = _years({year for _, _, year in acts})
    for sender_code, recipient_code in sorted({(a, b) for a, b, _ in acts}):
        first = (sender_code, *_codes(sender_code, countries))
        second = (recipient_code, *_codes(recipient_code, countries))
        for year_ in years:
            key = (sender_code, recipient_code, year_)
            yield (*first, *second, year_, acts.get(key, 0), mutual.get(key, 0))


def _years(found: set[int]) -> list[int]:
    """Every year from the first to the last, and older ones only where something happened in them."""
    last = max(found, default=0)
    return sorted(found | set(range(max(min(found, default=1), last - ZEROS + 1), last + 1)))


_SIDES = {
    ("sender", True): N_("The sender: ISO 3166-1 alpha-2 (XK for Kosovo)."),
    ("recipient", True): N_("The recipient: ISO 3166-1 alpha-2 (XK for Kosovo)."),
    ("sender", False): N_(
        "The sender: ISO 3166-1 alpha-2 (XK for Kosovo), or the name of a body of states; empty where it is not known."
    ),
    ("recipient", False): N_(
        "The recipient: ISO 3166-1 alpha-2 (XK for Kosovo), or the name of a body of states; empty where it is not "
        "known."
    ),
}


def _sides_columns(side: str, *, required: bool) -> tuple[Column, ...]:
    return (
        Column(name=side, meaning=_SIDES[side, required], required=required),
        Column(name=f"{side}_iso3", meaning=N_("ISO 3166-1 alpha-3; XKX for Kosovo.")),
        Column(name=f"{side}_cow", meaning=N_("The country’s number in the Correlates of War."), kind="number"),
    )


CODES = (
    Column(name="cameo", meaning=N_("The code in CAMEO, by the crosswalk of the occasion.")),
    Column(name="plover", meaning=N_("The event type in PLOVER, by the same.")),
    Column(name="plover_context", meaning=N_("The context in PLOVER, by the same.")),
    Column(name="cap", meaning=N_("The major topic of the Comparative Agendas Project, by the same.")),
)
"""The columns of the crosswalk, in the order of `SCHEMES`."""

EVENTS = Table(
    name="events",
    title=N_("Events"),
    meaning=N_("One row for each sender and recipient of an act, as event data have it; an exchange gives both ways."),
    key=("id",),
    columns=(
        Column(name="id", meaning=N_("The act’s name and the number of the row."), required=True),
        Column(name="act", meaning=N_("The act."), required=True, refers="acts"),
        *DAYS,
        Column(name="year", meaning=N_("The year, where it is known."), kind="year"),
        Column(
            name="direction",
            meaning=N_("Either one-way or, as a part of an exchange, mutual."),
            required=True,
            choices=DIRECTIONS,
        ),
        *_sides_columns("sender", required=False),
        *_sides_columns("recipient", required=False),
        Column(name="instrument", meaning=N_("What was sent, if a text says it."), choices=get_args(Instrument)),
        Column(name="occasion", meaning=N_("The type of occasion."), refers="occasions"),
        Column(name="ordinal", meaning=N_("The number of the anniversary that is the occasion."), kind="number"),
        *CODES,
        Column(name="reports", meaning=N_("How many articles report the act."), kind="number", required=True),
        Column(name="certainty", meaning=CERTAINTY, choices=get_args(Certainty)),
        Column(name="rules", meaning=N_("The first 12 digits of the fingerprint of the rules that read.")),
    ),
    rows=_events,
)

DYAD_YEARS = Table(
    name="dyad_years",
    title=N_("Dyad-years"),
    meaning=N_(
        "How many acts one state addressed to another in a year, for every two states between which there is a dated "
        "act. Years without one are given with 0, from the first year of the archive, at most 200 years back."
    ),
    key=("sender", "recipient", "year"),
    columns=(
        *_sides_columns("sender", required=True),
        *_sides_columns("recipient", required=True),
        Column(name="year", meaning=N_("The year."), kind="year", required=True),
        Column(name="acts", meaning=N_("Acts in this direction: rows of events."), kind="number", required=True),
        Column(name="mutual", meaning=N_("How many of them are part of an exchange."), kind="number", required=True),
    ),
    rows=_dyad_years,
)
