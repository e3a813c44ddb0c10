"""A disk that is full, a loss of power, little memory: the site that stands stands, and what can be done is done."""

import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from felicitations.build import build
from felicitations.disk import atomic, public
from tests import tiny
from tests.scale import scale
from tests.test_incremental import tree
from tools.bench.corpus import articles

MEMORY = 2**20
UNSHARE = ("unshare", "--map-root-user", "--mount")


def may_mount() -> bool:
    """Whether this machine lets somebody have a file system of their own."""
    if not shutil.which("unshare"):
        return False
    script = "mount -t tmpfs none /mnt"
    return subprocess.run([*UNSHARE, "sh", "-c", script], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not may_mount(), reason="no file system of one's own may be mounted here")
def test_h4_on_a_disk_that_is_full_the_old_site_stands_and_the_need_is_told(tmp_path, root):
    """Not an error that a test raises, but a disk without room. The build that comes when there is room is like any."""
    command = [*UNSHARE, sys.executable, "-m", "tests.full_disk", str(tmp_path)]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    found = json.loads(run.stdout)
    assert (found["code"], found["whole"], found["again"]) == (1, True, 0), found
    assert "No space left on device" in found["said"]
    assert "bytes of the new site had room, which needs more beside the old one" in found["said"]


def test_h8_a_site_is_on_the_disk_before_it_takes_the_old_ones_place(tmp_path, monkeypatch):
    """Power may go at any moment; a test cannot cut it, but it can watch what is done in which order."""
    paths, steps, there = tiny.lay_out(tmp_path, articles=3), [], {}

    def watched(name, real):
        def step(*places):
            new = tmp_path / ".public.stage" / "site"
            steps.append(name)
            there[name] = tree(new) if new.is_dir() and name != "sync" else None
            return real(*places)

        return step

    for name in ("to_disk", "exchange", "sync"):
        monkeypatch.setattr(public, name, watched(name, getattr(public, name)))
    build(paths, out=tmp_path / "public", search="none")
    assert steps == ["to_disk", "exchange", "sync"]
    assert there["to_disk"] == there["exchange"] == tree(tmp_path / "public")


def test_h8_where_the_system_has_no_call_for_all_each_file_and_folder_is_brought_to_the_disk(tmp_path, monkeypatch):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c.txt").touch()
    brought = []
    monkeypatch.setattr(atomic, "_libc", lambda: None)
    monkeypatch.setattr(
        atomic.os, "fsync", lambda number: brought.append(str(Path(f"/proc/self/fd/{number}").readlink()))
    )
    atomic.to_disk(tmp_path)
    wanted = {str(tmp_path), *(str(path) for path in tmp_path.rglob("*"))}
    assert set(brought) == wanted


def test_h10_an_archive_is_built_in_little_memory(tmp_path, root, record_property):
    """Also the second time, when what is remembered is read: asking for room that is not needed would end it."""
    number, most = scale(60, 10_000), 512 if scale(60, 10_000) > 2000 else 200
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for one in articles(number):
        (seeds / f"{one.number:06}.txt").write_text(one.raw, "utf-8")

    def limited():
        resource.setrlimit(resource.RLIMIT_AS, (most * MEMORY, most * MEMORY))

    for turn in range(2):
        (seeds / "000000.txt").write_text(f"China congratulated Peru on its National Day. {turn}\n")
        out = ("--out", str(tmp_path / "public"), "--cache", str(tmp_path / "cache"), "--seeds", str(seeds))
        command = [sys.executable, str(Path(root) / "build.py"), "--no-search", "-q", *out]
        run = subprocess.run(command, cwd=root, capture_output=True, text=True, preexec_fn=limited, check=False)
        assert run.returncode == 0, run.stderr
    record_property("promise", "little memory")
    record_property("figure", f"{number:,} articles, twice, each process with {most} MB of addresses: built")
