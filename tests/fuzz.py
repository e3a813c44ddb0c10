"""Inputs that nobody would write: what the loaders and the readers get, mutated from what they know.

``python -m tests.fuzz SECONDS [SEED]`` goes on until the time is over, and prints how many inputs were tried and the
first that ended in anything but a reading or a refusal; it ends with 1 if there is one.
"""

from __future__ import annotations

import sys
import time
from random import Random

from felicitations.disk.decoding import decode, require_words
from felicitations.disk.files import Unusable
from felicitations.disk.frontmatter import entries
from felicitations.disk.ids import fault_of
from felicitations.disk.seeds import markdown
from felicitations.disk.visible import see
from felicitations.disk.webpages import WebPage, made
from felicitations.model import Refusal
from tests.bombs import FILLERS
from tests.lexicon import five, read_text
from tests.payloads import PAYLOADS
from tests.web_files import PAGE

FRONT = b"---\ntitle: A\ndate: 2024-01-12\nurl: https://example.org/\nlang: en\n---\nWords.\n"
ODD = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc3", b"---\n", b"&a ", b"*a", b"<<: ", b"!!python ",
    b"? ", b"- ", b"{", b"[", b"|", b">", b"'", b'"', b"#", b"\r", b"\t", b": ", b"\xe2\x80\xae", b"\xe2\x80\xa8",
    b"<p>", b"</", b"<!--", b"<table>", b"<script>", b"<meta charset=gb2312>", b"&#0;", b"<h1>", b"]]>", b"<article>",
)  # fmt: skip


def corpus() -> list[bytes]:
    """What mutations begin with."""
    texts = [seed.text.encode() for seed, _ in five().values()]
    return [
        *texts,
        FRONT,
        PAGE.encode(),
        PAGE.encode("utf-16"),
        *(filler.encode() for filler in FILLERS.values()),
        *(one.encode("utf-8", "surrogatepass") for one in PAYLOADS),
    ]


def mutated(known: list[bytes], random: Random) -> bytes:
    """One input: pieces of some that are known, cut, repeated, joined and spoilt."""
    data = bytearray()
    for _ in range(random.randint(1, 4)):
        piece = random.choice(known)
        start = random.randrange(len(piece))
        data += piece[start : start + random.randint(1, 400)] * random.choice((1, 1, 1, 2, 9))
    for _ in range(random.choice((0, 1, 2, 8))):
        at = random.randrange(len(data) + 1)
        data[at:at] = random.choice(ODD) if random.random() < 0.7 else random.randbytes(3)
    return bytes(data[:3_000])


def load(data: bytes) -> str:
    """What the loaders make of an input: its text, or nothing where it is refused in good order."""
    try:
        text = decode(data, "seeds/x.md")
        require_words(text, "seeds/x.md")
        markdown(text, "seeds/x.md")
        see(text, "seeds/x.md")
        entries(text, "site_src/x.md")
    except Unusable as refused:
        told = str(refused.problem)
        if not told.startswith(("seeds/x.md", "site_src/x.md")) or not told.isprintable():
            raise AssertionError(told) from refused
    fault_of(data.decode("utf-8", "backslashreplace")[:100])
    return data.decode("utf-8", "ignore")


def browse(data: bytes) -> None:
    """As a saved web page an input is read as well, or refused with a sentence."""
    page = WebPage(id="x", name="seeds/x.html", body=data, sha256="0" * 64)
    ((_, _, found),) = made([("seeds/x.html", 0, page)], {})
    if isinstance(found, Refusal):
        assert [str(problem).isprintable() for problem in found.problems] == [True]
    else:
        assert all(found.text[field.start : field.end] == field.value for field in found.record)
        assert all(found.text[start:end].strip("\n") for start, end in found.frame)


def read(text: str) -> None:
    """A reading loses nothing, and its evidence quotes the text."""
    found = read_text(text)
    assert "".join(text[mark.start : mark.end] for mark in found.marks) == text


def run(inputs: int, readings: int, seed: int, until: float = float("inf")) -> int:
    """Try so many inputs, some by the readers too, and give the number tried. Raises AssertionError for a failure."""
    random, known = Random(seed), corpus()
    for number in range(inputs):
        data = mutated(known, random)
        try:
            text = load(data)
            if number % (inputs // readings) == 0:
                browse(data)
                read(text)
        except Exception as error:
            raise AssertionError(f"input {number} of seed {seed}: {data!r}") from error
        if number % 1_000 == 0 and time.monotonic() > until:
            return number
    return inputs


if __name__ == "__main__":
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())
    tried = run(10**9, 10**8, seed, until=time.monotonic() + float(sys.argv[1]))
    sys.stdout.write(f"{tried:,} inputs of seed {seed}: no error\n")
