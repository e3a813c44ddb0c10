"""A fault in the source is told with its file, its line and a hint, and costs as little as it can."""

import os
import re

import pytest

from felicitations.disk.source import load_source
from tests.small_source import FILES, lay_out, only_problem, problems, refusal, replaced, slugs, write


@pytest.fixture
def folder(tmp_path):
    return lay_out(tmp_path)


# --- Faults that refuse the build -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("titel = 'T'\n", "site.toml:1:", 'did you mean "title"?'),
        ("\n\nhome_county = 'CN'\n", "site.toml:6:", 'did you mean "home_country"?'),
        ("country = NO\n", "site.toml:4:11:", "cannot be read as TOML"),
        ("tagline = 5\n", "site.toml:4:", '"tagline" is 5, expected words'),
        ("tagline = '", "site.toml:4:", "cannot be read as TOML"),
        ("base_url = 'ftp://a.org'\n", "site.toml:4:", "expected an address such as https://example.org/archive/"),
        ("base_url = 'https://u:p@a.org/'\n", "site.toml:4:", "expected an address"),
        ("base_url = 'https://a.org/../b'\n", "site.toml:4:", "expected an address"),
        ("base_url = 'https://a.org:99999/'\n", "site.toml:4:", "expected an address"),
        ("base_url = 'https://a.org/?q'\n", "site.toml:4:", "expected an address"),
        ("base_url = 'https://a.org/\"><script>'\n", "site.toml:4:", "expected an address"),
        ("exports = ['fed']\n", "site.toml:4:", 'did you mean "feed"?'),
        ("pages = 'home'\n", "site.toml:4:", "expected a list of words"),
        ("pages = [1]\n", "site.toml:4:", "expected a list of words"),
        ("[more]\nx = 1\n", "site.toml:4:", 'the setting "more"'),
    ],
)
def test_a_bad_setting_refuses_the_build_with_its_line(folder, text, place, says):
    lines = FILES["site.toml"] + text if not text.startswith("titel") else text + FILES["site.toml"].partition("\n")[2]
    write(folder, "site.toml", lines)
    message = refusal(folder)
    assert message.startswith(place)
    assert says in message


def test_all_faults_of_the_settings_are_told(folder):
    write(folder, "site.toml", "titel = 'T'\nlanguage = 'e n'\npages = 1\n")
    assert len(refusal(folder).splitlines()) == 4


@pytest.mark.parametrize("code", ["cn", "CHN", "China", "XX"])
def test_an_unknown_home_country_refuses_the_build(folder, code):
    replaced(folder, "site.toml", '"CN"', f'"{code}"')
    message = refusal(folder)
    assert message.startswith(f'site.toml:3: E-SETTINGS "home_country": found "{code}"')
    assert ('did you mean "CN"' in message) is (code in ("cn", "China"))


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("", "countries.csv:1:", "missing: code"),
        ("code,name\nCN,China\n", "countries.csv:1:", "missing: alpha3"),
        (FILES["countries.csv"].replace("adjectives", "adjektives"), "countries.csv:1:", 'did you mean "adjectives"?'),
        (FILES["countries.csv"].partition("\n")[0], "countries.csv:", "found no country"),
        (b"\xff\xfe\x00", "countries.csv:1:", "UTF-16"),
    ],
)
def test_countries_that_cannot_be_read_refuse_the_build(folder, text, place, says):
    write(folder, "countries.csv", text)
    message = refusal(folder)
    assert message.startswith(place)
    assert says in message


@pytest.mark.parametrize("name", ["site.toml", "countries.csv"])
def test_a_missing_file_without_which_nothing_can_be_built(folder, name):
    (folder / name).unlink()
    assert refusal(folder).startswith(f"{name}: E-MISSING")


def test_a_missing_folder_is_named(tmp_path):
    assert "E-MISSING" in refusal(tmp_path / "nowhere")


