"""The files that hold the tables: each is read back by an independent reader and says what the archive says."""

import csv
import io
import json
import sqlite3
import sys
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations.dataset import RECORDS, TABLES
from felicitations.dataset.schema import joined
from felicitations.exports import database, records, sheets
from felicitations.exports.package import package
from felicitations.model import Report
from tests.making import archive, finding, hard, seed, small
from tests.making import reading as reading_of
from tests.tables import hostile, read


@pytest.fixture(params=[small, hard, hostile, archive], ids=["small", "hard", "hostile", "empty"])
def any_archive(request):
    return request.param()


class TestSheets:
    def test_they_are_read_back_as_they_were(self, any_archive):
        """With an independent reader of CSV, and the one rule that the page of the data gives."""
        files = {file.address: file.content for file in sheets.export(any_archive, ())}
        for table in TABLES:
            found = list(csv.reader(io.StringIO(files[f"data/{table.name}.csv"].decode(), newline="")))
            assert found[0] == [column.name for column in table.columns]
            expected = [[plain(value) for value in row] for row in table.rows(any_archive)]
            assert [[cell.removeprefix("'") for cell in row] for row in found[1:]] == expected

    def test_no_cell_is_a_formula(self):
        for file in sheets.export(hostile(), ()):
            for row in csv.reader(io.StringIO(file.content.decode(), newline="")):
                assert not any(cell.strip(' "').startswith(tuple("=+-@\t\r＝＋－＠")) for cell in row), file.address

    @given(st.text(st.sampled_from("=+-@'\t\r\n\x00 ab\"|,＝") | st.characters(codec="utf-8"), max_size=12))
    def test_a_guarded_cell_runs_nowhere_and_comes_back(self, words):
        cell = sheets.guarded(words)
        assert sheets.unguarded(cell) == words
        assert cell[:1] not in set("=+-@\t\r\x00")


def plain(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return joined(value) if isinstance(value, tuple) else str(value)


class TestRecords:
    def test_they_are_read_back_as_they_were(self, any_archive):
        files = {file.address: file.content for file in records.export(any_archive, ())}
        assert set(files) == {f"data/{table.name}.{ending}" for table in RECORDS for ending in ("json", "jsonl")}
        for table in RECORDS:
            expected = json.loads(json.dumps(read(table, any_archive)))
            assert json.loads(files[f"data/{table.name}.json"]) == expected
            lines = files[f"data/{table.name}.jsonl"].decode().splitlines()
            assert [json.loads(line) for line in lines] == expected

    def test_no_character_ends_a_line_early(self):
        words = "a\u2028b\u2029c\x85d\x1ee\x0bf"
        of = seed("a", "Words.")
        files = list(records.export(archive([Report(seed=of, reading=reading_of(of, headline=finding(words)))]), ()))
        lines = next(file.content for file in files if file.address == "data/articles.jsonl").decode().splitlines()
        assert [json.loads(line)["title"] for line in lines] == [words]


class TestTheDatabase:
    def opened(self, of, tmp_path):
        path = tmp_path / "archive.sqlite"
        path.write_bytes(database.database(of))
        return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)

    def test_it_is_whole_and_holds_every_row(self, any_archive, tmp_path):
        with self.opened(any_archive, tmp_path) as found:
            assert found.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert found.execute("PRAGMA foreign_key_check").fetchall() == []
            for table in TABLES:
                stored = found.execute(f"SELECT * FROM {table.name} ORDER BY rowid").fetchall()
                assert stored == [tuple(map(database._value, row)) for row in table.rows(any_archive)]

    @pytest.mark.parametrize(
        ("table", "words", "found"),
        [
            ("acts", "lesotho", 1),
            ("acts", "letsie", 1),
            ("articles", "congratulations", 1),
            ("evidence", "anniversary", 2),
        ],
    )
    def test_full_text_search_finds_words(self, table, words, found, tmp_path):
        with self.opened(small(), tmp_path) as opened:
            query = (
                f"SELECT count(*) FROM {table} WHERE rowid IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?)"
            )
            assert opened.execute(query, (words,)).fetchone()[0] >= found

    def test_words_are_found_without_their_accents(self, tmp_path):
        of = seed("a", "Words.")
        report = Report(seed=of, reading=reading_of(of, headline=finding("Félicitations à la Côte d’Ivoire")))
        with self.opened(archive([report]), tmp_path) as opened:
            query = "SELECT title FROM articles_fts WHERE articles_fts MATCH ?"
            assert len(opened.execute(query, ("felicitations cote",)).fetchall()) == 1

    def test_the_same_archive_gives_the_same_bytes(self, any_archive):
        content = database.database(any_archive)
        assert content == database.database(any_archive)
        assert content[:16] == b"SQLite format 3\x00"
        assert (content[24:28], content[92:96]) == (b"\0\0\0\1", b"\0\0\0\1")
        assert int.from_bytes(content[96:100], "big") == 3040000

    def test_no_file_is_opened(self):
        """The layer knows no files: the database is made in memory alone."""
        seen = []
        watching = [True]

        def watch(event, arguments):
            if watching and event in {"open", "sqlite3.connect", "os.open", "os.mkdir"}:
                seen.append((event, arguments[0]))

        sys.addaudithook(watch)
        database.database(small())
        watching.clear()
        assert set(seen) == {("sqlite3.connect", ":memory:")}


class TestThePackage:
    def test_it_describes_every_table_as_it_is(self):
        settings = replace(small().settings, exports=("sheets", "database"), licence="CC0 1.0 for the data")
        found = package(settings)
        assert found["licenses"][0]["name"] == "CC0-1.0"
        tables = {one["path"]: one for one in found["resources"]}
        assert set(tables) == {"archive.sqlite", *(f"{table.name}.csv" for table in TABLES)}
        for table in TABLES:
            schema = tables[f"{table.name}.csv"]["schema"]
            assert [field["name"] for field in schema["fields"]] == [column.name for column in table.columns]
            assert schema["primaryKey"] == list(table.key)

    def test_it_is_of_the_form_that_the_standard_asks_for(self):
        name = {"type": "string", "pattern": "^[a-z0-9._-]+$"}
        field = {"type": "object", "required": ["name", "type"], "properties": {"name": {"type": "string"}}}
        schema = {"type": "object", "required": ["fields"], "properties": {"fields": {"type": "array", "items": field}}}
        resource = {"type": "object", "required": ["name", "path"], "properties": {"name": name, "schema": schema}}
        form = {
            "type": "object",
            "required": ["name", "resources"],
            "properties": {"name": name, "resources": {"type": "array", "minItems": 1, "items": resource}},
        }
        jsonschema.validate(package(replace(small().settings, exports=("sheets", "database"))), form)

    def test_a_licence_that_no_program_knows_stays_words(self):
        found = package(replace(small().settings, licence="Ask us"))
        assert "licenses" not in found
        assert "Ask us" in found["description"]

    def test_it_lists_only_what_is_made(self):
        assert package(replace(small().settings, exports=("package",)))["resources"] == []
