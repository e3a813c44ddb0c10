"""The site looks as it did when somebody last looked at it and kept its pictures (``make looks``)."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PIL import Image, ImageDraw

from tests.chromium import emulate, settle
from tests.looks import HEIGHT, KEPT, MOST, PAGES, SHAPES, distance, looks, small
from tests.pictures import picture


@pytest.fixture(scope="module")
def site(tmp_path_factory, root):
    out = tmp_path_factory.mktemp("looks") / "public"
    subprocess.run([sys.executable, "build.py", "build", "-q", "--no-search", "--out", str(out)], cwd=root, check=True)
    return out


@pytest.mark.browser
def test_no_page_looks_other_than_its_kept_picture(browser, site, tmp_path):
    taken = list(looks(browser, site, tmp_path))
    assert {path.name for path in taken} == {path.name for path in KEPT.glob("*.png")}
    assert len(taken) == len(PAGES) * len(SHAPES)
    far = {path.name: distance(path, KEPT / path.name) for path in taken}
    assert {name: by for name, by in far.items() if by > MOST} == {}, "look at the pages; if they are right, make looks"


@pytest.mark.browser
@pytest.mark.parametrize(
    "fault",
    [
        "document.querySelector('.acts').style.marginInlineStart = '4em'",
        "document.querySelectorAll('.sign').forEach((one) => one.remove())",
        "document.querySelector('h1').remove()",
        "document.documentElement.style.colorScheme = 'dark'; document.body.style.background = '#222'",
        "document.documentElement.style.fontSize = '110%'",
    ],
)
def test_a_page_that_is_set_otherwise_is_seen(browser, site, tmp_path, fault):
    emulate(browser, 1280, HEIGHT, prefers_color_scheme="light")
    settle(browser, (site / PAGES["home"]).as_uri())
    browser.execute_script(fault)
    taken = small(picture(browser, 1280, HEIGHT, tmp_path / "taken.png"), tmp_path / "small.png")
    assert distance(taken, KEPT / "home-1280-light.png") > MOST


def test_pictures_of_other_sizes_are_far_from_each_other(tmp_path):
    one, other = Image.new("L", (10, 10), 255), Image.new("L", (10, 11), 255)
    one.save(tmp_path / "one.png")
    other.save(tmp_path / "other.png")
    assert distance(tmp_path / "one.png", tmp_path / "one.png") == 0
    assert distance(tmp_path / "one.png", tmp_path / "other.png") == 255
    ImageDraw.Draw(one).rectangle((0, 0, 4, 9), fill=0)
    one.save(tmp_path / "half.png")
    assert distance(tmp_path / "one.png", tmp_path / "half.png") > MOST
