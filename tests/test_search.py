"""What can be found: one record an act, its words once, a table of what it is filtered by; an index made when due."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations import findables
from felicitations.build import Paths, build
from felicitations.disk import pagefind, search
from felicitations.findables import catalogue, direction_of, findables_of, paragraphs, parts, spaced
from felicitations.model import Account, Event, Report
from felicitations.problems import Refused
from tests.making import archive, finding, message, party, reading, seed, small

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


def report(name: str, text: str, *messages):
    of = seed(name, text)
    return Report(seed=of, reading=reading(of, *messages))


# --- Records ------------------------------------------------------------------------------------------------------


def test_a_record_says_what_a_result_shows_and_what_it_is_filtered_by():
    found = {record.address: record for record in findables_of(small())}
    act = found["articles/003/index.html"]
    assert (act.title, act.when, act.what) == (
        "China \u2194 Lesotho",
        "12 January 2024",
        "30th anniversary of the resumption of ties",
    )
    assert [link.text for link in act.reports] == ["Xi, King exchange congratulations"]
    assert (act.year, act.occasion, act.direction) == ("2024", "diplomatic-anniversary", "exchanged")
    assert act.countries == ("LS",)
    assert sorted(act.people) == ["letsie-iii", "li-qiang", "sam-matekane", "xi-jinping"]


def test_the_words_of_a_record_are_those_of_the_article_without_headline_and_furniture():
    text = next(one.text for one in findables_of(small()) if one.address == "articles/003/index.html")
    first, *rest = text.splitlines()
    assert first.startswith("BEIJING, Jan. 12 (Xinhua) -- Xi Jinping and Letsie III")
    assert rest == ["A Heading", "The second paragraph goes on with the 30th anniversary."]


def test_an_article_without_an_act_is_found_as_well_and_stands_behind_the_acts():
    *acts, other = findables_of(small())
    assert all(one.direction for one in acts)
    assert (other.address, other.direction, other.what) == (
        "articles/005/index.html",
        None,
        "No message of congratulation",
    )


def test_what_several_reports_print_is_searched_once():
    act = message("2024", None, [party("CN")], [party("KZ")])
    one, two = report("a", "Hail.\nSame words.", act), report("b", "same  WORDS.\nMore.", act)
    event = Event(id="x", message=act, accounts=(Account(report=one, message=act), Account(report=two, message=act)))
    assert list(paragraphs(event.reports)) == ["Hail.", "Same words.", "More."]
    of = replace(archive([one, two]), events=(event,))
    (record,) = findables_of(of)
    assert record.address == "events/x/index.html"
    assert [link.address for link in record.reports] == ["articles/a/index.html", "articles/b/index.html"]


@pytest.mark.parametrize(
    ("senders", "recipients", "exchanged", "way"),
    [
        (["CN"], ["KZ"], False, "sent"),
        (["KZ"], ["CN"], False, "received"),
        (["CN", "KZ"], ["CN", "KZ"], True, "exchanged"),
        (["UZ"], ["KZ"], False, "between"),
        ([None], [None], False, "between"),
    ],
)
def test_the_direction_is_seen_from_the_home_country(senders, recipients, exchanged, way):
    one = message(None, None, map(party, senders), map(party, recipients), exchanged=exchanged)
    assert direction_of(one, "CN") == way
    assert direction_of(one, "") == ("exchanged" if exchanged else "between")


def test_each_character_of_a_script_without_spaces_is_a_word():
    assert spaced("\u4e60\u8fd1\u5e73 met Tokayev") == "\u4e60 \u8fd1 \u5e73 met Tokayev"
    assert spaced("1\u670812\u65e5\uff0c") == "1 \u6708 12 \u65e5 \uff0c"
    for words in ("C\u00f4te d\u2019Ivoire", "\u0645\u0631\u062d\u0628\u0627 \u0628\u0643"):
        assert spaced(words) == words


@given(st.text())
def test_spacing_only_adds_spaces(text):
    assert spaced(text).replace(" ", "") == text.replace(" ", "")


@given(st.integers(1, 20), st.integers(1, 7))
def test_parts_hold_every_record_once_in_order_and_none_is_too_long(number, most):
    before, findables.PART = findables.PART, most
    try:
        cut = list(parts(range(number)))
    finally:
        findables.PART = before
    assert [place for part in cut for place in part] == list(range(number))
    assert max(map(len, cut)) <= most


# --- The catalogue ------------------------------------------------------------------------------------------------


def test_the_catalogue_has_a_row_for_each_record_and_a_list_of_all_choices():
    of = small()
    found = findables_of(of)
    table = json.loads(catalogue(of, found).content)
    assert len(table["rows"]) == len(found)
    lists = table["lists"]
    assert lists["year"] == [["2024", "2024"], ["2022", "2022"], ["2019", "2019"]]
    assert [value for value, _ in lists["occasion"]] == ["re-election", "diplomatic-anniversary", "made-up"]
    assert lists["direction"] == [
        ["sent", "Sent by China"],
        ["exchanged", "Exchanged"],
        ["between", "Sent between others"],
    ]
    assert ["LS", "Lesotho"] in lists["country"]
    assert ["letsie-iii", "Letsie III"] in lists["person"]
    year, occasion, direction, countries, people = table["rows"][0].split(";")
    assert lists["year"][int(year)][0] == "2024"
    assert lists["occasion"][int(occasion)][0] == "diplomatic-anniversary"
    assert lists["direction"][int(direction)][0] == "exchanged"
    assert [lists["country"][int(one)][0] for one in countries.split(",")] == ["LS"]
    assert len(people.split(",")) == 4
    assert table["rows"][-1] == ";;;;"


# --- The index ----------------------------------------------------------------------------------------------------


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


def test_a_headline_is_searched_as_the_title_of_its_report():
    titled = replace(report("a", "Words."), reading=reading(seed("a", "Words."), headline=finding("A headline")))
    (record,) = findables_of(archive([titled]))
    assert [link.text for link in record.reports] == ["A headline"]
