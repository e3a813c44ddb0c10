"""Remembers from what the pages and files of the site were made that stands, so that only those are made that differ.

What is made from the same by the same program is the same; `origin` of a page or a file says from what. It is only ever
asked of a site that stands as the last build left it: of a file that somebody changed, nothing is remembered.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

import felicitations
from felicitations.digest import digest_of
from felicitations.disk.kept import Keep
from felicitations.disk.manifest import MANIFEST, digest
from felicitations.disk.public import Place
from felicitations.disk.sharing import shared
from felicitations.disk.unchanged import installed
from felicitations.model import Same
from felicitations.problems import Problem
from felicitations.render.links import NOTHING, Linked


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
        planned: Sequence[P],
        make: Callable[[P], Linked],
        by: bytes,
        placed: Callable[[str], str] = str,
    ) -> Iterator[Linked]:
        """Everything that is planned, in its order: as it stands where it would be made the same, else as made.

        ``by`` is a digest of what makes it, templates for example; ``placed`` says where in the site an address is.
        """
        keys = [digest_of(by, one.origin) if one.origin else b"" for one in planned]
        stand = [self._standing(placed(one.address), key) for one, key in zip(planned, keys, strict=True)]
        missing = [one for one, found in zip(planned, stand, strict=True) if found is None]
        new = shared(make, missing, of=len(planned))
        for key, found in zip(keys, stand, strict=True):
            one = found or next(new)
            if key:
                self._now[one.file.address] = _Made(key, b"\0".join(one.links), b"\0".join(one.anchors))
            yield one

    def remember(self) -> tuple[Problem, ...]:
        """Remember what was made, now that it is published; what goes wrong with that is only named."""
        if self._now == self._before:
            return ()
        try:
            manifest = digest((self._place.out / MANIFEST).read_bytes())
        except OSError:
            return ()
        return self._keep.keep(self._stamp, msgspec.msgpack.encode(_Kept(manifest, self._now)))

    def _standing(self, address: str, key: bytes) -> Linked | None:
        made = self._before.get(address)
        stands = self._place.still(address) if made and key and made.key == key else None
        if made is None or stands is None:
            return None
        return Linked(
            Same(address=address, digest=stands.digest, size=stands.size), _all(made.links), _all(made.anchors)
        )


@cache
def program_fingerprint() -> bytes:
    """A digest of all that makes a site besides what an archivist may change: our code, Python and the libraries.

    It is taken once, for a process runs the code that it loaded.
    """
    package = Path(felicitations.__file__).parent
    known = hashlib.sha256(repr((sys.version, installed())).encode())
    for path in sorted(package.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            known.update(f"{path.relative_to(package).as_posix()}\0".encode())
            known.update(hashlib.sha256(path.read_bytes()).digest())
    return known.digest()


def _all(joined: bytes) -> frozenset[bytes]:
    return frozenset(joined.split(b"\0")) if joined else NOTHING


def _keep(folder: Path) -> Keep:
    return Keep(
        path=folder / "made",
        head=b"felicitations made 1",
        afresh="every page was made afresh",
        again="the next build makes every page again",
    )
