"""What can be found: one record an act, its words once, a table of what it is filtered by."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations import findables
from felicitations.catalogue import catalogue, people
from felicitations.findables import direction_of, findables_of, parts, searched, spaced
from felicitations.model import Account, Event, Report
from tests.making import archive, finding, message, party, reading, seed, small


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
    one, two = report("a", "Hail.\nSame words.", act), report("b", "same  WORDS. More. Hail words.", act)
    event = Event(id="x", message=act, accounts=(Account(report=one, message=act), Account(report=two, message=act)))
    assert list(searched(event.reports)) == ["Hail.", "Same words.", "More."]
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
    year, occasion, direction, countries = table["rows"][0].split(";")
    assert lists["year"][int(year)][0] == "2024"
    assert lists["occasion"][int(occasion)][0] == "diplomatic-anniversary"
    assert lists["direction"][int(direction)][0] == "exchanged"
    assert [lists["country"][int(one)][0] for one in countries.split(",")] == ["LS"]
    assert table["rows"][-1] == ";;;"


def test_people_stand_in_a_table_of_their_own_a_row_for_each_record():
    of = small()
    found = findables_of(of)
    table = json.loads(people(of, found).content)
    assert ["letsie-iii", "Letsie III"] in table["lists"]["person"]
    named = [[table["lists"]["person"][int(one)][0] for one in row.split(",") if one] for row in table["rows"]]
    assert named == [list(record.people) for record in found]


def test_a_headline_is_searched_as_the_title_of_its_report():
    titled = replace(report("a", "Words."), reading=reading(seed("a", "Words."), headline=finding("A headline")))
    (record,) = findables_of(archive([titled]))
    assert [link.text for link in record.reports] == ["A headline"]
