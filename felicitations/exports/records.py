"""Articles and acts as JSON and as JSON Lines, each record an object with the columns of its table as keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, partial

import msgspec

from felicitations import addresses
from felicitations.dataset import RECORDS, Table
from felicitations.model import Archive, Recipe

NAME = "records"

# JSON allows these inside words, but many programs that go through a file line by line take them for line ends.
_LINE_ENDS = re.compile(b"\xc2\x85|\xe2\x80[\xa8\xa9]")
_ESCAPED = {b"\xc2\x85": rb"\u0085", b"\xe2\x80\xa8": rb"\u2028", b"\xe2\x80\xa9": rb"\u2029"}


def export(archive: Archive, _pages: tuple[str, ...]) -> Iterable[Recipe]:
    """``data/<table>.json``, one array, and ``data/<table>.jsonl``, one object a line, of articles and of acts."""
    for table in RECORDS:
        lines = cache(partial(_lines, table, archive))
        yield Recipe(address=addresses.data_file(f"{table.name}.json"), make=partial(_array, lines))
        yield Recipe(address=addresses.data_file(f"{table.name}.jsonl"), make=partial(_rows, lines))


def _lines(table: Table, archive: Archive) -> list[bytes]:
    return [_one_line(record) for record in _records(table, archive)]


def _array(lines: Callable[[], list[bytes]]) -> bytes:
    return b"[\n" + b",\n".join(lines()) + b"\n]\n"


def _rows(lines: Callable[[], list[bytes]]) -> bytes:
    return b"".join(line + b"\n" for line in lines())


def _records(table: Table, archive: Archive) -> Iterable[bytes]:
    names = [column.name for column in table.columns]
    encode = msgspec.json.Encoder().encode
    return (encode(dict(zip(names, row, strict=True))) for row in table.rows(archive))


def _one_line(record: bytes) -> bytes:
    return _LINE_ENDS.sub(lambda found: _ESCAPED[found[0]], record)
