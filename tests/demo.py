"""Builds a demonstration of the site from the labelled articles and the five seeds: ``make demo``.

It stands in a folder of its own, so that nothing of it can be taken for the archive: most of its articles were written
for testing, and report what never happened. Its title and its tagline say so on every page.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from felicitations.cli import main
from tests.quality_labels import FOLDERS, ROOT

DEMO = ROOT / ".demo"
SAYS = {
    "title": "Felicitations, a demonstration",
    "tagline": "A demonstration: most of these articles were written for testing and report what never happened",
}


def prepare(folder: Path) -> Path:
    """The seeds and the source of the demonstration, made anew below ``folder``; its own source is given back."""
    shutil.rmtree(folder / "seeds", ignore_errors=True)
    shutil.rmtree(folder / "site_src", ignore_errors=True)
    (folder / "seeds").mkdir(parents=True)
    for articles in FOLDERS.values():
        for article in sorted(articles.glob("*.txt")):
            shutil.copyfile(article, folder / "seeds" / article.name)
    shutil.copytree(ROOT / "site_src", folder / "site_src")
    settings = folder / "site_src" / "site.toml"
    text = settings.read_text("utf-8")
    for key, words in SAYS.items():
        text = re.sub(rf'(?m)^{key} = ".*"$', f'{key} = "{words}"', text, count=1)
    settings.write_text(text, "utf-8")
    return folder / "site_src"


if __name__ == "__main__":
    source = prepare(DEMO)
    folders = ["--seeds", str(DEMO / "seeds"), "--source", str(source), "--cache", str(DEMO / "cache")]
    sys.exit(main(["build", *folders, "--out", str(DEMO / "site"), *sys.argv[1:]]))
