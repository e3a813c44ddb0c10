"""Opens files with care: never a link, a pipe or a device, never more bytes than allowed, never guessed text."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from felicitations.problems import Problem

SEED_LIMIT = 5_000_000
"""The most bytes that a seed may have. A long article has 50,000; more is a dump or an accident."""

SOURCE_LIMIT = 2_000_000
"""The most bytes that a text file of site_src may have."""

_OPEN = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_LINE_END = re.compile(r"\r\n|\r|\n")
_LEFTOVER = re.compile(
    r"\..*|.*~|#.*#|.*\.(?:swp|swo|bak|tmp|orig|rej|part)|Thumbs\.db|desktop\.ini|__pycache__", re.IGNORECASE
)


class Unusable(Exception):
    """One file that cannot be used; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def shown(path: Path | str) -> str:
    """A path as messages and pages write it: forward slashes, and text even where the name on disk is not UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def line_of(text: str, offset: int) -> int:
    """The line, from 1, in which a character stands; CR LF, lone CR and LF each end a line, nothing else does."""
    return 1 + sum(1 for _ in _LINE_END.finditer(text, 0, offset))


def leftover(name: str) -> bool:
    """Whether a name is a hidden file, an editor's backup or a file manager's note: passed over without a word."""
    return _LEFTOVER.fullmatch(name) is not None


def walk(folder: Path, label: str) -> tuple[list[tuple[Path, str]], list[Problem]]:
    """Every file below a folder with the name that messages use for it, in the order of these names.

    Hidden files and leftovers are passed over. Links are never followed: one to a file is returned, so that opening
    it refuses it; one to a folder cannot be told apart and is returned as well. Folders that cannot be listed are
    problems.
    """
    files: list[tuple[Path, str]] = []
    problems: list[Problem] = []
    waiting = [(folder, label)]
    while waiting:
        place, name = waiting.pop()
        try:
            with os.scandir(place) as found:
                entries = [(Path(entry.path), entry.name, entry.is_dir(follow_symlinks=False)) for entry in found]
        except OSError as error:
            problems.append(_os_problem(error, name))
            continue
        for path, child, is_folder in entries:
            if not leftover(child):
                (waiting if is_folder else files).append((path, f"{name}/{shown(child)}"))
    return sorted(files, key=lambda file: file[1]), sorted(problems, key=lambda problem: problem.path)


def read_bytes(path: Path, name: str, limit: int) -> bytes:
    """The bytes of one regular file of at most ``limit`` bytes, as they stood at one moment.

    Raises `Unusable` for a link, a pipe, a socket, a device, a file that is too big, that may not be read, or that
    changes while it is read (tried twice).
    """
    try:
        for _ in range(2):
            before = _regular(os.lstat(path), name, limit)
            descriptor = os.open(path, _OPEN)
            try:
                opened = _regular(os.fstat(descriptor), name, limit)
                data = _all_of(descriptor, limit)
                after = os.fstat(descriptor)
            finally:
                os.close(descriptor)
            if _state(before) == _state(opened) == _state(after) and len(data) == after.st_size:
                return data
    except OSError as error:
        raise Unusable(_os_problem(error, name)) from error
    raise Unusable(_changed(name))


@contextmanager
def opened(path: Path, name: str, limit: int) -> Iterator[BinaryIO]:
    """One regular file of at most ``limit`` bytes, open, to be read piece by piece where it may not fit the memory.

    Raises `Unusable` as `read_bytes` does; at the end, if the file changed meanwhile.
    """
    try:
        before = _regular(os.lstat(path), name, limit)
        with os.fdopen(os.open(path, _OPEN), "rb") as file:
            begun = _regular(os.fstat(file.fileno()), name, limit)
            yield file
            after = os.fstat(file.fileno())
    except OSError as error:
        raise Unusable(_os_problem(error, name)) from error
    if not _state(before) == _state(begun) == _state(after):
        raise Unusable(_changed(name))


def refuse_special(path: Path, name: str) -> None:
    """Raises `Unusable` for whatever is no regular file, without opening it."""
    try:
        _regular(os.lstat(path), name, sys.maxsize)
    except OSError as error:
        raise Unusable(_os_problem(error, name)) from error


def _regular(status: os.stat_result, name: str, limit: int) -> os.stat_result:
    """The status itself, if it is that of a regular file that is not too big."""
    if stat.S_ISLNK(status.st_mode):
        raise Unusable(_refusal("E-SYMLINK", name, "found a symbolic link, expected a file; put the file itself here"))
    if not stat.S_ISREG(status.st_mode):
        raise Unusable(_refusal("E-SPECIAL", name, "found a folder, pipe, socket or device, expected a regular file"))
    if status.st_size > limit:
        found = f"found {status.st_size:,} bytes, expected at most {limit:,}; split the file or leave it out"
        raise Unusable(_refusal("E-TOO-BIG", name, found))
    return status


def _all_of(descriptor: int, limit: int) -> bytes:
    """What can be read, one byte past the limit at most, so that a file that grows cannot fill the memory."""
    parts: list[bytes] = []
    room = limit + 1
    while room and (part := os.read(descriptor, min(room, 1 << 20))):
        parts.append(part)
        room -= len(part)
    return b"".join(parts)


def _state(status: os.stat_result) -> tuple[int, int, int, int]:
    """What must stay the same for the bytes to be those of one file at one moment."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _changed(name: str) -> Problem:
    return _refusal("E-CHANGED", name, "the file changed while it was read; build again when it is at rest")


def _refusal(code: str, name: str, text: str) -> Problem:
    return Problem(code=code, path=name, text=text)


def _os_problem(error: OSError, name: str) -> Problem:
    """What the operating system said, in the words of this project."""
    if error.errno in (errno.EACCES, errno.EPERM):
        return _refusal("E-PERM", name, "may not be read by this user; change its permissions")
    if error.errno == errno.ELOOP:
        return _refusal("E-SYMLINK", name, "found a symbolic link, expected a file; put the file itself here")
    if error.errno == errno.ENOENT:
        return _refusal("E-MISSING", name, "found nothing there, expected a file; check the name")
    return _refusal("E-READ", name, f"could not be read: {error.strerror or error}")
