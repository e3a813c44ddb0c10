"""The facts of one article as the rows of a list: value, certainty, how it is known, or honestly that it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from felicitations import basis, wording
from felicitations.annotate import Claim
from felicitations.directory import Directory
from felicitations.frame import Link, listed
from felicitations.model import Certainty, Evidence, Finding, Message, Party, Person, Reading
from felicitations.translation import N_, _

T = TypeVar("T")

_UNKNOWN = {
    N_("Sent"): N_("No words of the article support a day, a month or a year."),
    N_("Occasion"): N_("No words of the article show what the congratulation is for."),
    N_("From"): N_("The article does not say who sent the message."),
    N_("To"): N_("The article does not say who received the message."),
    N_("Between"): N_("The article does not say who exchanged messages."),
}

_ALSO = {"From": N_("Also from"), "To": N_("Also to"), "Between": N_("Also between")}
"""The heads of the ranks below the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A candidate that lost: which fact it was for, its value in words, and the words that spoke for it."""

    label: str
    value: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact of an article.

    ``lines`` are the lines of its value, each made of links and plain words; none where it is not known. ``certainty``
    is then empty and ``why`` says why; else ``why`` says how an inferred fact is known. ``claims`` are what the notes
    beside the text say of its words. ``was`` is what the text alone gave where a person corrected it; ``lost`` are its
    rivals; ``machine`` is a date as HTML may hold it.
    """

    label: str
    lines: tuple[tuple[Link, ...], ...]
    certainty: str
    why: str
    claims: tuple[Claim, ...] = ()
    was: str = ""
    lost: tuple[Lost, ...] = ()
    machine: str = ""


def message_facts(message: Message, reading: Reading, directory: Directory) -> tuple[Fact, ...]:
    """The facts of one message: when, for what, between whom, by what means."""
    sent = _dated(_("Sent"), message.happened) if message.happened else _unknown("Sent")
    instrument = message.instrument
    means = (_fact(_("Means"), instrument, wording.instrument_words),) if instrument else ()
    return sent, *_occasion(message, directory), *_parties(message, reading, directory), *means


def page_facts(reading: Reading, directory: Directory) -> tuple[Fact, ...]:
    """The facts of the article itself: those that it gives, and one row that names those that it does not."""
    published, credit, speaker = reading.published, reading.credit, reading.speaker
    facts = [
        *([_dated(_("Published"), published)] if published else []),
        *([_fact(_("Credit"), credit, str)] if credit else []),
        *([_fact(_("Speaker"), speaker, wording.speaker_words)] if speaker else []),
    ]
    if reading.mentioned:
        named = [directory.country(code) for code in reading.mentioned]
        facts.append(Fact(label=_("Also named"), lines=(listed(named),), certainty="", why=""))
    missing = [(_("day of publication"), published), (_("credit"), credit), (_("who speaks"), speaker)]
    if absent := [words for words, finding in missing if finding is None]:
        words = wording.sentence(wording.names(absent))
        facts.append(Fact(label=_("Not given"), lines=((Link(text=words),),), certainty="", why=""))
    return tuple(facts)


def _day(edtf: str) -> str:
    return wording.sentence(wording.date_words(edtf))


def _fact(label: str, finding: Finding[T], say: Callable[[T], str], line: tuple[Link, ...] = ()) -> Fact:
    """A fact that is known. ``line`` is its value where that is more than words.

    The first rival of a fact that a person changed is what the text alone gave (`felicitations.archive.curate`).
    """
    line = line or (Link(text=say(finding.value)),)
    rivals = tuple(Lost(label=label, value=say(one.value), quotes=_quotes(one.evidence)) for one in finding.rivals)
    changed = finding.certainty == "curated" and finding.basis == "correction"
    return Fact(
        label=label,
        lines=(line,),
        certainty=finding.certainty,
        why=basis.why(finding),
        claims=(Claim(label=label, words=_words(line), evidence=finding.evidence),),
        was=(rivals[0].value if rivals else _("nothing")) if changed else "",
        lost=rivals[1:] if changed else rivals,
    )


