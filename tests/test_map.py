"""The map: nobody is lost on it, the shades tell countries apart, the table says the same, and the page stays light."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations import addresses
from felicitations.directory import Directory, country_shelves
from felicitations.figures.world import TINTS, steps, world_map
from felicitations.model import Outline, Report
from felicitations.pages import map as kind
from felicitations.pages import plan_pages
from felicitations.render.html import Renderer
from tests.everywhere import acts_of, everywhere
from tests.lexicon import ROOT
from tests.making import archive, message, party, reading, seed, small
from tests.sample_lexicon import WORLD


def drawn(of):
    return world_map(of.world, country_shelves(of), Directory.of(of))


def html_of(of):
    (page,) = kind.plan(of)
    assert page.address == addresses.MAP
    return Renderer(ROOT / "templates", of).render(page).content.decode()


class Named(HTMLParser):
    """The links and groups of the map with their names, and every role."""

    def __init__(self, html):
        super().__init__()
        self.links, self.roles, self._open, self._titled = [], [], None, False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.roles.append(values.get("role"))
        if tag in {"a", "g"}:
            self._open = [values.get("href"), values.get("class"), ""]
        self._titled = tag == "title" and self._open is not None

    def handle_data(self, data):
        if self._titled:
            self._open[2] += data

    def handle_endtag(self, tag):
        self._titled = False
        if tag in {"a", "g"} and self._open:
            if self._open[2]:
                self.links.append(tuple(self._open))
            self._open = None


# --- Steps --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ([], ()),
        ([1, 1, 1, 1, 1], ((1, 1),)),
        ([1, 1, 2, 1], ((1, 1), (2, 2))),
        ([1, 2, 3, 500], ((1, 1), (2, 2), (3, 3), (500, 500))),
        ([1] * 100 + [2] * 30 + [3] * 20 + [4] * 8 + [7, 9, 50], ((1, 1), (2, 2), (3, 3), (4, 50))),
        (range(1, 101), ((1, 25), (26, 50), (51, 75), (76, 100))),
        ([1, 2, 2, 2, 2, 2, 2, 2, 3, 4, 5], ((1, 1), (2, 2), (3, 4), (5, 5))),
    ],
)
def test_the_steps_are_the_ranges_that_are_there(numbers, found):
    assert steps(numbers) == found


@given(st.lists(st.integers(1, 5000), max_size=200))
def test_every_number_has_one_step_and_no_tint_is_spared(numbers):
    ranges = steps(numbers)
    assert len(ranges) == min(len(set(numbers)), len(TINTS) - 1)
    assert all(sum(least <= number <= most for least, most in ranges) == 1 for number in numbers)
    assert all({least, most} <= set(numbers) for least, most in ranges)
    assert [end for pair in ranges for end in pair] == sorted(end for pair in ranges for end in pair)


def test_a_small_archive_is_not_painted_in_one_tint():
    figure = drawn(archive(acts_of({"KZ": 1, "LS": 2, "PE": 9})))
    assert {place.tint for place in figure.lands} == {"home", "t2", "t3", "t4"}
    assert [(shade.tint, shade.words) for shade in figure.key] == [
        ("home", "China, the home country"),
        ("none", "no acts"),
        ("t2", "1 act"),
        ("t3", "2 acts"),
        ("t4", "9 acts"),
    ]


def test_the_key_says_the_ranges_in_words():
    codes = ["KZ", "LS", "PE", "KM", "UZ", "GL", "MT"]
    of = archive(acts_of(dict(zip(codes, [1, 2, 3, 10, 11, 12, 1200], strict=True))))
    world = replace(WORLD, dots=(), outlines=tuple(Outline(key=code, path="M1 1l5 0-5 5z") for code in codes))
    words = [shade.words for shade in drawn(replace(of, world=world)).key]
    assert words[2:] == ["1 or 2 acts", "3 to 10 acts", "11 or 12 acts", "1,200 acts"]


# --- The figure ---------------------------------------------------------------------------------------------------


def test_nobody_is_lost_and_what_has_no_acts_is_drawn_and_leads_nowhere():
    figure = drawn(archive(acts_of({"KZ": 2, "KM": 1, "UZ": 1, "ZZ": 1})))
    assert [(place.link.text, place.link.address) for place in (*figure.lands, *figure.small)] == [
        ("Kazakhstan: 2 acts", "countries/kazakhstan/index.html"),
        ("China, the home country: 5 acts", "countries/china/index.html"),
        ("Comoros: 1 act", "countries/comoros/index.html"),
    ]
    assert figure.absent == "Uzbekistan and ZZ"
    assert figure.rest == "M1 1l5 0-5 5zM3 1l5 0-5 5zM4 1l5 0-5 5zM5 1l5 0-5 5z"
    assert [(point.x, point.y) for point in figure.rest_dots] == [(60, 10)]
    assert [(place.path, place.dots[0].x) for place in figure.small] == [("", 50)]


def test_the_home_country_is_an_outline_even_where_nobody_has_an_act():
    figure = drawn(archive())
    (home,) = figure.lands
    assert (home.tint, home.link.text, home.link.address) == ("home", "China, the home country: no acts", "")
    assert not figure.small


def test_an_archive_without_a_home_country_has_no_outline():
    of = archive(acts_of({"KZ": 1}))
    figure = drawn(replace(of, settings=replace(of.settings, home="")))
    assert {place.tint for place in figure.lands} == {"t3"}
    assert [shade.tint for shade in figure.key] == ["none", "t3"]
    assert [place.link.text for place in figure.lands] == ["China: 1 act", "Kazakhstan: 1 act"]


# --- The page -----------------------------------------------------------------------------------------------------


def test_every_country_with_acts_is_a_link_with_a_name_and_no_image_hides_it():
    named = Named(html_of(small()))
    assert named.links == [
        ("../countries/kazakhstan/index.html", "t2", "Kazakhstan: 1 act"),
        ("../countries/lesotho/index.html", "t2", "Lesotho: 1 act"),
        ("../countries/china/index.html", "home", "China, the home country: 4 acts"),
        ("../countries/comoros/index.html", "t2", "Comoros: 1 act"),
    ]
    assert "img" not in named.roles


def test_the_table_says_the_same_most_acts_first():
    reports = [*acts_of({"KZ": 1, "LS": 3}), *small().reports[:1]]
    (page,) = kind.plan(archive(reports))
    rows = [(row.country.text, row.note, row.acts, row.reports, row.newest) for row in page.context.rows]
    assert rows == [
        ("China", "the home country", "5", "5", "2003"),
        ("Lesotho", "", "3", "3", "2003"),
        ("Comoros", "", "1", "1", "not known"),
        ("Kazakhstan", "", "1", "1", "2000"),
    ]


def test_acts_and_the_articles_that_report_them_are_counted_apart():
    of = seed("1", "Words.")
    both = [message(day, None, [party("CN")], [party("PE")]) for day in ("2024", "2023")]
    (page,) = kind.plan(archive([Report(seed=of, reading=reading(of, *both))]))
    assert [(row.acts, row.reports) for row in page.context.rows] == [("2", "1"), ("2", "1")]


def test_the_page_names_its_source_and_takes_no_position_on_boundaries():
    html = html_of(small())
    assert "A globe, free to use" in html
    assert "They say nothing about the status of any territory, and the archive takes no position on it." in html
    assert "Not on the map: Uzbekistan." in html


def test_without_outlines_there_is_the_table_and_a_sentence():
    html = html_of(replace(small(), world=None))
    assert "This archive has no outlines of the world, so there is no map to draw." in html
    assert "<table" in html
    assert 'class="world"' not in html


def test_an_empty_archive_has_a_map_and_no_table():
    html = html_of(archive())
    assert "No countries with acts." in html
    assert 'class="world"' in html
    assert "<table" not in html


def test_where_countries_have_no_pages_they_keep_their_names():
    of = small()
    of = replace(of, settings=replace(of.settings, pages=("map",)))
    (page,) = plan_pages(of)
    html = Renderer(ROOT / "templates", of).render(page).content.decode()
    assert ("Kazakhstan: 1 act", None) in {(text, href) for href, _, text in Named(html).links}


def test_with_acts_everywhere_each_country_is_a_link_and_the_page_stays_under_120_kb():
    of = everywhere()
    html = html_of(of)
    assert len(html.encode()) < 120_000
    links = Named(html).links
    assert len(links) == len({href for href, _, _ in links}) == len(of.countries) == 199
    assert all(re.fullmatch(r".+: [1-9][0-9,]* acts?", text) for _, _, text in links)
    assert html.count('<tr><th scope="row">') == 199
    assert "Not on the map" not in html
