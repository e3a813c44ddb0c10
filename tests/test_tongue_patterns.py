"""A tree of words finds what their alternation finds, the longest first: it is only compiled in less time."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations.reading.fold import fold
from felicitations.reading.tongues.letters import widen
from felicitations.reading.tongues.patterns import one_of
from tests.lexicon import source

WORDS = st.lists(st.text("ab .", min_size=1, max_size=5), min_size=1, max_size=8)
LANGUAGES = [language for language in source().lexicon.languages if language.numbers]


def alternation(words):
    return "|".join(widen(re.escape(word)) for word in sorted(words, key=len, reverse=True))


def found(pattern, text):
    match = re.match(pattern, text, re.IGNORECASE)
    return match and match.group()


@given(WORDS, st.text("ab .", max_size=12))
def test_the_longest_word_is_found(words, text):
    assert found(one_of(words), text) == found(alternation(words), text)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_numbers_of_a_language_are_found_as_before(language):
    numbers = sorted({fold(word).text.lower() for word, _ in language.numbers})
    tree, plain = re.compile(one_of(numbers), re.IGNORECASE), re.compile(alternation(numbers), re.IGNORECASE)
    for one, between, two in product(numbers, ("", " ", "x"), numbers[::7]):
        text = one + between + two
        assert tree.match(text).group() == plain.match(text).group()
