"""The folder beside the site in which the next site is put together: only what is new is written.

A file that is not changed gets a second name there, a hard link, and loses the first when the old site goes. No file is
ever written to where it stands, so that a link cannot alter the site that stands. Where the system has no such links
the file is copied.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from felicitations.disk import manifest
from felicitations.disk.manifest import FILE_MODE, Standing
from felicitations.model import File, Same
from felicitations.problems import Problem, Refused

MARK = "felicitations-stage"
FOLDER_MODE = 0o755


class Stage:
    """Takes in the files of a site one by one. ``before`` is what stands in ``out``; ``folder`` is where we work.

    Nothing is written before the first file that differs: a site that stands already is left alone. ``written`` is how
    many bytes of files were.
    """

    def __init__(self, folder: Path, out: Path, before: Mapping[str, Standing]) -> None:
        self.digests: dict[str, str] = {}
        self.written = 0
        self._folder, self._out, self._before = folder, out, before
        self._site = str(folder / "site")
        self._addresses = manifest.Addresses()
        self._faults: list[str] = []
        self._kept: list[str] = []
        self._made: set[str] = set()

    def put(self, file: File | Same) -> None:
        """Take in one file. Raises OSError."""
        if file.address in self.digests:
            self._faults.append(f"{file.address!r} is the address of two files")
        elif fault := self._addresses.take(file.address):
            self._faults.append(fault)
        elif self._faults:
            return
        elif isinstance(file, Same):
            self.digests[file.address] = file.digest
            self._kept.append(file.address)
        else:
            self._put(file)

    def finish(self) -> bool:
        """Put the manifest and everything that is not changed beside what is new; whether the site differs.

        Raises `Refused` if the addresses of the files are not safe, and OSError.
        """
        if self._faults:
            told = (f"{fault}; nothing was published" for fault in self._faults)
            raise Refused(*(Problem(code="E-ADDRESS", path="site", text=text) for text in told))
        self._put(File(address=manifest.MANIFEST, content=manifest.write(self.digests)))
        if not self._made and self._before.keys() == self.digests.keys() and _folders_hold(self._out):
            return False
        for address in self._kept:
            self._keep(address)
        return True

    def _put(self, file: File) -> None:
        digest = manifest.digest(file.content)
        self.digests[file.address] = digest
        stands = self._before.get(file.address)
        if stands and stands.digest == digest and stands.mode == FILE_MODE:
            self._kept.append(file.address)
            return
        path = self._place(file.address)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
        with os.fdopen(descriptor, "wb") as open_file:
            os.fchmod(descriptor, FILE_MODE)
            open_file.write(file.content)
        self.written += len(file.content)

    def _keep(self, address: str) -> None:
        stands, path = f"{self._out}/{address}", self._place(address)
        try:
            os.link(stands, path, follow_symlinks=False)
        except (OSError, NotImplementedError):
            shutil.copyfile(stands, path, follow_symlinks=False)
            os.chmod(path, FILE_MODE)  # noqa: PTH101

    def _place(self, address: str) -> str:
        """Where a file goes, its folders made. As a text: a path of each of many files costs more than the files."""
        if not self._made:
            self._folder.mkdir(mode=0o700)
            (self._folder / MARK).write_bytes(b"")
            _make(self._site)
            self._made.add("")
        missing: list[str] = []
        parent = address.rpartition("/")[0]
        while parent not in self._made:
            self._made.add(parent)
            missing.append(parent)
            parent = parent.rpartition("/")[0]
        for one in reversed(missing):
            _make(f"{self._site}/{one}")
        return f"{self._site}/{address}"


def _make(path: str) -> None:
    os.mkdir(path)  # noqa: PTH102
    os.chmod(path, FOLDER_MODE)  # noqa: PTH101


def _folders_hold(out: Path) -> bool:
    """Whether everybody may enter the published folders and nobody else may write them."""
    return all((Path(place).stat().st_mode & 0o777) == FOLDER_MODE for place, _, _ in os.walk(out))
