"""Writes folders as a bag after BagIt 1.0 (RFC 8493): the files below ``data/``, and what each must hold.

No clock and no machine is in it, so that the same files give the same bag.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from felicitations.disk.files import Unusable, read_bytes, walk
from felicitations.disk.fresh import fresh
from felicitations.disk.manifest import MANIFEST, listing
from felicitations.problems import Problem, Refused

ALGORITHMS = ("sha256", "sha512")

_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_LARGEST = 2_000_000_000


def write_bag(folder: Path, parts: Mapping[str, Path], about: Mapping[str, str]) -> int:
    """Write a new bag of whole folders, each under its name in ``data/``, and return the number of their files.

    ``about`` goes into bag-info.txt; what is empty is left out. Raises `Refused`, and leaves nothing behind, if the
    folder is there already, if a file cannot be read, or if the disk says no.
    """
    with fresh(folder, "no bag was written") as draft:
        return _fill(draft, parts, about)


def _fill(bag: Path, parts: Mapping[str, Path], about: Mapping[str, str]) -> int:
    """Write payload and tags. A manifest holds one line a file: its digest and its place in the bag."""
    sums: dict[str, list[str]] = {algorithm: [] for algorithm in ALGORITHMS}
    size = number = 0
    for name, path in _payload(parts):
        if set(name) & set("%\r\n"):
            # The standard writes these as %25, %0D, %0A; the library that most archives use does not know the first.
            text = "has a per cent sign or a line end in its name, which readers of bags take differently; rename it"
            raise Unusable(Problem(code="E-NAME", path=name, text=text))
        content = read_bytes(path, name, _LARGEST)
        place = bag / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        size, number = size + len(content), number + 1
        _sum(sums, name, content)
    info = {**about, "Payload-Oxum": f"{size}.{number}"}
    lines = (f"{label}: {' '.join(words.split())}\n" for label, words in info.items() if words)
    tags = {"bagit.txt": _DECLARATION, "bag-info.txt": "".join(lines)}
    tags |= {f"manifest-{algorithm}.txt": "".join(rows) for algorithm, rows in sums.items()}
    sealed: dict[str, list[str]] = {algorithm: [] for algorithm in ALGORITHMS}
    for name, text in tags.items():
        (bag / name).write_bytes(text.encode())
        _sum(sealed, name, text.encode())
    for algorithm, rows in sealed.items():
        (bag / f"tagmanifest-{algorithm}.txt").write_bytes("".join(rows).encode())
    return number


def _payload(parts: Mapping[str, Path]) -> Iterator[tuple[str, Path]]:
    """Every file with its place in the bag. Leftovers of editors stay behind; links are refused when they are read."""
    for part, folder in parts.items():
        if (folder / MANIFEST).is_file():  # a site is whole with its hidden files
            yield from ((f"data/{part}/{address}", folder / address) for address, _ in sorted(listing(folder)))
            continue
        files, problems = walk(folder, f"data/{part}")
        if problems:
            raise Refused(*problems)
        yield from ((name, path) for path, name in files)


def _sum(sums: Mapping[str, list[str]], name: str, content: bytes) -> None:
    for algorithm, rows in sums.items():
        rows.append(f"{hashlib.new(algorithm, content).hexdigest()}  {name}\n")
