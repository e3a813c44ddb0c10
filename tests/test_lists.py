"""How lists are spread over pages: at the borders by cases, everywhere by properties."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations import addresses
from felicitations.archive.events import day_of, newest_first
from felicitations.directory import Directory
from felicitations.entries import entries
from felicitations.frame import Link
from felicitations.listing import BRIEF, NEWEST, ROWS, listing, steps, summary
from felicitations.lists import LONG, Sheet, country_list, place, sheets, way, whole_list
from felicitations.model import Account, Event, Report, Shelf
from felicitations.pages import PAGES, articles, named, plan_pages, roll
from felicitations.pages import country as country_kind
from felicitations.render.html import Renderer
from felicitations.rolls import LISTED
from tests.making import archive, finding, long, message, party, reading, seed

PERU = "countries/peru/"
NAMES = ("Bado", "Koru", "Dumi", "Fise", "Gelo", "Luna", "Mipo", "Neva", "Pogi", "Ratu")
DIRECTORY = Directory.of(archive())
days = st.sampled_from(
    ["2024-05-17", "2024-05", "2024-05-02~", "2024-04-01", "2024-21", "2024", "2023?", "2021-12-31", "202X", None]
)
sizes = st.sampled_from([1, 2, BRIEF, BRIEF + 1, 90, LONG - 1, LONG, LONG + 1, 2 * LONG + 1])


def acts(*groups):
    """Acts in the order of the lists: each group is a day and how many there are of it."""
    made = []
    for day, number in groups:
        for _ in range(number):
            of = seed(f"{len(made):05}", "Words.")
            one = message(day, None, [party("CN")], [party("PE")])
            account = Account(report=Report(seed=of, reading=reading(of, one)), message=one)
            made.append(Event(id=of.id, message=one, accounts=(account,)))
    return tuple(sorted(made, key=newest_first))


def peru(*groups):
    return country_list(Shelf(key="PE", slug="peru", label="Peru", events=acts(*groups)))


def shown(part):
    """What each page of a list shows, by its address."""
    return {sheet.address: listing(sheet, DIRECTORY) for sheet in sheets(part)}


def pages_of(part):
    return {sheet.address.removeprefix(PERU).removesuffix("index.html"): sheet.title for sheet in sheets(part)}


@pytest.mark.parametrize("number", [0, 1, LONG - 1, LONG])
def test_up_to_two_hundred_acts_stand_on_one_page(number):
    assert pages_of(peru(("2024-05-01", number))) == {"": "Peru"}


def test_one_act_more_and_each_year_has_a_page():
    part = peru(("2024-05-01", LONG - 1), ("2023", 1), (None, 1))
    assert pages_of(part) == {"": "Peru", "2024/": "Peru, 2024", "2023/": "Peru, 2023", "undated/": "Peru, undated"}
    (newest,) = shown(part)[f"{PERU}index.html"].groups
    assert (newest.head, len(newest.entries)) == ("Newest acts", NEWEST)
    ways = [(one.anchor, one.link.text, one.count) for one in shown(part)[f"{PERU}index.html"].ways]
    assert ways == [("y2024", "2024", "199 acts"), ("y2023", "2023", "1 act"), ("undated", "Undated", "1 act")]


def test_a_year_that_is_too_long_leads_to_its_months_and_a_month_is_cut_by_number():
    part = peru(("2024-05-01", 1000), ("2024-04-01", LONG), ("2024", 1))
    assert pages_of(part) == {
        "": "Peru",
        "2024/": "Peru, 2024",
        "2024/05/": "Peru, May 2024",
        **{f"2024/05/page-{number}.html": f"Peru, May 2024, page {number}" for number in range(2, 6)},
        "2024/04/": "Peru, April 2024",
        "2024/no-month/": "Peru, 2024, no month known",
    }
    year = shown(part)[f"{PERU}2024/index.html"]
    assert year.groups == ()
    assert [(one.anchor, one.link.text) for one in year.ways] == [
        ("m05", "May"), ("m04", "April"), ("m", "No month known"),
    ]  # fmt: skip
    third = shown(part)[f"{PERU}2024/05/page-3.html"]
    assert [(one.link.text, one.rel) for one in third.steps] == [
        ("1 to 200", ""), ("201 to 400", "prev"), ("401 to 600", ""), ("601 to 800", "next"), ("801 to 1,000", ""),
    ]  # fmt: skip
    assert [bool(one.link.address) for one in third.steps] == [True, True, False, True, True]
    assert third.later == Link(text="")
    assert third.earlier == Link(text="April 2024", address=f"{PERU}2024/04/index.html")


def test_what_has_no_date_is_cut_by_number():
    part = peru((None, LONG + 1))
    assert pages_of(part) == {"": "Peru", "undated/": "Peru, undated", "undated/page-2.html": "Peru, undated, page 2"}
    last = list(sheets(part))[-1]
    assert summary(last) == "201 of 201 acts in 201 reports."


def test_few_acts_stand_without_heads_and_more_under_their_years():
    few = shown(peru(("2024", 2), ("2023", BRIEF - 2)))[f"{PERU}index.html"]
    assert [(one.head, one.anchor) for one in few.groups] == [("Acts", "acts")]
    assert [one.anchor for one in few.groups[0].entries] == ["y2024", "", "y2023", *[""] * (BRIEF - 3)]
    more = shown(peru(("2024", 2), ("2023", BRIEF - 1)))[f"{PERU}index.html"]
    assert [(one.head, one.anchor) for one in more.groups] == [("2024", "y2024"), ("2023", "y2023")]


def test_whoever_asks_for_a_year_is_led_to_where_it_stands():
    whole = peru(("2024-05-01", 3), (None, 1))
    assert way(whole, "3", "2024", "05") == Link(text="3", address=f"{PERU}index.html", anchor="y2024")
    spread = peru(("2024-05-01", LONG + 1), ("2023-05-01", 3), (None, 1))
    assert way(spread, "3", "2024", "05") == Link(text="3", address=f"{PERU}2024/05/index.html")
    assert way(spread, "3", "2023", "05") == Link(text="3", address=f"{PERU}2023/index.html", anchor="m05")
    assert way(spread, "3", "") == Link(text="3", address=f"{PERU}undated/index.html")
    assert way(spread, "0", "1999") == Link(text="0")
    assert place(spread, "3", "2023") == Link(text="3", address=f"{PERU}index.html", anchor="y2023")


def test_the_whole_archive_is_a_list_whose_years_always_have_pages():
    found = {sheet.address for sheet in sheets(whole_list(long()))}
    may = addresses.part_page(addresses.year_page("2024"), "05")
    assert found == {
        addresses.YEARS,
        *(addresses.year_page(year) for year in ("2024", "2023", "2022", "2019")),
        *(addresses.numbered_page(may, number) for number in (1, 2, 3)),
        addresses.part_page(addresses.year_page("2024"), "04"),
        addresses.part_page(addresses.year_page("2024"), "no-month"),
        *(addresses.numbered_page(addresses.part_page(addresses.year_page("2023"), "02"), n) for n in (1, 2)),
        addresses.UNDATED,
        addresses.numbered_page(addresses.UNDATED, 2),
    }


def reached(start, listings):
    """The pages that links lead to from one."""
    waiting, known = [start], set()
    while waiting:
        one = waiting.pop()
        if one not in known:
            known.add(one)
            links = [*(w.link for w in listings[one].ways), *(s.link for s in listings[one].steps)]
            waiting += [link.address for link in links if link.address]
    return known


@given(st.lists(st.tuples(days, sizes), max_size=4))
def test_every_act_stands_once_in_its_order_and_can_be_reached(groups):
    part = peru(*groups)
    listings = shown(part)
    assert reached(part.address, listings) == set(listings)
    everything = [sheet for sheet in sheets(part) if not sheet.part.spread]
    assert Counter(event.id for sheet in everything for event in sheet.events) == Counter(e.id for e in part.events)
    assert [event for sheet in everything for event in sheet.events] == list(part.events)
    for sheet in sheets(part):
        listed = [replace(one, anchor="") for group in listings[sheet.address].groups for one in group.entries]
        assert len(listed) <= LONG
        if not sheet.part.spread:
            assert listed == list(entries(sheet.events, DIRECTORY))


@given(st.lists(st.tuples(days, sizes), max_size=4))
def test_every_act_is_where_the_way_to_its_day_leads(groups):
    part = peru(*groups)
    listings = shown(part)
    held = {}
    for sheet in sheets(part):
        held.setdefault(sheet.part.address, []).extend(sheet.events)
    for event in part.events:
        year, month, _ = day_of(event.message)
        keys = (f"{year:04}", f"{month:02}" if month else "") if year else ("",)
        link = way(part, "", *keys)
        assert event in held[link.address]
        if link.anchor:
            there = listings[link.address]
            anchors = {group.anchor for group in there.groups} | {
                entry.anchor for group in there.groups for entry in group.entries
            }
            assert link.anchor in anchors


def test_no_two_pages_of_a_long_archive_share_a_title_or_an_address():
    pages = list(plan_pages(long()))
    assert max(Counter(page.address for page in pages).values()) == 1
    titles = Counter(page.context.frame.title for page in pages if page.template != "article.html")
    assert [title for title, number in titles.items() if number > 1] == []


def test_the_trail_of_a_part_leads_up_step_by_step():
    pages = {page.address: page.context for page in plan_pages(long())}
    page = pages["countries/kazakhstan/2024/05/page-2.html"]
    assert [(link.text, link.address) for link in page.frame.trail] == [
        ("Home", "index.html"),
        ("Countries", "countries/index.html"),
        ("kazakhstan", "countries/kazakhstan/index.html"),
        ("2024", "countries/kazakhstan/2024/index.html"),
        ("May", "countries/kazakhstan/2024/05/index.html"),
        ("Page 2", ""),
    ]
    assert page.title == "kazakhstan, May 2024, page 2"
    assert page.summary == "201 to 400 of 410 acts in 410 reports."
    undated = pages["undated/page-2.html"]
    assert [link.text for link in undated.frame.trail] == ["Home", "Years", "Undated", "Page 2"]
    assert undated.title == "Undated acts, page 2"


def test_the_register_is_cut_by_number_and_its_pages_are_named_by_their_ids():
    pages = list(articles.plan(long()))
    total = len(long().reports)
    assert [len(page.context.rows) for page in pages] == [ROWS, ROWS, total - 2 * ROWS]
    assert [page.address for page in pages] == [f"articles/{n}.html" for n in ("index", "page-2", "page-3")]
    assert [one.link.text for one in pages[1].context.steps] == ["0000 to 0399", "0400 to 0799", "0800 to lesotho"]
    ids = [row.id for page in pages for row in page.context.rows]
    assert ids == sorted(report.seed.id for report in long().reports)


def test_guide_words_go_as_far_as_they_must_and_to_the_end_of_the_word():
    assert articles._word("00400_bd51", "00399_eead") == "00400"
    assert articles._word("xinhua-2024-05-01", "xinhua-2024-04-30") == "xinhua-2024-05"
    assert articles._word("a", "a.b") == "a"
    assert articles._word("a.b", "a") == "a.b"
    assert articles._word("00000_858c", "") == "00000"


def test_a_country_that_many_articles_name_has_a_page_for_them():
    (page,) = named.plan(long())
    assert (page.address, len(page.context.links)) == ("countries/lesotho/named/index.html", 30)
    (lesotho,) = (p.context for p in country_kind.plan(long()) if p.address == "countries/lesotho/index.html")
    assert len(lesotho.named_in) == 20
    assert lesotho.all_named == Link(text="All 30 articles that name it", address=page.address)


def test_a_country_lists_its_people_up_to_a_number_and_leads_to_the_others():
    people = [(f"{first} {last}", "Minister") for first in NAMES for last in NAMES][: LISTED + 2]
    of = seed("1", "Words.")
    act = message("2024", None, [party("CN")], [party("PE", *people)])
    made = archive([Report(seed=of, reading=reading(of, act))])
    (page,) = (page.context for page in country_kind.plan(made) if page.address == f"{PERU}index.html")
    (whole,) = roll.plan(made)
    assert (whole.address, len(whole.context.people)) == (f"{PERU}people/index.html", LISTED + 2)
    assert page.people == whole.context.people[:LISTED]
    assert page.all_people == Link(text=f"All {LISTED + 2} people", address=whole.address)


def test_a_list_of_one_page_has_no_steps():
    assert steps("a/index.html", ["1 to 2"], 1) == ()
    assert steps("a/index.html", [], 1) == ()


def test_sheets_know_their_neighbours_in_time_but_never_the_undated():
    part = peru(("2024-05-01", LONG), ("2022", 1), (None, 1))
    beside = {
        sheet.part.name: (sheet.earlier and sheet.earlier.name, sheet.later and sheet.later.name)
        for sheet in sheets(part)
    }
    assert beside == {"Peru": (None, None), "2024": ("2022", None), "2022": (None, "2024"), "Undated": (None, None)}


def test_a_sheet_made_alone_is_the_page_that_the_list_has_there():
    part = peru(("2024-05-01", 3))
    assert next(sheets(part)) == Sheet(part=part, number=1, above=())
    assert replace(next(sheets(part)), number=2).address == f"{PERU}page-2.html"


def test_no_page_of_long_lists_is_heavier_than_300_kb(root):
    """Names and titles are long here: Peru's list is spread, Kazakhstan's just is not, and both have many people."""
    headline = finding("A headline that is as long as the newspapers make them, and then goes on, " * 2)
    many = []
    for n in range(ROWS + 10):
        of = seed(f"{n:04}-{'an-id-that-goes-on' * 3}", "Words.")
        people = [("A Person of Many Names" * 2 + str(n), "Minister for this and for that")]
        kazakhstan = [party("KZ", *people)] if n < LONG else []
        act = message("2024-05-17~", "re-election", [party("CN")], [party("PE", *people), *kazakhstan])
        named = () if kazakhstan else ("KZ",)
        many.append(Report(seed=of, reading=reading(of, act, headline=headline, mentioned=named)))
    of = archive(many)
    renderer = Renderer(root / "templates", of)
    kinds = [kind for kind in PAGES if kind.__name__.rpartition(".")[2] not in {"article", "event"}]
    pages = [page for kind in kinds for page in kind.plan(of)]
    weights = {page.address: len(renderer.render(page).content) for page in pages}
    assert {address: weight for address, weight in weights.items() if weight > 300_000} == {}
    assert weights["countries/kazakhstan/index.html"] > 140_000, "the test strains nothing"
