"""Files of many articles: each row is an article of its own, whole, and no file is held in the memory."""

import hashlib
import json
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations.cli import main
from felicitations.disk import records, rows
from felicitations.disk.seeds import load_files
from tests.row_files import COLUMNS, ROW, as_csv, as_json, loaded
from tests.seed_folders import lay_out


@pytest.fixture
def folder(tmp_path):
    return lay_out(tmp_path)


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


# --- The whole way --------------------------------------------------------------------------------------------------


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
    capsys.readouterr()
    for words in ("by-30", "seeds/all.csv#by-30", "by-"):
        assert main(["explain", words, "credit"]) == 0
        assert "Example Agency" in capsys.readouterr().out
