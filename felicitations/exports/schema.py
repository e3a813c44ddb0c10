"""The JSON Schema of a reading, for those who build on the data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import get_args

from felicitations import addresses
from felicitations.model import Archive, Certainty, File, Instrument, Kind, Speaker

NAME = "schema"
ADDRESS = addresses.data_file("reading.schema.json")

Schema = dict[str, object]

_SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
_EDTF = r"^(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?:[0-9]{2}|XX)(?:-(?:[0-9]{2}|XX))?)?[?~%]?$"
_DATE: Schema = {"type": "string", "pattern": _EDTF}
_WORDS: Schema = {"type": "string"}


def export(archive: Archive, _pages: tuple[str, ...]) -> Iterable[File]:
    """``data/reading.schema.json``: what one ``reading.json``, or one line of ``read --jsonl``, looks like."""
    text = json.dumps(schema(archive.settings.base_url), ensure_ascii=False, indent=2)
    yield File(address=ADDRESS, content=f"{text}\n".encode())


def schema(base_url: str = "") -> Schema:
    """The schema (draft 2020-12) as plain data. Its ``$id`` is where it stands, if the site knows its address."""
    place = addresses.canonical(base_url, ADDRESS)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **({"$id": place} if place else {}),
        "title": "Reading",
        "description": "What was read out of one article about a diplomatic message of congratulation.",
        "oneOf": [{"$ref": "#/$defs/reading"}, {"$ref": "#/$defs/refused"}],
        "$defs": {
            "reading": _object("An article that was read.", _READING),
            "refused": _object("A file that could not be taken in.", _REFUSED),
            "message": _object("One further message that the same article reports.", _MESSAGE),
            "party": _PARTY,
            "evidence": _object("The words that show a fact.", _EVIDENCE),
            "problem": _object("Something about the file that wants an eye.", _PROBLEM),
            "correction": _object("What a person knows better than the text.", _CORRECTION),
        },
    }


def _said(of: Schema, description: str) -> Schema:
    """The same schema with a sentence that says what it describes."""
    return {"description": description, **of}


def _object(description: str, properties: Mapping[str, Schema]) -> Schema:
    """An object that has exactly these keys."""
    return {
        "description": description,
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(of: Schema, description: str) -> Schema:
    return {"description": description, "type": "array", "items": of}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _or_null(of: Schema, description: str) -> Schema:
    return {"description": description, "anyOf": [of, {"type": "null"}]}


def _finding(value: Schema, description: str, basis: Schema = _WORDS) -> Schema:
    """A fact or null. One that is stated or inferred has words that show it."""
    rival = _object("A candidate that lost.", {"value": value, "evidence": _EVIDENCES})
    finding = _object(
        "A fact with how it is known.",
        {
            "value": value,
            "certainty": _CERTAINTY,
            "basis": _said(basis, "How it is known; correction where a person gave another value than the text."),
            "evidence": _EVIDENCES,
            "rivals": _list(rival, "What else it might have been, the best first."),
        },
    )
    curated: Schema = {"properties": {"certainty": {"const": "curated"}}}
    shown: Schema = {"properties": {"evidence": {"minItems": 1}}}
    return _or_null({**finding, "if": curated, "else": shown}, f"{description} Null where the text does not say it.")


_COUNTRY: Schema = {"type": "string", "pattern": "^[A-Z]{2}$", "description": "ISO 3166-1 alpha-2; XK for Kosovo."}
_OFFSET: Schema = {"type": "integer", "minimum": 0}
_CERTAINTY: Schema = {
    "description": "stated: the text says it; inferred: reasoned from what it says; curated: a person says it.",
    "enum": list(get_args(Certainty)),
}
_EVIDENCE: dict[str, Schema] = {
    "start": _said(_OFFSET, "Where the words begin: code points from the start of source.txt."),
    "end": _said(_OFFSET, "Where they end."),
    "text": _said(_WORDS, "The words: the source's text from start to end."),
    "rule": _said(_WORDS, "The rule that found them."),
}
_EVIDENCES = _list(_ref("evidence"), "The words that show it, in the order of their weight.")
_PROBLEM: dict[str, Schema] = {
    "code": {"type": "string", "pattern": "^[EW]-[A-Z0-9-]+$", "description": "E-: the file is left out; W-: a note."},
    "text": _said(_WORDS, "What was found and what was expected."),
    "line": _said(_OFFSET, "The line, counted from 1; 0 where the problem has no line."),
}
_CORRECTION: dict[str, Schema] = {
    "by": _said(_WORDS, "Who corrected."),
    "ground": _said(_WORDS, "How they know."),
    "note": _said(_WORDS, "What they say to the reader, in Markdown."),
    "facts": {
        "description": "The facts as they were written.",
        "type": "object",
        "additionalProperties": {"type": "string"},
    },
    "same_as": _list(_WORDS, "Ids of other articles that tell of the same act."),
    "not_same_as": _list(_WORDS, "Ids of other articles that tell of another act."),
}
_PARTY: Schema = {
    **_object(
        "One side of a message.",
        {
            "country": _or_null(_COUNTRY, "Its country; null for an intergovernmental body or an unnamed side."),
            "body": _said({"type": ["string", "null"]}, "The body; only where country is null."),
            "people": _list(_WORDS, "Who wrote or was written to, as the article names them."),
            "offices": _list(_WORDS, "Their offices in the same order, empty where none is printed."),
            "evidence": _EVIDENCES,
        },
    ),
    "required": ["country", "people", "offices", "evidence"],
    "if": {"properties": {"country": {"type": "null"}}},
    "then": {"required": ["body"]},
    "else": {"properties": {"body": False}},
}
_BASES: Schema = {
    "enum": ["stated", "weekday", "year", "dateline", "published", "anniversary", "source-record", "correction"],
}
_NUMBER: Schema = {"type": "integer", "minimum": 1}
_MESSAGE: dict[str, Schema] = {
    "happened": _finding(_DATE, "The local day on which the message was sent, in EDTF.", _BASES),
    "occasion": _finding({"type": "string", "pattern": _SLUG}, "The type of occasion: its slug on this site."),
    "ordinal": _finding(_NUMBER, "The number of the anniversary that is the occasion."),
    "exchanged": {"description": "Whether each side wrote to the other.", "type": "boolean"},
    "instrument": {"description": "What was sent, if the text says it.", "enum": [*get_args(Instrument), None]},
    "senders": _list(_ref("party"), "Who sent; in an exchange both sides."),
    "recipients": _list(_ref("party"), "Who received; in an exchange both sides."),
}
_NAMES: dict[str, Schema] = {
    "id": _said(_WORDS, "The article's name in this archive: its address never changes."),
    "seed": _said(_WORDS, "The name of its file."),
}
_PROBLEMS = _list(_ref("problem"), "What wants an eye.")
_READING: dict[str, Schema] = {
    **_NAMES,
    "sha256": {"description": "SHA-256 of the file's bytes.", "type": "string", "pattern": "^[0-9a-f]{64}$"},
    "lang": _said(_WORDS, "The language of the article, as in BCP 47."),
    "kind": {"description": "other: no report of a message of congratulation.", "enum": list(get_args(Kind))},
    "kind_basis": _said(_WORDS, "Why it is of that kind."),
    "headline": _finding(_WORDS, "The headline as printed."),
    "published": _finding(_DATE, "When the article was published, in EDTF."),
    "credit": _finding(_WORDS, "The agency, else the outlet, else the author that the article names."),
    "speaker": _finding({"enum": list(get_args(Speaker))}, "Who speaks in the article."),
    **_MESSAGE,
    "mentioned": _list(_COUNTRY, "Countries that are named without being a party."),
    "more": _list(_ref("message"), "Further messages that the same article reports."),
    "furniture": _list(
        _object("One stretch.", {key: _EVIDENCE[key] for key in ("start", "end", "rule")}),
        "What stands in the source and is none of the article's text.",
    ),
    "problems": _PROBLEMS,
    "correction": _or_null(_ref("correction"), "The correction that was laid over what the text gave, if any."),
}
_REFUSED: dict[str, Schema] = {
    **_NAMES,
    "kind": {"description": "Always refused.", "const": "refused"},
    "problems": _PROBLEMS,
}
