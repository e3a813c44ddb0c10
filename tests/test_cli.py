"""The command line does what is asked, and says in words and in its exit code what became of it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

import felicitations.cli.build
import felicitations.serve
from felicitations.cli import commands, main
from felicitations.cli.build import report
from felicitations.disk import public
from felicitations.model import Published, Summary
from tests.command_line import run

COMMANDS = ("build", "read", "serve", "explain", "review", "record", "check", "bag", "init", "import")


# --- build ----------------------------------------------------------------------------------------------------------


def test_no_command_means_build_and_the_report_comes_last(project, root):
    code, out, err = run(root)
    assert code == 0
    expected = r"5 articles, 5 countries, 2 occasion types; 5 acts, \d+ pages in public/ \(\d\.\d s\)\."
    assert re.fullmatch(expected + r" Open public/index\.html, or run python build\.py serve\n", out)
    assert len(err.splitlines()) == 1
    assert err.startswith("site_src/site.toml: W-BASE-URL")


@pytest.mark.parametrize("words", [["--out", "x"], ["build", "--out=x"], ["--out=x", "-q"], ["-q", "--out", "x"]])
def test_options_of_build_need_no_command(project, capsys, words):
    assert main(words) == 0
    assert Path("x/index.html").exists()
    assert ("5 articles" in capsys.readouterr().out) is ("-q" not in words)


def test_every_folder_can_be_named(project, capsys):
    for name in ("seeds", "site_src", "templates"):
        Path(name).rename(f"other-{name}")
    words = ["--seeds", "other-seeds", "--source", "other-site_src", "--templates", "other-templates"]
    assert main([*words, "--cache", "c", "--out", "o", "--base-url", "https://example.org/"]) == 0
    assert capsys.readouterr().err == ""
    assert {path.name for path in project.iterdir()} == {"c", "o", *words[1::2]}


@pytest.mark.parametrize(
    ("day", "said"), [("today", "expected a day as 2024-01-12"), ("2026-02-30", "is no day of the calendar")]
)
def test_the_day_of_the_build_is_a_day(project, capsys, day, said):
    assert main(["--today", day]) == 2
    assert said in capsys.readouterr().err
    assert not Path("public").exists()


def test_the_home_page_depends_on_the_day_only_where_it_is_told(project, capsys):
    for words, heads in (([], 0), (["--today", "2026-01-03"], 1)):
        assert main(["-q", "--no-search", *words]) == 0
        assert Path("public/index.html").read_text("utf-8").count("On 3 January</h2>") == heads


def test_json_is_for_programs(project, capsys):
    Path("seeds/empty.txt").touch()
    assert main(["--json"]) == 3
    found = json.loads(capsys.readouterr().out)
    assert (found["articles"], found["countries"], found["occasions"], found["out"]) == (5, 5, 2, "public")
    assert found["published"]["written"] > 30
    assert [problem["code"] for problem in found["problems"] if problem["code"].startswith("E-")] == ["E-EMPTY"]
    assert main(["--json", "--strict"]) == 1
    assert json.loads(capsys.readouterr().out)["published"] is None


@pytest.mark.parametrize(("word", "told"), [("-v", ["reading ...", "indexing ...", "rendering ..."]), ("-q", [])])
def test_progress_is_told_when_asked_for_and_not_in_a_pipe(project, capsys, word, told):
    main(["--base-url", "https://example.org/", word])
    assert capsys.readouterr().err.splitlines() == told


# --- Exit codes -----------------------------------------------------------------------------------------------------


def test_3_published_with_refused_seeds(project, capsys):
    Path("seeds/empty.txt").touch()
    assert main([]) == 3
    out, err = capsys.readouterr()
    assert "seeds/empty.txt: E-EMPTY found nothing, expected an article" in err
    assert "5 articles" in out
    assert "1 problem was named above." in out


def test_1_nothing_published(project, capsys):
    assert main(["-q"]) == 0
    before = Path("public/index.html").read_bytes()
    Path("seeds/empty.txt").touch()
    assert main(["--strict"]) == 1
    Path("site_src/site.toml").write_text("")
    assert main([]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert 'site_src/site.toml: E-SETTINGS "title" is missing' in err
    assert Path("public/index.html").read_bytes() == before


@pytest.mark.parametrize(
    "words",
    "--out seeds|--out .|--out /|--base-url javascript:x|--seeds nowhere|--what|read|read nowhere|biuld|serve --port x|"
    "build more".split("|"),
)
def test_2_refused_for_safety_or_usage(project, capsys, words):
    assert main(words.split()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err
    assert not Path("public").exists()


def test_4_published_but_not_tidied(project, capsys, monkeypatch):
    assert main(["-q"]) == 0
    Path("site_src/pages/about.md").write_text("---\ntitle: Other\n---\n")

    def refuse(path):
        raise OSError(5, "Input/output error", str(path))

    monkeypatch.setattr(public.shutil, "rmtree", refuse)
    assert main([]) == 4
    assert "W-UNTIDY Input/output error; the site is published" in capsys.readouterr().err


def test_75_another_build_is_at_work(project, capsys):
    with public.reserve(Path("public")):
        assert main([]) == 75
    assert f"E-LOCKED process {os.getpid()} builds this site just now" in capsys.readouterr().err


def test_a_fault_of_the_program_is_one_line_unless_asked_for(project, capsys, monkeypatch):
    def fail(*_arguments, **_options):
        raise ZeroDivisionError("one over none")

    monkeypatch.setattr(felicitations.cli.build, "build", fail)
    assert main([]) == 1
    err = capsys.readouterr().err
    assert re.fullmatch(r"The program failed at test_cli\.py:\d+ with ZeroDivisionError: one over none\. .*\n", err)
    with pytest.raises(ZeroDivisionError):
        main(["-v"])


# --- read -----------------------------------------------------------------------------------------------------------


def test_read_prints_one_object_a_line_in_the_order_of_the_ids(project, capsys):
    Path("seeds/002_empty.txt").touch()
    assert main(["read", "seeds", "--jsonl"]) == 0
    out, err = capsys.readouterr()
    found = [json.loads(line) for line in out.splitlines()]
    assert [one["id"] for one in found] == sorted(path.stem for path in Path("seeds").iterdir())
    assert [one["kind"] for one in found] == ["message", "message", "message", "refused", "message", "message"]
    assert found[3]["problems"][0]["code"] == "E-EMPTY"
    assert err == ""


def test_read_is_readable(project, capsys):
    Path("seeds/empty.txt").touch()
    (one,) = Path("seeds").glob("003*")
    assert main(["read", str(one), "seeds/empty.txt"]) == 0
    out = capsys.readouterr().out
    assert re.search(r"^003_\w+  \(message\)$", out, re.MULTILINE)
    assert re.search(r"^  happened   2024-01-12  \[stated: ", out, re.MULTILINE)
    assert re.search(r"^  senders    .*CN \(.*Xi Jinping", out, re.MULTILINE)
    assert re.search(r"^empty  \(refused\)\n  E-EMPTY found nothing", out, re.MULTILINE)


def test_read_needs_neither_seeds_nor_templates(project, capsys):
    Path("seeds").rename("elsewhere")
    shutil.rmtree("templates")
    assert main(["read", "elsewhere", "--jsonl"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 5


def test_read_names_what_is_wrong_with_the_source(project, capsys):
    Path("site_src/pages/about.md").write_text("no front matter")
    assert main(["read", "seeds", "--jsonl"]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 5
    assert err.startswith("site_src/pages/about.md:1:1: E-FRONT-MATTER")


# --- serve, help, imports -------------------------------------------------------------------------------------------


def test_serve_hands_over_what_was_asked_for(project, monkeypatch):
    asked = {}

    def serve(build, **options):
        asked.update(options, summary=build(lambda _: None))

    monkeypatch.setattr(felicitations.serve, "serve", serve)
    assert main(["serve", "--host", "::1", "--port", "0", "--open", "--out", "o"]) == 0
    assert asked.pop("summary").articles == 5
    assert callable(asked.pop("say"))
    assert asked == {
        "out": Path("o"),
        "watch": (Path("seeds"), Path("site_src"), Path("templates")),
        "host": "::1",
        "port": 0,
        "open_browser": True,
    }


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["--version"], *([command, "--help"] for command in COMMANDS)])
def test_help_is_given(project, capsys, words):
    assert main(words) == 0
    assert capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_the_shared_options(command):
    options = {name for option in commands.get_command(click.Context(commands), command).params for name in option.opts}
    assert {"--seeds", "--source", "--templates", "--cache", "-q", "-v"} <= options


def test_the_command_line_loads_nothing_that_it_does_not_need(root):
    program = "import sys, felicitations.cli; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    ).stdout
    assert not {"livereload", "tornado", "asyncio", "rich"} & set(loaded.split())


def test_a_report_for_one_of_each():
    published = Published(written=1, unchanged=0, removed=0)
    one = Summary(
        out="o", articles=1, acts=1, countries=1, occasions=1, pages=1, published=published, problems=(), seconds=0.04
    )
    expected = "1 article, 1 country, 1 occasion type; 1 act, 1 page in o/ (0.0 s). Open o/index.html, or"
    assert report(one).startswith(expected)
