"""Reads and writes the ledger of published addresses, and reads why articles were taken out.

Nobody edits the ledger by hand; so a fault in it refuses the build, before an address is lost by it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import get_args

import msgspec

from felicitations import ledger
from felicitations.disk import ids, values
from felicitations.disk.atomic import sync
from felicitations.disk.files import shown
from felicitations.disk.manifest import address_faults
from felicitations.disk.tables import Row, optional_rows
from felicitations.model import Ledger, Recorded, Removal, RemovalReason
from felicitations.problems import Problem, Refused

NAME = "ledger.csv"
REMOVED = "removed.csv"
REMOVED_COLUMNS = ("article", "reason", "see", "note")

LIMIT = 50_000_000
"""The most bytes of a ledger: some 500,000 addresses."""

_DIGEST = re.compile(r"[0-9a-f]{64}")
_REASONS: tuple[str, ...] = get_args(RemovalReason)


def load_ledger(folder: Path, label: str, other: Path | None = None) -> tuple[Ledger, tuple[Problem, ...]]:
    """The ledger in the source of a site, and the reasons why articles were taken out; empty where there is none.

    ``other`` is one more ledger, as a site publishes it; of an address in both, the row of the source counts. Raises
    `Refused` for whatever is wrong with a ledger.
    """
    recorded = read_ledger(folder / NAME, f"{label}/{NAME}")
    if other:
        recorded = _merged(recorded, read_ledger(other, shown(other)))
    rows, problems = optional_rows(folder / REMOVED, f"{label}/{REMOVED}", REMOVED_COLUMNS)
    removals: list[Removal] = []
    for line, row in rows:
        if fault := _removal_fault(row, removals):
            problems.append(Problem(code="E-TABLE", path=f"{label}/{REMOVED}", text=fault, line=line))
        else:
            removals.append(msgspec.convert({**row, "seed": row["article"]}, Removal))
    return Ledger(recorded=recorded, removals=tuple(removals)), tuple(problems)


def read_ledger(path: Path, name: str) -> tuple[Recorded, ...]:
    """The rows of a ledger, of the source or as a site publishes it; none where there is no file. Raises `Refused`."""
    rows, problems = optional_rows(path, name, ledger.COLUMNS, LIMIT)
    found = {line: ledger.row_of(row["address"], row["key"]) for line, row in rows}
    faults = [*((problem.line, problem.text) for problem in problems), *_faults(found)]
    if faults:
        hint = "the program writes this file: take it from git as it was, and run python build.py record"
        told = (Problem(code="E-LEDGER", path=name, text=f"{fault}; {hint}", line=line) for line, fault in faults[:5])
        raise Refused(*told)
    return tuple(found.values())


def _merged(one: Iterable[Recorded], other: Iterable[Recorded]) -> tuple[Recorded, ...]:
    """Two ledgers as one, by address; of an address that stands in both, what ``one`` says."""
    lines = {line.address: line for line in (*other, *one)}
    return tuple(lines[address] for address in sorted(lines))


def write_ledger(folder: Path, content: bytes) -> Path:
    """Put a new ledger in the place of the old one, in one step. Raises `Refused`, with the old one as it was."""
    path = folder / NAME
    draft = folder / f".{NAME}.draft"
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        sync(draft)
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        text = f"cannot be written ({error.strerror or error}); the ledger is as it was"
        raise Refused(Problem(code="E-DISK", path=shown(path), text=text)) from error
    return path


def _faults(found: Mapping[int, Recorded]) -> Iterator[tuple[int, str]]:
    """What is wrong with single rows, by their line."""
    seen: dict[str, int] = {}
    for number, line in found.items():
        if line.address in seen:
            yield number, f'found "{line.address}", which stands in line {seen[line.address]} already, expected it once'
        seen[line.address] = number
        if not line.address.endswith(".html"):
            yield number, f'found "{line.address}", expected the address of a page'
        seed_id = ledger.article_of(line.address)
        if seed_id and not (len(line.key) == 1 and _DIGEST.fullmatch(line.key[0])):
            yield number, f'found the key "{"|".join(line.key)}", expected the SHA-256 of the article "{seed_id}"'
    yield from ((0, fault) for fault in address_faults(seen))


def _removal_fault(row: Row, before: Iterable[Removal]) -> str:
    """What is wrong with one row of removed.csv."""
    if any(removal.seed == row["article"] for removal in before):
        return f'found "{row["article"]}" a second time; keep one row'
    return (
        ids.fault_of(row["article"])
        or values.choice_fault(row["reason"], _REASONS)
        or (ids.fault_of(row["see"]) if row["see"] else "")
        or ('"see" is the article itself, expected another' if row["see"] == row["article"] else "")
    )
