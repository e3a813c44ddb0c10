"""The index of the search: the same bytes, made only when due, left out when it must be, never half."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from felicitations import findables
from felicitations.build import Paths, build
from felicitations.catalogue import catalogue
from felicitations.disk import pagefind, search
from felicitations.findables import findables_of
from felicitations.problems import Refused
from tests.making import small

KAZAKHSTAN = "countries/kazakhstan/index.html"


@pytest.fixture
def paths(project: Path) -> Paths:
    return Paths(
        seeds=project / "seeds", source=project / "site_src", templates=project / "templates", cache=project / ".cache"
    )


@pytest.fixture
def out(project: Path) -> Path:
    return project / "public"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_records_give_the_same_bytes():
    found = findables_of(small())
    assert pagefind.index(found, "en") == pagefind.index(found, "en")


def test_an_index_in_parts_has_the_script_once_and_no_name_twice(monkeypatch):
    monkeypatch.setattr(findables, "PART", 2)
    found = tuple(replace(one, id=f"{one.id}-{place}") for place, one in enumerate(findables_of(small())))
    made = pagefind.index(found, "en-GB")
    names = [file.address for one in made for file in one.files]
    assert len(names) == len(set(names))
    assert sum("pf_fragment" in name for name in names) == len(found)
    assert [name for name in names if name.endswith((".js", ".pagefind"))] == [
        "search/pagefind/pagefind.js",
        "search/pagefind/wasm.en.pagefind",
    ]
    assert {name.split("/")[1] for name in names} == {"pagefind", "pagefind-2", "pagefind-3"}
    fragments = {name.rpartition("/")[2] for name in names if "pf_fragment" in name}
    called = [f"{one.names.prefix}{name}.pf_fragment" for one in made for name in one.names.names]
    assert len(called) == len(set(called)) == len(found)
    assert set(called) == fragments
    table = json.loads(catalogue(small(), found, (one.names for one in made)).content)
    assert [prefix for prefix, _, _ in table["indexes"]] == ["en_", "en-2_", "en-3_"]
    prefix, width, run = table["indexes"][1]
    assert prefix + run[width:].strip() + ".pf_fragment" == called[3]


def test_an_unchanged_archive_has_no_index_made_and_keeps_its_bytes(paths, out, monkeypatch):
    build(paths, out=out)
    before = tree(out)
    assert any("search/pagefind/" in name for name in before)
    monkeypatch.setattr(pagefind, "index", lambda *_: pytest.fail("the index was made again"))
    (paths.source / "static" / "site.css").write_text("body { margin: 0 }")
    summary = build(paths, out=out)
    assert summary.published.written == 2  # the style sheet and the manifest
    assert {name: data for name, data in tree(out).items() if name.startswith("search/")} == {
        name: data for name, data in before.items() if name.startswith("search/")
    }


def test_a_changed_article_has_the_index_made_again(paths, out):
    build(paths, out=out)
    before = tree(out)
    next(paths.seeds.glob("001*")).unlink()
    build(paths, out=out)
    after = tree(out)
    assert sum("pf_fragment" in name for name in after) == sum("pf_fragment" in name for name in before) - 1
    assert before["search/catalogue.json"] != after["search/catalogue.json"]


def test_a_damaged_memory_costs_a_line_and_a_new_index(paths, out):
    build(paths, out=out)
    before = tree(out)
    (paths.cache / search.NAME).write_bytes(b"felicitations search 1")
    summary = build(paths, out=out)
    assert "W-MEMORY" in [problem.code for problem in summary.problems]
    assert tree(out) == before


def test_the_preview_keeps_to_the_last_index(paths, out, monkeypatch):
    build(paths, out=out, search="last")
    assert (out / "search" / "catalogue.json").is_file()
    monkeypatch.setattr(pagefind, "index", lambda *_: pytest.fail("the index was made again"))
    next(paths.seeds.glob("001*")).unlink()
    build(paths, out=out, search="last")
    assert (out / "search" / "catalogue.json").is_file()
    assert not (out / KAZAKHSTAN).exists()


def assert_without_search(out: Path) -> None:
    site = tree(out)
    assert not [name for name in site if name.startswith("search/")]
    pages = [data for name, data in site.items() if name.endswith(".html")]
    assert pages
    assert not [data for data in pages if b">Search</a>" in data]


def test_no_search_leaves_it_out_and_nothing_leads_to_it(paths, out):
    build(paths, out=out, search="none")
    assert_without_search(out)


def test_where_pagefind_is_not_installed_the_build_says_so_and_goes_on(paths, out, monkeypatch):
    monkeypatch.setattr(pagefind, "find_spec", lambda _name: None)
    summary = build(paths, out=out)
    (problem,) = [one for one in summary.problems if one.code == "W-SEARCH"]
    assert str(problem).startswith("pagefind: W-SEARCH is not installed, so the site has no search")
    assert_without_search(out)


def test_an_archive_without_articles_has_no_search(paths, out):
    shutil.rmtree(paths.seeds)
    paths.seeds.mkdir()
    build(paths, out=out)
    assert_without_search(out)


PROGRAMS = {
    "ends at once": "import sys; sys.exit(3)",
    "is killed on its way": "import os, sys; sys.stdin.buffer.read(3000); os.kill(os.getpid(), 9)",
    "says that it failed": "import base64, sys; sys.stdin.buffer.read(9); "
    'print(base64.b64encode(b\'{"payload":{"type":"Error","message":"no room"}}\').decode(), end=",", flush=True)',
    "says what nobody understands": "print('!,!,', flush=True)",
    "answers with something else": "import base64; "
    'print((base64.b64encode(b\'{"payload":{"type":"IndexedFile"}}\').decode() + ",") * 7, end="", flush=True)',
}


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Puts a few lines of Python in the place of Pagefind's program."""

    def write(lines: str) -> None:
        path = tmp_path / "program"
        path.write_text(f"#!{sys.executable}\n{lines}\n")
        path.chmod(0o755)
        monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(path))

    return write


@pytest.mark.parametrize("how", PROGRAMS)
def test_a_program_that_fails_is_a_refusal(program, how):
    program(PROGRAMS[how])
    with pytest.raises(Refused, match="E-SEARCH the index of the search could not be made"):
        pagefind.index(findables_of(small()), "en")


def test_a_program_that_never_answers_is_ended(program, monkeypatch):
    program("import time; time.sleep(60)")
    monkeypatch.setattr(pagefind, "PATIENCE", 0.5)
    with pytest.raises(Refused, match="ended after 0 of 8 steps"):
        pagefind.index(findables_of(small()), "en")


def test_a_program_that_fails_leaves_the_old_site(paths, out, program):
    build(paths, out=out)
    before = tree(out)
    program(PROGRAMS["is killed on its way"])
    next(paths.seeds.glob("001*")).unlink()
    with pytest.raises(Refused, match="nothing was published"):
        build(paths, out=out)
    assert tree(out) == before
