"""One build at a time for one site: a lock that the kernel frees even when its holder is killed."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from felicitations.disk.files import shown
from felicitations.problems import Problem, Refused


class Locked(Refused):
    """Another build works on the same site."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file ``path`` (it is made, and removed again). Raises `Locked` at once if another process holds it.

    The lock is the kernel's ``flock``, not the file's existence: a file that a killed build left behind means nothing.
    """
    descriptor = _hold(path)
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        yield
    finally:
        with suppress(OSError):
            path.unlink()
        os.close(descriptor)


def _hold(path: Path) -> int:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # The holder before us removes its file: then the path means another file, or none, and we try again.
            if path.exists() and os.path.samestat(os.fstat(descriptor), os.lstat(path)):
                return descriptor
        except BlockingIOError:
            holder = os.read(descriptor, 20).decode("ascii", "replace").strip()
            os.close(descriptor)
            raise Locked(_busy(path, holder)) from None
        except FileNotFoundError:
            pass
        os.close(descriptor)


def _busy(path: Path, holder: str) -> Problem:
    who = f"process {holder}" if holder.isdigit() else "another process"
    return Problem(
        code="E-LOCKED", path=shown(path.name), text=f"{who} builds this site just now; wait until it is done"
    )
