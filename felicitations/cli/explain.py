"""The command ``explain``: why each fact of an article is as it is, and how to correct it."""

from __future__ import annotations

from typing import Any

import click

from felicitations.cli.codes import CLEAN
from felicitations.cli.options import chosen, shared
from felicitations.cli.output import name, plain, put
from felicitations.desk import paper
from felicitations.desk.case import Case
from felicitations.desk.doubts import doubts_of
from felicitations.desk.explain import explain
from felicitations.desk.facts import FACTS
from felicitations.disk.files import shown
from felicitations.disk.forms import correction_file
from felicitations.disk.hints import nearest
from felicitations.model import Refusal
from felicitations.survey import Unknown, find


@click.command("explain")
@shared
@click.argument("seed")
@click.argument("fact", required=False)
def explain_command(seed: str, fact: str | None, **options: Any) -> int:
    """Say why SEED is read as it is: each fact, or FACT alone, with its words and how to correct it.

    SEED is the id of an article, its file, or the beginning of its id.
    """
    if fact is not None and fact not in FACTS:
        raise click.ClickException(f'found no fact called "{fact}"{nearest(fact, FACTS)}')
    paths = chosen(options, "seeds", "source")
    try:
        found = find(paths, seed)
    except Unknown as unknown:
        raise click.ClickException(str(unknown)) from None
    if isinstance(found, Refusal):
        put(printable(paper.refusal_words(found)))
        return CLEAN
    if not options["quiet"]:
        name(found.source.problems)
    case = Case(report=found.report, corrected=found.corrected, lexicon=found.source.lexicon)
    file = correction_file(paths.source, found.report.seed.id)
    doubts = doubts_of(found.corrected, found.source.lexicon)
    doubts = tuple(doubt for doubt in doubts if fact is None or fact in {doubt.fact, *doubt.settled})
    explained = explain(case, [fact] if fact else ())
    put(printable(paper.explanation(found.corrected, doubts, explained, shown(file), there=file.exists())))
    return CLEAN


def printable(text: str) -> str:
    """A text of several lines of which none can command a terminal or a workflow."""
    return "\n".join(plain(line) for line in text.split("\n"))
