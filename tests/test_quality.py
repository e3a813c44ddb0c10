"""What counts as right: the definitions behind the figures, each on an article made up for it."""

import json
import re
from dataclasses import replace

import pytest

from felicitations.model import Evidence, Finding, Mark, Message, Party, Person
from tests import quality, quality_gate, quality_labels
from tests.lexicon import ROOT, read_text, seed_of
from tests.quality_facts import judge_facts, same_person
from tests.quality_labels import FOLDERS, Label, Labelled, labelled, measured
from tests.quality_text import furniture_of, judge_text

LABEL = Label(
    id="x001", set="world", lang="en", is_message=True, senders=frozenset({"CN"}), recipients=frozenset({"KM"}),
    directed=True, people=("Xi Jinping", "Azali Assoumani"), occasion="re-election", ordinal=None, day="2024-01-28",
    day_basis="stated", event="", furniture=("Print",), whole=True,
)  # fmt: skip
SHOWN = (Evidence(start=0, end=1, text="X", rule="r"),)


def fact(value, **more):
    return Finding(**{"value": value, "certainty": "stated", "basis": "stated", "evidence": SHOWN, **more})


def side(country, *people):
    named = tuple(Person(name=name, office="") for name in people)
    return Party(country=country, body=None, people=named, evidence=SHOWN)


RIGHT = Message(
    happened=fact("2024-01-28"), occasion=fact("re-election"), ordinal=None, exchanged=False, instrument=None,
    senders=(side("CN", "Xi Jinping"),), recipients=(side("KM", "Azali Assoumani"),),
)  # fmt: skip


def counts(label=LABEL, kind="message", published=None, messages=(), **changed):
    """The counts of a reading that is right save for what is ``changed``."""
    plain = replace(read_text("Words."), kind=kind, published=published)
    found = messages or ((replace(RIGHT, **changed),) if kind == "message" else ())
    return judge_facts(label, replace(plain, messages=found))[0]


def test_a_right_reading_has_every_hit_and_no_fault():
    assert counts() == {
        "kind": (1, 1), "unevidenced": (0, 2), "countries": (4, 4), "countries-precision": (2, 2),
        "countries-recall": (2, 2), "sides": (1, 1), "occasion": (1, 1), "ordinal-invented": (0, 1), "date": (1, 1),
        "date-answered": (1, 1), "date-wrong": (0, 1), "people": (4, 4), "people-precision": (2, 2),
        "people-recall": (2, 2), "all": (1, 1),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "figure", "found", "whole"),
    [
        ({"senders": (side("CN"), side("FR"))}, "countries", (4, 5), 0),
        ({"recipients": ()}, "countries-recall", (1, 2), 0),
        ({"senders": RIGHT.recipients, "recipients": RIGHT.senders}, "sides", (0, 1), 1),
        ({"occasion": fact("election")}, "occasion", (0, 1), 0),
        ({"occasion": None}, "occasion", (0, 1), 0),
        ({"ordinal": fact(30)}, "ordinal-invented", (1, 1), 0),
        ({"happened": None}, "date", (0, 1), 0),
        ({"happened": None}, "date-wrong", (0, 0), 0),
        ({"happened": fact("2024-01-29~")}, "date-wrong", (1, 1), 0),
        ({"happened": fact("2024-01")}, "date", (0, 1), 0),
        ({"happened": fact("2024-01-28~")}, "date", (1, 1), 1),
        ({"senders": (side("CN", "Xi Jinping", "Li Qiang"),)}, "people-precision", (2, 3), 1),
        ({"senders": (side("CN", "Xi"), side("CN", "Xi Jinping"))}, "people-precision", (2, 2), 1),
        ({"occasion": fact("re-election", evidence=())}, "unevidenced", (1, 2), 1),
        ({"occasion": fact("re-election", evidence=(), certainty="curated")}, "unevidenced", (0, 2), 1),
    ],
)
def test_each_fault_shows_in_its_figure(changed, figure, found, whole):
    assert counts(**changed)[figure] == found
    assert counts(**changed)["all"] == (whole, 1)


def test_a_message_that_is_not_recognised_misses_everything():
    found = counts(kind="other")
    assert {name: found[name][0] for name in ("kind", "countries", "sides", "occasion", "date", "people", "all")} == {
        "kind": 0, "countries": 0, "sides": 0, "occasion": 0, "date": 0, "people": 0, "all": 0,
    }  # fmt: skip


def test_of_what_is_no_message_only_the_kind_is_asked():
    none = replace(LABEL, is_message=False)
    assert counts(none, kind="other") == {"kind": (1, 1), "unevidenced": (0, 0)}
    assert counts(none)["kind"] == (0, 1)


@pytest.mark.parametrize(
    ("label", "happened", "expected"),
    [
        ({"day": None}, fact("2024"), {"date-overclaimed": (1, 1)}),
        ({"day": None}, None, {"date-overclaimed": (0, 1)}),
        ({"day": None}, fact("2024", basis="anniversary"), {}),
        ({"day": "2024", "day_basis": "anniversary"}, None, {}),
        (
            {"day": "2024", "day_basis": "anniversary"},
            fact("2023"),
            {"date": (0, 1), "date-answered": (1, 1), "date-wrong": (1, 1)},
        ),
    ],
)
def test_days_reasoned_from_an_anniversary_are_scored_only_where_both_give_one(label, happened, expected):
    found = counts(replace(LABEL, **label), happened=happened)
    assert {name: found[name] for name in found if name.startswith("date")} == expected


