# /// script
# requires-python = ">=3.11"
# dependencies = ["brotli==1.2.1", "fonttools==4.68.0"]
# ///
"""Cuts the faces of the site out of Alegreya: one weight, the letters and the features that the pages set."""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).resolve().parent
FOUND = HERE / "node_modules"
MADE = HERE.parents[1] / "site_src" / "static" / "fonts"

LATIN = {
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *(0x2BB, 0x2BC, 0x2C6, 0x2DA, 0x2DC, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2122, 0x2212),
    *range(0x2009, 0x2027),
}
"""English and its neighbours, with the punctuation of print."""
OTHERS = set(range(0x180, 0x10000)) - LATIN
"""What the further files may hold: each has its own script, and is fetched only where a page has a letter of it."""

FACES = (
    ("alegreya", "@fontsource-variable/alegreya/files/alegreya-latin-wght-normal.woff2", LATIN),
    ("alegreya-italic", "@fontsource-variable/alegreya/files/alegreya-latin-wght-italic.woff2", LATIN),
    ("alegreya-sc", "@fontsource/alegreya-sc/files/alegreya-sc-latin-400-normal.woff2", LATIN),
    ("alegreya-extended", "@fontsource-variable/alegreya/files/alegreya-latin-ext-wght-normal.woff2", OTHERS | LATIN),
    ("alegreya-vietnamese", "@fontsource-variable/alegreya/files/alegreya-vietnamese-wght-normal.woff2", OTHERS),
    ("alegreya-cyrillic", "@fontsource-variable/alegreya/files/alegreya-cyrillic-wght-normal.woff2", OTHERS),
)
FEATURES = ["kern", "liga", "lnum", "onum", "tnum", "pnum", "locl", "ccmp", "mark", "mkmk"]
"""Lining and tabular figures for tables; the others are what good setting needs."""


def cut(source: Path, letters: set[int], target: Path) -> int:
    """Write one face as WOFF2 and give the number of its bytes. The same versions give the same bytes."""
    font = TTFont(source, recalcTimestamp=False)
    if "fvar" in font:
        font = instantiateVariableFont(font, {"wght": 400})
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # the names, the copyright and the licence stay in the file
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)
    return target.stat().st_size


def main() -> None:
    """Cut all faces anew."""
    for old in MADE.glob("*.woff2"):
        old.unlink()
    for name, source, letters in FACES:
        size = cut(FOUND / source, letters, MADE / f"{name}.woff2")
        sys.stdout.write(f"{name}.woff2 {size:,} bytes\n")


if __name__ == "__main__":
    main()
