"""Reads the tables of an archive for tests, and an archive whose every word wants to be a formula."""

from __future__ import annotations

from felicitations.dataset import TABLES, Table, Value
from felicitations.model import Archive, Report
from tests.making import archive, finding, message, party, seed
from tests.making import reading as reading_of

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", ' "=1"', "＝1", "'=1", "''", "a,b", 'a"b', "a\nb", "a|b"]


def read(of: Table, whole: Archive) -> list[dict[str, Value]]:
    """The rows of a table with the names of its columns."""
    names = [column.name for column in of.columns]
    return [dict(zip(names, row, strict=True)) for row in of.rows(whole)]


def rows(name: str, whole: Archive) -> list[dict[str, Value]]:
    """The rows of the table of that name."""
    return read(next(table for table in TABLES if table.name == name), whole)


def hostile() -> Archive:
    """An archive in which people, bodies, headlines and credits begin as formulas do."""
    reports = []
    for number, words in enumerate(HOSTILE):
        of = seed(f"h{number}", f"{words} in the text.")
        one = message("2024-05-01", "election", [party("CN", (words, words))], [party(None, body=words)])
        reports.append(Report(seed=of, reading=reading_of(of, one, headline=finding(words), credit=finding(words))))
    return archive(reports)
