"""The tables as CSV (RFC 4180, UTF-8), in which no cell is a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from functools import partial

from felicitations import addresses
from felicitations.dataset import TABLES, Row, Table, Value, joined
from felicitations.model import Archive, Recipe

NAME = "sheets"

GUARD = "'"
"""What is put before a cell that a spreadsheet would run; whoever reads the cells takes one away."""

# A spreadsheet takes these for the start of a formula, also behind white space and quotation marks; the last four are
# wide forms that some of them fold. A cell that begins with the guard itself is guarded, so that the way back is sure.
_FORMULA = re.compile(r"""'|["\s]*[=+\-@\t\r\n\x00＝＋－＠]""")


def export(archive: Archive, _pages: tuple[str, ...]) -> Iterable[Recipe]:
    """``data/<table>.csv`` of every table."""
    for table in TABLES:
        yield Recipe(address=addresses.data_file(f"{table.name}.csv"), make=partial(_written, table, archive))


def _written(table: Table, archive: Archive) -> bytes:
    return "".join(_lines(table, table.rows(archive))).encode()


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs: with an apostrophe before it where it begins as a formula does."""
    # Nearly every cell begins with a letter or a digit, and that is asked in a tenth of the time.
    return GUARD + cell if not cell[:1].isalnum() and _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell.removeprefix(GUARD)


def cell(value: Value) -> str | int:
    """A value as a cell: nothing where it is not known, lists with bars between their items."""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return value
    return guarded(joined(value)) if value else ""


class _Sheet(list[str]):
    """What the writer of csv writes to: its lines, one after the other."""

    write = list.append


def _lines(table: Table, rows: Iterable[Row]) -> Iterator[str]:
    sheet = _Sheet()
    writer = csv.writer(sheet)
    writer.writerow([column.name for column in table.columns])
    writer.writerows([cell(value) for value in row] for row in rows)
    yield from sheet
