"""What is brought in is looked at first, copied as it is, and never put over anything."""

import os
from pathlib import Path

import pytest

from felicitations.cli import main
from tests.seed_folders import WORDS
from tests.web_files import ADDRESS, PAGE, answer, warc

CSV = b"id,date,outlet,text\r\nx1,2022-01-20,Xinhua,Words of one\r\nbad/id,,,Words of two\r\nx3,,,Words of three\r\n"


@pytest.fixture
def offered(tmp_path, monkeypatch):
    """A folder with files to bring, beside a folder of articles with one in it; the working folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "old.txt").write_text(WORDS)
    (tmp_path / "found" / "deep").mkdir(parents=True)
    (tmp_path / "found" / "all.csv").write_bytes(CSV)
    (tmp_path / "found" / "deep" / "one.txt").write_text("Words \x1b[31m::warning::")
    (tmp_path / "found" / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    return tmp_path


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_dry_run_says_what_would_be_read_and_writes_nothing(offered, capsys):
    before = files(offered)
    assert main(["import", "--dry-run", "found"]) == 3
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "found/all.csv -> seeds/found/all.csv: 2",
        "  x1: 12 characters, date 2022-01-20, source Xinhua: Words of one",
        "  x3: 14 characters: Words of three",
        "found/deep/one.txt -> seeds/found/deep/one.txt: 1",
        "  one: 22 characters: Words \\u001b[31m::warning::",
        "3 articles in 2 files, 2 refused and named above. Nothing was copied.",
    ]
    assert [line.partition(" found")[0] for line in sorted(err.splitlines())] == [
        "found/all.csv:3: E-ID",
        "found/picture.jpg: E-TYPE",
    ]
    assert files(offered) == before


def test_files_are_copied_byte_for_byte_and_what_is_refused_whole_stays(offered, capsys):
    assert main(["import", "found"]) == 3
    assert capsys.readouterr().out.endswith("Copied into seeds/.\n")
    assert files(offered / "seeds") == {
        "old.txt": WORDS.encode(),
        "found/all.csv": CSV,
        "found/deep/one.txt": (offered / "found/deep/one.txt").read_bytes(),
    }


def test_single_files_go_into_the_folder_itself(offered):
    assert main(["import", "-q", "found/deep/one.txt"]) == 0
    assert "one.txt" in files(offered / "seeds")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("old.txt", WORDS, "old.txt: E-TWIN is there already, as seeds/old.txt; leave it out"),
        ("old.md", "Other words", "old.md: E-TWIN has the same id as seeds/old.txt, which is there already"),
        ("a.csv", "id,text\nOLD,Words\n", "a.csv#OLD: E-TWIN has the same id as seeds/old.txt"),
    ],
)
def test_an_article_that_is_there_already_stops_the_whole_import(offered, capsys, name, data, says):
    (offered / "found" / name).write_text(data)
    before = files(offered)
    assert main(["import", "found"]) == 1
    assert f"found/{says}" in capsys.readouterr().err
    assert files(offered) == before


def test_no_file_is_put_over_another(offered, capsys):
    """Not even one that holds no article, and so has no id that could clash."""
    (offered / "seeds" / "all.csv").write_text("")
    assert main(["import", "found/all.csv"]) == 1
    assert "seeds/all.csv: E-UNSAFE is there already" in capsys.readouterr().err
    assert (offered / "seeds" / "all.csv").read_text() == ""


def test_pages_and_web_archives_are_shown_with_what_they_say_of_themselves(offered, capsys):
    (offered / "web").mkdir()
    (offered / "web" / "page.html").write_text(PAGE)
    (offered / "web" / "crawl.warc.gz").write_bytes(warc(answer(b"<p>Words"), answer(b"<p>More words")))
    assert main(["import", "web"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "web/crawl.warc.gz -> seeds/web/crawl.warc.gz: 2"
    assert f": 5 characters, url {ADDRESS[:60]}: Words" in lines[1] + lines[2]
    assert lines[3] == "web/page.html -> seeds/web/page.html: 1"
    assert lines[4].startswith("  page: ")
    assert ", date 2022-01-21, source Example News, author Ann Reporter, url https://" in lines[4]
    assert (offered / "seeds" / "web" / "page.html").read_text() == PAGE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full here")
def test_a_copy_that_cannot_be_finished_is_taken_away(offered, capsys, monkeypatch):
    real = os.fdopen

    def full(descriptor, mode, *arguments):
        if mode == "wb":
            os.dup2(os.open("/dev/full", os.O_WRONLY), descriptor)
        return real(descriptor, mode, *arguments)

    (offered / "found" / "long.txt").write_text(WORDS * 10_000)
    monkeypatch.setattr(os, "fdopen", full)
    for name in ("deep/one", "long"):
        assert main(["import", f"found/{name}.txt"]) == 1
        problem = capsys.readouterr().err
        assert f"seeds/{name.rpartition('/')[2]}.txt: E-DISK cannot be written (No space left on device)" in problem
    assert files(offered / "seeds") == {"old.txt": WORDS.encode()}


def test_of_many_articles_the_first_are_shown(offered, capsys):
    (offered / "many.csv").write_text("id,text\n" + "".join(f"m{n:04},Words\n" for n in range(1_200)))
    assert main(["import", "--dry-run", "many.csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 8
    assert lines[0] == "many.csv -> seeds/many.csv: 1,200"
    assert lines[6:] == ["  and 1,195 more", "1,200 articles in 1 file. Nothing was copied."]
