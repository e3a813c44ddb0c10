"""The pages of people: everything on them leads somewhere, and they hold however many there are."""

from __future__ import annotations

import pytest

from felicitations import addresses
from felicitations.listing import NEWEST
from felicitations.model import Report
from felicitations.pages import event, part, people, person, plan_pages
from felicitations.render.html import Renderer
from tests.making import archive, lesotho, message, party, reading, seed

XI, KING = ("Xi Jinping", "President"), ("Letsie III", "King")
LIMIT = 300_000
"""Bytes of HTML that no page may exceed."""


def report(seed_id, *messages):
    of = seed(seed_id, "Words.")
    return Report(seed=of, reading=reading(of, *messages))


def sent(number, day, *sides, **more):
    """China's president to others: a report of its own, by its number."""
    return report(f"{number:05}", message(day, "election", [party("CN", XI)], sides, **more))


def page_of(of, slug):
    pages = {page.address: page.context for page in person.plan(of)}
    return pages[addresses.person_page(slug)]


def ways(list_):
    return [(one.link.text, one.link.address, one.count) for one in list_]


def small_archive():
    both = [party("CN", XI, ("Li Qiang", "Premier")), party("LS", KING, ("Sam Matekane", "Prime Minister"))]
    return archive(
        [
            report("a", message("2024-01-12", "diplomatic-anniversary", both, both, exchanged=True)),
            sent(1, "2020-05", party("KZ", ("Kassym-Jomart Tokayev", "President")), party("UZ")),
            sent(2, "2021", party("KZ", ("Tokayev", ""))),
            sent(3, None, party(None, ("A Chair", ""), body="A league of states")),
            report("b", message("2019-10-01", "national-day", [party("LS", ("King Letsie", ""))], [party("CN", XI)])),
        ]
    )


class TestAPerson:
    def test_acts_stand_by_who_wrote(self):
        page = page_of(small_archive(), "xi-jinping")
        assert [(one.head, one.count) for one in page.acts] == [
            ("Sent", "3 acts"),
            ("Received", "1 act"),
            ("Exchanged", "1 act"),
        ]
        assert page.summary == "5 acts in 5 reports, 2019 to 2024."
        assert (page.state.text, page.state.address) == ("China", addresses.country_page("china"))

    def test_those_on_the_other_side_are_counted_and_of_the_same_rank(self):
        page = page_of(small_archive(), "xi-jinping")
        assert ways(page.met) == [
            ("Kassym-Jomart Tokayev", addresses.person_page("kassym-jomart-tokayev"), "2 acts"),
            ("Letsie III", addresses.person_page("letsie-iii"), "2 acts"),
            ("A Chair", addresses.person_page("a-chair"), "1 act"),
        ]
        assert [(text, count) for text, _, count in ways(page.states)] == [
            ("Kazakhstan", "2 acts"), ("Lesotho", "2 acts"), ("A league of states", "1 act"), ("Uzbekistan", "1 act"),
        ]  # fmt: skip
        assert [text for text, *_ in ways(page_of(small_archive(), "sam-matekane").met)] == ["Li Qiang"]

    def test_offices_and_names_stand_as_they_are_printed(self):
        page = page_of(small_archive(), "kassym-jomart-tokayev")
        assert [(one.words, one.reports) for one in page.names] == [
            ("Kassym-Jomart Tokayev", "1 report"),
            ("Tokayev", "1 report"),
        ]
        (office,) = page.offices
        assert (office.words, office.reports) == ("President", "1 report")
        assert [(link.text, link.address) for link in office.days] == [("May 2020", addresses.article_page("00001"))]
        office = page_of(small_archive(), "xi-jinping").offices[0]
        assert [link.text for link in office.days] == ["1 October 2019", "12 January 2024"]

    def test_the_line_of_years_is_drawn_from_three_acts_on(self):
        assert [year.link.text for year in page_of(small_archive(), "xi-jinping").line.years] == [
            "2019", "2020", "2021", "2022", "2023", "2024",
        ]  # fmt: skip
        assert page_of(small_archive(), "li-qiang").line.years == ()

    def test_a_name_that_fits_two_leads_to_both(self):
        of = archive(
            [
                sent(n, "2024", party("LS", (name, "")))
                for n, name in enumerate(["Aba Matekane", "Ebo Matekane", "Matekane"])
            ]
        )
        assert [link.address for link in page_of(of, "matekane").perhaps] == [
            addresses.person_page("aba-matekane"),
            addresses.person_page("ebo-matekane"),
        ]

    def test_one_name_that_is_the_pages_own_is_not_said_again(self):
        assert page_of(small_archive(), "sam-matekane").names == ()


