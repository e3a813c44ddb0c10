"""Says no to an output folder that is not ours to fill: a home, a source, somebody else's files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from felicitations.disk import manifest
from felicitations.disk.files import shown
from felicitations.problems import Problem, Refused


class Unsafe(Refused):
    """Publishing there could destroy what is not ours. Nothing was written."""


def settled(out: Path) -> Path:
    """The output folder with every link in its path resolved, once and for all. Raises `Unsafe` for a loop of links."""
    try:
        with suppress(FileNotFoundError):
            # Only the strict way still finds a loop in Python 3.13; a link to nothing is no loop.
            return out.resolve(strict=True)
        return out.resolve()
    except (OSError, RuntimeError):
        raise _unsafe(out, "is a loop of links", "name a plain folder") from None


def refuse_dangerous(out: Path, away_from: Iterable[Path], *, untouched: bool = False) -> None:
    """Raises `Unsafe` unless ``out`` is new, empty, or holds a site of ours and nothing else.

    ``out`` is as `settled` gave it. ``away_from`` are the folders that it may neither hold nor lie in: the seeds, the
    source, the templates. ``untouched`` says that all that it holds is known to be as we left it.
    """
    _refuse_place(out, away_from)
    if not os.path.lexists(out):
        return
    if not out.is_dir():
        raise _unsafe(out, "is a file", "name a folder")
    if out.is_mount():
        raise _unsafe(out, "is the root of a mounted disk, which cannot be exchanged", "name a folder inside it")
    if os.path.lexists(out / ".git"):
        raise _unsafe(out, "is a git work tree", "name a folder inside it")
    if not untouched:
        _refuse_foreign(out)


def _refuse_foreign(out: Path) -> None:
    """Raises `Unsafe` if a folder that exists holds anything that no manifest of ours names."""
    try:
        ours = manifest.read(out)
    except manifest.NotOurs as error:
        raise _unsafe(out, f"is not a site of ours: {error}", "name a fresh folder") from None
    known = {manifest.MANIFEST, *(ours or ())}
    for address, is_file in sorted(manifest.listing(out)):
        if ours is None:
            found = f'holds "{shown(address)}" and no {manifest.MANIFEST} of ours'
            raise _unsafe(out, found, "nothing was touched; name a fresh or empty folder")
        if address not in known or not is_file:
            found = f'holds "{shown(address)}", which this program did not put there'
            raise _unsafe(out, found, "nothing was touched; move that file away, or name another folder")


def _refuse_place(out: Path, away_from: Iterable[Path]) -> None:
    if out.parent == out:
        raise _unsafe(out, "is the root of the disk", "name a folder such as public")
    if any(_holds(out, home) for home in _homes()):
        raise _unsafe(out, "is or holds your home folder", "name a folder such as public")
    if _holds(out, Path.cwd()):
        raise _unsafe(out, "is or holds the folder in which you work", "name a folder such as public")
    if ".git" in out.parts:
        raise _unsafe(out, "lies in the store of git", "name a folder such as public")
    for other in (folder.resolve() for folder in away_from):
        if _holds(out, other) or _holds(other, out):
            raise _unsafe(out, f'and the folder "{shown(other.name)}" lie one in the other', "name a folder beside it")


def _homes() -> Iterator[Path]:
    """The user's home folder, where the system knows of one."""
    with suppress(RuntimeError):
        yield Path.home().resolve()


def _holds(folder: Path, other: Path) -> bool:
    return other.is_relative_to(folder)


def _unsafe(out: Path, found: str, hint: str) -> Unsafe:
    return Unsafe(Problem(code="E-UNSAFE", path=shown(out), text=f"the output folder {found}; {hint}"))
