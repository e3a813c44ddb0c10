"""The command ``init``: a new archive that builds."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from felicitations.cli.codes import CLEAN
from felicitations.cli.options import FOLDER, chosen, shared
from felicitations.cli.output import put
from felicitations.disk.files import shown
from felicitations.disk.starting import CHECKOUT, write_archive

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
    """Make a new archive in FOLDER, with one example; on a terminal it asks for what is not given.

    It starts from the source and the templates of the archive in this folder; where there is none, from the program's.
    """
    paths = chosen(_with_own(options), "source", "templates")
    settings = {key: _answer(options[key], *_ASKED[key]) for key in _ASKED}
    number = write_archive(folder, paths.source, paths.templates, settings)
    if not options["quiet"]:
        put(
            f"{shown(folder)} is a new archive of {number:,} files. {shown(folder / 'README.md')} says how to build it."
        )
    return CLEAN


def _with_own(options: dict[str, Any]) -> dict[str, Any]:
    """The options, with the program's own source and templates where the folder is no archive and none were named."""
    if Path("site_src", "site.toml").is_file():
        return options
    context = click.get_current_context()
    own = {"source": CHECKOUT / "site_src", "templates": CHECKOUT / "templates"}
    return options | {
        name: place for name, place in own.items() if context.get_parameter_source(name) is ParameterSource.DEFAULT
    }


def _answer(given: str | None, question: str, default: str) -> str:
    asks = given is None and sys.stdin.isatty() and sys.stdout.isatty()
    answer = click.prompt(question, default=default, show_default=bool(default)) if asks else given
    return " ".join((default if answer is None else str(answer)).split())
