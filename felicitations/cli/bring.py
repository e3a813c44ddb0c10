"""The command ``import``: brings files of articles into the archive, or only says what is in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from felicitations.bringing import Offer, bring, offers
from felicitations.cli.codes import CLEAN, NOT_PUBLISHED, SOME_REFUSED
from felicitations.cli.options import chosen, shared
from felicitations.cli.output import counted, name, plain, put
from felicitations.disk.files import shown
from felicitations.disk.seeds import RECORD_KEYS
from felicitations.model import Seed

SHOWN = 5
"""Articles of one file that are shown; a file may hold a hundred thousand."""

_WIDTH = 60


@click.command("import")
@shared
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be read, and copy nothing.")
def import_command(files: tuple[Path, ...], dry_run: bool, **options: Any) -> int:
    """Copy FILES, or folders of them, into the folder of the articles, and say what is in them."""
    found = offers(chosen(options).seeds, files)
    name(problem for refusal in found.refusals for problem in refusal.problems)
    name(found.clashes)
    if not options["quiet"]:
        for offer in found.files:
            put(described(offer))
    stopped = bool(found.clashes) or not found.files
    if not dry_run and not stopped:
        bring(found.files)
    if not options["quiet"]:
        articles = sum(len(offer.articles) for offer in found.files)
        done = "Nothing was copied." if dry_run or stopped else f"Copied into {shown(options['seeds'])}/."
        left = f", {len(found.refusals):,} refused and named above" if found.refusals else ""
        held = f"{counted(articles, 'article', 'articles')} in {counted(len(found.files), 'file', 'files')}"
        put(f"{held}{left}. {done}")
    return NOT_PUBLISHED if stopped else SOME_REFUSED if found.refusals else CLEAN


def described(offer: Offer) -> str:
    """A file for people: where it goes, how many articles it holds, and the first of them."""
    more = len(offer.articles) - SHOWN
    lines = [
        f"{offer.name} -> {shown(offer.target)}: {len(offer.articles):,}",
        *(_article(seed) for seed in offer.articles[:SHOWN]),
        *([f"  and {more:,} more"] if more > 0 else []),
    ]
    return "\n".join(plain(line) for line in lines)


def _article(seed: Seed) -> str:
    """One article: its id, its length, what is understood of its record, and how its text begins."""
    begin = seed.text.find("\n---", max((field.end for field in seed.record), default=0)) + 4 if seed.record else 0
    text = seed.text[begin:].strip()
    record = "".join(f", {field.name} {field.value[:_WIDTH]}" for field in seed.record if field.name in RECORD_KEYS)
    return f"  {seed.id}: {len(text):,} characters{record}: {' '.join(text[:1_000].split())[:_WIDTH]}"
