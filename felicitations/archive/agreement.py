"""What several accounts of one act say together: one message, each of its facts from the account that knows it best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from felicitations.archive.gists import firm, name_parts, published_span
from felicitations.archive.spans import span_of
from felicitations.model import Account, Finding, Message, Party

T = TypeVar("T", str, int)

_NEAREST = ("official", "agency", "outlet", "", "rewrite")
"""Who speaks, from the source outwards; who does not say stands before those who say that they copied."""


def nearest_first(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """The accounts in the order of their nearness to the source, then of their pages' dates, then of their ids."""

    def key(account: Account) -> tuple[int, int, str]:
        reading = account.report.reading
        published = published_span(reading)
        speaker = reading.speaker.value if reading.speaker else ""
        return _NEAREST.index(speaker), published.first if published else 10**9, account.report.seed.id

    return tuple(sorted(accounts, key=key))


def agreed(accounts: Sequence[Account]) -> Message:
    """The message of an act from its accounts, the nearest to the source first. Raises `ValueError` for none.

    A person's correction goes before all. Else the day is that of the best grounds and the most parts, occasion and
    number are those of the most accounts, and of equals the account nearest to the source is heard. Both sides wrote
    where one account says so, or where two tell of the two directions. A party's people are those of the account that
    names the most of them.
    """
    if not accounts:
        raise ValueError("an act has at least one account")
    messages = [account.message for account in accounts]
    if len(messages) == 1:
        return messages[0]
    occasion = _most([message.occasion for message in messages])
    kept = [m for m in messages if occasion and m.occasion and m.occasion.value == occasion.value]
    exchanged = any(m.exchanged for m in messages) or _both_ways(messages)
    model = next((m for m in messages if m.exchanged), None) or max(messages, key=_told)
    senders, recipients = model.senders, model.recipients
    if exchanged and not model.exchanged:
        senders = recipients = tuple(
            {(p.country, p.body): p for m in messages for p in (*m.senders, *m.recipients)}.values()
        )
    return Message(
        happened=_best_day([message.happened for message in messages]),
        occasion=occasion,
        ordinal=_most([message.ordinal for message in kept]),
        exchanged=exchanged,
        instrument=next((m.instrument for m in messages if m.instrument), None),
        senders=tuple(_fullest(party, messages) for party in senders),
        recipients=tuple(_fullest(party, messages) for party in recipients),
    )


def _best_day(findings: Iterable[Finding[str] | None]) -> Finding[str] | None:
    """The day with the best grounds: a person's, then a firm one, then the most exact, then what most say."""
    known = [finding for finding in findings if finding]
    votes = Counter(finding.value for finding in known)

    def worth(finding: Finding[str]) -> tuple[bool, bool, int, int]:
        span = span_of(finding.value)
        return finding.certainty == "curated", firm(finding), -(span.days if span else 10**6), votes[finding.value]

    return max(known, key=worth, default=None)  # of equals max keeps the first, which is the nearest to the source


def _most(findings: Iterable[Finding[T] | None]) -> Finding[T] | None:
    """The value that a person gave, or the most accounts; its finding from the account nearest to the source."""
    known = [finding for finding in findings if finding]
    votes = Counter(finding.value for finding in known)
    return max(
        known, key=lambda one: (one.certainty == "curated", votes[one.value], one.certainty == "stated"), default=None
    )


def _both_ways(messages: Sequence[Message]) -> bool:
    """Whether one account has a sender whom another has as the recipient."""
    senders = _codes(party for message in messages for party in message.senders)
    return bool(senders & _codes(party for message in messages for party in message.recipients))


def _codes(parties: Iterable[Party]) -> set[str]:
    return {party.country for party in parties if party.country}


def _told(message: Message) -> tuple[bool, bool]:
    """How much of the two sides a message tells."""
    return bool(message.senders), bool(message.recipients)


def _fullest(party: Party, messages: Iterable[Message]) -> Party:
    """The party with the people of the account that names the most of them, in Latin letters if one does."""
    same = [
        p for m in messages for p in (*m.senders, *m.recipients) if (p.country, p.body) == (party.country, party.body)
    ]
    fullest = max((party, *same), key=lambda one: (len(one.people), sum(bool(name_parts(p.name)) for p in one.people)))
    return replace(party, people=fullest.people)
