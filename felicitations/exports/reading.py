"""A reading as JSON: what ``articles/<id>/reading.json`` holds and the command ``read`` prints.

The keys and their order are part of what the archive promises; `felicitations.exports.schema` describes them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

import msgspec

from felicitations import addresses
from felicitations.model import (
    LEFT_OUT,
    Archive,
    Correction,
    Evidence,
    Finding,
    Message,
    Party,
    Reading,
    Recipe,
    Refusal,
    Report,
)
from felicitations.origins import Origins
from felicitations.problems import Problem

NAME = "reading"

_NO_MESSAGE = Message(
    happened=None, occasion=None, ordinal=None, exchanged=False, instrument=None, senders=(), recipients=()
)


def export(archive: Archive, _pages: tuple[str, ...]) -> Iterable[Recipe]:
    """``reading.json`` of every article. A seed that was refused has no page, and no file beside it."""
    origins = Origins.of(archive).reports
    for report in archive.reports:
        address = addresses.article_file(report.seed.id, addresses.READING_JSON)
        yield Recipe(address=address, make=partial(_written, report), origin=origins[report.seed.id])


def _written(report: Report) -> bytes:
    # The same bytes as json.dumps would give, in a twelfth of its time. A reading holds no numbers but whole ones.
    return msgspec.json.format(msgspec.json.encode(to_json(report)), indent=2) + b"\n"


def to_json(report: Report | Refusal) -> dict[str, object]:
    """One article as plain data, its keys in their fixed order."""
    if isinstance(report, Refusal):
        return {
            "id": report.id,
            "seed": _file_name(report.path),
            "kind": "refused",
            "problems": [_problem(problem) for problem in report.problems],
        }
    seed, reading = report.seed, report.reading
    main, *more = reading.messages or (_NO_MESSAGE,)
    return {
        "id": seed.id,
        "seed": _file_name(seed.path),
        "sha256": seed.digest,
        "lang": reading.lang,
        "kind": reading.kind,
        "kind_basis": reading.kind_basis,
        "headline": _finding(reading.headline),
        "published": _finding(reading.published),
        "credit": _finding(reading.credit),
        "speaker": _finding(reading.speaker),
        **_message(main),
        "mentioned": list(reading.mentioned),
        "more": [_message(message) for message in more],
        "furniture": _furniture(reading),
        "problems": [_problem(problem) for problem in reading.problems],
        "correction": _correction(reading.correction),
    }


def _file_name(path: str) -> str:
    """The name of a seed's file: the folder that it lies in must not change what is published."""
    return path.rpartition("/")[2]


def _message(message: Message) -> dict[str, object]:
    return {
        "happened": _finding(message.happened),
        "occasion": _finding(message.occasion),
        "ordinal": _finding(message.ordinal),
        "exchanged": message.exchanged,
        "instrument": message.instrument.value if message.instrument else None,
        "senders": [_party(party) for party in message.senders],
        "recipients": [_party(party) for party in message.recipients],
    }


def _party(party: Party) -> dict[str, object]:
    """One side. ``people`` and ``offices`` run side by side; an office that is not printed is an empty word."""
    return {
        "country": party.country,
        **({"body": party.body} if party.country is None else {}),
        "people": [person.name for person in party.people],
        "offices": [person.office for person in party.people],
        "evidence": [_evidence(shown) for shown in party.evidence],
    }


def _finding(finding: Finding[Any] | None) -> dict[str, object] | None:
    if finding is None:
        return None
    return {
        "value": finding.value,
        "certainty": finding.certainty,
        "basis": finding.basis,
        "evidence": [_evidence(shown) for shown in finding.evidence],
        "rivals": [
            {"value": rival.value, "evidence": [_evidence(shown) for shown in rival.evidence]}
            for rival in finding.rivals
        ],
    }


def _evidence(evidence: Evidence) -> dict[str, object]:
    return {"start": evidence.start, "end": evidence.end, "text": evidence.text, "rule": evidence.rule}


def _furniture(reading: Reading) -> list[dict[str, object]]:
    """All that is left out of the article's text: furniture, stamps, credits and the record that came with it."""
    return [{"start": m.start, "end": m.end, "rule": m.rule} for m in reading.marks if m.kind in LEFT_OUT]


def _problem(problem: Problem) -> dict[str, object]:
    return {"code": problem.code, "text": problem.text, "line": problem.line}


def _correction(correction: Correction | None) -> dict[str, object] | None:
    if correction is None:
        return None
    return {
        "by": correction.by,
        "ground": correction.ground,
        "note": correction.note,
        "facts": dict(correction.facts),
        "same_as": list(correction.same_as),
        "not_same_as": list(correction.not_same_as),
    }
