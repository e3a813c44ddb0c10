"""The command ``read``: what articles say, for people or for programs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from felicitations.cli.codes import CLEAN
from felicitations.cli.options import chosen, shared
from felicitations.cli.output import as_json, name, plain, put
from felicitations.making import read_files

_FACTS = ("headline", "published", "happened", "occasion", "ordinal", "credit", "speaker")


@click.command("read")
@shared
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--jsonl", is_flag=True, help="One JSON object a line.")
def read_command(paths: tuple[Path, ...], jsonl: bool, **options: Any) -> int:
    """Print what the articles in PATHS, files or folders, say."""
    problems, readings = read_files(chosen(options, "source").source, paths)
    if not options["quiet"]:
        name(problems)
    for found in readings:
        if not put(as_json(found) if jsonl else readable(found)):
            break
    return CLEAN


def readable(found: dict[str, Any]) -> str:
    """A reading for people: its facts, one a line, with how each is known."""
    lines = [f"{found['id']}  ({found['kind']})"]
    lines += [f"  {fact:<11}{_value(found[fact])}" for fact in _FACTS if fact in found]
    lines += [f"  {side:<11}{_parties(found[side])}" for side in ("senders", "recipients") if found.get(side)]
    lines += [f"  {problem['code']} {problem['text']}" for problem in found.get("problems", ())]
    return "\n".join(plain(line) for line in lines) + "\n"


def _value(finding: dict[str, Any] | None) -> str:
    return f"{finding['value']}  [{finding['certainty']}: {finding['basis']}]" if finding else "not known"


def _parties(parties: Iterable[dict[str, Any]]) -> str:
    named = (
        (party.get("country") or party.get("body") or "?", ", ".join(party.get("people", ()))) for party in parties
    )
    return "; ".join(f"{place} ({people})" if people else place for place, people in named)
