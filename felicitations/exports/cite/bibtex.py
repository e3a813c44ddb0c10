"""A record in BibTeX.

The file is UTF-8, as biber and every BibTeX of our day read it: only what means something to TeX is escaped. A brace is
written as a command, for BibTeX counts braces even where a backslash stands before them. The address is left as it is:
styles print it with a command that takes it literally, and an escape would break it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from felicitations.citing.days import day_of
from felicitations.citing.record import NO_DATE, Record

_TEX = str.maketrans(
    {char: f"\\{char}" for char in "&%$#_"}
    | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}", "\\": r"\textbackslash{}"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
# Pairs that TeX sets as one sign: a dash for two hyphens, a quotation mark for two apostrophes.
_PAIRS = re.compile(r"([-'`,<>])(?=\1)|[?!](?=`)")
_NO_KEY = re.compile(r"[^A-Za-z0-9.:_-]+")
_NO_URL = re.compile(r"[{}\\\s]+")


def bibtex(record: Record) -> str:
    """One entry."""
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in _fields(record) if value)
    return f"@misc{{{_NO_KEY.sub('-', record.key)},\n{fields}\n}}\n"


def bibtex_file(entries: Iterable[str]) -> str:
    """Many entries as a file."""
    return "\n".join(entries)


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    """The fields. The title and the author stand in braces of their own: their letters and words are to be kept."""
    day = day_of(record.day)
    yield "title", f"{{{_tex(record.heading)}}}"
    yield "author", f"{{{_tex(record.author)}}}" if record.author else ""
    yield "publisher", _tex(record.publisher)
    yield "date", record.day if day.year else ""
    yield "year", f"{day.year:04}" if day.year else day.other or NO_DATE
    yield "howpublished", _tex(f"{record.archive}, {record.kind} {record.key}")
    yield "language", record.lang
    yield "keywords", _tex(", ".join(filter(None, (record.occasion, *(side.name for side in record.sides)))))
    yield "url", _NO_URL.sub("", record.url)
    yield "note", f"SHA-256: {record.version}"


def _tex(words: str) -> str:
    return _PAIRS.sub(r"\g<0>{}", words.translate(_TEX))
