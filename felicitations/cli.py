"""The command line: arguments to one call, and what became of it in words. The only place that prints."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from types import FrameType
from typing import Any

import click

from felicitations import __version__
from felicitations.build import Paths, build, read_files
from felicitations.disk.lock import Locked
from felicitations.disk.public import UNTIDY
from felicitations.disk.safety import Unsafe
from felicitations.disk.values import base_url_fault
from felicitations.model import Summary
from felicitations.problems import Problem, Refused

CLEAN, NOT_PUBLISHED, UNSAFE, SOME_REFUSED, NOT_TIDIED, LOCKED = 0, 1, 2, 3, 4, 75
"""The exit codes; ``docs`` says what each means for a program that calls this one."""

_FOLDER = click.Path(path_type=Path)


class Commands(click.Group):
    """A group whose first command is meant when none is named: ``build.py --strict`` is ``build.py build --strict``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the name of the first command before options that are not the group's own."""
        own = {name for option in self.get_params(ctx) for name in (*option.opts, *option.secondary_opts)}
        if not args or (args[0].startswith("-") and args[0].partition("=")[0] not in own):
            args = ["build", *args]
        return super().parse_args(ctx, args)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Nothing that a person can cause ends in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Names and titles hold every script, whatever LANG says.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    before = {number: signal.signal(number, _stop) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        return _run(arguments)
    except (KeyboardInterrupt, click.Abort):
        return _stopped(signal.SIGINT)
    except Stopped as stopped:
        return _stopped(stopped.number)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Stopped(BaseException):
    """A signal asked the program to end. No `Exception`, so that nothing on the way takes it for an error."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def _stop(number: int, _frame: FrameType | None) -> None:
    raise Stopped(number)


def _stopped(number: int) -> int:
    _tell("Stopped. The site is whole: the old one, or the new one if it was just finished.")
    return 128 + number


def _run(arguments: Sequence[str] | None) -> int:
    try:
        result = commands.main(arguments, prog_name="build.py", standalone_mode=False)
    except click.ClickException as error:
        error.show(file=sys.stderr)
        return UNSAFE
    except Refused as refused:
        _name(refused.problems)
        return LOCKED if isinstance(refused, Locked) else UNSAFE if isinstance(refused, Unsafe) else NOT_PUBLISHED
    except Exception as error:
        if "-v" in (arguments or sys.argv) or "--verbose" in (arguments or sys.argv):
            raise
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        _tell(f"The program failed at {where} with {type(error).__name__}: {error}. Please report it; -v shows more.")
        return NOT_PUBLISHED
    return result if isinstance(result, int) else CLEAN


def _shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command takes."""
    for option in (
        click.option("--verbose", "-v", is_flag=True, help="Say each stage."),
        click.option("--quiet", "-q", is_flag=True, help="Say nothing but problems."),
        click.option("--cache", type=_FOLDER, default=".cache", show_default=True, help="What is remembered."),
        click.option("--templates", type=_FOLDER, default="templates", show_default=True, help="The pages' templates."),
        click.option("--source", type=_FOLDER, default="site_src", show_default=True, help="The source of the site."),
        click.option("--seeds", type=_FOLDER, default="seeds", show_default=True, help="The articles."),
    ):
        command = option(command)
    return command


def _base_url(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value and (fault := base_url_fault(value)):
        raise click.BadParameter(fault)
    return value


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="felicitations")
def commands() -> None:
    """Turn a folder of articles about messages of congratulation into a static archive."""


@commands.command("build")
@_shared
@click.option("--out", type=_FOLDER, default="public", show_default=True, help="Where the site is published.")
@click.option("--base-url", callback=_base_url, help="Where the site will stand, instead of site.toml's base_url.")
@click.option("--strict", is_flag=True, help="Publish nothing if any file is refused.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
def build_command(out: Path, base_url: str | None, strict: bool, as_json: bool, **options: Any) -> int:
    """Build the site (this is what happens when no command is named)."""
    paths = _paths(options, "seeds", "source", "templates")
    say = _progress(options)
    try:
        summary = build(paths, out=out, base_url=base_url, strict=strict, clock=time.perf_counter, say=say)
    except Refused as refused:
        if as_json:
            _print(_json({"published": None, "problems": [asdict(problem) for problem in refused.problems]}))
        raise
    finally:
        say("")
    _name(summary.problems)
    if as_json:
        _print(_json(asdict(summary)))
    elif not options["quiet"]:
        _print(report(summary))
    return exit_code(summary)


@commands.command("read")
@_shared
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--jsonl", is_flag=True, help="One JSON object a line.")
def read_command(paths: tuple[Path, ...], jsonl: bool, **options: Any) -> int:
    """Print what the articles in PATHS, files or folders, say."""
    problems, readings = read_files(_paths(options, "source").source, paths)
    if not options["quiet"]:
        _name(problems)
    for found in readings:
        if not _print(_json(found) if jsonl else readable(found)):
            break
    return CLEAN


@commands.command("serve")
@_shared
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free port.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
@click.option("--out", type=_FOLDER, default="public", show_default=True, help="Where the site is published.")
def serve_command(host: str, port: int, open_browser: bool, out: Path, **options: Any) -> int:
    """Preview the site; it is built again whenever a seed, the source or a template changes."""
    # The preview's libraries take a tenth of a second to load, which no other command shall pay for.
    from felicitations.serve import serve

    paths = _paths(options, "seeds", "source", "templates")
    again = partial(build, paths, out=out, clock=time.perf_counter)
    say = partial(click.echo, err=True)
    serve(again, out=out, watch=paths.watched, host=host, port=port, open_browser=open_browser, say=say)
    return CLEAN


def report(summary: Summary) -> str:
    """The last words of a build: what the archive holds and where to look at it."""
    held = ", ".join(
        (
            _count(summary.articles, "article", "articles"),
            _count(summary.countries, "country", "countries"),
            _count(summary.occasions, "occasion type", "occasion types"),
        )
    )
    made = f"{_count(summary.acts, 'act', 'acts')}, {_count(summary.pages, 'page', 'pages')}"
    refused = sum(problem.refuses for problem in summary.problems)
    left_out = f" {_count(refused, 'problem was', 'problems were')} named above." if refused else ""
    where = f"{summary.out}/ ({summary.seconds:.1f} s)"
    return f"{held}; {made} in {where}.{left_out} Open {summary.out}/index.html, or run python build.py serve"


def exit_code(summary: Summary) -> int:
    """What the end of a build means for a program that called it."""
    if any(problem.code == UNTIDY for problem in summary.published.untidy):
        return NOT_TIDIED
    return SOME_REFUSED if any(problem.refuses for problem in summary.problems) else CLEAN


def readable(found: dict[str, Any]) -> str:
    """A reading for people: its facts, one a line, with how each is known."""
    lines = [f"{found['id']}  ({found['kind']})"]
    lines += [f"  {fact:<11}{_value(found[fact])}" for fact in _FACTS if fact in found]
    lines += [f"  {side:<11}{_parties(found[side])}" for side in ("senders", "recipients") if found.get(side)]
    lines += [f"  {problem['code']} {problem['text']}" for problem in found.get("problems", ())]
    return "\n".join(_plain(line) for line in lines) + "\n"


_FACTS = ("headline", "published", "happened", "occasion", "ordinal", "credit", "speaker")


def _value(finding: dict[str, Any] | None) -> str:
    return f"{finding['value']}  [{finding['certainty']}: {finding['basis']}]" if finding else "not known"


def _parties(parties: Iterable[dict[str, Any]]) -> str:
    named = (
        (party.get("country") or party.get("body") or "?", ", ".join(party.get("people", ()))) for party in parties
    )
    return "; ".join(f"{place} ({people})" if people else place for place, people in named)


def _paths(options: dict[str, Any], *needed: str) -> Paths:
    """The folders that were named. Those that are needed must be there."""
    for name in needed:
        if not options[name].is_dir():
            raise click.BadParameter(f'there is no folder "{options[name]}"', param_hint=f"--{name}")
    return Paths(
        seeds=options["seeds"], source=options["source"], templates=options["templates"], cache=options["cache"]
    )


def _progress(options: dict[str, Any]) -> Callable[[str], None]:
    """What is told the stages: a line that each overwrites on a terminal, lines with -v, nothing in a pipe."""
    if options["verbose"]:
        return lambda stage: click.echo(f"{stage} ...", err=True) if stage else None
    if options["quiet"] or not (sys.stderr and sys.stderr.isatty()):
        return lambda _: None
    return lambda stage: click.echo(f"\r\x1b[K{stage}{' ...' if stage else ''}", nl=False, err=True)


def _name(problems: Iterable[Problem]) -> None:
    for problem in problems:
        _tell(str(problem))


def _tell(line: str) -> None:
    """One line for a person, on the error stream. It can never be a command to GitHub Actions, nor to a terminal."""
    with suppress(BrokenPipeError):
        click.echo(_plain(line), err=True)


def _print(text: str) -> bool:
    """Print a result; False if whoever read our output has left, as ``head`` does. The exit code still counts then."""
    try:
        click.echo(text)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _plain(line: str) -> str:
    """A line without control characters, and without what the runner of GitHub Actions takes for a command."""
    line = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in line)
    return re.sub(r"^(\s*):(?=:)", r"\1:\\", line).replace("##[", "#\\#[")


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
