"""The many ways in which one thing is told: who wrote to whom, and on what occasion; a line of a case file each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lexicon import read_text

CASES = Path(__file__).parent / "cases"


def lines(name: str) -> list[str]:
    """The lines of a case file below its first words."""
    return (CASES / name).read_text("utf-8").partition("----\n")[2].splitlines()


def occasions() -> Iterator[tuple[str, str]]:
    """Each article of the file on occasions, with what is expected of it."""
    frame = ""
    for line in lines("occasions.txt"):
        words, _, expected = line.partition(" => ")
        if expected:
            yield frame.format(words), expected
        else:
            frame = f"{line.removesuffix(':')}."


@pytest.mark.parametrize(("text", "expected"), tuple(occasions()), ids=lambda words: words[-70:])
def test_an_occasion_is_known_by_the_words_in_which_it_is_told(text, expected):
    (message,) = read_text(text).messages
    told = [message.occasion.value] if message.occasion else []
    told += [str(message.ordinal.value)] if message.ordinal else []
    assert " ".join(told) == expected


@pytest.mark.parametrize("line", lines("frames.txt"), ids=lambda line: line[:70])
def test_both_sides_are_known_in_whatever_words_a_message_is_told(line):
    text, _, expected = line.rpartition(" => ")
    reading = read_text("2024-06-04 10:00\n\n" + text.replace(" / ", "\n\n"))
    if not reading.messages:
        assert expected == "other"
        return
    message = reading.messages[0]
    senders, recipients = (
        sorted({str(p.country or p.body) for p in side}) for side in (message.senders, message.recipients)
    )
    told = "<>".join(senders) if message.exchanged else f"{','.join(senders)}>{','.join(recipients)}"
    assert told == expected
