"""What holds for every text, however hostile: nothing lost, nothing altered, every fact with its words."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from felicitations.model import Evidence, Finding, Reading
from felicitations.reading.fold import fold
from felicitations.reading.voice import SIGNATURE
from tests.lexicon import ROOT, five, read_text

PIECES = st.sampled_from(
    [seed.text for seed, _ in five().values()]
    + ["\n", "\r\n", "\r", "\u2028", "\ufeff", "\u200b", "\u00a0", "\u2002", " ", "--- \n"]
    + ["{{ 7*7 }}", "<script>", "\x00", "Xi\u200bJinping", "S\u00c3\u00a3o Tom\u00c3\u00a9", "Co\u0302te d\u2019Ivoire"]
    + ["30th anniversary", "on Friday", "Jan. 12", "31 June 2024", "congratulated", "exchanged messages with"]
    + ["President of the Republic of", "Source: Xinhua", "Leave a Reply", "date 2024-02-30"]
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=12).map("".join))


def all_evidence(reading: Reading) -> Iterator[Evidence]:
    findings: list[Finding[object] | None] = [reading.headline, reading.published, reading.credit, reading.speaker]
    for message in reading.messages:
        findings += [message.happened, message.occasion, message.ordinal, message.instrument]
        for party in (*message.senders, *message.recipients):
            yield from party.evidence
    for finding in findings:
        if finding is not None:
            assert finding.certainty in {"stated", "inferred"}
            assert finding.evidence, "a fact without evidence"
            yield from finding.evidence
            for rival in finding.rivals:
                yield from rival.evidence


def check(text: str) -> None:
    reading = read_text(text)
    assert "".join(text[m.start : m.end] for m in reading.marks) == text
    assert all(m.start < m.end for m in reading.marks)
    for shown in all_evidence(reading):
        assert 0 <= shown.start < shown.end <= len(text)
        assert shown.text == text[shown.start : shown.end]


@given(TEXTS)
def test_the_marks_tile_the_text_and_the_evidence_quotes_it(text):
    check(text)


def test_the_same_holds_for_the_five_seeds_in_other_clothes():
    for seed, _ in five().values():
        for dressed in (
            seed.text,
            "\ufeff" + seed.text,
            seed.text.replace("\n", "\r\n"),
            seed.text.replace(" ", "\u00a0"),
            seed.text.replace("Xi", "X\u200bi"),
            seed.text.encode().decode("cp1252", "replace"),
        ):
            check(dressed)


def test_a_text_read_twice_is_read_alike():
    seed, reading = five()["003"]
    assert read_text(seed.text).messages == reading.messages


@given(st.text(max_size=200))
def test_folding_keeps_the_way_back_to_the_source(text):
    folded = fold(text)
    starts = folded.starts or tuple(range(len(text) + 1))
    assert len(starts) == len(folded.text) + 1
    assert list(starts) == sorted(starts)
    assert starts[-1] == len(text)


def test_folding_sees_through_what_a_reader_does_not_see():
    assert fold("Xi\u200bJinping").text == "XiJinping"
    assert fold("S\u00c3\u00a3o Tom\u00c3\u00a9").text == "Sao Tome"
    assert fold("Co\u0302te d\u2019Ivoire").text == "Cote d'Ivoire"
    assert fold("\u4e60\u8fd1\u5e73").text == "\u4e60\u8fd1\u5e73"


def test_a_page_in_capitals_is_read_at_once():
    """Capitals and signs can be parted in many ways: a pattern that tries them all would run for years."""
    for article in ("world/w040.txt", "china/p041.txt"):
        check((ROOT / "tests" / "practice" / article).read_text("utf-8").upper())
    assert not SIGNATURE.fullmatch("A" * 80 + " | MAIL")
