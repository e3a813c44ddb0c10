"""Loads the seeds: the article files, as they are. A file that cannot be taken in is refused by name, never dropped."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from felicitations.disk import ids, values
from felicitations.disk.decoding import decode, require_words
from felicitations.disk.files import SEED_LIMIT, Unusable, read_bytes, refuse_special, shown, walk
from felicitations.disk.frontmatter import Entry, Scalar, entries
from felicitations.disk.hints import nearest
from felicitations.model import Field, Refusal, Seed
from felicitations.problems import Problem, Refused

RECORD_KEYS = ("title", "date", "source", "url", "author", "lang")
"""What the front matter of a Markdown seed may say."""

_COMPANION = re.compile(r"(?:SHA(?:256|512)SUMS|README|LICEN[CS]E|CITATION|NOTICE)(?:\..*)?", re.IGNORECASE)
_RECORD = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)(.*?)^---[ \t]*(?=\r|\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY_LINE = re.compile(rf"^(?:[a-z_][\w-]*|(?i:{'|'.join(RECORD_KEYS)})):(?:\s|\Z)", re.MULTILINE)

NAMED = 3
"""Other files with the same id that a message names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedFormat:
    """One kind of seed file: the endings of its names, and what finds the fields of its record in the text."""

    suffixes: tuple[str, ...]
    record: Callable[[str, str], tuple[Field, ...]]


def load_seeds(folder: Path) -> tuple[tuple[Seed, ...], tuple[Refusal, ...]]:
    """Every seed below a folder, and every file that was refused, both in the order of their ids.

    Raises `Refused` where there is no such folder.
    """
    if not folder.is_dir():
        text = "found no folder of that name, expected the folder of the articles; name it with --seeds"
        raise Refused(Problem(code="E-MISSING", path=shown(folder), text=text))
    return _load(*_below(folder, shown(folder.absolute().name)))


def load_files(paths: Iterable[Path]) -> tuple[tuple[Seed, ...], tuple[Refusal, ...]]:
    """The seeds that the paths name, files or folders, like `load_seeds`. Messages call them as they were given."""
    files: dict[Path, str] = {}
    problems: list[Problem] = []
    for path in paths:
        below, faults = _below(path, shown(path)) if path.is_dir() else ([(path, shown(path))], [])
        files.update(below)
        problems += faults
    return _load(list(files.items()), problems)


def plain(_text: str, _name: str) -> tuple[Field, ...]:
    """The record of a plain text: none, whatever its first lines look like."""
    return ()


def markdown(text: str, name: str) -> tuple[Field, ...]:
    """The fields of a Markdown seed's front matter, each with the place of its value in the text.

    A first row of dashes that is never closed, or that has no line of a key below it (``title:``), belongs to the
    article. Raises `Unusable` where there is front matter that is not well formed, or says what cannot be.
    """
    block = _RECORD.match(text)
    if not block or not _KEY_LINE.search(block[1]):
        return ()
    # The block is parsed from the end of the first row on, so that the parser's lines are those of the file.
    start = block.start(1)
    found = entries("\n" + block[1], name)
    return tuple(_field(key, entry, text, start - 1, name) for key, entry in found.items())


SEED_FORMATS: tuple[SeedFormat, ...] = (
    SeedFormat(suffixes=(".txt",), record=plain),
    SeedFormat(suffixes=(".md",), record=markdown),
)


def _below(folder: Path, label: str) -> tuple[list[tuple[Path, str]], list[Problem]]:
    files, problems = walk(folder, label)
    return [file for file in files if not _COMPANION.fullmatch(file[0].name)], problems


