"""The contract between pages and templates, and what a template may not do."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

import html5lib
import pytest

from felicitations.citing.collection import Collection, Download
from felicitations.citing.record import Kin, Record, Side
from felicitations.frame import SIGNS, Frame, Link
from felicitations.model import Page
from felicitations.pages import PAGES, former, plan_pages
from felicitations.problems import Refused
from felicitations.render.html import Renderer, SiteView
from tests.making import long, small
from tests.template_types import Reader, declared

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
KINDS = {kind.__name__.rpartition(".")[2]: kind for kind in (*PAGES, former)}
FILES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*") if path.is_file())
CITED = {(one, field.name) for one in (Record, Side, Kin, Collection, Download) for field in fields(one)}
READ_IN_PYTHON = {
    (Link, "address"),
    (Link, "anchor"),
    (Frame, "data"),
    (Frame, "seal"),
    *CITED,
}  # by the filters href, linked, tags and sentences
SCRIPTS = {
    "base.html": [
        '<script defer src="{{ site.words | href }}"></script>',
        '<script defer src="{{ page.frame.script | href }}"></script>',
    ],
    # A block of data: no browser runs it, so the policy need not allow it. The filter leaves nothing that could end it.
    "parts/described.html": ['<script type="application/ld+json">{{ page.frame | linked }}</script>'],
}


def page_type(name):
    """The type of a kind's pages: the one in its module that has a frame."""
    own = [one for one in vars(KINDS[name]).values() if is_dataclass(one) and one.__module__ == KINDS[name].__name__]
    (view,) = [one for one in own if "frame" in {field.name for field in fields(one)}]
    return view


@pytest.fixture(scope="module")
def reader():
    """All templates of all kinds, read once."""
    reader = Reader(TEMPLATES)
    for name in KINDS:
        reader.read(f"{name}.html", page_type(name))
    return reader


def test_a_template_reads_only_what_its_page_declares(reader):
    assert reader.faults == []


def test_the_reader_finds_what_no_type_declares(tmp_path):
    (tmp_path / "x.html").write_text(
        "{% macro m(one) %}{{ one.nothing }}{% endmacro %}"
        "{% block a %}{% for w in page.ways %}{{ m(w) }}{% endfor %}{% endblock %}"
        "{% if page.frame %}{{ page.frame.tittle }}{% endif %}{{ nobody }}{{ page.ways | safe }}"
        "{% for c in page.frame %}{% endfor %}"
    )
    wrong = Reader(tmp_path)
    wrong.read("x.html", page_type("gone"))
    found = "\n".join(wrong.faults)
    for fault in (
        "Link declares no nothing",
        "Frame declares no tittle",
        "nothing is called nobody",
        "filter safe",
        "a loop over",
    ):
        assert fault in found


@pytest.mark.parametrize("name", KINDS)
def test_every_field_that_a_page_declares_is_read(reader, name):
    unread = set(declared(page_type(name))) - reader.seen - READ_IN_PYTHON
    assert {f"{owner.__name__}.{field}" for owner, field in unread} == set()


def test_every_field_of_the_site_is_read(reader):
    assert {field.name for field in fields(SiteView)} == {field for owner, field in reader.seen if owner is SiteView}


def test_every_template_belongs_to_a_kind_or_is_used_by_one(reader):
    assert reader.files == set(FILES)
    assert {name for name in FILES if "/" not in name} == {f"{name}.html" for name in KINDS} | {"base.html"}


def test_every_page_uses_the_template_of_its_kind():
    for kind in PAGES:
        name = kind.__name__.rpartition(".")[2]
        planned = {page.template for of in (small(), long()) for page in kind.plan(of)}
        assert planned == {f"{name}.html"}


@pytest.mark.parametrize("name", FILES)
def test_a_template_only_says(name):
    text = (TEMPLATES / name).read_text()
    assert len(text.splitlines()) <= (40 if "/" in name else 60)
    assert not re.search(r"\|\s*safe\b|\bautoescape\b|\braw\s*%\}", text)
    assert not re.search(r"<\s*(style|iframe|object|embed|base)\b", text, re.IGNORECASE)
    assert name == "search.html" or not re.search(r"<\s*form\b", text, re.IGNORECASE)
    scripts = re.findall(r"<\s*script\b.*", text, re.IGNORECASE)
    assert scripts == SCRIPTS.get(name, [])
    assert not re.search(r"\s(style|on[a-z]+)\s*=", text, re.IGNORECASE)
    assert not re.search(r"https?://", text)


