"""Files of many articles: each row is an article of its own, whole, and a bad one is named with its line."""

import csv
import hashlib
import io
import json
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations.cli import main
from felicitations.disk import files, records, rows
from felicitations.disk.files import SEED_LIMIT
from felicitations.disk.records import HEAD_LIMIT
from felicitations.disk.rows import MOST_BROKEN
from felicitations.disk.seeds import load_files, load_seeds
from felicitations.problems import Problem
from tests.seed_folders import WORDS, lay_out

COLUMNS = ["id", "date", "outlet", "url", "views", "title", "text"]
ROW = ["x1", "2022-01-20", "Xinhua", "https://example.org/a", "17", "A title", 'Words, "quoted".\n\nMore — 中文.\r\n']


@pytest.fixture
def folder(tmp_path):
    return lay_out(tmp_path)


def as_csv(*lines: list[str], header: list[str] = COLUMNS, **options: str) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, **options).writerows([header, *lines])
    return file.getvalue().encode()


def as_json(*lines: object) -> bytes:
    return b"".join(json.dumps(line).encode() + b"\n" for line in lines)


def loaded(folder, name: str, data: bytes):
    """The seeds of one file by id, and the problems as messages without the name of the file."""
    (folder / name).write_bytes(data)
    seeds, refusals = load_seeds(folder)
    found = {seed.id: seed for seed in seeds}
    assert found.pop("good").text == WORDS, "a bad file costs only itself"
    problems = [problem for refusal in refusals for problem in refusal.problems]
    said = [str(problem).removeprefix(f"seeds/{name}") for problem in sorted(problems, key=lambda one: one.line)]
    return found, said


# --- What a row becomes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["all.csv", "all.jsonl"])
def test_a_row_becomes_the_markdown_seed_that_it_could_have_been(folder, name):
    data = as_csv(ROW) if name == "all.csv" else as_json(dict(zip(COLUMNS, ROW, strict=True)))
    found, said = loaded(folder, name, data)
    (seed,) = found.values()
    assert said == []
    assert seed.text == (
        "---\nid: x1\ndate: 2022-01-20\noutlet: Xinhua\nurl: https://example.org/a\nviews: 17\n---\n"
        'A title\n\nWords, "quoted".\n\nMore — 中文.\r\n'
    )
    assert (seed.id, seed.path) == ("x1", f"seeds/{name}#x1")
    assert seed.digest == hashlib.sha256(seed.text.encode()).hexdigest()
    assert {field.name: field.value for field in seed.record} == {
        "id": "x1",
        "date": "2022-01-20",
        "source": "Xinhua",
        "url": "https://example.org/a",
        "views": "17",
    }
    assert all(seed.text[field.start : field.end] == field.value for field in seed.record)


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5))
def test_not_a_character_of_any_row_is_lost(tmp_path_factory, cells):
    """Whatever stands in the cells, quotation marks and line ends among it: both formats keep it and agree."""
    folder = tmp_path_factory.mktemp("rows")
    lines = [[f"n{number}", note, title, f"Words {text}"] for number, (note, title, text) in enumerate(cells)]
    header = ["id", "note", "title", "text"]
    (folder / "a.csv").write_bytes(as_csv(*lines, header=header))
    (folder / "a.jsonl").write_bytes(as_json(*(dict(zip(header, line, strict=True)) for line in lines)))
    (seeds, refused), (twins, _) = load_files([folder / "a.csv"]), load_files([folder / "a.jsonl"])
    assert refused == ()
    assert [seed.text for seed in seeds] == [seed.text for seed in twins]
    for seed, line in zip(seeds, lines, strict=True):
        assert all(cell in seed.text for cell in line if cell.strip() or cell is line[1])
        assert seed.text.endswith(line[3])
        assert all(seed.text[field.start : field.end] == field.value for field in seed.record)


def test_a_title_that_opens_the_text_already_is_not_put_there_twice(folder):
    found, _ = loaded(folder, "a.csv", as_csv(["x", "A title", "A title\n\nWords."], header=["id", "title", "text"]))
    assert found["x"].text == "---\nid: x\ntitle: A title\n---\nA title\n\nWords."


def test_a_row_of_text_alone_is_that_text(folder):
    found, _ = loaded(folder, "a.jsonl", as_json({"text": "Only words."}))
    (seed,) = found.values()
    assert (seed.text, seed.record) == ("Only words.", ())
    assert seed.id == f"a-{seed.digest[:12]}"


def test_rows_without_an_id_keep_theirs_when_rows_are_put_in_above(folder):
    before, _ = loaded(folder, "a.csv", as_csv(["one"], ["two"], header=["text"]))
    after, _ = loaded(folder, "a.csv", as_csv(["new"], ["two"], ["one"], header=["text"]))
    assert before.keys() < after.keys()


