"""Front matter, read strictly: YAML of which only plain words, lists of words and one level of names are allowed.

Every scalar is a string, so that ``NO`` stays Norway and ``22:22`` a time of day. Aliases, anchors, merges, tags,
repeated keys and deeper nesting are refused with their line and column, before anything is built from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from felicitations.disk.files import Unusable, line_of
from felicitations.problems import Problem

LONGEST_VALUE = 20_000
MOST_ITEMS = 1_000
"""Limits of one value in characters and of one list; what people write by hand stays far below both."""

_ROW = re.compile(r"^---[ \t]*$", re.MULTILINE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """One word or sentence of the front matter and where it stands: line and column from 1, offsets in the block."""

    text: str
    line: int
    column: int
    start: int
    end: int


Value = Scalar | tuple[Scalar, ...] | dict[str, Scalar]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One key of the front matter with its value."""

    key: Scalar
    value: Value


class StrictYAML(YAMLHandler):
    """The handler that python-frontmatter is always given, so that it never sniffs a format or builds an object."""

    FM_BOUNDARY = _ROW

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path

    def load(self, fm: str, **_: object) -> dict[str, Entry]:
        """The entries of a block, ``fm``. It starts right behind the first row of dashes: its lines are the file's."""
        return entries(fm, self.path)


def split(text: str, path: str) -> tuple[dict[str, Entry], str]:
    """The entries and the body of a Markdown file of site_src.

    Raises `Unusable`, with line and column, where the file does not begin with front matter or it is not well formed.
    """
    text = re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff"))
    rows = list(_ROW.finditer(text))
    if not rows or rows[0].start() != 0:
        raise _fault(path, 1, 1, "found no front matter, expected a first line of three dashes", "")
    if len(rows) == 1:
        raise _fault(path, 1, 1, "found front matter without an end", "close it with a line of three dashes")
    metadata, body = frontmatter.parse(text, handler=StrictYAML(path))
    return {name: entry for name, entry in metadata.items() if isinstance(entry, Entry)}, body


def entries(block: str, path: str) -> dict[str, Entry]:
    """The entries of a block of YAML whose first line is line 1 of the file. Raises `Unusable`."""
    if found := _CONTROL.search(block):
        line = line_of(block, found.start())
        raise _fault(path, line, 0, f"found the control character U+{ord(found.group()):04X}", "delete it")
    try:
        return _entries(_Events(block, path))
    except yaml.MarkedYAMLError as error:
        # A quotation that never ends is found out at the end of the block; its beginning is what a person looks for.
        quotation = error.context is not None and "quoted" in error.context
        mark = error.context_mark if quotation else error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        hint = "put a value that holds a colon, a hash sign or quotation marks between quotation marks"
        raise _fault(path, line, column, f"the front matter cannot be read: {error.problem}", hint) from None
    except yaml.YAMLError as error:
        raise _fault(path, 1, 1, f"the front matter cannot be read: {error}", "") from None


class _Events:
    """The parser's events, one after the other, with everything refused that could do more than say a word."""

    def __init__(self, block: str, path: str) -> None:
        self.path = path
        self._found: Iterator[Any] = yaml.parse(block, Loader=_LOADER)

    def next(self) -> Any:
        event = next(self._found)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.fault(event, "found an alias or anchor (* or &), expected plain values", "write the value out")
        if getattr(event, "tag", None):
            raise self.fault(event, f"found the tag {event.tag}, expected plain values", "leave the tag out")
        return event

    def fault(self, event: Any, found: str, hint: str) -> Unusable:
        return _fault(self.path, event.start_mark.line + 1, event.start_mark.column + 1, found, hint)


def _entries(events: _Events) -> dict[str, Entry]:
    event = events.next()
    while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
        event = events.next()
    if isinstance(event, yaml.StreamEndEvent):
        return {}
    if not isinstance(event, yaml.MappingStartEvent):
        raise events.fault(event, "found a list or a sentence, expected lines of the form key: value", "")
    found: dict[str, Entry] = {}
    while not isinstance(event := events.next(), yaml.MappingEndEvent):
        key = _key(events, event, {name: entry.key for name, entry in found.items()})
        found[key.text] = Entry(key=key, value=_value(events, events.next()))
    while not isinstance(event, yaml.StreamEndEvent):
        event = events.next()
        if isinstance(event, yaml.DocumentStartEvent):
            raise events.fault(event, "found a second document, expected one", "")
    return found


def _value(events: _Events, event: Any) -> Value:
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Scalar] = []
        while not isinstance(event := events.next(), yaml.SequenceEndEvent):
            items.append(_scalar(events, event))
            if len(items) > MOST_ITEMS:
                raise events.fault(event, f"found more than {MOST_ITEMS} items, expected fewer", "")
        return tuple(items)
    if isinstance(event, yaml.MappingStartEvent):
        names: dict[str, Scalar] = {}
        while not isinstance(event := events.next(), yaml.MappingEndEvent):
            key = _key(events, event, names)
            names[key.text] = _scalar(events, events.next())
        return names
    return _scalar(events, event)


def _key(events: _Events, event: Any, before: dict[str, Scalar]) -> Scalar:
    key = _scalar(events, event)
    if key.text == "<<":
        raise events.fault(event, "found a merge (<<), expected plain keys", "write the keys out")
    if key.text in before:
        first = before[key.text].line
        raise events.fault(
            event, f'found the key "{key.text}" a second time, first on line {first}', "keep one of them"
        )
    return key


def _scalar(events: _Events, event: Any) -> Scalar:
    if not isinstance(event, yaml.ScalarEvent):
        raise events.fault(event, "found a list or names inside a value, expected words", "write it flatter")
    if len(event.value) > LONGEST_VALUE:
        raise events.fault(event, f"found {len(event.value):,} characters, expected at most {LONGEST_VALUE:,}", "")
    start: Any = event.start_mark
    end: Any = event.end_mark
    return Scalar(text=event.value, line=start.line + 1, column=start.column + 1, start=start.index, end=end.index)


def _fault(path: str, line: int, column: int, found: str, hint: str) -> Unusable:
    text = f"{found}; {hint}" if hint else found
    return Unusable(Problem(code="E-FRONT-MATTER", path=path, text=text, line=line, column=column))
