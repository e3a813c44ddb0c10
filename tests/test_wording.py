"""Values in plain English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations import basis, wording
from felicitations.translation import ENGLISH
from tests.making import message, party

LABELS = {"re-election": "Re-election", "diplomatic-anniversary": "Anniversary of ties", "party": "Party"}


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-01-12", "12 January 2024"),
        ("2024-01", "January 2024"),
        ("2024", "2024"),
        ("2024-01-12~", "about 12 January 2024"),
        ("2024-01?", "perhaps January 2024"),
        ("2024%", "perhaps about 2024"),
        ("2024-01-XX", "January 2024"),
        ("2024-XX-XX", "2024"),
        ("202X", "the 2020s"),
        ("20XX", "the 2000s"),
        ("2024-21", "spring 2024"),
        ("2024-24", "winter 2024"),
        ("2024-01-12/2024-01-15", "between 12 January 2024 and 15 January 2024"),
        ("2024-01/..", "January 2024 or later"),
        ("/2024", "2024 or earlier"),
        ("next spring", "next spring"),
        ("", ""),
    ],
)
def test_dates_as_people_write_them(edtf, words):
    assert wording.date_words(edtf) == words


@given(st.dates())
def test_every_day_is_said_with_its_month_and_year(day):
    edtf = day.isoformat()
    assert wording.date_words(edtf) == f"{day.day} {ENGLISH.months[day.month - 1]} {edtf[:4]}"
    assert (wording.year_of(edtf), wording.month_of(edtf), wording.machine_date(edtf)) == (edtf[:4], edtf[5:7], edtf)


@given(st.text())
def test_no_text_in_place_of_a_date_breaks_anything(text):
    assert isinstance(wording.date_words(text), str)
    assert wording.year_of(text) == "" or text.startswith(wording.year_of(text))


@pytest.mark.parametrize("edtf", ["2024-01-12~", "2024-21", "202X", "2024/2025", "2024-13", "2024-01-32", "x"])
def test_machines_get_only_the_dates_that_html_knows(edtf):
    assert wording.machine_date(edtf) == ""


@pytest.mark.parametrize(("edtf", "month"), [("2024", ""), ("2024-21", ""), ("2024-XX-XX", ""), ("2024-02~", "02")])
def test_a_month_is_one_of_twelve_or_none(edtf, month):
    assert wording.month_of(edtf) == month


def test_numbers():
    listed = [wording.ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 22, 30, 111, 112, 123)]
    assert listed == "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 30th 111th 112th 123rd".split()
    assert wording.acts(0) == "no acts"
    assert wording.acts(1) == "1 act"
    assert wording.acts(1200) == "1,200 acts"
    assert wording.countries(2) == "2 countries"


def test_lists_and_spans():
    assert [wording.names("ABC"[:size]) for size in range(4)] == ["", "A", "A and B", "A, B and C"]
    assert wording.span_words([]) == ""
    assert wording.span_words(["2024", "2022", "2023"]) == "2022 to 2024"
    assert wording.span_words(["2024"]) == "2024"


@pytest.mark.parametrize(
    ("occasion", "ordinal", "basis", "words"),
    [
        (None, None, "stated", "Occasion not known"),
        ("re-election", None, "stated", "Re-election"),
        ("diplomatic-anniversary", None, "stated", "Anniversary of ties"),
        ("diplomatic-anniversary", 30, "establishment", "30th anniversary of ties"),
        ("diplomatic-anniversary", 30, "resumption", "30th anniversary of the resumption of ties"),
        ("diplomatic-anniversary", 2, "normalisation", "2nd anniversary of the normalisation of ties"),
        ("party", 100, "stated", "Party, 100th anniversary"),
        ("of-no-table", None, "stated", "of-no-table"),
    ],
)
def test_what_a_message_is_about(occasion, ordinal, basis, words):
    act = message("2024", occasion, [], [], ordinal=ordinal, basis=basis)
    assert wording.occasion_words(act, LABELS) == words


def test_the_sides_of_a_message_are_senders_and_recipients():
    china, peru = party("CN"), party("PE")
    assert wording.sides(message(None, None, [peru], [china]), "CN") == ((peru,), (china,))


def test_in_an_exchange_the_home_country_stands_first_and_nobody_twice():
    china, peru, league = party("CN"), party("PE"), party(None, body="League")
    both = message(None, None, [peru, china, league], [china, peru, league], exchanged=True)
    assert wording.sides(both, "CN") == ((china,), (peru, league))
    assert wording.sides(both, "") == ((peru,), (china, league))
    assert wording.sides(message(None, None, [], [], exchanged=True), "CN") == ((), ())


def test_composed_titles():
    assert wording.composed_title("China", "the Comoros", "Re-election", exchanged=False) == (
        "China congratulates the Comoros: re-election"
    )
    assert wording.composed_title("the Comoros", "", "Party", exchanged=True) == (
        "The Comoros and an unknown recipient exchange congratulations: party"
    )


def test_how_a_fact_is_known():
    assert basis.how_known("dateline") == "By the dateline."
    assert basis.how_known("stated", ["source-link", "source-link"]) == "Reasoned from the link to a source."
    assert basis.how_known("stated", ["party"]) == "The text says so."
    assert basis.how_known("A sentence of its own.") == "A sentence of its own."
    assert basis.how_known("never-heard-of") == "Never heard of."
    assert basis.rule_phrase("my:new_rule") == "by the rule my, new rule"
