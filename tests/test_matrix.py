"""The matrix: its numbers are those of the shelves, they lead to their acts, and its page stays light and usable."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace

import pytest

from felicitations import addresses
from felicitations.entries import counts
from felicitations.figures.matrix import NAMED, WIDE, Line, matrix, spans
from felicitations.frame import Link
from felicitations.lists import sheets, whole_list
from felicitations.model import Report, Shelf
from felicitations.pages import matrix as kind
from felicitations.pages import plan_pages
from felicitations.render.html import Renderer
from tests.making import archive, long, message, party, reading, seed, small
from tests.sample_lexicon import COUNTRIES, OCCASIONS, country


def report(number, day, occasion="election", *codes):
    of = seed(f"{number:06}", "Words.")
    return Report(seed=of, reading=reading(of, message(day, occasion, [party("CN")], [party(code) for code in codes])))


def tables(of):
    (page,) = kind.plan(of)
    return {table.anchor: table.matrix for table in page.context.tables}


def numbers(row):
    return [int(cell.link.text.replace(",", "")) if cell.link.text else 0 for cell in row.cells]


def test_every_number_is_that_of_its_shelf_in_its_year():
    of = small()
    for name, shelves in (("occasions", of.shelves.occasion), ("countries", of.shelves.country)):
        table = tables(of)[name]
        rows = {row.head.address: row for row in table.rows[1:]}
        for shelf in shelves:
            if shelf.key == "CN":
                continue
            page = (addresses.occasion_page if name == "occasions" else addresses.country_page)(shelf.slug)
            row = rows[page]
            assert int(row.total) == len(shelf.events) == sum(numbers(row))
            for link, number in zip(table.columns, numbers(row), strict=True):
                year = link.text if link.text != "undated" else None
                dates = [e.message.happened.value[:4] if e.message.happened else None for e in shelf.events]
                assert number == dates.count(year), (name, shelf.key, year)


def test_nothing_is_left_out_and_the_rows_of_occasions_add_up_to_the_whole():
    facts = [
        ("2024", "election", "PE"), ("2024", "election", "PE", "KZ"), ("2023", None, "PE"), (None, "made-up", "KZ"),
        ("2023", "no-type", "LS"), ("2023", "election"), (None, None),
    ]  # fmt: skip
    of = archive([report(number, *fact) for number, fact in enumerate(facts)])
    occasions, countries = tables(of)["occasions"].rows, tables(of)["countries"].rows
    for whole, *rows in (occasions, countries):
        assert (numbers(whole), whole.total) == ([2, 3, 2], "7")
        columns = [sum(column) for column in zip(*map(numbers, rows), strict=True)]
        assert columns == ([2, 3, 2] if whole is occasions[0] else [3, 3, 2])
    assert (occasions[-1].head.text, numbers(occasions[-1])) == ("Occasion not known", [0, 2, 1])
    assert (countries[-1].head.text, numbers(countries[-1])) == ("No other country known", [0, 1, 1])
    assert not any(cell.link.address for row in (occasions[-1], countries[-1]) for cell in row.cells)


def test_every_number_leads_to_a_page_that_holds_its_acts():
    of = long()
    held = {sheet.part.address: sheet.part for sheet in sheets(whole_list(of))}
    pages = {page.address for page in plan_pages(of)}
    for table in tables(of).values():
        for cell in table.rows[0].cells:
            assert counts(held[cell.link.address].events).startswith(f"{cell.link.text} act")
        links = [cell.link for row in table.rows for cell in row.cells if cell.link.address]
        assert {link.address for link in links} <= pages
    (kazakhstan,) = [row for row in tables(of)["countries"].rows if row.head.text == "Kazakhstan"]
    assert [cell.link for cell in kazakhstan.cells] == [
        Link(text="415", address="countries/kazakhstan/2024/index.html"),
        Link(text="201", address="countries/kazakhstan/2023/index.html"),
        Link(text=""),
        Link(text="1", address="countries/kazakhstan/2019/index.html"),
        Link(text="205", address="countries/kazakhstan/undated/index.html"),
    ]
    assert kazakhstan.cells[3].name == "Kazakhstan, 2019: 1 act"


def test_the_newest_years_have_columns_and_the_others_share_one():
    of = archive([report(year, str(year), "election", "PE") for year in range(1980, 2000)] + [report(1, None)])
    columns = spans(of.events)
    assert [span.words for span in columns] == [
        *(str(year) for year in range(1999, 1999 - WIDE, -1)), "before 1985", "undated",
    ]  # fmt: skip
    assert columns[-2].years == ("1984", "1983", "1982", "1981", "1980")
    table = tables(of)["countries"]
    assert table.columns[-2] == Link(text="before 1985", address=addresses.YEARS, anchor="y1984")
    (peru,) = [row for row in table.rows if row.head.text == "Peru"]
    before = peru.cells[-2].link
    assert before == Link(text="5", address="countries/peru/index.html", anchor="y1984")
    assert peru.cells[-1].link.text == ""


def test_nearly_empty_years_ahead_of_the_others_share_a_column_instead_of_filling_the_table():
    steady = [report(100 * year + n, str(year)) for year in range(1990, 2010) for n in range(21)]
    ahead = [report(year, str(year)) for year in (2083, 2070)]
    columns = spans(archive([*steady, *ahead, report(1, "2010")]).events)
    assert [span.words for span in columns[:3]] == ["after 2009", "2009", "2008"]
    assert columns[0].years == ("2083", "2070", "2010")
    assert columns[-1].words == "before 1995"
    january = spans(archive([*steady, report(1, "2010")]).events)
    assert [span.words for span in january[:2]] == ["2010", "2009"]
    assert len(spans(archive([*steady[210:], *ahead]).events)) == 12, "where there is room each year has its column"


def test_tints_grow_with_the_number_and_are_said_in_words():
    sizes = {"2001": 1, "2002": 2, "2003": 3, "2004": 6, "2005": 7, "2006": 12}
    days = [year for year, size in sizes.items() for _ in range(size)]
    of = archive([report(number, day, "election", "PE") for number, day in enumerate([*days, None])])
    (whole, row) = tables(of)["occasions"].rows
    assert {cell.tint for cell in whole.cells} == {""}
    assert [cell.tint for cell in row.cells] == ["t3", "t3", "t2", "t1", "t1", "", ""]
    key = "The tint grows with the number of acts in a year: none for 1, then 2 to 3, 4 to 6, 7 to 12."
    assert tables(of)["occasions"].key == key
    two = archive([report(number, day, "election", "PE") for number, day in enumerate(["2001", "2001", "2002"])])
    assert [cell.tint for cell in tables(two)["occasions"].rows[1].cells] == ["", "t1"]
    one = archive([report(1, "2001", "election", "PE")])
    assert tables(one)["occasions"].key == ""


def test_an_empty_archive_has_a_matrix_without_tables():
    (page,) = kind.plan(archive())
    assert (page.context.summary, page.context.tables) == ("No acts yet.", ())
    assert matrix(Line(head=Link(text="All"), events=(), part=None), []).rows == ()


@pytest.fixture(scope="module")
def crowd():
    """190 countries with one to four acts in each of 15 years, before them, and without a date: every cell is full."""
    names = [country(f"{letter}{n}", f"State of {letter}{n}") for letter in "ABCDEFGHIJKLMNOPQRS" for n in range(10)]
    days = [*(str(year) for year in range(2011, 2026)), "1990", None]
    reports = [
        report(1000 * row + 10 * column + n, day, OCCASIONS[(row + column) % 6].slug, one.code)
        for row, one in enumerate(names)
        for column, day in enumerate(days)
        for n in range(1 + (row + column) % 4)
    ]
    of = archive(reports)
    slugs = {one.code: one for one in names}
    shelves = tuple(
        Shelf(key=s.key, slug=slugs[s.key].slug, label=slugs[s.key].name, events=s.events)
        for s in of.shelves.country
        if s.key in slugs
    )
    return replace(of, countries=(*COUNTRIES, *names), shelves=replace(of.shelves, country=shelves))


@pytest.fixture(scope="module")
def crowded_page(crowd, root):
    (page,) = kind.plan(crowd)
    return Renderer(root / "templates", crowd).render(page).content.decode()


def test_a_full_table_of_190_countries_and_15_years_stays_below_300_kb(crowded_page):
    assert crowded_page.count('<th scope="row">') == 190 + 1 + 7
    assert crowded_page.count("countries/state-of-") == 190 * 18
    assert len(crowded_page.encode()) < 300_000


def test_links_are_named_in_full_until_the_page_would_grow_too_heavy(crowded_page, root):
    assert "State of A0, 2020" not in crowded_page
    of = small()
    (page,) = kind.plan(of)
    html = Renderer(root / "templates", of).render(page).content.decode()
    assert 'aria-label="Lesotho, 2024: 1 act"' in html
    assert sum(bool(cell.link.text) for t in tables(of).values() for row in t.rows for cell in row.cells) < NAMED
    assert not re.search(r"<td>\s+</td>", html), "an empty cell is empty"


@pytest.fixture(scope="module")
def crowded_site(crowd, crowded_page, root, tmp_path_factory):
    out = tmp_path_factory.mktemp("crowd")
    (out / "matrix").mkdir()
    (out / addresses.MATRIX).write_text(crowded_page, "utf-8")
    shutil.copytree(root / "site_src" / "static", out / "static")
    return out


def show(browser, folder):
    browser.get((folder / addresses.MATRIX).as_uri())
    browser.execute_async_script("document.fonts.ready.then(() => arguments[0]())")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_heads_stay_while_the_table_scrolls_inside_its_own_window(crowded_site, browser, viewport, width):
    viewport(width)
    show(browser, crowded_site)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    before, after, edges = browser.execute_script(
        "const box = document.querySelectorAll('.scroll')[1];"
        "const heads = () => ['thead th:last-child', 'tbody tr:nth-child(99) th']"
        ".map(s => box.querySelector(s).getBoundingClientRect());"
        "const [top, side] = heads();"
        "box.scrollTo({left: 300, top: 900, behavior: 'instant'});"
        "const [topAfter, sideAfter] = heads();"
        "const edge = box.getBoundingClientRect();"
        "return [[top.top, side.left], [topAfter.top, sideAfter.left], [edge.top, edge.left]]"
    )
    assert before == pytest.approx(after, abs=1)
    assert after == pytest.approx(edges, abs=2)


def test_the_window_takes_the_focus_and_has_a_name_and_scrolls_by_key(crowded_site, browser, viewport):
    viewport(360)
    show(browser, crowded_site)
    name, place = browser.execute_script(
        "const box = document.querySelectorAll('.scroll')[1]; box.focus();"
        "const label = document.getElementById(box.getAttribute('aria-labelledby'));"
        "return [label.textContent, document.activeElement === box]"
    )
    assert name == "Numbers of acts: Country by year"
    assert place
    small_targets = browser.execute_script(
        "return [...document.querySelectorAll('.matrix td a')]"
        ".filter(e => Math.min(e.getBoundingClientRect().height, e.getBoundingClientRect().width) < 24).length"
    )
    assert small_targets == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_numbers_on_every_tint_have_seven_to_one(crowded_site, browser, viewport, scheme):
    viewport(1280, scheme=scheme)
    show(browser, crowded_site)
    ratios = browser.execute_script(
        "const draw = document.createElement('canvas').getContext('2d', {willReadFrequently: true});"
        "const light = colour => { draw.fillStyle = colour; draw.fillRect(0, 0, 1, 1);"
        " return [...draw.getImageData(0, 0, 1, 1).data].slice(0, 3).map(v => v / 255)"
        " .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)"
        " .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0) };"
        "const cell = document.querySelector('.matrix td:has(a)');"
        "return ['', 't1', 't2', 't3'].map(tint => { cell.className = tint; const style = getComputedStyle(cell);"
        " const back = tint ? style.backgroundColor : getComputedStyle(document.body).backgroundColor;"
        " const [a, b] = [light(style.color), light(back)].sort((x, y) => y - x);"
        " return (a + 0.05) / (b + 0.05) })"
    )
    assert all(ratio >= 7 for ratio in ratios), ratios
    assert ratios == sorted(ratios, reverse=True), "each tint is stronger than the one before it"
    assert len(set(ratios)) == 4
