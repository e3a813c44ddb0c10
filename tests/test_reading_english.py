"""Whole articles in English: sides, occasion, number and day, each case with what it protects."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lexicon import read_text

_FILE = Path(__file__).parent / "cases" / "english.txt"
CASES = [case.strip() for case in _FILE.read_text("utf-8").split("\n----\n")[1:]]


def told(text: str) -> str:
    """What is read out of a text, in the words of the case file; countries in the order of the alphabet."""
    reading = read_text(text)
    if not reading.messages:
        return reading.kind
    message = reading.messages[0]
    sides = [sorted(str(p.country or p.body) for p in side) for side in (message.senders, message.recipients)]
    words = ["<>".join(sides[0]) if message.exchanged else ">".join(",".join(side) for side in sides)]
    facts = (message.occasion, message.ordinal, message.happened)
    return " ".join([*words, *(str(fact.value) for fact in facts if fact)])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.partition("\n")[0])
def test_an_article_tells_what_its_case_says(case):
    _, _, rest = case.partition("\n\n")
    text, _, expected = rest.rpartition("\n=> ")
    assert told("\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))) == expected
