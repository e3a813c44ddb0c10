"""Reads site_src/world.json, the outlines of the map. It is made by a program, and checked all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec

from felicitations.disk.decoding import decode
from felicitations.disk.files import SOURCE_LIMIT, Unusable, line_of, read_bytes
from felicitations.model import Dot, Outline, World
from felicitations.problems import Problem

NAME = "world.json"

_PATH = re.compile(r"(?:M[0-9]+ [0-9]+l-?[0-9]+(?:[ -][0-9]+)+z)+")
_BYTE = re.compile(r" \(byte ([0-9]+)\)$")
_KEY = re.compile(r"`(?:\$\.)?([a-z]+)`$")
_DOT = 2

_Size = Annotated[int, msgspec.Meta(ge=1, le=100_000)]


class _World(msgspec.Struct, forbid_unknown_fields=True):
    width: _Size
    height: _Size
    radius: _Size
    source: str
    shapes: dict[str, Any]
    dots: dict[str, Any]


def load_world(path: Path, name: str) -> tuple[World | None, tuple[Problem, ...]]:
    """The outlines; None where there is no such file, or where it is wrong (then the problems say how, and where)."""
    if not path.exists():
        return None, ()
    try:
        text = decode(read_bytes(path, name, SOURCE_LIMIT), name)
        found = msgspec.json.decode(text, type=_World)
    except Unusable as unusable:
        return None, (unusable.problem,)
    except (msgspec.MsgspecError, RecursionError) as error:
        return None, (_unreadable(str(error), name, path),)
    problems = tuple(
        _problem(name, f'"{key}" of "{part}": {fault}', _line(text, part, key)) for part, key, fault in _faults(found)
    )
    return (None, problems) if problems else (_world(found), ())


def _faults(found: _World) -> Iterator[tuple[str, str, str]]:
    """What is wrong with single shapes and dots: where it stands, its key, and the fault."""
    for key, path in found.shapes.items():
        if not isinstance(path, str) or not _PATH.fullmatch(path):
            yield "shapes", key, "expected a path of whole steps such as M10 10l5 0-5 5z"
    for key, place in found.dots.items():
        whole = isinstance(place, list) and len(place) == _DOT and all(type(one) is int for one in place)
        if not whole or not (0 <= place[0] <= found.width and 0 <= place[1] <= found.height):
            yield "dots", key, f"expected two whole numbers inside {found.width} by {found.height}"


def _line(text: str, part: str, key: str) -> int:
    """The line of one entry. Keys come from the text itself, so that they are found again unless they were escaped."""
    start = max(text.find(f'"{part}"'), 0)
    return line_of(text, max(text.find(msgspec.json.encode(key).decode(), start + len(part) + 2), start))


def _unreadable(error: str, name: str, path: Path) -> Problem:
    """A file that is no such JSON. The parser counts bytes or names a key; people count lines."""
    content = path.read_bytes()
    place, key = _BYTE.search(error), _KEY.search(error)
    at = int(place[1]) if place else content.find(f'"{key[1]}"'.encode()) if key else 0
    line = 1 + content[: max(at, 0)].count(b"\n")
    return _problem(name, f"cannot be read as outlines of the world: {_BYTE.sub('', error)}", line)


def _world(found: _World) -> World:
    return World(
        width=found.width,
        height=found.height,
        radius=found.radius,
        source=found.source,
        outlines=tuple(Outline(key=key, path=path) for key, path in sorted(found.shapes.items())),
        dots=tuple(Dot(key=key, x=x, y=y) for key, (x, y) in sorted(found.dots.items())),
    )


def _problem(name: str, text: str, line: int) -> Problem:
    hint = "the map is left out; make the file anew as tools/world/README.md says"
    return Problem(code="E-VALUE", path=name, text=f"{text}; {hint}", line=line)
