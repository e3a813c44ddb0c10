"""Articles whose lines are broken at a width, like those of mails and old pages: read as if they were not."""

from __future__ import annotations

import textwrap

import pytest

from felicitations.reading.wraps import find_wraps
from tests.lexicon import read_text
from tests.quality_labels import labelled

_PARAGRAPHS = """Slovak President congratulates Estonian colleague

Tallinn, 24 February 2023 - The President of the Slovak Republic, Zuzana Caputova, has sent a message of congratulation
to the President of the Republic of Estonia, Alar Karis, on the one hundred and fifth anniversary of the Republic.

"Our two nations know what freedom is worth, and they know it together," the message says. "May the years ahead of us be
as good for both of them as those that we have had since the restoration of independence."

Mr Karis is expected in Bratislava in May, at the head of a delegation of ministers and of people from business, the
embassy said.
"""
TEXT = "\n\n".join(" ".join(paragraph.split()) for paragraph in _PARAGRAPHS.split("\n\n"))


def wrapped(text: str, width: int, end: str = "\n") -> str:
    """A text with its long lines broken, and empty lines between its paragraphs."""
    parts = (textwrap.wrap(line, width, break_on_hyphens=False) or [""] for line in text.splitlines())
    return end.join(line for part in parts for line in (*part, *([""] if len(part) > 1 else [])))


def told(text: str) -> tuple[object, ...]:
    """The facts of the main message."""
    reading = read_text(text)
    if not reading.messages:
        return (reading.kind,)
    message = reading.messages[0]
    facts = (fact and fact.value for fact in (message.occasion, message.ordinal, message.happened, reading.published))
    sides = (tuple((p.country, p.body) for p in side) for side in (message.senders, message.recipients))
    return (reading.kind, *sides, *facts)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("width", [60, 72, 80])
def test_a_broken_line_goes_on_in_the_next(width, end):
    reading = read_text(wrapped(TEXT, width, end))
    assert told(wrapped(TEXT, width, end)) == told(TEXT)
    assert len([mark for mark in reading.marks if mark.kind == "body"]) == 3
    people = [who.name for party in reading.messages[0].senders for who in party.people]
    assert people == ["Zuzana Caputova"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_evidence_across_a_break_is_the_seed_s_own(end):
    text = wrapped(TEXT, 60, end)
    message = read_text(text).messages[0]
    shown = [e for party in (*message.senders, *message.recipients) for e in party.evidence]
    assert any("\n" in e.text for e in shown), "the names are longer than a line"
    assert all(text[e.start : e.end] == e.text for e in shown)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"The minister of state number {n} opens the great new hall in town" for n in range(20)),
        "\n".join("President Alar Karis congratulated Zuzana Caputova on her birthday. " * 3 for _ in range(9)),
        "Home\nNews\nPolitics\nSport\n\nAbout\nContact\n",
        "",
    ],
    ids=["headlines", "paragraphs of one line", "a menu", "nothing"],
)
def test_lines_that_are_whole_are_left_as_they_are(text):
    assert find_wraps(text) == ()


def test_broken_articles_tell_what_whole_ones_tell():
    """Protects the whole way: of the labelled English articles nearly all are read the same when broken at 72."""
    texts = [one.seed.text for one in labelled() if one.label.set == "china"]
    same = sum(told(wrapped(text, 72)) == told(text) for text in texts)
    assert same >= len(texts) * 0.9
