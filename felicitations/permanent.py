"""Names that stay: the ids of feeds and of entries in feeds and calendars.

They are made from what an act or a feed is, never from where the site stands, so that no reader is told twice.
"""

from __future__ import annotations

import hashlib

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

    It is the least id of its reports; where a report tells of several acts, with the number of the message in it.
    """
    told = (
        (account.report.seed.id, number)
        for account in event.accounts
        for number, message in enumerate(account.report.reading.messages)
        if message is account.message
    )
    seed, number = min(told)
    return f"{seed}#{number + 1}" if number else seed
