"""The site in another language: nothing that it says of itself stays English, and no address changes."""

from __future__ import annotations

import re

import pytest

from felicitations.translation import ENGLISH
from tests.made_language import LIMITS, archive, made_language, outside, own_words, pages_in, said

CODES = frozenset()
"""What is the same in every language."""

OTHERS = frozenset()
"""Words that are still to be marked."""


# Pages


@pytest.fixture(scope="module")
def pages(root):
    """Every page of a small archive by its address, in English and in the made language."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name, limit in LIMITS:
            patch.setattr(module, name, limit)
        of = archive()
        languages = (ENGLISH, made_language(*own_words(of)))
        return {language.language: pages_in(language, of, root / "templates") for language in languages}


def test_every_word_of_every_page_can_be_translated(pages):
    left: dict[str, set[str]] = {}
    for address, html in pages["qaa"].items():
        for words in said(html):
            for one in re.findall(r"[A-Za-z][A-Za-z-]+", outside(words)):
                left.setdefault(one, set()).add(address)
    assert {one: sorted(found)[:3] for one, found in left.items() if one not in CODES | OTHERS} == {}
