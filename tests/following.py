"""Follows a page of the documentation to the word, as somebody would who has nothing else.

What a page wants done stands in its code blocks: ``sh`` are commands; a block with a path behind its language, as in
`````csv site_src/removed.csv````, is a file, or what is to be put into it where it is there; ``diff`` changes the one
place of a file that it shows; ``text`` is what the commands before it answer.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from felicitations.disk.starting import BESIDE, write_archive

ROOT = Path(__file__).resolve().parent.parent
UNTRIED = re.compile(r"-m venv|-m pip install|build\.py serve|git push")
"""Commands that a test leaves out: they need the network, or do not end by themselves."""

_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_GIT = {"GIT_AUTHOR_NAME": "A", "GIT_COMMITTER_NAME": "A", "EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One code block of a page; ``path`` is empty where it is no file."""

    kind: str
    path: str
    body: str


def steps(page: Path) -> list[Step]:
    """What a page wants done, in its order."""
    found = _BLOCK.findall(page.read_text("utf-8"))
    return [Step(kind=kind, path=path, body=body) for kind, path, body in found]


def commands(page: Path) -> list[str]:
    """Every command of a page, as it is typed."""
    return [line for step in steps(page) if step.kind == "sh" for line in _typed(step.body)]


def follow(page: Path, folder: Path) -> str:
    """Do all that a page wants, beginning in a folder; all that the commands answered. Fails where one does."""
    answered, last = "", ""
    for step in steps(page):
        if step.kind == "diff":
            _change(folder / step.path, step.body.splitlines())
        elif step.path:
            _put(folder / step.path, step.body)
        elif step.kind == "sh":
            last, folder = _run([line for line in _typed(step.body) if not UNTRIED.search(line)], folder)
            answered += last
        elif step.kind == "text":
            missing = [line for line in step.body.splitlines() if line.strip() not in last]
            assert missing == [], f"{page.name} promises what was not answered:\n{last}"
    return answered


def copy_project(folder: Path) -> None:
    """What somebody has who downloaded the project, as far as an archive needs it."""
    for name in ("felicitations", "site_src", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in BESIDE:
        shutil.copy(ROOT / name, folder)


def new_archive(folder: Path) -> Path:
    """An archive as the tutorial leaves it: new, and committed."""
    settings = {"title": "My archive", "home_country": "", "base_url": ""}
    write_archive(folder, ROOT / "site_src", ROOT / "templates", settings)
    begin = ("git init --quiet --initial-branch=main", "git add .", "git commit --quiet --message 'Begin the archive'")
    _run(begin, folder)
    return folder


def _typed(block: str) -> Iterator[str]:
    return (line.partition("  #")[0].strip() for line in block.splitlines())


def _run(lines: list[str] | tuple[str, ...], folder: Path) -> tuple[str, Path]:
    """What commands answer on both streams, and the folder in which they leave one."""
    script = "\n".join([*lines, "pwd"]).replace(".venv/bin/python", sys.executable)
    run = subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=folder,
        env={**os.environ, **_GIT},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert run.returncode == 0, f"{script}\n{run.stdout}"
    answered, _, left = run.stdout.rstrip("\n").rpartition("\n")
    return answered + "\n", Path(left)


def _change(path: Path, lines: list[str]) -> None:
    old, new = ("".join(f"{line[1:]}\n" for line in lines if line[0] in signs) for signs in (" -", " +"))
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{path} has no single place that reads\n{old}"
    path.write_text(text.replace(old, new), "utf-8")


def _put(path: Path, body: str) -> None:
    """Write a file as a page shows it; where it is there, put a setting in its place and rows at the end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_text(body, "utf-8")
    elif path.suffix == ".toml":
        text = path.read_text("utf-8")
        for line in body.splitlines():
            key = line.partition(" = ")[0]
            text, number = re.subn(rf"(?m)^{key} = .*$", lambda _, line=line: line, text)
            assert number == 1, f"{path} has no single line for {key}"
        path.write_text(text, "utf-8")
    else:
        there = path.read_text("utf-8")
        path.write_text(there + "".join(f"{row}\n" for row in body.splitlines() if row not in there), "utf-8")
