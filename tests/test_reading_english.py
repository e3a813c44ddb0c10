"""Whole articles in English: sides, occasion, number and day, each case with what it protects."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lexicon import read_text

_FOLDER = Path(__file__).parent / "cases"
# Whole articles, and short ones that were each written together with the rule of a family.
_TEXTS = [(_FOLDER / name).read_text("utf-8") for name in ("english.txt", "families.txt")]
CASES = [case.strip() for text in _TEXTS for case in text.split("\n----\n")[1:]]


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


def people(text: str) -> str:
    """The people of both sides, in the order in which the text first prints their full names."""
    sides = [p for m in read_text(text).messages[:1] for p in (*m.senders, *m.recipients)]
    return ", ".join(sorted({who.name for party in sides for who in party.people}, key=text.find))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.partition("\n")[0])
def test_an_article_tells_what_its_case_says(case):
    _, _, rest = case.partition("\n\n")
    text, _, expected = rest.rpartition("\n=> ")
    facts, _, names = expected.partition(" | ")
    text = "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))
    assert told(text) == facts
    assert not names or people(text) == names
