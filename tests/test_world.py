"""The outlines of the world: the file is as it was made, has everybody, and a fault in it costs only the map."""

from __future__ import annotations

import itertools
import json
import math
import re

import pytest

from felicitations.disk.source import load_source
from felicitations.disk.world import load_world
from felicitations.model import Dot, Outline, World
from tests.lexicon import ROOT
from tests.small_source import lay_out, only_problem, problems, write

FILE = ROOT / "site_src" / "world.json"
MAKER = ROOT / "tools" / "world"
SMALL = """{
"dots": {
"MT": [60,10]
},
"height": 50,
"radius": 2,
"shapes": {
"CN": "M1 1l5 0-5 5z",
"N. Cyprus": "M3 1l5 0-5 5zM9 9l1 1-1 1z"
},
"source": "A globe",
"width": 100
}
"""


@pytest.fixture
def folder(tmp_path):
    return lay_out(tmp_path)


@pytest.fixture(scope="module")
def made():
    return json.loads(FILE.read_text("utf-8"))


def written(value):
    """JSON as the maker writes it: sorted keys, an entry a line."""
    if not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return "{\n" + ",\n".join(f"{json.dumps(key)}: {written(value[key])}" for key in sorted(value)) + "\n}"


# --- What was made --------------------------------------------------------------------------------------------------


def test_the_file_has_the_form_that_the_maker_gives_it(made):
    assert FILE.read_text("utf-8") == written(made) + "\n"


def test_every_country_of_the_table_has_a_shape_or_a_dot(made):
    codes = {country.code for country in load_source(ROOT / "site_src").lexicon.countries}
    assert len(codes) == 199
    assert codes - {*made["shapes"], *made["dots"]} == set()
    assert set(made["dots"]) <= codes
    assert {"KM", "MT", "SG", "TV", "VA", "PS"} <= set(made["dots"])
    assert {key for key in made["shapes"] if not re.fullmatch("[A-Z]{2}", key)} == {
        "N. Cyprus",
        "Siachen Glacier",
        "Somaliland",
    }


def test_no_two_dots_touch_and_all_lie_inside(made):
    apart = [math.dist(one, other) for one, other in itertools.combinations(made["dots"].values(), 2)]
    assert min(apart) > 2 * made["radius"]
    for x, y in made["dots"].values():
        assert made["radius"] <= x <= made["width"] - made["radius"]
        assert made["radius"] <= y <= made["height"] - made["radius"]


def test_no_line_runs_across_the_map_and_nothing_lies_outside(made):
    """Where the globe is cut, a projection that does not clip draws a smear from one edge to the other."""
    for key, path in made["shapes"].items():
        for x, y, steps in re.findall(r"M(\d+) (\d+)l([^z]*)z", path):
            numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
            assert len(numbers) % 2 == 0, key
            assert max(map(abs, numbers)) < 150, key
            xs = list(itertools.accumulate(numbers[::2], initial=int(x)))
            ys = list(itertools.accumulate(numbers[1::2], initial=int(y)))
            assert 0 <= min(xs) <= max(xs) <= made["width"], key
            assert 0 <= min(ys) <= max(ys) <= made["height"], key


def test_the_source_and_its_terms_are_named(made):
    assert made["source"] == "Natural Earth 4.1, public domain"
    assert "Natural Earth" in (ROOT / "LICENSE").read_text("utf-8")


def test_the_maker_is_pinned_by_digest_and_without_addresses():
    package = json.loads((MAKER / "package.json").read_text("utf-8"))
    lock = json.loads((MAKER / "package-lock.json").read_text("utf-8"))["packages"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in package["devDependencies"].values())
    assert lock.pop("")["devDependencies"] == package["devDependencies"]
    assert all(one["integrity"].startswith("sha512-") and "resolved" not in one for one in lock.values())


# --- Reading it -----------------------------------------------------------------------------------------------------


def test_what_was_made_is_read(tmp_path):
    (tmp_path / "world.json").write_text(SMALL, "utf-8")
    assert load_world(tmp_path / "world.json", "world.json") == (
        World(
            width=100,
            height=50,
            radius=2,
            source="A globe",
            outlines=(
                Outline(key="CN", path="M1 1l5 0-5 5z"),
                Outline(key="N. Cyprus", path="M3 1l5 0-5 5zM9 9l1 1-1 1z"),
            ),
            dots=(Dot(key="MT", x=60, y=10),),
        ),
        (),
    )


def test_no_file_is_no_fault(folder):
    assert load_source(folder).world is None
    assert load_source(folder).problems == ()


def test_a_new_map_lets_the_remembered_readings_stand(folder):
    before = load_source(folder)
    write(folder, "world.json", SMALL)
    after = load_source(folder)
    assert after.world is not None
    assert after.fingerprint == before.fingerprint


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("[60,10]", "[60,-10]", 3, '"MT" of "dots": expected two whole numbers inside 100 by 50'),
        ("[60,10]", "[60]", 3, '"MT" of "dots": expected two'),
        ("[60,10]", "[60,true]", 3, '"MT" of "dots": expected two'),
        ("[60,10]", '"60,10"', 3, '"MT" of "dots": expected two'),
        ('"M1 1l5 0-5 5z"', "7", 8, '"CN" of "shapes": expected a path'),
        ('"M1 1l5 0-5 5z"', '"M1 1l5 0-5 5z<script>"', 8, '"CN" of "shapes": expected a path'),
        ("M9 9l1", "M9 9Q1", 9, '"N. Cyprus" of "shapes": expected a path'),
        ('"height": 50,', '"height": 50', 6, "JSON is malformed"),
        ('"height": 50', '"height": "50"', 5, "Expected `int`, got `str` - at `$.height`"),
        ('"height": 50', '"height": 0', 5, "Expected `int` >= 1 - at `$.height`"),
        ('"radius"', '"radios"', 6, "unknown field `radios`"),
        ('"radius": 2,\n', "", 1, "missing required field `radius`"),
    ],
)
def test_a_file_with_a_fault_is_named_with_its_line_and_costs_only_the_map(folder, old, new, line, said):
    assert old in SMALL
    write(folder, "world.json", SMALL.replace(old, new))
    problem = only_problem(folder)
    assert problem.startswith(f"world.json:{line}: E-VALUE ")
    assert said in problem
    assert problem.endswith("; the map is left out; make the file anew as tools/world/README.md says")
    assert load_source(folder).world is None
    assert load_source(folder).prose


def test_every_faulty_entry_is_told(folder):
    write(folder, "world.json", SMALL.replace("[60,10]", "7").replace("l5 0", "l5 x"))
    assert [line.split(":")[1] for line in problems(folder)] == ["8", "9", "3"]


def test_a_file_that_is_no_text_is_refused(folder):
    write(folder, "world.json", b"\xff{}")
    assert only_problem(folder).startswith("world.json:1: E-ENCODING")
