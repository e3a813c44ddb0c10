"""Builds the archives of examples/, each its files laid over what ``build.py init`` makes: ``make examples``.

Each is an archive that stands alone, with its own copy of the program, as anybody's would.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from felicitations.disk.starting import write_archive
from tests.quality_labels import ROOT

EXAMPLES = ROOT / "examples"
MADE = ROOT / ".demo" / "examples"
_ASKED = ("title", "home_country", "base_url")


def prepare(name: str, folder: Path) -> Path:
    """The archive of an example, made anew in ``folder``/``name``, not yet built."""
    example, archive = EXAMPLES / name, folder / name
    shutil.rmtree(archive, ignore_errors=True)
    settings = tomllib.loads((example / "site_src" / "site.toml").read_text("utf-8"))
    write_archive(archive, ROOT / "site_src", ROOT / "templates", {key: settings[key] for key in _ASKED})
    shutil.rmtree(archive / "seeds")
    shutil.copytree(example, archive, dirs_exist_ok=True)
    return archive


def names() -> list[str]:
    """The examples that there are."""
    return sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())


if __name__ == "__main__":
    for one in names():
        subprocess.run([sys.executable, "build.py", *sys.argv[1:]], cwd=prepare(one, MADE), check=True)
