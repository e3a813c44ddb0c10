"""Copies files to new places, byte for byte, and never over another file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from felicitations.disk.atomic import sync
from felicitations.disk.files import Unusable, opened, shown
from felicitations.disk.records import FILE_LIMIT
from felicitations.problems import Problem, Refused

_PIECE = 1 << 20


def copy_new(pairs: Iterable[tuple[Path, Path]]) -> None:
    """Copy each first path of a pair to the second. Raises `Refused` at the first that cannot be; others stay."""
    for path, target in pairs:
        try:
            _copy(path, target)
        except FileExistsError:
            text = "is there already, expected no file of that name; nothing was put over it"
            raise Refused(Problem(code="E-UNSAFE", path=shown(target), text=text)) from None
        except Unusable as unusable:
            raise Refused(unusable.problem) from None
        except OSError as error:
            raise _unwritten(error, target) from error


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as copy, opened(path, shown(path), FILE_LIMIT) as file:
            while piece := file.read(_PIECE):
                _write(copy, piece, target)
        sync(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _write(copy: BinaryIO, piece: bytes, target: Path) -> None:
    """Write, and say of what the disk refuses that it was the copy, for `opened` takes it for a fault of its file."""
    try:
        copy.write(piece)
    except OSError as error:
        raise _unwritten(error, target) from error


def _unwritten(error: OSError, target: Path) -> Refused:
    text = f"cannot be written ({error.strerror or error}); nothing was left of it"
    return Refused(Problem(code="E-DISK", path=shown(target), text=text))
