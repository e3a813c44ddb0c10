"""The people of the archive: who is named on a side of an act, under which names, in which offices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Literal

from slugify import slugify

from felicitations.archive.events import day_numbers, newest_first, year_of
from felicitations.archive.identity import Form, Joined, join
from felicitations.archive.names import Name, parse
from felicitations.lexicon import KnownPerson
from felicitations.model import Event, Individual, Party, PrintedName, PrintedOffice, Printing
from felicitations.reading.fold import fold

Way = Literal["sent", "received", "exchanged"]

SURNAME_FIRST = frozenset({"CN", "HK", "HU", "JP", "KH", "KP", "KR", "MN", "SG", "TW", "VN"})
"""Where the family name stands first, and is put last by some who write for others."""
_ROYAL = re.compile(
    r"\b(?:king|queen|sultan|em+[ei]r|amir|emperor|empress|prince(?:ss)?|grand du(?:ke|chess)|pope|roi)\b",
    re.IGNORECASE,
)
_NO_OFFICE = frozenset({"counterpart", "counterparts", "homologue", "comrade"})
"""Words that stand where an office would, and are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One naming of a person on a side of an act, by one report.

    ``state`` is a code, a body's name, or empty; ``year`` is 0 where none is known. ``place`` is that of the act among
    all, newest first, and of the report among those of the act, nearest to the source first.
    """

    state: str
    name: str
    office: str
    way: Way
    event: Event
    report: str
    place: tuple[int, int]
    day: str
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The names of one person, joined under the key ``root``; ``perhaps`` are the roots of others it may stand for.

    ``listed`` says that the person stands in the table.
    """

    name: str
    listed: bool
    state: str
    root: str
    mentions: tuple[Mention, ...]
    perhaps: frozenset[str]


def state_of(party: Party) -> str:
    """For whom the people of a party speak: a country's code, the name of a body of states, or empty."""
    return party.country or party.body or ""


def find_people(
    events: Iterable[Event], table: Iterable[KnownPerson], slugs: Mapping[str, str]
) -> tuple[Individual, ...]:
    """Everybody who is named on a side of an act, in the order of their slugs.

    ``table`` is people.csv, which joins what it lists and parts what stands in two rows; ``slugs`` are the countries',
    by code. The order of the acts and of their reports does not matter. No two states share a person.
    """
    by_state: dict[str, dict[str, list[Mention]]] = {}
    for place, event in enumerate(sorted(events, key=newest_first)):
        for mention in _mentions(event, place):
            by_state.setdefault(mention.state, {}).setdefault(mention.name, []).append(mention)
    rows: dict[str, list[KnownPerson]] = {}
    for person in table:
        rows.setdefault(person.country, []).append(person)
    found = [one for state, named in by_state.items() for one in _joined(state, named, rows.get(state, []))]
    found.sort(key=lambda one: (one.name, one.state, one.root))
    called = dict(zip(((one.state, one.root) for one in found), _slugs(found, slugs), strict=True))
    people = (_individual(one, called) for one in found)
    return tuple(sorted(people, key=lambda person: person.slug))


def _mentions(event: Event, place: int) -> Iterator[Mention]:
    for rank, account in enumerate(event.accounts):
        report, message = account.report, account.message
        day = message.happened or report.reading.published
        year = int(year_of(message) or 0)
        sides: tuple[tuple[Way, tuple[Party, ...]], ...] = (("sent", message.senders), ("received", message.recipients))
        if event.message.exchanged:  # two accounts may tell of one direction each
            sides = (("exchanged", tuple(dict.fromkeys((*message.senders, *message.recipients)))),)
        for way, parties in sides:
            for party in parties:
                for person in (one for one in party.people if one.name.strip()):
                    yield Mention(
                        state=state_of(party),
                        name=person.name,
                        office=person.office,
                        way=way,
                        event=event,
                        report=report.seed.id,
                        place=(place, rank),
                        day=day.value if day else "",
                        year=year,
                    )


def _joined(state: str, named: Mapping[str, Sequence[Mention]], rows: Sequence[KnownPerson]) -> Iterator[Found]:
    """The people of one state: what to call each, and where they are named."""
    parsed = {printed: parse(printed) for printed in sorted(named)}
    forms = _forms(parsed, named, rows)
    # Of people whose state is not known, two of one name alone may be one.
    alone = Joined(groups={key: key for key in forms}, doubts={})
    joined = join(forms.values(), surname_first=state in SURNAME_FIRST) if state else alone
    roots = joined.groups
    row_of = {roots[key]: form.row for key, form in forms.items() if form.row >= 0}
    groups: dict[str, list[str]] = {}
    for printed, name in parsed.items():
        groups.setdefault(roots[name.key], []).append(printed)
    for root, names in groups.items():
        listed = rows[row_of[root]].name if root in row_of else ""
        best = listed or max(names, key=lambda one: _fitness(one, parsed[one], named[one]))
        yield Found(
            name=best,
            listed=bool(listed),
            state=state,
            root=root,
            mentions=tuple(mention for printed in names for mention in named[printed]),
            perhaps=frozenset[str]().union(*(joined.doubts.get(parsed[printed].key, ()) for printed in names)),
        )


