"""A whole project as small as it can be, of real parts, so that hundreds of builds of it take seconds."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from jinja2 import Environment

from felicitations.build import Paths
from felicitations.disk import public
from felicitations.translation import spoken
from tests import small_source
from tests.histories import COUNTRIES, article

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("home", "articles", "article", "event", "country", "occasion", "person", "undated", "prose", "gone")
"""The kinds of pages that it has: some of lists and some of single things, since each template costs time."""

SETTINGS = 'title = "T"\nlanguage = "en"\nhome_country = "CN"\npages = [{}]\nexports = ["sitemap", "feed", "sheets"]\n'
STYLE = ROOT / "site_src" / "static"
FAMILIES = ("diplomatic-anniversary", "election", "re-election", "national-day")


def settings(kinds: tuple[str, ...] = KINDS) -> str:
    """Its site.toml."""
    return SETTINGS.format(", ".join(f'"{kind}"' for kind in kinds))


def lay_out(folder: Path, articles: int = 2, kinds: tuple[str, ...] = KINDS) -> Paths:
    """Write the project into a folder that is there, and name its parts."""
    source = small_source.lay_out(folder)
    for name in ("occasions", "corrections"):
        shutil.rmtree(source / name)
    small_source.write(source, "site.toml", settings(kinds))
    head, *rows = (ROOT / "site_src" / "countries.csv").read_text("utf-8").splitlines(keepends=True)
    named = [row for row in rows if any(f",{name}," in row for name in ("China", *COUNTRIES))]
    small_source.write(source, "countries.csv", "".join((head, *named)))
    for slug in FAMILIES:  # without what their pages say, which leads to pages that are not here
        front = (ROOT / "site_src" / "occasions" / f"{slug}.md").read_text("utf-8").partition("\n---\n")[0]
        small_source.write(source, f"occasions/{slug}.md", f"{front}\n---\nWords.\n")
    for name in ("site.css", "seal.svg"):
        small_source.write(source, f"static/{name}", b"a{}" if name == "site.css" else (STYLE / name).read_bytes())
    shutil.copytree(ROOT / "templates", folder / "templates")
    (folder / "seeds").mkdir()
    for number in range(articles):
        (folder / "seeds" / f"a{number}.txt").write_text(article(Random(number)))
    return Paths(seeds=folder / "seeds", source=source, templates=folder / "templates", cache=folder / "cache")


@contextmanager
def memory_folder() -> Iterator[Path]:
    """A folder that is in memory where the system has such a place, since a disk would take most of the time."""
    memory = "/dev/shm"
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


def compile_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compile each template text once for all builds of a test, and wait for no disk: most of a tiny build's time.

    What is compiled speaks the language of its edition.
    """
    compiled: dict[tuple[object, ...], object] = {}
    real = Environment.compile

    def compile_(self, source, name=None, filename=None, **options):
        key = (source, name, tuple(spoken().messages.items()))
        if key not in compiled:
            compiled[key] = real(self, source, name, filename, **options)
        return compiled[key]

    monkeypatch.setattr(Environment, "compile", compile_)
    monkeypatch.setattr(public, "to_disk", lambda _: None)
    monkeypatch.setattr(public, "sync", lambda _: None)
