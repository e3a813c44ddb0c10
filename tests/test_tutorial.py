"""The tutorial is followed to the word by somebody who has nothing but the project's folder."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

TUTORIAL = (Path(__file__).resolve().parent.parent / "docs" / "tutorial.md").read_text("utf-8")
ELSEWHERE = re.compile(r"-m venv|-m pip install|build\.py serve|git push")
"""What a test leaves out: it needs the network, or does not end by itself."""

ARTICLES = 'url,date,text\nhttps://example.org/a,2022-01-20,"Xi Jinping on Thursday congratulated Belarusian President '
ARTICLES += 'Alexander Lukashenko on the 30th anniversary of diplomatic ties between China and Belarus."\n'


def commands() -> list[str]:
    """Every command of the tutorial, in order, as it is typed."""
    blocks = re.findall(r"^```sh\n(.*?)^```", TUTORIAL, re.MULTILINE | re.DOTALL)
    return [line.partition("  #")[0].strip() for block in blocks for line in block.splitlines()]


def test_every_command_of_the_tutorial_works_in_its_order(tmp_path, root):
    project = tmp_path / "project"
    project.mkdir()
    for name in ("felicitations", "site_src", "templates"):
        shutil.copytree(root / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build.py", "requirements.lock", "LICENSE", ".gitignore", ".gitattributes"):
        shutil.copy(root / name, project)
    typed = [one.replace(".venv/bin/python", sys.executable) for one in commands() if not ELSEWHERE.search(one)]
    # The articles that a reader brings: they lie in the folder of the archive once there is one.
    at = typed.index("cd ../my-archive") + 1
    typed.insert(at, f"cp '{tmp_path / 'articles.csv'}' .")
    (tmp_path / "articles.csv").write_text(ARTICLES, "utf-8")
    git = {"GIT_AUTHOR_NAME": "A", "GIT_COMMITTER_NAME": "A", "EMAIL": "a@example.org", "GIT_CONFIG_GLOBAL": os.devnull}
    run = subprocess.run(
        ["bash", "-e", "-c", "\n".join(typed)],
        cwd=project,
        env={**os.environ, **git},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "1 article in 1 file. Copied into seeds/." in run.stdout
    assert "2 articles, " in run.stdout
    archive = tmp_path / "my-archive"
    assert "Belarus" in (archive / "public" / "index.html").read_text("utf-8")
    kept = subprocess.run(["git", "ls-files"], cwd=archive, capture_output=True, text=True, check=True).stdout.split()
    assert {"seeds/articles.csv", ".github/workflows/pages.yml", "felicitations/build.py"} <= set(kept)
    assert [name for name in kept if name.startswith(("public/", ".cache/"))] == []


def test_the_tutorial_leaves_nothing_out_that_could_be_tried():
    left = [one for one in commands() if ELSEWHERE.search(one)]
    assert len(left) == 6
    assert len(commands()) - len(left) >= 10
