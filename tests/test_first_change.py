"""The guided first change is made to the word, in a copy of the project."""

from __future__ import annotations

import shutil

from tests.following import ROOT, commands, follow, steps
from tests.test_house import tracked

PAGE = ROOT / "docs" / "first-change.md"


def test_the_first_change_can_be_made_as_it_is_told(tmp_path):
    for path in tracked():
        target = tmp_path / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    follow(PAGE, tmp_path)
    assert len((tmp_path / "public" / "checksums.txt").read_text("utf-8").splitlines()) == 5


def test_it_is_not_made_yet():
    """Or the page would tell how to add what is there."""
    added = [step.path for step in steps(PAGE) if step.path and step.kind == "python"]
    assert len(added) == 2
    assert [path for path in added if (ROOT / path).exists()] == []
    assert any("mypy" in command for command in commands(PAGE))
