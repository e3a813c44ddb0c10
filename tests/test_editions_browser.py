"""An edition that is written from right to left, in a real browser: it fits, mirrors, leads and counts."""

from __future__ import annotations

import re

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait
from selenium_axe_python import Axe

from tests.chromium import settle
from tests.mirrored import BASE, FORMS, LANGUAGE, build_mirrored, mirrored
from tests.scale import LONG
from tests.test_demonstration import samples

KINDS = {0: "zero", 1: "one", 2: "two", 3: "few", 10: "few", 11: "many", 99: "many", 100: "other", 102: "other"}
"""What kind a number is in Arabic: https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return build_mirrored(tmp_path_factory.mktemp("mirrored"))


@pytest.fixture(scope="module")
def pages(site):
    """A page of each kind of the mirrored edition, and an article in a language that is written from left to right."""
    own = site / LANGUAGE
    return [own / address for address in dict.fromkeys((*samples(own), "articles/w042/index.html"))]


@pytest.mark.parametrize("width", [320, *((768,) if LONG else ()), 1280])
def test_nothing_sticks_out_on_either_side(pages, browser, viewport, width):
    viewport(width)
    out = {}
    for page in pages:
        settle(browser, page.as_uri())
        found = browser.execute_script(
            "return [...document.querySelectorAll('body *')].filter(e => !e.closest('.vh, .skip, .symbols, .scroll'))"
            ".filter(e => e.getClientRects().length).filter(e => { const box = e.getBoundingClientRect();"
            "return box.left < -1 || box.right > innerWidth + 1; }).map(e => e.outerHTML.slice(0, 90)).slice(0, 3)"
        )
        out |= {page.parent.name: found} if found else {}
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width, page
    assert out == {}


def test_no_rule_of_accessibility_is_broken(pages, browser, viewport):
    viewport(360)
    broken = {}
    for page in pages if LONG else pages[::3]:
        settle(browser, page.as_uri())
        axe = Axe(browser)
        axe.inject()
        found = [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in axe.run()["violations"]]
        broken |= {page.parent.name: found} if found else {}
    assert broken == {}


def test_time_goes_the_way_of_the_words_and_so_do_the_arrows(site, browser, viewport):
    viewport(1280)
    for folder, way in (("", 1), (f"{LANGUAGE}/", -1)):
        settle(browser, (site / folder / "index.html").as_uri())
        for selector in (".years > li", ".masthead li"):
            places = browser.execute_script(
                f"return [...document.querySelectorAll('{selector}')].map(e => e.getBoundingClientRect().left)"
            )
            assert places == sorted(places, reverse=way < 0)
        turned = "return new DOMMatrix(getComputedStyle(document.querySelector('.acts .arrow')).transform).a"
        assert browser.execute_script(turned) == way
        settle(browser, (site / folder / "timeline/index.html").as_uri())
        ticks = "return getComputedStyle(document.querySelector('.cells')).backgroundImage"
        assert ("to left" in browser.execute_script(ticks)) == (way < 0)


def test_no_words_in_arabic_are_slanted_or_spaced_out(pages, browser, viewport):
    viewport(1280)
    for page in pages:
        settle(browser, page.as_uri())
        wrong = browser.execute_script(
            "return [...document.querySelectorAll('body :lang(ar)')].filter(e => !e.closest('.wordmark'))"
            ".filter(e => [...e.childNodes].some(n => n.nodeType == 3 && /\\p{Script=Arabic}/u.test(n.data)))"
            ".filter(e => { const style = getComputedStyle(e);"
            "return style.fontStyle != 'normal' || !['normal', '0px'].includes(style.letterSpacing); })"
            ".map(e => e.outerHTML.slice(0, 90)).slice(0, 3)"
        )
        assert wrong == [], page


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_leads_to_itself_in_the_other_language_from_its_head(site, browser, viewport, width):
    viewport(width)
    for own, other in (("", f"{LANGUAGE}/"), (f"{LANGUAGE}/", "")):
        address = "countries/kazakhstan/index.html"
        settle(browser, (site / own / address).as_uri())
        links = browser.find_elements(By.CSS_SELECTOR, "header .languages a")
        assert {one.get_attribute("href") for one in links} == {(site / f / address).as_uri() for f in (own, other)}
        (here,) = [one for one in links if one.get_attribute("aria-current")]
        assert here.get_attribute("href") == browser.current_url
        assert min(one.rect["height"] for one in links) >= 24
        assert max(one.rect["y"] for one in links) < 60


def test_search_engines_are_told_of_each_language_and_of_the_one_for_all_others(site):
    address = "countries/kazakhstan/index.html"
    for folder in ("", f"{LANGUAGE}/"):
        html = (site / folder / address).read_text("utf-8")
        found = dict(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', html))
        urls = {one: f"{BASE}{one}countries/kazakhstan/" for one in ("", f"{LANGUAGE}/")}
        assert found == {"en": urls[""], "x-default": urls[""], LANGUAGE: urls[f"{LANGUAGE}/"]}


def test_a_script_counts_by_the_rules_of_the_language(site, browser):
    settle(browser, (site / LANGUAGE / "timeline/index.html").as_uri())
    for number, kind in KINDS.items():
        said = browser.execute_script("return saying.count('acts', arguments[0])", number)
        assert said.rpartition(" ")[2] == mirrored(kind), number
        assert said.startswith(str(number))
    assert set(KINDS.values()) == set(FORMS)
    Select(browser.find_element(By.NAME, "occasion")).select_by_value("national-day")
    assert browser.find_element(By.CSS_SELECTOR, ".filter output").text.startswith("13 ")


def test_the_search_speaks_the_language_and_leads_to_its_pages(site, browser, viewport, serve_at):
    viewport(1280)
    base = serve_at(site, "/archive/")
    browser.get(f"{base}{LANGUAGE}/search/index.html?q=anniversaries&country=KZ")
    wait = WebDriverWait(browser, 20)
    wait.until(lambda _: browser.find_elements(By.CSS_SELECTOR, ".found .acts > li"))
    links = [one.get_attribute("href") for one in browser.find_elements(By.CSS_SELECTOR, ".found .acts a")]
    assert links
    assert all(link.startswith(f"{base}{LANGUAGE}/") for link in links)
    for link in links:
        assert (site / link.removeprefix(base)).is_file()
    listed = browser.find_element(By.CSS_SELECTOR, ".found .acts")
    assert (listed.get_attribute("lang"), listed.get_attribute("dir")) == ("en", "ltr")
    browser.get(f"{base}{LANGUAGE}/search/index.html?q=nothingholdsthis")
    wait.until(lambda _: browser.find_element(By.CSS_SELECTOR, ".found .said").text)
    said = [browser.find_element(By.CSS_SELECTOR, one).text for one in (".found .said", "#found", ".find button")]
    assert not [words for words in said if re.search("[a-z]", words)]


def test_the_choices_of_the_search_have_the_names_of_the_language(site, browser, serve_at):
    browser.get(serve_at(site, "/archive/") + f"{LANGUAGE}/search/index.html")
    facet = '.facet[data-name="{}"] label > span[dir]'
    WebDriverWait(browser, 20).until(lambda _: browser.find_elements(By.CSS_SELECTOR, facet.format("country")))
    for name in ("occasion", "country", "direction"):
        called = [
            one.get_attribute("textContent") for one in browser.find_elements(By.CSS_SELECTOR, facet.format(name))
        ]
        assert called
        assert not [words for words in called if re.search("[a-z]", words)]
