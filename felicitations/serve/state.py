"""What the preview knows: how the last build ended and which browsers listen. Lives on the server's loop only."""

from __future__ import annotations

import asyncio
import secrets
import time
from typing import Protocol

from felicitations.model import Proof
from felicitations.problems import Problem
from felicitations.serve.attempt import Outcome


class Listener(Protocol):
    """A browser that waits for the next build."""

    def reload(self) -> None:
        """Tell it to read its page again."""

    def dismiss(self) -> None:
        """Tell it that the preview ends."""


class State:
    """The last outcome, the proof of a build that is under way, and the listeners who hear of the next."""

    def __init__(self) -> None:
        """Begin before the first build: ``seen`` is set once there is anything to see, well or not."""
        self.seen = asyncio.Event()
        self.ended = asyncio.Event()
        """Set while no build shows a proof: what only a whole build makes waits for it."""
        self.proof: Proof | None = None
        self.shown = 0.0
        """When the last proof was shown, by the clock of intervals."""
        self.sockets: set[Listener] = set()
        self.problems: tuple[Problem, ...] = ()
        self.failed = False
        self.published = False
        """Whether the output folder holds a site of this preview: until then nothing in it is known to be ours."""
        self._count = 0
        self._session = secrets.token_hex(8)  # so that a page of an earlier preview never takes itself for current

    @property
    def refusals(self) -> tuple[Problem, ...]:
        """The problems that a page has a note of: those that cost a file. What only wants an eye is said, not shown."""
        return tuple(problem for problem in self.problems if problem.refuses)

    @property
    def build(self) -> str:
        """The name of the last build: another for each, in this preview and over all previews."""
        return f"{self._session}-{self._count}"

    def show(self, proof: Proof) -> None:
        """Show the site that is being made, and tell everybody."""
        self.proof, self.problems, self.failed, self.shown = proof, proof.problems, False, time.perf_counter()
        self.ended.clear()
        self._tell()

    def take(self, outcome: Outcome) -> None:
        """Remember how a build ended, and tell everybody to whom its proof has not told the same."""
        told = self.proof is not None and not outcome.failed and outcome.problems == self.problems
        self.proof, self.problems, self.failed = None, outcome.problems, outcome.failed
        self.published = self.published or not outcome.failed
        self.ended.set()
        if not told:
            self._tell()

    def _tell(self) -> None:
        self._count += 1
        self.seen.set()
        for socket in tuple(self.sockets):
            socket.reload()

    def end(self) -> None:
        """Let all listeners go."""
        for socket in tuple(self.sockets):
            socket.dismiss()
