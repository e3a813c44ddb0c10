"""Digests of plain data: by them a build knows that something is made from the same as the last time."""

from __future__ import annotations

from hashlib import blake2b

import msgspec

SIZE = 16
"""Bytes of a digest: no two things will ever share one by chance, and nobody gains by making them."""

_encode = msgspec.msgpack.Encoder().encode


def digest_of(*things: object) -> bytes:
    """The digest of things of plain data: frozen types, tuples, mappings, words and numbers.

    What is equal has mostly the same digest; what differs has another.
    """
    try:
        written = _encode(things)
    except UnicodeEncodeError:  # half a character, as no file of ours holds
        written = repr(things).encode("utf-8", "backslashreplace")
    return blake2b(written, digest_size=SIZE).digest()
