"""What pages say for programs and for those who cite: tags, linked data, COinS and the box that one click selects."""

import json
import re
import shutil
from dataclasses import replace
from urllib.parse import parse_qs

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations import addresses
from felicitations.citing.coins import coins
from felicitations.citing.linked import document, item_of
from felicitations.citing.record import act_record, article_record, written
from felicitations.citing.sentences import sentences
from felicitations.citing.tags import tags
from felicitations.entries import Directory
from felicitations.exports import plan_exports
from felicitations.model import Report
from felicitations.pages import PAGES, plan_pages
from felicitations.render.html import Renderer
from tests.citing import ACT, ARTICLE, BASE, HOSTILE
from tests.making import archive, finding, message, party, reading, seed

HTML = "{http://www.w3.org/1999/xhtml}"
KINDS = tuple(kind.__name__.rpartition(".")[2] for kind in PAGES)
REQUIRED = {
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name"},
    "NewsArticle": {"headline"},
    "Event": {"name"},
    "WebPage": {"name", "identifier", "version", "holdingArchive"},
    "ArchiveComponent": {"holdingArchive"},
    "ArchiveOrganization": {"name"},
    "Organization": {"name"},
    "Person": {"name"},
    "Country": {"name"},
}
"""The types of schema.org that we use, and what each must have."""


def hostile(base_url=BASE):
    """An archive whose titles, credits and bodies of states mean something to every format."""
    reports = []
    for number, words in enumerate(HOSTILE):
        of = seed(f"h{number:02}", f"By {words}\nWords.")
        act = message("2024-01-12~", "election", [party("CN", (words, words))], [party(None, body=words)])
        facts = {"headline": finding(words), "credit": finding(words), "published": finding("2024-01-13"), "lang": "ar"}
        reports.append(Report(seed=of, reading=reading(of, act, **facts)))
    made = archive(reports, base_url=base_url, pages=KINDS)
    return replace(made, settings=replace(made.settings, exports=("cite", *made.settings.exports)))


@pytest.fixture(scope="module")
def rendered(root):
    """Every page of the hostile archive, by its address."""
    of = hostile()
    renderer = Renderer(root / "templates", of)
    return {page.address: renderer.render(page).content.decode() for page in plan_pages(of)}


def parsed(html):
    """A page as an independent parser sees it; an error of its HTML is an error here."""
    return html5lib.HTMLParser(strict=True).parse(html)


def metas(tree):
    """Names (or properties) and contents of a page's tags, in their order."""
    return [
        (one.get("name") or one.get("property"), one.get("content"))
        for one in tree.iter(f"{HTML}meta")
        if one.get("name") or one.get("property")
    ]


def linked(tree):
    """The nodes of a page's linked data."""
    blocks = [one for one in tree.iter(f"{HTML}script") if one.get("type") == "application/ld+json"]
    if not blocks:
        return []
    (block,) = blocks
    data = json.loads(block.text)
    assert set(data) == {"@context", "@graph"}
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def nodes(value):
    """Every object inside the linked data."""
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from nodes(one)
    elif isinstance(value, list):
        for one in value:
            yield from nodes(one)


def checked(graph):
    """Linked data has types that exist and what these must have, and nothing that is empty."""
    for node in nodes(graph):
        for kind in [node["@type"]] if isinstance(node["@type"], str) else node["@type"]:
            assert node.keys() >= REQUIRED[kind], node
        assert not [key for key, value in node.items() if value in ("", [], None)], node
    return graph


