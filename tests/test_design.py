"""docs/design-language.md says what the style sheet does: its tokens, and contrasts that are computed here."""

import math
import re
from pathlib import Path

import pytest

from felicitations.frame import SIGNS

ROOT = Path(__file__).resolve().parent.parent
STYLE = (ROOT / "site_src" / "static" / "site.css").read_text("utf-8")
PAGE = (ROOT / "docs" / "design-language.md").read_text("utf-8")
TOKEN = re.compile(r"(--[\w-]+): ([^;]+);")
SCHEMES = ("light", "dark")
READ = {"--ink", "--soft", "--stamp"}
"""The inks in which words are set."""


def tokens(scheme):
    """The tokens of a scheme: the dark one changes values and adds no name."""
    light, dark = re.findall(r"(?<=:root \{\n)(?:.*\n)*?(?= *\})", STYLE)[:2]
    values = dict(TOKEN.findall(light))
    assert dict(TOKEN.findall(dark)).keys() <= values.keys()
    return values | (dict(TOKEN.findall(dark)) if scheme == "dark" else {})


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    """The contrast of two colours by WCAG 2.2, never rounded up."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return math.floor((light + 0.05) / (dark + 0.05) * 10) / 10


def rows(head):
    """The rows of the table under a heading, each as its cells without backticks."""
    part = re.search(rf"^## {head}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)[1]
    lines = [line.strip("|").split("|") for line in part.splitlines() if line.startswith("| `")]
    return [[cell.strip().strip("`") for cell in line] for line in lines]


def test_every_colour_stands_on_the_page_with_its_value_and_its_contrast():
    said = {row[0]: row for row in rows("Colour") if " on " not in row[0]}
    named = {name for name, value in tokens("light").items() if value.startswith("#")}
    assert said.keys() == named
    for name, row in said.items():
        for scheme, value, figure in zip(SCHEMES, row[1:3], row[3:5], strict=True):
            assert tokens(scheme)[name] == value, (name, scheme)
            assert figure in {"", str(contrast(value, tokens(scheme)["--paper"]))}, (name, scheme)


@pytest.mark.parametrize("row", [row for row in rows("Colour") if " on " in row[0]], ids=lambda row: row[0])
def test_contrasts_of_words_on_grounds_are_as_the_page_says_and_seven_to_one(row):
    ink, ground = row[0].replace("`", "").split(" on ")
    for scheme, figure in zip(SCHEMES, row[1:3], strict=True):
        found = contrast(tokens(scheme)[ink], tokens(scheme)[ground])
        assert (figure, found >= 7) == (str(found), True)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_have_seven_to_one_and_bounds_three_to_one(scheme):
    values = tokens(scheme)
    assert min(contrast(values[ink], values["--paper"]) for ink in READ) >= 7
    assert contrast(values["--edge"], values["--paper"]) >= 3


@pytest.mark.parametrize("head", ["Type", "Measure and space"])
def test_every_size_stands_on_the_page_as_the_style_sheet_has_it(head):
    values = tokens("light")
    for name, value, *_ in rows(head):
        assert values[name] == value, name


def test_no_size_is_left_out():
    sizes = {name for name in tokens("light") if re.fullmatch(r"--s-?\d", name)}
    assert {row[0] for row in rows("Type")} == sizes


def test_every_mark_is_explained():
    assert {row[0] for row in rows("Marks")} == SIGNS
