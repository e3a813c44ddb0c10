"""What the command line prints can harm nobody, and a reader who leaves or a signal does no harm to the site."""

import os
import random
import re
import signal
import time
from pathlib import Path

import pytest

from felicitations.cli import main
from felicitations.cli.output import tell
from tests.command_line import run, start


def generation(site: Path) -> set[str]:
    """The titles that the pages of a site bear: one, if all its pages are of one build."""
    titles = (re.search(r"<title>(?:.* \| )?(.*)<", path.read_text("utf-8")) for path in site.rglob("*.html"))
    return {found[1] for found in titles if found}


# --- What is printed ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("plain", "plain"),
        ("a\nWARN ok.txt", "a\\u000aWARN ok.txt"),
        ("\x1b[31mred\x07", "\\u001b[31mred\\u0007"),
        ("::error file=x::y", ":\\:error file=x::y"),
        ("  ::add-mask::x", "  :\\:add-mask::x"),
        ("x ##[set-env name=y]z", "x #\\#[set-env name=y]z"),
        ("bidi \u202e", "bidi \\u202e"),
        ("习近平 é", "习近平 é"),
    ],
)
def test_c30_c31_no_text_can_command_a_terminal_or_a_workflow(capsys, text, told):
    tell(text)
    assert capsys.readouterr().err == f"{told}\n"


def test_c30_a_file_name_with_a_line_break_is_told_on_one_line(project, capsys):
    Path("seeds/a\n::error::b.txt").write_text("Words.")
    assert main(["-q"]) == 3
    (line,) = (line for line in capsys.readouterr().err.splitlines() if "E-ID" in line)
    assert line.startswith("seeds/a\\u000a::error::b.txt: E-ID")


def test_h14_whoever_reads_may_leave(project, root):
    with start(root, "read", "seeds", "--jsonl") as process:
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0
    Path("seeds/empty.txt").touch()
    with start(root) as process:
        process.stdout.close()
        assert "Traceback" not in process.stderr.read()
    assert process.returncode == 3


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_h14_a_closed_stream_hurts_nobody(project, root, stream):
    number = {"stdout": 1, "stderr": 2}[stream]
    assert run(root, preexec_fn=lambda: os.close(number))[0] == 0
    assert Path("public/index.html").exists()


@pytest.mark.parametrize("language", ["C", "POSIX", "tr_TR.UTF-8"])
def test_h14_every_script_is_printed_whatever_the_language(project, root, language):
    environment = {**os.environ, "LC_ALL": language, "LANG": language, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    Path("seeds/习.txt").write_text("Words.")
    code, out, _ = run(root, "read", "seeds", env=environment, encoding="utf-8")
    assert code == 0
    assert "China’s Xi Jinping congratulates Putin" in out
    assert "习" in out


# --- Signals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_h3_a_signal_at_any_moment_leaves_a_whole_site_and_nothing_beside_it(project, root, number):
    assert run(root, "-q")[0] == 0
    site = Path("site_src/site.toml")
    settings = site.read_text()
    codes = set()
    chance = random.Random(7)
    for turn in range(5):
        title = f"Turn {turn}"
        site.write_text(settings.replace('title = "Felicitations"', f'title = "{title}"'))
        process = start(root, "-q")
        time.sleep(0.12 + 0.5 * chance.random())
        process.send_signal(number)
        err = process.communicate(timeout=60)[1]
        codes.add(process.returncode)
        if process.returncode in (0, 128 + number):
            assert "Traceback" not in err
            assert sorted(path.name for path in project.iterdir()) == [
                ".cache",
                "public",
                "seeds",
                "site_src",
                "templates",
            ]
        assert len(generation(Path("public"))) == 1
    # Before Python has read our code, its own way of ending holds.
    assert codes <= {0, 128 + number, -number, 1}
    assert run(root, "-q")[0] == 0
    assert generation(Path("public")) == {title}


def test_the_handlers_of_the_caller_come_back(project):
    before = signal.getsignal(signal.SIGTERM)
    main(["--version"])
    assert signal.getsignal(signal.SIGTERM) is before


def test_ctrl_c_is_no_fault_of_the_program(monkeypatch, capsys):
    def stop(*_arguments, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr("felicitations.cli.build.build", stop)
    assert main(["build"]) == 128 + signal.SIGINT
    assert capsys.readouterr().err.strip().startswith("Stopped.")
