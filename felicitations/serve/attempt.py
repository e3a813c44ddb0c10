"""One build for the preview: whatever becomes of it, the outcome is something that can be shown."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from felicitations.disk.lock import Locked
from felicitations.disk.safety import Unsafe
from felicitations.model import Show, Summary
from felicitations.problems import Problem, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one build ended: with a ``summary``, or without one; ``problems`` say what was wrong either way."""

    summary: Summary | None
    problems: tuple[Problem, ...]
    beyond: Refused | None = None
    """The refusal, where no change in the watched folders mends it: the output folder is not ours, or is locked."""

    @property
    def failed(self) -> bool:
        """Whether nothing was published."""
        return self.summary is None


Build = Callable[[Show], Summary]
"""What builds the site, and gives what it was told to show the site to, once that is planned, a proof of it."""


def attempt(build: Build, show: Show, folders: tuple[Path, ...]) -> Outcome:
    """Build once. Any exception becomes a problem, placed in a file of ``folders`` where it came from one."""
    try:
        summary = build(show)
    except (Locked, Unsafe) as refused:
        return Outcome(summary=None, problems=refused.problems, beyond=refused)
    except Refused as refused:
        return Outcome(summary=None, problems=refused.problems)
    except Exception as error:  # noqa: BLE001 - a preview outlives whatever a template or a half-written rule does
        return Outcome(summary=None, problems=(explain(error, folders),))
    return Outcome(summary=summary, problems=summary.problems)


def explain(error: Exception, folders: tuple[Path, ...]) -> Problem:
    """An unexpected exception as a problem: its place in the person's own files if there is one, else in our code."""
    text = " ".join(str(getattr(error, "message", None) or error).split())
    path, line = next(_own_places(error, folders), None) or _innermost(error)
    return Problem(code="E-BUILD", path=path, line=line, text=f"the build stopped here: {type(error).__name__}: {text}")


def _own_places(error: Exception, folders: tuple[Path, ...]) -> Iterator[tuple[str, int]]:
    """Places of ``error`` in the watched folders, best first, as ``templates/article.html`` and a line (0: unknown).

    Jinja's syntax errors carry file and line themselves, and its other errors bear the template in their traceback.
    """
    frames = reversed(traceback.extract_tb(error.__traceback__))
    places = [(getattr(error, "filename", None), getattr(error, "lineno", None))]
    places += [(frame.filename, frame.lineno) for frame in frames]
    for name, line in places:
        for folder in folders:
            if isinstance(name, str) and Path(name).absolute().is_relative_to(folder.absolute()):
                yield Path(name).absolute().relative_to(folder.absolute().parent).as_posix(), line or 0


def _innermost(error: Exception) -> tuple[str, int]:
    frames = list(traceback.walk_tb(error.__traceback__))
    if not frames:
        return "build", 0
    frame, line = frames[-1]
    return str(frame.f_globals.get("__name__", "build")), line
