"""Small pictures of the site, by which a test sees when its look changes: ``make looks`` takes them anew.

They are of the five seeds, a twelfth as wide and grey, so that a few kilobytes tell a column that moved, a mark that is
gone or a page that turned dark, and not how a browser smooths its letters.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageChops
from selenium import webdriver

from tests.chromium import chromium, emulate, missing, settle
from tests.demo import ROOT
from tests.pictures import picture

KEPT = ROOT / "tests" / "cases" / "looks"
PAGES = {
    "home": "index.html",
    "article": "articles/003_*/index.html",
    "country": "countries/lesotho/index.html",
    "occasion": "occasions/diplomatic-anniversary/index.html",
    "timeline": "timeline/index.html",
    "matrix": "matrix/index.html",
    "map": "map/index.html",
    "prose": "about/index.html",
    "gone": "404.html",
}
SHAPES = ((360, "light"), (1280, "light"), (1280, "dark"))
HEIGHT = 960
SCALE = 12
BLOCK = 4
MOST = 12
"""How far a block of points may be from the same block of the kept picture, of 255."""


def small(taken: Path, target: Path) -> Path:
    """Write a picture anew, grey and as small as it is compared."""
    with Image.open(taken) as found:
        found.convert("L").reduce(SCALE).save(target, optimize=True)
    return target


def looks(browser: webdriver.Chrome, site: Path, folder: Path) -> Iterator[Path]:
    """A small picture of each page in each shape, written into a folder."""
    for name, pattern in PAGES.items():
        page = next(site.glob(pattern)).as_uri()
        for width, scheme in SHAPES:
            emulate(browser, width, HEIGHT, prefers_color_scheme=scheme)
            settle(browser, page)
            taken = picture(browser, width, HEIGHT, folder / "taken.png")
            yield small(taken, folder / f"{name}-{width}-{scheme}.png")
            taken.unlink()


def distance(one: Path, other: Path) -> int:
    """How far two pictures are from each other where they are farthest, of 255; 255 where they are not of one size."""
    with Image.open(one) as left, Image.open(other) as right:
        if left.size != right.size:
            return 255
        return int(ImageChops.difference(left, right).reduce(BLOCK).getextrema()[1])


def main() -> int:
    """Build the site of the five seeds and keep its pictures."""
    if lacks := missing():
        sys.stderr.write(f"{lacks}\n")
        return 1
    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "public")
        subprocess.run([sys.executable, "build.py", "build", "-q", "--out", str(site)], cwd=ROOT, check=True)
        with chromium(Path(folder, "profile")) as browser:
            kept = list(looks(browser, site, KEPT))
    sys.stdout.write(f"{len(kept)} pictures in {KEPT.relative_to(ROOT)}/\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
