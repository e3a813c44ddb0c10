"""The code documents itself, and the documentation knows its parts: rules, modules, pieces, versions."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

from felicitations import __version__
from tools import release

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
ENGINE = ROOT / "felicitations"


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def named(text: str) -> set[str]:
    """The words between backticks."""
    return set(re.findall(r"`([^`\n]+)`", text))


def between(text: str, begin: str, end: str) -> str:
    return text.partition(begin)[2].partition(end)[0]


# --- Docstrings ---------------------------------------------------------------------------------------------------


def public_functions(nodes, said=""):
    """Public functions with all that the docstrings around them say."""
    for node in nodes:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from public_functions(node.body, f"{said} {ast.get_docstring(node) or ''}")
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node, f"{said} {ast.get_docstring(node) or ''}"


def strings_taken(function):
    arguments = (*function.args.args, *function.args.kwonlyargs)
    return [a.arg.strip("_") for a in arguments if a.annotation and ast.unparse(a.annotation) in {"str", "str | None"}]


def glossary():
    table = between(read("docs/architecture.md"), "## Words in signatures", "\n## ")
    rows = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    return {word for row in rows for word in named(row)}


def test_a_string_that_a_public_function_takes_is_explained():
    """In the words of its docstring or its class's, or as a word that means the same everywhere."""
    known = glossary()
    # click's own help explains the options of cli, and a test compares it with the reference
    modules = [path for path in sorted(ENGINE.rglob("*.py")) if "cli" not in path.relative_to(ENGINE).parts]
    unexplained = [
        f"{path.relative_to(ROOT)}: {function.name}({name})"
        for path in modules
        for function, said in public_functions(ast.parse(path.read_text("utf-8")).body)
        for name in strings_taken(function)
        if name not in known and not re.search(rf"\b{name}", said, re.IGNORECASE)
    ]
    assert unexplained == []


def test_every_word_of_the_glossary_is_used():
    code = "\n".join(path.read_text("utf-8") for path in ENGINE.rglob("*.py"))
    assert {word for word in glossary() if not re.search(rf"\b{word}: str", code)} == set()


def test_pages_of_all_modules_can_be_made_from_their_docstrings(tmp_path):
    said = ["make", "--no-print-directory", "--dry-run", "api"]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    dry = subprocess.run(said, cwd=ROOT, env=plain, capture_output=True, text=True, check=True)
    python, *words = dry.stdout.splitlines()[-1].replace(".demo/api", str(tmp_path)).split()
    assert python == ".venv/bin/python"
    command = [sys.executable, *words, "--no-search", "--no-show-source"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    made = {page.relative_to(tmp_path).with_suffix("").as_posix() for page in tmp_path.rglob("*.html")}
    modules = {path.relative_to(ROOT).with_suffix("").as_posix() for path in ENGINE.rglob("*.py")}
    assert {module.removesuffix("/__init__") for module in modules} <= made


# --- The parts ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", ["occasions", "languages", "noise"])
def test_every_family_of_rules_that_is_words_is_named(folder):
    told = between(read("docs/rules.md"), f"`site_src/{folder}/`", "\n**")
    there = {path.stem for path in (ROOT / "site_src" / folder).glob("*.md")}
    assert there <= named(told)
    assert {word for word in named(told.partition("\n## ")[0]) if "." not in word and "/" not in word} == there


def test_every_reader_is_named():
    told = named(between(read("docs/rules.md"), "## Rules that are reasoning", "\n## "))
    readers = {path.stem for path in (ENGINE / "reading").glob("*.py")} - {"__init__"}
    assert readers <= told
    assert {word for word in told if "/" not in word} == readers


def test_every_target_of_make_is_named_for_contributors():
    phony = re.search(r"^\.PHONY: (.*)$", read("Makefile"), re.MULTILINE)
    assert phony
    told = set(re.findall(r"\bmake ([a-z]+)\b", read("CONTRIBUTING.md") + read("README.md")))
    assert set(phony[1].split()) - {"site", "clean", "help"} <= told


def test_every_page_of_the_documentation_is_in_its_index():
    index = read("docs/README.md")
    pages = {path.name for path in DOCS.glob("*.md")} - {"README.md"}
    assert {page for page in pages if f"]({page})" not in index} == set()


def test_the_picture_of_the_way_of_the_data_has_words_and_both_schemes():
    """It is shown as a picture, so it must bring all of it along; and nothing in it runs or is fetched."""
    svg = read("docs/pictures/way-of-the-data.svg")
    root = ET.fromstring(svg)
    named = {node.get("id"): "".join(node.itertext()) for node in root if node.get("id")}
    assert all(named[part] for part in root.get("aria-labelledby").split())
    assert "@media (prefers-color-scheme: dark)" in svg
    assert not re.search(r"<script|<image|href=|url\(|@import", svg)
    for name in ("README.md", "docs/architecture.md"):
        assert "way-of-the-data.svg" in read(name)


def test_every_piece_that_a_library_could_do_is_there_with_its_reason():
    text = read("docs/libraries.md")
    rows = re.findall(r"^\| (`.*?) \| (.*?) \| (.*?) \| (.*?) \|$", text, re.MULTILINE)
    count = re.search(r"\*\*(\d+)\*\* pieces", text)
    assert count
    assert len(rows) == int(count[1])
    pieces = {word for row in rows for word in named(row[0])}
    homes = (ENGINE, ROOT / "site_src", ROOT)
    assert {piece for piece in pieces if not any((home / piece).exists() for home in homes)} == set()


def test_every_library_that_is_used_is_named():
    needed = tomllib.loads(read("pyproject.toml"))["project"]["dependencies"]
    told = between(read("docs/libraries.md"), "In use are", "Here stand").lower()
    names = {re.match(r"[\w-]+", one)[0] for one in needed}
    assert {name for name in names if name not in told} == set()


# --- Versions -----------------------------------------------------------------------------------------------------


def test_the_notes_of_this_version_can_be_released():
    assert "\n### Added\n" in release.notes(f"v{__version__}")


@pytest.mark.parametrize("name", release.VERSIONED)
def test_a_tag_that_does_not_fit_a_file_is_refused(tmp_path, name):
    for one in (*release.VERSIONED, "CHANGELOG.md"):
        (tmp_path / one).parent.mkdir(exist_ok=True)
        text = read(one)
        (tmp_path / one).write_text(text.replace(__version__, "99.0.0") if one == name else text, "utf-8")
    with pytest.raises(SystemExit, match=f"{name}: found 99.0.0, expected {__version__}"):
        release.notes(f"v{__version__}", tmp_path)


def test_a_version_without_notes_is_not_released(tmp_path):
    for one in release.VERSIONED:
        (tmp_path / one).parent.mkdir(exist_ok=True)
        (tmp_path / one).write_text(read(one), "utf-8")
    (tmp_path / "CHANGELOG.md").write_text(f"## [{__version__}]\n\n## [0.0.1]\n\n- Old.\n", "utf-8")
    with pytest.raises(SystemExit, match="no notes"):
        release.notes(f"v{__version__}", tmp_path)


def test_the_forms_for_issues_ask_for_what_is_needed():
    for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"):
        form = yaml.safe_load(path.read_text("utf-8"))
        if path.stem != "config":
            assert {"name", "description", "body"} <= set(form), path.name
            assert any(field.get("validations", {}).get("required") for field in form["body"]), path.name
