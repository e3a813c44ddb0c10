"""What an edition of the site says: of pages that stand no longer, of what stays English, and of the archive itself."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from felicitations import wording
from felicitations.archive import told_in
from felicitations.build import build
from felicitations.citing.record import act_record
from felicitations.citing.sentences import sentences
from felicitations.comparison import compare
from felicitations.directory import Directory
from felicitations.disk.settings import load_settings
from felicitations.disk.translations import load_translation
from felicitations.keeping import record
from felicitations.model import Account, Edition
from felicitations.translation import ENGLISH, Translation, speaking
from tests import small_source, tiny
from tests.making import message, party, small

ROOT = Path(__file__).resolve().parent.parent
COMPLETE = ("ar", "es", "fr", "ru", "zh")


def spoken(language):
    return load_translation(ROOT / "site_src", "site_src", language)[0]


@pytest.fixture(scope="module")
def published():
    """A French site with two editions beside it, recorded; then one article was taken out, and one led elsewhere."""
    with tiny.memory_folder() as folder:
        paths = tiny.lay_out(folder, articles=3)
        catalogues = ROOT / "site_src" / "translations"  # without pages, which lead to kinds that are not here
        shutil.copytree(catalogues, paths.source / "translations", ignore=shutil.ignore_patterns("pages", "occasions"))
        settings = (paths.source / "site.toml").read_text().replace('"en"', '"fr"')
        (paths.source / "site.toml").write_text('languages = ["en", "ar"]\n' + settings)
        (paths.seeds / "binary.txt").write_bytes(b"Words.\0")
        record(paths)
        for name in ("a0", "a1"):
            (paths.seeds / f"{name}.txt").unlink()
        small_source.write(paths.source, "removed.csv", "article,reason,see,note\na0,legal,,\na1,duplicate,a2,\n")
        build(paths, out=folder / "out", search="none")
        yield folder / "out"


def test_what_was_published_and_stands_no_longer_is_told_of_in_every_edition(published):
    reasons = {
        "": "Il a été retiré pour une raison juridique.",
        "en": "It was taken out for a reason of law.",
        "ar": "أُزيلت لسبب قانوني.",
    }
    for folder, reason in reasons.items():
        gone = (published / folder / "articles" / "a0" / "index.html").read_text()
        assert reason in gone
        assert f'<html lang="{folder or "fr"}"' in gone
    assert ">Accueil</a>" in (published / "articles" / "a0" / "index.html").read_text()


def test_a_page_that_moved_leads_on_inside_its_edition(published):
    for folder in ("", "en", "ar"):
        page = published / folder / "articles" / "a1" / "index.html"
        to = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page.read_text())
        assert (page.parent / to[1]).resolve() == (published / folder / "articles" / "a2" / "index.html").resolve()


def test_what_stays_english_on_a_page_in_another_language_is_marked(published):
    register = (published / "articles" / "index.html").read_text()
    assert '<p class="what" lang="en" dir="ltr">found a NUL byte' in register
    assert '<p class="what">found a NUL byte' in (published / "en" / "articles" / "index.html").read_text()


def test_a_composed_title_is_marked_inside_an_english_citation():
    for translation, marked in ((spoken("ar"), "ar"), (ENGLISH, "")):
        with speaking(translation):
            told = told_in(small(), Edition(translation=translation))
            cited = act_record(told.events[0], Directory.of(told))
        for style in sentences(cited):
            assert [run.lang for run in style.runs if run.text == cited.heading] == [marked]


def test_an_occasion_with_its_number_begins_with_a_capital_in_every_language():
    of = message("2024", "treaty-anniversary", [party("CN")], [party("KM")], ordinal=30)
    for language in COMPLETE:
        with speaking(spoken(language)):
            words = wording.occasion_words(of, {"treaty-anniversary": "Treaty anniversary"})
        assert words[:1] == words[:1].upper()


def test_a_side_that_is_not_known_is_said_in_the_language_of_the_edition():
    one = message("2024", "election", [party("CN")], [])
    other = message("2024", "election", [party("KM")], [party("CN")])
    accounts = [Account(report=small().reports[0], message=of) for of in (one, other)]
    with speaking(spoken("fr")):
        sides = compare(accounts, one, Directory.of(told_in(small(), Edition(translation=spoken("fr"))))).differences
    words = "".join(link.text for one in sides for voice in one.voices for line in voice.lines for link in line)
    assert "Inconnu" in words
    assert "Not known" not in words


def test_the_title_the_tagline_and_the_licence_are_those_of_the_catalogue():
    own = small().settings
    words = {own.title: "Title", own.tagline: "Tagline", own.licence: "Licence"}
    told = told_in(small(), Edition(translation=Translation(language="qaa", messages=words))).settings
    assert (told.title, told.tagline, told.licence) == ("Title", "Tagline", "Licence")


def test_the_first_language_is_no_further_edition(tmp_path):
    small_source.write(tmp_path, "site.toml", 'title = "T"\nlanguage = "en"\nlanguages = ["fr", "en", "fr"]\n')
    assert load_settings(tmp_path / "site.toml", "site_src/site.toml").languages == ("fr",)