def test_of_several_messages_the_first_is_meant_unless_the_label_has_two_events():
    second = replace(RIGHT, recipients=(side("FR"),))
    assert counts(messages=(RIGHT, second))["countries"] == (4, 4)
    both = replace(LABEL, event="a+b", recipients=frozenset({"KM", "FR"}))
    assert counts(both, messages=(RIGHT, second))["countries"] == (6, 6)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Xi", "Xi Jinping", True),
        ("Umaro Sissoco Embaló", "EMBALO", True),
        ("Jinping Xi", "Xi Jinping", True),
        ("Li Qiang", "Li Keqiang", False),
        ("", "Xi Jinping", False),
    ],
)
def test_one_person_under_two_names(one, other, same):
    assert same_person(one, other) is same
    assert same_person(other, one) is same


# --- Furniture and quotations -------------------------------------------------------------------------------------

TEXT = 'Print\r\nXi sent a message. Print\nXi said: "Your win is deserved. It is well earned."\n  Print \n'


def spans(mask):
    return [match.span() for match in re.finditer(b"\1+", bytes(mask))]


def test_a_string_that_is_a_whole_line_means_that_line_wherever_it_stands():
    marked = [TEXT[start:end].strip() for start, end in spans(furniture_of(TEXT, ("Print",)))]
    assert marked == ["Print", "Print"]
    assert spans(furniture_of(TEXT, ("Print",)))[1][0] > TEXT.index("earned")


def test_any_other_string_occurs_once_or_is_refused():
    assert spans(furniture_of(TEXT, ("message. Print",))) == [(TEXT.index("message"), TEXT.index("message") + 14)]
    for words in ("is", "nowhere"):
        with pytest.raises(ValueError, match=f"'{words}' is no whole line"):
            furniture_of(TEXT, (words,))


def judged(*left_out):
    one = Labelled(seed=seed_of(TEXT), label=LABEL)
    marks = tuple(
        Mark(start=TEXT.index(words), end=TEXT.index(words) + len(words), kind="furniture", rule="r")
        for words in left_out
    )
    return judge_text(one, replace(read_text("Words."), marks=marks))[0]


def test_furniture_is_counted_by_its_letters():
    assert judged("Print\r\nXi") == {
        "furniture-precision": (5, 7), "furniture-recall": (5, 10), "quotations-lost": (0, 2),
    }  # fmt: skip


def test_a_sentence_of_a_quotation_is_lost_with_its_first_letter():
    assert judged("It")["quotations-lost"] == (1, 2)
    assert judged("win is deserved. It is")["quotations-lost"] == (2, 2)


# --- The sets -----------------------------------------------------------------------------------------------------


def test_every_article_has_its_label_and_the_sets_are_whole():
    sizes = {name: sum(belongs(one.label) for one in measured()) for name, belongs in quality.SETS.items()}
    assert sizes == {
        "seeds": 5, "english": 130, "china": 80, "world": 50, "aside": 42, "languages": 24, "languages-aside": 8,
        "fresh": 1192, "fresh-languages": 534, "leads": 1920, "leads-aside": 480, "leads-languages": 236,
        "zh": 93, "fr": 137, "es": 109, "ru": 91, "ar": 90, "pt": 104, "sw": 91, "vi": 79,
    }  # fmt: skip


def test_the_articles_are_kept_byte_for_byte():
    attributes = (ROOT / ".gitattributes").read_text("utf-8")
    assert "tests/practice/** -text\n" in attributes
    kept = b"".join(path.read_bytes() for path in sorted(FOLDERS["china"].glob("*.txt")))
    assert kept.count(b"\xef\xbb\xbf") >= 2
    assert kept.count(b"\r\n") > 20


def test_an_article_without_a_label_is_refused(tmp_path, monkeypatch):
    (tmp_path / "world").mkdir()
    (tmp_path / "world" / "labels.jsonl").write_text("")
    (tmp_path / "w001.txt").write_text("Words.")
    monkeypatch.setattr("tests.quality_labels.PRACTICE", tmp_path)
    with pytest.raises(ValueError, match=r"these have not: \['w001'\]"):
        quality_labels._set("world", tmp_path)


def test_no_miss_of_the_third_kept_aside_is_printed():
    lines = "".join(quality.misses(labelled())).splitlines()
    shown = [line for line in lines if re.fullmatch(r"\w\d{3}", line)]
    aside = {one.label.id for one in labelled() if one.label.kept_aside}
    open_ = {one.label.id for one in labelled() if not one.label.kept_aside}
    assert shown
    assert [name for name in shown if name in aside - open_] == []


def test_the_floors_are_written_one_line_a_set():
    floors = json.loads(quality_gate.FLOORS.read_text("utf-8"))["floors"]
    assert floors.keys() == quality.SETS.keys()
    assert len(quality_gate.FLOORS.read_text("utf-8").splitlines()) == len(floors) + 5
