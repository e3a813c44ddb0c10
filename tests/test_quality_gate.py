"""The gate: what the readers reached on the labelled articles may not be lost unnoticed."""

from dataclasses import replace

import pytest

from felicitations.disk.quality import load_quality, written
from felicitations.model import Figure, Quality, Sample
from tests import quality, quality_gate, quality_report
from tests.lexicon import source
from tests.quality_gate import Floors
from tests.quality_labels import labelled


@pytest.fixture(scope="module")
def found():
    return quality.quality()


def test_no_figure_is_below_its_floor(found):
    assert quality_gate.breaches(found, quality_gate.load()) == ()


def test_the_floors_hold_for_these_labelled_articles(found):
    assert quality_gate.stale(found, quality_gate.load()) == ""


def test_the_site_and_the_documents_say_what_was_measured(found):
    """The fingerprint of the rules may be older than the rules, as long as they reach the same."""
    said, problems = load_quality(quality.DATA, "quality.json")
    assert problems == ()
    assert said == replace(found, rules=said.rules), "measure again with: make quality"
    assert quality.REPORT.read_text("utf-8") == quality_report.report(said)
    assert quality.DATA.read_text("utf-8") == written(said)


def test_the_same_rules_reach_the_same_figures():
    once, again = (quality.measure(source().lexicon, labelled()[::9]) for _ in range(2))
    assert once == again


# --- How the gate works -------------------------------------------------------------------------------------------


def measured(labels="abc", **figures):
    made = tuple(Figure(name=name.replace("_", "-"), hits=hits, of=of) for name, (hits, of) in figures.items())
    return Quality(labels=labels, rules="r", samples=(Sample(name="world", articles=1, figures=made),))


FLOORS = Floors(labels="abc", bounds={"world": {"kind": 0.9, "date-wrong": 0.1}})


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"kind": (90, 100), "date_wrong": (10, 100)}, ()),
        ({"kind": (89, 100), "date_wrong": (0, 0)}, ("world: kind is 89.0 % (89 of 100), at least 90.0% is wanted.",)),
        ({"kind": (99, 100), "date_wrong": (11, 100)}, ("world: date-wrong is 11 of 100, at most 10.0% is allowed.",)),
        ({"date_wrong": (0, 9)}, ("world: kind is not measured any more, and has a floor of 0.9.",)),
    ],
)
def test_the_gate_says_what_fell_below_its_floor(figures, said):
    assert quality_gate.breaches(measured(**figures), FLOORS)[: len(said) or None] == said


def test_changed_labels_want_a_new_measurement():
    assert quality_gate.stale(measured(), FLOORS) == ""
    said = quality_gate.stale(measured(labels="d" * 64), FLOORS)
    assert "found the digest dddddddddddd, expected abc; measure again with: make quality" in said


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setattr(quality_gate, "FLOORS", tmp_path / "floors.json")
    return lambda: quality_gate.load().bounds["world"]


def test_floors_rise_by_themselves_and_sink_only_when_told(kept):
    quality_gate.pin(measured(kind=(90, 100), date_wrong=(5, 100), unevidenced=(0, 9)), lower=False)
    assert kept() == {"kind": 0.89, "date-wrong": 0.06, "unevidenced": 0.0}
    quality_gate.pin(measured(kind=(95, 100), date_wrong=(1, 100), unevidenced=(0, 9)), lower=False)
    assert kept() == {"kind": 0.94, "date-wrong": 0.02, "unevidenced": 0.0}
    worse = measured(kind=(80, 100), date_wrong=(9, 100), unevidenced=(0, 9))
    quality_gate.pin(worse, lower=False)
    assert kept() == {"kind": 0.94, "date-wrong": 0.02, "unevidenced": 0.0}
    quality_gate.pin(worse, lower=True)
    assert kept() == {"kind": 0.79, "date-wrong": 0.1, "unevidenced": 0.0}


def test_lowering_leaves_the_floors_that_hold(kept):
    quality_gate.pin(measured(kind=(95, 100), sides=(95, 100)), lower=False)
    quality_gate.pin(measured(kind=(945, 1000), sides=(80, 100)), lower=True)
    assert kept() == {"kind": 0.94, "sides": 0.79}


@pytest.fixture
def run(tmp_path, monkeypatch, found, capsys):
    """``make quality`` in a folder of its own, where the rules reach ``found``."""
    monkeypatch.setattr(quality_gate, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(quality, "DATA", tmp_path / "quality.json")
    monkeypatch.setattr(quality, "REPORT", tmp_path / "quality.md")
    monkeypatch.setattr(quality, "milliseconds", lambda: 0.5)

    def once(*arguments, reached=found):
        monkeypatch.setattr(quality, "quality", lambda: reached)
        monkeypatch.setattr("sys.argv", ["quality", *arguments])
        return quality.main(), capsys.readouterr().out

    return once


def worse_than(found):
    """The same figures, but no occasion is right."""
    return replace(
        found,
        samples=tuple(
            replace(one, figures=tuple(replace(f, hits=0) if f.name == "occasion" else f for f in one.figures))
            for one in found.samples
        ),
    )


def test_make_quality_refuses_to_lower_a_floor_unless_told(run, found):
    code, said = run()
    assert (code, "0.50 ms an article" in said) == (0, True)
    before = quality_gate.load()
    code, said = run(reached=worse_than(found))
    assert code == 1
    assert "english: occasion is 0.0 %" in said
    assert "make quality ARGS=--allow-regression lowers them" in said
    assert quality_gate.load() == before
    code, _ = run("--allow-regression", reached=worse_than(found))
    assert code == 0
    assert quality_gate.load().bounds["english"]["occasion"] == 0
    assert quality_gate.load().bounds["english"]["kind"] == before.bounds["english"]["kind"]
