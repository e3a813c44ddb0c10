"""Words of a seed are found again by their line, and set in the columns of a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from felicitations.desk.columns import clipped, width, wrap
from felicitations.desk.lines import LONGEST, Lines, around, shortened
from felicitations.disk.files import line_of


def test_lines_are_counted_as_the_problems_count_them():
    text = "a\r\nb\rc\nd\u2028e\x85f\n\ng"
    lines, places = Lines(text), [at for at, letter in enumerate(text) if letter not in "\r\n"]
    assert [lines.number(at) for at in places] == [line_of(text, at) for at in places] == [1, 2, 3, *[4] * 5, 6]


def test_a_long_quotation_keeps_its_ends_and_nothing_that_cannot_be_printed():
    words = shortened("first " + "word " * 90 + "last\x1b[31m\u202e")
    assert len(words) <= LONGEST
    assert words.startswith("first word")
    assert words.endswith("word last [31m")


@given(st.text(max_size=200), st.integers(2, 40))
def test_no_line_is_wider_than_the_terminal_and_no_letter_is_lost(words, room):
    lines = wrap(words, room + 4, ">>>>", "  ")
    assert all(width(line) <= room + 4 for line in lines)
    assert "".join("".join(line[4 if at == 0 else 2 :].split()) for at, line in enumerate(lines)) == "".join(
        words.split()
    )


def test_chinese_takes_two_columns_and_an_accent_none():
    assert (width("习近平 X"), width("e\u0301")) == (8, 1)
    assert wrap("习近平同施泰因迈尔 ab cd", 10, "", "") == ["习近平同施", "泰因迈尔", "ab cd"]
    assert clipped("习近平同施泰因迈尔", 10) == "习近平..."
    assert clipped("short", 10) == "short"


def test_words_around_a_place_are_whole_and_of_its_line():
    text = "first\nUnseenwords " + "before " * 5 + "congratulates" + " behind" * 6
    start = text.index("congratulates")
    assert around(text, start, start + 13) == "before " * 5 + "congratulates" + " behind" * 5
    assert around("a\r\ncongratulates\rb", 3, 16) == "congratulates"
