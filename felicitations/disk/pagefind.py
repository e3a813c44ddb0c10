"""Runs Pagefind: records in, the files of an index out. https://pagefind.app, MIT; its program comes as a wheel.

We talk with the program ourselves, in the words of its own Python interface (messages in JSON, in base64, each ended by
a comma). That interface takes in ten answers a second, which for ten thousand records is a quarter of an hour.
"""

from __future__ import annotations

import json
import re
import subprocess
import threading
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import metadata
from importlib.util import find_spec
from typing import Any

from felicitations import addresses
from felicitations.model import File
from felicitations.problems import Problem, Refused
from felicitations.records import Record, parts

PATIENCE = 900.0
"""Seconds after which the program is ended: a hundred times what ten thousand records take."""

_INDEX = 0
"""The number that the program gives to the first index that it is asked for."""

_CHUNK = 1 << 20
_NEEDED = re.compile(r"pagefind-entry\.json|.*\.pf_meta|index/.*\.pf_index|fragment/.*\.pf_fragment")
"""What our page loads of each index. The other files are interfaces with another look, and the script and its program,
which only the first index needs."""


class _Failed(Exception):
    """The program did not do what it was asked; the message is its own."""


def version() -> str:
    """The version of Pagefind that is installed, or empty where it is not."""
    if find_spec("pagefind") is None:
        return ""
    from pagefind.service import get_executable

    return metadata.version("pagefind") if get_executable() else ""


def index(records: Sequence[Record], language: str) -> tuple[File, ...]:
    """The files of an index of the records, in the order of their addresses; of several where they are many.

    ``language`` is that of the pages: all records are taken in as if written in it. Raises `Refused` if the program
    fails.
    """
    try:
        return tuple(
            file
            for number, part in enumerate(parts(records))
            for file in _part(part, _named(language, number), number)
        )
    except (OSError, ValueError, KeyError, _Failed) as error:
        text = f"the index of the search could not be made: {error}; nothing was published. --no-search leaves it out"
        raise Refused(Problem(code="E-SEARCH", path="pagefind", text=text)) from error


def _named(language: str, part: int) -> str:
    """The language of an index: ``en``, ``en-2`` ... The program begins the name of each record with it, and without
    the number two records of two indexes could have one name.
    """
    plain = language.partition("-")[0].lower()
    return f"{plain}-{part + 1}" if part else plain


def _part(records: tuple[tuple[int, Record], ...], language: str, part: int) -> Iterator[File]:
    """The files of one index. ``part`` is its place among them, from 0."""
    requests = tuple(_requests(records, language))
    with _running() as program:
        asking = threading.Thread(target=_ask, args=(program, requests), daemon=True)
        asking.start()
        last = _answers(program, len(requests))[-1]
        asking.join()
    found = {file["path"]: b64decode(file["content"]) for file in last["files"]}
    entry = json.loads(found["pagefind-entry.json"])
    programs = {f"wasm.{one['wasm'] or 'unknown'}.pagefind" for one in entry["languages"].values()}
    needed = {"pagefind.js", *programs} if part == 0 else set()
    for path in sorted(found):
        if path in needed or _NEEDED.fullmatch(path):
            yield File(address=f"{addresses.indexed(part)}/{path}", content=found[path])


def _requests(records: Iterable[tuple[int, Record]], language: str) -> Iterator[dict[str, Any]]:
    yield {"type": "NewIndex", "config": {"force_language": language}}
    for number, record in records:
        titles = "\n".join(link.text for link in record.reports)
        # An address is not searched, so those of the articles, which nobody looks for, stand behind that of the act.
        articles = ",".join(addresses.encoded(link.address) for link in record.reports)
        yield {
            "type": "AddRecord",
            "index_id": _INDEX,
            "url": f"{addresses.encoded(record.address)}#{articles}",
            "content": record.text,
            "language": language,
            "meta": {"title": record.title, "when": record.when, "what": record.what, "reports": titles},
            "filters": None,
            # The number of the record, so that a page that asks for all of them learns which is which.
            "sort": {"number": str(number)},
        }
    # The other way, WriteFiles, answers before all is written, and what is cut short so is found out by nobody.
    yield {"type": "GetFiles", "index_id": _INDEX}


@contextmanager
def _running() -> Iterator[subprocess.Popen[bytes]]:
    """The program, for as long as it is needed and never longer."""
    from pagefind.service import get_executable

    command = [str(get_executable()), "--service"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as program:
        watch = threading.Timer(PATIENCE, program.kill)
        watch.start()
        try:
            yield program
        finally:
            watch.cancel()
            program.kill()


def _ask(program: subprocess.Popen[bytes], requests: Iterable[dict[str, Any]]) -> None:
    """Ask everything, in a thread of its own: the program answers before it has heard the rest."""
    assert program.stdin
    # If the program is gone, the one who waits for its answers hears of it as well.
    with suppress(OSError):
        for number, request in enumerate(requests, 1):
            program.stdin.write(b64encode(json.dumps({"message_id": number, "payload": request}).encode()) + b",")
        program.stdin.flush()


def _answers(program: subprocess.Popen[bytes], number: int) -> list[dict[str, Any]]:
    """So many answers. Raises `_Failed` for one that is an error, or if the program ends before."""
    assert program.stdout
    answers: list[dict[str, Any]] = []
    begun: list[bytes] = []
    while len(answers) < number:
        chunk = program.stdout.read1(_CHUNK)  # type: ignore[attr-defined]  # a buffered pipe has it
        if not chunk:
            raise _Failed(f"the program ended after {len(answers)} of {number} steps")
        first, *others = chunk.split(b",")
        begun.append(first)
        for other in others:
            payload = json.loads(b64decode(b"".join(begun)))["payload"]
            if payload["type"] == "Error":
                raise _Failed(payload["message"])
            answers.append(payload)
            begun = [other]
    return answers
