"""Every how-to is followed to the word, in an archive as the tutorial leaves it, and does what it says."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.following import ROOT, UNTRIED, commands, copy_project, follow, new_archive, steps

FOLDER = ROOT / "docs" / "how-to"
PAGES = sorted(path for path in FOLDER.glob("*.md") if steps(path))


@pytest.fixture
def archive(tmp_path):
    return new_archive(tmp_path / "archive")


def words(archive, address):
    html = (archive / "public" / address / "index.html").read_text("utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def committed(archive):
    """Whether nothing is left to commit."""
    run = subprocess.run(["git", "status", "--porcelain"], cwd=archive, capture_output=True, text=True, check=True)
    return run.stdout == ""


def test_an_article_is_added(archive):
    follow(FOLDER / "add-an-article.md", archive)
    assert "Left out as page furniture" in words(archive, "articles/2024-06-10-france-portugal")
    assert "articles/2024-06-10-france-portugal/index.html" in (archive / "site_src/ledger.csv").read_text("utf-8")
    assert committed(archive)


def test_a_fact_is_corrected(archive):
    follow(FOLDER / "correct-a-fact.md", archive)
    page = words(archive, "articles/example")
    assert "16 May 2024" in page
    assert "The office of the president dates the message 16 May" in page
    assert "The agency reported it a day later." in page
    assert committed(archive)


def test_an_occasion_is_added(archive):
    follow(FOLDER / "add-an-occasion.md", archive)
    assert "1 act" in words(archive, "occasions/peace-agreement")
    assert committed(archive)


def test_an_article_is_renamed_and_keeps_its_address(archive):
    follow(FOLDER / "rename-an-article.md", archive)
    assert "Iceland" in words(archive, "articles/example")
    assert committed(archive)


def test_an_article_is_taken_out_and_its_page_says_why(archive):
    (archive / "seeds" / "another.txt").write_text("An article that stays.\n")
    subprocess.run(["git", "add", "."], cwd=archive, check=True)
    answered = follow(FOLDER / "remove-an-article.md", archive)
    assert "E-GONE" not in answered
    assert "Nobody sent this message." in words(archive, "articles/example")
    assert committed(archive)


def test_the_site_moves_to_another_address(archive):
    answered = follow(FOLDER / "custom-domain.md", archive)
    assert "<loc>https://letters.example.org/" in answered
    assert committed(archive)


def test_the_site_is_ready_to_be_published(archive):
    answered = follow(FOLDER / "deploy.md", archive)
    assert "site_src/ledger.csv holds" in answered
    assert "letters.example.org" in (archive / "public" / "sitemap.xml").read_text("utf-8")
    assert committed(archive)


def test_the_program_is_upgraded_and_what_is_the_archives_stays(archive):
    """The newer version says another number, has one module less, and a correction of ours is there before."""
    newer = archive.parent / "felicitations"
    newer.mkdir()
    copy_project(newer)
    (archive / "felicitations" / "gone_since.py").write_text("")
    (archive / "site_src" / "pages" / "ours.md").write_text("---\ntitle: Ours\n---\nOur words.\n")
    version = newer / "felicitations" / "__init__.py"
    version.write_text(re.sub(r'"\d[^"]*"', '"99.0.0"', version.read_text("utf-8")))
    subprocess.run(["git", "add", "."], cwd=archive, check=True)
    answered = follow(FOLDER / "upgrade.md", archive)
    assert "99.0.0" in answered
    assert not (archive / "felicitations" / "gone_since.py").exists()
    assert "Our words." in words(archive, "ours")
    assert 'title = "My archive"' in (archive / "site_src" / "site.toml").read_text("utf-8")
    assert (archive / "seeds" / "example.txt").exists()
    assert committed(archive)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_how_to_leaves_nothing_out_that_could_be_tried(page):
    left = {line for line in commands(page) if UNTRIED.search(line)}
    assert left <= {"git push", ".venv/bin/python -m pip install --require-hashes -r requirements.lock"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_file_that_a_page_shows_is_named_in_its_words(page):
    """Who reads the page sees no path behind the language of a block."""
    prose = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    assert [step.path for step in steps(page) if step.path and f"`{step.path}`" not in prose] == []


def test_every_how_to_is_listed_and_followed():
    listed = re.findall(r"\]\(([\w-]+\.md)\)", (FOLDER / "README.md").read_text("utf-8"))
    assert sorted(listed) == sorted(path.name for path in FOLDER.glob("*.md") if path.name != "README.md")
    followed = (ROOT / "tests" / "test_how_to.py").read_text("utf-8")
    assert [page.name for page in PAGES if f'"{page.name}"' not in followed] == []
