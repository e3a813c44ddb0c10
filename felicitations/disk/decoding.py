"""Bytes to text: strict UTF-8, and a useful sentence where it is something else."""

from __future__ import annotations

import re

from felicitations.disk.files import Unusable
from felicitations.problems import Problem

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
_WIDE_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
SAMPLE = 20_000
"""The bytes at the beginning of a file by which it is told what it is."""

_LONG_RUN = 3
_LINE_END = re.compile(rb"\r\n|\r|\n")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_HAN = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


def decode(data: bytes, name: str) -> str:
    """The text of a file, every character kept, a byte order mark and the line ends among them.

    Raises `Unusable` where the bytes are no UTF-8 text: a picture, a document, NUL bytes, another encoding. The
    message says where, and what the encoding looks like.
    """
    refuse_other_kinds(data, name)
    return decode_piece(data, name, 1)


def decode_piece(data: bytes, name: str, line: int) -> str:
    """The text of a piece of a file that begins with ``line``. Raises `Unusable` as `decode` does."""
    at = data.find(0)
    if at >= 0:
        found = f"found a NUL byte at offset {at}, expected plain text; the file is binary or damaged"
        raise _unusable("E-BINARY", name, found, line - 1 + line_of_byte(data, at))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = line - 1 + line_of_byte(data, error.start)
        found = f"found the byte 0x{data[error.start]:02x} at offset {error.start}, expected UTF-8"
        raise _unusable("E-ENCODING", name, f"{found}; {_hint(data, error)}", line) from None


def require_words(text: str, name: str, line: int = 0) -> None:
    """Raises `Unusable` where a text, of a file or of a piece of it at ``line``, holds no letter or digit at all."""
    if not any(character.isalnum() for character in text):
        found = "nothing" if not text else "only spaces and signs"
        found = f"found {found}, expected an article; leave the file out or fetch it again"
        raise _unusable("E-EMPTY", name, found, line)


def refuse_binary(data: bytes, name: str, line: int = 0) -> None:
    """Raises `Unusable` where the first bytes of a file, or of a piece of it at ``line``, are those of no text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise _unusable("E-BINARY", name, f"found {kind}, expected plain text; extract its text first", line)


def refuse_other_kinds(data: bytes, name: str) -> None:
    """Raises `Unusable` where the first bytes of a file are those of no text, or of text in a wide encoding."""
    refuse_binary(data, name)
    for mark, encoding in _WIDE_MARKS:
        if data.startswith(mark):
            raise _unusable("E-ENCODING", name, f"found {encoding}, expected UTF-8; save it again as UTF-8", 1)
    if 0 in data[:SAMPLE] and _looks_wide(data):
        raise _unusable("E-ENCODING", name, "found what looks like UTF-16, expected UTF-8; save it again as UTF-8", 1)


def _looks_wide(data: bytes) -> bool:
    """Whether nearly every second byte is NUL, as it is in Latin text that was saved as UTF-16."""
    sample = data[:SAMPLE]
    return max(sample[0::2].count(0), sample[1::2].count(0)) > 0.4 * len(sample)


def _hint(data: bytes, error: UnicodeDecodeError) -> str:
    """What to do about bytes that are no UTF-8: they are never guessed into text, but the guess helps a person."""
    if error.reason == "unexpected end of data" and error.start >= len(data) - 4:
        return "the file seems to be cut off in the middle of a character; fetch it again"
    guess = _guess(data[:SAMPLE])
    return f"it looks like {guess}; save it again as UTF-8" if guess else "it is damaged; fetch it again"


def _guess(sample: bytes) -> str:
    """The likely name of an encoding, or nothing. Two tests that are cheap and right for the usual scrapes."""
    runs = [len(run.group()) for run in _HIGH_RUN.finditer(sample)]
    # Chinese encodings write runs of high bytes; Western ones write single accents and quotation marks.
    if runs and sum(runs) / len(runs) >= _LONG_RUN:
        for encoding in ("gb18030", "big5"):
            text = sample.decode(encoding, "ignore")
            foreign = [character for character in text if not character.isascii()]
            if foreign and sum(1 for c in foreign if _HAN.match(c)) > 0.9 * len(foreign):
                return encoding.upper()
        return ""
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    return "Windows-1252"


def line_of_byte(data: bytes, offset: int) -> int:
    """The line, from 1, in which a byte stands."""
    return 1 + sum(1 for _ in _LINE_END.finditer(data, 0, offset))


def _unusable(code: str, name: str, text: str, line: int = 0) -> Unusable:
    return Unusable(Problem(code=code, path=name, text=text, line=line))
