"""A correction is written to be filled in, is refused or does nothing until then, and holds from then on."""

import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations.archive import curate
from felicitations.cli import main
from felicitations.desk.doubts import doubts_of
from felicitations.desk.facts import KEYS, names_of, quoted, value_of
from felicitations.desk.form import form
from felicitations.disk.corrections import KEYS as CORRECTION_KEYS
from felicitations.disk.corrections import Known, correction
from felicitations.disk.forms import Taken, correction_file, write_correction
from felicitations.disk.frontmatter import split
from felicitations.disk.schema import document
from felicitations.model import Correction, Reading, Report
from felicitations.problems import Refused
from tests.lexicon import five, read_text, seed_of, source

LESOTHO = "003_7ab05c8d4cdeb835"
FILE = Path(f"site_src/corrections/{LESOTHO}.md")
NO_MESSAGE = "Xi visits Lesotho\n\nMASERU, May 3, 2024 -- The president met the king. They spoke of trade.\n"


def form_of(report: Report) -> str:
    lexicon = source().lexicon
    return form(report, doubts_of(report, lexicon), names_of(lexicon))


def filled(text: str) -> str:
    return text.replace("\nby:\n", "\nby: Roe Smith\n").replace("\nground:\n", "\nground: 'The ministry: a release'\n")


def loaded(text: str, seed_id: str) -> Correction:
    lexicon = source().lexicon
    found, faults = document(text, f"site_src/corrections/{seed_id}.md", CORRECTION_KEYS)
    assert faults == ()
    known = Known(
        countries={one.code: one.name for one in lexicon.countries},
        occasions=tuple(one.slug for one in lexicon.occasions),
    )
    return correction(found, known)


def values(reading: Reading) -> dict[str, object]:
    return {fact: value_of(fact, reading) for fact in KEYS}


# --- What is written ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_a_filled_in_form_says_what_was_read_and_changes_nothing(number):
    of, reading = five()[number]
    said = loaded(filled(form_of(Report(seed=of, reading=reading))), of.id)
    assert (said.by, said.ground, said.note) == ("Roe Smith", "The ministry: a release", "")
    assert values(curate(reading, said)) == values(reading)


def test_what_is_not_sure_stands_behind_a_sign():
    of, reading = five()["002"]
    lines = form_of(Report(seed=of, reading=reading)).splitlines()
    assert "# happened: 2024" in lines  # inferred from an anniversary
    assert "# published: YYYY-MM-DD" in lines
    assert "senders: CN" in lines
    assert {line.split(":")[0].removeprefix("# ") for line in lines} >= {"by", "ground", *KEYS}
    assert max(map(len, lines)) <= 130


def test_no_blank_is_taken_for_a_value():
    seed = seed_of(NO_MESSAGE)
    text = filled(form_of(Report(seed=seed, reading=read_text(NO_MESSAGE))))
    known = Known(countries={"CN": "China"}, occasions=("election",))
    for fact in set(KEYS) - {"kind"}:
        blank = next((line for line in text.splitlines() if line.startswith(f"# {fact}:")), None)
        if blank is None or blank.endswith("''"):
            continue
        found, _ = document(f"---\nby: A\nground: B\n{blank[2:]}\n---\n", "a.md", CORRECTION_KEYS)
        with pytest.raises(Exception, match=f'"{fact}"'):
            correction(found, known)


@given(st.text(min_size=1, max_size=60))
def test_any_headline_is_written_as_it_is_or_not_at_all(words):
    line = quoted(words)
    if line:
        entries, _ = split(f"---\nheadline: {line}\n---\n", "a.md")
        assert entries["headline"].value.text == words
    else:
        assert not words.isprintable() or words != words.strip()


@given(st.text(max_size=80))
def test_the_form_of_any_text_is_well_formed(words):
    text = (
        f"{words}\n\nChinese President Xi Jinping congratulated {words} of Lesotho on the 30th anniversary of {words}."
    )
    seed = seed_of(text)
    found, faults = document(form_of(Report(seed=seed, reading=read_text(text))), "a.md", CORRECTION_KEYS)
    assert [fault.text.partition(",")[0] for fault in faults] == ['"by" is missing', '"ground" is missing']
    assert found.body.strip() == ""


# --- Where it is written --------------------------------------------------------------------------------------------


def test_a_correction_that_is_there_is_never_written_over(tmp_path):
    path = write_correction(tmp_path, "a", "first\n")
    assert path == tmp_path / "corrections" / "a.md"
    with pytest.raises(Taken, match="E-CORRECTION found a correction of this seed already"):
        write_correction(tmp_path, "a", "second\n")
    assert path.read_text() == "first\n"


def test_a_correction_in_a_folder_of_its_own_is_found(tmp_path):
    below = tmp_path / "corrections" / "2024" / "a.md"
    below.parent.mkdir(parents=True)
    below.touch()
    assert correction_file(tmp_path, "a") == below
    with pytest.raises(Taken):
        write_correction(tmp_path, "a", "x")


def test_a_link_is_never_followed(tmp_path):
    (tmp_path / "corrections").mkdir()
    (tmp_path / "corrections" / "a.md").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Taken):
        write_correction(tmp_path, "a", "x")
    assert not (tmp_path / "elsewhere").exists()


