"""Front matter is read strictly: every scalar a string, nothing that builds or repeats, each fault with its place."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations.disk.files import Unusable
from felicitations.disk.frontmatter import Scalar, split
from felicitations.disk.schema import Key, document

PATH = "site_src/pages/x.md"


def words(text: str) -> dict[str, object]:
    """The values of a file as plain words."""
    entries, _ = split(text, PATH)
    return {
        name: entry.value.text if isinstance(entry.value, Scalar) else tuple(item.text for item in entry.value)
        for name, entry in entries.items()
    }


def refused(text: str) -> str:
    with pytest.raises(Unusable) as caught:
        split(text, PATH)
    return str(caught.value.problem)


def test_words_lists_and_names_are_read():
    block = "label: Re-election\nphrases:\n  - a\n  - 'b: c'\n"
    entries, body = split(f"---\n{block}cross: {{cameo: 051}}\n---\nThe body.\n", PATH)
    assert words(f"---\n{block}---\n") == {"label": "Re-election", "phrases": ("a", "b: c")}
    assert body == "The body."
    assert isinstance(entries["cross"].value, dict)
    assert entries["cross"].value["cameo"].text == "051"


@pytest.mark.parametrize("value", "NO ON y 22:22 0777 1_000 1e3 null ~ .nan .inf 2022-02-30".split())
def test_b6_b7_every_scalar_is_a_string(value):
    assert words(f"---\ncountry: {value}\n---\n") == {"country": value}


def test_b8_a_huge_number_is_a_word_like_any_other():
    assert words(f"---\nordinal: {'9' * 10_000}\n---\n") == {"ordinal": "9" * 10_000}


def test_places_are_those_of_the_file():
    entries, _ = split("---\nlabel: 习近平 😀\nphrases:\n  - one\n---\n", PATH)
    label, phrases = entries["label"].value, entries["phrases"].value
    assert isinstance(label, Scalar)
    assert isinstance(phrases, tuple)
    assert (label.line, label.column, label.text) == (2, 8, "习近平 😀")
    assert (phrases[0].line, phrases[0].column) == (4, 5)


@pytest.mark.parametrize(
    ("block", "place", "says"),
    [
        ("a: !!python/object/apply:os.system [id]", ":2:4", "tag"),
        ("a: !!binary aGk=", ":2:4", "tag"),
        ("a: ! b", ":2:4", "tag"),
        ("a: &x b\nc: *x", ":2:4", "anchor"),
        ("a: &a [*a]", ":2:4", "anchor"),
        ("a: *x", ":2:4", "alias"),
        ("<<: {a: b}", ":2:1", "merge"),
        ("a: 1\nb: 2\na: 3", ":4:1", 'the key "a" a second time, first on line 2'),
        ("a: {b: 1, b: 2}", ":2:11", 'the key "b" a second time'),
        ("- a\n- b", ":2:1", "a list or a sentence"),
        ("just words", ":2:1", "a list or a sentence"),
        ("a: [[b]]", ":2:5", "inside a value"),
        ("a: " + "[" * 20_000, ":2:5", "inside a value"),
        ("a: {b: {c: d}}", ":2:8", "inside a value"),
        ("a: b\n\tc: d", ":3:1", "tab"),
        ("a: 'open", ":2:4", ""),
        ("a: b: c", ":2:5", "mapping values"),
        ("a: b\n...\nc: d", ":4", ""),
        ("a: b\x07c", ":2", "control character U+0007"),
        ("a: " + "x" * 30_000, ":2:4", "30,000 characters"),
        ("a: [" + "x," * 2_000 + "]", ":2:", "more than 1000 items"),
    ],
)
def test_b1_to_b21_whatever_is_no_plain_value_is_refused_with_its_place(block, place, says):
    started = time.perf_counter()
    message = refused(f"---\n{block}\n---\nbody\n")
    assert message.startswith(PATH + place)
    assert says in message
    assert time.perf_counter() - started < 0.5


def test_b3_a_merge_bomb_costs_nothing():
    lines = ["a0: &a0 {x: 1}", *(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 23))]
    started = time.perf_counter()
    refused("---\n" + "\n".join(lines) + "\n---\n")
    assert time.perf_counter() - started < 1  # a reader that followed it would take minutes


@pytest.mark.parametrize(
    "text", ["", "Words.\n", "----\na: b\n----\n", " ---\na: b\n---\n", "{\n}\n", "+++\na = 1\n+++\n"]
)
def test_b16_b17_a_file_without_front_matter_is_refused(text):
    assert "no front matter" in refused(text)


def test_b14_front_matter_without_an_end_is_refused():
    assert refused("---\na: b\n").startswith(f"{PATH}:1:1: E-FRONT-MATTER found front matter without an end")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a4_a5_a_byte_order_mark_and_any_line_ends_are_taken(ending):
    text = "\ufeff" + ending.join(["---", "a: b", "---", "One.", "", "Two.", ""])
    assert split(text, PATH)[1] == "One.\n\nTwo."
    assert words(text) == {"a": "b"}


def test_a_row_of_dashes_in_the_body_stays_there():
    assert split("---\na: b\n---\nOne.\n\n---\n\nTwo.\n", PATH)[1] == "One.\n\n---\n\nTwo."


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_read_or_refused_in_a_sentence(text):
    problem = None
    try:
        entries, _ = split(f"---\n{text}\n---\n", PATH)
    except Unusable as unusable:
        problem = unusable.problem
    if problem:
        assert problem.line >= 1
        assert str(problem).isprintable()
    else:
        assert all(isinstance(name, str) for name in entries)


# --- What the files may say -----------------------------------------------------------------------------------------

KEYS = (Key(name="label", required=True), Key(name="phrases", kind="list"), Key(name="crosswalk", kind="names"))


def faults(block: str) -> list[str]:
    return [str(problem) for problem in document(f"---\n{block}\n---\nBody.\n", PATH, KEYS)[1]]


def test_a_good_file_has_no_fault():
    found, problems = document("---\nlabel: ' x '\nphrases: [a]\n---\nBody.\n", PATH, KEYS)
    assert problems == ()
    assert (found.word("label"), found.words("phrases"), found.body) == ("x", ("a",), "Body.")


def test_b12_a_misspelt_key_is_named_with_the_right_one():
    assert faults("label: x\nphrasse: [a]") == [
        f'{PATH}:3:1: E-KEY found the key "phrasse", which means nothing here; did you mean "phrases"?'
    ]


def test_a_value_of_the_wrong_form_is_named():
    assert "holds words, expected a list" in faults("label: x\nphrases: a")[0]
    assert "holds a list, expected words" in faults("label: [x]")[0]
    assert "holds a list, expected lines of the form name: value" in faults("label: x\ncrosswalk: [a]")[0]


@pytest.mark.parametrize("block", ["phrases: [a]", "label:", "label: '  '"])
def test_a_missing_value_is_named(block):
    assert '"label" is missing' in faults(block)[0]


def test_all_faults_of_a_file_are_told():
    assert len(faults("phrasse: [a]\nphrases: a\nb12: c")) == 4
