"""The ledger of all published addresses, so that the next build on any machine can know them from the site itself."""

from __future__ import annotations

from collections.abc import Iterable

from felicitations import addresses
from felicitations.ledger import entries, table
from felicitations.model import Archive, File

NAME = "ledger"


def export(archive: Archive, pages: tuple[str, ...]) -> Iterable[File]:
    """``ledger.csv``: what was published before and what is published now."""
    yield File(address=addresses.LEDGER, content=table(entries(archive, pages)))
