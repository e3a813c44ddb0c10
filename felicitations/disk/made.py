"""Remembers from what the pages and files of the site were made that stands, so that only those are made that differ.

What is made from the same by the same program is the same; `origin` of a page or a file says from what. It is only ever
asked of a site that stands as the last build left it: of a file that somebody changed, nothing is remembered.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from felicitations.digest import digest_of
from felicitations.disk.code import code_digest
from felicitations.disk.kept import Keep
from felicitations.disk.manifest import MANIFEST, digest
from felicitations.disk.public import Place
from felicitations.disk.sharing import shared
from felicitations.disk.unchanged import installed
from felicitations.model import Same
from felicitations.problems import Problem
from felicitations.render.links import NOTHING, Linked

BATCH = 4096
"""So many things are planned before the first of them is made, for memory to hold no more of them."""


class Planned(Protocol):
    """What is asked of a page or a file that is not made yet."""

    @property
    def address(self) -> str:
        """Its file in the site."""

    @property
    def origin(self) -> bytes:
        """A digest of all that it is made from, or empty."""


P = TypeVar("P", bound=Planned)


class _Made(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """From what a file was made, and its links and anchors, one after the other with a NUL between them."""

    key: bytes
    links: bytes
    anchors: bytes


class _Kept(msgspec.Struct):
    manifest: str
    files: dict[str, _Made]


class Making:
    """The making of a site at a place: what stands there and need not be made, and what is made now."""

    def __init__(self, place: Place, memory: Path) -> None:
        self._place, self._keep, self._stamp = place, _keep(memory), program_fingerprint()
        kept, self.problems = self._keep.recall_as(_Kept, self._stamp)
        stood = place.left.get(MANIFEST)
        self._before = kept.files if kept and stood and kept.manifest == stood.digest else {}
        self._now: dict[str, _Made] = {}

    def made(
        self,
        planned: Iterable[P],
        make: Callable[[P], Linked],
        by: bytes,
        placed: Callable[[str], str] = str,
    ) -> Iterator[Linked]:
        """Everything that is planned, in its order: as it stands where it would be made the same, else as made.

        ``by`` is a digest of what makes it, templates for example; ``placed`` says where in the site an address is.
        """
        rest = iter(planned)
        while batch := list(islice(rest, BATCH)):
            keys = [digest_of(by, one.origin) if one.origin else b"" for one in batch]
            places = [placed(one.address) for one in batch]
            known = list(map(self._known, places, keys))
            new = shared(make, [one for one, found in zip(batch, known, strict=True) if found is None])
            for address, key, found in zip(places, keys, known, strict=True):
                linked = self._same(address, found) if found else next(new)
                if key:
                    self._now[address] = found or _Made(key, _joined(linked.links), _joined(linked.anchors))
                yield linked

    def remember(self) -> tuple[Problem, ...]:
        """Remember what was made, now that it is published; what goes wrong with that is only named."""
        if self._now == self._before:
            return ()
        try:
            manifest = digest((self._place.out / MANIFEST).read_bytes())
        except OSError:
            return ()
        return self._keep.keep(self._stamp, msgspec.msgpack.encode(_Kept(manifest, self._now)))

    def _known(self, address: str, key: bytes) -> _Made | None:
        """What was made from the same, if it still stands as the last build left it."""
        made = self._before.get(address)
        return made if made and key and made.key == key and self._place.still(address) else None

    def _same(self, address: str, made: _Made) -> Linked:
        stands = self._place.before[address]
        same = Same(address=address, digest=stands.digest, size=stands.size)
        return Linked(same, _parted(made.links), _parted(made.anchors))


@cache
def program_fingerprint() -> bytes:
    """A digest of all that makes a site besides what an archivist may change: our code, Python and the libraries."""
    return hashlib.sha256(repr((sys.version, installed(), code_digest())).encode()).digest()


def _joined(words: frozenset[bytes]) -> bytes:
    return b"\0".join(words)


def _parted(words: bytes) -> frozenset[bytes]:
    return frozenset(words.split(b"\0")) if words else NOTHING


def _keep(folder: Path) -> Keep:
    return Keep(
        path=folder / "made",
        head=b"felicitations made 1",
        afresh="every page was made afresh",
        again="the next build makes every page again",
    )
