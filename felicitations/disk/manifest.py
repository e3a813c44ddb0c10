"""The manifest of a published site: the address and the SHA-256 of every file that is ours, and nobody else's.

It stands as ``manifest.json`` at the root of the site. What it does not name is never touched; a folder without it is
never taken over.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

MANIFEST = "manifest.json"
FORMAT = "felicitations site 1"
FILE_MODE = 0o644
"""Everybody may read a published file, and we alone may write it."""

LONGEST_SEGMENT = 255
"""The most bytes of one part of an address: the limit of every common file system."""

_DIGEST = re.compile(r"[0-9a-f]{64}")


class NotOurs(Exception):
    """What stands there is not a site of ours; the message says why."""


def write(digests: Mapping[str, str]) -> bytes:
    """The bytes of a manifest, the same for the same files."""
    files = dict(sorted(digests.items()))
    return (json.dumps({"format": FORMAT, "files": files}, ensure_ascii=True, indent=1) + "\n").encode("ascii")


def read(folder: Path) -> dict[str, str] | None:
    """Digests by address of the site in a folder, or None where it has no manifest. Raises `NotOurs` for a bad one."""
    path = folder / MANIFEST
    if not os.path.lexists(path):
        return None
    if not stat.S_ISREG(path.lstat().st_mode):
        raise NotOurs(f"{MANIFEST} is no regular file")
    try:
        found = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or found.get("format") != FORMAT or not isinstance(found.get("files"), dict):
        raise NotOurs(f"{MANIFEST} was not written by this program")
    files: dict[str, str] = found["files"]
    if not all(_DIGEST.fullmatch(str(digest)) for digest in files.values()):
        raise NotOurs(f"{MANIFEST} holds something that is no digest")
    for fault in address_faults(files):
        raise NotOurs(f"{MANIFEST} holds an address that is not safe: {fault}")
    return files


def address_faults(addresses: Iterable[str]) -> Iterator[str]:
    """What is wrong with the addresses of a site: ones that leave it, that no file system holds, that clash."""
    found = Addresses()
    yield from filter(None, map(found.take, addresses))


class Addresses:
    """The addresses of a site, taken in one by one, and what is wrong with them."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def take(self, address: str) -> str:
        """What is wrong with one more address, or nothing."""
        if fault := _fault(address):
            return f"{address!r} {fault}"
        same = _same(address)
        other = self._files.setdefault(same, address)
        if other != address:
            return f"{address!r} and {other!r} are one file on some systems"
        if same in self._folders:
            return f"{address!r} is a file, and a folder in {self._folders[same]!r}"
        parent = same.rpartition("/")[0]
        while parent and parent not in self._folders:
            if parent in self._files:
                return f"{self._files[parent]!r} is a file, and a folder in {address!r}"
            self._folders[parent] = address
            parent = parent.rpartition("/")[0]
        return ""


def digest(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class Standing:
    """One file as it stands: the SHA-256 of its bytes, empty for anything that is no regular file, and its traces.

    ``traces`` are size, time of the last change in nanoseconds, and mode: a file that bears the same traces as it did
    when it was read is not read again.
    """

    digest: str
    traces: tuple[int, int, int]

    @property
    def size(self) -> int:
        """The number of its bytes."""
        return self.traces[0]

    @property
    def mode(self) -> int:
        """Who may do what with it."""
        return self.traces[2] & 0o777


def standing(folder: Path, known: Mapping[str, Standing] = MappingProxyType({})) -> dict[str, Standing]:
    """Every file that stands in a folder, by address. ``known`` is how files were found before."""
    return {address: _standing(entry, known.get(address)) for address, entry in _entries(folder)}


def untouched(folder: Path, left: Mapping[str, Standing]) -> bool:
    """Whether a folder holds just the files that were left there, by their traces. Nothing is read."""
    number = 0
    with suppress(FileNotFoundError, NotADirectoryError):
        for address, entry in _entries(folder):
            if address not in left or left[address].traces != _traces(entry):
                return False
            number += 1
    return number == len(left)


def _standing(entry: os.DirEntry[str], known: Standing | None) -> Standing:
    traces = _traces(entry)
    if known and known.traces == traces:
        return known
    return Standing(digest(Path(entry.path).read_bytes()) if stat.S_ISREG(traces[2]) else "", traces)


def _traces(entry: os.DirEntry[str]) -> tuple[int, int, int]:
    found = entry.stat(follow_symlinks=False)
    return found.st_size, found.st_mtime_ns, found.st_mode


def digests(found: Mapping[str, Standing]) -> dict[str, str]:
    """The digests alone."""
    return {address: one.digest for address, one in found.items()}


def listing(folder: Path) -> Iterator[tuple[str, bool]]:
    """What stands below a folder, by address, and whether each is a regular file. Links are listed, never followed."""
    return ((address, entry.is_file(follow_symlinks=False)) for address, entry in _entries(folder))


def _entries(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(f"{folder}/{below}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{below}{entry.name}/")
                else:
                    yield below + entry.name, entry


_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*(/[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*)*")


def _fault(address: str) -> str:
    if len(address) <= LONGEST_SEGMENT and _PLAIN.fullmatch(address) and address != MANIFEST:
        return ""  # as nearly every address is
    for segment in address.split("/"):
        if segment in ("", ".", ".."):
            return "has an empty part, or one of dots"
        if not segment.isprintable() or "\\" in segment or ":" in segment or segment[-1] in ". ":
            return "has a character that some system forbids"
        if len(segment.encode("utf-8", "surrogatepass")) > LONGEST_SEGMENT:
            return f"has a part of more than {LONGEST_SEGMENT} bytes"
    return f"is the name of the {MANIFEST} of the site itself" if _same(address) == MANIFEST else ""


def _same(address: str) -> str:
    if address.isascii():
        low = address.lower()
        return address if low == address else low  # one text of each of a hundred thousand is enough
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", address).casefold())
