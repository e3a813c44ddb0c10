"""A record in RIS, the tagged lines that most reference managers read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from felicitations.citing.days import day_of
from felicitations.citing.record import NO_DATE, Record

TYPES = {"article": "NEWS", "act": "ELEC"}


def ris(record: Record) -> str:
    """One reference; each line ends as RIS wants it, in CR LF."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _lines(record) if value or tag == "ER")


def ris_file(references: Iterable[str]) -> str:
    """Many references as a file."""
    return "\r\n".join(references)


def _lines(record: Record) -> Iterator[tuple[str, str]]:
    day = day_of(record.day)
    yield "TY", TYPES[record.kind]
    yield "ID", record.key
    yield "TI", record.heading
    yield "AU", record.author
    yield "PB", record.publisher
    yield "PY", f"{day.year:04}" if day.year else ""
    yield "DA", _date(record)
    yield "LA", record.lang
    yield "KW", record.occasion
    for side in record.sides:
        yield "KW", side.name
    yield "DB", record.archive
    yield "AN", record.key
    yield "UR", record.url
    yield "N1", f"Date: {record.day or NO_DATE}"
    yield "N1", f"SHA-256: {record.version}"
    yield "ER", ""


def _date(record: Record) -> str:
    """Year, month and day between slashes, empty where they are not known; behind the last slash the doubt."""
    day = day_of(record.day)
    if not day.year:
        return ""
    parts = [f"{day.year:04}", *(f"{part:02}" if part else "" for part in (day.month, day.day))]
    return "/".join((*parts, "ca." if day.about else "?" if day.perhaps else ""))
