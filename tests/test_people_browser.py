"""The pages of people in a real browser: one walks from a country to a person, to those they wrote to, and back."""

from __future__ import annotations

import shutil

import pytest
from selenium.webdriver.common.by import By

from felicitations.model import Report
from felicitations.pages import plan_pages
from felicitations.render.html import Renderer
from tests.making import archive, lesotho, message, party, reading, seed

XI = ("Xi Jinping", "President")


@pytest.fixture(scope="module")
def met(tmp_path_factory, root):
    """The pages of an archive in which a king is named in several ways, with the real style."""
    reports = [lesotho()]
    for number, name in enumerate(["Letsie III", "King Letsie III", "Letsie", "Letsie III"]):
        of = seed(f"k{number}", "Words.")
        one = message(
            f"20{18 + number}-10-04", "national-day", [party("CN", XI)], [party("LS", (name, "King of Lesotho"))]
        )
        reports.append(Report(seed=of, reading=reading(of, one)))
    out, of = tmp_path_factory.mktemp("met"), archive(reports)
    renderer = Renderer(root / "templates", of)
    for page in plan_pages(of):
        target = out / page.address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(renderer.render(page).content)
    shutil.copytree(root / "site_src" / "static", out / "static")
    return out


def follow(browser, words, within="main"):
    """Follow the first link with these words."""
    links = browser.find_elements(By.CSS_SELECTOR, f"{within} a[href]")
    browser.execute_script("arguments[0].click()", next(link for link in links if words in link.text))


def heading(browser):
    return browser.find_element(By.TAG_NAME, "h1").text


@pytest.mark.parametrize("width", [320, 1280])
def test_one_walks_from_a_country_to_a_person_and_back(met, browser, viewport, width):
    viewport(width)
    browser.get((met / "countries/lesotho/index.html").as_uri())
    follow(browser, "Letsie III", "[aria-labelledby=people]")
    assert heading(browser) == "Letsie III"
    assert "Letsie" in browser.find_element(By.CSS_SELECTOR, "[aria-labelledby=printed]").text
    follow(browser, "Xi Jinping", "[aria-labelledby=met]")
    assert heading(browser) == "Xi Jinping"
    follow(browser, "China", ".opening")
    assert heading(browser) == "China"
    follow(browser, "People", ".colophon")
    assert heading(browser) == "People"
    follow(browser, "Sam Matekane")
    assert heading(browser) == "Sam Matekane"


def test_the_line_of_years_stands_with_its_counts_and_leads_to_the_years(met, browser, viewport):
    viewport(1280)
    browser.get((met / "people/letsie-iii/index.html").as_uri())
    years = [one.text.split() for one in browser.find_elements(By.CSS_SELECTOR, ".years li")]
    assert years == [[str(year), "1", "act"] if year not in {2022, 2023} else [str(year)] for year in range(2018, 2025)]
    follow(browser, "2020")
    assert heading(browser) == "2020"


def test_the_counterparts_can_be_reached_by_keyboard(met, browser, viewport):
    viewport(360)
    browser.get((met / "people/xi-jinping/index.html").as_uri())
    link = browser.find_element(By.CSS_SELECTOR, "[aria-labelledby=met] a")
    browser.execute_script("arguments[0].focus()", link)
    assert browser.switch_to.active_element == link
    assert link.rect["height"] >= 24
