"""The map in a real browser: it fits a phone, every dot can be hit, the keyboard reaches it and sees where it is."""

from __future__ import annotations

import shutil

import pytest
from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys

from felicitations import addresses
from felicitations.pages import map as kind
from felicitations.render.html import Renderer
from tests.everywhere import everywhere

HIT = """
return [...document.querySelectorAll('.world a:has(circle)')].filter(link => {
  const box = link.querySelector('circle').getBoundingClientRect();
  const met = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return !met || met.closest('a') !== link;
}).map(link => link.textContent)
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory, root):
    """The address on disk of the map of an archive with acts everywhere."""
    out, of = tmp_path_factory.mktemp("everywhere"), everywhere()
    (planned,) = kind.plan(of)
    target = out / addresses.MAP
    target.parent.mkdir()
    target.write_bytes(Renderer(root / "templates", of).render(planned).content)
    shutil.copytree(root / "site_src" / "static", out / "static")
    return target.as_uri()


def show(browser, url):
    browser.get(url)
    browser.execute_async_script("document.fonts.ready.then(() => arguments[0]())")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 640, 900, 1280, 1920])
def test_the_map_and_its_table_fit(page, browser, viewport, width, scheme):
    viewport(width, scheme=scheme)
    show(browser, page)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    left, right = browser.execute_script(
        "const box = document.querySelector('.world').getBoundingClientRect(); return [box.left, box.right]"
    )
    assert left >= 0
    assert right <= width
    assert right - left >= min(width, 1100) * 0.9


@pytest.mark.parametrize("width", [360, 1280])
def test_every_dot_can_be_hit(page, browser, viewport, width):
    viewport(width)
    show(browser, page)
    assert browser.execute_script(HIT) == []


def test_a_dot_is_large_enough_to_be_hit_on_a_wide_screen(page, browser, viewport):
    viewport(1280)
    show(browser, page)
    widths = browser.execute_script(
        "return [...document.querySelectorAll('.world circle')].map(dot => dot.getBoundingClientRect().width)"
    )
    assert min(widths) >= 10


def test_the_table_can_be_reached_before_the_map(page, browser, viewport):
    viewport(1280)
    show(browser, page)
    links = browser.execute_script(
        "return [...document.querySelectorAll('main a')].slice(0, 2)"
        ".map(link => [link.getAttribute('href'), !!link.closest('svg')])"
    )
    assert links[0] == ["#numbers", False]
    assert links[1][1]


def test_the_keyboard_reaches_a_country_and_sees_which(page, browser, viewport):
    viewport(1280)
    show(browser, page)
    browser.execute_script("document.querySelector('.lead a').focus()")
    ActionChains(browser).send_keys(Keys.TAB, Keys.TAB).perform()
    name, stroke, others = browser.execute_script(
        "const at = document.activeElement, other = document.querySelector('.world > a:not(:focus)');"
        "return [at.textContent, parseFloat(getComputedStyle(at).strokeWidth), getComputedStyle(other).opacity]"
    )
    assert name == "Albania: 5 acts"
    assert stroke >= 5
    assert float(others) < 0.5
    ActionChains(browser).send_keys(Keys.ENTER).perform()
    assert browser.current_url.endswith("/countries/albania/index.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_tint_of_the_key_differs_from_its_neighbours(page, browser, viewport, scheme):
    viewport(1280, scheme=scheme)
    show(browser, page)
    fills = browser.execute_script(
        "return [...document.querySelectorAll('.shades rect')].map(e => getComputedStyle(e).fill)"
    )
    assert len(fills) == len(set(fills)) == 6
