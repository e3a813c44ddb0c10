"""What the box "Cite" of a page shows besides the citations: a sentence of the archive, and the ways to the files."""

from __future__ import annotations

from collections.abc import Collection

from felicitations import addresses, wording
from felicitations.citing.record import Record
from felicitations.citing.sentences import short
from felicitations.frame import Cite, Link
from felicitations.translation import _

EXPORT = "cite"
"""What site.toml calls the export that makes the files."""

FORMATS = {"ris": "RIS", "bib": "BibTeX", "json": "CSL-JSON"}
"""The formats of the files, by the ending of their names."""


def cite_item(record: Record, page: str, exports: Collection[str]) -> Cite:
    """The box of an article or an act, whose page has this address; ``exports`` are those that the site has."""
    words = (
        _(
            "One click selects a citation. Version %(version)s is the beginning of the SHA-256 of the text, "
            "which the files give in full.",
            version=short(record),
        )
        if record.kind == "article"
        else _(
            "One click selects a citation. Version %(version)s is the beginning of the SHA-256 of the reports, "
            "which the files give in full.",
            version=short(record),
        )
    )
    return Cite(words=words, files=_files(page, exports))


def cite_list(acts: int, page: str, exports: Collection[str]) -> Cite:
    """The box of a page that lists acts; empty where there is none, or where no files are made."""
    files = _files(page, exports) if acts else ()
    words = wording.count(
        acts,
        "The act as a file for reference managers.",
        "All %(number)s acts as a file for reference managers.",
    )
    return Cite(words=words if files else "", files=files)


def _files(page: str, exports: Collection[str]) -> tuple[Link, ...]:
    if EXPORT not in exports:
        return ()
    return tuple(Link(text=name, address=addresses.cite_file(page, ending)) for ending, name in FORMATS.items())