def _load(files: list[tuple[Path, str]], faults: Iterable[Problem]) -> tuple[tuple[Seed, ...], tuple[Refusal, ...]]:
    twins = _twins(files)
    seeds: list[Seed] = []
    refusals = [Refusal(id=fault.path.rpartition("/")[2], path=fault.path, problems=(fault,)) for fault in faults]
    for path, name in files:
        try:
            seeds.append(_seed(path, name, twins[ids.same(_id(path))]))
        except Unusable as unusable:
            refusals.append(Refusal(id=shown(_id(path)), path=name, problems=(unusable.problem,)))
    return (
        tuple(sorted(seeds, key=lambda seed: seed.id)),
        tuple(sorted(refusals, key=lambda refusal: (refusal.id, refusal.path))),
    )


def _seed(path: Path, name: str, twins: list[str]) -> Seed:
    """One file as a seed; ``twins`` are the names of all files with its id. Raises `Unusable`."""
    kind = _format(path, name)
    data = read_bytes(path, name, SEED_LIMIT)
    if fault := ids.fault_of(shown(_id(path))):
        raise _unusable("E-ID", name, fault)
    if len(twins) > 1:
        # A few are enough, and a folder with as many twins as files must not name them all in each.
        few = [twin for twin in twins[: NAMED + 1] if twin != name][:NAMED]
        more = f" and {len(twins) - 1 - len(few):,} more" if len(twins) - 1 > len(few) else ""
        named = f"{', '.join(few)}{more}"
        text = f"has the same id as {named}, and nobody can say which is meant; rename or remove one"
        raise _unusable("E-TWIN", name, text)
    text = decode(data, name)
    require_words(text, name)
    digest = hashlib.sha256(data).hexdigest()
    return Seed(id=_id(path), path=name, digest=digest, text=text, record=kind.record(text, name))


def _format(path: Path, name: str) -> SeedFormat:
    for kind in SEED_FORMATS:
        if path.suffix.lower() in kind.suffixes:
            return kind
    refuse_special(path, name)
    known = ", ".join(suffix for kind in SEED_FORMATS for suffix in kind.suffixes)
    found = f'the ending "{shown(path.suffix)}"' if path.suffix else "no ending"
    raise _unusable("E-TYPE", name, f"found {found}, expected one of {known}; save it as text, or move it elsewhere")


def _id(path: Path) -> str:
    return path.stem


def _twins(files: Iterable[tuple[Path, str]]) -> dict[str, list[str]]:
    """The names of all seed files by what their ids have in common."""
    suffixes = {suffix for kind in SEED_FORMATS for suffix in kind.suffixes}
    twins: dict[str, list[str]] = defaultdict(list)
    for path, name in files:
        if path.suffix.lower() in suffixes:
            twins[ids.same(_id(path))].append(name)
    return twins


def _field(key: str, entry: Entry, text: str, shift: int, name: str) -> Field:
    """One line of a record. ``shift`` is where the parsed block begins in the text."""
    place = entry.key
    if key not in RECORD_KEYS:
        found = f'found the key "{key}", which an article\'s front matter cannot have{nearest(key, RECORD_KEYS)}'
        raise _misfit(name, place, f"{found}; if it is the article's own text, save the file as .txt")
    if not isinstance(entry.value, Scalar):
        raise _misfit(name, place, f'"{key}" holds a list, expected words on the same line')
    place = entry.value
    start, end = shift + place.start, shift + place.end
    if end - start == len(place.text) + 2:
        start, end = start + 1, end - 1
    if text[start:end] != place.text:
        raise _misfit(name, place, f'"{key}" is folded or escaped, expected words on one line without escapes')
    check = {"date": values.day_fault, "lang": values.language_fault}.get(key)
    if check and place.text and (fault := check(place.text)):
        raise _misfit(name, place, fault)
    return Field(name=key, value=place.text, start=start, end=end)


def _misfit(name: str, place: Scalar, text: str) -> Unusable:
    return Unusable(Problem(code="E-FRONT-MATTER", path=name, text=text, line=place.line, column=place.column))


def _unusable(code: str, name: str, text: str) -> Unusable:
    return Unusable(Problem(code=code, path=name, text=text))
