"""The page of the data: it leads to what is made, says how large that is, and means what the schema means."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from felicitations.dataset import TABLES
from felicitations.exports import EXPORTS, plan_exports
from felicitations.frame import Link
from felicitations.lexicon import SCHEMES
from felicitations.pages import data, plan_pages
from felicitations.render.html import Renderer
from felicitations.wording import size
from tests.making import archive, hard, small

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


def whole(of):
    return replace(of, settings=replace(of.settings, exports=tuple(form.NAME for form in EXPORTS)), rules="ab" * 32)


def view(of):
    (page,) = data.plan(of)
    return page.context


def links(value):
    if isinstance(value, Link):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from links(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from links(getattr(value, name))


@pytest.mark.parametrize("make", [small, hard, archive])
def test_every_file_that_it_leads_to_is_made(make):
    of = whole(make())
    made = {file.address for file in plan_exports(of, ())}
    led = {link.address for link in links(view(of)) if link.address and not link.address.endswith(".html")}
    assert led <= made
    assert {address for address in made if address.startswith("data/")} <= led
    assert {address for address in made if address.endswith("feed.xml")} <= led


def test_what_is_not_made_is_not_led_to():
    of = small()
    nothing = view(replace(of, settings=replace(of.settings, exports=())))
    assert (nothing.files, nothing.feeds, nothing.country_feeds) == ((), (), ())
    assert all(table.files == () for table in nothing.tables)


def test_the_dictionary_is_that_of_the_tables():
    shown = {table.anchor: [column.name for column in table.columns] for table in view(small()).tables}
    assert shown == {f"t-{table.name}": [column.name for column in table.columns] for table in TABLES}


def test_it_says_how_to_cite_which_state_of_the_data():
    of = whole(small())
    cited = replace(of, settings=replace(of.settings, base_url="https://example.org/x/"))
    assert view(cited).citation == (
        "Felicitations: data. 5 acts in 5 articles, 2019 to 2024. Read by the rules abababababab. "
        "https://example.org/x/data/"
    )


def test_occasions_that_the_schemes_do_not_tell_apart_stand_together():
    of = small()
    codes = [(("cameo", "051"), ("cap", "19")), (("cameo", "051"), ("cap", "19")), ()]
    three = tuple(replace(one, crosswalk=code) for one, code in zip(of.occasions, codes, strict=False))
    assert [(row.codes, len(row.occasions)) for row in view(replace(of, occasions=three)).crosswalk] == [
        ("CAMEO 051, CAP 19", 2),
        ("No codes", 1),
    ]
    assert len(data.HEADS) == len(SCHEMES)


def test_the_page_says_how_large_each_file_is():
    of = whole(small())
    files = tuple(plan_exports(of, ()))
    (page,) = data.plan(of)
    sizes = {file.address: len(file.content) for file in files}
    html = Renderer(TEMPLATES, of, sizes).render(page).content.decode()
    for file in files:
        if file.address.startswith("data/"):
            assert size(len(file.content)) in html, file.address


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 KB"), (99_949, "99 KB"), (1_234_567, "1.2 MB")],
)
def test_sizes_are_said_in_round_words(number, words):
    assert size(number).replace("\u00a0", " ") == words


def test_the_heads_of_countries_and_occasions_lead_to_their_feeds():
    of = whole(small())
    of = replace(of, settings=replace(of.settings, pages=(*of.settings.pages, "search"), base_url="https://e.org/"))
    renderer = Renderer(TEMPLATES, of)
    pages = {page.address: page for page in plan_pages(of)}
    for address in ("countries/lesotho/index.html", "occasions/election/index.html"):
        html = renderer.render(pages[address]).content.decode()
        folder = address.removesuffix("index.html")
        found = re.findall(r'<link rel="(?:alternate|search)" type="([^"]+)" title="[^"]+" href="([^"]+)">', html)
        assert found == [
            ("application/atom+xml", f"../../{folder}feed.xml"),
            ("application/atom+xml", "../../feed.xml"),
            ("application/feed+json", "../../feed.json"),
            ("application/opensearchdescription+xml", "../../opensearch.xml"),
        ]
