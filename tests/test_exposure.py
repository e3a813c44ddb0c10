"""What was not meant to be published is not: keys in the source stop a build, files with a second name are told."""

import os

import pytest

from felicitations.build import build
from felicitations.problems import Refused
from tests import tiny

KEYS = {
    "AKIA" + "Z3" * 8: "a key of Amazon Web Services",
    "ghp_" + "aB3" * 12: "a token of GitHub",
    "github_pat_" + "a1_" * 8: "a token of GitHub",
    "glpat-" + "x-9" * 7: "a token of GitLab",
    "-----BEGIN OPENSSH PRIVATE KEY-----": "a private key",
}


@pytest.fixture
def paths(tmp_path, monkeypatch):
    tiny.compile_once(monkeypatch)
    return tiny.lay_out(tmp_path, kinds=("home", "articles", "article", "prose", "gone"))


@pytest.mark.parametrize("place", ["pages/about.md", "site.toml", "static/site.css", "../templates/home.html"])
@pytest.mark.parametrize("key", KEYS)
def test_e17_a_key_in_the_source_of_a_site_stops_the_build(paths, tmp_path, place, key):
    """Whoever pastes one into a page or a template finds it out before the world does."""
    build(paths, out=tmp_path / "public", search="none")
    file = (paths.source / place).resolve()
    lines = file.read_text().count("\n") + 1
    with file.open("a") as opened:
        opened.write(f"\n# {key} \n")
    with pytest.raises(Refused) as refused:
        build(paths, out=tmp_path / "public", search="none")
    (problem,) = refused.value.problems
    assert (problem.code, problem.path.rpartition("/")[2]) == ("E-SECRET", file.name)
    assert problem.line in (lines, lines + 1)
    assert KEYS[key] in problem.text
    assert key not in str(problem)
    assert all(key.encode() not in path.read_bytes() for path in (tmp_path / "public").rglob("*") if path.is_file())


def test_e17_an_article_is_published_whatever_stands_in_it(paths, tmp_path):
    """It is somebody else's text, found in public, and nothing of it is left out."""
    key = next(iter(KEYS))
    (paths.seeds / "leak.txt").write_text(f"China congratulated Peru on the National Day. {key}")
    assert not [one for one in build(paths, out=tmp_path / "public", search="none").problems if one.refuses]
    assert key in (tmp_path / "public" / "articles" / "leak" / "source.txt").read_text()


@pytest.mark.parametrize("word", ["AKIA", "ghp_short", "sk_live_", "-----BEGIN CERTIFICATE-----", "npm_package"])
def test_words_that_only_begin_like_a_key_are_words(paths, tmp_path, word):
    with (paths.source / "pages" / "about.md").open("a") as file:
        file.write(f"\n{word}\n")
    build(paths, out=tmp_path / "public", search="none")


def test_e10_a_file_that_has_a_second_name_is_told(paths, tmp_path):
    """A hard link looks like any other file: whether it was meant, only the archivist knows."""
    secret = tmp_path / "secret.txt"
    secret.write_text("China congratulated Fiji on the National Day.")
    os.link(secret, paths.seeds / "b.txt")
    os.link(secret, paths.source / "static" / "c.txt")
    told = [one for one in build(paths, out=tmp_path / "public", search="none").problems if one.code == "W-LINK"]
    assert [(one.path, one.refuses) for one in told] == [("seeds/b.txt", False)]
    assert "and 1 more such files" in told[0].text
