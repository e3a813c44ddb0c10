"""The languages of the site: catalogues, what CLDR knows, and editions beside each other."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from itertools import chain
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from felicitations import wording
from felicitations.archive import told_in
from felicitations.build import build
from felicitations.disk.settings import load_settings
from felicitations.disk.source import load_source
from felicitations.disk.translations import load_translation
from felicitations.problems import Refused
from felicitations.translation import ENGLISH, speaking
from tests import small_source, tiny
from tests.making import small
from tools.messages import messages, updated

ROOT = Path(__file__).resolve().parent.parent
COMPLETE = ("ar", "es", "fr", "ru", "zh")
HEAD = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

"""


def spoken(language):
    translation, problems = load_translation(ROOT / "site_src", "site_src", language)
    assert problems == ()
    return translation


def catalogue(folder: Path, text: str, language: str = "fr"):
    small_source.write(folder, f"translations/{language}.po", HEAD + text)
    return load_translation(folder, "site_src", language)


def kept_catalogue(language):
    return read_po(BytesIO((ROOT / "site_src" / "translations" / f"{language}.po").read_bytes()), locale=language)


# Catalogues


@pytest.mark.parametrize("language", COMPLETE)
def test_a_catalogue_holds_every_message_with_its_values_and_no_other(language):
    kept = kept_catalogue(language)
    said = {(one.id, one.context): one.string for one in kept if one.id}
    assert said.keys() == {(one.id, one.context) for one in messages() if one.id}
    assert [key for key, forms in said.items() if not all(forms if isinstance(forms, tuple) else (forms,))] == []
    assert not any(one.fuzzy for one in kept if one.id)
    assert spoken(language).language == language


def test_bringing_a_catalogue_up_to_date_changes_nothing_that_is_up_to_date():
    kept = kept_catalogue("fr")
    assert {(one.id, one.string) for one in updated("fr", messages())} >= {
        (one.id, one.string) for one in kept if one.id
    }


def test_a_language_without_a_catalogue_is_named_and_said_in_english(tmp_path):
    translation, (problem,) = load_translation(tmp_path, "site_src", "eo")
    assert translation is ENGLISH
    assert (problem.code, problem.path) == ("W-LANGUAGE", "site_src/site.toml")


def test_english_of_any_country_needs_no_catalogue_and_is_called_by_its_own_tag(tmp_path):
    translation, problems = load_translation(tmp_path, "site_src", "en-GB")
    assert (translation.language, translation.messages, problems) == ("en-GB", {}, ())


@pytest.mark.parametrize("content", [b"msgid broken", HEAD.encode() + b'msgid "a"\nmsgstr "\xff"\n'])
def test_a_catalogue_that_cannot_be_read_is_refused_alone(tmp_path, content):
    small_source.write(tmp_path, "translations/fr.po", content)
    translation, (problem,) = load_translation(tmp_path, "site_src", "fr")
    assert translation is ENGLISH
    assert (problem.code, problem.path) == ("E-LANGUAGE", "site_src/translations/fr.po")


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("%(date)s or later", "plus tard"),
        ("%(date)s or later", "%(jour)s ou plus tard"),
        ("%(date)s or later", "%(date)s ou plus tard, 100 %"),
        ("Show more", "En montrer <b>plus"),
        ("Show more", 'En \\" onclick=\\"x'),
    ],
)
def test_a_message_with_other_values_is_named_and_stays_english(tmp_path, message, said):
    translation, (problem,) = catalogue(
        tmp_path, f'msgid "{message}"\nmsgstr "{said}"\n\nmsgid "Map"\nmsgstr "Carte"\n'
    )
    assert (problem.code, problem.line) == ("E-LANGUAGE", 6)
    assert dict(translation.messages) == {"Map": "Carte"}


def test_a_fuzzy_message_and_an_empty_one_are_said_in_english(tmp_path):
    fuzzy = '#, fuzzy\nmsgid "Map"\nmsgstr "Carte"\n\n'
    empty = 'msgid "%(number)s row"\nmsgid_plural "%(number)s rows"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    translation, problems = catalogue(tmp_path, fuzzy + empty)
    assert (dict(translation.messages), dict(translation.plurals), problems) == ({}, {}, ())


# What a language knows


