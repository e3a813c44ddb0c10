"""The files of citations, parsed back by readers that are not ours, and equal to the record."""

import json
from dataclasses import replace

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from felicitations import addresses
from felicitations.citing.record import act_record, article_record, written
from felicitations.directory import Directory
from felicitations.exports import cite
from felicitations.exports.cite import FORMS
from felicitations.model import Report
from felicitations.pages import PAGES, plan_pages
from tests.citing import ACT, ARTICLE, BASE, HOSTILE
from tests.making import archive, message, party, reading, seed, small

# The commands of LaTeX that the reader does not know, or knows as another sign.
LATEX = get_default_latex_context_db()
LATEX.add_context_category(
    "signs",
    macros=[
        MacroTextSpec("textbraceleft", "{"),
        MacroTextSpec("textbraceright", "}"),
        MacroTextSpec("textasciicircum", "^"),
    ],
    prepend=True,
)
LITERAL = ("url", "date")
"""Fields that styles do not take for LaTeX."""


def text_of(ending, *records):
    write, joined = FORMS[ending]
    return joined(write(record) for record in records)


def from_ris(text):
    """References as rispy reads them."""
    return rispy.loads(text)


def from_bibtex(text):
    """Entries as bibtexparser reads them, its LaTeX decoded; braces that only keep letters are gone."""
    plain = bibtexparser.parse_string(text)
    assert (plain.failed_blocks, plain.comments, plain.preambles, plain.strings) == ([], [], [], [])
    literal = [{f.key: f.value for f in entry.fields if f.key in LITERAL} for entry in plain.entries]
    decoder = LatexDecodingMiddleware(decoder=LatexNodes2Text(latex_context=LATEX))
    read = bibtexparser.parse_string(text, append_middleware=[decoder])
    return [
        {field.key: field.value for field in entry.fields} | {"key": entry.key, "kind": entry.entry_type} | kept
        for entry, kept in zip(read.entries, literal, strict=True)
    ]


def checked(record):
    """Every format of one record read back, and compared with it field by field."""
    (ris,), (bib,), (csl,) = (
        from_ris(text_of("ris", record)),
        from_bibtex(text_of("bib", record)),
        json.loads(text_of("json", record)),
    )
    assert ris["title"] == bib["title"] == csl["title"] == record.heading
    assert ris["id"] == ris["accession_number"] == bib["key"] == csl["id"] == csl["archive_location"] == record.key
    author = [record.author] if record.author else []
    assert ris.get("authors", []) == [one["literal"] for one in csl.get("author", [])] == author
    assert ([bib["author"]] if "author" in bib else []) == author
    assert ris.get("publisher", "") == bib.get("publisher", "") == csl.get("publisher", "") == record.publisher
    assert ris.get("urls", [""]) == [bib.get("url", "")] == [csl.get("URL", "")] == [record.url]
    assert ris["language"] == bib["language"] == csl["language"] == record.lang
    assert ris["notes"] == [f"Date: {record.day or 'n.d.'}", f"SHA-256: {record.version}"]
    assert (bib["note"], csl["version"]) == (f"SHA-256: {record.version}", f"sha256:{record.version}")
    assert ris["name_of_database"] == csl["archive"] == record.archive
    words = [record.occasion, *(side.name for side in record.sides)]
    assert ris["keywords"] == words
    assert bib["keywords"] == csl["keyword"] == ", ".join(words)
    return ris, bib, csl


@pytest.mark.parametrize("record", [ARTICLE, ACT], ids=["article", "act"])
def test_each_format_says_what_the_record_says(record):
    ris, bib, csl = checked(record)
    assert (ris["type_of_reference"], bib["kind"], csl["type"]) == (
        ("NEWS", "misc", "article-newspaper") if record.kind == "article" else ("ELEC", "misc", "document")
    )


@given(title=st.sampled_from(HOSTILE), author=st.sampled_from(["", *HOSTILE]), composed=st.booleans())
def test_hostile_words_come_back_as_they_went(title, author, composed):
    checked(replace(ARTICLE, title=written(title), author=written(author), composed=composed))


@given(st.text(min_size=1).map(written).filter(bool))
def test_any_title_comes_back_from_ris_and_json(title):
    record = replace(ARTICLE, title=title)
    assert from_ris(text_of("ris", record))[0]["title"] == title
    assert json.loads(text_of("json", record))[0]["title"] == title


@given(st.text(min_size=1).map(written).filter(bool))
def test_no_title_opens_or_closes_anything_in_bibtex(title):
    text = text_of("bib", replace(ARTICLE, title=title), ACT)
    assert text.count("{") == text.count("}")
    assert [entry.key for entry in bibtexparser.parse_string(text).entries] == [ARTICLE.key, ACT.key]


