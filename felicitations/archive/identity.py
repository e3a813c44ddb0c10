"""Which printed names of one state are one person's. What is doubtful stays apart: two pages are better than a mix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from felicitations.archive.names import Name, frames, same_spelling, shortened, turned

APART = 20
"""Years between two names above which a short one is not taken for the long one: it may be the father's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One name of a state, however it was printed.

    ``years`` are the first and the last in which it stands, or empty; ``row`` is its row in the table of people, -1
    for none; ``printed`` is False where it stands in that table alone; ``royal`` says that a monarch's office goes
    with it.
    """

    name: Name
    years: tuple[int, ...]
    row: int
    printed: bool
    royal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """For the key of each name the key of its group; for that of a short form that fits several, their groups."""

    groups: Mapping[str, str]
    doubts: Mapping[str, frozenset[str]]


class _Groups:
    """Names that were joined, each group under one of its keys. Two rows of the table are never joined."""

    def __init__(self, forms: Mapping[str, Form]) -> None:
        self._above = {key: key for key in forms}
        self._rows = {key: form.row for key, form in forms.items()}
        self._printed = {key: form.printed for key, form in forms.items()}

    def root(self, key: str) -> str:
        """The key that stands for the whole group."""
        while self._above[key] != key:
            self._above[key] = self._above[self._above[key]]
            key = self._above[key]
        return key

    def printed(self, root: str) -> bool:
        """Whether a report prints one of the group's names."""
        return self._printed[root]

    def join(self, one: str, other: str) -> None:
        """Make two groups one, unless they stand in two rows."""
        first, second = sorted((self.root(one), self.root(other)))
        rows = {self._rows[first], self._rows[second]} - {-1}
        if first != second and len(rows) < 2:
            self._above[second] = first
            self._rows[first] = rows.pop() if rows else -1
            self._printed[first] = self._printed[first] or self._printed[second]


def join(forms: Iterable[Form], *, surname_first: bool) -> Joined:
    """The names of one state in groups, one a person; the order of the forms does not matter.

    Joined are the rows of the table; names whose last word stands first elsewhere, where ``surname_first`` is the
    custom; spelling variants; and a short form with the one longer name that it fits. A short form that fits two stays
    apart, and so does one that fits nobody but a person of the table, whom no report prints in full.
    """
    known = {form.name.key: form for form in sorted(forms, key=lambda form: form.name.key)}
    groups = _Groups(known)
    rows: dict[int, str] = {}
    for key, form in known.items():
        if form.row >= 0:
            groups.join(rows.setdefault(form.row, key), key)
    for form in known.values() if surname_first else ():
        if (other := turned(form.name)) in known and len(form.name.words) > 1:
            groups.join(form.name.key, other)
    for one, other_form in _spelling_pairs(known.values()):
        groups.join(one.name.key, other_form.name.key)
    doubts = _join_short(known, groups)
    return Joined(groups={key: groups.root(key) for key in known}, doubts=doubts)


def _spelling_pairs(forms: Iterable[Form]) -> Iterator[tuple[Form, Form]]:
    alike: dict[tuple[str, ...], list[Form]] = {}
    for form in forms:
        alike.setdefault(frames(form.name), []).append(form)
    for some in alike.values():
        yield from ((one, other) for one, other in combinations(some, 2) if same_spelling(one.name, other.name))


def _join_short(known: Mapping[str, Form], groups: _Groups) -> dict[str, frozenset[str]]:
    """Join each short form with its only candidate, the longest forms first; those with several are given back."""
    doubts: dict[str, frozenset[str]] = {}
    holding: dict[str, list[Form]] = {}
    for form in known.values():
        for start in {*frames(form.name), *(word.text[:1] for word in form.name.words)}:
            holding.setdefault(start, []).append(form)
    for form in sorted(known.values(), key=lambda form: (-len(form.name.words), -len(form.name.key), form.name.key)):
        near = holding[form.name.words[0].frame[:2]]
        fits = [one for one in near if _fits(form, one)]
        # A name in the very same letters goes before one in other letters: Erdogan before Erdoganu, a Russian dative.
        exact = [one for one in fits if form.name.texts <= one.name.texts]
        roots = {groups.root(one.name.key) for one in exact or fits}
        if len(roots) == 1 and groups.printed(only := roots.pop()):
            groups.join(form.name.key, only)
        elif roots and groups.root(form.name.key) not in roots:
            doubts[form.name.key] = frozenset(roots)
    return {key: frozenset(map(groups.root, roots)) for key, roots in doubts.items()}


def _fits(short: Form, full: Form) -> bool:
    """Whether a name may be short for another, and stands near enough to it in time."""
    if short.name.size >= full.name.size or not shortened(short.name, full.name, royal=short.royal):
        return False
    if not (short.years and full.years):
        return True
    return max(short.years[0] - full.years[-1], full.years[0] - short.years[-1]) <= APART
