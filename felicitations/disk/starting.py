"""Writes a new archive: all that ``python build.py`` needs, as files that belong to whoever keeps the archive."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from felicitations.disk.files import read_bytes, shown, walk
from felicitations.disk.fresh import fresh
from felicitations.disk.source import STATIC_LIMIT, load_source
from felicitations.problems import Problem, Refused

PROGRAM = Path(__file__).resolve().parent.parent
"""The folder of the program."""

_INSTALLED = PROGRAM / "checkout"

CHECKOUT = _INSTALLED if _INSTALLED.is_dir() else PROGRAM.parent
"""Where the rest of what a new archive is made of stands: inside the program where pip installed it, else beside it."""

BESIDE = ("build.py", "requirements.lock", "LICENSE", ".gitignore", ".gitattributes")

STARTERS = {"README.md": "README.md", "pages.yml": ".github/workflows/pages.yml", "example.txt": "seeds/example.txt"}
"""The files that are written for a new archive alone, and where each goes."""

_OF_THIS_ARCHIVE = re.compile(r"site_src/(?:corrections/.*|ledger\.csv|removed\.csv)")
_TIES = "site_src/relations.csv"
_SETTINGS = "site_src/site.toml"


def write_archive(folder: Path, source: Path, templates: Path, settings: Mapping[str, str]) -> int:
    """Write a new archive into ``folder`` and return the number of its files.

    ``source`` and ``templates`` are those it starts from; ``settings`` are keys of site.toml and what each shall say.
    Corrections and ledger stay behind, and so do the relations of another home country. Raises `Refused`, and leaves
    nothing behind, if the folder is there already, if a setting cannot be, or if the disk says no.
    """
    ties = load_source(source).settings.home == settings["home_country"]
    parts = {"felicitations": PROGRAM, "templates": templates, "site_src": source}
    number = 0
    with fresh(folder, "no archive was made") as draft:
        for name, path in _pieces(folder.resolve(), parts):
            if _OF_THIS_ARCHIVE.fullmatch(name) or (name == _TIES and not ties):
                continue
            content = read_bytes(path, name, STATIC_LIMIT)
            place = draft / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(_set(content, name, settings))
            number += 1
        if problems := load_source(draft / "site_src").problems:
            raise Refused(*problems)
    return number


def _pieces(folder: Path, parts: Mapping[str, Path]) -> Iterator[tuple[str, Path]]:
    """Every file that a new archive is made of: its name in the archive, and where it stands now."""
    for part, place in parts.items():
        if folder.is_relative_to(place.resolve()):
            text = "lies inside what a new archive is made of, expected a folder elsewhere; nothing was touched"
            raise Refused(Problem(code="E-UNSAFE", path=shown(folder), text=text))
        files, problems = walk(place, part)
        if problems:
            raise Refused(*problems)
        yield from ((name, path) for path, name in files if not name.startswith("felicitations/checkout/"))
    yield from ((name, CHECKOUT / name) for name in BESIDE)
    yield from ((name, PROGRAM / "starter" / starter) for starter, name in STARTERS.items())


def _set(content: bytes, name: str, settings: Mapping[str, str]) -> bytes:
    """A file with the settings of the new archive in it, if it is one that bears them."""
    if name == "README.md":
        return content.replace(b"{title}", settings["title"].encode(errors="replace"))
    if name != _SETTINGS:
        return content
    text = content.decode()
    for key, words in settings.items():
        # What JSON writes between quotation marks, TOML reads as the same words.
        line = f"{key} = {json.dumps(words)}"
        found = re.search(rf'^{key} = ".*"$', text, re.MULTILINE)
        text = text[: found.start()] + line + text[found.end() :] if found else f"{line}\n{text}"
    return text.encode()
