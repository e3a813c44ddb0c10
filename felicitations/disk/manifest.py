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
from pathlib import Path

MANIFEST = "manifest.json"
FORMAT = "felicitations site 1"
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
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for address in addresses:
        if fault := _fault(address):
            yield f"{address!r} {fault}"
            continue
        same = _same(address)
        if same in files:
            yield f"{address!r} and {files[same]!r} are one file on some systems"
        files[same] = address
        while "/" in same:
            same = same.rpartition("/")[0]
            folders[same] = address
    for same in files.keys() & folders.keys():
        yield f"{files[same]!r} is a file, and a folder in {folders[same]!r}"


def digest(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def standing(folder: Path) -> dict[str, str]:
    """The digest of every file that stands in a folder, by address; empty for anything that is no regular file."""
    return {address: digest((folder / address).read_bytes()) if is_file else "" for address, is_file in listing(folder)}


def listing(folder: Path) -> Iterator[tuple[str, bool]]:
    """What stands below a folder, by address, and whether each is a regular file. Links are listed, never followed."""
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(folder / below) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{below}{entry.name}/")
                else:
                    yield below + entry.name, entry.is_file(follow_symlinks=False)


def _fault(address: str) -> str:
    for segment in address.split("/"):
        if segment in ("", ".", ".."):
            return "has an empty part, or one of dots"
        if not segment.isprintable() or "\\" in segment or ":" in segment or segment[-1] in ". ":
            return "has a character that some system forbids"
        if len(segment.encode("utf-8", "surrogatepass")) > LONGEST_SEGMENT:
            return f"has a part of more than {LONGEST_SEGMENT} bytes"
    return f"is the name of the {MANIFEST} of the site itself" if _same(address) == MANIFEST else ""


def _same(address: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", address).casefold())