def _dated(label: str, finding: Finding[str]) -> Fact:
    return replace(_fact(label, finding, _day), machine=wording.machine_date(finding.value))


def _unknown(label: str) -> Fact:
    return Fact(label=_(label), lines=(), certainty="", why=_(_UNKNOWN[label]))


def _words(line: Iterable[Link]) -> str:
    return "".join(part.text for part in line)


def _quotes(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e.text for e in evidence))


def _occasion(message: Message, directory: Directory) -> Iterator[Fact]:
    """The occasion and its number: one fact if both are known alike (``the 30th of their resumption``), else two."""
    finding, number = message.occasion, message.ordinal
    if finding is None:
        yield _unknown("Occasion")
        return
    alike = number is not None and number.certainty == finding.certainty
    line = (directory.occasion(finding.value), Link(text=wording.ordinal_words(message) if alike else ""))
    fact = _fact(_("Occasion"), finding, lambda slug: directory.occasion(slug).text, line)
    if number is None:
        yield fact
        return
    counted = _fact(_("Number"), number, wording.ordinal)
    if not alike:
        yield from (fact, counted)
        return
    claim = replace(fact.claims[0], evidence=(*finding.evidence, *number.evidence))
    yield replace(fact, claims=(claim,), lost=(*fact.lost, *counted.lost))


def _parties(message: Message, reading: Reading, directory: Directory) -> Iterator[Fact]:
    """Who congratulated whom: one row a side, or one for both sides of an exchange; then the next ranks' exchanges."""
    near, far = wording.sides(message, directory.home)
    corrected = {name for name, value in reading.correction.facts} if reading.correction else set()
    rows: tuple[tuple[str, str, tuple[Party, ...]], ...]
    if message.exchanged:
        rows = (("Between", "senders", (*near, *far)),)
    else:
        rows = (("From", "senders", near), ("To", "recipients", far))
    pairs = sorted({0} | {person.pair for party in (*near, *far) for person in party.people})
    for pair in pairs:
        for label, name, parties in rows:
            fact = _side(label, parties, pair, directory, curated=name in corrected)
            if fact.lines or pair == 0:
                yield fact if fact.lines else _unknown(label)


def _side(label: str, parties: tuple[Party, ...], pair: int, directory: Directory, *, curated: bool) -> Fact:
    """The parties that share a row, each on a line of its own, with those of their people who belong to this pair."""
    label = _(_ALSO[label] if pair else label)
    lines: list[tuple[Link, ...]] = []
    claims: list[Claim] = []
    for party in parties:
        people = [person for person in party.people if person.pair == pair]
        if pair and not people:
            continue
        line = _named(party, people, directory)
        shown = tuple(e for e in party.evidence if _pair_of(e, party.people) == pair)
        lines.append(line)
        claims.append(Claim(label=label, words=_words(line), evidence=shown))
    certainty: Certainty = "curated" if curated else "stated" if any(p.evidence for p in parties) else "inferred"
    return Fact(label=label, lines=tuple(lines), certainty=certainty, why="", claims=tuple(claims))


def _named(party: Party, people: Iterable[Person], directory: Directory) -> tuple[Link, ...]:
    """A party and its people, each with the office that is printed."""
    state = party.country or party.body or ""
    named = [
        part
        for person in people
        for part in (
            Link(text="; "),
            directory.person(person.name, state),
            *([Link(text=f", {person.office}")] if person.office else []),
        )
    ][1:]
    if not state:
        return tuple(named) or (directory.party(party),)
    return (directory.party(party), *([Link(text=": "), *named] if named else []))


def _pair_of(evidence: Evidence, people: Iterable[Person]) -> int:
    """The pair of the person whom the words name; the first where they name nobody."""
    return next((p.pair for p in people if any(word in evidence.text for word in p.name.split()[-1:])), 0)
