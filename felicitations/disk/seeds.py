"""Loads the seeds: the article files, as they are. A file that cannot be taken in is refused by name, never dropped."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

from felicitations.disk import ids, records, values
from felicitations.disk.decoding import decode, require_words
from felicitations.disk.files import SEED_LIMIT, Unusable, read_bytes, refuse_special, shown, walk
from felicitations.disk.frontmatter import Entry, Scalar, entries
from felicitations.disk.hints import nearest
from felicitations.disk.rows import csv_rows, json_lines
from felicitations.disk.webpages import Place, WebPage, made, saved
from felicitations.model import Field, Refusal, Seed
from felicitations.problems import Problem, Refused

RECORD_KEYS = ("title", "date", "source", "url", "author", "lang")
"""What the front matter of a Markdown seed may say."""

_COMPANION = re.compile(r"(?:SHA(?:256|512)SUMS|README|LICEN[CS]E|CITATION|NOTICE)(?:\..*)?", re.IGNORECASE)
_RECORD = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)(.*?)^---[ \t]*(?=\r|\n|\Z)", re.DOTALL | re.MULTILINE)
_KEY_LINE = re.compile(rf"^(?:[a-z_][\w-]*|(?i:{'|'.join(RECORD_KEYS)})):(?:\s|\Z)", re.MULTILINE)

_Found = tuple[int, Seed | Refusal | WebPage]

NAMED = 3
"""Other files with the same id that a message names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedFormat:
    """One kind of seed file: the endings of its names, and what finds the articles in a file.

    ``articles`` takes a file and what messages call it, and gives each article, a page that is to become one, or why it
    is refused, with the line it begins on, 0 where it is the whole file. It raises `Unusable` where nothing in the file
    can be used. ``many`` tells that a file holds many articles, so that its name is not the id of one.
    """

    suffixes: tuple[str, ...]
    articles: Callable[[Path, str], Iterable[_Found]]
    many: bool = False


def load_seeds(
    folder: Path, known: Mapping[str, Seed] = MappingProxyType({})
) -> tuple[tuple[Seed, ...], tuple[Refusal, ...]]:
    """Every seed below a folder, and every file that was refused, both in the order of their ids.

    ``known`` are seeds that were made of web pages before, by the digest of what they were made from. Raises `Refused`
    where there is no such folder.
    """
    if not folder.is_dir():
        text = "found no folder of that name, expected the folder of the articles; name it with --seeds"
        raise Refused(Problem(code="E-MISSING", path=shown(folder), text=text))
    return _load(*_below(folder, shown(folder.absolute().name)), known)


def load_files(paths: Iterable[Path]) -> tuple[tuple[Seed, ...], tuple[Refusal, ...]]:
    """The seeds that the paths name, files or folders, like `load_seeds`. Messages call them as they were given."""
    files: dict[Path, str] = {}
    problems: list[Problem] = []
    for path in paths:
        below, faults = _below(path, shown(path)) if path.is_dir() else ([(path, shown(path))], [])
        files.update(below)
        problems += faults
    return _load(list(files.items()), problems, {})


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


def one(record: Callable[[str, str], tuple[Field, ...]], path: Path, name: str) -> Iterable[records.Found]:
    """The one article that a file is; ``record`` finds the fields of its record in the text. Raises `Unusable`."""
    data = read_bytes(path, name, SEED_LIMIT)
    if fault := ids.fault_of(shown(_id(path))):
        raise _unusable("E-ID", name, fault)
    text = decode(data, name)
    require_words(text, name)
    digest = hashlib.sha256(data).hexdigest()
    yield 0, Seed(id=_id(path), path=name, digest=digest, text=text, record=record(text, name))


def archived(path: Path, name: str) -> Iterable[_Found]:
    """The pages of a web archive. Raises `Unusable`."""
    from felicitations.disk.warcs import responses  # loads warcio, which most archives do not need

    return responses(path, name)


SEED_FORMATS: tuple[SeedFormat, ...] = (
    SeedFormat(suffixes=(".txt",), articles=partial(one, plain)),
    SeedFormat(suffixes=(".md",), articles=partial(one, markdown)),
    SeedFormat(suffixes=(".csv",), articles=partial(records.articles, csv_rows), many=True),
    SeedFormat(suffixes=(".jsonl",), articles=partial(records.articles, json_lines), many=True),
    SeedFormat(suffixes=(".html", ".htm"), articles=saved),
    SeedFormat(suffixes=(".warc", ".warc.gz"), articles=archived, many=True),
)


