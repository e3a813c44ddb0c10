"""Writes a correction to fill in: a new file among the corrections, never in the place of one that is there."""

from __future__ import annotations

import os
from pathlib import Path

from felicitations.disk.atomic import sync
from felicitations.disk.files import shown, walk
from felicitations.problems import Problem, Refused


class Taken(Refused):
    """There is a correction of this seed already; it stays as it is."""


def correction_file(source: Path, seed_id: str) -> Path:
    """Where the correction of a seed is, or would be: it may lie in a folder of its own below ``corrections``."""
    folder = source / "corrections"
    if folder.is_dir():
        for path, _ in walk(folder, "corrections")[0]:
            if path.name == f"{seed_id}.md":
                return path
    return folder / f"{seed_id}.md"


def write_correction(source: Path, seed_id: str, text: str) -> Path:
    """Write the correction of a seed, and return its file.

    Raises `Taken` where there is one, whatever it holds, and `Refused` where the disk does not let it be written; then
    nothing is left of it.
    """
    path = correction_file(source, seed_id)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    except FileExistsError:
        found = "found a correction of this seed already, expected none; edit it, or take it away first"
        raise Taken(Problem(code="E-CORRECTION", path=shown(path), text=found)) from None
    except OSError as error:
        raise _refused(path, error) from error
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        sync(path)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise _refused(path, error) from error
    return path


def _refused(path: Path, error: OSError) -> Refused:
    text = f"cannot be written ({error.strerror or error}); nothing was changed"
    return Refused(Problem(code="E-DISK", path=shown(path), text=text))
