"""The demonstration in a real browser: large enough to show what five articles cannot."""

from __future__ import annotations

import re

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select
from selenium_axe_python import Axe

from felicitations.pages import PAGES
from tests.test_look import show

WEIGHT = 300_000
"""Bytes of HTML that no page may exceed."""
EVENT = "events/2025-06-04-south-korea-election/index.html"
"""An act of three reports that differ."""


def samples(site):
    """A page of each folder and of each depth in it: so one of every kind, and the act with differences."""
    found = {"event": EVENT}
    for path in sorted(site.rglob("*.html")):
        parts = path.relative_to(site).parts
        found.setdefault((parts[0], len(parts)), path.relative_to(site).as_posix())
    return list(found.values())


def test_every_kind_of_page_is_there(demonstration):
    assert len(samples(demonstration)) >= len(PAGES)
    assert (demonstration / EVENT).exists()


def test_no_page_is_heavy(demonstration):
    heavy = {path: size for path in demonstration.rglob("*.html") if (size := path.stat().st_size) > WEIGHT}
    assert heavy == {}


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_no_rule_of_accessibility_is_broken_on_any_kind_of_page(demonstration, browser, viewport, width, scheme):
    viewport(width, scheme=scheme)
    broken = {}
    for address in samples(demonstration):
        show(browser, (demonstration / address).as_uri())
        axe = Axe(browser)
        axe.inject()
        found = axe.run()["violations"]
        broken |= (
            {address: [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found]} if found else {}
        )
    assert broken == {}


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_sticks_out(demonstration, browser, viewport, width):
    viewport(width)
    wide = []
    for address in samples(demonstration):
        show(browser, (demonstration / address).as_uri())
        if browser.execute_script("return document.documentElement.scrollWidth") > width:
            wide.append(address)
    assert wide == []


def titled(page):
    """The language of an article and its headline, from its own page; None where the archive composed the title."""
    html = page.read_text("utf-8")
    lang, headline = re.search(
        r'<h1 class="wide full"(?: lang="([\w-]+)")? dir="auto">(.*?)</h1>', html, re.DOTALL
    ).groups()
    return lang and (lang, " ".join(re.sub(r'<a class="ref".*?</a>|<[^>]+>', "", headline).split()))


def test_a_title_in_another_language_is_marked_so_wherever_it_leads_to_its_article(demonstration):
    articles = {
        page.parent.name: found for page in demonstration.glob("articles/*/index.html") if (found := titled(page))
    }
    foreign = {name: found for name, found in articles.items() if found[0] != "en"}
    link = re.compile(r'<a href="[^"]*articles/([^/"]+)/index\.html"(?: lang="([\w-]+)")?>([^<]+)</a>')
    marked, unmarked = set(), set()
    for page in demonstration.rglob("*.html"):
        for name, lang, text in link.findall(page.read_text("utf-8")):
            if name in foreign and " ".join(text.split()) == foreign[name][1]:
                (marked if lang == foreign[name][0] else unmarked).add((page.parent.name, name))
    assert unmarked == set()
    assert {name for _, name in marked} == set(foreign)


class TestFilter:
    """The choice of occasion and country on the timeline."""

    def test_it_narrows_the_figure_and_its_state_stands_in_the_address(self, demonstration, browser, viewport):
        viewport(1280)
        url = (demonstration / "timeline/index.html").as_uri()
        show(browser, url)
        bar = browser.find_element(By.CLASS_NAME, "filter")
        assert bar.is_displayed()
        marks = len(browser.find_elements(By.CSS_SELECTOR, ".marks .sign"))
        Select(bar.find_element(By.NAME, "occasion")).select_by_value("national-day")
        assert browser.current_url == url + "?occasion=national-day"
        said = bar.find_element(By.TAG_NAME, "output").text
        fewer = browser.find_elements(By.CSS_SELECTOR, "[data-acts]:not([hidden]) .marks .sign")
        assert said == f"{len(fewer)} acts"
        assert 0 < len(fewer) < marks
        assert {one.find_element(By.TAG_NAME, "use").get_attribute("href") for one in fewer} == {"#o-national-day"}
        show(browser, url + "?occasion=national-day&country=BN")
        one = browser.find_elements(By.CSS_SELECTOR, "[data-acts]:not([hidden]) .marks .sign")
        assert len(one) == 1
        Select(browser.find_element(By.NAME, "occasion")).select_by_value("")
        Select(browser.find_element(By.NAME, "country")).select_by_value("")
        assert browser.current_url == url
        assert len(browser.find_elements(By.CSS_SELECTOR, ".marks .sign")) == marks

    def test_it_goes_along_to_the_year(self, demonstration, browser, viewport):
        viewport(1280)
        show(browser, (demonstration / "timeline/index.html").as_uri() + "?occasion=election")
        browser.find_element(By.CSS_SELECTOR, "#y2024 a.kept-on").click()
        assert browser.current_url.endswith("timeline/2024/index.html?occasion=election")
        shown = browser.find_elements(By.CSS_SELECTOR, ".days a:not([hidden])")
        assert {one.get_attribute("data-acts").partition(":")[0] for one in shown} == {"0"}

    def test_an_unknown_choice_in_the_address_is_no_choice(self, demonstration, browser, viewport):
        viewport(1280)
        url = (demonstration / "timeline/index.html").as_uri()
        show(browser, url + "?occasion=%3Cscript%3E&country=XX&other=1")
        assert browser.current_url == url

    def test_without_scripts_it_is_not_there_and_everything_else_is(self, demonstration, browser, viewport):
        viewport(1280)
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        try:
            browser.get((demonstration / "timeline/index.html").as_uri())
            assert not browser.find_element(By.CLASS_NAME, "filter").is_displayed()
            assert browser.find_element(By.CSS_SELECTOR, ".marks .sign").is_displayed()
        finally:
            browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