def test_a_disk_that_refuses_leaves_nothing_behind(tmp_path, monkeypatch):
    def refuse(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(Refused, match="E-DISK cannot be written \\(No space left on device\\)"):
        write_correction(tmp_path, "a", "x")
    assert list((tmp_path / "corrections").iterdir()) == []


# --- The commands ---------------------------------------------------------------------------------------------------


def test_from_review_to_the_page(project, capsys):
    assert main(["review", "--write", "003"]) == 0
    assert capsys.readouterr().out.startswith(f"Wrote {FILE}.")
    assert main(["-q"]) == 3
    err = capsys.readouterr().err
    assert f'{FILE}:4:1: E-VALUE "by" is missing, expected who corrects' in err
    assert f'{FILE}:5:1: E-VALUE "ground" is missing, expected how you know it' in err
    assert "Roe Smith" not in Path(f"public/articles/{LESOTHO}/index.html").read_text()
    FILE.write_text(filled(FILE.read_text()).replace("happened: 2024-01-12", "happened: 2024-01-11"))
    assert main(["-q"]) == 0
    assert_corrected()


def assert_corrected() -> None:
    page = Path(f"public/articles/{LESOTHO}/index.html").read_text()
    assert "The ministry: a release" in page
    assert "Roe Smith" in page
    assert "curated" in page
    assert "11 January 2024" in page
    assert "12 January 2024" in page, "what the text alone gave stays beside it"


@pytest.mark.parametrize("change", ["nothing", "no cache", "another rule", "another seed", "the seed grew"])
def test_a_correction_survives_every_rebuild(project, change):
    FILE.write_text("---\nby: Roe Smith\nground: 'The ministry: a release'\nhappened: 2024-01-11\n---\n")
    assert main(["-q"]) == 0
    match change:
        case "no cache":
            shutil.rmtree(".cache")
        case "another rule":
            Path("site_src/noise/advert.md").unlink()
        case "another seed":
            Path("seeds/more.txt").write_text("A visit.\n")
        case "the seed grew":
            (seed,) = Path("seeds").glob("003*")
            seed.write_bytes(seed.read_bytes() + b"\nOne line more.\n")
    assert main(["-q"]) == 0
    assert_corrected()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("hapened: 2024-01-11", 'E-KEY found the key "hapened", which means nothing here; did you mean "happened"?'),
        ("senders: Lesoto", 'E-VALUE "senders": found "Lesoto", expected a country code of countries.csv'),
        ("happened: 2024-02-30", 'E-VALUE "happened": found "2024-02-30", a day that no calendar has'),
        ("occasion: elction", 'did you mean "election"?'),
    ],
)
def test_a_slip_is_answered_with_its_line_and_the_nearest_right_word(project, capsys, line, told):
    FILE.write_text(f"---\nby: Roe Smith\nground: A release\n{line}\n---\n")
    assert main(["-q"]) == 3
    err = capsys.readouterr().err
    assert f"{FILE}:4:" in err
    assert told in err


def test_what_was_written_is_not_written_again(project, capsys):
    assert main(["review", "--write", LESOTHO]) == 0
    before = FILE.read_bytes()
    assert main(["review", "--write", LESOTHO]) == 2
    assert "E-CORRECTION found a correction of this seed already" in capsys.readouterr().err
    assert FILE.read_bytes() == before


def test_no_correction_is_written_for_what_is_not_there_or_was_refused(project, capsys):
    Path("seeds/empty.txt").touch()
    before = sorted(Path("site_src/corrections").iterdir())
    assert main(["review", "--write", "003_7ab05c8d4cdeb836"]) == 2
    assert f'did you mean "{LESOTHO}"?' in capsys.readouterr().err
    assert main(["review", "--write", "empty"]) == 2
    assert "seeds/empty.txt is refused, so no correction helps; mend the file itself" in capsys.readouterr().err
    assert sorted(Path("site_src/corrections").iterdir()) == before


def test_review_names_the_worst_first_and_leaves_out_what_is_corrected(project, capsys):
    Path("seeds/empty.txt").touch()
    assert main(["review"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.splitlines()[0] == "6 articles looked through; 1 wants an eye."
    assert "  python build.py explain empty  E-EMPTY" in out
    Path("site_src/corrections/000_b5720286a8f2e62a.md").unlink()
    assert main(["review"]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  python build.py explain")]
    assert [line.split()[3] for line in lines] == ["empty", "000_b5720286a8f2e62a"]


def test_review_for_programs(project, capsys):
    Path("site_src/corrections/000_b5720286a8f2e62a.md").unlink()
    assert main(["review", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["articles"] == 5
    (one,) = found["wanting"]
    assert (one["id"], one["score"]) == ("000_b5720286a8f2e62a", 50)
    assert one["command"] == "python build.py explain 000_b5720286a8f2e62a happened"
    assert [(reason["reason"], reason["fact"]) for reason in one["reasons"]] == [("undated", "happened")]


def test_review_names_what_is_wrong_with_source_and_corrections(project, capsys):
    Path("site_src/corrections/nobody.md").write_text("---\nby: A\nground: B\nhappened: 2024\n---\n")
    Path("site_src/pages/about.md").write_text("no front matter")
    assert main(["review"]) == 0
    err = capsys.readouterr().err
    assert 'W-CORRECTION found no seed with the id "nobody"' in err
    assert "site_src/pages/about.md:1:1: E-FRONT-MATTER" in err
