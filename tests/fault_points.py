"""Publishes a small site in a process that dies, or is told that the disk is full, at its Nth step on the disk.

Run as ``python fault_points.py FOLDER HOW TWO_RENAMES``. For N = 1, 2, 3 ... until one child gets through unharmed, a
site is published, a child publishes the next one over it with the fault at step N, and the outcome is looked at. Prints
the number of steps and everything that was not as it must be, as JSON. A program of its own, because an audit hook
cannot be taken off again.
"""

import errno
import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from felicitations.disk import atomic, manifest
from felicitations.disk.public import UNTIDY, publish, reserve
from felicitations.model import File
from felicitations.problems import Refused

EVENTS = frozenset(
    "open os.link os.mkdir os.rename os.remove os.rmdir os.chmod os.truncate "
    "os.listdir os.scandir shutil.rmtree fcntl.flock".split()
)
KILLED, DONE, REFUSED, UNTIDIED, TRACEBACK, UNHARMED = 137, 0, 1, 4, 9, 50


def files(generation: str) -> list[File]:
    """A site of which every file names its generation, and some files exist in one generation only."""
    names = ["index.html", "a/index.html", "a/b/c.txt", f"only/{generation}/x.html", f"{generation}.txt"]
    return [File(address=name, content=f"{generation} {name}\n".encode() * 50) for name in names]


@dataclass
class Steps:
    """Counts what happens on the disk and, at one step, ends it all or raises an error of the system.

    ``how`` is ``kill``, or the name of the error.
    """

    how: str
    at: int
    count: int = 0

    def hook(self, event: str, _arguments: tuple[object, ...]) -> None:
        """An audit hook."""
        if event in EVENTS:
            self.step()

    def step(self) -> None:
        """One step more."""
        self.count += 1
        if self.count == self.at and self.how == "kill":
            os._exit(KILLED)
        if self.count == self.at:
            number = getattr(errno, self.how)
            raise OSError(number, os.strerror(number), "here")


def child(out: Path, steps: Steps, two_renames: bool) -> int:
    """Publish the new site once, with the fault in its way; how it ended."""
    real = atomic._rename_exchange

    def exchange(one: Path, other: Path) -> None:
        steps.step()
        if two_renames:
            raise OSError(errno.ENOSYS, "not here")
        real(one, other)
        if steps.how == "kill":
            steps.step()

    atomic._rename_exchange = exchange
    sys.addaudithook(steps.hook)
    code = TRACEBACK
    try:
        published = publish(out, files("new"))
        code = UNTIDIED if any(problem.code == UNTIDY for problem in published.untidy) else DONE
    except Refused:
        code = REFUSED
    finally:
        os._exit(code if steps.count >= steps.at else UNHARMED)


def whole(out: Path) -> str:
    """The generation of the site that stands in ``out``, if it is whole; else what is wrong."""
    ours = manifest.read(out) if out.is_dir() else None
    if ours is None:
        return "no site"
    found = manifest.digests(manifest.standing(out))
    found.pop(manifest.MANIFEST)
    if found != ours:
        return f"not as its manifest says: {sorted(found.items() ^ ours.items())}"
    generations = {(out / address).read_text().split()[0] for address in found}
    return generations.pop() if len(generations) == 1 else f"mixed: {generations}"


def faults(out: Path, code: int, two_renames: bool) -> Iterator[str]:
    """What is not as it must be after a child ended with ``code``; the next build has been run when this is through."""
    if not two_renames and whole(out) not in {"old", "new"}:
        yield f"the site is {whole(out)}"
    with reserve(out):
        expected = {DONE: {"new"}, UNTIDIED: {"new"}, REFUSED: {"old"}, KILLED: {"old", "new"}, UNHARMED: {"new"}}
        if whole(out) not in expected.get(code, ()):
            yield f"it ended with {code} and the site is {whole(out)}"
    published = publish(out, files("new"))
    if whole(out) != "new" or published.untidy:
        yield f"the next build left {whole(out)}, {published.untidy}"
    if [path.name for path in out.parent.iterdir()] != [out.name]:
        yield f"beside the site there is {sorted(path.name for path in out.parent.iterdir())}"


def main(folder: str, how: str, two_renames: bool) -> None:
    """All steps of one kind of fault."""
    wrong: list[str] = []
    code, at = 0, 0
    while code != UNHARMED:
        at += 1
        out = Path(folder, str(at), "public")
        publish(out, files("old"))
        pid = os.fork()
        if pid == 0:
            child(out, Steps("ENOSPC" if how == "full" else how, at), two_renames)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        wrong += [f"step {at}: {fault}" for fault in faults(out, code, two_renames)]
        shutil.rmtree(out.parent)
    sys.stdout.write(json.dumps({"steps": at - 1, "wrong": wrong}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3] == "two-renames")
