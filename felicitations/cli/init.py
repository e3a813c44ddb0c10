"""The command ``init``: a new archive that builds."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from felicitations.cli.codes import CLEAN
from felicitations.cli.options import FOLDER, chosen, shared
from felicitations.cli.output import put
from felicitations.disk.files import shown
from felicitations.disk.starting import write_archive

_ASKED = {
    "title": ("Title of the archive", "Felicitations"),
    "home_country": ("Country from whose side it is collected, two letters such as CN; empty for none", ""),
    "base_url": ("Address where the site will stand; empty if not known yet", ""),
}
"""What is asked for on a terminal, and what is taken where nobody answers."""


@click.command("init")
@shared
@click.argument("folder", type=FOLDER)
@click.option("--title", help="The title of the archive.")
@click.option("--home-country", metavar="CODE", help="The country from whose side it is collected, two letters.")
@click.option("--base-url", metavar="URL", help="Where the site will stand.")
def init_command(folder: Path, **options: Any) -> int:
    """Make a new archive in FOLDER, with one example; on a terminal it asks for what is not given."""
    paths = chosen(options, "source", "templates")
    settings = {key: _answer(options[key], *_ASKED[key]) for key in _ASKED}
    number = write_archive(folder, paths.source, paths.templates, settings)
    if not options["quiet"]:
        put(
            f"{shown(folder)} is a new archive of {number:,} files. {shown(folder / 'README.md')} says how to build it."
        )
    return CLEAN


def _answer(given: str | None, question: str, default: str) -> str:
    asks = given is None and sys.stdin.isatty() and sys.stdout.isatty()
    answer = click.prompt(question, default=default, show_default=bool(default)) if asks else given
    return " ".join((default if answer is None else str(answer)).split())
