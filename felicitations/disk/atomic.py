"""What the operating system can do in one step: exchange two folders, and bring what was written to the disk."""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NOT_AVAILABLE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM})
_STOPS = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP})


def exchange(new: Path, out: Path, aside: Path) -> Path:
    """Put the folder ``new`` in the place of ``out``, all at once, and return where the old folder went.

    On Linux this is one system call. Elsewhere it is two renames by way of ``aside``; if the second fails, or a kill
    comes between them, `restore` brings the old folder back. Raises OSError.
    """
    if not out.exists():
        out.parent.mkdir(parents=True, exist_ok=True)
        new.rename(out)
        return new
    try:
        _rename_exchange(new, out)
    except OSError as error:
        if error.errno not in _NOT_AVAILABLE:
            raise
    else:
        return new
    with unbroken():
        out.rename(aside)
        new.rename(out)
    return aside


def restore(out: Path, aside: Path) -> None:
    """Bring back the folder that two renames left half way."""
    if aside.exists() and not os.path.lexists(out):
        aside.rename(out)


def to_disk(folder: Path) -> None:
    """Wait until everything below a folder is on the disk, so that a power cut after the exchange finds it whole."""
    libc = _libc()
    if libc is not None and hasattr(libc, "syncfs"):
        # One call for the file system is far quicker than one for each of ten thousand files.
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            if libc.syncfs(descriptor) == 0:
                return
        finally:
            os.close(descriptor)
    for place, _, names in os.walk(folder):
        for path in (*(Path(place, name) for name in names), Path(place)):
            sync(path)


def sync(path: Path) -> None:
    """Wait until one file or folder is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def unbroken() -> Iterator[None]:
    """Hold back the signals that end a program while a few steps that belong together are taken.

    Masking them would not do: the system then hands them to another thread, and Python still interrupts the main one.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # Python runs its handlers in the main thread alone: here nothing can break in
        return
    held: list[int] = []
    before = {stop: signal.signal(stop, lambda number, _: held.append(number)) for stop in _STOPS}
    try:
        yield
    finally:
        for stop, handler in before.items():
            signal.signal(stop, signal.SIG_DFL if handler is None else handler)
        for number in dict.fromkeys(held):
            signal.raise_signal(number)


def _rename_exchange(one: Path, other: Path) -> None:
    """The system call renameat2 with RENAME_EXCHANGE, which Python has no name for."""
    libc = _libc()
    if libc is None or not hasattr(libc, "renameat2"):
        raise OSError(errno.ENOSYS, "renameat2 is not available")
    first, second = os.fsencode(one), os.fsencode(other)
    if libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one), None, str(other))


def _libc() -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(None, use_errno=True)
    except (OSError, TypeError):
        return None
