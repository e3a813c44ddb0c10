"""The site in another language: nothing that it says of itself stays English, and no address changes."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from felicitations.archive import told_in
from felicitations.citing.box import FORMATS
from felicitations.dataset import TABLES
from felicitations.directory import by_name, filed_under
from felicitations.model import Archive, Edition
from felicitations.pages import countries
from felicitations.translation import ENGLISH, Translation, speaking
from tests import making
from tests.made_language import LIMITS, archive, made_language, outside, own_words, pages_in, said

# Pages

NAMES = frozenset({"APA", "MLA", "Chicago", "CAMEO", "PLOVER", "CAP", "CSV", "JSON", "Lines", "ISO", "CSL-JSON"})
"""Names of styles, formats and schemes, which are the same in every language."""

PUNCTUATION = ".,;:!?()[]…–—“”‘’\"'#%|"

DATA = "data/index.html"


@pytest.fixture(scope="module")
def small_archive():
    """A small archive whose lists are long enough to be spread over pages."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name, limit in LIMITS:
            patch.setattr(module, name, limit)
        yield archive()


@pytest.fixture(scope="module")
def pages(small_archive, root):
    """Its pages by their addresses, in English and in the made language."""
    languages = (ENGLISH, made_language(*own_words(small_archive)))
    return {language.language: pages_in(language, small_archive, root / "templates") for language in languages}


def codes(of: Archive) -> set[str]:
    """What stands on pages in every language alike: ids, countries by their codes, names of formats."""
    states = {code for one in of.countries for code in (one.code, one.alpha3)}
    ids = {one.seed.id for one in of.reports} | {one.seed for one in of.ledger.removals}
    return states | NAMES | set(FORMATS.values()) | {word.strip("#?%") for one in ids for word in one.split()}


def columns() -> set[str]:
    """The names of tables and columns, and the words that a column may hold."""
    found = {name for table in TABLES for column in table.columns for name in (column.name, *column.choices)}
    return found | {table.name for table in TABLES}


def words_of(text: str) -> set[str]:
    """The words in Latin letters: a name of a file, an address, a digest, or a place that a script fills is no word."""
    tokens = {token.strip(PUNCTUATION) for token in text.split()}
    return {token for token in tokens if re.search("[A-Za-z]{2}", token) and not re.search(r"[0-9./{]", token)}


def english(of: Archive, pages: dict[str, str]) -> set[tuple[str, str]]:
    """The words of the site that stay English in another language, each with the address of its page."""
    same = codes(of)
    return {
        (word, address)
        for address, html in pages.items()
        for words in said(html)
        for word in words_of(outside(words)) - same - (columns() if address == DATA else set())
    }


def test_every_word_of_every_page_can_be_translated(pages, small_archive):
    assert english(small_archive, pages["qaa"]) == set()


def test_every_word_of_an_empty_archive_can_be_translated(root):
    empty = replace(making.archive(), occasions=(), prose=(), ties=(), world=None)
    pages = pages_in(made_language(*own_words(empty)), empty, root / "templates")
    assert english(empty, pages) == set()


def test_no_address_and_no_anchor_changes_with_the_language(pages):
    english, made = (
        {address: re.findall(r' (?:id|href)="([^"]*)"', html) for address, html in of.items()} for of in pages.values()
    )
    assert {a: sorted(found) for a, found in made.items()} == {a: sorted(found) for a, found in english.items()}


def test_names_are_filed_without_their_accents():
    french = ["Égypte", "Espagne", "Éthiopie", "Zambie", "Côte d\u2019Ivoire", "Costa Rica"]
    filed = ["Costa Rica", "Côte d\u2019Ivoire", "Égypte", "Espagne", "Éthiopie", "Zambie"]
    assert sorted(french, key=filed_under) == filed
    with speaking(Translation(language="fr")):
        assert sorted(french, key=by_name) == filed


def test_an_index_of_countries_has_the_order_of_the_names_that_it_shows():
    russian = Translation(language="ru", countries={"KZ": "Я", "UZ": "Б", "CN": "Ё"})
    with speaking(russian):
        (page,) = countries.plan(told_in(making.small(), Edition(translation=russian)))
        asia = next(region for region in page.context.regions if region.name == "Asia")
    assert [way.link.text for way in asia.countries] == ["Б", "Ё", "Я"]
