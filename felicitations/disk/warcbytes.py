"""The bytes of a WARC file, unpacked where it is gzip, and the way to the next record behind a broken one."""

from __future__ import annotations

import hashlib
import zlib
from typing import BinaryIO

_GZIP = b"\x1f\x8b\x08"
_OPENS = b"WARC/"
_PIECE = 1 << 16
_HEAD = 512  # bytes of a gzip member in which its first words can be unpacked
_MOST_TRIED = 1_000_000  # places that look like the beginning of a gzip member
_LINES = 1_000_000
"""The most bytes of the lines of one record: its headers, and those of its chunks."""


class Broken(Exception):
    """One record cannot be read; the text says why."""


class WarcBytes:
    """Reads a file from its beginning to its end, and no more of it at a time than is asked for.

    ``place`` is where the record begins, in bytes from the beginning of the file; that of its gzip member where the
    file is packed.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.place = self._member = self._next = 0
        self._file = file
        self._packed = file.read(len(_GZIP)) == _GZIP
        self._hash = hashlib.sha256()
        self._lines = 0
        self._at(0)

    def begin(self) -> bool:
        """Go on to the next record, past empty lines; whether there is one. Raises `Broken`."""
        self._lines = _LINES
        try:
            rest = b""
            while not rest and self._fill():
                rest = self._data[self._next :].lstrip(b"\r\n")
                self._next = len(self._data) - len(rest)
        finally:
            self.place = self._member if self._packed else self._file.tell() - len(self._data) + self._next
        self._hash = hashlib.sha256()
        return bool(rest)

    def digest(self) -> str:
        """The SHA-256, in hexadecimal, of all that was read since the record began."""
        return self._hash.hexdigest()

    def read(self, size: int) -> bytes:
        """So many bytes, or what there is until the end. Raises `Broken`."""
        parts = []
        while size and self._fill():
            parts.append(self._take(self._next + size))
            size -= len(parts[-1])
        return b"".join(parts)

    def readline(self, size: int = _LINES) -> bytes:
        """A line with its end, or its first ``size`` bytes. Raises `Broken`."""
        parts: list[bytes] = []
        while size and not (parts and parts[-1].endswith(b"\n")) and self._fill():
            end = self._data.find(b"\n", self._next) + 1 or len(self._data)
            parts.append(self._take(min(end, self._next + size)))
            size -= len(parts[-1])
            self._lines -= len(parts[-1])
            if self._lines < 0:
                raise Broken(f"found more than {_LINES:,} bytes of headers, expected fewer")
        return b"".join(parts)

    def resume(self) -> bool:
        """Look behind the beginning of a broken record for the next one; whether there is one."""
        magic = _GZIP if self._packed else b"\n" + _OPENS
        start, kept, tried = self.place + 1, b"", 0
        self._file.seek(start)
        while piece := self._file.read(_PIECE):
            window = kept + piece
            found = window.find(magic)
            while found >= 0 and tried < _MOST_TRIED:
                tried += 1
                if not self._packed or _opens(window[found : found + _HEAD]):
                    self._at(start + found + (not self._packed))
                    return True
                found = window.find(magic, found + 1)
            kept = window[-_HEAD:]  # what begins at the end of one piece is looked at again with the next
            start += len(window) - len(kept)
        return False

    def _at(self, place: int) -> None:
        self._file.seek(place)
        self._data, self._next = b"", 0
        self._raw = b""
        self._member = place
        self._unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
        self._begun = False

    def _take(self, end: int) -> bytes:
        data = self._data[self._next : end]
        self._next += len(data)
        self._hash.update(data)
        return data

    def _fill(self) -> bool:
        """Have at least one byte ready; whether there is one."""
        while self._next >= len(self._data):
            data = self._unpacked() if self._packed else self._file.read(_PIECE)
            if data is None or (not data and not self._packed):
                return False
            self._data, self._next = data, 0
        return True

    def _unpacked(self) -> bytes | None:
        """The next bytes of a packed file, perhaps none yet; None at its end. Raises `Broken`."""
        if not self._raw:
            self._raw = self._file.read(_PIECE)
        if not self._raw:
            if self._begun:
                raise Broken("the file ends inside it; fetch the file again")
            return None
        if not self._begun:
            self._member = self._file.tell() - len(self._raw)
        try:
            data = self._unpacker.decompress(self._raw, _PIECE)
        except zlib.error as error:
            raise Broken(f"found damaged gzip ({error}); fetch the file again") from None
        self._begun = not self._unpacker.eof
        self._raw = self._unpacker.unused_data if self._unpacker.eof else self._unpacker.unconsumed_tail
        if self._unpacker.eof:
            self._unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
        return data


def _opens(head: bytes) -> bool:
    """Whether the beginning of a gzip member is that of a record."""
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, len(_OPENS)) == _OPENS
    except zlib.error:
        return False