@pytest.mark.parametrize("name", FILES)
def test_every_attribute_is_quoted(name):
    plain = re.sub(r"\{#.*?#\}", "", (TEMPLATES / name).read_text(), flags=re.DOTALL)
    plain = re.sub(r"\{%.*?%\}", "", plain, flags=re.DOTALL)
    plain = re.sub(r"\{\{.*?\}\}", "VALUE", plain, flags=re.DOTALL)
    for tag in re.findall(r"<[a-zA-Z][^<>]*>", plain):
        attributes = re.sub(r'"[^"]*"', '""', tag)
        assert not re.search(r"=(?!\"\")", attributes), tag


def test_the_marks_that_pages_may_ask_for_are_the_marks_that_are_drawn():
    drawn = re.findall(r'^  "([oca]-[a-z-]+)": \[', (TEMPLATES / "parts/marks.html").read_text(), re.MULTILINE)
    assert sorted(drawn) == sorted(SIGNS)


class Outline(HTMLParser):
    """What a page draws, links and announces."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.used, self.symbols, self.headings, self.ids = [], set(), set(), [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.append((tag, values))
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "use":
            self.used.add(values["href"].removeprefix("#"))
        if tag == "symbol":
            self.symbols.add(values["id"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))


@pytest.fixture(scope="module")
def rendered():
    archive = small()
    renderer = Renderer(TEMPLATES, archive)
    return {page.address: renderer.render(page).content.decode() for page in plan_pages(archive)}


def test_every_page_has_its_symbols_its_outline_and_its_landmarks(rendered):
    for address, html in rendered.items():
        outline = Outline(html)
        assert outline.used <= outline.symbols, address
        assert outline.symbols <= outline.used | {"o-other", "c-curated", "c-inferred", "c-stated"}, address
        assert outline.headings[0] == 1, address
        assert outline.headings.count(1) == 1, address
        assert all(
            after <= before + 1 for before, after in zip(outline.headings, outline.headings[1:], strict=False)
        ), address
        assert len(outline.ids) == len(set(outline.ids)), address
        assert not [name for name in outline.ids if re.search(r"\s", name)], address
        assert {"header", "nav", "main", "footer"} <= {tag for tag, _ in outline.tags}, address
        names = {values.get("aria-labelledby") for _, values in outline.tags} - {None}
        assert names <= set(outline.ids), address


def test_every_page_is_well_formed(rendered):
    for html in rendered.values():
        html5lib.HTMLParser(strict=True).parse(html)


def test_nothing_that_an_article_says_becomes_markup(rendered):
    for address, html in rendered.items():
        for tag, values in Outline(html).tags:
            assert tag not in {"img", "style", "iframe"}, address
            data = values == {"type": "application/ld+json"}
            own = values.get("src", "").endswith(("static/words.js", "static/filter.js"))
            assert tag != "script" or data or own, address
            assert not [name for name in values if name.startswith("on") or name == "style"], address
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in rendered["articles/005/index.html"]


def test_the_policy_stands_before_anything_that_loads(rendered):
    for html in rendered.values():
        head = html[: html.index("<body>")]
        policy = head.index("Content-Security-Policy")
        assert head.index("charset") < policy < head.index("<link")
        assert "default-src 'none'" in head
        assert ("script-src" in head) == ("<script defer src" in head)
        assert "unsafe" not in head
        assert 'name="referrer" content="no-referrer"' in head


def test_a_template_that_fails_is_named_with_its_line_and_the_page(tmp_path):
    (tmp_path / "home.html").write_text("\n\n{{ page.nothing }}")
    with pytest.raises(Refused) as refused:
        Renderer(tmp_path, small()).render(Page(address="index.html", template="home.html", view=object))
    (problem,) = refused.value.problems
    assert (problem.code, problem.path, problem.line) == ("E-TEMPLATE", "templates/home.html", 3)
    assert "index.html" in problem.text
    (tmp_path / "home.html").write_text("\n{% if %}")
    with pytest.raises(Refused, match=r"templates/home.html:2: E-TEMPLATE"):
        Renderer(tmp_path, small()).render(Page(address="index.html", template="home.html", view=object))
    with pytest.raises(Refused, match=r"templates/none.html: E-TEMPLATE"):
        Renderer(tmp_path, small()).render(Page(address="index.html", template="none.html", view=object))


def test_only_a_site_with_a_base_has_canonical_links_and_never_the_page_for_unknown_addresses():
    base = "https://example.org/some/repo/"
    for archive, found in (
        (small(), set()),
        (replace(small(), settings=replace(small().settings, base_url=base)), {base}),
    ):
        renderer = Renderer(TEMPLATES, archive)
        for page in plan_pages(archive):
            html = renderer.render(page).content.decode()
            expected = bool(found) and page.address != "404.html"
            assert (f'<link rel="canonical" href="{base}' in html) == expected, page.address
            if page.address == "404.html":
                assert (f'href="{"/some/repo/" if found else ""}static/site.css"') in html
