"""The notes of a release, and whether its tag fits the files: ``python -m tools.release v1.2.0``.

Prints the section of CHANGELOG.md. Ends with 1 and a sentence where a file has another version, or there are no notes.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSIONED = {
    "felicitations/__init__.py": r'^__version__ = "(.*)"$',
    "CITATION.cff": r"^version: (.*)$",
}
"""The files that bear the version, and how each writes it."""


def notes(tag: str, root: Path = ROOT) -> str:
    """What the changelog says of a version. ``tag`` is ``v1.2.0``. Raises `SystemExit` with what does not fit it."""
    version = tag.removeprefix("v")
    for name, line in VERSIONED.items():
        found = re.search(line, (root / name).read_text("utf-8"), re.MULTILINE)
        if found is None or found[1] != version:
            there = found[1] if found else "no version"
            raise SystemExit(f"{name}: found {there}, expected {version} as in the tag; see docs/releasing.md")
    text = (root / "CHANGELOG.md").read_text("utf-8")
    section = re.search(rf"^## \[{re.escape(version)}\][^\n]*\n(.*?)(?=^## |^\[|\Z)", text, re.MULTILINE | re.DOTALL)
    if section is None or not section[1].strip():
        raise SystemExit(f"CHANGELOG.md: found no notes under [{version}], expected what its readers will notice")
    return section[1].strip() + "\n"


if __name__ == "__main__":
    print(notes(sys.argv[1]), end="")
