"""Remembers readings, and seeds of web pages, from one build to the next, so that only what changed is read again.

A reading depends on the bytes of its seed, on what the readers know and on the readers themselves; each is part of the
key under which it is remembered, so a remembered reading is right by construction. The memory is one file with its own
checksum. Anything wrong with it costs a full read and one line, never a build.
"""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Iterable
from functools import partial
from importlib.metadata import version
from pathlib import Path

import msgspec

from felicitations.disk.code import code_digest
from felicitations.disk.kept import Keep
from felicitations.disk.seeds import load_seeds
from felicitations.disk.sharing import shared
from felicitations.model import Reading, Refusal, Report, Seed
from felicitations.problems import Problem, Refused
from felicitations.reading import SEARCHED

NAME = "readings"
_READERS = ("reading", "model", "lexicon.py", "problems.py")

Remembered = dict[str, Reading]

PAGES = "pages"
_MAKERS = ("charsets.py", "pagetold.py", "records.py", "visible.py", "webpages.py")
_LIBRARIES = ("courlan", "htmldate", "justext", "lxml", "trafilatura", "webencodings")


def load_remembered(folder: Path, memory: Path) -> tuple[tuple[Seed, ...], tuple[Refusal, ...], tuple[Problem, ...]]:
    """What `load_seeds` gives; the seeds of web pages are remembered in ``memory``. Third, what went wrong with that.

    A seed is remembered under the digest of what it was made from. Raises `Refused` where there is no such folder.
    """
    keep = Keep(
        path=memory / PAGES,
        head=b"felicitations pages 1",
        afresh="all web pages were read afresh",
        again="the next build reads all web pages again",
    )
    # Libraries are asked for their versions only where there are such seeds: it takes some milliseconds.
    stamp = _pages_stamp() if keep.path.exists() else b""
    remembered, problems = keep.recall_as(dict[str, Seed], stamp) if stamp else (None, ())
    before = remembered or {}
    seeds, refusals = load_seeds(folder, before)
    now = {seed.made_from: seed for seed in seeds if seed.made_from}
    if now.keys() != before.keys():
        problems = (*problems, *keep.keep(stamp or _pages_stamp(), msgspec.msgpack.encode(now)))
    return seeds, refusals, problems


def _pages_stamp() -> bytes:
    """A digest of all that the seed of a page depends on besides the page: our code, and the libraries it calls."""
    digest = hashlib.sha256(" ".join(map(version, _LIBRARIES)).encode())
    for name in _MAKERS:
        digest.update((Path(__file__).with_name(name)).read_bytes())
    digest.update(str(SEARCHED).encode())
    return digest.digest()


def read_seeds(
    seeds: Iterable[Seed], read: Callable[[Seed], Reading], folder: Path, fingerprint: str
) -> tuple[tuple[Report, ...], tuple[Refusal, ...], tuple[Problem, ...]]:
    """Each seed with its reading, remembered in ``folder`` or made with ``read``; the seeds that could not be read.

    ``fingerprint`` is that of the source. What was newly read is remembered for the next time; what went wrong with the
    memory is the third part. An error of the readers costs the article on which it happens. Where it happens on all of
    them the readers are broken, and it is raised.
    """
    keep = _keep(folder)
    stamp = bytes.fromhex(rules_fingerprint(fingerprint))
    remembered, problems = keep.recall_as(Remembered, stamp)
    before = remembered or {}
    wanted = {_key(seed): seed for seed in seeds}
    made = shared(partial(_attempt, read=read), [seed for key, seed in wanted.items() if key not in before])
    found = {key: before.get(key) or _taken(next(made)) for key in wanted}
    now = {key: one for key, one in found.items() if isinstance(one, Reading)}
    reports = [Report(seed=wanted[key], reading=one) for key, one in now.items()]
    refusals = [one for one in found.values() if isinstance(one, Refusal)]
    if refusals and not reports:
        raise Refused(*(problem for refusal in refusals for problem in refusal.problems))
    if now.keys() != before.keys():
        problems = (*problems, *keep.keep(stamp, msgspec.msgpack.encode(now)))
    return tuple(reports), tuple(refusals), problems


def rules_fingerprint(fingerprint: str) -> str:
    """A digest of all that a reading depends on besides its seed: the source's ``fingerprint`` and the readers."""
    return hashlib.sha256(f"{fingerprint} {code_digest(_READERS)}".encode()).hexdigest()


def _key(seed: Seed) -> str:
    # Which lines are around an article is the one thing in a seed that its digest does not tell.
    frame = hashlib.sha256(repr(seed.frame).encode()).hexdigest() if seed.frame else ""
    return f"{seed.digest} {seed.id} {seed.path} {frame}"


def _keep(folder: Path) -> Keep:
    return Keep(
        path=folder / NAME,
        head=b"felicitations readings 1",
        afresh="all seeds were read afresh",
        again="the next build reads all seeds again",
    )


def _attempt(seed: Seed, read: Callable[[Seed], Reading]) -> bytes | Refusal:
    """Read one seed; as bytes, which go from one process to another in a third of the time.

    An article that the readers fail on is refused: a fault of theirs, which names itself so that it can be mended.
    """
    try:
        return msgspec.msgpack.encode(read(seed))
    except Exception as error:  # noqa: BLE001 - whatever one article does to the readers, the rest is read
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        fault = f"the readers failed with {type(error).__name__} at {where}: {error}"
        problem = Problem(code="E-READER", path=seed.path, text=f"{fault}; please report this with the article")
        return Refusal(id=seed.id, path=seed.path, problems=(problem,))


def _taken(made: bytes | Refusal) -> Reading | Refusal:
    return _decode(made) if isinstance(made, bytes) else made


_decode = msgspec.msgpack.Decoder(Reading).decode
