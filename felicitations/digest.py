"""Digests of plain data: by them a build knows that something is made from the same as the last time."""

from __future__ import annotations

from hashlib import blake2b

import msgspec

SIZE = 16
"""Bytes of a digest: no two things will ever share one by chance, and nobody gains by making them."""

_encode = msgspec.msgpack.Encoder().encode


def digest_of(*things: object) -> bytes:
    """The digest of things of plain data: frozen types, tuples, mappings, words and numbers.

    What is equal has mostly the same digest; what differs has another. Empty where a text holds half a character,
    which no file of ours does.
    """
    try:
        return blake2b(_encode(things), digest_size=SIZE).digest()
    except UnicodeEncodeError:
        return b""
