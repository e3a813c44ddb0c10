"""Reads many articles in several processes, so that every core of the machine has its share."""

from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import msgspec

from felicitations.model import Reading, Refusal, Seed
from felicitations.problems import Problem

WORTH_SHARING = 200
"""So many articles are read by several processes: fewer are read before these are ready (0.4 s where each starts
afresh and makes its own readers ready; an article takes about 4 ms)."""

_BATCH = 32  # articles handed over at once: 0.15 s of work, after which a build that is stopped has stopped
_MOST = 4  # processes: each holds 60 MB, and the one that hands out the articles cannot feed many more

Read = Callable[[Seed], Reading]


def read_all(seeds: Sequence[Seed], read: Read) -> Iterator[Reading | Refusal]:
    """The reading of each seed, in their order; a refusal where the readers fail on one.

    ``read`` is pickled where processes start afresh. Several processes are at work only while the readings are taken.
    """
    cores = min(_cores(), _MOST)
    if len(seeds) < WORTH_SHARING or cores == 1:
        return (attempt(seed, read) for seed in seeds)
    return _shared(seeds, read, cores)


def attempt(seed: Seed, read: Read) -> Reading | Refusal:
    """Read one seed. An article that the readers fail on is refused: a fault of theirs, which names itself."""
    try:
        return read(seed)
    except Exception as error:  # noqa: BLE001 - whatever one article does to the readers, the rest is read
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        fault = f"the readers failed with {type(error).__name__} at {where}: {error}"
        problem = Problem(code="E-READER", path=seed.path, text=f"{fault}; please report this with the article")
        return Refusal(id=seed.id, path=seed.path, problems=(problem,))


def _shared(seeds: Sequence[Seed], read: Read, cores: int) -> Iterator[Reading | Refusal]:
    from concurrent.futures import ProcessPoolExecutor  # most builds read a few articles, and need none of this
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # A fork is ready at once; but beside other threads, as in the preview, it may never be.
    forks = sys.platform == "linux" and threading.active_count() == 1
    context = get_context("fork" if forks else "spawn")
    batches = [seeds[at : at + _BATCH] for at in range(0, len(seeds), _BATCH)]
    decode = msgspec.msgpack.Decoder(Reading).decode
    pool = ProcessPoolExecutor(cores, mp_context=context, initializer=_begin, initargs=(read,))
    done = 0
    try:
        for one in chain.from_iterable(pool.map(_read_batch, batches)):
            yield decode(one) if isinstance(one, bytes) else one
            done += 1
    except BrokenProcessPool:
        # The system ended a process, for want of memory perhaps: what is left is read without any.
        yield from (attempt(seed, read) for seed in seeds[done:])
    finally:
        pool.shutdown(cancel_futures=True)


_own: list[Read] = []  # what a process that reads for another one reads with


def _begin(read: Read) -> None:
    """Make a process ready. Whoever stops the build stops the first process, and with it this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _own[:] = [read]
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)


def _read_batch(seeds: Sequence[Seed]) -> list[bytes | Refusal]:
    """Readings as bytes, which take a third of the time of pickled ones to hand over."""
    found = (attempt(seed, _own[0]) for seed in seeds)
    return [one if isinstance(one, Refusal) else msgspec.msgpack.encode(one) for one in found]


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