# --- Faults that cost only themselves -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "old", "new", "place", "says"),
    [
        ("countries.csv", "NO,NOR", "no,NOR", "countries.csv:3:", "two capital letters"),
        ("countries.csv", "NO,NOR", "CN,NOR", "countries.csv:3:", 'the code "CN" a second time, first for China'),
        ("countries.csv", "NOR", "NORW", "countries.csv:3:", "three capital letters"),
        ("countries.csv", "385", "x", "countries.csv:3:", "expected 1 to 999"),
        ("countries.csv", "Côte d'Ivoire", "China", "countries.csv:4:", "an address"),
        ("countries.csv", "Norse", "Norse,one,more", "countries.csv:3:", "found 13 cells, expected 11"),
        ("countries.csv", ",Ivory Coast", ',"Ivory Coast', "countries.csv:", "check the quotation marks"),
        ("relations.csv", "NO,", "NOR,", "relations.csv:2:", "two capital letters"),
        ("relations.csv", "established", "founded", "relations.csv:2:", "expected one of established"),
        ("relations.csv", "1954-10-05", "1954-02-30", "relations.csv:2:", "a day that no calendar has"),
        ("relations.csv", "note", "remark", "relations.csv:1:", 'the column "remark"'),
        ("people.csv", "CN", "Chin", "people.csv:2:", 'did you mean "CN" (China)?'),
    ],
)
def test_a_bad_row_costs_only_itself(folder, name, old, new, place, says):
    if name != "countries.csv" or "NO," in old:
        (folder / "corrections" / "a.md").unlink()
    if old == "NO,NOR":
        (folder / "relations.csv").unlink()
    replaced(folder, name, old, new)
    told = problems(folder)
    assert told[0].startswith(place)
    assert says in told[0]
    assert load_source(folder).lexicon.countries[0].code == "CN"


@pytest.mark.parametrize(
    ("name", "old", "new", "place", "says"),
    [
        ("occasions/election.md", "phrases", "phrasse", "occasions/election.md:4:1:", 'did you mean "phrases"?'),
        ("occasions/election.md", "20", "first", "occasions/election.md:3:8:", "a whole number"),
        ("occasions/election.md", "label: Election\n", "", "occasions/election.md:", '"label" is missing'),
        (
            "occasions/election.md",
            "phrases: [elected]",
            "crosswalk:\n  camoe: '051'",
            "occasions/election.md:5:",
            'did you mean "cameo"?',
        ),
        (
            "occasions/election.md",
            "phrases: [elected]",
            "crosswalk:\n  cap: 'a b'",
            "occasions/election.md:5:",
            '"a b"',
        ),
        ("noise/advert.md", "furniture", "furnitur", "noise/advert.md:3:7:", 'did you mean "furniture"?'),
        ("noise/advert.md", "place: line", "place: middle", "noise/advert.md:4:8:", "expected one of line, start"),
        ("noise/advert.md", "(?:e|ing)", "(?:e|ing", "noise/advert.md:6:5:", "is no regular expression"),
        ("corrections/a.md", "2024-01-28", "2024-02-30", "corrections/a.md:4:11:", "a day that no calendar has"),
        ("corrections/a.md", "2024-01-28", "January", "corrections/a.md:4:11:", "expected a date such as"),
        ("corrections/a.md", "CN, NO", "CN, NOR", "corrections/a.md:5:10:", "two capital letters"),
        ("corrections/a.md", "CN, NO", "CN, Norge", "corrections/a.md:5:10:", "two capital letters"),
        ("corrections/a.md", "CN, NO", "CN, CN", "corrections/a.md:5:10:", "twice"),
        (
            "corrections/a.md",
            "senders: CN, NO",
            "occasion: reelection",
            "corrections/a.md:5:11:",
            'mean "re-election"?',
        ),
        ("corrections/a.md", "senders: CN, NO", "ordinal: 30th", "corrections/a.md:5:10:", "from 1 to 9999"),
        ("corrections/a.md", "senders: CN, NO", "ordinal: '٣'", "corrections/a.md:5:10:", "from 1 to 9999"),
        ("corrections/a.md", "senders: CN, NO", "kind: letter", "corrections/a.md:5:7:", "one of message, other"),
        ("corrections/a.md", "senders: CN, NO", "exchanged: yes", "corrections/a.md:5:12:", "one of true, false"),
        ("corrections/a.md", "senders", "sender", "corrections/a.md:5:1:", 'did you mean "senders"?'),
        ("corrections/a.md", "by: Ann\n", "", "corrections/a.md:", '"by" is missing'),
        ("corrections/a.md", "happened: 2024-01-28\nsenders: CN, NO\n", "", "corrections/a.md:", "states no fact"),
        ("pages/about.md", "title", "titel", "pages/about.md:2:1:", 'did you mean "title"?'),
        ("pages/about.md", "---\ntitle", "title", "pages/about.md:1:1:", "no front matter"),
    ],
)
def test_a_bad_file_costs_only_itself(folder, name, old, new, place, says):
    replaced(folder, name, old, new)
    told = problems(folder)
    assert told[0].startswith(place)
    assert "E-" in told[0]
    assert any(says in line for line in told)
    source = load_source(folder)
    kept = {
        *(f"occasions/{occasion.slug}.md" for occasion in source.lexicon.occasions),
        *(f"noise/{family.slug}.md" for family in source.lexicon.noise),
        *(f"corrections/{correction.seed}.md" for correction in source.corrections),
        *(f"pages/{page.slug}.md" for page in source.prose),
    }
    assert kept == {file for file in FILES if file.endswith(".md")} - {name}


