"""The same seeds give the same bytes: in any folder, zone, language, order of files, and on any day."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.scale import LONG

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("build.py", "felicitations", "seeds", "site_src", "templates")
# Stands in for a file system that lists in another order, and for a clock that is years ahead.
OTHERWISE = """
import os, sys, time
listed, scanned, now = os.listdir, os.scandir, time.time

class Reversed(list):
    def __enter__(self): return self
    def __exit__(self, *_): return None
    def close(self): return None

os.listdir = lambda *a: listed(*a)[::-1]
os.scandir = lambda *a: Reversed(list(scanned(*a))[::-1])
time.time = lambda: now() + 3 * 365 * 86400
from felicitations.cli import main
sys.exit(main(sys.argv[1:]))
"""


def tree(site: Path) -> dict[str, tuple[str, str]]:
    """Every file of a site with its digest and its mode."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {
        p.relative_to(site).as_posix(): (hashlib.sha256(p.read_bytes()).hexdigest(), oct(p.stat().st_mode))
        for p in files
    }


def build(
    project: Path,
    out: Path,
    program: list[str],
    umask: int = 0o022,
    python: Path = Path(sys.executable),
    seeds: str = "seeds",
    **environment: str,
) -> dict:
    """The tree that a project gives in a process of its own."""
    places = ("--out", str(out), "--cache", str(out.parent / "cache"), "--seeds", seeds)
    command = [str(python), *program, "build", "-q", *places]
    run = subprocess.run(
        command,
        cwd=project,
        env=os.environ | environment,
        umask=umask,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return tree(out)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """The project in a folder with another name, further down, its files younger and copied in another order."""
    folder = tmp_path_factory.mktemp("an other place") / "deep" / "élan"
    folder.mkdir(parents=True)
    for part in reversed(PARTS):
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(
                source, folder / part, copy_function=shutil.copyfile, ignore=shutil.ignore_patterns("__py*")
            )
        else:
            shutil.copyfile(source, folder / part)
    return folder


MORE = (
    (["build.py"], 0o027, {"PYTHONHASHSEED": "random", "TZ": "Asia/Kathmandu", "LC_ALL": "de_DE.UTF-8"}),
    (["-B", "build.py"], 0o022, {"PYTHONHASHSEED": "5", "LANGUAGE": "zh", "SOURCE_DATE_EPOCH": "4102444800"}),
    (["-E", "-s", "build.py"], 0o022, {"HOME": "/", "LOGNAME": "nobody", "HOSTNAME": "elsewhere"}),
    (["-X", "dev", "-W", "ignore", "build.py"], 0o022, {"PYTHONHASHSEED": "6", "XDG_CACHE_HOME": "/nowhere"}),
    (["-c", OTHERWISE.replace("now() + 3 * 365 * 86400", "0.0")], 0o022, {"PYTHONHASHSEED": "7", "TZ": "UTC+14"}),
    (["-c", OTHERWISE], 0o077, {"NO_COLOR": "1", "USER": "x" * 200}),
)
"""Tried in the long form alone: each is a whole build in a process of its own."""


@pytest.mark.parametrize(
    ("program", "umask", "environment"),
    [
        *(MORE if LONG else ()),
        (["build.py"], 0o022, {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"}),
        (["build.py"], 0o077, {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "C"}),
        (["build.py"], 0o000, {"LC_ALL": "tr_TR.UTF-8", "LANG": "ar_EG.UTF-8", "HOME": "/nowhere", "USER": "x"}),
        (["-X", "utf8=0", "build.py"], 0o022, {"LC_ALL": "POSIX", "COLUMNS": "40", "SOURCE_DATE_EPOCH": "0"}),
        (["-OO", "build.py"], 0o022, {"PYTHONHASHSEED": "3"}),
        (["-c", OTHERWISE], 0o022, {"PYTHONHASHSEED": "4"}),
    ],
)
def test_i13_the_same_seeds_give_the_same_bytes(
    site, elsewhere, tmp_path, program, umask, environment, record_property
):
    assert build(elsewhere, tmp_path / "site", program, umask, **environment) == tree(site)
    record_property("promise", "reproducible")
    told = " ".join(f"{name}={value}" for name, value in environment.items())
    record_property("figure", f"another folder, age and order of files, umask {umask:03o}, {told}: the same tree")


def pythons() -> dict[str, str]:
    """The other Pythons at hand that are new enough, by version: those on the path, and those that pyenv keeps."""
    own = sys.version_info.minor
    named = (shutil.which(f"python3.{minor}") for minor in range(11, 20) if minor != own)
    kept = (str(path) for path in Path.home().glob(".pyenv/versions/3.1[1-9].*/bin/python"))
    ask = "import ensurepip, platform, venv; print(platform.python_version())"
    found = {}
    for python in filter(None, (*named, *kept)):
        run = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=False)
        if run.returncode == 0 and not run.stdout.startswith(f"3.{own}."):
            found[run.stdout.strip()] = python
    return found


@pytest.mark.skipif(not LONG, reason="a part of make faults: each Python gets the libraries installed")
def test_i13_every_python_gives_the_same_bytes(tmp_path, record_property):
    """The five articles, and all practice articles: an archive must not change because its machine was renewed."""
    practice = tmp_path / "practice"
    practice.mkdir()
    for path in (ROOT / "tests" / "practice").rglob("*.txt"):
        shutil.copy(path, practice)
    found, others = {}, pythons()
    if not others:
        pytest.skip("no other Python is at hand")
    for name, program in others.items():
        python = tmp_path / name / "bin" / "python"
        subprocess.run([program, "-m", "venv", str(tmp_path / name)], check=True)
        install = ["-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(ROOT / "requirements.lock")]
        subprocess.run([str(python), *install], check=True)
        for seeds in ("seeds", str(practice)):
            found[name, seeds] = build(ROOT, tmp_path / "other" / "site", ["build.py"], python=python, seeds=seeds)
            assert found[name, seeds] == build(ROOT, tmp_path / "own" / "site", ["build.py"], seeds=seeds)
    record_property("promise", "reproducible: Python versions at hand")
    record_property(
        "figure", f"{', '.join(pythons())} beside {sys.version.split()[0]}: {len(found)} trees, each the same"
    )


def test_a_second_build_changes_nothing(tmp_path):
    first = build(ROOT, tmp_path / "site", ["build.py"])
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*.html")}
    assert build(ROOT, tmp_path / "site", ["build.py"]) == first
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_the_comparison_sees_a_changed_seed(elsewhere, site, tmp_path):
    project = tmp_path / "project"
    shutil.copytree(elsewhere, project)
    seed = min((project / "seeds").iterdir())
    seed.write_bytes(seed.read_bytes() + b"\nOne more sentence.\n")
    assert build(project, tmp_path / "site", ["build.py"]) != tree(site)
