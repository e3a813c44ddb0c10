"""Reads files of many articles row by row: CSV and JSON Lines. A row that cannot be read costs itself alone.

No more than one row is in the memory at a time. Where a quotation mark is missing, a row of CSV has no end; it is
refused, and the next line is taken for the beginning of a row.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

import msgspec

from felicitations.disk.decoding import decode_piece
from felicitations.disk.files import SEED_LIMIT, Unusable
from felicitations.problems import Problem

MOST_BROKEN = 100
"""Rows of one CSV file that may be broken in their quotation marks. Behind each the file is read again from the next
line, so that without a limit a file made for it could keep the program busy for days."""

TEXT = ("text", "content", "body", "article")
"""What the column of the articles themselves may be called."""

DELIMITERS = ",;\t"

BROKEN = "E-CSV"

_PLAINLY = {
    "unexpected end": "found a quotation mark that is never closed; close it",
    "new-line": "found a lone carriage return; save the file with the line ends of Unix or Windows",
    "field larger": f"found a cell of more than {SEED_LIMIT:,} characters, expected fewer",
    "'": 'found a quotation mark inside a cell, expected two in the place of one; write ""',
}
"""What is said to a person for what Python's csv says, by its beginning."""

_BOM = b"\xef\xbb\xbf"
_PIECE = 1 << 20
_RAW = msgspec.json.Decoder(dict[str, msgspec.Raw])


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the line it begins with, and its cells by the names of their columns, in the order of the file."""

    line: int
    cells: Mapping[str, str]


class _Lines:
    """The lines of a file, counted, none of them longer than a seed may be."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.number = 0
        if file.read(len(_BOM)) != _BOM:
            file.seek(0)

    def next(self) -> bytes:
        """The next line with its end; nothing at the end of the file. Of a line that is too long, its beginning."""
        line = self.file.readline(SEED_LIMIT + 1)
        self.number += bool(line)
        return line

    def delimiter(self) -> str:
        """What separates most in the first line."""
        place = self.file.tell()
        head = self.file.readline(_PIECE).decode("utf-8", "replace")
        self.file.seek(place)
        return max(DELIMITERS, key=head.count)

    def finish(self, line: bytes) -> None:
        """Pass over what is left of a line."""
        while line and not line.endswith(b"\n"):
            line = self.file.readline(_PIECE)

    def cells(self, name: str, delimiter: str) -> list[str] | None:
        """The cells of the next row of CSV; none for an empty line, None at the end of the file.

        Raises `Unusable` for a row that is broken; the next one begins on the line below its first.
        """
        first, start = self.number + 1, self.file.tell()
        try:
            return next(csv.reader(self._of_a_row(), delimiter=delimiter, strict=True), None)
        except csv.Error as error:
            self.file.seek(start)
            self.finish(self.file.readline(_PIECE))
            self.number = first
            said = str(error)
            text = next((words for begin, words in _PLAINLY.items() if said.startswith(begin)), said)
            raise Unusable(_problem(name, first, text, BROKEN)) from None

    def _of_a_row(self) -> Iterator[str]:
        """The lines of one row of CSV, as many as the reader asks for; bytes that are no UTF-8 are kept for later."""
        size = 0
        while line := self.next():
            size += len(line)
            if size > SEED_LIMIT:
                raise csv.Error(
                    f"found a row of more than {SEED_LIMIT:,} bytes; look for a quotation mark that is missing"
                )
            yield line.decode("utf-8", "surrogateescape")


def json_lines(file: BinaryIO, name: str) -> Iterator[Row | Problem]:
    """The rows of a file of JSON Lines, one object a line. What is no text in it is kept as JSON writes it."""
    lines = _Lines(file)
    while line := lines.next():
        if len(line) > SEED_LIMIT:
            lines.finish(line)
            yield _problem(name, lines.number, f"found more than {SEED_LIMIT:,} bytes, expected fewer", "E-TOO-BIG")
        elif line.strip():
            try:
                yield Row(line=lines.number, cells=_object(line, name, lines.number))
            except Unusable as unusable:
                yield unusable.problem


