"""Joins the accounts of one act: first what agrees in all, then what fits one act only; a person's word goes first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from felicitations.archive.gists import Gist, gist_of, likeness, wording_of
from felicitations.archive.sameness import COPIED, LATE, NEAR_OFTEN, PERSONAL, Alike, Bond, bond, clash, same_people
from felicitations.model import Account, Correction, Report
from felicitations.problems import Problem


def accounts_of(reports: Iterable[Report]) -> tuple[Account, ...]:
    """Every message of every report in the order of the ids: a page that tells of two acts gives an account of each."""
    ordered = sorted(reports, key=lambda report: report.seed.id)
    return tuple(Account(report=report, message=message) for report in ordered for message in report.reading.messages)


def join(accounts: Sequence[Account], home: str) -> tuple[tuple[Account, ...], ...]:
    """The accounts, those of one act together, in the order of the first of each.

    What a correction says of two reports holds. Then accounts that agree in all are joined, those of the nearest days
    first, as long as no two accounts of one act clash. An account that says less (no day, a year, one side, another
    occasion) joins the one act that it fits; where it fits several, the one that it is a copy of, or none.
    """
    gists = [gist_of(account) for account in accounts]
    alike = _alike(accounts, gists)
    groups = _Groups(gists, alike, frozenset(_named(accounts, lambda one: one.not_same_as)))
    main = {gist.seed: number for number, gist in enumerate(gists) if gist.place == 0}
    for pair in sorted(_named(accounts, lambda one: one.same_as), key=sorted):
        first, *others = (main[seed] for seed in sorted(pair) if seed in main)
        for other in others:
            groups.merge(first, other, anyway=True)
    bonds = {pair: found for pair in _near(gists, home) if (found := _bond(gists, pair, alike))}
    for one, other in sorted((p for p in bonds if bonds[p] == Bond.FULL), key=lambda p: (_gap(gists, p), p)):
        groups.merge(one, other)
    _join_lesser(groups, bonds, gists, alike)
    return tuple(tuple(accounts[number] for number in group) for group in groups.all())


def unmet(reports: Iterable[Report]) -> Iterator[Problem]:
    """A problem for each article that a correction calls one of an act, and that tells of none."""
    by_id = {report.seed.id: report for report in reports}
    for report in by_id.values():
        if correction := report.reading.correction:
            for one in (*correction.same_as, *correction.not_same_as):
                if one in by_id and not by_id[one].reading.messages:
                    text = f'found "{one}", which is read as no message, expected an article that tells of an act'
                    yield Problem(code="W-CORRECTION", path=correction.path, text=text)


class _Groups:
    """Accounts by number, in groups that only grow: two merge unless a member of one clashes with one of the other."""

    def __init__(self, gists: Sequence[Gist], alike: Alike, apart: frozenset[frozenset[str]]) -> None:
        self._gists, self._alike, self._apart = gists, alike, apart
        self._of = [[number] for number in range(len(gists))]

    def __getitem__(self, number: int) -> list[int]:
        """The group of one account."""
        return self._of[number]

    def merge(self, one: int, other: int, *, anyway: bool = False) -> None:
        """Makes one group of two; ``anyway``, where a person says so, whatever else speaks against it."""
        first, second = sorted((self._of[one], self._of[other]))
        if first is second or any(self._parted(a, b, anyway) for a in first for b in second):
            return
        first.extend(second)
        first.sort()
        for number in second:
            self._of[number] = first

    def fit(self, one: int, other: int) -> bool:
        """Whether the groups of two accounts could be one."""
        return not any(self._parted(a, b, False) for a in self._of[one] for b in self._of[other])

    def all(self) -> Iterator[list[int]]:
        """Every group, in the order of its first member."""
        return (group for number, group in enumerate(self._of) if group[0] == number)

    def _parted(self, one: int, other: int, anyway: bool) -> bool:  # noqa: FBT001 - handed on from merge
        a, b = self._gists[one], self._gists[other]
        return frozenset({a.seed, b.seed}) in self._apart or (not anyway and clash(a, b, self._alike))


def _join_lesser(groups: _Groups, bonds: dict[tuple[int, int], Bond], gists: Sequence[Gist], alike: Alike) -> None:
    """Joins accounts that are still alone to the one act that they fit, and those that fit none to each other."""
    friends: dict[int, list[int]] = {}
    for one, other in bonds:
        friends.setdefault(one, []).append(other)
        friends.setdefault(other, []).append(one)
    left: list[int] = []
    for number in sorted(friends):
        if len(groups[number]) > 1:
            continue
        fitting = [friend for friend in sorted(friends[number]) if _whole(gists[friend]) and groups.fit(number, friend)]
        acts = {groups[friend][0]: friend for friend in fitting}
        if not acts and not _whole(gists[number]):
            left.append(number)
        elif chosen := _choose(number, list(acts.values()), gists, alike):
            groups.merge(number, chosen[0])
    for number in left:
        for friend in sorted(set(friends[number]) & set(left)):
            groups.merge(number, friend)


def _choose(number: int, acts: Sequence[int], gists: Sequence[Gist], alike: Alike) -> Sequence[int]:
    """The one act among several that an account belongs to: whose people it names in full, or of which it is a copy."""
    if len(acts) < 2:
        return acts
    own = gists[number]
    named = [act for act in acts if same_people(own, gists[act]) == Bond.FULL]
    if len(named) == 1 and own.occasion in PERSONAL:
        return named
    copied = [act for act in acts if alike(own, gists[act]) >= COPIED]
    return copied if len(copied) == 1 else ()


def _whole(gist: Gist) -> bool:
    """Whether an account says all that tells its act from others."""
    return bool(gist.senders and gist.recipients and gist.occasion and gist.span and gist.span.days == 1)


def _named(accounts: Iterable[Account], ids: Callable[[Correction], tuple[str, ...]]) -> Iterator[frozenset[str]]:
    """The pairs of seeds of which a correction says something: its own, and each that it names."""
    for account in accounts:
        if correction := account.report.reading.correction:
            yield from (frozenset({correction.seed, other}) for other in ids(correction))


def _alike(accounts: Sequence[Account], gists: Sequence[Gist]) -> Alike:
    by_name = {(gist.seed, gist.place): account for gist, account in zip(gists, accounts, strict=True)}
    wording = cache(lambda seed, place: wording_of(by_name[seed, place]))
    return lambda one, other: likeness(wording(one.seed, one.place), wording(other.seed, other.place))


def _bond(gists: Sequence[Gist], pair: tuple[int, int], alike: Alike) -> Bond:
    one, other = gists[pair[0]], gists[pair[1]]
    return Bond.NONE if clash(one, other, alike) else bond(one, other, alike)


def _gap(gists: Sequence[Gist], pair: tuple[int, int]) -> int:
    one, other = (gists[number].span for number in pair)
    return one.gap(other) if one and other else LATE


def _near(gists: Sequence[Gist], home: str) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing: of one occasion, of a party that is not the home country, and near in time.

    Accounts of a day are compared along the calendar, all others with every account of the occasion; those of one day
    whatever their occasion, for one of the two may be misread.
    """
    shelves: dict[tuple[str, str], list[int]] = {}
    for number, gist in enumerate(gists):
        for name in gist.everyone - {home}:
            for kind in _kinds(gist):
                shelves.setdefault((name, kind), []).append(number)
    pairs: set[tuple[int, int]] = set()
    for (name, kind), numbers in shelves.items():
        pairs.update(_along(numbers, gists, 2 * LATE if kind else NEAR_OFTEN))
        if kind:
            others = {*numbers, *shelves.get((name, "unknown"), ())}
            vague = [n for n in others if not _dated(gists[n])]
            pairs.update((min(n, v), max(n, v)) for v in vague for n in others if n != v)
    return iter(sorted(pairs))


def _kinds(gist: Gist) -> tuple[str, ...]:
    """The shelves on which an account is compared: that of its occasion, and that of all, which has no name."""
    if not gist.occasion:
        return "unknown", ""
    return ("election" if gist.occasion == "re-election" else gist.occasion), ""


def _dated(gist: Gist) -> bool:
    return gist.span is not None and gist.span.days <= LATE


def _along(numbers: Iterable[int], gists: Sequence[Gist], reach: int) -> Iterator[tuple[int, int]]:
    """The pairs of dated accounts whose first days are no further apart than ``reach``."""
    days = sorted((span.first, number) for number in numbers if (span := gists[number].span) and span.days <= LATE)
    for place, (day, number) in enumerate(days):
        for later, other in days[place + 1 :]:
            if later - day > reach:
                break
            yield min(number, other), max(number, other)
