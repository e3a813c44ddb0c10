"""Every fault that docs/reliability.md lists names a test that is there; the table of figures is what the tests say."""

import ast
import datetime as dt
import re
from pathlib import Path

import pytest

from tests.reliability import BEGIN, END, FILES, figures, table, written

TESTS = Path(__file__).resolve().parent
PAGE = (TESTS.parent / "docs" / "reliability.md").read_text("utf-8")
ROW = re.compile(r"^\| ([A-Z]-[0-9]+) \| ([^|]+) \| `(test_\w+\.py)::(test_\w+)` \|$", re.MULTILINE)
COUNTS = {"A": 21, "B": 23, "C": 31, "D": 9, "W": 8, "E": 18, "G": 7, "H": 14, "I": 17, "J": 10, "V": 13, "P": 8}


def names_in(path: Path) -> set[str]:
    return {node.name for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)}


def test_every_fault_is_listed_once():
    assert [row[0] for row in ROW.findall(PAGE)] == [
        f"{letter}-{n}" for letter, most in COUNTS.items() for n in range(1, most + 1)
    ]


def test_every_fault_names_a_test_that_is_there():
    there = {path.name: names_in(path) for path in TESTS.glob("test_*.py")}
    lost = [(fault, file, name) for fault, _, file, name in ROW.findall(PAGE) if name not in there.get(file, ())]
    assert lost == []


def test_every_test_that_bears_the_id_of_a_fault_bears_one_that_is_listed():
    listed = {row[0] for row in ROW.findall(PAGE)}
    for path in TESTS.glob("test_*.py"):
        for name in names_in(path):
            for letter, number in re.findall(r"_([a-eg-jpv])([0-9]+)(?=_)", name.partition("test")[2]):
                assert f"{letter.upper()}-{number}" in listed, f"{path.name}::{name}"


def test_the_long_form_runs_files_that_are_there():
    assert [name for name in FILES if not (TESTS / f"{name}.py").is_file()] == []


REPORT = """<testsuites><testsuite>
<testcase classname="tests.test_a" name="test_x[1]"><properties><property name="promise" value="p"/>
<property name="figure" value="1 of 1"/></properties></testcase>
<testcase classname="tests.test_a" name="test_x[2]"><properties><property name="promise" value="p"/>
<property name="figure" value="2 of 2"/></properties><failure message="no"/></testcase>
<testcase classname="tests.test_a" name="test_plain"/></testsuite></testsuites>"""


@pytest.fixture
def report(tmp_path):
    (tmp_path / "report.xml").write_text(REPORT)
    return tmp_path / "report.xml"


def test_the_table_says_what_the_tests_said_and_which_failed(report):
    assert [one[:2] for one in figures(report)] == [("p", "1 of 1"), ("p", "failed")]
    text = table(report, dt.date(2026, 1, 2))
    assert text.startswith("Run on 2026-01-02, Python 3.")
    assert "| p | 1 of 1<br>failed | `test_a.py::test_x` |" in text


def test_only_the_table_of_the_page_is_written_anew():
    page = written(f"before\n{BEGIN}old\n{END}after\n", "new\n")
    assert page == f"before\n{BEGIN}\nnew\n\n{END}after\n"
    assert PAGE.count(BEGIN) == PAGE.count(END) == 1
