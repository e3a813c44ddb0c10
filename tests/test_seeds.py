"""Seeds are taken in as they are, under safe ids, with the record of a Markdown seed."""

import hashlib
import os
import shutil
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations.disk import files, ids
from felicitations.disk.files import Unusable
from felicitations.disk.seeds import SEED_FORMATS, load_files, load_seeds, markdown
from felicitations.model import Field
from felicitations.problems import Refused
from tests.seed_folders import WORDS, lay_out, only_refusal, refusals


@pytest.fixture
def folder(tmp_path):
    return lay_out(tmp_path)


# --- What is taken in -----------------------------------------------------------------------------------------------


def test_the_five_seeds_are_taken_in_byte_for_byte(root):
    seeds, refused = load_seeds(root / "seeds")
    assert refused == ()
    assert [seed.id for seed in seeds] == sorted(path.stem for path in (root / "seeds").iterdir())
    for seed in seeds:
        data = (root / seed.path).read_bytes()
        assert seed.text.encode() == data
        assert seed.digest == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    "text", ["\ufeffWords.", " Words ", "a\r\nb\rc\n", "a\u2028b\x0bc\x85d", "{\nwords\n}", "Wo\u200brds\u202e"]
)
def test_a4_a5_a6_nothing_is_stripped_or_translated(folder, text):
    (folder / "good.txt").write_bytes(text.encode())
    assert load_seeds(folder)[0][0].text == text


def test_folders_are_walked_and_ids_give_the_order(folder):
    (folder / "b" / "deep").mkdir(parents=True)
    (folder / "b" / "deep" / "a.txt").write_text(WORDS)
    (folder / "z.MD").write_text(WORDS)
    seeds, refused = load_seeds(folder)
    assert refused == ()
    assert [(seed.id, seed.path) for seed in seeds] == [
        ("a", "seeds/b/deep/a.txt"),
        ("good", "seeds/good.txt"),
        ("z", "seeds/z.MD"),
    ]


def test_e12_a_folder_that_is_named_like_a_seed_and_a_deep_one_are_walked(folder):
    deep = folder.joinpath("x.txt", *("d" * 40))
    deep.mkdir(parents=True)
    (deep / "deep.txt").write_text(WORDS)
    assert [seed.id for seed in load_seeds(folder)[0]] == ["deep", "good"]


@pytest.mark.parametrize(
    "name",
    [
        ".env",
        ".git",
        ".DS_Store",
        "good.txt~",
        "#good.txt#",
        ".good.txt.swp",
        "x.bak",
        "SHA256SUMS",
        "README.md",
        "Thumbs.db",
    ],
)
def test_e16_leftovers_and_companions_are_passed_over(folder, name):
    (folder / name).write_text(WORDS)
    assert refusals(folder) == {}


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused, match="E-MISSING"):
        load_seeds(tmp_path / "nowhere")


def test_files_and_folders_can_be_named(folder, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(WORDS)
    seeds, refused = load_files([folder, other, other, tmp_path / "gone.txt"])
    assert [(seed.id, seed.path) for seed in seeds] == [("good", f"{folder}/good.txt"), ("other", str(other))]
    assert [refusal.problems[0].code for refusal in refused] == ["E-MISSING"]


def test_j1_seeds_are_only_ever_opened_for_reading(folder):
    opened: list[tuple[object, int]] = []
    done = False

    def watch(event, arguments):
        if event == "open" and not done and str(folder) in str(arguments[0]):
            opened.append((arguments[0], arguments[2]))

    sys.addaudithook(watch)
    before = (folder / "good.txt").stat().st_mtime_ns
    load_seeds(folder)
    done = True
    assert len(opened) == 1
    assert not [flags for _, flags in opened if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC)]
    assert (folder / "good.txt").stat().st_mtime_ns == before


# --- Ids ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("my article", "my-article"),
        ("习近平", "Xi-Jin-Ping"),
        ("-rf", "rf"),
        ("a#b?c%d", "a-b-c-d"),
        ("it's", "it-s"),
        ("CON", "a-CON"),
        ("nul.en", "a-nul.en"),
        ("index", "a-index"),
        ("index.html", "a-index.html"),
        ("page-2.html", "a-page-2.html"),
        ("x" * 200, "x" * 80),
        ("a\nWARN ok", "a-WARN-ok"),
        ("end.", "end"),
    ],
)
def test_e1_e3_e7_e8_a_name_that_cannot_stand_in_an_address_is_refused_with_a_better_one(folder, name, better):
    (folder / f"{name}.txt").write_text(WORDS)
    (message,) = refusals(folder).values()
    assert "E-ID" in message
    assert f'"{better}"' in message
    assert "\n" not in message
    assert ids.fault_of(better) == ""


def test_e8_a_name_that_is_no_utf8_is_shown_escaped(folder):
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text(WORDS)
    _, refused = load_seeds(folder)
    assert (refused[0].id, refused[0].path) == ("caf\\xe9", "seeds/caf\\xe9.txt")
    refused[0].id.encode()


@given(st.text(max_size=100))
def test_an_id_without_fault_is_safe_as_a_segment(name):
    if not ids.fault_of(name):
        assert name == Path(name).name
        assert not name.startswith((".", "-"))
        assert name.isascii()
        assert 0 < len(name) <= 80
        assert "/" not in name


