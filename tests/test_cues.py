"""A pattern that is tried only where it can match finds what ``re`` finds, on any text, between any offsets."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations import reading
from felicitations.reading.cues import Cue, Finder
from felicitations.reading.fold import Text
from felicitations.reading.spelling import Looks
from tests.lexicon import five, tools

WORDS = st.sampled_from(
    "Xi congratulated sent letters of the 75th anniversary President's felicitations from in 'his' message, who on"
    " Friday (Xinhua) -- National Day: re-elected, \u017fent \u212aing |\n year's \u00e9lu \u0130 K".split(" ")
)
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=40).map(" ".join)


def all_cues() -> list[Cue]:
    """Every cue of the readers and of the lexicon."""
    names = [module.name for module in pkgutil.walk_packages(reading.__path__, "felicitations.reading.")]
    modules = [importlib.import_module(name) for name in names]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Cue)]
    found += [cue for p in tools().phrases for cue in p.cues()]
    found += [cue for cue in (tools().noise.end, tools().noise.cue) if cue]
    return list({id(cue): cue for cue in found}.values())


CUES = all_cues()


FINDER = Finder(CUES)


def spans(matches) -> list[tuple[tuple[int, int], ...]]:
    return [match.regs for match in matches]


def compare(text: str, start: int, end: int) -> None:
    known = Text(text)
    known.__dict__["look"] = FINDER
    for cue in CUES:
        bare = re.compile(cue.pattern, cue.flags)
        first = cue.search(known, start, end)
        assert spans(cue.finditer(known, start, end)) == spans(bare.finditer(text, start, end)), cue.pattern
        assert spans([first] if first else []) == spans(bare.finditer(text, start, end))[:1], cue.pattern


def test_every_cue_of_the_readers_is_looked_for():
    looked_for = tools().finder("")
    assert [cue.pattern for cue in CUES if (cue.openings or cue.needs) and cue not in looked_for] == []


@given(TEXTS, st.integers(0, 60), st.integers(0, 200))
def test_a_cue_finds_what_its_pattern_finds(text, start, size):
    compare(text, min(start, len(text)), min(start + size, len(text)))


def test_it_does_so_in_every_line_of_the_five_seeds():
    for seed, _ in five().values():
        ends = [0, *(m.end() for m in re.finditer(r"\n+", seed.text)), len(seed.text)]
        for start, end in pairwise(ends):
            compare(seed.text, start, end)


@pytest.mark.parametrize(
    ("pattern", "openings", "needs"),
    [
        (r"\b(?:sen[dt]s?|wrote)\b", {"sen", "wro"}, set()),
        (r"\bin (?:his|her) letter", {"in "}, set()),
        (r"'s (?:\w+ )?message", {"'s "}, set()),
        (r"congrat|felicit", set(), {"congrat", "felicit"}),
        (r"[0-9]+th (?:anniversary|birthday)", set(), {"th anniversary", "th birthday"}),
        (r"\w+(?:[|]|\(end\))", set(), {"|", " end "}),
        (r"\w+", set(), set()),
    ],
)
def test_what_a_match_begins_with_or_holds_is_read_off_the_pattern(pattern, openings, needs):
    cue = Cue(pattern)
    assert (cue.openings, cue.needs) == (openings, needs)


def test_words_and_signs_that_one_cue_needs_are_found_in_the_order_of_the_text():
    cue = Cue(r"\w+(?:[|]|\(end\))")
    text = Text("one| two(end) three|")
    text.__dict__["look"] = Finder([cue])
    assert [match.group() for match in cue.finditer(text)] == ["one|", "two(end)", "three|"]
    assert cue.search(text, 0, 4)


def test_how_the_lines_of_a_pattern_look_is_read_off_it():
    assert Looks.of("(?:by|source:) .{2,40}") == Looks(begins=frozenset("bs"), needs=frozenset(), longest=48)
    assert Looks.of(r"\W*advertisement").begins is None
    assert Looks.of(r"\W*advertisement").needs == {"advertisement"}


def test_nothing_of_an_article_stays_when_it_is_read():
    """While an archive is built nothing looks for circles of objects: those of 10,000 articles took 1 GB."""
    articles = [seed for seed, _ in five().values()]
    for article in articles:
        reading.read(article, tools())
    gc.collect()
    gc.disable()
    try:
        for article in articles:
            reading.read(article, tools())
        assert gc.collect() == 0
    finally:
        gc.enable()
