"""Makes a new folder, whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from felicitations.disk.atomic import to_disk
from felicitations.disk.files import Unusable, shown
from felicitations.problems import Problem, Refused


@contextmanager
def fresh(folder: Path, undone: str) -> Iterator[Path]:
    """A draft to be filled; at the end it is on the disk and is ``folder``, which was not there, or was empty.

    ``undone`` is the end of a message: what was not made. Raises `Refused`, and leaves nothing behind, if the folder
    holds anything, if a file cannot be used, or if the disk says no.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        text = "is there already and is not empty, expected a new folder; nothing was touched"
        raise Refused(Problem(code="E-UNSAFE", path=shown(folder), text=text))
    whole = folder.resolve()
    draft = whole.with_name(f".{whole.name}.draft")
    try:
        draft.mkdir(parents=True)
    except OSError as error:
        raise _disk(error, draft, undone) from error
    try:
        yield draft
        to_disk(draft)
        if whole.exists():
            # A person may stand in the empty folder, so it is filled and not replaced.
            for child in sorted(draft.iterdir()):
                child.rename(whole / child.name)
        else:
            draft.rename(whole)
    except Unusable as unusable:
        raise Refused(unusable.problem) from None
    except OSError as error:
        raise _disk(error, folder, undone) from error
    finally:
        with suppress(OSError):
            shutil.rmtree(draft)


def _disk(error: OSError, path: Path, undone: str) -> Refused:
    text = f"{error.strerror or error}; {undone}"
    return Refused(Problem(code="E-DISK", path=shown(Path(error.filename or path)), text=text))
