"""The archive as tables: what every file of open data, the database and the data dictionary are made from.

A table says what it is and what each of its columns means, and gives its rows for an archive. No format is known here.
"""

from felicitations.dataset.acts import ACTS, REPORTS
from felicitations.dataset.articles import ARTICLES, EVIDENCE
from felicitations.dataset.events import DYAD_YEARS, EVENTS
from felicitations.dataset.lists import COUNTRIES, OCCASIONS, PEOPLE
from felicitations.dataset.schema import Column, ColumnKind, Row, Table, Value, joined

TABLES: tuple[Table, ...] = (
    ARTICLES, ACTS, REPORTS, EVENTS, DYAD_YEARS, PEOPLE, COUNTRIES, OCCASIONS, EVIDENCE,
)  # fmt: skip
"""Every table, in the order in which they are listed. A table refers only to articles, acts and occasions."""

RECORDS: tuple[Table, ...] = (ARTICLES, ACTS)
"""The tables that are given as records too: as JSON and as JSON Lines."""

__all__ = [
    "ACTS",
    "ARTICLES",
    "COUNTRIES",
    "DYAD_YEARS",
    "EVENTS",
    "EVIDENCE",
    "OCCASIONS",
    "PEOPLE",
    "RECORDS",
    "REPORTS",
    "TABLES",
    "Column",
    "ColumnKind",
    "Row",
    "Table",
    "Value",
    "joined",
]
