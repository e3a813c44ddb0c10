"""The record of the data as a whole, from which the page of the data is described as a data set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """One file of the data: its name, and its URL, empty where the archive does not know its address."""

    name: str
    url: str

    @property
    def media(self) -> str:
        """The media type, by the ending of the name; empty where none is known."""
        return _MEDIA.get(self.name.rpartition(".")[2], "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """The data of the archive. ``version`` is that of the rules that read it, ``years`` the first and the last.

    ``citation`` is the sentence by which the page says how to cite them; ``url`` is that of the page, or empty.
    """

    title: str
    description: str
    archive: str
    archive_url: str
    url: str
    licence: str
    citation: str
    version: str
    years: tuple[str, ...]
    files: tuple[Download, ...]


_MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "sqlite": "application/vnd.sqlite3",
}
