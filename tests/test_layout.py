"""What holds of every page as it is laid out, measured in a real browser: no picture is compared with another."""

import pytest

from tests.test_demonstration import samples
from tests.test_look import show

SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
"""What readers may set by WCAG 2.2, 1.4.12."""
SHIFT = 0.1
"""The layout shift that counts as good: https://web.dev/articles/cls"""

BROKEN = """
const broken = [];
for (const name of document.querySelectorAll('.thread > span:not(.line, .joint)')) {
  const text = name.firstChild;
  for (const word of text.data.matchAll(/[^ -]{1,14}(?=[ -]|$)/g)) {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    if (new Set([...range.getClientRects()].map(box => box.top)).size > 1) broken.push(name.textContent);
  }
}
return broken;"""
COVERED = """
const boxes = [...document.querySelectorAll('.reading > :is(p, h3), .reading .notes li')]
  .map(e => [e, e.getBoundingClientRect()]);
const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
  && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
return boxes.flatMap(([one, a], n) => boxes.slice(n + 1)
  .filter(([, b]) => over(a, b)).map(([two]) => [one.textContent, two.textContent]));"""


@pytest.fixture(scope="module")
def pages(demonstration):
    """A page of each kind, and what strains a layout: acts of many sides, articles of many notes, other scripts."""
    strained = [f"articles/{name}/index.html" for name in ("w042", "p044", "l019", "l001")]
    many = max(demonstration.glob("events/*/index.html"), key=lambda page: page.stat().st_size)
    found = [*samples(demonstration), *strained, many.relative_to(demonstration).as_posix()]
    return [demonstration / address for address in dict.fromkeys(found)]


def test_text_of_twice_the_size_fits(pages, browser, viewport):
    viewport(768)
    for page in pages:
        show(browser, page.as_uri())
        browser.execute_script("document.documentElement.style.fontSize = '200%'")
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 768, page


def test_text_that_a_reader_spaces_out_fits(pages, browser, viewport):
    viewport(360)
    for page in pages:
        show(browser, page.as_uri())
        browser.execute_script(
            "const own = new CSSStyleSheet(); own.replaceSync(arguments[0]); document.adoptedStyleSheets = [own]",
            SPACED,
        )
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 360, page


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_name_on_a_thread_is_broken_inside_a_word(pages, browser, viewport, width):
    viewport(width)
    for page in pages:
        if page.parent.parent.name in {"articles", "events"}:
            show(browser, page.as_uri())
            assert browser.execute_script(BROKEN) == [], page


@pytest.mark.parametrize("width", [360, 900, 1280])
def test_no_note_covers_the_text_or_another_note(pages, browser, viewport, width):
    viewport(width)
    articles = [page for page in pages if page.parent.parent.name == "articles"]
    assert len(articles) > 3
    for page in articles:
        show(browser, page.as_uri())
        assert browser.execute_script(COVERED) == [], page


def test_following_a_fact_lights_its_words_without_a_script(pages, browser, viewport):
    viewport(1280)
    page = next(page for page in pages if page.parent.name == "w042")
    show(browser, page.as_uri())
    lit = "return getComputedStyle(document.querySelector(arguments[0])).backgroundImage"
    fact = browser.find_element("css selector", ".facts .refs a")
    words = fact.get_attribute("href").rpartition("#")[2]
    before = browser.execute_script(lit, f"#{words}")
    fact.click()
    assert browser.execute_script(lit, f"#{words}") != before
    assert browser.execute_script("return document.querySelectorAll('script[src]').length") == 0


def test_nothing_shifts_while_a_page_loads(pages, demonstration, browser, viewport, serve_at):
    viewport(412, 823)
    base = serve_at(demonstration)
    for page in pages:
        show(browser, base + page.relative_to(demonstration).as_posix())
        shifted = browser.execute_async_script(
            "const done = arguments[0]; let sum = 0;"
            "new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })"
            ".observe({ type: 'layout-shift', buffered: true });"
            "requestAnimationFrame(() => setTimeout(() => done(sum), 50))"
        )
        assert shifted <= SHIFT, page