class TestEverythingLeadsBothWays:
    def test_the_facts_of_an_article_lead_to_its_people(self):
        pages = {page.address: page.context for page in plan_pages(archive([lesotho()]))}
        facts = pages[addresses.article_page("003")].facts
        links = {
            part.text: part.address for group in facts for row in group.rows for line in row.lines for part in line
        }
        assert links["Letsie III"] == addresses.person_page("letsie-iii")
        assert links["Li Qiang"] == addresses.person_page("li-qiang")

    def test_the_page_of_an_act_leads_to_its_people(self):
        of = archive([lesotho()])
        (page,) = event.plan(of)
        (row,) = [one for one in page.context.agreed if one.label == "People"]
        assert {line[0].address for line in row.lines} == {addresses.person_page(one.slug) for one in of.people}

    def test_a_person_without_a_state_is_named_once(self):
        of = archive([report("a", message("2024", None, [party(None, ("A Person", "Chair"))], [party("CN", XI)]))])
        pages = {page.address: page.context for page in plan_pages(of)}
        (row,) = [
            row for group in pages[addresses.article_page("a")].facts for row in group.rows if row.label == "From"
        ]
        assert [part.text for part in row.lines[0]] == ["A Person", ", Chair"]
        assert page_of(of, "a-person").state.text == ""

    def test_the_index_leads_to_everybody(self):
        of = small_archive()
        (page,) = people.plan(of)
        listed = [
            one.link.address for region in page.context.regions for group in region.groups for one in group.people
        ]
        assert sorted(listed) == sorted(addresses.person_page(one.slug) for one in of.people)
        assert page.context.summary == "6 people of 3 countries, 2 of them printed under several names."
        assert [region.name for region in page.context.regions][-1] == "Bodies of states, and people without a state"

    def test_an_archive_without_people_says_so(self):
        (page,) = people.plan(archive())
        assert page.context.summary == "No people of no countries, none of them printed under several names."


@pytest.fixture(scope="module")
def crowd():
    """Two thousand people, and one who wrote to them all three times a day."""
    codes = ("KZ", "UZ", "KM", "LS", "PE")
    syllables = "Bad Kor Dum Fis Gel Lun Mip Nev Pog Rat".split()
    names = [" ".join(syllables[int(digit)] for digit in f"{n:04}") for n in range(2000)]
    return archive(
        [
            sent(n, f"{2000 + n % 25}-0{n % 9 + 1}", party(codes[n % 5], (f"Given {names[n % 2000]}", "Head of State")))
            for n in range(4000)
        ]
    )


def test_no_page_of_people_is_too_large(crowd, root):
    renderer = Renderer(root / "templates", crowd)
    pages = [
        *people.plan(crowd),
        *(page for page in person.plan(crowd) if page.address.endswith("xi-jinping/index.html")),
    ]
    assert len(pages) == 2
    assert max(len(renderer.render(page).content) for page in pages) < LIMIT
    xi = page_of(crowd, "xi-jinping")
    assert (len(xi.acts[0].entries), len(xi.years.ways)) == (NEWEST, 25)
    years = {page.address for page in part.plan(crowd) if page.address.startswith("people/xi-jinping/2")}
    assert {one.link.address for one in xi.years.ways} <= years
    assert page_of(crowd, "xi-jinping").unlisted == "1,940 more people"


def test_a_long_index_names_few_of_each_country_and_leads_to_the_rest(crowd):
    (page,) = people.plan(crowd)
    groups = [group for region in page.context.regions for group in region.groups]
    assert {len(group.people) for group in groups} == {1, people.FEW}
    (more,) = next(group for group in groups if group.state.text == "Peru").more
    assert (more.text, more.address, more.anchor) == ("397 more", addresses.country_page("peru"), "people")
