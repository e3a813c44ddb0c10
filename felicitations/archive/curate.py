"""Lays what a person knows over what the text gave. Nothing is lost: the former value stays as a rival."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from felicitations.model import Correction, Finding, Kind, Message, Party, Reading, Report, Rival
from felicitations.problems import Problem
from felicitations.reading.occasions import NUMBERED

T = TypeVar("T")

OF_MESSAGE = frozenset({"happened", "occasion", "ordinal", "senders", "recipients", "exchanged"})
"""The facts of a correction that say something of the article's main message."""

_NOTHING_KNOWN = Message(
    happened=None, occasion=None, ordinal=None, exchanged=False, instrument=None, senders=(), recipients=()
)


def correct(reports: Iterable[Report], corrections: Iterable[Correction]) -> tuple[Report, ...]:
    """The same reports, their readings as the corrections have them."""
    by_seed = {correction.seed: correction for correction in corrections}
    return tuple(
        replace(report, reading=curate(report.reading, by_seed[report.seed.id]))
        if report.seed.id in by_seed
        else report
        for report in reports
    )


def curate(reading: Reading, correction: Correction) -> Reading:
    """The reading as the correction has it; the facts of the correction were checked when it was loaded.

    A fact that the person only confirms keeps its basis, its words and its rivals and becomes ``curated``. A fact that
    is changed has the basis ``correction`` and no words; what the text gave is its first rival. Facts of a message
    change the main one. ``kind: other`` takes the messages away; where there is no message left or yet, facts of one
    are not used and a problem says so.
    """
    facts = dict(correction.facts)
    kind: Kind = "other" if facts.get("kind", reading.kind) == "other" else "message"
    messages: tuple[Message, ...] = ()
    if kind == "message":
        main, *more = reading.messages or (_NOTHING_KNOWN,)
        messages = (_message(main, facts), *more)
    return replace(
        reading,
        kind=kind,
        kind_basis="correction" if "kind" in facts else reading.kind_basis,
        headline=_settled(reading.headline, facts.get("headline")),
        published=_settled(reading.published, facts.get("published")),
        messages=messages,
        mentioned=_mentioned(reading, messages),
        problems=(*reading.problems, *_faults(reading, kind, facts, correction.path)),
        correction=correction,
    )


def strays(corrections: Iterable[Correction], seeds: Iterable[str]) -> Iterator[Problem]:
    """A problem for each correction whose seed, or one that it names, is not among ``seeds``, the ids of all found."""
    known = frozenset(seeds)
    for correction in corrections:
        if correction.seed not in known:
            text = f'found no seed with the id "{correction.seed}", expected the name of a file in the folder of seeds'
            yield Problem(code="W-CORRECTION", path=correction.path, text=f"{text}; rename the correction or remove it")
        for named in (*correction.same_as, *correction.not_same_as):
            if named not in known:
                text = f'found no seed with the id "{named}", expected the name of a file in the folder of seeds'
                yield Problem(code="W-CORRECTION", path=correction.path, text=text)


def _settled(former: Finding[T] | None, value: T | None) -> Finding[T] | None:
    """The finding that a person's ``value`` makes of the former one; the former where they say nothing of it."""
    if value is None:
        return former
    if former and former.value == value:
        return replace(former, certainty="curated")
    before = (Rival(value=former.value, evidence=former.evidence), *former.rivals) if former else ()
    rivals = tuple(rival for rival in before if rival.value != value)
    return Finding(value=value, certainty="curated", basis="correction", evidence=(), rivals=rivals)


def _message(message: Message, facts: dict[str, str]) -> Message:
    occasion = _settled(message.occasion, facts.get("occasion"))
    # The number is that of the anniversary which is the occasion: it falls with an occasion that cannot have one.
    countable = "occasion" not in facts or facts["occasion"] in NUMBERED
    number = int(facts["ordinal"]) if "ordinal" in facts else None
    exchanged = _exchanged(message, facts)
    senders = _side(message.senders, facts.get("senders"), message)
    recipients = _side(message.recipients, facts.get("recipients"), message)
    if exchanged:
        senders = recipients = _merged(senders, recipients)
    return replace(
        message,
        happened=_settled(message.happened, facts.get("happened")),
        occasion=occasion,
        ordinal=_settled(message.ordinal if countable else None, number),
        exchanged=exchanged,
        senders=senders,
        recipients=recipients,
    )


def _exchanged(message: Message, facts: dict[str, str]) -> bool:
    """Whether both sides wrote. That they did not needs both sides beside it: an exchange does not tell who wrote."""
    if facts.get("exchanged") == "false" and _sides_missing(message, facts):
        return True
    return facts["exchanged"] == "true" if "exchanged" in facts else message.exchanged


def _sides_missing(message: Message, facts: dict[str, str]) -> bool:
    return message.exchanged and not {"senders", "recipients"} <= facts.keys()


def _side(former: tuple[Party, ...], codes: str | None, message: Message) -> tuple[Party, ...]:
    """The parties of one side: those that the message knows already, with their people, and new ones with nobody yet.

    Where one country takes the place of one other, the people stay: it was their country that was misread.
    """
    if codes is None:
        return former
    wanted = [code.strip() for code in codes.split(",")]
    known = {party.country: party for party in (*message.recipients, *message.senders)}
    if len(wanted) == len(former) == 1 and wanted[0] not in known and not message.exchanged:
        return (replace(former[0], country=wanted[0], body=None, evidence=()),)
    return tuple(known.get(code) or Party(country=code, body=None, people=(), evidence=()) for code in wanted)


def _merged(senders: tuple[Party, ...], recipients: tuple[Party, ...]) -> tuple[Party, ...]:
    """Both sides of an exchange, each party once."""
    return tuple({(party.country, party.body): party for party in (*recipients, *senders)}.values())


def _mentioned(reading: Reading, messages: tuple[Message, ...]) -> tuple[str, ...]:
    """The countries that are named: those that were, and former parties; without those that are parties now."""
    named = {*reading.mentioned, *_codes(reading.messages)} - _codes(messages)
    return tuple(sorted(named))


def _codes(messages: tuple[Message, ...]) -> set[str]:
    parties = (party for message in messages for party in (*message.senders, *message.recipients))
    return {party.country for party in parties if party.country}


def _faults(reading: Reading, kind: Kind, facts: dict[str, str], path: str) -> Iterator[Problem]:
    """What a correction says that this reading leaves without a meaning."""
    stated = sorted(OF_MESSAGE & facts.keys())
    if kind == "other" and stated:
        text = f"found {', '.join(stated)} for an article that is no message, expected kind: message beside it"
        yield Problem(code="W-CORRECTION", path=path, text=text)
    if facts.get("exchanged") == "false" and any(_sides_missing(message, facts) for message in reading.messages[:1]):
        text = "found exchanged: false for an exchange, expected senders and recipients beside it; it is not used"
        yield Problem(code="W-CORRECTION", path=path, text=text)
