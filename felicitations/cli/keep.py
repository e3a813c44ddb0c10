"""The commands ``record``, ``check`` and ``bag``: what keeps an archive whole over the years."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from felicitations.cli.codes import CLEAN, NOT_PUBLISHED
from felicitations.cli.options import FOLDER, chosen, shared
from felicitations.cli.output import name, put
from felicitations.disk.files import shown
from felicitations.keeping import bag, check, record

_SITE = click.option("--out", type=FOLDER, default="public", show_default=True, help="Where the site was published.")


@click.command("record")
@shared
@click.option("--changed", is_flag=True, help="Accept articles whose files changed since they were recorded.")
def record_command(changed: bool, **options: Any) -> int:
    """Write today's addresses and the digests of the articles into site_src/ledger.csv, which you then commit."""
    done = record(chosen(options, "seeds", "source"), changed=changed)
    name(done.problems)
    if not options["quiet"]:
        put(f"{shown(done.path)} holds {done.addresses:,} addresses, {done.new:,} of them new. Commit it.")
    return CLEAN


@click.command("check")
@shared
@_SITE
@click.option("--site-alone", is_flag=True, help="Leave the articles aside.")
def check_command(out: Path, site_alone: bool, **options: Any) -> int:
    """Compare the articles with the ledger, and the published site with its manifest and with what Pages takes."""
    problems = check(chosen(options, "seeds", "source"), out, site_alone=site_alone)
    name(problems)
    if not options["quiet"]:
        put(f"{len(problems):,} problems are named above." if problems else "All is as it was recorded and published.")
    return NOT_PUBLISHED if problems else CLEAN


@click.command("bag")
@shared
@_SITE
@click.argument("folder", type=FOLDER)
def bag_command(folder: Path, out: Path, **options: Any) -> int:
    """Pack articles, source and published site into the new FOLDER, a BagIt bag that any archive can check."""
    number = bag(chosen(options, "seeds", "source"), out, folder)
    if not options["quiet"]:
        put(f"{shown(folder)} is a bag of {number:,} files.")
    return CLEAN
