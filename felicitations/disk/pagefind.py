"""Runs Pagefind: records in, the files of an index out. https://pagefind.app, MIT; its program comes as a wheel.

We talk with the program ourselves, in the words of its own Python interface (messages in JSON, in base64, each ended by
a comma). That interface takes in ten answers a second, which for ten thousand records is a quarter of an hour.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import threading
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from typing import Any

from felicitations import addresses
from felicitations.catalogue import Names
from felicitations.findables import Findable, parts
from felicitations.model import File
from felicitations.problems import Problem, Refused

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The files of one index, in the order of their addresses, and what it calls its records."""

    files: tuple[File, ...]
    names: Names


def index(records: Sequence[Findable], language: str) -> tuple[Index, ...]:
    """An index of the records; several where they are many.

    ``language`` is that of the pages: all records are taken in as if written in it. Raises `Refused` if the program
    fails.
    """
    try:
        return tuple(_part(part, _named(language, place), place) for place, part in enumerate(parts(records)))
    except (OSError, ValueError, KeyError, _Failed) as error:
        text = f"the index of the search could not be made: {error}; nothing was published. --no-search leaves it out"
        raise Refused(Problem(code="E-SEARCH", path="pagefind", text=text)) from error


def _url(record: Findable) -> str:
    """Where a record leads, its id, and the addresses of its articles.

    No words are searched for in an address, so what nobody looks for stands there. The id tells two records of one page
    apart, of which Pagefind would keep the last.
    """
    behind = (record.id, *(link.address for link in record.reports))
    return f"{addresses.encoded(record.address)}#{','.join(map(addresses.encoded, behind))}"


def _named(language: str, part: int) -> str:
    """The language of an index: ``en``, ``en-2`` ...

    The name of each record begins with it; without the number, records of two indexes could have one name.
    """
    plain = language.partition("-")[0].lower()
    return f"{plain}-{part + 1}" if part else plain


def _part(records: Sequence[Findable], language: str, place: int) -> Index:
    """One index. ``place`` is its place among them, from 0."""
    requests = tuple(_requests(records, language))
    with _running() as program:
        asking = threading.Thread(target=_ask, args=(program, requests), daemon=True)
        asking.start()
        last = _answers(program, len(requests))[-1]
        asking.join()
    found = {file["path"]: b64decode(file["content"]) for file in last["files"]}
    entry = json.loads(found["pagefind-entry.json"])
    programs = {f"wasm.{one['wasm'] or 'unknown'}.pagefind" for one in entry["languages"].values()}
    needed = {"pagefind.js", *programs} if place == 0 else set()
    folder = addresses.indexed(place)
    return Index(
        files=tuple(
            File(address=f"{folder}/{path}", content=found[path])
            for path in sorted(found)
            if path in needed or _NEEDED.fullmatch(path)
        ),
        names=_names(records, found, f"{language}_"),
    )


def _names(records: Sequence[Findable], found: Mapping[str, bytes], prefix: str) -> Names:
    """What an index calls its records: the name of the fragment that bears a record's address."""
    names: dict[str, str] = {}
    for path, content in found.items():
        if path.startswith("fragment/"):
            fragment = json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))
            names[fragment["url"]] = path.removeprefix(f"fragment/{prefix}").removesuffix(".pf_fragment")
    # A record of signs alone has no word, and so no name: nobody can look for it.
    return Names(prefix=prefix, names=tuple(names.get(_url(record), "") for record in records))


def _requests(records: Iterable[Findable], language: str) -> Iterator[dict[str, Any]]:
    yield {"type": "NewIndex", "config": {"force_language": language}}
    for record in records:
        titles = "\n".join(link.text for link in record.reports)
        yield {
            "type": "AddRecord",
            "index_id": _INDEX,
            "url": _url(record),
            # Without a word in it Pagefind takes no record in: an article that is a headline alone is found by that.
            "content": record.text or record.title,
            "language": language,
            "meta": {"title": record.title, "when": record.when, "what": record.what, "reports": titles},
            "filters": None,
            "sort": None,
        }
    # The other way, WriteFiles, answers before all is written, and what is cut short so is found out by nobody.
    yield {"type": "GetFiles", "index_id": _INDEX}


@contextmanager
def _running() -> Iterator[subprocess.Popen[bytes]]:
    """The program, for as long as it is needed and never longer."""
    from pagefind.service import get_executable

    command = [str(get_executable()), "--service"]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere) as program:  # noqa: S603 - our own words
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
