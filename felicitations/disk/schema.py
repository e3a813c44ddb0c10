"""What the Markdown files of site_src may say: their keys, checked with the nearest right word for the wrong ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from felicitations.disk import values
from felicitations.disk.files import Unusable
from felicitations.disk.frontmatter import Entry, Scalar, split
from felicitations.disk.hints import nearest
from felicitations.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key that a file may have: a ``word``, a ``list`` of words, or ``names`` with a word each.

    ``expected`` says what is missing where it is required and not given; else its form is named.
    """

    name: str
    kind: Literal["word", "list", "names"] = "word"
    required: bool = False
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One Markdown file: its checked front matter and its body. An empty value counts as not given."""

    path: str
    entries: dict[str, Entry]
    body: str

    def word(self, key: str) -> str:
        """The value of a key, without the spaces around it; empty where it is not given."""
        return scalar.text.strip() if (scalar := self.scalar(key)) else ""

    def scalar(self, key: str) -> Scalar | None:
        """The value of a key with its place, or None where it is not given."""
        entry = self.entries.get(key)
        return entry.value if entry and isinstance(entry.value, Scalar) and entry.value.text.strip() else None

    def list(self, key: str) -> tuple[Scalar, ...]:
        """The items of a list with their places."""
        entry = self.entries.get(key)
        return entry.value if entry and isinstance(entry.value, tuple) else ()

    def names(self, key: str) -> dict[str, Scalar]:
        """The names below a key, each with its value and place."""
        entry = self.entries.get(key)
        return entry.value if entry and isinstance(entry.value, dict) else {}

    def words(self, key: str) -> tuple[str, ...]:
        """The items of a list."""
        return tuple(item.text for item in self.list(key))

    def problem(self, text: str, at: Scalar | None = None, code: str = "E-VALUE") -> Problem:
        """A problem with this file, at the place of a value."""
        line, column = (at.line, at.column) if at else (0, 0)
        return Problem(code=code, path=self.path, text=text, line=line, column=column)


def document(text: str, path: str, keys: tuple[Key, ...]) -> tuple[Document, tuple[Problem, ...]]:
    """One Markdown file with everything that is wrong with its keys. Raises `Unusable` where it cannot be parsed."""
    entries, body = split(text, path)
    found = Document(path=path, entries=entries, body=body)
    return found, tuple(_faults(found, keys))


def refuse(problems: Iterable[Problem]) -> None:
    """Raises `Unusable` with the first of the problems, if there is one."""
    for problem in problems:
        raise Unusable(problem)


def slug_of(found: Document) -> str:
    """The name of a file as an address. Raises `Unusable` where it cannot be one."""
    slug = Path(found.path).stem
    refuse([found.problem(fault, code="E-NAME")] if (fault := values.slug_fault(slug)) else [])
    return slug


def _faults(found: Document, keys: tuple[Key, ...]) -> Iterable[Problem]:
    allowed = {key.name: key for key in keys}
    for name, entry in found.entries.items():
        if name not in allowed:
            text = f'found the key "{name}", which means nothing here{nearest(name, allowed)}'
            yield found.problem(text, entry.key, "E-KEY")
        elif not _fits(entry, allowed[name].kind):
            yield found.problem(f'"{name}" holds {_kind(entry)}, expected {_EXPECTED[allowed[name].kind]}', entry.key)
    for key in keys:
        given = found.entries.get(key.name)
        if key.required and not (found.scalar(key.name) or (given and not isinstance(given.value, Scalar))):
            yield found.problem(
                f'"{key.name}" is missing, expected {key.expected or _EXPECTED[key.kind]}', given.key if given else None
            )


_EXPECTED = {
    "word": "words behind the colon",
    "list": "a list, each item on a line of its own behind a dash",
    "names": "lines of the form name: value below it",
}


def _kind(entry: Entry) -> str:
    if isinstance(entry.value, Scalar):
        return "words"
    return "a list" if isinstance(entry.value, tuple) else "names with values"


def _fits(entry: Entry, kind: str) -> bool:
    """Whether a value has the form that its key wants; an empty one always has."""
    if isinstance(entry.value, Scalar):
        return kind == "word" or not entry.value.text
    return isinstance(entry.value, tuple if kind == "list" else dict)
