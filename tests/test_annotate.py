"""The text of an article with its evidence: nothing altered, nothing lost, every number once."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from felicitations.annotate import Claim, annotate, merged
from felicitations.model import Evidence, Mark
from tests.making import LESOTHO, evidence, lesotho, tiled


def words_of(block):
    return "".join(run.text for run in block.runs)


def claim(*shown, label="Sent", words="a day"):
    return Claim(label=label, words=words, evidence=shown)


@st.composite
def articles(draw):
    """A text, marks that tile it (gaps only over blanks), and claims with evidence anywhere in it."""
    text = draw(st.text("ab .\n\r\u202e漢", max_size=60))
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=8))})
    kinds = st.sampled_from(["headline", "dateline", "heading", "body", "stamp", "credit", "furniture", "record"])
    marks = []
    for start, end in pairwise(cuts):
        kind = draw(kinds) if text[start:end].strip() else "gap"
        marks.append(Mark(start=start, end=end, kind=kind, rule=kind))
    spans = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=6))
    shown = [Evidence(start=min(s), end=max(s), text=text[min(s) : max(s)], rule="weekday") for s in spans]
    return text, tuple(marks), [claim(one, label=str(index % 2)) for index, one in enumerate(shown)]


@given(articles())
def test_every_character_that_is_no_blank_is_shown_once_and_in_its_place(article):
    text, marks, claims = article
    shown = annotate(text, marks, claims)
    blocks = [*shown.headline, *shown.body, *shown.left_out]
    kept = dict.fromkeys(("headline", "flow", "left-out"), "")
    for block in blocks:
        kept[block.kind if block.kind in kept else "flow"] += words_of(block)
    of_kind = {
        "headline": ("headline",),
        "flow": ("dateline", "heading", "body"),
        "left-out": ("stamp", "credit", "furniture", "record"),
    }
    for kind, found in kept.items():
        expected = "".join(text[m.start : m.end] for m in marks if m.kind in of_kind[kind])
        assert re.sub(r"\s", "", found) == re.sub(r"\s", "", expected)


@given(articles())
def test_numbers_anchors_and_notes_agree(article):
    text, marks, claims = article
    shown = annotate(text, marks, claims)
    blocks = [*shown.headline, *shown.body, *shown.left_out]
    printed = [run.number for block in blocks for run in block.runs if run.number]
    anchors = [run.anchor for block in blocks for run in block.runs if run.anchor]
    notes = [note.number for block in blocks for note in block.notes]
    assert sorted(printed) == sorted(notes) == list(range(1, len(printed) + 1))
    assert sorted(anchors) == sorted(f"w{number}" for number in printed)
    assert anchors == [f"w{number}" for number in range(1, len(anchors) + 1)]
    for block in blocks:
        assert [run.number for run in block.runs if run.number] == [note.number for note in block.notes]
    assert set(shown.numbers.values()) == set(printed)
    for number, note in ((note.number, note) for block in blocks for note in block.notes):
        labels = {
            one.label for one in claims if any(shown.numbers.get((e.start, e.end)) == number for e in one.evidence)
        }
        assert {one.label for one in note.shows} == labels


@given(articles())
def test_only_evidence_is_washed_and_only_omissions_are_empty(article):
    text, marks, claims = article
    covered = {place for one in claims for e in one.evidence for place in range(e.start, e.end)}
    shown = annotate(text, marks, claims)
    runs = [run for block in (*shown.headline, *shown.body, *shown.left_out) for run in block.runs]
    assert sum(len(run.text) for run in runs if run.kind == "words") <= len(covered)
    assert all((run.kind == "omitted") == (run.text == "") for run in runs)


def test_the_blocks_of_a_real_article():
    shown = annotate(LESOTHO, lesotho().reading.marks, [])
    assert [words_of(block) for block in shown.headline] == ["Xi, King exchange congratulations"]
    assert [(block.kind, words_of(block)[:22]) for block in shown.body] == [
        ("paragraph", "BEIJING, Jan. 12 (Xinh"),
        ("heading", "A Heading"),
        ("paragraph", "The second paragraph  "),
    ]
    assert [(words_of(block), block.rule) for block in shown.left_out] == [
        ("date 2024-01-13", "Stamp rule"),
        ("(Share this)", "Furniture rule"),
        ("Source: Xinhua", "Credit rule"),
    ]


def test_an_omission_shows_inside_a_paragraph_only():
    kinds = [[run.kind for run in block.runs] for block in annotate(LESOTHO, lesotho().reading.marks, []).body]
    assert kinds == [["plain", "plain"], ["plain"], ["plain", "plain", "omitted", "plain", "plain"]]


def test_evidence_on_both_sides_of_an_omission_is_one_number():
    text = "the 30th (Share) anniversary"
    marks = tiled(text, ("body", "the 30th"), ("furniture", "(Share)"), ("body", "anniversary"))
    shown = annotate(text, marks, [claim(evidence(text, "30th (Share) anniversary"))])
    (paragraph,), (piece,) = shown.body, shown.left_out
    assert [(run.text.strip(), run.number) for run in paragraph.runs if run.text.strip()] == [
        ("the", 0),
        ("30th", 0),
        ("anniversary", 1),
    ]
    assert [(run.kind, run.text, run.number) for run in piece.runs] == [("words", "(Share)", 0)]
    assert [len(block.notes) for block in (paragraph, piece)] == [1, 0]


def test_overlapping_evidence_shares_one_stretch_and_one_note():
    text = "On Friday, 12 January 2024, he wrote."
    day, date = evidence(text, "Friday, 12 January", "weekday"), evidence(text, "12 January 2024", "date-of-message")
    shown = annotate(text, tiled(text, ("body", text)), [claim(day), claim(date, label="Published")])
    washed = [run.text for run in shown.body[0].runs if run.kind == "words"]
    assert washed == ["Friday, 12 January 2024"]
    (note,) = shown.body[0].notes
    assert [(one.label, one.rule) for one in note.shows] == [
        ("Sent", "by the weekday"),
        ("Published", "by its own date"),
    ]
    assert set(shown.numbers.values()) == {1}


def test_neighbours_that_show_the_same_share_a_number_and_others_do_not():
    text = "Chinese President Xi Jinping wrote to Peru. Then Chinese readers heard of it."
    china = claim(
        evidence(text, "Chinese"), evidence(text, "Xi Jinping"), evidence(text, "Chinese", nth=2), label="From"
    )
    peru = claim(evidence(text, "Peru"), label="To")
    runs = annotate(text, tiled(text, ("body", text)), [china, peru]).body[0].runs
    assert [(run.text, run.anchor, run.number) for run in runs if run.kind == "words"] == [
        ("Chinese", "w1", 0),
        ("Xi Jinping", "", 1),
        ("Peru", "w2", 2),
        ("Chinese", "w3", 3),
    ]


def test_stretches_that_only_touch_stay_apart():
    assert merged([(4, 6), (0, 2), (2, 4), (5, 9)]) == [(0, 2), (2, 4), (4, 9)]


def test_evidence_outside_the_text_is_passed_over():
    wild = [Evidence(start=-3, end=2, text="", rule="r"), Evidence(start=0, end=99, text="", rule="r")]
    shown = annotate("words", tiled("words", ("body", "words")), [claim(*wild)])
    assert shown.numbers == {}
    assert [run.kind for run in shown.body[0].runs] == ["plain"]


def test_one_rules_pieces_in_a_row_are_one_piece():
    text = "The text.\nSee also\n\nMore\nShare\n"
    marks = tiled(text, ("body", "The text."), ("furniture", "See also"), ("furniture", "More"), ("stamp", "Share"))
    assert [words_of(block) for block in annotate(text, marks, []).left_out] == ["See also\n\nMore", "Share"]
