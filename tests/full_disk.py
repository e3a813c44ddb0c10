"""Fills a disk of its own with a site, and builds one more that does not fit. Run inside a mount namespace.

    unshare --map-root-user --mount python -m tests.full_disk FOLDER

Prints, as JSON, the exit code of the build that does not fit, what it said, and whether the old site stands untouched.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from felicitations.build import build
from tests import tiny
from tests.test_incremental import tree

ROOT = Path(__file__).resolve().parent.parent


def mount(place: Path, options: str) -> None:
    """Mount a file system in memory, or change the one that is mounted there."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", str(place)], check=True)


def main(folder: str) -> None:
    """Build into a small disk, and again after every page changed."""
    paths = tiny.lay_out(Path(folder), articles=8)
    disk = Path(folder) / "disk"
    disk.mkdir()
    mount(disk, "size=64m")
    build(paths, out=disk / "public", search="none")
    before, used = tree(disk / "public"), os.statvfs(disk)
    mount(disk, f"remount,size={int((used.f_blocks - used.f_bfree) * used.f_frsize * 1.4)}")
    (paths.source / "site.toml").write_text(tiny.settings().replace('"T"', '"Another"'))
    flags = {"--seeds": paths.seeds, "--source": paths.source, "--templates": paths.templates, "--cache": paths.cache}
    words = [str(word) for pair in flags.items() for word in pair]
    command = [sys.executable, str(ROOT / "build.py"), "--no-search", "--out", str(disk / "public"), *words]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    whole = tree(disk / "public") == before and [one.name for one in disk.iterdir()] == ["public"]
    mount(disk, "remount,size=64m")
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    print(json.dumps({"code": run.returncode, "said": run.stderr, "whole": whole, "again": again.returncode}))


if __name__ == "__main__":
    main(*sys.argv[1:])