def test_numbers_lists_and_nothing_are_kept_as_json_writes_them(folder):
    line = b'{"id": 17, "text": "Words.", "tags": ["\\u4e2d", {"a": 1.50}], "big": 1e400, "none": null, "ok": true}\n'
    found, said = loaded(folder, "a.jsonl", line)
    assert said == []
    assert found["17"].text == '---\nid: 17\ntags: ["\\u4e2d", {"a": 1.50}]\nbig: 1e400\nok: true\n---\nWords.'


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_what_spreadsheets_write_is_understood(folder, delimiter, bom):
    found, said = loaded(
        folder, "a.CSV", bom + as_csv(["x", "A, b; c\td."], header=["ID", "Text"], delimiter=delimiter)
    )
    assert said == []
    assert found["x"].text == "---\nID: x\n---\nA, b; c\td."


def test_empty_lines_are_no_rows(folder):
    assert loaded(folder, "a.csv", b"id,text\n\nx,Words\n\n")[1] == []
    assert loaded(folder, "b.jsonl", b'\n{"id":"y","text":"W"}\n \r\n')[1] == []


# --- What is refused ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "line", "says"),
    [
        (b'b,"one "quote" more"', 3, "E-CSV cannot be read as CSV: ',' expected after '\"'"),
        (b"b", 3, "E-ROW found 1 cells, expected 2 as in the header"),
        (b"b,words,words", 3, "E-ROW found 3 cells, expected 2 as in the header"),
        (b"b,", 3, "E-ROW found no words under text"),
        (b"b,...", 3, "E-EMPTY found only spaces and signs"),
        (b"../b,Words", 3, "E-ID found the name '../b', expected letters"),
        (b"index,Words", 3, 'E-ID found the name "index", which means something else'),
        (b"b,nul\0nul", 3, "E-BINARY found a NUL byte"),
        (b"b,Citt\xe0 di Cura\xe7ao", 3, "E-ENCODING found the byte 0xe0"),
        (b'b,"one\ntwo \xff"', 4, "E-ENCODING found the byte 0xff"),
        (b"b," + b"x" * SEED_LIMIT, 3, "E-CSV cannot be read as CSV: more than 5,000,000 bytes"),
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
    assert said == [
        ":2: E-CSV cannot be read as CSV: unexpected end of data; look for a quotation mark that is missing or single"
    ]


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
        ("a.jsonl", b"\n\n", ": E-EMPTY found no row"),
        ("a.csv", b"id,text,id\nx,Words,y\n", ':1: E-ROW found the column "id" twice'),
        ("a.csv", b"id,text\nx,Words\n".decode().encode("utf-16"), ":1: E-ENCODING found UTF-16"),
        ("a.jsonl", b'{"text": "Words"}'.decode().encode("utf-16-le"), ":1: E-ENCODING found what looks like UTF-16"),
        ("a.csv", b"PK\x03\x04 a spreadsheet", ": E-BINARY found a ZIP archive or an office document"),
        ("a.csv", b"id,words\nx,Words\n", ":1: E-ROW found the columns id, words, expected one of the name text"),
        ("a.csv", b'id,"text\nx,Words\n', ":1: E-CSV cannot be read as CSV"),
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


def test_a_file_is_streamed_and_never_held_whole(tmp_path):
    """What a long file costs is one row at a time: its articles are counted here and let go."""
    path = tmp_path / "long.csv"
    path.write_bytes(as_csv(*([f"n{number}", "Words " * 500] for number in range(2_000)), header=["id", "text"]))
    tracemalloc.start()
    number = sum(1 for _ in records.articles(rows.csv_rows, path, "long.csv"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert number == 2_000
    assert peak < path.stat().st_size / 10


# --- The whole way --------------------------------------------------------------------------------------------------


def test_a_site_is_built_from_rows_and_shows_each_as_it_was_found(project, capsys):
    body = (project / "seeds" / "004_93615f555710dd2e.txt").read_text("utf-8")
    row = ["by-30", "2022-01-20", "Example Agency", "https://example.org/<b>", "17", "Xi & <i>Lukashenko</i>", body]
    (project / "seeds" / "all.csv").write_bytes(as_csv(row, ["bad/id", *row[1:]]))
    assert main(["build", "--no-search"]) == 3
    assert "seeds/all.csv:" in capsys.readouterr().err
    page = (project / "public/articles/by-30/index.html").read_text("utf-8")
    assert "from the record that came with the article" in page
    assert "<i>Lukashenko</i>" not in page
    source = (project / "public/articles/by-30/source.txt").read_bytes()
    reading = json.loads((project / "public/articles/by-30/reading.json").read_text("utf-8"))
    assert source.decode().endswith(body)
    assert hashlib.sha256(source).hexdigest() == reading["sha256"]
    assert reading["seed"] == "all.csv#by-30"
    assert main(["record"]) == 0
    assert main(["build", "--no-search"]) == 3
