"""The plan of the pages, as plain data."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations import addresses
from felicitations.directory import Directory, country_shelves
from felicitations.entries import report_title
from felicitations.frame import Link
from felicitations.model import Correction, Report, Rival
from felicitations.pages import plan_pages
from tests.making import (
    OCCASIONS,
    PAGES,
    archive,
    evidence,
    finding,
    lesotho,
    long,
    message,
    party,
    reading,
    seed,
    small,
)


def planned(of):
    pages = {page.address: page for page in plan_pages(of)}
    assert len(pages) == len(list(plan_pages(of))), "two pages at one address"
    return pages


def said(of, address):
    return planned(of)[address].context


def links_in(value):
    """Every link of a page, wherever it stands."""
    if isinstance(value, Link):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from links_in(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from links_in(getattr(value, field.name))


def report(seed_id, *messages, text="Words.", **facts):
    of = seed(seed_id, text)
    return Report(seed=of, reading=reading(of, *messages, **facts))


def article(one):
    return said(archive([one]), addresses.article_page(one.seed.id))


def rows(page):
    return {row.label: row for group in page.facts for row in group.rows}


def value(row):
    return [" ".join("".join(part.text for part in line).split()) for line in row.lines]


@pytest.mark.parametrize("of", [small(), long(), archive()], ids=["small", "long", "empty"])
def test_every_link_of_every_page_leads_to_a_page_that_is_planned(of):
    pages = planned(of)
    for page in pages.values():
        for link in links_in(page.context):
            assert not link.address.endswith(".html") or link.address in pages, (page.address, link)


@given(st.sets(st.sampled_from(PAGES)))
def test_where_a_kind_is_not_chosen_links_to_it_become_words(chosen):
    of = small()
    of = replace(of, settings=replace(of.settings, pages=tuple(kind for kind in PAGES if kind in chosen)))
    pages = planned(of)
    assert {page.template.removesuffix(".html") for page in pages.values()} == chosen - {"part", "named", "roll"}
    for page in pages.values():
        assert all(not link.address.endswith(".html") or link.address in pages for link in links_in(page.context))


def test_nothing_is_lost_in_the_register():
    of = small()
    page = said(of, addresses.ARTICLES)
    assert [row.id for row in page.rows] == sorted([*(r.seed.id for r in of.reports), *(r.id for r in of.refusals)])
    assert {row.id: row.kind for row in page.rows}["009"] == "Refused"
    assert [row.problems for row in page.rows if row.id == "009"] == [("found bytes that are no UTF-8",)]
    assert page.summary == "4 reports of a message, 1 other article and 1 file that could not be taken in."
    assert set(planned(of)) >= {addresses.article_page(one.seed.id) for one in of.reports}


def test_an_article_shows_its_facts_with_numbers_that_lead_to_the_words():
    page = article(lesotho())
    facts = rows(page)
    assert value(facts["Sent"]) == ["12 January 2024"]
    assert facts["Sent"].numbers == (1, 4)
    assert value(facts["Between"]) == ["China: Xi Jinping, President", "Lesotho: Letsie III, King"]
    assert value(facts["Also between"]) == ["China: Li Qiang, Premier", "Lesotho: Sam Matekane, Prime Minister"]
    own = {row.label: row for row in page.own}
    assert value(own["Not given"]) == ["Credit and who speaks"]
    assert not own.keys() & facts.keys()
    anchors = [run.anchor for block in (*page.body, *page.left_out) for run in block.runs if run.anchor]
    assert {f"w{number}" for row in (*facts.values(), *page.own) for number in row.numbers} == set(anchors)
    assert [(one.label, one.value) for one in page.lost] == [("Sent", "13 January 2024")]
    assert (page.thread[0].left, page.thread[0].right, page.thread[0].exchanged) == ("China", "Lesotho", True)
    assert not page.composed
    assert "".join(run.text for run in page.title) == "Xi, King exchange congratulations"


def test_the_number_of_an_anniversary_stands_apart_where_it_is_known_otherwise():
    facts = rows(article(lesotho()))
    assert value(facts["Occasion"]) == ["Anniversary of ties"]
    assert facts["Occasion"].why == "Counted from the resumption of the ties."
    assert value(facts["Number"]) == ["30th"]
    alike = article(report("1", message("2024", "diplomatic-anniversary", [party("CN")], [party("PE")], ordinal=30)))
    assert value(rows(alike)["Occasion"]) == ["Anniversary of ties, the 30th"]


def test_what_is_not_known_is_said_with_the_reason():
    page = article(report("1", message(None, None, [], [])))
    facts = rows(page)
    assert [label for label, row in facts.items() if not row.lines] == ["Sent", "Occasion", "From", "To"]
    assert all(row.why for row in facts.values() if not row.lines)
    assert facts["Sent"].shelf.address == addresses.UNDATED
    assert not facts["Occasion"].shelf.address
    assert page.composed
    assert page.title[0].text == "An unknown sender congratulates an unknown recipient: occasion not known"


def test_a_correction_is_shown_with_who_ground_note_and_what_the_text_gave():
    text = "On 13 January he wrote."
    former = Rival(value="2024-01-13", evidence=(evidence(text, "13 January"),))
    other = Rival(value="2023", evidence=())
    act = replace(
        message(None, "re-election", [party("CN")], [party("KM")]),
        happened=finding("2024-01-12", certainty="curated", basis="correction", rivals=[former, other]),
        occasion=finding("re-election", certainty="curated", basis="stated"),
    )
    correction = Correction(
        seed="1", path="p", by="A. Reader", ground="The gazette.", note="*See* it.", facts=(("senders", "CN"),)
    )
    page = article(report("1", act, text=text, correction=correction))
    facts = rows(page)
    assert (facts["Sent"].certainty, facts["Sent"].was) == ("curated", "13 January 2024")
    assert (facts["Occasion"].certainty, facts["Occasion"].was) == ("curated", "")
    assert (facts["From"].certainty, facts["To"].certainty) == ("curated", "inferred")
    assert [(one.label, one.value) for one in page.lost] == [("Sent", "2023")]
    (shown,) = page.corrected
    assert (shown.by, shown.ground, shown.note) == ("A. Reader", "The gazette.", "*See* it.")


def test_a_corrected_headline_stands_above_the_printed_one():
    one = lesotho()
    curated = finding("A better headline", certainty="curated", basis="correction")
    page = article(Report(seed=one.seed, reading=replace(one.reading, headline=curated)))
    assert [run.text for run in page.title] == ["A better headline"]
    assert "".join(run.text for run in page.printed) == "Xi, King exchange congratulations"


def test_an_article_that_is_no_message_has_a_page_that_says_why():
    page = article(report("1", kind_basis="It reports a visit."))
    assert page.no_message == "It reports a visit."
    assert page.thread == ()
    assert list(rows(page)) == ["Not given"]


def test_every_further_message_has_facts_of_its_own():
    page = said(small(), addresses.article_page("006 #odd? name%"))
    assert [group.head for group in page.facts] == ["", "2nd message: Uzbekistan to A league of states, 1 March 2019"]
    assert [value(row) for row in page.facts[1].rows if row.label == "To"] == [["A league of states"]]


def test_the_ways_onward_follow_counterpart_occasion_and_register_and_never_join_dated_to_undated():
    of = small()
    steps = {one.seed.id: said(of, addresses.article_page(one.seed.id)).neighbours for one in of.reports}
    assert [(one.step, one.forth, one.link.text) for one in steps["001"]] == [
        ("Later, diplomatic-anniversary", True, "China and Lesotho, 12 January 2024"),
        ("Article before", False, "China congratulates the Comoros: re-election"),
        ("Next article", True, "Xi, King exchange congratulations"),
    ]
    assert [one.step for one in steps["000"]] == ["Next article"]
    assert steps["006 #odd? name%"][0].step == "Earlier, with uzbekistan"


def test_a_country_has_a_page_if_it_is_a_party_and_so_has_the_home_country():
    of = small()
    pages = planned(of)
    assert {a.split("/")[1] for a in pages if a.startswith("countries/") and a != addresses.COUNTRIES} == {
        "china", "comoros", "kazakhstan", "lesotho", "uzbekistan",
    }  # fmt: skip
    without_home = replace(of, shelves=replace(of.shelves, country=of.shelves.country[1:]))
    assert [shelf.key for shelf in country_shelves(without_home)] == ["CN", "KM", "KZ", "LS", "UZ"]
    directory = Directory.of(of)
    assert directory.country("PE") == Link(text="Peru")
    assert directory.country("ZZ") == Link(text="ZZ")


def test_a_countrys_page_tells_its_ties_without_links_and_without_a_clock():
    page = said(small(), addresses.country_page("lesotho"))
    assert [(tie.label, tie.when.words) for tie in page.ties] == [
        ("Established", "30 April 1983"),
        ("Broken", "April 1990"),
        ("Resumed", "12 January 1994"),
    ]
    assert page.ties[2].sources == "mirror.example"
    assert page.next_rounds == ("45th, 30 April 2028", "35th of the resumption, 12 January 2029")
    assert not [link for link in links_in(page) if "example" in link.address]
    assert [(person.name.text, person.name.address, person.offices, person.acts) for person in page.people] == [
        ("Letsie III", addresses.person_page("letsie-iii"), "King", "1"),
        ("Sam Matekane", addresses.person_page("sam-matekane"), "Prime Minister", "1"),
    ]


def test_the_home_country_has_no_ties_with_itself_and_lists_its_acts_as_the_others_do():
    many = [report(f"{n:03}", message("2024", None, [party("CN")], [party("PE")])) for n in range(30)]
    page = said(archive(many), addresses.country_page("china"))
    assert (page.ties_with, page.ties) == ("", ())
    assert page.acts == said(archive(many), addresses.country_page("peru")).acts


def test_a_country_that_is_only_named_is_told_so_on_its_page():
    assert [link.text for link in said(small(), addresses.country_page("kazakhstan")).named_in] == [
        "Xi, King exchange congratulations"
    ]


def test_the_index_of_countries_counts_those_without_an_act():
    page = said(small(), addresses.COUNTRIES)
    assert page.summary == "5 countries with acts. Of the 6 that the archive knows, 1 has none yet."
    assert [(region.name, len(region.countries), region.silent) for region in page.regions] == [
        ("Africa", 2, ""),
        ("Asia", 3, ""),
    ]


def test_every_occasion_type_has_a_page_and_a_line_in_the_index():
    of = small()
    page = said(of, addresses.OCCASIONS)
    assert [way.link.text for way in page.occasions] == [one.label for one in OCCASIONS]
    assert page.unknown == "1 act"
    for one in OCCASIONS:
        assert said(of, addresses.occasion_page(one.slug)).label == one.label
    assert said(of, addresses.occasion_page("election")).summary == "No acts yet."


def test_a_year_groups_its_acts_by_month_and_leads_to_the_next_years_with_acts():
    page = said(small(), addresses.year_page("2019"))
    assert [(month.anchor, month.head, len(month.entries)) for month in page.acts.groups] == [
        ("m03", "March", 1),
        ("m", "No month known", 1),
    ]
    assert (page.acts.earlier.address, page.acts.later.text) == ("", "2022")


@pytest.mark.parametrize("of", [small(), long()], ids=["small", "long"])
def test_the_timelines_cells_lead_to_the_list_of_their_month(of):
    for row in said(of, addresses.TIMELINE).rows:
        for cell in (*row.cells, *row.whole):
            groups = said(of, cell.link.address).acts.groups
            assert (cell.link.anchor or "acts") in {month.anchor for month in groups}


def test_titles_are_never_empty():
    directory = Directory.of(archive())
    assert report_title(report("1", headline=finding("  ")).reading, directory) == "An article without a headline"