class TestTags:
    def test_an_article_has_tags_in_three_vocabularies(self):
        said = [(one.name, one.content) for one in tags(ARTICLE, "A description.")]
        assert said == [
            ("citation_title", "Xi, King exchange congratulations"),
            ("citation_author", "Xinhua"),
            ("citation_publication_date", "2024/01/13"),
            ("citation_publisher", "Xinhua"),
            ("citation_language", "en"),
            ("citation_keywords", "Anniversary of ties"),
            ("citation_public_url", ARTICLE.url),
            ("DC.type", "newspaperArticle"),
            ("DC.title", "Xi, King exchange congratulations"),
            ("DC.creator", "Xinhua"),
            ("DC.date", "2024-01-13"),
            ("DC.publisher", "Xinhua"),
            ("DC.language", "en"),
            ("DC.subject", "Anniversary of ties"),
            ("DC.coverage", "China"),
            ("DC.coverage", "Lesotho"),
            ("DC.isPartOf", "Felicitations"),
            ("DC.identifier", ARTICLE.url),
            ("DC.identifier", ARTICLE.key),
            ("DC.hasVersion", f"sha256:{ARTICLE.version}"),
            ("og:type", "article"),
            ("og:title", "Xi, King exchange congratulations"),
            ("og:description", "A description."),
            ("og:site_name", "Felicitations"),
            ("og:url", ARTICLE.url),
            ("article:published_time", "2024-01-13"),
        ]

    def test_what_is_not_known_has_no_tag(self):
        names = {one.name for one in tags(replace(ARTICLE, author="", day="", url=""), "")}
        assert not names & {"citation_author", "citation_publication_date", "DC.date", "DC.creator", "og:url"}

    def test_a_day_in_doubt_is_a_year_where_a_format_knows_no_doubt(self):
        said = {one.name: one.content for one in tags(replace(ARTICLE, day="2024-01-13~"), "")}
        assert (said["citation_publication_date"], said["DC.date"]) == ("2024", "2024-01-13~")
        assert "article:published_time" not in said

    def test_the_tags_of_a_page_are_those_of_its_record_in_the_head(self, rendered):
        of = hostile()
        directory = Directory.of(of)
        for report in of.reports:
            record = article_record(report, directory)
            tree = parsed(rendered[addresses.article_page(report.seed.id)])
            found = metas(tree.find(f"{HTML}head"))
            for tag in tags(record, ""):
                assert (tag.name, tag.content) in found
            assert dict(found)["citation_title"] == written(HOSTILE[int(report.seed.id[1:])])


class TestLinkedData:
    def test_an_article_names_its_publisher_and_our_page_as_part_of_an_archive(self):
        node = json.loads(item_of(ARTICLE, "A description."))
        assert (node["@type"], node["headline"], node["datePublished"]) == ("NewsArticle", ARTICLE.title, "2024-01-13")
        assert node["publisher"] == {"@type": "Organization", "name": "Xinhua"}
        kept = node["archivedAt"]
        assert (kept["@type"], kept["url"]) == (["WebPage", "ArchiveComponent"], ARTICLE.url)
        assert kept["version"] == f"sha256:{ARTICLE.version}"
        assert kept["holdingArchive"] == {"@type": "ArchiveOrganization", "name": "Felicitations", "url": BASE}

    def test_a_person_is_the_author_and_no_publisher_is_made_up(self):
        node = json.loads(item_of(replace(ARTICLE, author="Ali Raza", person=True), ""))
        assert node["author"] == {"@type": "Person", "name": "Ali Raza"}
        assert "publisher" not in node

    def test_an_act_is_an_event_with_its_day(self):
        node = json.loads(item_of(ACT, "A description."))
        assert (node["@type"], node["startDate"], node["name"]) == ("Event", "2024-01-12", ACT.heading)
        assert [side["name"] for side in node["about"]] == ["China", "Lesotho"]

    def test_every_page_with_a_trail_has_it_as_linked_data(self, rendered):
        for address, html in rendered.items():
            tree = parsed(html)
            crumbs = [one for one in tree.iter(f"{HTML}nav") if one.get("aria-label") == "Breadcrumb"]
            graph = checked(linked(tree))
            assert len(graph) == (0 if not crumbs else 2 if address.startswith(("articles/h", "events/")) else 1)
            if not crumbs:
                continue
            shown = ["".join(one.itertext()).strip() for one in crumbs[0].iter(f"{HTML}li")]
            steps = graph[0]["itemListElement"]
            assert [" ".join(one["name"].split()) for one in steps] == [" ".join(words.split()) for words in shown]
            assert [one["position"] for one in steps] == list(range(1, len(steps) + 1))
            leads = [bool(list(one.iter(f"{HTML}a"))) for one in crumbs[0].iter(f"{HTML}li")]
            assert [one.get("item", "").startswith(BASE) for one in steps[:-1]] == leads[:-1]
            here = "" if address == addresses.NOT_FOUND else addresses.canonical(BASE, address)
            assert steps[-1].get("item", "") == here

    def test_the_linked_data_of_a_page_is_that_of_its_record(self, rendered):
        of = hostile()
        directory = Directory.of(of)
        for event in of.events:
            graph = linked(parsed(rendered[addresses.event_page(event.id)]))
            record = act_record(event, directory)
            assert graph[1]["name"] == record.heading
            assert graph[1]["mainEntityOfPage"]["url"] == record.url
            assert graph[1]["startDate"] == "2024", "the day is in doubt"

    def test_without_a_base_url_no_address_is_made_up(self, root):
        of = hostile(base_url="")
        renderer = Renderer(root / "templates", of)
        for page in plan_pages(of):
            html = renderer.render(page).content.decode()
            assert not [node for node in nodes(linked(parsed(html))) if node.keys() & {"url", "item", "@id"}]
            assert "og:url" not in html

    @given(st.text(), st.text(), st.sampled_from(HOSTILE))
    def test_no_word_ends_the_block_or_looks_like_markup(self, words, description, title):
        text = document([(words, ""), (title, BASE)], item_of(replace(ARTICLE, title=written(title)), description))
        assert not re.search("[<>&'\u2028\u2029]", text)
        (trail, item) = json.loads(text)["@graph"]
        assert trail["itemListElement"][1]["name"] == title
        assert item["headline"] == written(title)


