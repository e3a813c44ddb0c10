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
from pathlib import Path

from PIL import Image
from selenium import webdriver
from selenium.webdriver.support.ui import WebDriverWait

from tests.chromium import chromium, emulate, missing, settle
from tests.demo import DEMO, ROOT
from tests.serving import serving

SHOWN = DEMO / "pictures"
DOCS = ROOT / "docs" / "pictures"
WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
PAPER = 720
"""The width of a sheet of A4 between its margins, in CSS pixels, roughly."""
TALL = 9000
"""The height at which a picture ends: longer pages only repeat themselves."""

KINDS: tuple[tuple[str, ...], ...] = (
    ("home", "index.html"),
    ("articles", "articles/index.html"),
    ("article", "articles/*/index.html"),
    ("event", "events/*/index.html"),
    ("compare", "events/*/index.html", 'class="versus"'),
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
    *(
        (f"article-{lang}", "articles/*/index.html", f'class="reading wide" lang="{lang}"')
        for lang in ("ar", "zh", "ru")
    ),
)
"""The page kinds, where their pages stand, and what such a page holds, where not all do; articles in other scripts too.

The largest page of a kind is shown: it strains the look the most.
"""
ASKED = {"search": "?q=congratulat%20election"}
"""What is asked of a page."""
DOCUMENTED = (("home", "index.html"), ("article", "articles/*/index.html"), ("timeline", "timeline/index.html"))
"""What the documentation shows, and where it stands in the site of the repository's seeds."""


def largest(site: Path, pattern: str, holding: str = "") -> str:
    """The address of the largest page of a kind that holds these words; where two are equal, of the first."""
    told = [path for path in sorted(site.glob(pattern)) if holding in path.read_text("utf-8")]
    return max(told, key=lambda path: path.stat().st_size).relative_to(site).as_posix()


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


def take(browser: webdriver.Chrome, site: Path, base: str, wanted: set[str]) -> int:
    """Every page kind in every width and scheme, and printed; gives the number of pictures.

    ``base`` is where the site is served.
    """
    SHOWN.mkdir(parents=True, exist_ok=True)
    taken = 0
    for kind, *where in KINDS:
        if wanted and kind not in wanted:
            continue
        shapes = [(str(width), width, "", scheme) for width in WIDTHS for scheme in SCHEMES]
        for name, width, media, scheme in (*shapes, ("print", PAPER, "print", "light")):
            emulate(browser, width, media=media, prefers_color_scheme=scheme)
            settle(browser, base + largest(site, *where) + ASKED.get(kind, ""))
            if kind in ASKED:
                WebDriverWait(browser, 20).until(lambda page: page.find_elements("css selector", ".found .acts > li"))
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
            settle(browser, (site / largest(site, pattern)).as_uri())
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
        with chromium(Path(folder, "profile")) as browser, serving(DEMO / "site", "/") as base:
            taken = take(browser, DEMO / "site", base, wanted)
            if not wanted:
                document(browser, own)
    sys.stdout.write(f"{taken} pictures in {SHOWN}; the documentation's in {DOCS}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(set(sys.argv[1:])))
