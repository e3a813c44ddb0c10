"""The tutorial is followed to the word by somebody who has nothing but the project's folder."""

import subprocess

from tests.following import ROOT, UNTRIED, commands, copy_project, follow

TUTORIAL = ROOT / "docs" / "tutorial.md"


def test_every_command_of_the_tutorial_works_in_its_order(tmp_path):
    project = tmp_path / "project"
    project.mkdir()
    copy_project(project)
    answered = follow(TUTORIAL, project)
    assert "1 article in 1 file. Copied into seeds/." in answered
    assert "2 articles, " in answered
    archive = tmp_path / "my-archive"
    assert "Belarus" in (archive / "public" / "index.html").read_text("utf-8")
    kept = subprocess.run(["git", "ls-files"], cwd=archive, capture_output=True, text=True, check=True).stdout.split()
    assert {"seeds/articles.csv", ".github/workflows/pages.yml", "felicitations/build.py"} <= set(kept)
    assert [name for name in kept if name.startswith(("public/", ".cache/"))] == []


def test_the_tutorial_leaves_nothing_out_that_could_be_tried():
    left = [one for one in commands(TUTORIAL) if UNTRIED.search(one)]
    assert len(left) == 6
    assert len(commands(TUTORIAL)) - len(left) >= 10
