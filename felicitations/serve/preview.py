"""The round of the preview: watch, build, tell."""

from __future__ import annotations

import asyncio
import signal
import time
import webbrowser
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from felicitations.model import Proof
from felicitations.serve.attempt import Build, Outcome, attempt
from felicitations.serve.guard import Door, is_loopback
from felicitations.serve.responses import MOST_PROBLEMS
from felicitations.serve.server import BoundedServer, PreviewServer, listen, speak_through
from felicitations.serve.sources import SourceWatcher
from felicitations.serve.state import State

QUIET = 0.1
"""Seconds without a change after which a burst of saves counts as over."""

PAUSE = 0.05
"""Seconds between two looks at the folders; longer where a look takes long: looking stays a quarter of the time."""


RETRY = 1.0
"""Seconds after which a build is tried again that something else than the sources stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What was asked for; ``felicitations.serve.serve`` says what each part is."""

    build: Build
    out: Path
    watch: tuple[Path, ...]
    host: str
    port: int
    open_browser: bool
    say: Callable[[str], None]

    def run(self) -> None:
        """Preview until the person ends it."""
        asyncio.run(self._until_signalled())

    async def _until_signalled(self) -> None:
        ended = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, ended.set)
        await self.until(ended)

    async def until(self, ended: asyncio.Event) -> None:
        """Preview until ``ended`` is set; a build that is under way is let come to its end."""
        sockets = listen(self.host, self.port)
        speak_through(self.say)
        door = Door(host=self.host, port=sockets[0].getsockname()[1])
        watcher, state = SourceWatcher(self.watch, self.out), State()
        http = BoundedServer.for_preview(PreviewServer(state, watcher, out=self.out), door)
        http.add_sockets(sockets)
        self._greet(door)
        with ThreadPoolExecutor(1, thread_name_prefix="build") as worker:
            rounds = asyncio.create_task(self._rounds(partial(self._build, worker, state), watcher, state))
            tasks = [rounds, asyncio.create_task(ended.wait())]
            opening = asyncio.create_task(self._open(state, door.address))
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in (*tasks, opening):
                task.cancel()
            http.stop()
            state.end()
            await http.close_all_connections()
        if rounds in done:
            rounds.result()  # they never end by themselves: if they did, it was with an error that must be heard

    def _greet(self, door: Door) -> None:
        self.say(f"Preview at {door.address} (Ctrl+C ends it)")
        if not is_loopback(self.host):
            self.say(f"Warning: other machines can reach {self.host}; whoever does reads this preview.")

    async def _open(self, state: State, address: str) -> None:
        if self.open_browser:
            await state.seen.wait()
            await asyncio.to_thread(webbrowser.open, address)

    def _build(self, worker: Executor, state: State) -> asyncio.Future[Outcome]:
        """One build beside the loop, which hears of its proof."""
        loop = asyncio.get_running_loop()

        def show(proof: Proof) -> None:
            loop.call_soon_threadsafe(state.show, proof)

        return loop.run_in_executor(worker, attempt, self.build, show, self.watch)

    async def _rounds(self, build: Callable[[], asyncio.Future[Outcome]], watcher: SourceWatcher, state: State) -> None:
        """Build, tell, wait for a change: for ever. Files that change during a build bring the next one.

        Raises ``Refused`` where the first build finds the output folder not ours or locked: there is nothing to show,
        and no change of a source would help. Later the same is shown in the page, and tried again until it is mended.
        """
        while True:
            begun = time.perf_counter()
            outcome = await build()
            if outcome.beyond and not state.published:
                raise outcome.beyond
            state.take(outcome)
            self._report(outcome, time.perf_counter() - begun, state.shown - begun)
            with suppress(TimeoutError):
                changed = await asyncio.wait_for(next_change(watcher), RETRY if outcome.beyond else None)
                self.say(f"Changed: {Path(changed).name!r}")

    def _report(self, outcome: Outcome, seconds: float, until_seen: float) -> None:
        problems = outcome.problems
        for problem in problems[:MOST_PROBLEMS]:
            self.say(str(problem))
        if len(problems) > MOST_PROBLEMS:
            self.say(f"... and {len(problems) - MOST_PROBLEMS} more")
        if outcome.summary is None:
            self.say("Not built; the page shows why, and the site comes back when it is mended.")
        else:
            made = [_count(outcome.summary.articles, "article"), _count(outcome.summary.pages, "page")]
            seen = f", shown after {until_seen:.2f} s" if until_seen > 0 else ""
            self.say(f"Built {', '.join([*made, _count(len(problems), 'problem')])} in {seconds:.2f} s{seen}")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


async def next_change(watcher: SourceWatcher) -> str:
    """Wait until something changed and then nothing more for ``QUIET`` seconds; the path that changed first."""
    first: str | None = None
    since = 0.0
    while True:
        begun = time.perf_counter()
        path, _ = await asyncio.to_thread(watcher.examine)
        now = time.perf_counter()
        if path:
            first, since = first or path, now
        elif first and now - since >= QUIET:
            return first
        await asyncio.sleep(max(PAUSE, QUIET - (now - since) if first else 3 * (now - begun)))
