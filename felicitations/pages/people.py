"""The index of people: those of each country, region by region, then those of bodies of states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.directory import Directory, filed_under
from felicitations.frame import Counted, Frame, Link, frame
from felicitations.model import Archive, Individual, Page
from felicitations.translation import N_, _, spoken

ALL = 1000
"""People whom one page lists; where there are more, it lists of each country the few with the most acts."""
FEW = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The people of one state, those with the most acts first; ``more`` leads to the rest, if they are not listed."""

    state: Link
    people: tuple[Counted, ...]
    more: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """The states of one region whose people are named."""

    anchor: str
    name: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """What the index of people says."""

    frame: Frame
    summary: str
    regions: tuple[Region, ...]


def plan(archive: Archive) -> Iterable[Page]:
    """One page."""
    yield Page(address=addresses.PEOPLE, template="people.html", view=partial(_view, archive))


def _view(archive: Archive) -> People:
    directory = Directory.of(archive)
    by_state: dict[str, list[Individual]] = {}
    for person in sorted(archive.people, key=lambda person: (-len(person.acts), person.name, person.slug)):
        by_state.setdefault(person.state, []).append(person)
    regions = _regions(by_state, archive, directory)
    states = sum(state in directory.countries for state in by_state)
    several = sum(len(person.names) > 1 for person in archive.people)
    return People(
        frame=frame(
            _("People"),
            _("Who sent and who received messages of congratulation, by country."),
            Link(text=_("People")),
            section=addresses.PEOPLE,
        ),
        summary=wording.sentence(_summary(len(archive.people), states, several)),
        regions=regions,
    )


def _summary(people: int, states: int, several: int) -> str:
    """How many people there are, of how many countries, and how many of them have several names."""
    said = {"people": wording.people(people), "countries": wording.countries(states)}
    if not several:
        return _("%(people)s of %(countries)s, none of them printed under several names.", **said)
    return wording.count(
        several,
        "%(people)s of %(countries)s, %(number)s of them printed under several names.",
        "%(people)s of %(countries)s, %(number)s of them printed under several names.",
        **said,
    )


def _regions(
    by_state: Mapping[str, Sequence[Individual]], archive: Archive, directory: Directory
) -> tuple[Region, ...]:
    short = len(archive.people) > ALL
    places: dict[str, list[str]] = {}
    for country in sorted(archive.countries, key=lambda country: (country.region, filed_under(country.name))):
        if country.code in by_state:
            places.setdefault(country.region or N_("Elsewhere"), []).append(country.code)
    others = sorted(state for state in by_state if state not in directory.countries)
    if others:
        places[N_("Bodies of states, and people without a state")] = [
            *filter(None, others),
            *([""] if "" in others else []),
        ]
    return tuple(
        Region(
            anchor=addresses.region_anchor(str(number)),
            name=_(name),
            groups=tuple(_group(state, by_state[state], directory, short=short) for state in states),
        )
        for number, (name, states) in enumerate(places.items(), 1)
    )


def _group(state: str, people: Sequence[Individual], directory: Directory, *, short: bool) -> Group:
    """The people of one state. The rest of a country's people stand on its page; those of no country are all listed."""
    country = directory.state(state)
    shown = people[:FEW] if short and country.address else people
    rest = len(people) - len(shown)
    words = _("%(number)s more", number=spoken().number(rest))
    more = Link(text=words, address=country.address, anchor=addresses.PEOPLE_ANCHOR)
    return Group(
        state=country if state else Link(text=_("State not known")),
        people=tuple(
            Counted(
                link=Link(text=person.name, address=addresses.person_page(person.slug)),
                sign="",
                count=wording.acts(len(person.acts)),
            )
            for person in shown
        ),
        more=(more,) if rest else (),
    )
