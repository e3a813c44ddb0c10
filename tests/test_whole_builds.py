"""Whole builds under faults: killed, told of failing disks, read while they publish, fed with bad files."""

import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from random import Random

import pytest

from felicitations.build import build
from felicitations.disk import public
from felicitations.model import File
from tests import tiny
from tests.build_points import digest
from tests.histories import article
from tests.preview_site import SmallSite, previewing, wait_for
from tests.scale import LONG, scale


@pytest.fixture
def memory():
    with tiny.memory_folder() as folder:
        yield folder


@pytest.mark.parametrize(("how", "name"), [("kill", "kill points"), ("ENOSPC,EIO,EACCES", "injected errors")])
def test_h1_h2_g7_i12_j1_a_build_that_is_stopped_anywhere_leaves_a_whole_site(root, how, name, record_property):
    points = scale(10, 400)
    command = [sys.executable, str(root / "tests" / "build_points.py"), how, str(points)]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=1_800, check=True)
    outcome = json.loads(run.stdout)
    assert outcome["wrong"] == []
    assert outcome["tried"] >= min(2 * points, 500)
    record_property("promise", f"a stopped build: {name}")
    record_property("figure", f"{outcome['tried']} points of clean builds and builds after an edit: whole every time")


def test_h3_a_signal_at_any_moment_of_a_build_leaves_a_whole_site(tmp_path, root, record_property):
    paths, tries, random = tiny.lay_out(tmp_path), scale(6, 200), Random(1)
    build(paths, out=tmp_path / "public", search="none")
    seeds = {path.name: path.read_bytes() for path in paths.seeds.iterdir()}
    base = ["--cache", "cache", "--no-search", "-q"]
    for number in range(tries):
        (tmp_path / "templates" / "gone.html").write_text((root / "templates" / "gone.html").read_text() + f"{number}")
        stop = random.choice((signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
        process = subprocess.Popen(
            [sys.executable, str(root / "build.py"), *base], cwd=tmp_path, stderr=subprocess.PIPE
        )
        time.sleep(random.uniform(0.05, 0.9))
        process.send_signal(stop)
        told = process.communicate(timeout=60)[1].decode()
        # Before the program set its own handlers the system ends it, or Python, which was not ready yet.
        assert process.returncode in (0, 128 + stop, -stop) or "Fatal Python error" in told, told
        assert "Traceback" not in told or process.returncode == -stop or "KeyboardInterrupt" in told
        assert not [path for path in tmp_path.iterdir() if path.name.startswith(".public.stage")]
        assert len(digest(tmp_path / "public")) == 64
    assert {path.name: path.read_bytes() for path in paths.seeds.iterdir()} == seeds
    record_property("promise", "a stopped build: signals at random times")
    record_property("figure", f"{tries} signals: whole every time, nothing left beside it")


class Generations(SmallSite):
    """A site whose every file names its generation; a build publishes the next one."""

    def build(self, _show=None):
        summary = super().build()
        shutil.rmtree(self.out)
        self.publish()
        return summary

    def publish(self):
        self.built += 1
        text = generation(self.built)
        public.publish(
            self.out, [File(address=name, content=text) for name in ("x.txt", "a/x.txt", f"{self.built}.txt")]
        )


def generation(number: int) -> bytes:
    return f"{number:06}\n".encode() * 6_000


def test_h7_who_reads_while_sites_are_published_gets_whole_pages(tmp_path, record_property):
    requests, publications = scale(2_000, 10_000), 50
    site = Generations(tmp_path)
    answers: list[int] = []
    wrong: list[tuple[int, bytes]] = []

    def read(port: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        while len(answers) < requests:
            connection.request("GET", "/a/x.txt" if len(answers) % 2 else "/x.txt")
            reply = connection.getresponse()
            body = reply.read()
            number = int(body[:6] or 0)
            if reply.status != 200 or body != generation(number):
                wrong.append((reply.status, body[:100]))
            answers.append(number)
        connection.close()

    with previewing(site) as preview:
        wait_for(lambda: preview.get("/x.txt")[0] == 200)
        readers = [threading.Thread(target=read, args=(preview.port,)) for _ in range(2)]
        for reader in readers:
            reader.start()
        for number in range(1, publications + 1):
            wait_for(lambda number=number: len(answers) >= requests * number // (publications + 1), 60)
            site.publish()
        for reader in readers:
            reader.join()
    assert wrong == []
    assert len(set(answers)) > publications // 2
    record_property("promise", "serving while publishing")
    record_property(
        "figure", f"{len(answers):,} requests during {publications} publications: none mixed, cut or missing"
    )


def test_a1_e9_bad_files_among_many_cost_only_themselves(memory, record_property):
    good, bad = scale(200, 9_800), scale(20, 200)
    paths = tiny.lay_out(memory, articles=0, kinds=("home", "articles", "article", "gone"))
    random = Random(1)
    for number in range(good):
        (paths.seeds / f"g{number}.txt").write_text(article(random))
    started = time.process_time()
    whole = build(paths, out=memory / "whole", search="none")
    without = time.process_time() - started
    shutil.rmtree(paths.cache)
    expected = {}
    for number in range(bad):
        name, content, place = random.choice(BAD)
        (paths.seeds / f"b{number}{name}").write_bytes(content)
        expected[f"seeds/b{number}{name}"] = place
    started = time.process_time()
    summary = build(paths, out=memory / "out", search="none")
    with_bad = time.process_time() - started
    told = {problem.path: problem for problem in summary.problems if problem.refuses}
    assert told.keys() == expected.keys()
    assert {path: (problem.code, problem.line) for path, problem in told.items()} == expected
    assert (whole.articles, summary.articles) == (good, good)
    if LONG:
        assert with_bad < 1.1 * without
    record_property("promise", "bad files")
    record_property("figure", f"{bad} bad of {good + bad:,}: {good:,} published, each bad one named with its place")
    record_property("figure", f"{with_bad / without:.2f} times the time of the good ones alone")


BAD = (
    (".txt", b"", ("E-EMPTY", 0)),
    (".txt", b"Good.\nBad \xff\xfe here.", ("E-ENCODING", 2)),
    (".txt", b"\x89PNG\r\n\x1a\n" + bytes(50), ("E-BINARY", 0)),
    (".docx", b"<p>No.</p>", ("E-TYPE", 0)),
    (".md", b"---\ntitle: &a X\ndate: *a\n---\nWords.", ("E-FRONT-MATTER", 2)),
    (".md", b"---\ntitle: X\ntitle: Y\n---\nWords.", ("E-FRONT-MATTER", 3)),
    (" name.txt", b"Words.", ("E-ID", 0)),
)
"""Endings, bytes, and the code and the line by which each is told."""
