"""What pages say for programs and for those who cite: tags, linked data, COinS and the box that one click selects."""

import json
import re
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
from felicitations.citing.tags import tags
from felicitations.directory import Directory
from felicitations.pages import plan_pages
from felicitations.render.html import Renderer
from tests.citing import ACT, ARTICLE, BASE, HOSTILE, hostile

HTML = "{http://www.w3.org/1999/xhtml}"
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
    "Dataset": {"name", "description", "publisher", "creditText"},
    "DataDownload": {"name", "encodingFormat"},
    "CreativeWork": {"name"},
}
"""The types of schema.org that we use, and what each must have."""


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
            about = address.startswith(("articles/h", "events/", "data/"))
            assert len(graph) == (0 if not crumbs else 2 if about else 1)
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

    def test_the_page_of_the_data_is_a_data_set_with_its_files(self, site):
        html = (site / addresses.DATA).read_text("utf-8")
        tree = parsed(html)
        _, found = checked(linked(tree))
        assert found["@type"] == "Dataset"
        assert found["creditText"] in " ".join("".join(tree.itertext()).split())
        names = [one["name"] for one in found["distribution"]]
        assert len(names) == len(set(names)) > 5
        assert {one.name for one in (site / "data").iterdir()} >= set(names)
        assert found["temporalCoverage"] == "2022/2024"

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


def test_the_five_seeds_say_in_their_pages_what_stands_in_their_files(site):
    for page in [*site.glob("articles/*/index.html"), *site.glob("events/*/index.html")]:
        tree = parsed(page.read_text("utf-8"))
        (csl,) = json.loads((page.parent / "cite.json").read_text("utf-8"))
        found = dict(metas(tree.find(f"{HTML}head")))
        graph = checked(linked(tree))
        assert csl["title"] == found["citation_title"] == found["DC.title"] == found["og:title"]
        assert csl["title"] == graph[1].get("headline", graph[1].get("name"))
        assert found["DC.hasVersion"] == csl["version"]
        author = [one["literal"] for one in csl.get("author", [])]
        assert author == [found[name] for name in ("citation_author",) if name in found]
        boxes = [
            " ".join("".join(one.itertext()).split())
            for one in tree.iter(f"{HTML}dd")
            if one.get("class") == "citation"
        ]
        assert len(boxes) == 3
        assert all(csl["version"].removeprefix("sha256:")[:12] in box for box in boxes)
