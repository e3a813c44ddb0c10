"""The repository's own lexicon, made ready once for all reading tests."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from felicitations.disk.seeds import load_seeds
from felicitations.disk.source import Source, load_source
from felicitations.model import Reading, Seed
from felicitations.reading import Tools, prepare, read

ROOT = Path(__file__).resolve().parent.parent


@cache
def source() -> Source:
    """The repository's site_src."""
    return load_source(ROOT / "site_src")


@cache
def tools() -> Tools:
    """Its lexicon, compiled."""
    return prepare(source().lexicon)


@cache
def five() -> dict[str, tuple[Seed, Reading]]:
    """The five seeds by their number, "000" to "004", with what is read out of them."""
    seeds, refusals = load_seeds(ROOT / "seeds")
    assert not refusals
    return {seed.id[:3]: (seed, read(seed, tools())) for seed in seeds}


def seed_of(text: str) -> Seed:
    """A seed made up for a test."""
    return Seed(id="made-up", path="seeds/made-up.txt", digest=sha256(text.encode()).hexdigest(), text=text)


def read_text(text: str) -> Reading:
    """What is read out of a made-up text."""
    return read(seed_of(text), tools())
