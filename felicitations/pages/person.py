"""The page of one person: their names and offices as printed, their acts, and those on the other side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from felicitations import addresses, wording
from felicitations.citing.box import cite_list
from felicitations.digest import digest_of
from felicitations.directory import Directory, by_name
from felicitations.entries import Entry, entries, extent, signs_of
from felicitations.figures.years import LineOfYears, line_of_acts, signs_on
from felicitations.frame import Counted, Frame, Link, frame
from felicitations.listing import NEWEST, Listing, ways_only
from felicitations.lists import person_list
from felicitations.model import Archive, Event, Individual, Page, Party, PrintedOffice, Printing
from felicitations.origins import Origins
from felicitations.translation import _

MET = 60
"""People of the other side whom it lists, those with the most acts."""

DRAWN = 3
"""Dated acts from which on a line of years says more than a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """A name as printed, and in how many reports."""

    words: str
    reports: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRow:
    """An office as printed, the day of the first and that of the last act with it, if these are two, and its reports.

    The days lead to the reports.
    """

    words: str
    days: tuple[Link, ...]
    reports: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """The acts of one kind: sent, received or exchanged; the newest of them, where the whole list is spread."""

    anchor: str
    head: str
    count: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """What the page of a person says.

    ``state`` is the country or the body that they speak for, empty where none is known; ``perhaps`` are several others
    whom the name may mean, so that it was joined to none; ``names`` are empty where one name alone is printed, and it
    is the page's. ``years`` leads to the years of a list that is spread. ``met`` are people of the other side,
    ``unlisted`` counts those left out; ``states`` are the countries and bodies of the other side.
    """

    frame: Frame
    name: str
    state: Link
    summary: str
    perhaps: tuple[Link, ...]
    line: LineOfYears
    names: tuple[NameRow, ...]
    offices: tuple[OfficeRow, ...]
    acts: tuple[Acts, ...]
    years: Listing
    met: tuple[Counted, ...]
    unlisted: str
    states: tuple[Counted, ...]


def plan(archive: Archive) -> Iterable[Page]:
    """One page for each person."""
    directory, origins, exports = Directory.of(archive), Origins.of(archive), archive.settings.exports
    called = {addresses.person_page(person.slug): person.name for person in archive.people}
    acts = {event.id: _act(event, origins, directory, called) for event in archive.events}
    for person in archive.people:
        view = partial(_view, person, directory, called, exports)
        perhaps = [called[addresses.person_page(slug)] for slug in person.perhaps]
        told = [[acts[event.id] for event in events] for events in (person.sent, person.received, person.exchanged)]
        itself = (person.slug, person.name, person.state, person.names, person.offices, person.perhaps, perhaps)
        origin = digest_of(itself, told, exports)
        yield Page(address=addresses.person_page(person.slug), template="person.html", view=view, origin=origin)


def _act(event: Event, origins: Origins, directory: Directory, called: Mapping[str, str]) -> bytes:
    """What an act adds to the page of a person: itself, and what those are called who are named in it."""
    people = directory.about(acts=(event.message,)).people.values()
    return digest_of(origins.acts[event.id], [called[address] for address in people])


def _view(person: Individual, directory: Directory, called: Mapping[str, str], exports: Collection[str]) -> PersonPage:
    state = directory.state(person.state)
    whole = person_list(person)
    acts = tuple(_acts(person, directory, NEWEST if whole.spread else len(person.acts)))
    dated = sum(len(part.events) for part in whole.parts if part.key)
    line = line_of_acts(whole if dated >= DRAWN else replace(whole, parts=()), {}, listed=False)
    met = _met(person, directory, called)
    several = len(person.names) > 1 or person.names[0].words != person.name
    return PersonPage(
        frame=frame(
            person.name,
            _description(person, state),
            Link(text=_("People"), address=addresses.PEOPLE),
            Link(text=person.name),
            folio=person.state if state.address else "",
            cite=cite_list(len(person.acts), addresses.person_page(person.slug), exports),
            signs=signs_on(line).union(*(signs_of(one.entries) for one in acts)),
        ),
        name=person.name,
        state=state,
        summary=extent(person.acts),
        perhaps=tuple(
            Link(text=called[address], address=address) for address in map(addresses.person_page, person.perhaps)
        ),
        line=line,
        names=tuple(NameRow(words=one.words, reports=wording.reports(one.reports)) for one in person.names if several),
        offices=tuple(_office(office) for office in person.offices),
        acts=acts,
        years=ways_only(whole),
        met=met[:MET],
        unlisted=wording.count(len(met) - MET, "%(number)s more person", "%(number)s more people")
        if len(met) > MET
        else "",
        states=_states(person, directory),
    )


