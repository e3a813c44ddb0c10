"""The built site in a real browser: it fits, it loads what it needs, it says nothing in the console."""

from __future__ import annotations

import json
import re
import shutil
from itertools import pairwise

import pytest

from felicitations.pages import plan_pages
from felicitations.render.html import Renderer
from tests.chromium import settle as show
from tests.making import hard

WIDTHS = (320, 360, 768, 1280)
FONTS = {"Alegreya", "Alegreya SC"}


def kinds(site):
    """One page of every kind, and every article."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix()
        parts = address.split("/")
        kind = parts[0] + ("/" if len(parts) > 2 else "")
        found.setdefault(address if kind == "articles/" else kind, address)
    return list(found.values())


@pytest.fixture(scope="module")
def hard_site(tmp_path_factory, root):
    """The pages of an archive that strains them, with the real style."""
    out, archive = tmp_path_factory.mktemp("hard"), hard()
    renderer = Renderer(root / "templates", archive)
    for page in plan_pages(archive):
        target = out / page.address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(renderer.render(page).content)
    shutil.copytree(root / "site_src" / "static", out / "static")
    return out


def complaints(browser):
    return [entry["message"] for entry in browser.get_log("browser")]


def requests(browser):
    """The addresses that the browser asked for."""
    events = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    return [one["params"]["request"]["url"] for one in events if one["method"] == "Network.requestWillBeSent"]


# No size hangs on a colour, so each width is looked at in one of both.
@pytest.mark.parametrize(("width", "scheme"), [*zip(WIDTHS, ["light", "dark"] * 2, strict=True)])
def test_no_page_scrolls_sideways_and_nothing_sticks_out(site, browser, viewport, width, scheme):
    viewport(width, scheme=scheme)
    for address in kinds(site):
        show(browser, (site / address).as_uri())
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width, address
        out = browser.execute_script(
            "return [...document.querySelectorAll('body *')].filter(e => !e.closest('.vh, .skip, .symbols')"
            " && e.getClientRects().length && e.getBoundingClientRect().right > innerWidth + 1)"
            ".map(e => e.outerHTML.slice(0, 90))"
        )
        assert out == [], address


@pytest.mark.parametrize("width", [320, 900, 1280])
def test_endless_words_and_many_parties_still_fit_with_everything_unfolded(hard_site, browser, viewport, width):
    viewport(width)
    pages = ["index.html", "timeline/index.html", "articles/index.html", "articles/002/index.html", "matrix/index.html"]
    first = next(path for path in (hard_site / "articles").iterdir() if path.name.startswith("Donau"))
    someone = next(path for path in (hard_site / "people").iterdir() if path.name.startswith("donau"))
    pages += ["people/index.html", f"people/{someone.name}/index.html"]
    for address in [*pages, f"articles/{first.name}/index.html", "countries/kazakhstan/index.html"]:
        show(browser, (hard_site / address).as_uri())
        browser.execute_script("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("way", ["disk", "http"])
def test_nothing_is_said_in_the_console_and_nothing_is_asked_of_others(site, browser, serve_at, way):
    base = serve_at(site, "/some/repo/") if way == "http" else site.as_uri() + "/"
    complaints(browser)
    requests(browser)
    for address in kinds(site):
        show(browser, base + address)
        assert complaints(browser) == [], address
        assert [url for url in requests(browser) if not url.startswith(base)] == [], address


@pytest.mark.parametrize("way", ["disk", "http"])
def test_the_fonts_load(site, browser, serve_at, way):
    base = serve_at(site) if way == "http" else site.as_uri() + "/"
    show(browser, base + "index.html")
    faces = browser.execute_script(
        "return [...document.fonts].map(one => [one.family.replaceAll('\"', ''), one.status])"
    )
    # The faces that stand in until ours are there are those of the reader's system, which may have none of them.
    ours = [(name, status) for name, status in faces if not name.startswith(("Like ", "Near ", "Wide "))]
    assert {name for name, status in ours if status == "loaded"} == FONTS
    assert not [name for name, status in ours if status == "error"]


def test_every_mark_is_drawn(site, browser, viewport):
    viewport(360)
    for address in kinds(site):
        show(browser, (site / address).as_uri())
        empty = browser.execute_script(
            "return [...document.querySelectorAll('use')].filter(e => e.getClientRects().length)"
            ".filter(e => Math.min(e.getBBox().width, e.getBBox().height) <= 2).map(e => e.outerHTML)"
        )
        assert empty == [], address


def test_what_is_touched_is_large_enough(site, browser, viewport):
    viewport(360)
    show(browser, (site / "timeline/index.html").as_uri())
    small = browser.execute_script(
        "return [...document.querySelectorAll('.grid a:has(.marks), .masthead a, .colophon a')]"
        ".filter(e => e.getBoundingClientRect().height < 24).map(e => e.outerHTML)"
    )
    assert small == []
    marks = browser.execute_script(
        "return [...document.querySelectorAll('.grid .sign')].map(e => e.getBoundingClientRect().width)"
    )
    assert marks
    assert min(marks) >= 16


def test_the_navigation_is_one_row_on_a_phone_and_the_search_stands_beside_the_name(site, browser, viewport):
    viewport(320)
    show(browser, (site / "index.html").as_uri())
    name, *entries = browser.execute_script(
        "return [...document.querySelectorAll('.wordmark a, .masthead li')].map(e => e.getBoundingClientRect())"
    )
    *row, search = entries
    assert len(row) > 2
    assert len({box["top"] for box in row}) == 1
    assert all(after["left"] - before["right"] >= 12 for before, after in pairwise(row))
    assert name["right"] < search["left"]
    assert search["bottom"] <= row[0]["top"] + 1


def luminance(colour):
    """The relative luminance of a computed colour: ``rgb(27, 26, 31)``, or ``color(srgb .9 .9 .9)`` for a mixture."""
    mixed = colour.startswith("color(srgb ")
    parts = re.findall(r"[0-9.]+", colour.removeprefix("color(srgb"))[:3]
    channels = [float(part) / (1 if mixed else 255) for part in parts]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_seven_to_one(site, browser, viewport, scheme):
    viewport(1280, scheme=scheme)
    for address in kinds(site):
        show(browser, (site / address).as_uri())
        pairs = browser.execute_script(
            "const clear = 'rgba(0, 0, 0, 0)', filled = e => getComputedStyle(e).backgroundColor != clear;"
            "const behind = e => filled(e) || !e.parentElement ? getComputedStyle(e).backgroundColor"
            " : behind(e.parentElement);"
            "return [...document.querySelectorAll('body *')].filter(e => !e.closest('.vh, .skip, svg'))"
            ".filter(e => [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim()))"
            ".map(e => [getComputedStyle(e).color, behind(e), e.className])"
        )
        assert pairs
        for ink, paper, name in {tuple(map(str, pair)) for pair in pairs}:
            light, dark = sorted((luminance(ink), luminance(paper)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 7, (address, name, ink)


def test_the_keyboard_meets_the_skip_link_first_and_it_works(site, browser, viewport):
    viewport(1280)
    show(browser, (site / "index.html").as_uri())
    (href, shown) = browser.execute_script(
        "const first = document.querySelector('a[href]'); first.focus();"
        "return [first.getAttribute('href'), first.getBoundingClientRect().top >= 0]"
    )
    assert (href, shown) == ("#main", True)
    assert browser.execute_script("return document.querySelector('#main').tagName") == "MAIN"


def test_a_number_opens_the_fold_in_which_its_words_stand(site, browser, viewport):
    viewport(1280)
    folded = 0
    for address in kinds(site):
        show(browser, (site / address).as_uri())
        anchors = browser.execute_script("return [...document.querySelectorAll('details mark[id]')].map(e => e.id)")
        for anchor in anchors:
            browser.execute_script("location.hash = arguments[0]", anchor)
            assert browser.execute_script(
                "return document.getElementById(arguments[0]).closest('details').open", anchor
            )
            folded += 1
    assert folded
