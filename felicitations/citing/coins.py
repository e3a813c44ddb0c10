"""A record as COinS (OpenURL in a span): what reference managers find in a list of acts or articles."""

from __future__ import annotations

from urllib.parse import urlencode

from felicitations.citing.days import day_of
from felicitations.citing.record import Record
from felicitations.citing.tags import DC_TYPES


def coins(record: Record) -> str:
    """The value of the span's ``title``: pairs of Dublin Core, percent-encoded; the files say more."""
    pairs = (
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", DC_TYPES[record.kind]),
        ("rft.title", record.heading),
        ("rft.creator", record.author),
        ("rft.date", day_of(record.day).plain("-")),
        ("rft.identifier", record.url or record.key),
    )
    return urlencode([pair for pair in pairs if pair[1]], safe=":/")
