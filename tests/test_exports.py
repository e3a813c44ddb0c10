"""The plan of the exports, readings as JSON, and the schema that describes them."""

import copy
import json
from dataclasses import replace

import jsonschema
import pytest

from felicitations import addresses, reading
from felicitations.archive import correct, gather
from felicitations.dataset import RECORDS, TABLES
from felicitations.disk.seeds import load_seeds
from felicitations.disk.source import load_source
from felicitations.exports import ALWAYS, EXPORTS, plan_exports
from felicitations.exports.reading import to_json
from felicitations.exports.schema import schema
from felicitations.model import Correction, Report
from felicitations.problems import Problem
from tests.making import archive, lesotho, message, party, seed, small
from tests.making import reading as reading_of

KEYS = [
    "id", "seed", "sha256", "lang", "kind", "kind_basis", "headline", "published", "credit", "speaker", "happened",
    "occasion", "ordinal", "exchanged", "instrument", "senders", "recipients", "mentioned", "more", "furniture",
    "problems", "correction",
]  # fmt: skip
NO_MESSAGE = Report(seed=seed("v", "A visit."), reading=reading_of(seed("v", "A visit.")))
PAGES = ("index.html", "404.html", "countries/index.html", "articles/006 #odd? name%/index.html")


def everything(of):
    return replace(of, settings=replace(of.settings, exports=tuple(form.NAME for form in EXPORTS)))


def planned(of, pages=PAGES):
    return {file.address: file.content for file in plan_exports(everything(of), pages)}


def act(seed_id, happened="2024-01-12", occasion="election", **facts):
    of = seed(seed_id, f"The text of {seed_id}.")
    one = message(happened, occasion, [party("CN")], [party("KM")])
    return Report(seed=of, reading=reading_of(of, one, **facts))


@pytest.fixture(scope="module")
def real(root):
    """The archive of the repository's seeds."""
    source = load_source(root / "site_src")
    tools = reading.prepare(source.lexicon)
    seeds, refusals = load_seeds(root / "seeds")
    reports = [Report(seed=one, reading=reading.read(one, tools)) for one in seeds]
    return gather(source.settings, source.lexicon, source.prose, correct(reports, source.corrections), refusals)


class TestThePlan:
    def test_names_are_those_of_the_modules(self):
        assert [form.__name__.rpartition(".")[2] for form in EXPORTS] == [form.NAME for form in EXPORTS]

    def test_site_toml_chooses_but_what_pages_lead_to_is_always_there(self):
        chosen = replace(small(), settings=replace(small().settings, exports=("feed",)))
        names = {file.address.rpartition("/")[2] for file in plan_exports(chosen, PAGES)}
        assert names == {
            "feed.xml",
            "reading.json",
            "source.txt",
            "ledger.csv",
            ".nojekyll",
        }  # each country's feed.xml among them
        assert {"reading", "source", "ledger", "nojekyll"} == ALWAYS

    def test_every_file_has_an_address_of_its_own_and_the_same_bytes_each_time(self):
        files = list(plan_exports(everything(small()), PAGES))
        assert len({file.address for file in files}) == len(files)
        again = list(plan_exports(everything(small()), PAGES))
        assert [(file.address, file.content, file.origin) for file in files] == [
            (file.address, file.content, file.origin) for file in again
        ]

    def test_an_empty_archive_has_its_files_too(self):
        tables = {f"data/{table.name}.csv" for table in TABLES}
        records = {f"data/{table.name}.{ending}" for table in RECORDS for ending in ("json", "jsonl")}
        feeds = {f"occasions/{one.slug}/feed.xml" for one in archive().occasions}
        assert set(planned(archive())) - tables - records - feeds == {
            ".nojekyll", "data/reading.schema.json", "data/archive.sqlite", "data/datapackage.json",
            "data/anniversaries.ics", "feed.json", "feed.xml", "ledger.csv", "robots.txt", "sitemap.xml",
        }  # fmt: skip
        assert tables | records | feeds < set(planned(archive()))


