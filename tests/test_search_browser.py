"""The search in a real browser, below a folder: words, filters, address, keyboard, nothing from elsewhere."""

from __future__ import annotations

import json
import shutil
from urllib.parse import parse_qs, urlsplit

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from felicitations import addresses, findables
from felicitations.catalogue import catalogue, people
from felicitations.disk import pagefind
from felicitations.findables import findables_of
from felicitations.model import Report
from felicitations.pages import search as kind
from felicitations.render.html import Renderer
from tests.lexicon import ROOT
from tests.making import archive, lesotho, message, party, reading, seed

PREFIX = "/some/repo/"


def tall() -> list[Report]:
    """Acts with words in several scripts, something hostile, and two articles that report one act each of many."""
    told = {
        "ivoire": (
            "Côte d’Ivoire thanked <mark>China</mark> & all <img src=x onerror=alert(1)>.",
            "2020-08-07",
            "KM",
        ),
        "chinese": (
            "新华社北京电 国家主席习近平致电祝贺。",
            "2021-03-01",
            "UZ",
        ),
        "reversed": ("平 近 习", "2021-04-01", "UZ"),
        "russian": (
            "Президент поздравил коллегу.",
            "2022",
            "KZ",
        ),
    }
    reports = [lesotho()]
    for name, (text, day, code) in told.items():
        of = seed(name, text)
        reports.append(Report(seed=of, reading=reading(of, message(day, "re-election", [party("CN")], [party(code)]))))
    for number in range(14):
        of = seed(f"many{number:02}", f"Astana was glad, for the {number}th time.")
        act = message(f"20{number + 10}-05-01", "national-day", [party("CN")], [party("KZ")])
        reports.append(Report(seed=of, reading=reading(of, act)))
    return reports


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A site that is only its search, in an index of several parts."""
    out = tmp_path_factory.mktemp("search")
    of = archive(tall(), pages=("search",))
    found = findables_of(of)
    before, findables.PART = findables.PART, 8
    try:
        indexes = pagefind.index(found, "en")
    finally:
        findables.PART = before
    assert len(indexes) == 3
    renderer = Renderer(ROOT / "templates", of)
    files = [file for one in indexes for file in one.files]
    files += [catalogue(of, found, (one.names for one in indexes)), people(of, found)]
    for file in (*files, *map(renderer.render, kind.plan(of))):
        path = out / file.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    for path in (ROOT / "site_src" / "static").rglob("*"):
        if path.is_file():
            copy = out / "static" / path.relative_to(ROOT / "site_src" / "static")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    return out


@pytest.fixture
def asked(browser, serve_at, folder, viewport):
    """Opens the page of the search with a query, and waits until it has answered."""
    viewport(1280)
    base = serve_at(folder, PREFIX)
    browser.get_log("browser")
    browser.get_log("performance")

    def ask(query: str = "") -> None:
        browser.get(base + addresses.SEARCH + query)
        settle(browser)

    return ask


def settle(browser):
    answered = (
        "return !document.querySelector('.acts').hasAttribute('aria-busy') && !document.querySelector('.narrow').hidden"
    )
    WebDriverWait(browser, 20).until(lambda _: browser.execute_script(answered))


def until(browser, head):
    WebDriverWait(browser, 20).until(lambda _: browser.find_element("id", "found").text == head)


def results(browser):
    return browser.execute_script("return [...document.querySelectorAll('.acts > li')].map(item => item.innerText)")


def marked(browser):
    return [mark.text for mark in browser.find_elements("css selector", ".excerpt mark")]


def query(browser):
    return parse_qs(urlsplit(browser.current_url).query)


def choice(browser, name, value):
    return browser.find_element("css selector", f'.facet input[name="{name}"][value="{value}"]')


def test_a_search_for_lesotho_in_2024_finds_the_act(site, serve_at, browser):
    """The whole site, as it is built, below a folder."""
    browser.get(f"{serve_at(site, PREFIX)}{addresses.SEARCH}?q=Lesotho&year=2024")
    settle(browser)
    (found,) = results(browser)
    assert "30th anniversary of the resumption of ties" in found
    assert browser.find_element("css selector", ".acts .when").text == "12 January 2024"
    assert browser.find_element("css selector", ".acts h3").text == "China Lesotho"
    assert set(marked(browser)) == {"Lesotho", "Lesotho's"}
    assert browser.find_element("id", "found").text == "1 act"
    act, report = browser.find_elements("css selector", ".acts a")
    assert act.get_attribute("href") == report.get_attribute("href")
    act.send_keys(Keys.ENTER)
    WebDriverWait(browser, 20).until(lambda _: "/articles/003_" in browser.current_url)


def test_nothing_comes_from_elsewhere_and_the_console_is_silent(asked, browser):
    asked("?q=anniversary")
    choice(browser, "country", "LS").click()
    until(browser, "1 act")
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    urls = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    origin = urlsplit(browser.current_url)
    assert any("pagefind.js" in url for url in urls)
    ours = (f"{origin.scheme}://{origin.netloc}{PREFIX}", "data:")
    assert [url for url in urls if not url.startswith(ours)] == []
    assert [entry for entry in browser.get_log("browser") if "favicon" not in entry["message"]] == []


@pytest.mark.parametrize("words", ["Cote d'Ivoire", "Côte d’Ivoire", "cote d’ivoire"])
def test_accents_and_apostrophes_do_not_matter_and_hostile_words_are_words(asked, browser, words):
    asked(f"?q={words}")
    (found,) = results(browser)
    assert "thanked <mark>China</mark> & all <img src=x onerror=alert(1)>" in found
    assert marked(browser) == ["Côte", "d’Ivoire"]
    assert not browser.find_elements("css selector", ".acts img")


def test_a_hostile_query_is_words(asked, browser):
    asked("?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%22&year=__proto__&country=constructor&sort=__proto__")
    assert browser.find_element("id", "q").get_attribute("value") == '<img src=x onerror=alert(1)>"'
    assert not browser.find_elements("css selector", "main img")
    assert results(browser) == []
    assert "Nothing holds all of this" in browser.find_element("css selector", ".said").text


def test_chinese_is_found_as_a_run_of_characters(asked, browser):
    asked("?q=习近平")
    (found,) = results(browser)
    assert "新华社北京电国家主席习近平致电" in found
    assert marked(browser) == ["习近平"]


def test_other_scripts_are_found(asked, browser):
    asked("?q=ПОЗДРАВИЛ")
    assert len(results(browser)) == 1


def test_filters_count_what_they_would_leave_and_stand_in_the_address(asked, browser):
    asked()
    assert results(browser) == []
    label = choice(browser, "country", "KZ").find_element("xpath", "..")
    assert label.text.split("\n") == ["Kazakhstan", "15"]
    label.click()
    until(browser, "15 acts")
    choice(browser, "occasion", "re-election").click()
    until(browser, "1 act")
    assert query(browser) == {"country": ["KZ"], "occasion": ["re-election"]}
    browser.back()
    until(browser, "15 acts")
    assert query(browser) == {"country": ["KZ"]}
    assert not choice(browser, "occasion", "re-election").is_selected()
    browser.forward()
    until(browser, "1 act")
    browser.find_element("css selector", ".clear button").click()
    until(browser, "Results")
    assert query(browser) == {}


def test_two_choices_of_one_kind_widen_and_those_of_two_kinds_narrow(asked, browser):
    asked("?country=LS&country=UZ")
    assert browser.find_element("id", "found").text == "3 acts"
    asked("?country=LS&country=UZ&year=2024&direction=exchanged&person=letsie-iii")
    assert browser.find_element("id", "found").text == "1 act"


def test_the_order_is_by_date_when_asked_for(asked, browser):
    asked("?q=Astana&sort=oldest")
    days = [item.split("\n")[0] for item in results(browser)]
    assert days[:2] == ["1 May 2010", "1 May 2011"]
    browser.find_element("css selector", "#order option[value=newest]").click()
    WebDriverWait(browser, 20).until(lambda _: results(browser)[0].startswith("1 May 2023"))
    assert query(browser) == {"q": ["Astana"], "sort": ["newest"]}


def test_more_results_come_when_asked_for_and_the_focus_goes_to_the_first(asked, browser):
    asked("?q=Astana&sort=newest")
    assert len(results(browser)) == 10
    browser.find_element("css selector", ".more button").send_keys(Keys.ENTER)
    WebDriverWait(browser, 20).until(lambda _: len(results(browser)) == 14)
    place = "return [...document.querySelectorAll('.acts > li')].findIndex(li => li.contains(document.activeElement))"
    assert browser.execute_script(place) == 10
    assert not browser.find_element("css selector", ".more").is_displayed()


def test_it_works_by_keyboard_alone(asked, browser):
    asked()
    field = browser.find_element("id", "q")
    field.send_keys("Astana", Keys.ENTER)
    until(browser, "14 acts")
    assert query(browser) == {"q": ["Astana"]}
    for _ in range(30):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        if browser.switch_to.active_element.get_attribute("value") == "2020":
            break
    browser.switch_to.active_element.send_keys(Keys.SPACE)
    until(browser, "1 act")
    focus = browser.switch_to.active_element
    assert (focus.get_attribute("name"), focus.get_attribute("value")) == ("year", "2020")


def test_words_are_looked_for_while_they_are_typed(asked, browser):
    asked()
    browser.find_element("id", "q").send_keys("Letsie")
    until(browser, "1 act")
    assert query(browser) == {"q": ["Letsie"]}


def test_filters_alone_load_no_words(asked, browser):
    asked("?country=LS")
    messages = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    urls = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    assert [url for url in urls if "pf_index" in url or ".pagefind" in url] == []
    assert "BEIJING, Jan. 12" in results(browser)[0]


def test_an_index_that_is_gone_is_said_to_be(folder, tmp_path, serve_at, browser):
    page = tmp_path / addresses.SEARCH
    page.parent.mkdir()
    page.write_bytes((folder / addresses.SEARCH).read_bytes())
    shutil.copytree(folder / addresses.STATIC, tmp_path / addresses.STATIC)
    browser.get(serve_at(tmp_path, PREFIX) + addresses.SEARCH)
    until(browser, "No search here")
    assert "HTTP 404" in browser.find_element("css selector", ".said").text
    browser.get_log("browser")


def test_from_disk_the_page_says_that_it_cannot_search(folder, browser):
    browser.get((folder / addresses.SEARCH).as_uri() + "?q=Lesotho")
    until(browser, "No search here")
    assert "read from disk" in browser.find_element("css selector", ".said").text
    assert not browser.find_element("css selector", ".find").is_displayed()
    browser.get_log("browser")


def test_without_scripts_the_page_leads_to_the_lists(site, serve_at, browser):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(serve_at(site, PREFIX) + addresses.SEARCH)
        assert "The search needs a script" in browser.find_element("css selector", "main").text
        links = [a.get_attribute("href") for a in browser.find_elements("css selector", "main section p a")]
        assert len(links) == 5
        assert not browser.find_element("css selector", ".find").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_navigation_and_the_page_fit(asked, browser, viewport, width):
    viewport(width)
    asked("?q=Astana")
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    boxes = [a.rect for a in browser.find_elements("css selector", ".masthead li a")]
    assert boxes
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
