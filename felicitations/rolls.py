"""The people of each state, as tables list them."""

from __future__ import annotations

from dataclasses import dataclass

from felicitations import addresses
from felicitations.frame import Link
from felicitations.model import Archive
from felicitations.translation import spoken

LISTED = 60
"""People whom the page of a country lists, those with the most acts; where there are more, all have pages of their
own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person who spoke or was addressed for a country, the offices as printed, and in how many acts."""

    name: Link
    offices: str
    acts: str


def rolls(archive: Archive) -> dict[str, tuple[PersonRow, ...]]:
    """The people by their state, those with the most acts first, with every office that was printed."""
    found: dict[str, list[PersonRow]] = {}
    for person in sorted(archive.people, key=lambda person: (-len(person.acts), person.name)):
        row = PersonRow(
            name=Link(text=person.name, address=addresses.person_page(person.slug)),
            offices="; ".join(office.words for office in person.offices),
            acts=spoken().number(len(person.acts)),
        )
        found.setdefault(person.state, []).append(row)
    return {state: tuple(rows) for state, rows in found.items()}
