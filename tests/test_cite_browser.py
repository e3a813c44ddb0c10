"""Citations in a real browser: nothing that a title says runs, and one click selects a whole citation."""

from __future__ import annotations

import shutil

import pytest

from felicitations import addresses
from felicitations.citing.record import article_record
from felicitations.citing.sentences import sentences
from felicitations.directory import Directory
from felicitations.exports import plan_exports
from felicitations.pages import plan_pages
from felicitations.render.html import Renderer
from tests.citing import hostile


@pytest.fixture(scope="module")
def built(tmp_path_factory, root):
    """The hostile archive on disk, as a browser may open it."""
    out, of = tmp_path_factory.mktemp("hostile"), hostile()
    renderer = Renderer(root / "templates", of)
    pages = list(plan_pages(of))
    files = [*map(renderer.render, pages), *plan_exports(of, tuple(page.address for page in pages))]
    for file in files:
        target = out / file.address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
    shutil.copytree(root / "site_src" / "static", out / "static")
    return out


def test_no_title_runs_or_breaks_anything_and_the_console_is_silent(built, browser):
    browser.get_log("browser")
    for page in [*sorted(built.glob("articles/h*/index.html")), *sorted(built.glob("events/*/index.html"))]:
        browser.get(page.as_uri())
        graph = browser.execute_script(
            "return JSON.parse(document.querySelector('script[type$=json]').textContent)['@graph']"
        )
        assert next(node["@type"] for node in graph) == "BreadcrumbList"
        assert browser.execute_script("return document.scripts.length") == 1
    assert browser.get_log("browser") == []


@pytest.mark.parametrize("width", [360, 1280])
def test_one_click_selects_a_whole_citation(built, browser, viewport, width):
    of = hostile()
    viewport(width, 6000)
    for report in of.reports[:3]:
        browser.get((built / addresses.article_page(report.seed.id)).as_uri())
        for place, one in enumerate(sentences(article_record(report, Directory.of(of)))):
            box = browser.find_elements("css selector", ".citation")[place]
            box.click()
            assert browser.execute_script("return String(getSelection())").strip() == one.text
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
