"""What every command takes: the folders, and how much is said meanwhile."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from felicitations.disk.paths import Paths

FOLDER = click.Path(path_type=Path)
"""The type of an option that names a folder, be it there or not."""


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command takes."""
    for option in (
        click.option("--verbose", "-v", is_flag=True, help="Say each stage."),
        click.option("--quiet", "-q", is_flag=True, help="Say nothing but problems."),
        click.option("--cache", type=FOLDER, default=".cache", show_default=True, help="What is remembered."),
        click.option("--templates", type=FOLDER, default="templates", show_default=True, help="The pages' templates."),
        click.option("--source", type=FOLDER, default="site_src", show_default=True, help="The source of the site."),
        click.option("--seeds", type=FOLDER, default="seeds", show_default=True, help="The articles."),
    ):
        command = option(command)
    return command


def chosen(options: dict[str, Any], *needed: str) -> Paths:
    """The folders that were named. Those that are needed must be there."""
    for name in needed:
        if not options[name].is_dir():
            raise click.BadParameter(f'there is no folder "{options[name]}"', param_hint=f"--{name}")
    return Paths(
        seeds=options["seeds"], source=options["source"], templates=options["templates"], cache=options["cache"]
    )


def progress(options: dict[str, Any]) -> Callable[[str], None]:
    """What is told the stages: a line that each overwrites on a terminal, lines with -v, nothing in a pipe."""
    if options["verbose"]:
        return lambda stage: click.echo(f"{stage} ...", err=True) if stage else None
    if options["quiet"] or not (sys.stderr and sys.stderr.isatty()):
        return lambda _: None
    return lambda stage: click.echo(f"\r\x1b[K{stage}{' ...' if stage else ''}", nl=False, err=True)