class TestLists:
    def test_coins_say_what_the_record_says(self):
        said = parse_qs(coins(ARTICLE))
        assert said == {
            "ctx_ver": ["Z39.88-2004"],
            "rft_val_fmt": ["info:ofi/fmt:kev:mtx:dc"],
            "rft.type": ["newspaperArticle"],
            "rft.title": [ARTICLE.title],
            "rft.creator": ["Xinhua"],
            "rft.date": ["2024-01-13"],
            "rft.identifier": [ARTICLE.url],
        }
        assert parse_qs(coins(replace(ACT, url="")))["rft.identifier"] == [ACT.key]

    @given(st.sampled_from(HOSTILE).map(written))
    def test_a_hostile_title_comes_back_from_coins(self, title):
        assert parse_qs(coins(replace(ARTICLE, title=title)), strict_parsing=True)["rft.title"] == [title]

    def test_every_list_of_acts_describes_each_of_them(self, rendered):
        for address, html in rendered.items():
            tree = parsed(html)
            spans = [one for one in tree.iter(f"{HTML}span") if one.get("class") == "Z3988"]
            lists = [one for one in tree.iter(f"{HTML}ol") if one.get("class") in {"acts wide", "register wide"}]
            assert len(spans) == sum(1 for one in lists for _ in one.findall(f"{HTML}li")), address
            assert all(parse_qs(one.get("title"), strict_parsing=True)["rft.title"] for one in spans)

    def test_lists_lead_to_their_files_and_only_where_these_are_made(self, rendered, root):
        for address in ("countries/china/index.html", "occasions/election/index.html", "years/2024/index.html"):
            for ending in ("ris", "bib", "json"):
                assert f'href="../../{addresses.cite_file(address, ending)}"' in rendered[address]
            assert f"All {len(HOSTILE)} acts as a file for reference managers." in rendered[address]
        of = hostile()
        without = replace(of, settings=replace(of.settings, exports=("feed",)))
        renderer = Renderer(root / "templates", without)
        assert not [page for page in plan_pages(without) if b"cite.ris" in renderer.render(page).content]


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


class TestInABrowser:
    def test_no_title_runs_or_breaks_anything_and_the_console_is_silent(self, built, browser):
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
    def test_one_click_selects_a_whole_citation(self, built, browser, viewport, width):
        of = hostile()
        viewport(width, 6000)
        for report in of.reports[:3]:
            browser.get((built / addresses.article_page(report.seed.id)).as_uri())
            for place, one in enumerate(sentences(article_record(report, Directory.of(of)))):
                box = browser.find_elements("css selector", ".citation")[place]
                box.click()
                assert browser.execute_script("return String(getSelection())").strip() == one.text
            assert browser.execute_script("return document.documentElement.scrollWidth") <= width