@pytest.mark.parametrize(
    ("language", "acts"),
    [
        ("en", ["no acts", "1 act", "2 acts", "5 acts", "11 acts", "21 acts"]),
        ("ru", ["0 актов", "1 акт", "2 акта", "5 актов", "11 актов", "21 акт"]),
        ("zh", ["0则贺电", "1则贺电", "2则贺电", "5则贺电", "11则贺电", "21则贺电"]),
        ("ar", ["لا تهاني", "تهنئة واحدة", "تهنئتان", "5 تهانٍ", "11 تهنئة", "21 تهنئة"]),
    ],
)
def test_what_counts_has_the_form_that_its_number_wants(language, acts):
    with speaking(spoken(language)):
        assert [wording.acts(number) for number in (0, 1, 2, 5, 11, 21)] == acts


@pytest.mark.parametrize(
    ("language", "day", "month", "number", "listed", "ordinal"),
    [
        ("en", "about 12 January 2024", "January 2024", "1,200 acts", "A, B and C", "30th"),
        ("fr", "env. 12 janvier 2024", "janvier 2024", "1\u202f200 actes", "A, B et C", "30e"),
        ("es", "aprox. 12 de enero de 2024", "enero de 2024", "1.200 actos", "A, B y C", "30.º"),
        ("ru", "ок. 12 января 2024", "январь 2024", "1\u00a0200 актов", "A, B и C", "30-я"),
        ("zh", "约2024年1月12日", "2024年1月", "1,200则贺电", "A、B和C", "30"),
        ("ar", "نحو 12 يناير 2024", "يناير 2024", "1,200 تهنئة", "A وB وC", "30"),
    ],
)
def test_dates_numbers_lists_and_places_in_a_row(language, day, month, number, listed, ordinal):
    with speaking(spoken(language)):
        assert wording.date_words("2024-01-12~") == day
        assert wording.date_words("2024-01") == month
        assert wording.acts(1200) == number
        assert wording.names(["A", "B", "C"]) == listed
        assert wording.ordinal(30) == ordinal


@pytest.mark.parametrize("edtf", ["2023-02-31", "0000-01-01", "0000-05"])
def test_a_day_that_no_calendar_has_is_shown_in_figures(edtf):
    with speaking(spoken("fr")):
        assert wording.date_words(edtf).startswith(edtf)


def test_a_language_is_spoken_only_within():
    with speaking(spoken("fr")):
        assert wording.acts(2) == "2 actes"
        with speaking(ENGLISH):
            assert wording.date_words("2024-01-12") == "12 January 2024"
        assert wording.date_words("2024-01-12") == "12 janvier 2024"
    assert wording.acts(2) == "2 acts"


def test_states_and_occasions_have_other_names_and_the_same_addresses(root):
    editions = {one.translation.language: one for one in load_source(root / "site_src").editions}
    assert list(editions) == ["en"]
    french = told_in(small(), small_edition("fr"))
    names = {one.code: (one.name, one.slug, one.article) for one in french.countries}
    assert names["LS"] == ("Lesotho", "lesotho", "")
    assert names["CN"][:2] == ("Chine", "china")
    assert [shelf.slug for shelf in french.shelves.country] == [shelf.slug for shelf in small().shelves.country]


def small_edition(language):
    from felicitations.model import Edition

    return Edition(translation=spoken(language))


# Editions


@pytest.fixture(scope="module")
def site():
    """A site in English, with French and Arabic editions beside it."""
    with tiny.memory_folder() as folder:
        paths = tiny.lay_out(folder)
        catalogues = ROOT / "site_src" / "translations"  # without pages, which lead to kinds that are not here
        shutil.copytree(catalogues, paths.source / "translations", ignore=shutil.ignore_patterns("pages", "occasions"))
        settings = (paths.source / "site.toml").read_text()
        (paths.source / "site.toml").write_text('languages = ["fr", "ar"]\n' + settings)
        small_source.write(paths.source, "pages/about.md", "---\ntitle: About\n---\nSee [home](/).\n")
        words = "---\ntitle: À propos\n---\nVoir [l’accueil](/).\n"
        small_source.write(paths.source, "translations/fr/pages/about.md", words)
        build(paths, out=folder / "out", base_url="https://example.org/x/", search="none")
        yield folder / "out"


def pages_of(site: Path, folder: str = "") -> set[str]:
    inside = {path.relative_to(site / folder).as_posix() for path in (site / folder).rglob("*.html")}
    return {one for one in inside if folder or not one.startswith(("fr/", "ar/"))}


