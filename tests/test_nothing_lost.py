"""What is shown and what is left out are together the seed, letter for letter, and no run writes to a seed."""

from itertools import pairwise
from random import Random

import pytest

from felicitations.disk.seeds import load_seeds
from felicitations.model import LEFT_OUT
from tests.histories import article
from tests.lexicon import read_text
from tests.scale import LONG, scale

FOLDERS = ("seeds", "tests/practice")


def left_out(text: str) -> int:
    """How many letters are folded away. Raises AssertionError if one is neither shown nor left out, or is twice."""
    marks = read_text(text).marks
    assert "".join(text[mark.start : mark.end] for mark in marks) == text
    assert all(one.end == two.start for one, two in pairwise(marks))
    return sum(mark.end - mark.start for mark in marks if mark.kind in LEFT_OUT)


def test_j7_a7_all_known_articles_keep_every_letter(root, record_property):
    seeds = [seed for folder in FOLDERS for seed in load_seeds(root / folder)[0]]
    texts = [seed.text for seed in seeds if ".jsonl" not in seed.path]  # openings have no furniture to lose
    texts = texts[:: 1 if LONG else 3]
    assert len(texts) > 150
    assert sum(map(left_out, texts)) > 1_000
    record_property("promise", "nothing lost: seeds and practice articles")
    record_property("figure", f"{len(texts)} articles: shown and left out are the seed")


@pytest.mark.parametrize("part", range(2))
def test_j7_generated_articles_keep_every_letter(part, record_property):
    random, number = Random(part), scale(150, 5_000)
    for _ in range(number):
        left_out(spoilt(article(random), random))
    record_property("promise", "nothing lost: generated articles")
    record_property("figure", f"{number:,} articles: shown and left out are the seed")


NOISE = (
    "Share this\n",
    "\ufeff",
    "\u2028",
    "\r\n",
    "\x85",
    "Advertisement\n",
    "\u200b",
    "Source: Xinhua\n",
    "\u00a0",
    "---\n",
)


def spoilt(text: str, random: Random) -> str:
    """An article with page furniture and odd characters put in."""
    for _ in range(random.randint(0, 6)):
        at = random.randrange(len(text))
        text = text[:at] + random.choice(NOISE) + text[at:]
    return text


def test_the_count_sees_a_letter_that_went(monkeypatch):
    text = "Xi congratulated.\n\nSource: Xinhua\n"
    cut = type("Cut", (), {"marks": read_text(text).marks[:-1]})
    monkeypatch.setitem(globals(), "read_text", lambda _: cut)
    with pytest.raises(AssertionError):
        left_out(text)