@pytest.mark.parametrize(
    ("day", "ris", "bib", "csl"),
    [
        ("2024-01-13", ("2024", "2024/01/13/"), ("2024-01-13", "2024"), {"date-parts": [[2024, 1, 13]]}),
        ("2024-01", ("2024", "2024/01//"), ("2024-01", "2024"), {"date-parts": [[2024, 1]]}),
        ("2024", ("2024", "2024///"), ("2024", "2024"), {"date-parts": [[2024]]}),
        ("2024-01-13~", ("2024", "2024/01/13/ca."), ("2024-01-13~", "2024"),
         {"date-parts": [[2024, 1, 13]], "circa": True}),
        ("2024?", ("2024", "2024///?"), ("2024?", "2024"), {"date-parts": [[2024]], "circa": True}),
        ("202X", ("", ""), ("", "the 2020s"), {"literal": "the 2020s"}),
        ("", ("", ""), ("", "n.d."), {}),
    ],
)  # fmt: skip
def test_a_date_is_written_as_far_as_it_is_known(day, ris, bib, csl):
    one, two, three = checked(replace(ARTICLE, day=day))
    assert (one.get("year", ""), one.get("date", "")) == ris
    assert (two.get("date", ""), two["year"]) == bib
    assert three.get("issued", {}) == csl


def test_ris_ends_its_lines_as_ris_wants_it_and_numbers_nothing():
    text = text_of("ris", ARTICLE, ACT)
    assert text.replace("\r\n", "").isprintable()
    assert text.startswith("TY  - NEWS\r\n")
    assert text.count("\r\nER  - \r\n") == 2


def everything(**settings):
    """A small archive of which all pages are made."""
    kinds = tuple(kind.__name__.rpartition(".")[2] for kind in PAGES)
    return replace(small(), settings=replace(small().settings, pages=kinds, **settings))


def exported(of):
    pages = tuple(page.address for page in plan_pages(of))
    return {file.address: file.content.decode() for file in cite.export(of, pages)}, pages


class TestTheSite:
    def test_every_article_act_and_list_has_its_three_files(self):
        files, pages = exported(everything())
        owners = ("articles/", "events/", "countries/", "occasions/", "years/", "people/")
        below = [page for page in pages if page.startswith(owners) and page.count("/") > 1]
        filled = {page for page in below if addresses.cite_file(page, "ris") in files}
        empty = {page for page in below if page.startswith("occasions/")} - filled
        assert filled | empty == set(below)
        assert set(files) == {addresses.cite_file(page, ending) for page in filled for ending in FORMS}

    def test_the_files_of_an_item_hold_its_record(self):
        of = everything(base_url=BASE)
        files, _ = exported(of)
        directory = Directory.of(of)
        ids = [one.id for one in of.events]
        once = [one for one in of.events if ids.count(one.id) == 1]
        for page, record in [
            *((addresses.article_page(one.seed.id), article_record(one, directory)) for one in of.reports),
            *((addresses.event_page(one.id), act_record(one, directory)) for one in once),
        ]:
            for ending in FORMS:
                assert files[addresses.cite_file(page, ending)] == text_of(ending, record)

    def test_a_list_is_complete_however_many_acts_its_page_shows(self):
        reports = []
        for number in range(450):
            of = seed(f"a{number:03}", "Words.")
            act = message(
                f"2024-05-{number % 28 + 1:02}", "election", [party("CN")], [party("PE", ("A B", "Minister"))]
            )
            reports.append(Report(seed=of, reading=reading(of, act)))
        files, _ = exported(archive(reports))
        for page in ("countries/peru", "countries/china", "occasions/election", "years/2024", "people/a-b"):
            ids = {one["id"] for one in json.loads(files[f"{page}/cite.json"])}
            assert len(ids) == 450
            assert {one["id"] for one in from_ris(files[f"{page}/cite.ris"])} == ids
            assert {one["key"] for one in from_bibtex(files[f"{page}/cite.bib"])} == ids

    def test_nothing_is_written_for_pages_that_are_not_made(self):
        assert list(cite.export(small(), ("index.html",))) == []

    def test_the_five_seeds_come_back_from_every_format(self, site):
        for folder in sorted(site.glob("articles/*/")):
            said = json.loads((folder / "reading.json").read_text("utf-8"))
            (csl,) = json.loads((folder / "cite.json").read_text("utf-8"))
            (ris,) = from_ris((folder / "cite.ris").read_bytes().decode())
            (bib,) = from_bibtex((folder / "cite.bib").read_text("utf-8"))
            headline = said["headline"]["value"] if said["headline"] else f"[{csl['title'][1:-1]}]"
            assert csl["title"] == ris["title"] == bib["title"] == headline
            assert csl["version"] == f"sha256:{said['sha256']}"
            day = said["published"]["value"] if said["published"] else ""
            assert bib["year"] == (day[:4] or "n.d.")
            assert ris.get("year", "") == day[:4]
            assert [one["literal"] for one in csl.get("author", [])] == (
                [said["credit"]["value"]] if said["credit"] else []
            )
