"""The accounts of one act side by side: what they agree on, once; and where they differ, each with its words."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from felicitations import basis, wording
from felicitations.archive.gists import name_parts
from felicitations.archive.spans import span_of
from felicitations.directory import Directory
from felicitations.entries import joint
from felicitations.frame import Link, named
from felicitations.model import Account, Evidence, Finding, Instrument, Message, Party, Person, Reading, Speaker
from felicitations.translation import N_, _, spoken

LETTERS = 6
"""Reports that are named by their letters before the rest is counted."""
QUOTES = 2
"""How many stretches of an account stand beside a value that others contradict."""

SPEAKERS: dict[Speaker, str] = {
    "official": N_("official"),
    "agency": N_("agency"),
    "outlet": N_("outlet"),
    "rewrite": N_("rewrite"),
}
"""What the page calls who speaks in a report, beside its letter."""

Lines = tuple[tuple[Link, ...], ...]
"""A value in lines, each made of links and plain words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one account says of one fact. ``key`` tells values apart; ``lines`` are none where it says nothing."""

    key: Hashable
    lines: Lines
    certainty: str
    why: str = ""
    quotes: tuple[str, ...] = ()
    machine: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """One fact of an act: its name, what an account says of it, what all say together, and when two values agree."""

    label: str
    said: Callable[[Message, Directory], Said]
    agree: Callable[[Hashable, Hashable], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """A fact on which all accounts agree that give it. ``under`` says how it is known and who does not give it."""

    label: str
    lines: Lines
    certainty: str
    under: str
    machine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What some accounts say alike where others differ: their letters, whether the act keeps it, and the words of one.

    ``speaker`` is who speaks where it is one alone; ``lines`` are none where they say nothing of it; ``lang`` is the
    language of the words.
    """

    letters: str
    speaker: str
    lines: Lines
    certainty: str
    kept: bool
    quotes: tuple[str, ...]
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A fact on which the accounts differ: each answer once, in the order of the accounts."""

    label: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All facts of an act: each stands in one of the two, or in neither where no account gives it.

    ``alone`` are, for each of several accounts, the facts that it gives and no other: ``day sent``, ``number`` ...
    """

    agreed: tuple[Agreed, ...]
    differences: tuple[Difference, ...]
    alone: tuple[tuple[str, ...], ...]


def letter_of(place: int) -> str:
    """The letter of the report at a place: A to Z, then A2 to Z2 ..."""
    turn, letter = divmod(place, len(ascii_uppercase))
    return ascii_uppercase[letter] + (str(turn + 1) if turn else "")


def compare(accounts: Sequence[Account], message: Message, directory: Directory) -> Comparison:
    """The accounts of one act, whose message (`felicitations.archive.agreement`) is ``message``."""
    agreed: list[Agreed] = []
    differences: list[Difference] = []
    alone: list[list[str]] = [[] for _ in accounts]
    readings = [account.report.reading for account in accounts]
    for aspect in ASPECTS:
        said = [aspect.said(account.message, directory) for account in accounts]
        whole = aspect.said(message, directory)
        telling = [place for place, one in enumerate(said) if one.lines]
        if len(telling) == 1 < len(accounts):
            alone[telling[0]].append(wording.within(_(aspect.label)))
        if all(aspect.agree(said[place].key, whole.key) for place in telling):
            agreed += [_agreed(_(aspect.label), whole, said)] if whole.lines else []
        else:
            differences.append(_difference(_(aspect.label), whole, said, readings))
    return Comparison(
        agreed=tuple(agreed), differences=tuple(differences), alone=tuple(tuple(facts) for facts in alone)
    )


def _agreed(label: str, whole: Said, said: Sequence[Said]) -> Agreed:
    silent = [letter_of(place) for place, one in enumerate(said) if not one.lines]
    less = [letter_of(place) for place, one in enumerate(said) if one.lines and one.key != whole.key]
    notes = [
        whole.why,
        wording.count(len(less), "%(reports)s says less.", "%(reports)s say less.", reports=_few(less)) if less else "",
        wording.count(
            len(silent), "%(reports)s says nothing of it.", "%(reports)s say nothing of it.", reports=_few(silent)
        )
        if silent
        else "",
    ]
    return Agreed(
        label=label,
        lines=whole.lines,
        certainty=whole.certainty,
        under=" ".join(filter(None, notes)),
        machine=whole.machine,
    )


def _difference(label: str, whole: Said, said: Sequence[Said], readings: Sequence[Reading]) -> Difference:
    alike: dict[Hashable, list[int]] = {}
    for place, one in enumerate(said):
        alike.setdefault(one.key if one.lines else None, []).append(place)
    voices = []
    for places in alike.values():
        one, reading = said[places[0]], readings[places[0]]
        voices.append(
            Voice(
                letters=_few(list(map(letter_of, places))),
                speaker=_(SPEAKERS[reading.speaker.value]) if reading.speaker and len(places) == 1 else "",
                lines=one.lines,
                certainty=one.certainty,
                kept=bool(one.lines) and one.key == whole.key,
                quotes=one.quotes[:QUOTES],
                lang=reading.lang,
            )
        )
    return Difference(label=label, voices=tuple(voices))