@pytest.mark.parametrize(("one", "other"), [("a.txt", "a.md"), ("a.txt", "A.txt"), ("x/a.txt", "y/a.txt")])
def test_two_seeds_with_one_id_are_both_refused_and_name_each_other(folder, one, other):
    for name in (one, other):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(WORDS + name)
    found = refusals(folder)
    assert f"has the same id as seeds/{other}" in found[f"seeds/{one}"]
    assert f"has the same id as seeds/{one}" in found[f"seeds/{other}"]


def test_many_seeds_with_one_id_name_a_few_of_each_other(folder):
    """Else a folder of n such files has messages of n times n names: ten thousand of them filled the memory."""
    for number in range(12):
        (folder / f"{number:02}").mkdir()
        (folder / f"{number:02}" / "same.txt").write_text(WORDS)
    found = refusals(folder)
    assert len(found) == 12
    assert "seeds/00/same.txt, seeds/01/same.txt, seeds/02/same.txt and 8 more" in found["seeds/11/same.txt"]
    assert "seeds/01/same.txt, seeds/02/same.txt, seeds/03/same.txt and 8 more" in found["seeds/00/same.txt"]


def test_a_neighbour_of_another_kind_is_no_twin(folder):
    (folder / "good.png").write_bytes(b"")
    assert "E-TYPE" in only_refusal(folder, "good.png")


# --- The record of a Markdown seed ----------------------------------------------------------------------------------


def fields(text: str) -> dict[str, str]:
    found = markdown(text, "seeds/x.md")
    assert all(text[field.start : field.end] == field.value for field in found)
    return {field.name: field.value for field in found}


def test_the_fields_of_a_record_know_their_place():
    text = (
        "\ufeff---\r\ntitle: \"习近平 writes\"\r\ndate: 2022-01-20 20:56\r\nlang: en\r\nauthor: 'NO'\r\n---\r\nWords."
    )
    assert fields(text) == {"title": "习近平 writes", "date": "2022-01-20 20:56", "lang": "en", "author": "NO"}
    assert markdown(text, "x")[0] == Field(name="title", value="习近平 writes", start=14, end=24)


@pytest.mark.parametrize(
    "text",
    [
        "--------\nXi congratulates\n--------\nrest",
        "---\n\nParagraph: said\n\n---",
        "---\nEditor: Chen\n---\nrest",
        "---\nBEIJING, Jan. 12 (Xinhua) -- Xi\n---\nrest",
        "---\ntitle: never closed\n",
        "---\n- a\n- b\n---\n",
        "---\njust words\n---\n",
        "+++\ntitle = 'x'\n+++\n",
        "{\n}\n",
        "\n---\ntitle: x\n---\n",
        "Words.\n---\ntitle: x\n---\n",
    ],
)
def test_b13_to_b17_what_is_no_front_matter_is_text(text):
    assert markdown(text, "x") == ()


@pytest.mark.parametrize(
    ("block", "place", "says"),
    [
        ("titel: x", ":2:1", 'did you mean "title"?'),
        ("__proto__: x", ":2:1", "known are"),
        ("date: 2022-02-30", ":2:7", "a day of the calendar"),
        ("title: x\ndate: 0000-01-01", ":3:7", "a day of the calendar"),
        ("date: yesterday", ":2:7", "a day of the calendar"),
        ("lang: english please", ":2:7", "language tag"),
        ("title: [a, b]", ":2:1", "a list"),
        ("title: 'it''s'", ":2:8", "escape"),
        ("title: !!python/name:os.system", ":2:8", "tag"),
        ("title: x\ntitle: y", ":3:1", "second time, first on line 2"),
        ("Source: Xinhua: Editor: Chen", ":2:15", "cannot be read"),
        ("title: 'open", ":2:8", ""),
    ],
)
def test_b9_b12_b22_a_bad_record_is_refused_with_its_place(block, place, says):
    with pytest.raises(Unusable) as caught:
        markdown(f"---\n{block}\n---\nWords.", "seeds/x.md")
    assert str(caught.value.problem).startswith(f"seeds/x.md{place}: E-FRONT-MATTER ")
    assert says in str(caught.value.problem)


def test_a_plain_text_never_has_a_record(folder):
    (folder / "good.txt").write_text("---\ntitel: x\n---\nWords.")
    assert load_seeds(folder)[0][0].record == ()


def test_a_seed_format_is_one_entry():
    assert [suffix for kind in SEED_FORMATS for suffix in kind.suffixes] == [
        ".txt", ".md", ".csv", ".jsonl", ".html", ".htm", ".warc", ".warc.gz",
    ]  # fmt: skip


def test_a_thousand_seeds_load(folder):
    for number in range(1000):
        shutil.copy(folder / "good.txt", folder / f"{number:04}.txt")
    assert len(load_seeds(folder)[0]) == 1001


def test_a_file_keeps_its_mode(folder):
    before = stat.S_IMODE((folder / "good.txt").stat().st_mode)
    load_seeds(folder)
    assert stat.S_IMODE((folder / "good.txt").stat().st_mode) == before
    assert files.leftover(".hidden")
