"""The command ``build``: the site, and the report of it."""

from __future__ import annotations

import re
import time
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from felicitations.build import build
from felicitations.cli.codes import CLEAN, NOT_TIDIED, SOME_REFUSED
from felicitations.cli.options import FOLDER, chosen, progress, shared
from felicitations.cli.output import as_json, counted, name, put
from felicitations.disk.public import UNTIDY
from felicitations.disk.values import base_url_fault
from felicitations.model import Search, Summary
from felicitations.problems import Refused


def _base_url(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value and (fault := base_url_fault(value)):
        raise click.BadParameter(fault)
    return value


def _day(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if value and not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        raise click.BadParameter(f'found "{value}", expected a day as 2024-01-12')
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter(f'"{value}" is no day of the calendar: {error}') from None


@click.command("build")
@shared
@click.option("--out", type=FOLDER, default="public", show_default=True, help="Where the site is published.")
@click.option("--base-url", callback=_base_url, help="Where the site will stand, instead of site.toml's base_url.")
@click.option("--today", callback=_day, default="", help="The day, 2024-01-12: the home page tells what fell on it.")
@click.option("--strict", is_flag=True, help="Publish nothing if any file is refused.")
@click.option("--no-search", is_flag=True, help="Make no search.")
@click.option("--ledger", type=FOLDER, help="One more ledger, as a site publishes it; none if there is no such file.")
@click.option("--json", "json", is_flag=True, help="Report as JSON.")
def build_command(out: Path, strict: bool, no_search: bool, json: bool, **options: Any) -> int:
    """Build the site (this is what happens when no command is named)."""
    paths = chosen(options, "seeds", "source", "templates")
    say = progress(options)
    search: Search = "none" if no_search else "new"
    try:
        summary = build(
            paths,
            out=out,
            base_url=options["base_url"],
            today=options["today"],
            strict=strict,
            search=search,
            ledger_file=options["ledger"],
            clock=time.perf_counter,
            say=say,
        )
    except Refused as refused:
        if json:
            put(as_json({"published": None, "problems": [asdict(problem) for problem in refused.problems]}))
        raise
    finally:
        say("")
    name(summary.problems)
    if json:
        put(as_json(asdict(summary)))
    elif not options["quiet"]:
        put(report(summary))
    return exit_code(summary)


def report(summary: Summary) -> str:
    """The last words of a build: what the archive holds and where to look at it."""
    held = ", ".join(
        (
            counted(summary.articles, "article", "articles"),
            counted(summary.countries, "country", "countries"),
            counted(summary.occasions, "occasion type", "occasion types"),
        )
    )
    made = f"{counted(summary.acts, 'act', 'acts')}, {counted(summary.pages, 'page', 'pages')}"
    refused = sum(problem.refuses for problem in summary.problems)
    left_out = f" {counted(refused, 'problem was', 'problems were')} named above." if refused else ""
    where = f"{summary.out}/ ({summary.seconds:.1f} s)"
    return f"{held}; {made} in {where}.{left_out} Open {summary.out}/index.html, or run python build.py serve"


def exit_code(summary: Summary) -> int:
    """What the end of a build means for a program that called it."""
    if any(problem.code == UNTIDY for problem in summary.published.untidy):
        return NOT_TIDIED
    return SOME_REFUSED if any(problem.refuses for problem in summary.problems) else CLEAN