def _description(person: Individual, state: Link) -> str:
    if not state.text:
        return _("Messages of congratulation that %(person)s sent or received.", person=person.name)
    return _(
        "Messages of congratulation that %(person)s sent or received, for %(state)s.",
        person=person.name,
        state=state.text,
    )


def _office(office: PrintedOffice) -> OfficeRow:
    first, last = office.printings[0], next((one for one in reversed(office.printings) if one.day), None)
    return OfficeRow(
        words=office.words,
        days=tuple(map(_printed, (first, last) if last and last.day != first.day else (first,))),
        reports=wording.reports(len(office.printings)),
    )


def _printed(printing: Printing) -> Link:
    words = wording.sentence(wording.date_words(printing.day)) if printing.day else _("Undated")
    return Link(text=words, address=addresses.article_page(printing.report))


def _acts(person: Individual, directory: Directory, most: int) -> Iterator[Acts]:
    """The acts of each kind, at most so many of it."""
    kinds = (("sent", _("Sent"), person.sent), ("received", _("Received"), person.received))
    for anchor, head, events in (*kinds, ("exchanged", _("Exchanged"), person.exchanged)):
        if events:
            yield Acts(
                anchor=anchor,
                head=head,
                count=_held(len(events), most),
                entries=entries(events[:most], directory),
            )


def _held(acts: int, most: int) -> str:
    """How many acts there are, and how many of them are listed, if not all."""
    if acts <= most:
        return wording.acts(acts)
    return _("%(acts)s, the newest %(number)s here", acts=wording.acts(acts), number=most)


def _others(person: Individual) -> Iterator[tuple[Event, tuple[Party, ...]]]:
    """Each act of the person with the parties on its other side."""
    for event in person.sent:
        yield event, event.message.recipients
    for event in person.received:
        yield event, event.message.senders
    for event in person.exchanged:
        both = dict.fromkeys((*event.message.senders, *event.message.recipients))
        yield event, tuple(party for party in both if (party.country or party.body or "") != person.state)


def _met(person: Individual, directory: Directory, called: Mapping[str, str]) -> tuple[Counted, ...]:
    """The people of the other side, of the same rank where an act has several, those with the most acts first."""
    own = {name.words for name in person.names}
    found: Counter[Link] = Counter()
    for event, parties in _others(person):
        sides = (*event.message.senders, *event.message.recipients)
        ranks = {
            one.pair for party in sides if _state(party) == person.state for one in party.people if one.name in own
        }
        met = {
            directory.person(one.name, _state(party)).address
            for party in parties
            for one in party.people
            if (one.pair in ranks or not ranks) and not (_state(party) == person.state and one.name in own)
        }
        found.update(Link(text=called[address], address=address) for address in met if address)
    return _counted(found)


def _states(person: Individual, directory: Directory) -> tuple[Counted, ...]:
    """The countries and bodies of the other side, those with the most acts first."""
    found: Counter[Link] = Counter()
    for _event, parties in _others(person):
        found.update({directory.state(_state(party)) for party in parties if _state(party)})
    return _counted(found)


def _state(party: Party) -> str:
    return party.country or party.body or ""


def _counted(found: Counter[Link]) -> tuple[Counted, ...]:
    ordered = sorted(found.items(), key=lambda item: (-item[1], by_name(item[0].text), item[0].address))
    return tuple(Counted(link=link, sign="", count=wording.acts(number)) for link, number in ordered)
