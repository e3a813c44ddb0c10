"""A record in CSL-JSON, the form that citation processors and Zotero take."""

from __future__ import annotations

import json
from collections.abc import Iterable

from felicitations.citing.days import day_of
from felicitations.citing.record import Record

TYPES = {"article": "article-newspaper", "act": "document"}


def csl(record: Record) -> str:
    """One item, on one line."""
    item: dict[str, object] = {
        "id": record.key,
        "type": TYPES[record.kind],
        "title": record.heading,
        "author": [{"literal": record.author}] if record.author else [],
        "issued": _issued(record),
        "publisher": record.publisher,
        "language": record.lang,
        "keyword": ", ".join(filter(None, (record.occasion, *(side.name for side in record.sides)))),
        "archive": record.archive,
        "archive_location": record.key,
        "version": f"sha256:{record.version}",
        "URL": record.url,
    }
    return json.dumps({key: value for key, value in item.items() if value}, ensure_ascii=False)


def csl_file(items: Iterable[str]) -> str:
    """Many items as a file: an array."""
    listed = ",\n".join(items)
    return f"[\n{listed}\n]\n"


def _issued(record: Record) -> dict[str, object]:
    """The date. Without one there is none: every style then says "n.d." in its own words."""
    if not record.day:
        return {}
    day = day_of(record.day)
    if day.other:
        return {"literal": day.other}
    return {"date-parts": [list(day.parts)], **({"circa": True} if day.about or day.perhaps else {})}
