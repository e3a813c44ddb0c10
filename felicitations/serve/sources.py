"""What changed in the folders that the site is made from."""

from __future__ import annotations

import os
from pathlib import Path

from livereload.watcher import Watcher

Stamps = dict[str, tuple[int, int, int]]


class SourceWatcher(Watcher):  # type: ignore[misc]  # livereload ships no types
    """livereload's watcher, taking in all files of its folders at once and never going through a link.

    The library's own stops at the first change, so a burst of saves would make a round for each file, follows links,
    and takes a file for unchanged that was replaced by one with the same time.
    """

    def __init__(self, folders: tuple[Path, ...], out: Path) -> None:
        """Watch ``folders`` as they are now; ``out``, our own output, is not looked at even where it lies in one."""
        super().__init__()
        self._folders = folders
        self._out = os.path.realpath(out)
        self._seen = self._look()

    def ignore(self, filename: str) -> bool:
        """Whether changes of a file mean nothing: hidden files, and what editors keep beside the one being edited."""
        name = filename.rpartition(os.sep)[2]  # a tenth of what Path takes, and asked of every file at every look
        return name[0] in ".#" or name[-1] == "~" or bool(super().ignore(name))

    def examine(self) -> tuple[str | None, None]:
        """The first path that came, went or changed since the last call, or None; then livereload's delay, None.

        A folder that is gone counts as empty: its files went.
        """
        before, self._seen = self._seen, self._look()
        changed = (path for path, _ in before.items() ^ self._seen.items())
        self.filepath = min(changed, default=None)
        return self.filepath, None

    def _look(self) -> Stamps:
        stamps: Stamps = {}
        for folder in self._folders:
            self._look_into(os.fspath(folder), stamps)
        return stamps

    def _look_into(self, folder: str, stamps: Stamps) -> None:
        try:
            with os.scandir(folder) as entries:
                found = [entry for entry in entries if not self.ignore(entry.name)]
        except OSError:  # it went, or was never there
            return
        for entry in found:
            if not entry.is_dir(follow_symlinks=False):
                _stamp(entry, stamps)
            elif os.path.realpath(entry.path) != self._out:
                self._look_into(entry.path, stamps)


def _stamp(entry: os.DirEntry[str], stamps: Stamps) -> None:
    try:
        state = entry.stat(follow_symlinks=False)
    except OSError:  # it went since the folder was listed
        return
    stamps[entry.path] = (state.st_mtime_ns, state.st_size, state.st_ino)