def _forms(
    parsed: Mapping[str, Name], named: Mapping[str, Sequence[Mention]], rows: Sequence[KnownPerson]
) -> dict[str, Form]:
    """The names of one state by their keys: the printed ones and those of the table."""
    spelt: dict[str, list[str]] = {}
    for printed, name in parsed.items():
        spelt.setdefault(name.key, []).append(printed)
    listed: dict[str, tuple[Name, int]] = {}
    for number, person in enumerate(rows):
        for name in map(parse, (person.name, *person.aliases)):
            listed.setdefault(name.key, (name, number))
    forms: dict[str, Form] = {}
    for key in {**spelt, **listed}:
        mentions = [mention for printed in spelt.get(key, ()) for mention in named[printed]]
        years = {mention.year for mention in mentions} - {0}
        forms[key] = Form(
            name=parsed[spelt[key][0]] if key in spelt else listed[key][0],
            years=(min(years), max(years)) if years else (),
            row=listed[key][1] if key in listed else -1,
            printed=key in spelt,
            royal=any(map(_ROYAL.search, {f"{mention.office} {mention.name}" for mention in mentions})),
        )
    return forms


def _fitness(
    printed: str, name: Name, mentions: Sequence[Mention]
) -> tuple[bool, bool, bool, int, tuple[int, int], str]:
    """How well a form serves to call a person by: more than a surname, in Latin letters, and most often printed."""
    reports = len({mention.report for mention in mentions})
    return len(name.words) > 1, fold(printed).text.isascii(), not printed.isupper(), reports, name.size, printed


def _slugs(found: Sequence[Found], countries: Mapping[str, str]) -> list[str]:
    """A slug for each person, in their order.

    Where several would share one, it is that of a person of the table, or else of whoever is named most often, so that
    a state that was misread once moves nobody's page. The others' states follow theirs, and then a number.
    """
    slugs: dict[int, str] = {}
    taken: set[str] = set()
    for place in sorted(range(len(found)), key=lambda place: (not found[place].listed, -len(found[place].mentions))):
        one = found[place]
        slug = slugify(one.name, max_length=80) or "person"
        if slug in taken:
            slug = f"{slug}-{countries.get(one.state) or slugify(one.state) or 'unknown'}"
        numbered = (f"{slug}-{number}" for number in count(2))
        slugs[place] = slug if slug not in taken else next(one for one in numbered if one not in taken)
        taken.add(slugs[place])
    return [slugs[place] for place in range(len(found))]


def _individual(found: Found, slugs: Mapping[tuple[str, str], str]) -> Individual:
    """The person with all that is told of them. ``slugs`` are everybody's, by state and root."""
    mentions = sorted(found.mentions, key=lambda one: (one.place, one.way, one.name, one.office))
    nearest: dict[str, Mention] = {}
    for mention in mentions:
        nearest.setdefault(mention.event.id, mention)
    reports = Counter(words for words, _ in {(mention.name, mention.report) for mention in mentions})
    others = (slugs.get((found.state, root), "") for root in found.perhaps)

    def acts(way: Way) -> tuple[Event, ...]:
        return tuple(one.event for one in nearest.values() if one.way == way)

    return Individual(
        slug=slugs[found.state, found.root],
        name=found.name,
        state=found.state,
        names=tuple(
            PrintedName(words=words, reports=number)
            for words, number in sorted(reports.items(), key=lambda item: (-item[1], item[0]))
        ),
        offices=_offices(mentions),
        sent=acts("sent"),
        received=acts("received"),
        exchanged=acts("exchanged"),
        perhaps=tuple(sorted(filter(None, others))),
    )


def _by_day(printing: Printing) -> tuple[bool, tuple[int, int, int], str]:
    day = day_numbers(printing.day)
    return not day[0], day, printing.report


def _offices(mentions: Iterable[Mention]) -> tuple[PrintedOffice, ...]:
    """Each office that was printed with where; capitals do not tell two apart. Those printed last come first."""
    found: dict[str, dict[Printing, str]] = {}
    for mention in mentions:
        folded = mention.office.casefold()
        if folded and folded not in _NO_OFFICE:
            found.setdefault(folded, {})[Printing(report=mention.report, day=mention.day)] = mention.office
    offices = [
        PrintedOffice(
            words=max(Counter(printed.values()).items(), key=lambda item: (item[1], item[0]))[0],
            printings=tuple(sorted(printed, key=_by_day)),
        )
        for printed in found.values()
    ]
    newest = {office: max(day_numbers(one.day) for one in office.printings) for office in offices}
    return tuple(sorted(offices, key=lambda office: (newest[office], office.words), reverse=True))