@pytest.mark.parametrize(
    ("name", "says"), [("pages/articles.md", "belongs to the program"), ("pages/My Page.md", "rename the file")]
)
def test_a_name_that_cannot_be_an_address_is_refused(folder, name, says):
    write(folder, name, FILES["pages/about.md"])
    assert says in only_problem(folder)
    assert [page.slug for page in load_source(folder).prose] == ["about"]


def test_a_correction_of_a_seed_that_can_have_no_such_name_is_refused(folder):
    write(folder, "corrections/my seed.md", FILES["corrections/a.md"])
    assert only_problem(folder).startswith("corrections/my seed.md: E-NAME")


def test_an_unknown_word_in_beats_wants_an_eye_and_costs_nothing(folder):
    replaced(folder, "occasions/re-election.md", "[election]", "[elections]")
    assert re.match(r'occasions/re-election\.md: W-OCCASION .*did you mean "election"\?', only_problem(folder))
    assert slugs(load_source(folder)) == ["re-election", "election"]


@pytest.mark.parametrize(
    "name", ["corrections/a.markdown", "occasions/x.txt", "static/id_rsa", "static/key.pem", "static/a.html"]
)
def test_e16_an_ending_that_is_not_allowed_is_named_and_not_taken(folder, name):
    write(folder, name, "secret")
    assert only_problem(folder).startswith(f"{name}: W-TYPE")
    assert all(b"secret" not in file.content for file in load_source(folder).static)


@pytest.mark.parametrize(
    "name", ["static/.env", "static/site.css~", "occasions/.#election.md", "noise/README.md", "pages/.DS_Store"]
)
def test_e16_leftovers_are_passed_over(folder, name):
    write(folder, name, "secret")
    assert problems(folder) == []
    assert all(b"secret" not in file.content for file in load_source(folder).static)


def test_e9_a_link_is_not_followed(folder):
    (folder / "static" / "secret.txt").symlink_to("/etc/passwd")
    (folder / "pages" / "secret.md").symlink_to("/etc/passwd")
    os.mkfifo(folder / "corrections" / "pipe.md")
    assert [line.split(": ")[1].split()[0] for line in problems(folder)] == ["E-SPECIAL", "E-SYMLINK", "E-SYMLINK"]


def test_files_that_are_no_text_are_refused_one_by_one(folder):
    write(folder, "pages/one.md", b"\xff")
    write(folder, "pages/two.md", b"\x00")
    assert [line.split(": ")[0] for line in problems(folder)] == ["pages/one.md:1", "pages/two.md:1"]