def _object(line: bytes, name: str, number: int) -> Mapping[str, str]:
    """The cells of one line. Raises `Unusable`."""
    text = decode_piece(line.strip(b"\r\n"), name, number)
    try:
        pairs = json.loads(text, object_pairs_hook=_Pairs, parse_int=str, parse_float=str)
        if isinstance(pairs, _Pairs):
            return _written(pairs, text, name, number)
    except json.JSONDecodeError as error:
        text = f"cannot be read as JSON: {error.msg}; expected one object a line"
        raise Unusable(_problem(name, number, text, at=error.colno)) from None
    except (ValueError, RecursionError) as error:
        text = f"cannot be read as JSON: {error}; expected one object a line"
        raise Unusable(_problem(name, number, text)) from None
    raise Unusable(_problem(name, number, "found no object, expected { and } around each line"))


class _Pairs(tuple[tuple[str, Any], ...]):
    """The keys and values of one object, so that a key that stands there twice is seen."""

    __slots__ = ()


def _written(pairs: _Pairs, text: str, name: str, number: int) -> Mapping[str, str]:
    """The words of an object by key; what is no text, as JSON writes it; of null, nothing.

    Raises `Unusable` for a key that stands there twice, ValueError for half of a character and what is no JSON.
    """
    raw = {} if all(isinstance(value, str) for _, value in pairs) else _RAW.decode(text)
    cells = {key: value if isinstance(value, str) else bytes(raw[key]).decode() for key, value in pairs}
    "".join((*cells, *cells.values())).encode()
    if len(cells) < len(pairs):
        twice = _twice([key for key, _ in pairs])
        raise Unusable(_problem(name, number, f'found the key "{twice}" twice, expected it once'))
    return {key: "" if value is None else cells[key] for key, value in pairs}


def csv_rows(file: BinaryIO, name: str) -> Iterator[Row | Problem]:
    """The rows of a CSV file below its header, which also tells what separates the cells: comma, semicolon or tab.

    Raises `Unusable` where the header cannot be used.
    """
    csv.field_size_limit(SEED_LIMIT)
    lines = _Lines(file)
    delimiter = lines.delimiter()
    header = _header(lines.cells(name, delimiter), name)
    broken = 0
    while broken < MOST_BROKEN:
        first = lines.number + 1
        try:
            cells = lines.cells(name, delimiter)
            if cells is None:
                return
            if cells:
                yield Row(line=first, cells=_cells(cells, header, name, first))
        except Unusable as unusable:
            broken += unusable.problem.code == BROKEN
            yield unusable.problem
    text = f"is where the reading ended, after {MOST_BROKEN} rows with broken quotation marks; mend them"
    yield _problem(name, lines.number + 1, text, BROKEN)


def _header(cells: list[str] | None, name: str) -> list[str]:
    """The names of the columns; none where the file is empty. Raises `Unusable`."""
    if cells is None:
        return []
    if twice := _twice(_sound(cells, name, 1)):
        raise Unusable(_problem(name, 1, f'found the column "{twice}" twice, expected it once'))
    if not {cell.strip().casefold() for cell in cells} & set(TEXT):
        found = f"found the columns {', '.join(cells)[:200] or '(none)'}, expected one of the name {' or '.join(TEXT)}"
        raise Unusable(_problem(name, 1, f"{found} with the articles in it; rename it"))
    return cells


def _cells(cells: list[str], header: list[str], name: str, line: int) -> Mapping[str, str]:
    if len(cells) != len(header):
        found = f"found {len(cells)} cells, expected {len(header)} as in the header"
        raise Unusable(
            _problem(name, line, f"{found}; put a cell that holds commas or line ends between quotation marks")
        )
    return dict(zip(header, _sound(cells, name, line), strict=True))


def _sound(cells: list[str], name: str, line: int) -> list[str]:
    """The cells themselves, if all are text. Raises `Unusable`."""
    if any("\0" in cell or not _encodes(cell) for cell in cells):
        decode_piece(",".join(cells).encode("utf-8", "surrogateescape"), name, line)
    return cells


def _encodes(cell: str) -> bool:
    try:
        cell.encode()
    except UnicodeEncodeError:
        return False
    return True


def _twice(names: list[str]) -> str:
    """The first name that stands there twice, or nothing."""
    return next((name or "(no name)" for name, count in Counter(names).items() if count > 1), "")


def _problem(name: str, line: int, text: str, code: str = "E-ROW", at: int = 0) -> Problem:
    return Problem(code=code, path=name, text=text, line=line, column=at)
