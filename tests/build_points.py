"""Builds a tiny archive in a process that dies, or is told of a failing disk, at one of its steps on the disk.

Run as ``python build_points.py HOW POINTS``: HOW is ``kill``, or names of errors with commas between them, which take
turns. The steps of a clean build and of one after an edit are counted first; then POINTS of them, spread evenly, are
tried, or all if there are no more. Prints what was tried and everything that was not as it must be, as JSON.
"""

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from felicitations.build import Paths, build
from felicitations.disk import manifest
from felicitations.disk.public import UNTIDY
from felicitations.problems import Refused
from tests import tiny
from tests.fault_points import DONE, KILLED, REFUSED, TRACEBACK, UNTIDIED, Steps

ABSENT = "absent"
OWN = f"('{tiny.ROOT / 'felicitations'}"
LENGTH = 64
SOME_REFUSED = 3


class Fault(Steps):
    """What happens at one step on the disk. The program's own code is no part of what may fail."""

    def hook(self, event: str, arguments: tuple[object, ...]) -> None:
        """An audit hook."""
        if not str(arguments[:1]).startswith(OWN):
            super().hook(event, arguments)


@dataclass(frozen=True)
class Ground:
    """A project with its site as it was published before the edit, and as it will be after it, by their manifests."""

    folder: Path
    paths: Paths
    before: str
    after: str

    @property
    def out(self) -> Path:
        return self.folder / "out"


def digest(out: Path) -> str:
    """Which site stands in a folder, if it is whole; else what is wrong with it."""
    if not out.exists():
        return ABSENT
    ours = manifest.read(out)
    if ours is None:
        return "no manifest"
    found = manifest.digests(manifest.standing(out))
    found.pop(manifest.MANIFEST)
    return hashlib.sha256(manifest.write(ours)).hexdigest() if found == ours else "not as its manifest says"


def seeds(paths: Paths) -> dict[str, tuple[bytes, int]]:
    """The articles, byte for byte, and when they were written."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in paths.seeds.iterdir()}


def in_a_child(deed: Callable[[], int]) -> int:
    """The exit code of a deed that is done by a process of its own."""
    pid = os.fork()
    if pid == 0:
        code = TRACEBACK
        try:
            code = deed()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def attempt(ground: Ground, fault: Fault) -> int:
    """Build once, with the fault in the way; how it ended."""

    def deed() -> int:
        sys.addaudithook(fault.hook)
        try:
            summary = build(ground.paths, out=ground.out, search="none")
        except Refused:
            return REFUSED
        if any(one.code == UNTIDY for one in summary.published.untidy):
            return UNTIDIED
        # A file that could not be read is named and left out, and the rest is published.
        return SOME_REFUSED if any(one.refuses and "here" not in one.path for one in summary.problems) else DONE

    return in_a_child(deed)


def steps_of(ground: Ground) -> int:
    """How many steps a build has that nothing disturbs."""
    counter, read = Fault("kill", 0), os.pipe()

    def deed() -> int:
        sys.addaudithook(counter.hook)
        build(ground.paths, out=ground.out, search="none")
        os.write(read[1], str(counter.count).encode())
        return DONE

    assert in_a_child(deed) == DONE
    return int(os.read(read[0], 32))


def prepared(folder: Path, *, clean: bool) -> Ground:
    """A project that was published, and edited since; or one that was never published, for a clean build."""
    folder.mkdir(parents=True)
    paths = tiny.lay_out(folder, articles=12, kinds=("home", "articles", "article", "gone"))
    out = folder / "out"
    if not clean:
        build(paths, out=out, search="none")
        shutil.copytree(out, folder / "old")
        shutil.copytree(paths.cache, folder / "old-cache")
        (paths.seeds / "a0.txt").rename(paths.seeds / "renamed.txt")
    before = digest(out)
    build(
        Paths(seeds=paths.seeds, source=paths.source, templates=paths.templates, cache=folder / "c"),
        out=folder / "n",
        search="none",
    )
    return Ground(folder, paths, before, digest(folder / "n"))


def restore(ground: Ground) -> None:
    """The site and what is remembered as they were before the build."""
    for name in (ground.out, ground.paths.cache):
        shutil.rmtree(name, ignore_errors=True)
    if ground.before != ABSENT:
        shutil.copytree(ground.folder / "old", ground.out)
        shutil.copytree(ground.folder / "old-cache", ground.paths.cache)


def faults(ground: Ground, fault: Fault) -> Iterator[str]:
    """What is not as it must be after a build with a fault in its way, and after the next one."""
    articles = seeds(ground.paths)
    code = attempt(ground, fault)
    expected = {DONE: {ground.after}, UNTIDIED: {ground.after}, REFUSED: {ground.before}}
    expected[KILLED] = {ground.before, ground.after}
    whole = code == SOME_REFUSED and len(digest(ground.out)) == LENGTH
    if not whole and digest(ground.out) not in expected.get(code, set()):
        yield f"it ended with {code}, and the site is {digest(ground.out)}"
    build(ground.paths, out=ground.out, search="none")
    if digest(ground.out) != ground.after:
        yield f"the next build left {digest(ground.out)}"
    if beside := [path.name for path in ground.folder.iterdir() if path.name.startswith(".out")]:
        yield f"beside the site there is {beside}"
    if seeds(ground.paths) != articles:
        yield "an article was touched"


def main(folder: str, how: str, points: int) -> None:
    """Clean builds and builds after an edit, each with a fault at many points."""
    tried, wrong = 0, []
    for clean in (True, False):
        ground = prepared(Path(folder, f"{how}-{clean}"), clean=clean)
        restore(ground)
        steps = steps_of(ground)
        errors = how.split(",")
        for number, at in enumerate(sorted({1 + steps * n // points for n in range(points)})):
            restore(ground)
            fault = Fault(errors[number % len(errors)], at)
            wrong += [f"{fault}: {one}" for one in faults(ground, fault)]
            tried += 1
    sys.stdout.write(json.dumps({"tried": tried, "wrong": wrong}))


if __name__ == "__main__":
    with tiny.memory_folder() as memory:
        main(str(memory), sys.argv[1], int(sys.argv[2]))
