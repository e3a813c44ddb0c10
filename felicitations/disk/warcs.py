"""Reads the pages in the files of web archives (WARC, ISO 28500), record by record, packed with gzip or not.

warcio parses records and the answers of servers. What it would pass over in silence is looked at here: an end in the
middle of a record, damaged gzip, a length that is not true. Such a record is refused, and the next one is looked for.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

from slugify import slugify
from warcio.bufferedreaders import ChunkedDataReader
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader

from felicitations.disk.files import SEED_LIMIT, Unusable, opened
from felicitations.disk.records import FILE_LIMIT
from felicitations.disk.warcbytes import Broken, WarcBytes
from felicitations.disk.webpages import WebPage
from felicitations.model import Refusal
from felicitations.problems import Problem

MOST_BROKEN = 100
"""Records of one file that may be broken. Behind each the next one has to be looked for."""

_MARKUP = {"text/html": True, "application/xhtml+xml": True, "text/plain": False}
"""The types of what may be an article, and whether it is markup."""

_GIVEN = (("url", "WARC-Target-URI"), ("WARC-Date", "WARC-Date"))
"""What a record tells of its page: what it is understood as, and what it is called."""

_ADDRESS = 60  # letters of its address with which the id of a page begins
_PIECE = 1 << 16
_PARSER = ArcWarcRecordLoader()


def responses(path: Path, name: str) -> Iterator[tuple[int, WebPage | Refusal]]:
    """Each page that a file holds, with the number of its record, and each record that cannot be used.

    A page is an answer with the status 200 that is text. All other records are passed over. Raises `Unusable` where the
    whole file cannot be used, or changes while it is read.
    """
    with opened(path, name, FILE_LIMIT) as file:
        source = WarcBytes(file)
        number = broken = 0
        more = True
        while more:
            number += 1
            try:
                more = source.begin()
                if more and (found := _page(source, name, number)):
                    yield number, found
            except Broken as fault:
                broken += 1
                more = broken < MOST_BROKEN and source.resume()
                end = f"; the reading ended here, after {broken} broken records" if broken == MOST_BROKEN else ""
                yield number, _refusal(name, number, source.place, f"{fault}{end}")
        if number == 1 and not broken:
            text = "found no record, expected at least one; leave the file out or fetch it again"
            raise Unusable(Problem(code="E-EMPTY", path=name, text=text))


def _page(source: WarcBytes, name: str, number: int) -> WebPage | Refusal | None:
    """The page that a record is, why it cannot be one, or None where it is something else. Raises `Broken`."""
    try:
        record = _record(source)
        kind, charset = _kind(record)
        body, unfit = _body(record) if kind in _MARKUP else (b"", "")
    except Broken:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a record does to the library, the next one is read
        raise Broken(f"cannot be read as a record ({error}); fetch the file again") from None
    _finish(source, record)
    if unfit:
        return _refusal(name, number, source.place, unfit)
    if kind not in _MARKUP:
        return None
    given = tuple((role, key, _header(record, key)) for role, key in _GIVEN)
    digest = source.digest()
    begin = slugify(_header(record, "WARC-Target-URI").partition("://")[2], max_length=_ADDRESS) or "page"
    return WebPage(
        id=f"{begin}-{digest[:12]}",
        name=name,
        line=number,
        body=body,
        sha256=digest,
        charset=charset,
        given=given,
        markup=_MARKUP[kind],
    )


def _record(source: WarcBytes) -> ArcWarcRecord:
    """The headers of a record, and if it is an answer of a server, those of the answer. Raises whatever warcio does."""
    record = _PARSER.parse_record_stream(source, known_format="warc", no_record_parse=True)
    if record.length is None:
        raise Broken("found no Content-Length, expected the length of the record; fetch the file again")
    if record.rec_type == "response":
        address = _header(record, "WARC-Target-URI")
        record.http_headers = _PARSER.load_http_headers("response", address, record.raw_stream, record.length)
    return record


def _kind(record: ArcWarcRecord) -> tuple[str, str]:
    """The type of a good answer and its encoding, as the server calls them; nothing for any other record."""
    headers = record.http_headers
    if not headers or headers.get_statuscode() != "200":
        return "", ""
    kind, *parameters = (headers.get_header("Content-Type") or "").split(";")
    named = (part.partition("=") for part in parameters)
    charset = next((value.strip(" \"'") for key, _, value in named if key.strip().lower() == "charset"), "")
    return kind.strip().lower(), charset


def _body(record: ArcWarcRecord) -> tuple[bytes, str]:
    """The body of an answer, unpacked, or why it cannot be used."""
    headers = record.http_headers
    chunked = (headers.get_header("Transfer-Encoding") or "").lower() == "chunked"
    stream = ChunkedDataReader(record.raw_stream, raise_exceptions=True) if chunked else record.raw_stream
    body: bytes = stream.read(SEED_LIMIT + 1)
    packing = (headers.get_header("Content-Encoding") or "identity").strip().lower()
    unfit = ""
    if packing in ("gzip", "x-gzip", "deflate"):
        body, unfit = _unpacked(body, packing)
    elif packing != "identity":
        unfit = f'found a page packed as "{packing}", expected gzip, deflate or none; fetch it without packing'
    if len(body) > SEED_LIMIT:
        unfit = f"found a page of more than {SEED_LIMIT:,} bytes, expected fewer; leave it out"
    return body, unfit


def _unpacked(body: bytes, packing: str) -> tuple[bytes, str]:
    """A body without its packing, no more of it than one byte too many, or why it cannot be unpacked."""
    # Some servers call deflate what has no header of zlib; its first byte tells.
    bits = 16 + zlib.MAX_WBITS if packing != "deflate" else zlib.MAX_WBITS if body[:1] == b"x" else -zlib.MAX_WBITS
    unpacker = zlib.decompressobj(bits)
    try:
        data = unpacker.decompress(body, SEED_LIMIT + 1)
    except zlib.error as error:
        return b"", f"found a page with damaged {packing} ({error}); fetch it again"
    whole = unpacker.eof or len(data) > SEED_LIMIT
    return data, "" if whole else f"found a page whose {packing} is cut off; fetch it again"


def _finish(source: WarcBytes, record: ArcWarcRecord) -> None:
    """Read a record to its end. Raises `Broken` where it has none, or where its length is not true."""
    stream = record.raw_stream
    while stream.read(_PIECE):
        pass
    if stream.limit:
        raise Broken("the file ends inside it; fetch the file again")
    if source.readline(2).strip(b"\r\n"):
        raise Broken("found more behind its end, expected an empty line; its Content-Length is wrong")


def _header(record: ArcWarcRecord, key: str) -> str:
    return " ".join((record.rec_headers.get_header(key) or "").split())


def _refusal(name: str, number: int, place: int, text: str) -> Refusal:
    problem = Problem(code="E-WARC", path=name, text=f"the record at byte {place:,}: {text}", line=number)
    return Refusal(id=f"{name.rpartition('/')[2]}:{number}", path=name, problems=(problem,))
