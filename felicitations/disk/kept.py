"""What is kept from one build to the next: one file a thing, with a checksum and a stamp of what it was made from.

Anything wrong with such a file costs the work that it would have spared and one line, never a build.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from felicitations.disk.files import shown
from felicitations.problems import Problem

T = TypeVar("T")

_LIMIT = 2_000_000_000
_SIZE = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a file held: the stamp it was kept under (32 bytes), and the thing itself."""

    stamp: bytes
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """One file of the cache. ``head`` names its format; ``afresh`` and ``again`` say what its loss costs.

    ``afresh`` ends "..., so all seeds were read afresh", ``again`` "..., so the next build reads all seeds again".
    """

    path: Path
    head: bytes
    afresh: str
    again: str

    def recall(self) -> tuple[Found | None, tuple[Problem, ...]]:
        """What was kept, or nothing, and why, where the file is damaged or cannot be read."""
        try:
            descriptor = os.open(self.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
            with os.fdopen(descriptor, "rb") as file:
                # As much as there is: whoever asks for more is given the room for it at once, be it 2 GB.
                data = file.read(min(os.fstat(descriptor).st_size, _LIMIT))
        except FileNotFoundError:
            return None, ()
        except OSError as error:
            return None, (self.note(f"cannot be read ({error.strerror}), so {self.afresh}"),)
        size = len(self.head)
        head, digest, body = data[:size], data[size:][:_SIZE], data[size + _SIZE :]
        if head != self.head or digest != hashlib.sha256(body).digest():
            return None, (self.note(f"is damaged or from another version, so {self.afresh}"),)
        return Found(stamp=body[:_SIZE], body=body[_SIZE:]), ()

    def recall_as(self, kind: type[T], stamp: bytes) -> tuple[T | None, tuple[Problem, ...]]:
        """What was kept under this stamp, as what it was; nothing under another, which is no fault."""
        found, problems = self.recall()
        if found is None or found.stamp != stamp:
            return None, problems
        try:
            return msgspec.msgpack.decode(found.body, type=kind), ()
        except (msgspec.MsgspecError, ValueError, RecursionError):
            return None, (self.note(f"does not hold {self.path.name}, so {self.afresh}"),)

    def keep(self, stamp: bytes, body: bytes) -> tuple[Problem, ...]:
        """Write the file beside itself and put it in place in one step; what goes wrong is only named."""
        body = stamp + body
        draft = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(self.head + hashlib.sha256(body).digest() + body)
            draft.replace(self.path)
        except OSError as error:
            with suppress(OSError):
                draft.unlink()
            return (self.note(f"cannot be written ({error.strerror}), so {self.again}"),)
        return ()

    def note(self, text: str) -> Problem:
        """One line about the file."""
        return Problem(code="W-MEMORY", path=shown(self.path), text=text)
