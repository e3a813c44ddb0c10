"""Takes pictures of the site, to look at it and for the documentation: ``make pictures``.

Into ``.demo/pictures``: every page kind of the demonstration in three widths, light and dark, and as it is printed.
Into ``docs/pictures``: what the documentation shows, from the repository's own seeds. Words given as
arguments choose the pages: ``make pictures ARGS="article map"``.
"""

from __future__ import annotations

import base64
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from selenium import webdriver

from tests.chromium import chromium, emulate, missing, settle
from tests.demo import DEMO, ROOT

SHOWN = DEMO / "pictures"
DOCS = ROOT / "docs" / "pictures"
WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
PAPER = 720
"""The width of a sheet of A4 between its margins, in CSS pixels, roughly."""
TALL = 9000
"""The height at which a picture ends: longer pages only repeat themselves."""

KINDS = (
    ("home", "index.html"),
    ("articles", "articles/index.html"),
    ("article", "articles/*/index.html"),
    ("event", "events/*/index.html"),
    ("countries", "countries/index.html"),
    ("country", "countries/*/index.html"),
    ("part", "countries/*/*/index.html"),
    ("occasions", "occasions/index.html"),
    ("occasion", "occasions/*/index.html"),
    ("people", "people/index.html"),
    ("person", "people/*/index.html"),
    ("years", "years/index.html"),
    ("year", "years/*/index.html"),
    ("timeline", "timeline/index.html"),
    ("calendar", "timeline/*/index.html"),
    ("matrix", "matrix/index.html"),
    ("map", "map/index.html"),
    ("search", "search/index.html"),
    ("undated", "undated/index.html"),
    ("prose", "method/index.html"),
    ("quality", "quality/index.html"),
    ("data", "data/index.html"),
    ("gone", "404.html"),
)
"""The page kinds, and where their pages stand. The largest page of a kind is shown: it strains the look the most."""
DOCUMENTED = (("home", "index.html"), ("article", "articles/*/index.html"), ("timeline", "timeline/index.html"))
"""What the documentation shows, and where it stands in the site of the repository's seeds."""


def largest(site: Path, pattern: str) -> Path:
    """The largest page of a kind; where two are equal, the first."""
    return max(sorted(site.glob(pattern)), key=lambda path: path.stat().st_size)


def pages(site: Path) -> Iterator[tuple[str, Path]]:
    """A page of each kind, and articles in scripts that look otherwise: Arabic, Chinese, Cyrillic."""
    for kind, pattern in KINDS:
        yield kind, largest(site, pattern)
    articles = sorted(site.glob("articles/*/index.html"))
    for lang in ("ar", "zh", "ru"):
        told = [path for path in articles if f'class="reading wide" lang="{lang}"' in path.read_text("utf-8")]
        yield f"article-{lang}", max(told, key=lambda path: path.stat().st_size)


def picture(browser: webdriver.Chrome, width: int, height: int, target: Path) -> Path:
    """Write what the browser shows, from the top of the page on, as PNG; gives the file."""
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
    taken = browser.execute_cdp_cmd("Page.captureScreenshot", {"clip": clip, "captureBeyondViewport": True})
    target.write_bytes(base64.b64decode(taken["data"]))
    return target


def smaller(target: Path, colours: int) -> None:
    """Write a picture anew with so few colours, without dots that would feign others."""
    with Image.open(target) as found:
        few = found.convert("RGB").quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(target, optimize=True)


def whole(browser: webdriver.Chrome) -> int:
    """The height of the page that is shown, up to where a picture ends."""
    return min(TALL, int(browser.execute_script("return document.documentElement.scrollHeight")))


def take(browser: webdriver.Chrome, site: Path, wanted: set[str]) -> int:
    """Every page kind in every width and scheme, and printed; gives the number of pictures."""
    SHOWN.mkdir(parents=True, exist_ok=True)
    taken = 0
    for kind, page in pages(site):
        if wanted and kind not in wanted:
            continue
        shapes = [(str(width), width, "", scheme) for width in WIDTHS for scheme in SCHEMES]
        for name, width, media, scheme in (*shapes, ("print", PAPER, "print", "light")):
            emulate(browser, width, media=media, prefers_color_scheme=scheme)
            settle(browser, page.as_uri())
            label = name if media else f"{name}-{scheme}"
            picture(browser, width, whole(browser), SHOWN / f"{kind}-{label}.png")
            taken += 1
    return taken


def document(browser: webdriver.Chrome, site: Path) -> None:
    """The pictures of the documentation, light and dark."""
    DOCS.mkdir(parents=True, exist_ok=True)
    for name, pattern in DOCUMENTED:
        for scheme in SCHEMES:
            emulate(browser, 1280, prefers_color_scheme=scheme)
            settle(browser, largest(site, pattern).as_uri())
            smaller(picture(browser, 1280, 800, DOCS / f"{name}-{scheme}.png"), 32)


def main(wanted: set[str]) -> int:
    """Build both sites, take all pictures, and say where they stand."""
    if lacks := missing():
        sys.stderr.write(f"{lacks}\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder, "public")
        for command in (["-m", "tests.demo", "-q"], ["build.py", "build", "-q", "--out", str(own)]):
            subprocess.run([sys.executable, *command], cwd=ROOT, check=True)
        with chromium(Path(folder, "profile")) as browser:
            taken = take(browser, DEMO / "site", wanted)
            if not wanted:
                document(browser, own)
    sys.stdout.write(f"{taken} pictures in {SHOWN}; the documentation's in {DOCS}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(set(sys.argv[1:])))
