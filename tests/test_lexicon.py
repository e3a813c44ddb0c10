"""Every example in site_src is a test: of its occasion, of its family of page furniture."""

from __future__ import annotations

import pytest

from felicitations.lexicon import SCHEMES
from felicitations.reading.fold import fold, lower
from felicitations.reading.noise import compile_noise, cues, cut
from felicitations.reading.occasions import Scope, compile_occasions, find_occasions
from tests.lexicon import source

LEXICON = source().lexicon
NOISE = compile_noise(LEXICON.noise)
PHRASES = compile_occasions(LEXICON.occasions)
THIRTEEN = {
    "election", "re-election", "inauguration", "party", "national-day", "diplomatic-anniversary", "treaty-anniversary",
    "institution-anniversary", "event-opening", "achievement", "holiday-greeting", "personal", "other",
}  # fmt: skip


def families_of(line: str) -> set[str]:
    folded = fold(line).text
    count, family = cues(folded, 0, len(folded), NOISE)
    said = {family} if count else set()
    return said | {piece.rule for piece in cut(folded, 0, len(folded), NOISE) if piece.kind}


def occasion_of(text: str) -> str | None:
    folded = lower(fold(text).text)
    found = find_occasions(folded, (Scope(start=0, end=len(folded), weight=1.0),), PHRASES)
    return found[0].slug if found else None


def test_the_source_has_no_problem_but_the_missing_address():
    assert [p for p in source().problems if p.code != "W-BASE-URL"] == []


def test_all_thirteen_occasions_of_the_design_are_there():
    assert {o.slug for o in LEXICON.occasions} == THIRTEEN


def test_every_occasion_has_a_code_in_every_scheme():
    assert {scheme for o in LEXICON.occasions for scheme, code in o.crosswalk if code} == set(SCHEMES)
    assert all(tuple(scheme for scheme, _ in o.crosswalk) == SCHEMES for o in LEXICON.occasions)


@pytest.mark.parametrize("occasion", [o for o in LEXICON.occasions if o.phrases], ids=lambda o: o.slug)
def test_an_occasion_is_read_out_of_its_examples_and_not_out_of_its_counter_examples(occasion):
    assert occasion.examples, "an occasion with phrases shows what they mean"
    assert occasion.counter_examples, "and where they end"
    for example in occasion.examples:
        assert occasion_of(example) == occasion.slug, example
    for example in occasion.counter_examples:
        assert occasion_of(example) != occasion.slug, example


@pytest.mark.parametrize("family", LEXICON.noise, ids=lambda f: f.slug)
def test_a_family_of_furniture_takes_its_examples_and_leaves_its_counter_examples(family):
    assert family.examples
    for example in family.examples:
        assert family.slug in families_of(example), example
    for example in family.counter_examples:
        assert family.slug not in families_of(example), example
