"""The pictures by which other sites show a link: every occasion has one, and pages lead to it by its whole address."""

import re
import struct
from dataclasses import replace
from pathlib import Path

import pytest

from felicitations import addresses
from felicitations.frame import SIGNS
from felicitations.model import Report
from felicitations.pages import plan_pages
from felicitations.render.html import Renderer
from tests.making import archive, message, party, reading, seed

ROOT = Path(__file__).resolve().parent.parent
BASE = "https://example.org/f/"
SLUGS = ["", *sorted(sign.removeprefix("o-") for sign in SIGNS if sign.startswith("o-"))]
CARDS = dict.fromkeys(map(addresses.card, SLUGS), 0)


def said(of, sizes=CARDS):
    """The picture that each page leads to, by the page's address; none where it leads to none."""
    renderer = Renderer(ROOT / "templates", of, sizes)
    pages = {page.address: renderer.render(page).content.decode() for page in plan_pages(of)}
    return {address: re.findall(r'"og:image" content="([^"]*)"', page) for address, page in pages.items()}


@pytest.fixture(scope="module")
def of():
    acts = [message("2024-01-28", kind, [party("CN")], [party("KM")]) for kind in ("re-election", None)]
    seeds = [seed(f"{number}", "Words.") for number in range(len(acts))]
    return archive(
        [Report(seed=at, reading=reading(at, one)) for at, one in zip(seeds, acts, strict=True)], base_url=BASE
    )


@pytest.mark.parametrize("slug", SLUGS)
def test_every_mark_of_an_occasion_has_a_small_card_of_the_usual_shape(slug):
    data = (ROOT / "site_src" / addresses.card(slug)).read_bytes()
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (1200, 630)
    assert len(data) < 20_000


def test_a_page_leads_to_the_card_of_its_occasion_and_others_to_that_of_the_site(of):
    found = said(of)
    assert found["articles/0/index.html"] == [BASE + "static/cards/re-election.png"]
    assert found["articles/1/index.html"] == [BASE + "static/cards/other.png"]
    assert found["occasions/re-election/index.html"] == [BASE + "static/cards/re-election.png"]
    assert found["index.html"] == found["countries/comoros/index.html"] == [BASE + "static/cards/site.png"]
    assert found["404.html"] == []


def test_nothing_is_promised_that_is_not_there_or_has_no_address(of):
    assert not any(said(of, {}).values())
    assert not any(said(replace(of, settings=replace(of.settings, base_url=""))).values())
