"""One run of the program: a command, its exit code, and the signals that may end it."""

from __future__ import annotations

import signal
import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from types import FrameType

import click

from felicitations.cli.codes import CLEAN, LOCKED, NOT_PUBLISHED, UNSAFE
from felicitations.cli.commands import commands
from felicitations.cli.output import name, tell
from felicitations.disk.lock import Locked
from felicitations.disk.safety import Unsafe
from felicitations.problems import Refused


def installed() -> int:
    """The command that pip installs."""
    return main(called="felicitations")


def main(arguments: Sequence[str] | None = None, *, called: str = "build.py") -> int:
    """Run one command and return its exit code. Nothing that a person can cause ends in a traceback.

    ``called`` is what the program is called in its own help.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Names and titles hold every script, whatever LANG says.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    before = {number: signal.signal(number, _stop) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        return _run(arguments, called)
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
    tell("Stopped. The site is whole: the old one, or the new one if it was just finished.")
    return 128 + number


def _run(arguments: Sequence[str] | None, called: str) -> int:
    try:
        result = commands.main(arguments, prog_name=called, standalone_mode=False)
    except click.ClickException as error:
        error.show(file=sys.stderr)
        return UNSAFE
    except click.Abort:  # what click makes of Ctrl+C, and no error of ours
        raise
    except Refused as refused:
        name(refused.problems)
        return LOCKED if isinstance(refused, Locked) else UNSAFE if isinstance(refused, Unsafe) else NOT_PUBLISHED
    except Exception as error:
        if "-v" in (arguments or sys.argv) or "--verbose" in (arguments or sys.argv):
            raise
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        tell(f"The program failed at {where} with {type(error).__name__}: {error}. Please report it; -v shows more.")
        return NOT_PUBLISHED
    return result if isinstance(result, int) else CLEAN