def _few(letters: Sequence[str]) -> str:
    """Letters as a list; of many the first ones, and how many more there are."""
    if len(letters) <= LETTERS:
        return wording.names(letters)
    more = spoken().number(len(letters) - LETTERS)
    # Translators: letters that stand for reports: "A, B, C, D, E, F and 12 more"
    return _("%(letters)s and %(number)s more", letters=wording.in_row(letters[:LETTERS]), number=more)


def _value(finding: Finding[str] | Finding[int] | Finding[Instrument] | None, *line: Link, machine: str = "") -> Said:
    """A fact that is a finding; ``line`` is its value in words."""
    if finding is None:
        return Said(key=None, lines=(), certainty="")
    return Said(
        key=finding.value,
        lines=(line,),
        certainty=finding.certainty,
        why=basis.why(finding),
        quotes=_quotes(finding.evidence),
        machine=machine,
    )


def _quotes(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(e.text.split()) for e in evidence))


def _day(message: Message, _directory: Directory) -> Said:
    edtf = message.happened.value if message.happened else ""
    words = Link(text=wording.sentence(wording.date_words(edtf)))
    return _value(message.happened, words, machine=wording.machine_date(edtf))


def _occasion(message: Message, directory: Directory) -> Said:
    return _value(message.occasion, directory.occasion(message.occasion.value if message.occasion else ""))


def _number(message: Message, _directory: Directory) -> Said:
    return _value(message.ordinal, Link(text=wording.ordinal(message.ordinal.value if message.ordinal else 0)))


def _means(message: Message, _directory: Directory) -> Said:
    means = message.instrument
    return _value(means, Link(text=wording.instrument_words(means.value if means else "")))


def _sides(message: Message, directory: Directory) -> Said:
    near, far = wording.sides(message, directory.home)
    if not near and not far:
        return Said(key=None, lines=(), certainty="")
    left, right = (named(map(directory.party, side)) or (Link(text=_(wording.NOT_KNOWN)),) for side in (near, far))
    sides = (frozenset(_names(near)), frozenset(_names(far)))
    return Said(
        key=sides[0] | sides[1] if message.exchanged else sides,
        lines=((*left, Link(text=f" {joint(exchanged=message.exchanged)} "), *right),),
        certainty=_certainty((*near, *far)),
        quotes=_quotes(e for party in (*near, *far) for e in party.evidence),
    )


def _people(message: Message, directory: Directory) -> Said:
    everyone = (*message.senders, *message.recipients)
    parties = tuple({(party.country, party.body): party for party in everyone}.values())
    people = {person.name: (person, party.country or party.body or "") for party in parties for person in party.people}
    return Said(
        key=frozenset(people),
        lines=tuple(_with_office(person, directory.person(person.name, state)) for person, state in people.values()),
        certainty=_certainty(parties) if people else "",
        quotes=_quotes(e for party in parties for e in party.evidence),
    )


def _with_office(person: Person, link: Link) -> tuple[Link, ...]:
    return (link, Link(text=f", {person.office}")) if person.office else (link,)


def _names(parties: Iterable[Party]) -> Iterable[str]:
    return (party.country or party.body or "" for party in parties)


def _certainty(parties: Iterable[Party]) -> str:
    return "stated" if any(party.evidence for party in parties) else "inferred"


def _equal(one: Hashable, whole: Hashable) -> bool:
    return one == whole


def _same_day(one: Hashable, whole: Hashable) -> bool:
    """Whether a date is that of the act, or a year or a month that the act's lies in."""
    less, more = span_of(str(one)), span_of(str(whole))
    return one == whole or bool(less and more and less.days > 1 and less.first <= more.first and more.last <= less.last)


def _fewer_people(one: Hashable, whole: Hashable) -> bool:
    """Whether every person of an account is one of the act's: a surname is enough, other scripts cannot be compared."""
    if not isinstance(one, frozenset) or not isinstance(whole, frozenset):
        return False
    known = [name_parts(name) for name in whole]
    return all(
        not parts or any(not other or parts & other for other in known) for parts in map(name_parts, one - whole)
    )


ASPECTS: tuple[Aspect, ...] = (
    Aspect(label=N_("Day sent"), said=_day, agree=_same_day),
    Aspect(label=N_("Occasion"), said=_occasion, agree=_equal),
    Aspect(label=N_("Number"), said=_number, agree=_equal),
    Aspect(label=N_("Sides"), said=_sides, agree=_equal),
    Aspect(label=N_("People"), said=_people, agree=_fewer_people),
    Aspect(label=N_("Means"), said=_means, agree=_equal),
)
"""The facts of an act, in the order in which its page sets them."""