class TestReadings:
    def test_the_keys_are_those_of_the_design_and_in_their_order(self, real):
        assert [list(to_json(report)) for report in real.reports] == [KEYS] * 5
        assert list(to_json(act("a"))) == KEYS
        assert list(to_json(small().reports[3])) == KEYS

    def test_the_file_holds_what_the_command_prints(self, real):
        files = planned(real)
        for report in real.reports:
            content = files[addresses.article_file(report.seed.id, "reading.json")]
            assert content.decode() == json.dumps(to_json(report), ensure_ascii=False, allow_nan=False, indent=2) + "\n"

    def test_every_fact_shows_its_words(self, real):
        shown = 0
        for report in real.reports:
            for words in evidences(to_json(report)):
                assert report.seed.text[words["start"] : words["end"]] == words["text"]
                shown += 1
        assert shown > 30

    def test_the_values_are_those_of_the_reading(self):
        said = to_json(lesotho())
        assert said["happened"]["value"] == "2024-01-12"
        assert said["happened"]["rivals"] == [
            {"value": "2024-01-13", "evidence": [{"start": 6, "end": 16, "text": "2024-01-13", "rule": "rule"}]}
        ]
        assert (said["ordinal"]["value"], said["exchanged"], said["instrument"]) == (30, True, "message")
        assert said["senders"][1]["country"] == "LS"
        assert said["senders"][1]["people"] == ["Letsie III", "Sam Matekane"]
        assert said["senders"][1]["offices"] == ["King", "Prime Minister"]
        assert said["mentioned"] == ["PE", "KZ"]
        assert {piece["rule"] for piece in said["furniture"]} == {"stamp-rule", "furniture-rule", "credit-rule"}
        assert said["seed"] == "003.txt"

    def test_what_is_not_known_is_null_and_a_body_has_no_country(self):
        said = to_json(small().reports[4])
        (further,) = said["more"]
        assert further["occasion"] is said["headline"] is said["correction"] is None
        assert further["recipients"] == [
            {"country": None, "body": "A league of states", "people": [], "offices": [], "evidence": []}
        ]
        assert "body" not in further["senders"][0]

    def test_a_correction_is_told(self):
        by = Correction(seed="a", path="a.md", by="B", ground="G", note="N", facts=(("happened", "2020"),))
        (found,) = correct([act("a")], [by])
        said = to_json(found)
        assert said["correction"] == {
            "by": "B",
            "ground": "G",
            "note": "N",
            "facts": {"happened": "2020"},
            "same_as": [],
            "not_same_as": [],
        }
        assert said["happened"]["rivals"] == [{"value": "2024-01-12", "evidence": []}]

    def test_a_refused_file_says_why_and_has_no_file_beside_it(self):
        refusal = small().refusals[0]
        assert to_json(refusal) == {
            "id": "009",
            "seed": "009.txt",
            "kind": "refused",
            "problems": [{"code": "E-UTF8", "text": "found bytes that are no UTF-8", "line": 0}],
        }
        assert not any("009" in address for address in planned(small()))

    def test_the_folder_of_the_seeds_does_not_change_what_is_published(self):
        report = act("a")
        moved = replace(report, seed=replace(report.seed, path="/elsewhere/a/b/a.txt"))
        assert to_json(replace(moved, seed=replace(moved.seed, path="seeds/a.txt"))) == to_json(moved)


def evidences(value):
    """Every evidence anywhere in plain data."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from inner if key == "evidence" else evidences(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from evidences(inner)


class TestTheSchema:
    validator = jsonschema.Draft202012Validator(schema())

    def test_it_is_a_schema_and_it_is_published(self):
        jsonschema.Draft202012Validator.check_schema(schema())
        assert json.loads(planned(small())["data/reading.schema.json"]) == schema()
        hosted = schema("https://example.org/x/")
        assert hosted["$id"] == "https://example.org/x/data/reading.schema.json"

    def test_every_object_is_closed_and_every_key_explained(self):
        objects = [one for one in nested(schema()) if one.get("type") == "object" and "properties" in one]
        assert len(objects) > 8
        assert [one for one in objects if one["additionalProperties"] is not False] == []
        keys = [(name, key) for name, one in schema()["$defs"].items() for key in one["properties"].items()]
        assert [(name, key) for name, (key, value) in keys if "description" not in value] == []

    def test_real_readings_fit(self, real):
        for report in real.reports:
            self.validator.validate(to_json(report))

    def test_all_sorts_of_readings_fit(self):
        curated = Correction(seed="a", path="", by="B", ground="G", note="", facts=(("happened", "2020-01~"),))
        noted = act("b", None, None, problems=(Problem(code="W-CORRECTION", path="", text="words"),))
        made = (*correct([act("a", None, None)], [curated]), noted, lesotho(), NO_MESSAGE, small().refusals[0])
        for one in made:
            self.validator.validate(to_json(one))

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            (["surprise"], 1),
            (["kind"], "maybe"),
            (["sha256"], "abc"),
            (["happened", "value"], "12 January 2024"),
            (["happened", "basis"], "guess"),
            (["happened", "certainty"], "sure"),
            (["happened", "evidence"], []),
            (["happened", "evidence", 0, "start"], -1),
            (["happened", "rivals", 0, "value"], 7),
            (["occasion", "value"], "Not A Slug"),
            (["ordinal", "value"], "30"),
            (["exchanged"], "true"),
            (["instrument"], "pigeon"),
            (["senders", 0, "country"], "China"),
            (["senders", 0, "country"], None),
            (["senders", 0, "body"], "A league"),
            (["mentioned"], ["china"]),
            (["furniture", 0, "text"], "words"),
            (["problems"], [{"code": "oops", "text": "", "line": 0}]),
            (["correction"], {"by": "B"}),
        ],
    )
    def test_what_is_wrong_does_not_fit(self, path, value):
        said = copy.deepcopy(to_json(lesotho()))
        self.validator.validate(said)
        place = said
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value
        assert not self.validator.is_valid(said)

    @pytest.mark.parametrize("key", KEYS)
    def test_no_key_may_be_missing(self, key):
        said = to_json(lesotho())
        del said[key]
        assert not self.validator.is_valid(said)


def nested(value):
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nested(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nested(inner)
