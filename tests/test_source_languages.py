"""What is said of a language's file, or of a row of country_names.csv, once a fault is put in."""

import pytest

from felicitations.disk.source import load_source
from felicitations.disk.tables import NAMES_COLUMNS
from tests.small_source import lay_out, only_problem, write

LANGUAGE = """---
label: French
spaced: yes
congratulates: [félicit]
sends: ['{from} félicite {to}']
months: [janvier, fév, mars, avril, mai, juin, juillet, août, sept, oct, nov, déc]
numbers:
  dix: 10
agencies:
  MAP: NO
bodies:
  ONU: United Nations
hints:
  victoire: election
sole-offices:
  pape: NO
election: [élection]
---
For French pages.
"""
ROW = "NO,fr,Norvège|Royaume de Norvège,norvégien*,Oslo"


@pytest.fixture
def folder(tmp_path):
    source = lay_out(tmp_path)
    write(source, "languages/fr.md", LANGUAGE)
    write(source, "country_names.csv", f"{','.join(NAMES_COLUMNS)}\n{ROW}\n")
    return source


def test_a_language_is_read_with_its_names_of_countries(folder):
    source = load_source(folder)
    assert source.problems == ()
    (french,) = source.lexicon.languages
    assert (french.code, french.spaced, french.accents, french.beside) == ("fr", True, False, "both")
    assert french.list("sends") == ("{from} félicite {to}",)
    assert french.list("receives") == ()
    assert (french.numbers, french.agencies) == ((("dix", 10),), (("MAP", "NO"),))
    assert (french.bodies, french.hints, french.sole_offices) == (
        (("ONU", "United Nations"),),
        (("victoire", "election"),),
        (("pape", "NO"),),
    )
    assert french.occasions == (("election", ("élection",)),)
    (row,) = source.lexicon.country_names
    assert (row.code, row.names, row.adjectives) == ("NO", ("Norvège", "Royaume de Norvège"), ("norvégien*",))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("sends:", "sents:", 'fr.md:5:1: E-KEY found the key "sents", which means nothing here; did you mean "sends"?'),
        ("élection]", "'(élection']", "E-PATTERN the pattern"),
        ("'{from} félicite {to}'", "'{from} et {from}'", "E-PATTERN the pattern"),
        (", déc]", "]", '"months" holds 11 items, expected 12'),
        ("dix: 10", "dix: ten", '"numbers": found "ten", expected a whole number'),
        ("MAP: NO", "MAP: MA", '"agencies": found "MA", expected a country code'),
        ("United Nations", "United Nation", '"bodies": found "United Nation", expected one of'),
        ("victoire: election", "victoire: elections", '"hints": found "elections", expected one of'),
        ("pape: NO", "pape: MA", '"sole-offices": found "MA", expected a country code'),
        ("ONU:", "'(ONU':", "E-PATTERN the pattern"),
        ("spaced: yes", "spaced: maybe", '"spaced": found "maybe", expected one of yes, no'),
        ("spaced: yes", "beside: under", '"beside": found "under", expected one of before, behind, both'),
    ],
)
def test_a_fault_in_a_language_is_named_with_its_place(folder, old, new, said):
    assert old in LANGUAGE
    write(folder, "languages/fr.md", LANGUAGE.replace(old, new))
    problem = only_problem(folder)
    assert problem.startswith("languages/fr.md:")
    assert said in problem
    assert load_source(folder).lexicon.languages == ()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("XX,fr,a,b,c", 'found "XX", expected a country code'),
        ("CN,French,a,b,c", 'found "French", expected a language tag'),
        (ROW, 'found "NO" in "fr" a second time; keep one row'),
    ],
)
def test_a_bad_row_of_names_costs_only_itself(folder, row, said):
    write(folder, "country_names.csv", f"{','.join(NAMES_COLUMNS)}\n{ROW}\n{row}\n")
    assert only_problem(folder).startswith("country_names.csv:3: E-TABLE ")
    assert said in only_problem(folder)
    assert len(load_source(folder).lexicon.country_names) == 1


@pytest.mark.parametrize(
    ("name", "old", "new", "matters"),
    [
        ("languages/fr.md", "élection]", "élections]", True),
        ("languages/fr.md", "For French pages.", "For pages.", False),
        ("country_names.csv", "Oslo", "Bergen", True),
    ],
)
def test_the_fingerprint_changes_with_what_a_reading_depends_on(folder, name, old, new, matters):
    before = load_source(folder).fingerprint
    write(folder, name, (folder / name).read_text("utf-8").replace(old, new))
    assert (load_source(folder).fingerprint != before) is matters
