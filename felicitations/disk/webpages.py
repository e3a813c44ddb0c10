"""Makes seeds of web pages: what the page says of itself as a record, then all the text that its reader saw.

What is the article in that text is not cut out of it; the lines around it are named, and the readers mark them. The
record ends with the SHA-256 of the bytes that it was made from, so that the digest of the text stands for them too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from felicitations.disk import ids
from felicitations.disk.charsets import decode_page
from felicitations.disk.decoding import require_words
from felicitations.disk.files import SEED_LIMIT, Unusable, read_bytes, shown
from felicitations.disk.records import record
from felicitations.disk.sharing import shared
from felicitations.model import Refusal, Seed
from felicitations.problems import Problem

AT_ONCE = 64_000_000
"""Bytes of pages that are held until seeds are made of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """A page that is to become a seed.

    ``name`` is what messages call its file; ``line`` is its place in a file of many, 0 where it is the file;
    ``sha256`` is the digest, in hexadecimal, of the bytes that it came from, which may be more than its ``body``;
    ``charset`` is what the server called its encoding; ``given`` are lines for its record, each as what it is
    understood as, what it is called, and its value. Without ``markup`` its body is plain text.
    """

    id: str
    name: str
    body: bytes
    sha256: str
    line: int = 0
    charset: str = ""
    given: tuple[tuple[str, str, str], ...] = ()
    markup: bool = True

    @property
    def path(self) -> str:
        """What messages call the page itself."""
        return f"{self.name}#{self.id}" if self.line else self.name


Place = tuple[str, int, Seed | Refusal]
"""An article, or why there is none, with the file it stands in and its line there, 0 where it is the whole file."""


def saved(path: Path, name: str) -> Iterator[tuple[int, WebPage]]:
    """The page that a file is. Raises `Unusable`."""
    body = read_bytes(path, name, SEED_LIMIT)
    page_id = shown(path.stem)
    if fault := ids.fault_of(page_id):
        raise Unusable(Problem(code="E-ID", path=name, text=fault))
    yield 0, WebPage(id=page_id, name=name, body=body, sha256=hashlib.sha256(body).hexdigest())


def made(found: Iterable[tuple[str, int, Seed | Refusal | WebPage]], known: Mapping[str, Seed]) -> Iterator[Place]:
    """What was found, with a seed, or why there is none, in the place of each page.

    ``known`` are seeds that were made of pages before, by the digest of what they were made from.
    """
    waiting: list[tuple[str, int, Seed | Refusal | WebPage]] = []
    size = 0
    for place in found:
        waiting.append(place)
        size += len(place[2].body) if isinstance(place[2], WebPage) else 0
        if size >= AT_ONCE:
            yield from _made(waiting, known)
            waiting, size = [], 0
    yield from _made(waiting, known)


def _made(found: list[tuple[str, int, Seed | Refusal | WebPage]], known: Mapping[str, Seed]) -> Iterator[Place]:
    new = shared(_seed, [each for _, _, each in found if isinstance(each, WebPage) and each.sha256 not in known])
    for name, line, each in found:
        if not isinstance(each, WebPage):
            yield name, line, each
        elif each.sha256 in known:
            yield name, line, replace(known[each.sha256], id=each.id, path=each.path)
        else:
            yield name, line, next(new)


def _seed(page: WebPage) -> Seed | Refusal:
    try:
        lines, text, frame = _said(page)
        require_words(text, page.name, page.line)
    except Unusable as unusable:
        return Refusal(id=page.id, path=page.name, problems=(unusable.problem,))
    head, fields = record((*lines, *page.given, ("sha256", "sha256", page.sha256)))
    text = head + text
    return Seed(
        id=page.id,
        path=page.path,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        record=fields,
        frame=tuple((len(head) + start, len(head) + end) for start, end in frame),
        made_from=page.sha256,
    )


def _said(page: WebPage) -> tuple[list[tuple[str, str, str]], str, tuple[tuple[int, int], ...]]:
    """What a page says of itself, as lines of a record; its text; the lines of the text that are not the article."""
    text = decode_page(page.body, page.name, page.charset, page.line)
    if not page.markup:
        return [], text, ()
    # Both libraries behind these cost more to load than a whole build of a small archive.
    from felicitations.disk.pagetold import ask
    from felicitations.disk.visible import see

    visible = see(text, page.name, page.line)
    told = ask(text, visible)
    given = {role for role, _, _ in page.given}
    lines = [(role, role, getattr(told, role)) for role in ("title", "date", "source", "author", "url")]
    return [line for line in lines if line[0] not in given], visible.text, told.frame
