"""A bad row of a file of many articles is named with its line, and costs itself alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations.disk import files, records, rows
from felicitations.disk.files import SEED_LIMIT
from felicitations.disk.records import HEAD_LIMIT
from felicitations.disk.rows import MOST_BROKEN
from felicitations.disk.seeds import load_seeds
from felicitations.problems import Problem
from tests.row_files import as_csv, as_json, loaded
from tests.seed_folders import WORDS, lay_out


@pytest.fixture
def folder(tmp_path):
    return lay_out(tmp_path)


@pytest.mark.parametrize(
    ("row", "line", "says"),
    [
        (b'b,"one "quote" more"', 3, "E-CSV found a quotation mark inside a cell, expected two"),
        (b"b", 3, "E-ROW found 1 cells, expected 2 as in the header"),
        (b"b,words,words", 3, "E-ROW found 3 cells, expected 2 as in the header"),
        (b"b,", 3, "E-ROW found no words under text"),
        (b"b,...", 3, "E-EMPTY found only spaces and signs"),
        (b"../b,Words", 3, "E-ID found the name '../b', expected letters"),
        (b"index,Words", 3, 'E-ID found the name "index", which means something else'),
        (b"b,nul\0nul", 3, "E-BINARY found a NUL byte"),
        (b"b,Citt\xe0 di Cura\xe7ao", 3, "E-ENCODING found the byte 0xe0"),
        (b'b,"one\ntwo \xff"', 4, "E-ENCODING found the byte 0xff"),
        (b"b," + b"x" * SEED_LIMIT, 3, "E-CSV found a row of more than 5,000,000 bytes"),
    ],
)
def test_a_bad_row_of_csv_costs_itself_alone(folder, row, line, says):
    found, said = loaded(folder, "a.csv", b"id,text\na,First words\n" + row + b"\nz,Last words\n")
    assert found.keys() == {"a", "z"}
    assert len(said) == 1
    assert said[0].startswith(f":{line}: {says}")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{", ":2:2: E-ROW cannot be read as JSON: Expecting property name"),
        (b'{"text": "Words"} {}', ":2:19: E-ROW cannot be read as JSON: Extra data"),
        (b'["Words"]', ":2: E-ROW found no object"),
        (b'"Words"', ":2: E-ROW found no object"),
        (b'{"id": "b", "text": "Words", "text": "Other"}', ':2: E-ROW found the key "text" twice'),
        (b'{"id": "b", "title": "Words"}', ":2: E-ROW found no words under text"),
        (b'{"id": "b", "text": null}', ":2: E-ROW found no words under text"),
        (b'{"id": "b", "text": "half \\ud83d of it"}', ":2: E-ROW cannot be read as JSON: 'utf-8' codec"),
        (b'{"id": "\\ud83d", "text": "Words"}', ":2: E-ROW cannot be read as JSON: 'utf-8' codec"),
        (b'{"\\ud83d": 1, "\\ud83d": 2, "text": "Words"}', ":2: E-ROW cannot be read as JSON: 'utf-8' codec"),
        (b'{"id": "b", "text": "nul \\u0000 nul"}', ":2: E-BINARY found a NUL character"),
        (b'{"id": "b", "text": "W", "n": NaN}', ":2: E-ROW cannot be read as JSON"),
        (b'{"text": ' + b"[" * 100_000, ":2: E-ROW cannot be read as JSON"),
        (b'{"text": "Citt\xe0 di Cura\xe7ao"}', ":2: E-ENCODING found the byte 0xe0"),
        (b'{"text": "' + b"x" * SEED_LIMIT + b'"}', ":2: E-TOO-BIG found more than 5,000,000 bytes"),
        (b'{"id": "b", "text": "W", "html": "' + b"x" * HEAD_LIMIT + b'"}', ":2: E-TOO-BIG holds more than 20,000"),
        (b'{"id": "b\\nc", "text": "Words"}', ":2: E-ID found the name 'b\\nc'"),
        (b'{"id": "' + b"b" * 81 + b'", "text": "Words"}', ":2: E-ID found a name of 81 characters"),
    ],
)
def test_a_bad_line_of_json_costs_itself_alone(folder, line, says):
    good = b'{"id": "%s", "text": "Words"}\n'
    found, said = loaded(folder, "a.jsonl", good % b"a" + line + b"\n" + good % b"z")
    assert found.keys() == {"a", "z"}
    assert len(said) == 1
    assert said[0].startswith(says)


def test_a_quotation_mark_that_is_missing_loses_no_row_below(folder):
    lines = b"".join(b"r%d,Words\n" % number for number in range(50))
    found, said = loaded(folder, "a.csv", b'id,text\nb,"Words without an end\n' + lines)
    assert len(found) == 50
    assert said == [":2: E-CSV found a quotation mark that is never closed; close it"]


def test_a_file_made_of_broken_quotation_marks_ends_the_reading_and_says_where(folder):
    found, said = loaded(folder, "a.csv", b"id,text\n" + b'b,"a"b\n' * (MOST_BROKEN + 10) + b"z,Words\n")
    assert found == {}
    assert len(said) == MOST_BROKEN + 1
    assert said[-1].startswith(f":{MOST_BROKEN + 2}: E-CSV is where the reading ended, after 100 rows")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.csv", b"", ": E-EMPTY found no row"),
        ("a.csv", b"id,text\n", ": E-EMPTY found no row"),
        ("a.csv", b"\nid,text\nx,Words\n", ":1: E-ROW found the columns (none), expected one"),
        ("a.jsonl", b"\n\n", ": E-EMPTY found no row"),
        ("a.csv", b"id,text,id\nx,Words,y\n", ':1: E-ROW found the column "id" twice'),
        ("a.csv", b"id,text\nx,Words\n".decode().encode("utf-16"), ":1: E-ENCODING found UTF-16"),
        ("a.jsonl", b'{"text": "Words"}'.decode().encode("utf-16-le"), ":1: E-ENCODING found what looks like UTF-16"),
        ("a.csv", b"PK\x03\x04 a spreadsheet", ": E-BINARY found a ZIP archive or an office document"),
        ("a.csv", b"id,words\nx,Words\n", ":1: E-ROW found the columns id, words, expected one of the name text"),
        ("a.csv", b'id,"text\nx,Words\n', ":1: E-CSV found a quotation mark that is never closed"),
        ("a.csv", b"id,text\rx,Words\r", ":1: E-CSV found a lone carriage return"),
        ("a.csv", b"id,te\xffxt\nx,Words\n", ":1: E-ENCODING found the byte 0xff"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_once(folder, name, data, says):
    found, said = loaded(folder, name, data)
    assert found == {}
    assert [one[: len(says)] for one in said] == [says]


def test_its_name_is_the_id_of_no_article(folder):
    (folder / "a.txt").write_text(WORDS)
    found, said = loaded(folder, "a.csv", b"PK\x03\x04")
    assert list(found) == ["a"]
    assert len(said) == 1


def test_articles_with_one_id_are_all_named_with_their_lines(folder):
    (folder / "x.txt").write_text(WORDS)
    found, said = loaded(folder, "a.csv", as_csv(["x", "One"], ["X", "Two"], ["y", "Three"], header=["id", "text"]))
    assert found.keys() == {"y"}
    assert any(one.startswith(":2: E-TWIN has the same id as seeds/a.csv:3, seeds/x.txt, and nobody") for one in said)
    assert any(one.startswith(":3: E-TWIN has the same id as seeds/a.csv:2, seeds/x.txt, and nobody") for one in said)
    assert any("seeds/x.txt: E-TWIN has the same id as seeds/a.csv:2, seeds/a.csv:3" in one for one in said)


def test_a_row_that_is_refused_takes_no_other_article_along(folder):
    (folder / "x.txt").write_text(WORDS)
    found, said = loaded(folder, "more.jsonl", as_json({"id": "y", "text": "One"}, {"id": "x"}, {"id": "good"}))
    assert found.keys() == {"x", "y"}
    assert [one.partition(" found")[0] for one in said] == [":2: E-ROW", ":3: E-ROW"]


def test_a_file_of_something_else_is_one_problem(folder):
    """Tables without a text lie beside articles, labels for instance, with the ids of these."""
    (folder / "x.txt").write_text(WORDS)
    found, said = loaded(folder, "labels.jsonl", as_json({"id": "x", "label": "a"}, {"id": "good", "label": "b"}))
    assert found.keys() == {"x"}
    (one,) = said
    assert one.startswith(":1: E-ROW holds no articles: found the keys id, label")


def test_a_row_that_stands_there_twice_is_taken_in_once(folder):
    found, said = loaded(folder, "a.csv", as_csv(["One"], ["Two"], ["One"], ["One"], header=["text"]))
    assert sorted(seed.text for seed in found.values()) == ["One", "Two"]
    words = "E-TWIN is the same as the row of line 2, which is taken in; leave one out"
    assert said == [f":4: {words}", f":5: {words}"]


def test_a_file_that_changes_while_it_is_read_is_refused_whole(folder):
    (folder / "a.csv").write_bytes(as_csv(*([f"x{n}", "Words"] for n in range(9)), header=["id", "text"]))

    def meddling(file, name):
        for number, row in enumerate(rows.csv_rows(file, name)):
            if number == 3:
                with (folder / "a.csv").open("ab") as more:
                    more.write(b"z,Words\n")
            yield row

    with pytest.raises(files.Unusable, match="E-CHANGED"):
        list(records.articles(meddling, folder / "a.csv", "a.csv"))


@given(st.binary(max_size=300))
def test_no_bytes_end_in_an_error_of_ours(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("bytes")
    for name, start in (("a.csv", b'text,"id"\nWords,x\n'), ("b.jsonl", b'{"text": "Words", "id": "y"}\n')):
        (folder / name).write_bytes(start + data)
    seeds, refusals = load_seeds(folder)
    assert all(isinstance(problem, Problem) for refusal in refusals for problem in refusal.problems)
    [seed.text.encode() + seed.id.encode() for seed in seeds]
