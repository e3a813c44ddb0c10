"""Knows that a build would make what stands already: nothing that it reads has changed, and nothing that it made.

Files are known by their traces (size, times, inode), which the system keeps for us: none of them is read. A file that
changed within moments of the look might change again and bear the same traces; then nothing is remembered, and the next
build does its work.
"""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

import felicitations
from felicitations.disk.kept import Keep
from felicitations.disk.manifest import MANIFEST, Standing, digest
from felicitations.model import Summary
from felicitations.problems import Problem

MOMENT = 2_000_000_000
"""Nanoseconds in which two changes of a file may bear one time: the coarsest clock of a common file system."""

_PASSING = frozenset({"W-MEMORY", "W-EDITED", "W-UNTIDY", "E-READ", "E-PERM", "E-CHANGED"})
"""Codes of what was wrong with one build and not with its sources: a disk that failed once may read the next time."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a build is made from, as a digest; ``settled`` says that none of it changed a moment ago."""

    digest: bytes
    settled: bool


class _Kept(msgspec.Struct):
    manifest: str
    summary: Summary


def look(folders: Iterable[Path], words: Iterable[object]) -> Inputs:
    """Look at everything that a build reads: ``folders`` or files, the program itself, and ``words``, its options."""
    now = time.time_ns()
    newest, known = 0, hashlib.sha256(repr((sys.version, installed(), *words)).encode())
    for place in (*folders, Path(felicitations.__file__).parent):
        known.update(os.fsencode(place) + b"\0")
        for name, traces in sorted(_below(place)):
            known.update(f"{name}\0{traces}\n".encode("utf-8", "surrogateescape"))
            newest = max(newest, traces[0])
    return Inputs(known.digest(), settled=newest < now - MOMENT)


def recall(folder: Path, inputs: Inputs, left: Mapping[str, Standing]) -> Summary | None:
    """What the last build said, if it was made from the same and left the very site that stands."""
    kept, _ = _keep(folder).recall_as(_Kept, inputs.digest)
    return kept.summary if kept and kept.manifest == left[MANIFEST].digest else None


def remember(folder: Path, inputs: Inputs, out: Path, summary: Summary) -> tuple[Problem, ...]:
    """Remember what a build said that published into ``out``, unless some of it was true of that build alone."""
    codes = {problem.code for problem in (*summary.problems, *summary.published.untidy)}
    if not inputs.settled or codes & _PASSING:
        return ()
    try:
        manifest = digest((out / MANIFEST).read_bytes())
    except OSError:
        return ()
    return _keep(folder).keep(inputs.digest, msgspec.msgpack.encode(_Kept(manifest, summary)))


def installed() -> int:
    """When a library was last put in or taken out; 0 where there is no such folder, as for some systems' Python."""
    place = Path(sysconfig.get_path("purelib"))
    return place.stat().st_mtime_ns if place.is_dir() else 0


def _below(place: Path) -> Iterator[tuple[str, tuple[int, ...]]]:
    """A file or a folder, and what is below it but what Python compiled, with its traces: first, when it changed."""
    try:
        yield "", _traces(os.lstat(place))
        waiting = [str(place)] if place.is_dir() else []
        while waiting:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.name == "__pycache__":
                        continue
                    yield entry.path, _traces(entry.stat(follow_symlinks=False))
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
    except OSError as error:
        # What cannot be looked at is told by whoever reads it; here it is enough never to take it for unchanged.
        yield f"{error.filename}", (time.time_ns(),)


def _traces(found: os.stat_result) -> tuple[int, ...]:
    return found.st_ctime_ns, found.st_mode, found.st_size, found.st_mtime_ns, found.st_ino


def _keep(folder: Path) -> Keep:
    return Keep(
        path=folder / "built",
        head=b"felicitations built 1",
        afresh="the site was made afresh",
        again="the next build makes the site again",
    )
