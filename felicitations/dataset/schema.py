"""What a table is: its columns with their meaning, its key, and where its rows come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from felicitations import addresses
from felicitations.model import Archive
from felicitations.translation import N_

ColumnKind = Literal["words", "list", "number", "flag", "date", "day", "year"]
"""What a cell holds: words; several of them; a whole number; true or false; a date in EDTF; a day; a year."""

Value = str | int | bool | tuple[str, ...] | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. ``required``: no cell is empty; ``refers`` is the table whose key its cells name, or empty."""

    name: str
    meaning: str
    kind: ColumnKind = "words"
    required: bool = False
    choices: tuple[str, ...] = ()
    refers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table. ``key`` names the columns that no two rows share; ``rows`` gives the rows of an archive.

    Rows come in an order that depends on the archive alone; each has one value a column, None where it is not known.
    """

    name: str
    title: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[[Archive], Iterable[Row]]


def place(address: str, base_url: str) -> str:
    """Where a page stands: absolute where the site knows its address, else from the root of the site."""
    return addresses.canonical(base_url, address) or addresses.path_of(address)


SEPARATOR = "|"
"""What stands between the items of a list where a cell can hold words only."""


def joined(items: Iterable[str]) -> str:
    """The items of a list as words; an item that holds the separator has a slash in its place."""
    return SEPARATOR.join(item.replace(SEPARATOR, "/") for item in items)


PLACE = N_("Its page in this archive: absolute where the site knows its own address, else from the root of the site.")
