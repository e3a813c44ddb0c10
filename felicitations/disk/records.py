"""Makes seeds of the rows of a file of many articles: each becomes the Markdown seed that a person would have saved.

The columns stand as lines between two rows of dashes, in the order of the file; then come the title and the text. So
nothing of a row is lost, every fact can point to its words, and whoever has a row can make the same text again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import BinaryIO

from felicitations.disk import ids
from felicitations.disk.decoding import SAMPLE, refuse_other_kinds, require_words
from felicitations.disk.files import SEED_LIMIT, Unusable, opened, shown
from felicitations.disk.rows import TEXT, Row
from felicitations.model import Field, Refusal, Seed
from felicitations.problems import Problem

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": TEXT,
    "id": ("id",),
    "title": ("title", "headline"),
    "date": ("date", "published", "pubdate", "publish_date", "date_published"),
    "source": ("source", "outlet", "publisher"),
    "url": ("url", "link", "address"),
    "author": ("author", "byline"),
    "lang": ("lang", "language"),
}
"""What a column may be called, in small letters or capitals, to be understood; all others are kept as they are."""

FILE_LIMIT = 4_000_000_000
"""The most bytes of a file of many articles."""

HEAD_LIMIT = 20_000
"""The most characters of all that a row holds besides its article."""

Found = tuple[int, Seed | Refusal]


def articles(rows: Callable[[BinaryIO, str], Iterator[Row | Problem]], path: Path, name: str) -> Iterator[Found]:
    """Each article of a file with the line it begins on, and each row that cannot be one, as ``rows`` finds them.

    Raises `Unusable` where the whole file cannot be used, or changes while it is read.
    """
    stem = PurePath(shown(path)).stem
    with opened(path, name, FILE_LIMIT) as file:
        refuse_other_kinds(file.read(SAMPLE), name)
        file.seek(0)
        lines: dict[str, int] = {}
        line = 0
        for row in rows(file, name):
            if isinstance(row, Row) and not line:
                _refuse_others(row, name)
            line = row.line
            found = _seed(row, stem, name) if isinstance(row, Row) else _refusal(f"{stem}:{line}", row)
            if isinstance(found, Seed) and lines.setdefault(found.digest, line) != line:
                text = f"is the same as the row of line {lines[found.digest]}, which is taken in; leave one out"
                found = _refusal(f"{stem}:{line}", Problem(code="E-TWIN", path=name, text=text, line=line))
            yield line, found
        if not line:
            text = "found no row, expected at least one article; leave the file out or fetch it again"
            raise Unusable(Problem(code="E-EMPTY", path=name, text=text))


def _refuse_others(first: Row, name: str) -> None:
    """Raises `Unusable` for a file that holds something else than articles, as its first row shows."""
    if "text" not in _understood(first.cells):
        keys = ", ".join(first.cells)[:200] or "(none)"
        text = f"holds no articles: found the keys {keys}, expected one of the name {' or '.join(TEXT)}"
        raise _unusable(name, first, "E-ROW", f"{text} with the article in it; rename it, or move the file elsewhere")


def _seed(row: Row, stem: str, name: str) -> Seed | Refusal:
    by = _understood(row.cells)
    seed_id = row.cells[by["id"]].strip() if "id" in by else ""
    try:
        text, fields = _text(row, by, name)
        digest = hashlib.sha256(text.encode()).hexdigest()
        # Without an id of its own a row is called after its content, which stays when rows are put in above it.
        seed_id = seed_id or f"{stem}-{digest[:12]}"
        if fault := ids.fault_of(seed_id):
            raise _unusable(name, row, "E-ID", fault)
    except Unusable as unusable:
        return _refusal(seed_id or f"{stem}:{row.line}", unusable.problem)
    return Seed(id=seed_id, path=f"{name}#{seed_id}", digest=digest, text=text, record=fields)


def _text(row: Row, by: Mapping[str, str], name: str) -> tuple[str, tuple[Field, ...]]:
    """The text of a seed and the fields of its record. Raises `Unusable`."""
    if "text" not in by:
        raise _unusable(name, row, "E-ROW", f"found no words under {' or '.join(TEXT)}, expected the article there")
    body = row.cells[by["text"]]
    title = row.cells.get(by.get("title", ""), "")
    opens = bool(title.strip()) and not body.lstrip().startswith(title.strip())
    apart = {by["text"], by["title"]} if opens else {by["text"]}
    names = {column: role for role, column in by.items()}
    head, fields = record(
        (names.get(column, column), column, value) for column, value in row.cells.items() if column not in apart
    )
    if len(head) > HEAD_LIMIT:
        longest = max(fields, key=lambda field: len(field.value)).name
        text = f'holds more than {HEAD_LIMIT:,} characters besides its text, expected fewer; leave out "{longest}"'
        raise _unusable(name, row, "E-TOO-BIG", text)
    text = head + (f"{title}\n\n" if opens else "") + body
    if len(text) > SEED_LIMIT:
        raise _unusable(name, row, "E-TOO-BIG", f"holds more than {SEED_LIMIT:,} characters, expected fewer")
    if "\0" in text:
        raise _unusable(name, row, "E-BINARY", "found a NUL character, expected plain text; fetch the article again")
    require_words(body, name, row.line)
    return text, fields


def record(lines: Iterable[tuple[str, str, str]]) -> tuple[str, tuple[Field, ...]]:
    """What came with an article, as lines between two rows of dashes, and their fields; empty values are left out.

    Each line is given as what it is understood as, what it is called, and its value.
    """
    head, fields = ["---\n"], []
    size = len(head[0])
    for role, called, value in lines:
        if value:
            start = size + len(f"{called}: ")
            fields.append(Field(name=role, value=value, start=start, end=start + len(value)))
            head.append(f"{called}: {value}\n")
            size += len(head[-1])
    return ("".join((*head, "---\n")) if fields else ""), tuple(fields)


def _understood(cells: Mapping[str, str]) -> dict[str, str]:
    """The column of each part of a record that is understood: of several the first that holds anything."""
    known = {column.strip().casefold(): column for column, value in cells.items() if value.strip()}
    found = {part: [known[name] for name in names if name in known] for part, names in COLUMNS.items()}
    return {part: columns[0] for part, columns in found.items() if columns}


def _refusal(seed_id: str, problem: Problem) -> Refusal:
    return Refusal(id=seed_id, path=problem.path, problems=(problem,))


def _unusable(name: str, row: Row, code: str, text: str) -> Unusable:
    return Unusable(Problem(code=code, path=name, text=text, line=row.line))
