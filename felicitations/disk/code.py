"""Our own code as a digest: what was remembered by another version of it is not believed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import felicitations

_ALL = ("",)


@cache
def code_digest(parts: tuple[str, ...] = _ALL) -> str:
    """A digest of some modules and packages below ours, or of all of it, as hexadecimal digits.

    It is taken once, for a process runs the code that it loaded.
    """
    package = Path(felicitations.__file__).parent
    digest = hashlib.sha256()
    for path in _files(package / part for part in parts):
        digest.update(f"{path.relative_to(package).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(places: Iterable[Path]) -> Iterable[Path]:
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
