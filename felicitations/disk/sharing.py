"""Shares work among processes, where it is much: the same results in the same order, in less time.

The processes are forked, so that they have everything that the work needs without its being sent to them; only results
are sent. Where a process cannot be forked safely, beside other threads or off Linux, or has one processor alone, the
work is done where it is asked for.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from math import ceil
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import monotonic
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 32
"""Items that are worked on before their results are sent: half a megabyte of pages, a tenth of a second of reading."""

LONG = 0.2  # seconds
"""Results are sent before the rest of their chunk is done, if that takes longer."""

WORTH = 256
"""Items from which on processes are begun: what they spare is then some times what it costs to begin them."""

MOST = 8
"""Processes at most: each holds some of the memory again."""


def shared(work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
    """The results of ``work`` for every item, in their order. Raises what the first item raised on which it failed.

    The results, and what is raised, must be such as can be sent to another process.
    """
    number = _processes() if len(items) >= WORTH else 1
    return _from_many(work, items, number) if number > 1 else map(work, items)


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for circles of objects while an archive is built, which makes none and holds millions.

    Looking for them again and again takes a fifth of all time.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _processes() -> int:
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), MOST)


def _from_many(work: Callable[[T], R], items: Sequence[T], number: int) -> Iterator[R]:
    """Every process does each ``number``-th chunk.

    Their results are taken in turn, so that none gets far ahead.
    """
    context = get_context("fork")
    ends: list[Connection] = []
    processes = []
    gc.freeze()  # what is there now is not looked at again, and so not copied for a process
    try:
        for place in range(number):
            ours, theirs = context.Pipe(duplex=False)
            ends.append(ours)
            starts = range(place * CHUNK, len(items), number * CHUNK)
            process = context.Process(target=_work, args=(work, items, starts, theirs, tuple(ends)), daemon=True)
            process.start()
            processes.append(process)
            theirs.close()
        for chunk in range(ceil(len(items) / CHUNK)):
            yield from _received(ends[chunk % number], work, items[chunk * CHUNK : (chunk + 1) * CHUNK])
    finally:
        gc.unfreeze()
        for process in processes:
            process.terminate()
            process.join()


def _received(end: Connection, work: Callable[[T], R], chunk: Sequence[T]) -> Iterator[R]:
    """The results of one chunk, as they come. Raises what was raised over there."""
    taken = 0
    while taken < len(chunk):
        try:
            results, error = end.recv()
        except EOFError:
            # The system ended a process, for want of memory perhaps: what it had to do is done here. So it is, and
            # the error raised, where one cannot be sent.
            yield from map(work, chunk[taken:])
            return
        yield from results
        if error:
            raise error
        taken += len(results)


def _work(
    work: Callable[[T], R],
    items: Sequence[T],
    starts: range,
    end: Connection,
    others: tuple[Connection, ...],
) -> None:
    """What one process does: the chunks that begin at ``starts``. If nobody waits for its results, it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever began us is told as well, and ends us
    for stop in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(stop, signal.SIG_DFL)
    for other in others:
        other.close()
    try:
        for start in starts:
            for results, error in _parts(work, items[start : start + CHUNK]):
                end.send((results, error))
                if error:
                    return
    except BrokenPipeError:
        return


def _parts(work: Callable[[T], R], chunk: Sequence[T]) -> Iterator[tuple[list[R], Exception | None]]:
    """The results of a chunk, in parts that take no longer: long work mostly makes much, which is not held here."""
    results: list[R] = []
    since = monotonic()
    for item in chunk:
        try:
            results.append(work(item))
        except Exception as raised:  # noqa: BLE001 - it is raised again by whoever asked for the work
            yield results, raised
            return
        if monotonic() - since > LONG:
            yield results, None
            results, since = [], monotonic()
    if results:
        yield results, None
