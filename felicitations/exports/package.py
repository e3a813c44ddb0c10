"""What the tables are, for programs: a Data Package (specs.frictionlessdata.io) with the schema of each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from slugify import slugify

from felicitations import addresses
from felicitations.dataset import TABLES, Column, ColumnKind, Table
from felicitations.model import Archive, File, Settings

NAME = "package"
ADDRESS = addresses.data_file("datapackage.json")

LICENCES: tuple[tuple[str, str, str], ...] = (
    ("CC0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ("CC BY-SA 4.0", "CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    ("CC BY 4.0", "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    ("ODbL", "ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    ("PDDL", "ODC-PDDL-1.0", "https://opendatacommons.org/licenses/pddl/1-0/"),
    ("ODC-By", "ODC-BY-1.0", "https://opendatacommons.org/licenses/by/1-0/"),
)
"""How the licence of site.toml may begin, and what programs call it. Any other one is given in its own words."""

_TYPES: Mapping[ColumnKind, str] = {"number": "integer", "flag": "boolean", "day": "date", "year": "year"}
_NOTE = (
    "CSV in UTF-8. An empty cell means not known. A cell that a spreadsheet would run as a formula, or that begins "
    "with an apostrophe, has one before it: take it away to have the value. The items of a list are split by |."
)


def export(archive: Archive, _pages: tuple[str, ...]) -> Iterable[File]:
    """``data/datapackage.json``: every table with its columns, and the database where it is made."""
    text = json.dumps(package(archive.settings), ensure_ascii=True, indent=2)
    yield File(address=ADDRESS, content=f"{text}\n".encode())


def package(settings: Settings) -> dict[str, Any]:
    """The description as plain data. It lists only what site.toml lets be made."""
    home = addresses.canonical(settings.base_url, addresses.HOME)
    resources = [_resource(table) for table in TABLES] if "sheets" in settings.exports else []
    if "database" in settings.exports:
        resources.append(_DATABASE)
    return {
        "profile": "tabular-data-package" if "database" not in settings.exports else "data-package",
        "name": slugify(settings.title) or "archive",
        "title": settings.title,
        **({"homepage": home} if home else {}),
        "description": "\n\n".join(filter(None, (settings.tagline, settings.licence, _NOTE))),
        **_licences(settings.licence),
        "resources": resources,
    }


def _licences(licence: str) -> dict[str, object]:
    for begins, name, path in LICENCES:
        if licence.startswith(begins):
            return {"licenses": [{"name": name, "path": path, "title": licence}]}
    return {}


def _resource(table: Table) -> dict[str, object]:
    refers = [column for column in table.columns if column.refers]
    schema = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        **({"foreignKeys": [_foreign(column) for column in refers]} if refers else {}),
    }
    return {
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "title": table.title,
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, object]:
    limits: dict[str, object] = {}
    if column.required:
        limits["required"] = True
    if column.choices:
        limits["enum"] = list(column.choices)
    return {
        "name": column.name,
        "type": _TYPES.get(column.kind, "string"),
        "description": f"{column.meaning} A list, split by |." if column.kind == "list" else column.meaning,
        **({"constraints": limits} if limits else {}),
    }


def _foreign(column: Column) -> dict[str, object]:
    return {"fields": column.name, "reference": {"resource": column.refers, "fields": "id"}}


_DATABASE: dict[str, object] = {
    "name": "archive",
    "path": "archive.sqlite",
    "profile": "data-resource",
    "title": "All tables in one SQLite file, with full-text search",
    "format": "sqlite",
    "mediatype": "application/vnd.sqlite3",
}
