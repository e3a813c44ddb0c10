"""A build talks to nobody, starts nothing but the search's indexer, and writes nowhere but where it was told to."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web_files import PAGE, answer, warc

ROOT = Path(__file__).resolve().parent.parent
GUARD = """
import os, sys
sys.dont_write_bytecode = True
PROGRAM = "pagefind" if os.environ.get("MAY_INDEX") else ""
ALLOWED = tuple(os.path.realpath(place) for place in sys.argv[1:3])
FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.startfile", "pty.spawn")
CHANGES = {"os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink",
           "os.truncate", "shutil.rmtree", "shutil.move"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

def inside(path):
    return isinstance(path, int) or os.path.realpath(os.fsdecode(path)).startswith(ALLOWED)

def guard(event, arguments):
    if PROGRAM and event == "subprocess.Popen" and os.path.basename(str(arguments[0])).startswith(PROGRAM):
        return
    if PROGRAM and event == "open" and arguments[0] == os.devnull:
        return
    wrong = event.startswith(FORBIDDEN) and event != "socket.__new__"
    wrong |= event in CHANGES and not inside(arguments[0])
    wrong |= event == "open" and bool((arguments[2] or 0) & WRITES) and not inside(arguments[0])
    if wrong:
        sys.stderr.write(f"forbidden: {event} {arguments!r}\\n")
        sys.stderr.flush()
        os._exit(99)

"""
BUILD = "from felicitations.cli import main; sys.addaudithook(guard); sys.exit(main(sys.argv[3:]))"


def guarded(program: str, out: Path, cache: Path, *more: str, index: bool = False) -> subprocess.CompletedProcess[str]:
    """Run a program under the guard. It may write beside ``out``, where the next site waits, and into ``cache``.

    ``more`` are options of the build. ``index``: it may start the one program that a build has use for, the one that
    makes the index of the search.
    """
    search = [] if index else ["--no-search"]
    words = [str(out.parent), str(cache), "build", "--out", str(out), "--cache", str(cache), *search, *more]
    environment = os.environ | {"MAY_INDEX": "yes" if index else ""}
    command = [sys.executable, "-c", GUARD + program, *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("index", [False, True], ids=["without the search", "with the search"])
def test_a_build_opens_no_connection_starts_no_program_but_one_and_writes_only_its_own(tmp_path, index):
    for _ in range(2):  # the second time there is an old site and a memory
        run = guarded(BUILD, tmp_path / "here" / "public", tmp_path / "cache", index=index)
        assert run.returncode == 0, run.stderr
    assert (tmp_path / "here" / "public" / "index.html").is_file()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["cache", "here"]


def test_the_libraries_that_read_web_pages_keep_to_themselves_as_well(tmp_path):
    """A page leads to pictures, styles, frames and feeds; nobody asks for them.

    urllib3, which trafilatura loads and a build never uses, asks the system for IPv6 when it is loaded, by a socket
    that it binds to the machine itself and closes; so it is loaded before the guard looks.
    """
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    leads = "<link rel=alternate type=application/rss+xml href=http://127.0.0.1:9/><iframe src=http://127.0.0.1:9/>"
    (seeds / "page.html").write_text(PAGE.replace("</head>", f"{leads}<base href=http://127.0.0.1:9/></head>"))
    (seeds / "crawl.warc.gz").write_bytes(warc(answer(PAGE.encode())))
    program = f"import urllib3; {BUILD}"
    run = guarded(program, tmp_path / "here" / "public", tmp_path / "cache", f"--seeds={seeds}")
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "here" / "public" / "articles" / "page" / "index.html").is_file()


@pytest.mark.parametrize(
    "deed",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import subprocess; subprocess.run(['true'])",
        "os.fork()",
        "open('{elsewhere}', 'a')",
        "os.mkdir('{elsewhere}')",
        "os.remove('{elsewhere}')",
    ],
)
def test_the_guard_sees_what_it_should(tmp_path, deed):
    done = deed.format(elsewhere=tmp_path / "elsewhere")
    run = guarded(f"sys.addaudithook(guard); {done}", tmp_path / "here" / "public", tmp_path / "cache")
    assert run.returncode == 99, run.stderr
    assert run.stderr.startswith("forbidden: ")


def test_the_guard_lets_a_harmless_program_be(tmp_path):
    (tmp_path / "cache").mkdir()
    deed = f"sys.addaudithook(guard); open({str(tmp_path / 'cache' / 'x')!r}, 'w').close()"
    run = guarded(deed, tmp_path / "here" / "public", tmp_path / "cache")
    assert (run.returncode, run.stderr) == (0, "")
    assert (tmp_path / "cache" / "x").is_file()
