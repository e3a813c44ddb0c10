"""Which lines of a page are the article's: scraped pages, each with what it protects."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from felicitations.model import LEFT_OUT
from tests.lexicon import read_text

_FILE = Path(__file__).parent / "cases" / "pages.txt"
CASES = [case.strip() for case in _FILE.read_text("utf-8").split("\n----\n")[1:]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.partition("\n")[0])
def test_a_page_s_furniture_is_left_out_and_nothing_else(case):
    _, _, page = case.partition("\n\n")
    marked = re.sub(r"(?m)^~ ?(.+)$", r"⟦\1⟧", page)
    text = marked.replace("⟦", "").replace("⟧", "")
    article = re.sub(r"⟦.*?⟧", " ", marked)
    kept = [text[mark.start : mark.end] for mark in read_text(text).marks if mark.kind not in LEFT_OUT]
    assert " ".join(kept).split() == article.split()
