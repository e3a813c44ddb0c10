"""Whatever stops a build, the site that stands is the old one or the new one, and the next build needs no hand."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from felicitations.disk import atomic, public
from felicitations.disk.lock import Locked
from felicitations.disk.manifest import MANIFEST
from felicitations.disk.public import publish, publish_at, reserve
from felicitations.model import Published
from tests.publishing import files


@pytest.fixture
def out(tmp_path):
    """A site of two pages in a folder of its own."""
    folder = tmp_path / "here" / "public"
    assert publish(folder, files(index="one", a__index="two")) == Published(written=3, unchanged=0, removed=0)
    return folder


@pytest.mark.parametrize("renames", ["exchange", "two-renames"])
@pytest.mark.parametrize("how", ["kill", "full"])
def test_h1_h2_h9_whatever_stops_it_at_any_step_the_site_is_whole(tmp_path, root, how, renames, record_property):
    command = [sys.executable, str(root / "tests" / "fault_points.py"), str(tmp_path), how, renames]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=True)
    outcome = json.loads(run.stdout)
    assert outcome["steps"] > 60
    assert outcome["wrong"] == []
    record_property("promise", f"a stopped publication: {'killed' if how == 'kill' else 'a full disk'}")
    record_property("figure", f"{outcome['steps']} points, {renames}: whole every time")


def test_h5_one_of_two_builds_waits_for_nobody(out):
    with reserve(out) as place:
        holder = str(os.getpid())
        started = time.perf_counter()
        other = (
            f"from pathlib import Path; from felicitations.disk.public import publish; publish(Path({str(out)!r}), [])"
        )
        run = subprocess.run([sys.executable, "-c", other], capture_output=True, text=True, check=False)
        assert time.perf_counter() - started < 15  # it begins Python, and waits for nobody
        assert f"Locked: .public.lock: E-LOCKED process {holder} builds this site just now" in run.stderr
        publish_at(place, files(index="new"))
    assert (out / "index.html").read_text() == "new"


def test_h5_many_builds_at_once_leave_one_whole_site(out):
    outcomes: list[str] = []

    def build(number: int) -> None:
        try:
            publish(out, files(index=f"site {number}", a__index=f"site {number}"))
            outcomes.append("published")
        except Locked:
            outcomes.append("locked")

    threads = [threading.Thread(target=build, args=(number,)) for number in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == 30
    assert "published" in outcomes
    assert (out / "index.html").read_text() == (out / "a" / "index.html").read_text()
    assert list(out.parent.iterdir()) == [out]


def test_h5_a_build_that_waited_for_its_lock_looks_again(out, tmp_path, monkeypatch):
    """What was known of the site before the lock was ours means nothing once another build has published."""
    memory, real = tmp_path / "memory", public.locked
    publish(out, files(index="one", a__index="two"), memory)
    publish(out, files(index="one", a__index="two"), memory)

    @contextmanager
    def late(path):
        monkeypatch.setattr(public, "locked", real)
        publish(out, files(index="another", a__index="two"))
        with real(path):
            yield

    monkeypatch.setattr(public, "locked", late)
    publish(out, files(index="one", a__index="three"), memory)
    assert (out / "index.html").read_text() == "one"
    assert (out / "a" / "index.html").read_text() == "three"


def test_h6_a_lock_file_that_a_killed_build_left_means_nothing(out):
    (out.parent / ".public.lock").write_text("1")
    assert publish(out, files(index="new")).written == 2
    assert list(out.parent.iterdir()) == [out]


def test_h7_whoever_reads_meanwhile_sees_whole_sites(out):
    """A reader sees, in one folder, only files of one generation; the site is never away."""
    done = threading.Event()
    torn: list[str] = []
    looks = 0

    def look() -> None:
        nonlocal looks
        while not done.is_set():
            try:
                folder = os.open(out, os.O_RDONLY)
            except FileNotFoundError:
                torn.append("the site is away")
                continue
            try:
                texts = []
                for name in ("index.html", "z.html"):
                    with open(os.open(name, os.O_RDONLY, dir_fd=folder)) as file:  # noqa: PTH123
                        texts.append(file.read())
                if len(set(texts)) != 1:
                    torn.append(str(texts))
                looks += 1
            except FileNotFoundError:
                pass  # the folder that was opened is the old site, and is being removed
            finally:
                os.close(folder)

    publish(out, files(index="0", z="0"))
    reader = threading.Thread(target=look)
    reader.start()
    for number in range(1, 40):
        publish(out, files(index=str(number), z=str(number)))
    done.set()
    reader.join()
    assert torn == []
    assert looks > 40


def test_h3_a_signal_between_two_renames_is_held_back(out, monkeypatch):
    """Where the system cannot exchange folders, the old site must never be away for longer than two renames."""
    seen: list[str] = []
    real = Path.rename

    def rename(path: Path, target: Path) -> Path:
        result = real(path, target)
        if path == out:
            os.kill(os.getpid(), signal.SIGINT)
            seen.append("signalled while the old site is away")
        return result

    def unavailable(*_paths: Path) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(Path, "rename", rename)
    monkeypatch.setattr(atomic, "_rename_exchange", unavailable)
    idle = threading.Event()
    other = threading.Thread(target=idle.wait)  # a signal may land on any thread of the process
    other.start()
    # A shell that starts the tests in the background has them ignore this signal.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            publish(out, files(index="new"))
    finally:
        signal.signal(signal.SIGINT, before)
        idle.set()
        other.join()
    assert seen
    assert (out / "index.html").read_text() == "new"
    assert list(out.parent.iterdir()) == [out]


def test_what_cannot_be_tidied_up_is_told_and_goes_with_the_next_build(out, monkeypatch):
    def refuse(path):
        raise OSError(5, "Input/output error", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(public.shutil, "rmtree", refuse)
        published = publish(out, files(index="new", b__index="x"))
    assert [problem.code for problem in published.untidy] == [public.UNTIDY]
    assert "the site is published" in str(published.untidy[0])
    assert (out / "index.html").read_text() == "new"
    assert publish(out, files(index="new", b__index="x")) == Published(written=0, unchanged=3, removed=0)
    assert list(out.parent.iterdir()) == [out]


def test_where_one_call_cannot_bring_all_to_the_disk_each_file_is_brought(out, monkeypatch):
    synced: list[str] = []

    def of(descriptor: int) -> str:
        return str(Path(f"/proc/self/fd/{descriptor}").readlink())

    monkeypatch.setattr(atomic, "_libc", lambda: None)
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(of(descriptor)))
    publish(out, files(index="new", b__index="x"))
    stage = out.parent / ".public.stage" / "site"
    assert {f"{stage}{name}" for name in ("", "/index.html", "/b", "/b/index.html", f"/{MANIFEST}")} < set(synced)
    assert synced[-1] == str(out.parent)
