"""All tables in one SQLite file with full-text search, as Datasette and other programs open it.

The database is made in memory and given as bytes: no file is opened here. The text of the articles is not in it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from felicitations import addresses
from felicitations.dataset import TABLES, Column, ColumnKind, Row, Table, Value, joined
from felicitations.model import Archive, Recipe

NAME = "database"
ADDRESS = addresses.data_file("archive.sqlite")

SEARCHED: Mapping[str, tuple[str, ...]] = {
    "articles": ("title", "credit"),
    "acts": ("title", "sender_people", "recipient_people"),
    "evidence": ("words",),
}
"""The columns that full-text search finds, by table: ``<table>_fts`` is the index of each."""

_PAGE = 4096
_TYPES: Mapping[ColumnKind, str] = {"number": "INTEGER", "flag": "INTEGER", "year": "INTEGER"}
_WRITER = 3_040_000
"""The version of SQLite that the file says wrote it: the same for all, so that a patch release changes no byte."""


def export(archive: Archive, _pages: tuple[str, ...]) -> Iterable[Recipe]:
    """``data/archive.sqlite``."""
    yield Recipe(address=ADDRESS, make=partial(database, archive))


def database(archive: Archive) -> bytes:
    """The whole database. The same archive gives the same bytes with the same SQLite."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for statement in (f"PRAGMA page_size={_PAGE}", "PRAGMA temp_store=MEMORY", "PRAGMA auto_vacuum=NONE", "BEGIN"):
            connection.execute(statement)
        for table in TABLES:
            connection.execute(_create(table))
            places = ", ".join("?" * len(table.columns))
            connection.executemany(f"INSERT INTO {table.name} VALUES ({places})", _rows(table, archive))  # noqa: S608
            for statement in _indexes(table):
                connection.execute(statement)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        content = connection.serialize()
    finally:
        connection.close()  # before a copy of it is made: of a large archive each takes tens of megabytes
    return _stamped(content)


def _create(table: Table) -> str:
    lines = [*map(_column, table.columns), f"PRIMARY KEY ({', '.join(table.key)})"]
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n)"


def _column(column: Column) -> str:
    refers = f" REFERENCES {column.refers}(id)" if column.refers else ""
    return f'"{column.name}" {_TYPES.get(column.kind, "TEXT")}{" NOT NULL" if column.required else ""}{refers}'


def _indexes(table: Table) -> Iterator[str]:
    """An index for each column that names a row of another table, save where the key begins with it; and full text."""
    for column in table.columns:
        if column.refers and column.name != table.key[0]:
            yield f"CREATE INDEX {table.name}_{column.name} ON {table.name} ({column.name})"
    if table.name in SEARCHED:
        index = f"{table.name}_fts"
        columns = ", ".join(SEARCHED[table.name])
        # Words are found without their accents, and the form of the statement is the one by which Datasette knows it.
        yield (
            f"CREATE VIRTUAL TABLE {index} USING fts5({columns}, "
            f"content=\"{table.name}\", tokenize='unicode61 remove_diacritics 2')"
        )
        yield f"INSERT INTO {index} ({index}) VALUES ('rebuild')"  # noqa: S608
        yield f"INSERT INTO {index} ({index}) VALUES ('optimize')"  # noqa: S608


def _rows(table: Table, archive: Archive) -> Iterator[Row]:
    return (tuple(map(_value, row)) for row in table.rows(archive))


def _value(value: Value) -> Value:
    if isinstance(value, tuple):
        return joined(value) or None
    return value


def _stamped(content: bytes) -> bytes:
    """The same database with the counters of its header fixed: how often it was changed, and by which version.

    Bytes 24-27 count the changes, 92-95 say for which count the version in 96-99 holds (sqlite.org/fileformat2).
    """
    one, whole = (1).to_bytes(4, "big"), memoryview(content)
    return b"".join((whole[:24], one, whole[28:92], one, _WRITER.to_bytes(4, "big"), whole[100:]))
