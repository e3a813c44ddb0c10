"""The command ``review``: what wants a person's eye, and the correction to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from felicitations.cli.codes import CLEAN, UNSAFE
from felicitations.cli.explain import printable
from felicitations.cli.options import chosen, progress, shared
from felicitations.cli.output import as_json, name, put
from felicitations.desk import paper
from felicitations.desk.doubts import Doubt, doubts_of, refused, worst_first
from felicitations.desk.facts import names_of
from felicitations.desk.form import form
from felicitations.disk.files import shown
from felicitations.disk.forms import Taken, write_correction
from felicitations.disk.paths import Paths
from felicitations.model import Refusal
from felicitations.survey import Unknown, find, survey

Wanting = Sequence[tuple[str, tuple[Doubt, ...]]]


@click.command("review")
@shared
@click.option("--write", metavar="SEED", help="Write the correction of SEED, to be filled in.")
@click.option("--json", "json", is_flag=True, help="Report as JSON.")
def review_command(write: str | None, json: bool, **options: Any) -> int:
    """Name the articles that want a person's eye, the worst first, and how to look at each."""
    paths = chosen(options, "seeds", "source")
    if write is not None:
        return _write(paths, write)
    say = progress(options)
    try:
        found = survey(paths, say)
    finally:
        say("")
    if not options["quiet"]:
        name(found.problems)
    wanting = worst_first(
        [
            *((refusal.id, refused(refusal)) for refusal in found.refusals),
            *((report.seed.id, doubts_of(report, found.source.lexicon)) for report in found.reports),
        ]
    )
    articles = len(found.reports) + len(found.refusals)
    put(as_json(_listed(wanting, articles)) if json else printable(paper.reviewed(wanting, articles)))
    return CLEAN


def _write(paths: Paths, words: str) -> int:
    try:
        found = find(paths, words)
    except Unknown as unknown:
        raise click.ClickException(str(unknown)) from None
    if isinstance(found, Refusal):
        raise click.ClickException(f"{found.path} is refused, so no correction helps; mend the file itself")
    lexicon = found.source.lexicon
    text = form(found.corrected, doubts_of(found.corrected, lexicon), names_of(lexicon))
    try:
        path = write_correction(paths.source, found.report.seed.id, text)
    except Taken as taken:
        name(taken.problems)
        return UNSAFE
    put(printable(paper.written(shown(path))))
    return CLEAN


def _listed(wanting: Wanting, articles: int) -> dict[str, Any]:
    """The review as plain data, in the same order."""
    return {
        "articles": articles,
        "wanting": [
            {
                "id": seed_id,
                "score": doubts[0].reason.score,
                "command": paper.command(seed_id, doubts[0].fact),
                "reasons": [
                    {
                        "reason": doubt.reason.slug,
                        "score": doubt.reason.score,
                        "fact": doubt.fact or None,
                        "text": doubt.reason.words,
                        "detail": doubt.detail,
                    }
                    for doubt in doubts
                ],
            }
            for seed_id, doubts in wanting
        ],
    }
