"""Switches our defences off, one after the other, and asks each time whether a test notices.

Run as ``python -m tests.defences``. Prints, as JSON, what became of the tests with all defences in place, and of those
of each defence with that one off: 0 where they pass, 1 where one fails.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Callable
from contextlib import nullcontext, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from felicitations import ledger, reading
from felicitations.citing import linked
from felicitations.cli import output
from felicitations.disk import (
    atomic,
    decoding,
    files,
    frontmatter,
    ids,
    kept,
    manifest,
    public,
    safety,
    seeds,
    source,
)
from felicitations.exports import sheets
from felicitations.reading import sentences
from felicitations.render import html, links
from felicitations.serve import guard, responses


@dataclass(frozen=True)
class Switch:
    """One defence: where it stands, what stands there once it is off, and the tests that guard it."""

    where: object
    name: str
    off: object
    tests: tuple[str, ...]


def switch(where: object, name: str, off: object, *tests: str) -> Switch:
    return Switch(where, name, off, tests)


def nothing(*_: object, **__: object) -> tuple[()]:
    return ()


def same(value: object, *_: object) -> object:
    return value


def yes(*_: object, **__: object) -> bool:
    return True


def standing(site: Path, *_: object) -> dict[str, manifest.Standing]:
    return manifest.standing(site)


def no(*_: object, **__: object) -> bool:
    return False


class Lenient(html.Escaping):
    """Jinja as it is by default: nothing is escaped."""

    def __init__(self, **options: object) -> None:
        super().__init__(**{**options, "autoescape": False})


class Forgiving(html.Escaping):
    """What a page does not declare is nothing."""

    def __init__(self, **options: object) -> None:
        super().__init__(**{key: value for key, value in options.items() if key != "undefined"})


def _one_by_one(new: object, out: object, _aside: object) -> object:
    """A site that is written into the old one's place file by file."""
    for path in sorted(new.rglob("*")):
        place = out / path.relative_to(new)
        place.mkdir(parents=True, exist_ok=True) if path.is_dir() else place.write_bytes(path.read_bytes())
    return new


def _any_event(self: frontmatter._Events) -> object:
    return next(self._found)


SWITCHES: dict[str, Switch] = {
    "escaping of pages": switch(
        html, "Escaping", Lenient, "test_templates.py", "-k", "becomes_markup"
    ),
    "undefined names in templates": switch(
        html, "Escaping", Forgiving, "test_templates.py", "-k", "that_fails_is_named"
    ),
    "escaping of linked data": switch(linked, "_escaped", same, "test_cite_pages.py", "-k", "ends_the_block"),
    "no link is followed when a file is opened": switch(
        files, "_OPEN", os.O_RDONLY, "test_seeds_refused.py", "-k", "e14 or e11"
    ),
    "nothing but regular files": switch(files, "_regular", same, "test_seeds_refused.py", "-k", "e9 or e11"),
    "bound of a seed's size": switch(seeds, "SEED_LIMIT", 8_000_000, "test_seeds_refused.py", "-k", "a19"),
    "strict UTF-8": switch(
        seeds, "decode", lambda data, _: data.decode("utf-8", "replace"), "test_seeds_refused.py", "-k", "a1_to"
    ),
    "no empty article": switch(seeds, "require_words", nothing, "test_seeds_refused.py", "-k", "a1_to"),
    "ids that stand in addresses": switch(ids, "fault_of", lambda _: "", "test_seeds.py", "-k", "e1_e3"),
    "front matter without aliases and tags": switch(
        frontmatter._Events, "next", _any_event, "test_frontmatter.py", "-k", "b1_to"
    ),
    "only known endings are copied": switch(
        source, "STATIC_SUFFIXES", frozenset({".pem", ".env", ".exe", ".css", ".php", ".html", ".key"}),
        "test_source_faults.py", "-k", "e16",
    ),
    "leftovers stay behind": switch(files, "_LEFTOVER", re.compile(r"(?!)"), "test_seeds.py", "-k", "e16"),
    "dangerous output folders": switch(safety, "_refuse_place", nothing, "test_out_folder.py", "-k", "g1"),
    "strangers' files": switch(safety, "_refuse_foreign", nothing, "test_out_folder.py", "-k", "g2 or g3"),
    "edited pages are kept": switch(public, "_edited", nothing, "test_out_folder.py", "-k", "g4"),
    "safe addresses": switch(manifest.Addresses, "take", lambda *_: "", "test_public.py", "-k", "e1_e3 or e5"),
    "what was written is read back": switch(
        public, "_verified", standing, "test_out_folder.py", "-k", "disk_that_lies"
    ),
    "one exchange of folders": switch(public, "exchange", _one_by_one, "test_public.py", "-k", "went"),
    "one build at a time": switch(public, "locked", lambda _: nullcontext(), "test_crashes.py", "-k", "h5"),
    "signals wait for two renames": switch(atomic, "unbroken", nullcontext, "test_crashes.py", "-k", "held_back"),
    "dead links stop a build": switch(links.Links, "_fault", lambda *_: "", "test_links.py"),
    "remembered bytes have a checksum": switch(
        kept.Keep, "recall", lambda self: (kept.Found(stamp=b"", body=self.path.read_bytes()), ()), "test_memory.py"
    ),
    "no formula in a table": switch(sheets, "guarded", same, "test_dataset_files.py", "-k", "formula"),
    "no command to a terminal": switch(output, "plain", same, "test_cli_streams.py", "-k", "c30_c31"),
    "hosts of the preview": switch(guard.Door, "admits", yes, "test_serve.py", "-k", "v4"),
    "origins of the preview": switch(guard.Door, "admits_origin", yes, "test_serve_socket.py", "-k", "v5"),
    "paths of the preview": switch(responses, "leads_astray", no, "test_serve.py", "-k", "published_files"),
    "endless sentences are cut": switch(sentences, "LONGEST", 10**9, "test_time_bombs.py", "-k", "d6_a"),
    "a bounded part is searched": switch(reading, "SEARCHED", 10**9, "test_time_bombs.py", "-k", "kings"),
    "a renamed file keeps its id": switch(ledger, "known_as", lambda all_, _: all_, "test_ledger.py", "-k", "i5"),
    "former addresses lead on": switch(ledger, "former", nothing, "test_ledger.py", "-k", "i8"),
    "altered articles are told": switch(ledger, "changes", nothing, "test_keeping.py", "-k", "j2_every"),
    "text with NUL is no text": switch(decoding, "refuse_other_kinds", nothing, "test_seeds_refused.py", "-k", "a1_to"),
}  # fmt: skip


def run(*tests: str) -> int:
    """How these tests of ours end, in this process."""
    words = [f"tests/{one}" if ".py" in one else one for one in tests]
    with redirect_stdout(io.StringIO()):
        return int(pytest.main(["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", *words]))


def outcomes(chosen: Callable[[str], bool] = yes) -> dict[str, list[int]]:
    """By defence, how its tests end with it in place, and with it off."""
    found = {}
    for name, one in SWITCHES.items():
        if not chosen(name):
            continue
        before = run(*one.tests)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(one.where, one.name, one.off)
            found[name] = [before, run(*one.tests)]
    return found


if __name__ == "__main__":
    wanted = sys.argv[1:]
    sys.stdout.write(json.dumps(outcomes(lambda name: not wanted or name in wanted)))
