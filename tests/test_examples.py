"""The archives of examples/: the same program without a home country, and with another one."""

from __future__ import annotations

import ast
import csv
import json
import re
from dataclasses import replace

import pytest

from felicitations.disk.seeds import load_files
from felicitations.disk.source import load_source
from felicitations.making import reader
from tests.command_line import run
from tests.examples import EXAMPLES, names, prepare
from tests.quality_labels import FOLDERS, ROOT

STATE = re.compile(r"\b(?:China|Chinese|Beijing|PRC|Xi|CN)\b")
WORDS = (
    "annotate", "basis", "catalogue", "comparison", "entries", "facts", "findables", "frame", "listing", "onward",
    "thread", "wording",
)  # fmt: skip
"""The modules that make sentences beside those of pages, figures, citations, data and exports."""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The site of each example, built by the archive's own copy of the program."""
    folder = tmp_path_factory.mktemp("examples")
    sites = {}
    for name in names():
        archive = prepare(name, folder)
        code, _, err = run(archive, "--quiet", cwd=archive)
        assert (code, [line.partition(" base_url")[0] for line in err.splitlines()]) == (
            0,
            ["site_src/site.toml: W-BASE-URL"],
        )
        sites[name] = archive / "public"
    return sites


def table(site, name):
    with (site / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def page(site, address):
    return re.sub(r"\s+", " ", (site / address / "index.html").read_text("utf-8"))


def test_the_articles_of_an_example_are_practice_articles_byte_for_byte():
    """So that nobody takes an invented article for a source, each is one that is known to be invented."""
    known = {path.name: path for name, folder in FOLDERS.items() if name != "seeds" for path in folder.glob("*.txt")}
    copies = sorted(EXAMPLES.glob("*/seeds/*"))
    assert len(copies) == 57
    assert [path for path in copies if path.read_bytes() != known[path.name].read_bytes()] == []


def test_each_example_says_on_its_first_page_that_it_is_one(built):
    assert [name for name, site in built.items() if "An example: these articles" not in page(site, "")] == []


def test_an_example_holds_nothing_of_the_program():
    assert {path.parent.name for path in EXAMPLES.rglob("*.*") if path.suffix != ".txt"} == {"examples", "site_src"}


def test_the_documentation_leads_to_the_examples():
    for name in ("README.md", "docs/README.md"):
        assert "examples/README.md)" in (ROOT / name).read_text("utf-8"), name


class TestWithoutAHome:
    def test_acts_run_from_a_sender_to_a_recipient_and_no_state_is_left_out(self, built):
        site = built["world"]
        acts = table(site, "acts.csv")
        assert {row["code"] for row in table(site, "countries.csv") if row["home"] == "true"} == set()
        assert ("RU", "RS") in {(row["senders"], row["recipients"]) for row in acts}
        listed = {row["code"] for row in table(site, "countries.csv") if row["acts"] not in {"", "0"}}
        parties = {code for row in acts for side in ("senders", "recipients") for code in row[side].split("|")}
        assert {code for code in parties if re.fullmatch("[A-Z]{2}", code)} == listed

    def test_no_page_speaks_of_a_home_country(self, built):
        for address in ("map", "matrix", "countries", "countries/kazakhstan"):
            assert not re.search(r"home country|from whose side|Ties with", page(built["world"], address)), address

    def test_the_search_has_no_direction_from_a_side(self, built):
        told = (built["world"] / "search" / "catalogue.json").read_text("utf-8")
        assert "Sent one way" in told
        assert not re.search(r"(?:Sent|Received) by ", told)


class TestWithAnotherHome:
    def test_its_own_relations_date_an_article_and_stand_on_the_page_of_the_other_state(self, built):
        reading = json.loads((built["laos"] / "articles" / "p027" / "reading.json").read_text("utf-8"))
        assert (reading["happened"]["value"], reading["happened"]["basis"]) == ("2021-04-25~", "anniversary")
        assert "Ties with Laos" in page(built["laos"], "countries/cuba")

    def test_it_is_the_home_country_everywhere(self, built):
        assert [row["code"] for row in table(built["laos"], "countries.csv") if row["home"] == "true"] == ["LA"]
        assert "Laos, the home country" in page(built["laos"], "map")
        assert "Laos, from whose side the archive is collected" in page(built["laos"], "matrix")
        assert "Sent by Laos" in (built["laos"] / "search" / "catalogue.json").read_text("utf-8")


def test_who_wrote_to_whom_does_not_hang_on_the_home_country():
    lexicon = load_source(ROOT / "site_src").lexicon
    seeds, _ = load_files(sorted((EXAMPLES / "world" / "seeds").glob("*.txt")))
    seen = [
        [[(one.senders, one.recipients, one.exchanged, one.occasion) for one in read(seed).messages] for seed in seeds]
        for read in (reader(replace(lexicon, home=home)) for home in ("CN", "RU", ""))
    ]
    assert seen[0] == seen[1] == seen[2]


def spoken(tree):
    """The words of a module's strings, save those that explain it."""
    docs = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]


def test_no_word_of_the_interface_presumes_a_state():
    said = {path: [path.read_text("utf-8")] for path in (ROOT / "templates").rglob("*.html")}
    engine = ROOT / "felicitations"
    modules = [engine / f"{name}.py" for name in WORDS]
    for folder in ("pages", "figures", "citing", "dataset", "exports", "desk"):
        modules += (engine / folder).rglob("*.py")
    said |= {path: spoken(ast.parse(path.read_text("utf-8"))) for path in modules}
    found = {(path.stem, words) for path, all_words in said.items() for words in all_words if STATE.search(words)}
    assert found == {("quality", "Chinese")}
