"""No text holds a build up, whatever is in it: time and memory are bounded, and grow with the text's length at most."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from felicitations import reading
from felicitations.reading import SEARCHED
from felicitations.reading.sentences import LONGEST, split
from tests.bombs import FILLERS, WORST, bomb
from tests.lexicon import read_text, source
from tests.scale import LONG

_AT_ONCE = 40  # lines
PATIENCE = 20
"""Seconds of the processor, a hundred times what is needed: only what would not end in reasonable time takes longer."""


@contextmanager
def bounded(seconds: int = PATIENCE):
    """Give a failing test the word when the processor has worked for so long."""

    def stop(*_: object) -> None:
        pytest.fail(f"more than {seconds} s of the processor")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("filler", FILLERS if LONG else WORST)
def test_d1_to_d7_a19_reading_ends_and_loses_nothing(filler):
    text = bomb(filler, SEARCHED + 5_000)
    with bounded():
        found = read_text(text)
    assert "".join(text[mark.start : mark.end] for mark in found.marks) == text
    assert [problem.code for problem in found.problems] == ["W-LONG"]
    assert (found.marks[-1].start, found.marks[-1].kind, found.marks[-1].rule) == (
        SEARCHED,
        "furniture",
        "not-searched",
    )
    for message in found.messages:
        assert len(message.senders) + len(message.recipients) < 500


@pytest.mark.parametrize("family", source().lexicon.noise, ids=lambda family: family.slug)
def test_d1_to_d7_a_family_of_furniture_is_quick_on_its_own_words_repeated(family):
    """Each example goes on from each of its words as if it would never end, and then ends otherwise or breaks off."""
    words = [example.split() for example in family.examples]
    endless = [" ".join([*w[: i + 1], *w[i : i + 2] * 40]) for w in words for i in range(len(w))]
    lines = [line + end for line in endless for end in (" ,!", " x", "")]
    with bounded():
        for first in range(0, len(lines), _AT_ONCE):
            assert read_text("\n".join(lines[first : first + _AT_ONCE])[: SEARCHED - 1]).marks


def test_d9_the_bound_of_what_is_searched_is_what_holds(monkeypatch):
    monkeypatch.setattr(reading, "SEARCHED", 200)
    text = bomb("sentences", 500).replace("30th", "40th").replace("40th", "30th", 1)
    found = read_text(text)
    assert found.marks[-1].end - found.marks[-1].start == len(text) - 200
    (message,) = found.messages
    assert message.ordinal.value == 30
    assert message.ordinal.rivals == ()


def test_d6_a_sentence_without_an_end_is_cut_at_a_space():
    text = "word " * 1_000
    cut = split(text, 0, len(text))
    assert len(cut) == 4
    assert all(end - start <= LONGEST for start, end in cut)
    assert " ".join(text[start:end] for start, end in cut).split() == text.split()
    assert "".join(text[s:e] for s, e in split("x" * 4_000, 0, 4_000) for text in ["x" * 4_000]) == "x" * 4_000


@pytest.mark.parametrize(
    ("words", "ordinal"),
    [
        ("30th", 30),
        ("1" * 400 + "th", None),
        ("99999th", None),
        ("\u0663\u0660th", None),
        ("\u096c\u0966th", None),
    ],
)
def test_d8_only_a_few_plain_digits_are_a_number(words, ordinal):
    text = (
        f"BEIJING, Jan. 12 (Xinhua) -- Chinese President Xi Jinping and King Letsie III of Lesotho exchanged "
        f"congratulations on Friday over the {words} anniversary of diplomatic ties.\n"
    )
    (message,) = read_text(text).messages
    assert (message.ordinal.value if message.ordinal else None) == ordinal


@pytest.mark.skipif(not LONG, reason="a part of make faults: it measures time")
def test_d6_twice_the_length_takes_twice_the_time_at_most(monkeypatch, record_property):
    monkeypatch.setattr(reading, "SEARCHED", 10**9)
    worst = {}
    for filler in FILLERS:
        # Four times the length instead of twice, since a busy machine takes any single time to be half as long again.
        spent = [min(seconds(bomb(filler, letters)) for _ in range(3)) for letters in (25_000, 100_000)]
        if spent[1] > 0.1:  # below that, the clock is what is measured
            worst[filler] = (spent[1] / spent[0]) ** 0.5
    record_property("promise", "time bombs: linear")
    top = max(worst, key=worst.get)
    record_property(
        "figure", f"{len(FILLERS)} patterns: doubled, the worst ({top}) takes {worst[top]:.2f} times the time"
    )
    assert worst[top] <= 2.3, worst


def seconds(text: str) -> float:
    started = time.process_time()
    read_text(text)
    return time.process_time() - started


WHOLE = """
import json, resource, sys, time
from tests import tiny
from tests.bombs import FILLERS, OPENING
from felicitations.build import build
filler = FILLERS[sys.argv[1]]
with tiny.memory_folder() as folder:
    paths = tiny.lay_out(folder)
    build(paths, out=folder / "out", search="none")
    begun, held = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    build(paths, out=folder / "out", search="none")
    spent = time.process_time() - begun
    (paths.seeds / "big.txt").write_bytes((OPENING + filler * (4_999_000 // len(filler.encode()))).encode())
    begun = time.process_time()
    summary = build(paths, out=folder / "out", search="none")
    assert summary.articles == 3
    more = time.process_time() - begun - spent
    print(json.dumps([more, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held) / 1024]))
"""


@pytest.mark.skipif(not LONG, reason="a part of make faults: it measures time")
def test_d9_a18_five_megabytes_of_anything_cost_a_build_little(root, record_property):
    spent, held = {}, {}
    for filler in FILLERS:
        run = subprocess.run(
            [sys.executable, "-c", WHOLE, filler],
            env=os.environ | {"PYTHONPATH": str(root)},
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
        spent[filler], held[filler] = json.loads(run.stdout)
    slow, large = max(spent, key=spent.get), max(held, key=held.get)
    record_property("promise", "time bombs: 5 MB")
    most = f"{spent[slow]:.2f} s of the processor ({slow}), {held[large]:.0f} MB ({large})"
    record_property("figure", f"{len(FILLERS)} files of 5 MB: at most {most}")
    assert spent[slow] < 2
    assert held[large] < 200
