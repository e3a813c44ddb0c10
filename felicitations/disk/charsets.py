"""The characters of a web page: its bytes decoded as a browser would, but strictly."""

from __future__ import annotations

import re

import webencodings

from felicitations.disk.decoding import SAMPLE, line_of_byte, refuse_binary
from felicitations.disk.files import Unusable
from felicitations.problems import Problem

_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(rb"<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?\s*([^\s\"'/>;]+)", re.IGNORECASE)
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_NOT_IN_META = {"utf-16-le": "utf-8", "utf-16-be": "utf-8", "x-user-defined": "windows-1252"}
"""What a browser takes instead, since bytes in which this could be read are no bytes of that encoding."""


def decode_page(data: bytes, name: str, told: str = "", line: int = 0) -> str:
    """The text of a page, without its byte order mark.

    The encoding is that of the byte order mark, else the one that the server ``told``, else that of a ``meta`` element
    near its beginning, by the names that browsers know (WHATWG Encoding Standard); else UTF-8. Nothing is guessed, and
    no byte is replaced. ``line`` is where messages place the page in a file of many. Raises `Unusable` where the bytes
    are no text in that encoding.
    """
    refuse_binary(data, name, line)
    mark, encoding = next((one for one in _MARKS if data.startswith(one[0])), (b"", ""))
    body = data[len(mark) :]
    encoding = encoding or _known(told) or _declared(body) or "utf-8"
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        at = len(mark) + error.start
        found = f"found the byte 0x{data[at]:02x} at offset {at}, expected {encoding.upper()} as the page says"
        raise _unusable("E-ENCODING", name, line or line_of_byte(data, at), f"{found}; fetch it again") from None
    if "\0" in text:
        found = "found a NUL character, expected a web page; it is binary or damaged"
        raise _unusable("E-BINARY", name, line or 1 + text.count("\n", 0, text.index("\0")), found)
    return text


def _declared(data: bytes) -> str:
    """The encoding that the page itself names, or nothing."""
    found = _META.search(_COMMENT.sub(b"", data[:SAMPLE]))
    encoding = _known(found[1].decode("ascii", "replace")) if found else ""
    return _NOT_IN_META.get(encoding, encoding)


def _known(label: str) -> str:
    """The encoding that browsers mean by a label, as Python calls it; nothing where they know none."""
    found = webencodings.lookup(label)
    return found.codec_info.name if found else ""


def _unusable(code: str, name: str, line: int, text: str) -> Unusable:
    return Unusable(Problem(code=code, path=name, text=text, line=line))