def test_every_page_stands_in_every_edition_but_that_of_unknown_addresses(site):
    first = pages_of(site)
    assert "404.html" in first
    assert pages_of(site, "fr") == pages_of(site, "ar") == first - {"404.html"}


def test_a_page_says_its_language_and_its_direction(site):
    heads = {language: (site / language / "index.html").read_text() for language in ("", "fr", "ar")}
    assert '<html lang="en" dir="ltr">' in heads[""]
    assert '<html lang="fr" dir="ltr">' in heads["fr"]
    assert '<html lang="ar" dir="rtl">' in heads["ar"]


def test_links_between_pages_stay_in_an_edition_and_files_stand_once(site):
    for path in (site / "fr").rglob("*.html"):
        html = path.read_text()
        body = html.partition("<body>")[2]
        links = re.findall(r'<a (?![^>]*hreflang)[^>]*href="([^"#]+)', body)
        inside = [link for link in links if link.endswith(".html")]
        assert all((path.parent / link).resolve().is_relative_to((site / "fr").resolve()) for link in inside), path
        files = [
            link
            for link in chain(links, re.findall(r'<link rel="stylesheet" href="([^"]+)', html))
            if link not in inside
        ]
        assert all((path.parent / link).is_file() for link in files if "//" not in link), path
    assert [path.name for path in (site / "fr").rglob("*") if path.is_file() and path.suffix != ".html"] == []


def test_each_page_leads_to_its_others_and_names_them_to_search_engines(site):
    html = (site / "fr" / "about" / "index.html").read_text()
    found = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html))
    here = "https://example.org/x/"
    assert found["en"] == found["x-default"] == f"{here}about/"
    assert (found["fr"], found["ar"]) == (f"{here}fr/about/", f"{here}ar/about/")
    assert f'<link rel="canonical" href="{here}fr/about/">' in html
    switch = re.findall(r'<a href="([^"]+)"[^>]*hreflang="([^"]+)"', html)
    assert ("../../ar/about/index.html", "ar") in switch
    assert ("../../about/index.html", "en") in switch


def test_a_page_of_words_is_translated_or_marked_as_what_it_is(site):
    french, arabic = ((site / one / "about" / "index.html").read_text() for one in ("fr", "ar"))
    assert "À propos" in french
    assert '<a href="../../fr/index.html">l’accueil</a>' in french
    assert re.search(r'<div class="prose"[^>]* lang="en"', arabic)


def test_the_sitemap_and_the_ledger_know_every_edition(site):
    sitemap, ledger = (site / "sitemap.xml").read_text(), (site / "ledger.csv").read_text()
    for place in ("about/", "fr/about/", "ar/about/"):
        assert f"<loc>https://example.org/x/{place}</loc>" in sitemap
    assert "fr/about/index.html" in ledger


@pytest.mark.parametrize("value", ['"fr"', '["fr", 3]', '["French!"]', '["map"]'])
def test_languages_that_cannot_be_are_refused_with_their_line(tmp_path, value):
    small_source.write(tmp_path, "site.toml", f'title = "T"\nlanguage = "en"\nlanguages = {value}\n')
    with pytest.raises(Refused) as refused:
        load_settings(tmp_path / "site.toml", "site_src/site.toml")
    assert [(one.code, one.line) for one in refused.value.problems] == [("E-SETTINGS", 3)]


def test_a_page_of_words_cannot_be_called_like_a_language(tmp_path):
    source = small_source.lay_out(tmp_path)
    settings = (source / "site.toml").read_text()
    (source / "site.toml").write_text('languages = ["fr"]\n' + settings)
    small_source.write(source, "pages/fr.md", "---\ntitle: F\n---\n")
    assert "E-NAME" in {problem.code for problem in load_source(source).problems}


def links_of(path: Path) -> list[str]:
    return re.findall(r"\]\(([^)]*)\)", path.read_text("utf-8"))


@pytest.mark.parametrize("language", COMPLETE)
def test_a_translated_page_leads_where_its_original_leads(language):
    own = ROOT / "site_src" / "translations" / language
    told = [*own.glob("pages/*.md"), *own.glob("occasions/*.md")]
    assert own / "pages" / "about.md" in told
    for path in told:
        assert links_of(path) == links_of(ROOT / "site_src" / path.relative_to(own)), path
