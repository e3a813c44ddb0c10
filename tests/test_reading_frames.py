"""The many ways in which one thing is told: who wrote to whom, and on what occasion; a line of a case file each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from felicitations.model import Message
from tests.lexicon import read_text, source

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


NAMED = {
    "SA": "King Salman sent a cable of congratulations to the President of {} on the anniversary of Independence Day.",
    "JP": "The prime minister of Japan, Sanae Takaichi, has congratulated {} on its national day.",
}
SPOKEN_OF = {
    "CN": "President Xi Jinping on Monday congratulated his {} counterpart, Tomas Arvel, on the national day.",
    "TR": "President Recep Tayyip Erdogan congratulated the new {} Prime Minister, Tomas Arvel, on taking office.",
}
COUNTRIES = source().lexicon.countries
FORMS = Counter(form for country in COUNTRIES for form in {*country.names, *country.adjectives})


def forms() -> Iterator[tuple[str, str, str, str]]:
    """Who sends, the frame, a name, and whose it is; but words of several states, and short forms of two meanings."""
    for country in COUNTRIES:
        for frames, names in ((NAMED, country.names), (SPOKEN_OF, country.adjectives)):
            for name in names:
                if FORMS[name] == 1 and len(name) > len("USSR"):
                    yield from (
                        (one, frame, name, country.code) for one, frame in frames.items() if one != country.code
                    )


def test_every_state_is_known_by_each_of_its_names():
    wrong = []
    for sender, frame, name, code in forms():
        sides = [({p.country for p in m.senders}, {p.country for p in m.recipients}) for m in read(frame.format(name))]
        if sides != [({sender}, {code})]:
            wrong.append((code, name, sides))
    assert wrong == []


def read(text: str) -> tuple[Message, ...]:
    return read_text(text).messages
