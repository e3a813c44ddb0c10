"""What the box "Cite" of a page shows besides the citations: a sentence of the archive, and the ways to the files."""

from __future__ import annotations

from felicitations import addresses, wording
from felicitations.citing.record import Record
from felicitations.citing.sentences import short
from felicitations.frame import Cite, Link
from felicitations.model import Settings

EXPORT = "cite"
"""What site.toml calls the export that makes the files."""

FORMATS = {"ris": "RIS", "bib": "BibTeX", "json": "CSL-JSON"}
"""The formats of the files, by the ending of their names."""


def cite_item(record: Record, page: str, settings: Settings) -> Cite:
    """The box of an article or an act, whose page has this address."""
    whose = "of the text" if record.kind == "article" else "of the reports"
    return Cite(
        words=f"One click selects a citation. Version {short(record)} is the beginning of the SHA-256 {whose}, "
        "which the files give in full.",
        files=_files(page, settings),
    )


def cite_list(acts: int, page: str, settings: Settings) -> Cite:
    """The box of a page that lists acts; empty where there is none, or where no files are made."""
    files = _files(page, settings) if acts else ()
    return Cite(words=f"{_all(acts)} as a file for reference managers." if files else "", files=files)


def _all(acts: int) -> str:
    return "The act" if acts == 1 else f"All {wording.acts(acts)}"


def _files(page: str, settings: Settings) -> tuple[Link, ...]:
    if EXPORT not in settings.exports:
        return ()
    return tuple(Link(text=name, address=addresses.cite_file(page, ending)) for ending, name in FORMATS.items())
