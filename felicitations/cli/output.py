"""What is printed: results on one stream, words for people on the other. It can command no terminal and no workflow."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import click

from felicitations.problems import Problem


def name(problems: Iterable[Problem]) -> None:
    """Tell the problems, each on a line of its own."""
    for problem in problems:
        tell(str(problem))


def tell(line: str) -> None:
    """One line for a person, on the error stream. It can never be a command to GitHub Actions, nor to a terminal."""
    with suppress(BrokenPipeError):
        click.echo(plain(line), err=True)


def put(text: str) -> bool:
    """Print a result; False if whoever read our output has left, as ``head`` does. The exit code still counts then."""
    try:
        click.echo(text)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def as_json(value: dict[str, Any]) -> str:
    """A value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many}"


def plain(line: str) -> str:
    """A line without control characters, and without what the runner of GitHub Actions takes for a command."""
    line = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in line)
    return re.sub(r"^(\s*):(?=:)", r"\1:\\", line).replace("##[", "#\\#[")