def _below(folder: Path, label: str) -> tuple[list[tuple[Path, str]], list[Problem]]:
    files, problems = walk(folder, label)
    # What a browser puts beside a page that it saves: pictures, scripts and styles.
    beside = {path.with_name(f"{path.stem}_files") for path, _ in files if path.suffix.lower() in (".html", ".htm")}
    return [
        (path, name) for path, name in files if not _COMPANION.fullmatch(path.name) and beside.isdisjoint(path.parents)
    ], problems


def _load(
    files: list[tuple[Path, str]], faults: Iterable[Problem], known: Mapping[str, Seed]
) -> tuple[tuple[Seed, ...], tuple[Refusal, ...]]:
    refusals = [Refusal(id=fault.path.rpartition("/")[2], path=fault.path, problems=(fault,)) for fault in faults]
    found = list(made(_found(files, refusals), known))
    seeds: list[Seed] = []
    twins = _twins(found)
    for name, line, each in found:
        if isinstance(each, Refusal):
            refusals.append(each)
        elif len(others := twins[ids.same(each.id)]) > 1:
            refusals.append(_twin(each.id, name, line, others))
        else:
            seeds.append(each)
    return (
        tuple(sorted(seeds, key=lambda seed: seed.id)),
        tuple(sorted(refusals, key=lambda refusal: (refusal.id, refusal.path, refusal.problems[0].line))),
    )


def _found(
    files: Iterable[tuple[Path, str]], refusals: list[Refusal]
) -> Iterator[tuple[str, int, Seed | Refusal | WebPage]]:
    """All articles of the files; ``refusals`` gets what is none and has no id either."""
    for path, name in files:
        try:
            kind = _format(path, name)
        except Unusable as unusable:
            refusals.append(_refusal(path, name, unusable))
            continue
        try:
            yield from ((name, line, each) for line, each in kind.articles(path, name))
        except Unusable as unusable:
            if kind.many:
                refusals.append(Refusal(id=shown(path.name), path=name, problems=(unusable.problem,)))
            else:
                yield name, 0, _refusal(path, name, unusable)


def _refusal(path: Path, name: str, unusable: Unusable) -> Refusal:
    return Refusal(id=shown(_id(path)), path=name, problems=(unusable.problem,))


def _twins(found: Iterable[Place]) -> dict[str, list[str]]:
    """The places of all articles by what their ids have in common. A row that is no article has none in common."""
    twins: dict[str, list[str]] = defaultdict(list)
    for name, line, each in found:
        if isinstance(each, Seed) or not line:
            twins[ids.same(each.id)].append(_place(name, line))
    return twins


def _twin(seed_id: str, name: str, line: int, twins: list[str]) -> Refusal:
    """Why an article is refused that has its id in common with others; ``twins`` are the places of all of them."""
    # A few are enough, and a folder with as many twins as files must not name them all in each.
    few = [twin for twin in twins[: NAMED + 1] if twin != _place(name, line)][:NAMED]
    more = f" and {len(twins) - 1 - len(few):,} more" if len(twins) - 1 > len(few) else ""
    named = f"{', '.join(few)}{more}"
    text = f"has the same id as {named}, and nobody can say which is meant; rename or remove one"
    return Refusal(id=seed_id, path=name, problems=(Problem(code="E-TWIN", path=name, text=text, line=line),))


def _place(name: str, line: int) -> str:
    return f"{name}:{line}" if line else name


def _format(path: Path, name: str) -> SeedFormat:
    for kind in SEED_FORMATS:
        if path.name.lower().endswith(kind.suffixes):
            return kind
    refuse_special(path, name)
    known = ", ".join(suffix for kind in SEED_FORMATS for suffix in kind.suffixes)
    found = f'the ending "{shown(path.suffix)}"' if path.suffix else "no ending"
    raise _unusable("E-TYPE", name, f"found {found}, expected one of {known}; save it as text, or move it elsewhere")


def _id(path: Path) -> str:
    return path.stem


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
