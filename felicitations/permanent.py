"""Names that stay: the ids of feeds and of entries in feeds and calendars.

They are made from what an act or a feed is, never from where the site stands, so that no reader is told twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from felicitations.model import Event


def uuid(kind: str, name: str) -> str:
    """A UUID of version 8 (RFC 9562) for a thing of a kind, its bits from a SHA-256."""
    digits = list(hashlib.sha256(f"felicitations:{kind}:{name}".encode()).hexdigest()[:32])
    digits[12], digits[16] = "8", "89ab"[int(digits[16], 16) % 4]
    word = "".join(digits)
    return f"{word[:8]}-{word[8:12]}-{word[12:16]}-{word[16:20]}-{word[20:]}"


def urn(kind: str, name: str) -> str:
    """The same as a URI, as feeds want it."""
    return f"urn:uuid:{uuid(kind, name)}"


def act_name(event: Event) -> str:
    """What tells an act from all others, whichever report is nearest and whatever was read in it.

    It is the least of the names of its accounts.
    """
    return account_name(*min(_told(event)))


def account_names(event: Event) -> tuple[str, ...]:
    """What told of an act, in the order of its accounts."""
    return tuple(account_name(*told) for told in _told(event))


def account_name(seed: str, number: int) -> str:
    """The id of a report, ``seed``; of one that tells of several acts, with the ``number`` of the message, from 0."""
    return f"{seed}#{number + 1}" if number else seed


def _told(event: Event) -> Iterator[tuple[str, int]]:
    for account in event.accounts:
        for number, message in enumerate(account.report.reading.messages):
            if message is account.message:
                yield account.report.seed.id, number
