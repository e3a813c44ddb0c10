"""The source of the site is read whole: settings, tables, occasions, noise, corrections, prose, static files."""

import shutil

import pytest

from felicitations.disk.corrections import FACTS
from felicitations.disk.source import NOISE_KEYS, OCCASION_KEYS, load_source
from felicitations.exports import EXPORTS
from felicitations.model import File, Prose
from felicitations.pages import PAGES
from tests.small_source import FILES, lay_out, replaced, slugs, write


@pytest.fixture
def folder(tmp_path):
    return lay_out(tmp_path)


# --- A good source --------------------------------------------------------------------------------------------------


def test_everything_is_read(folder):
    source = load_source(folder)
    assert source.problems == ()
    assert [country.slug for country in source.lexicon.countries] == ["china", "norway", "cote-d-ivoire"]
    norway = source.lexicon.countries[1]
    assert (norway.code, norway.cow, norway.names, norway.adjectives) == (
        "NO",
        385,
        ("Norway",),
        ("Norwegian", "Norse"),
    )
    assert source.lexicon.countries[0].names == ("China", "PRC", "Beijing")
    assert slugs(source) == ["re-election", "election"]
    assert source.lexicon.occasions[1].body == "First win."
    assert source.lexicon.noise[0].patterns == ("Advertis(?:e|ing)",)
    assert source.lexicon.ties[0].sources == ("https://example.org/a",)
    assert source.lexicon.people[0].aliases == ("Xi", "President Xi")
    assert source.lexicon.home == source.settings.home == "CN"
    correction = source.corrections[0]
    assert (correction.seed, correction.by, correction.note) == ("a", "Ann", "A note.")
    assert correction.facts == (("happened", "2024-01-28"), ("senders", "CN, NO"))
    about = Prose(
        slug="about", title="About", description="What this is", body="Words.", path="site_src/pages/about.md"
    )
    assert source.prose == (about,)
    assert source.static == (
        File(address="static/fonts/x.woff2", content=b"font"),
        File(address="static/site.css", content=b"a {}"),
    )


def test_the_repository_s_own_source_has_no_fault(root):
    source = load_source(root / "site_src")
    assert source.problems == ()
    assert len(source.lexicon.countries) > 190
    assert len(source.lexicon.occasions) == 13


def test_the_optional_tables_and_folders_may_be_missing(folder):
    for name in ("relations.csv", "people.csv"):
        (folder / name).unlink()
    for name in ("occasions", "noise", "corrections", "pages", "static"):
        shutil.rmtree(folder / name)
    source = load_source(folder)
    assert source.problems == ()
    assert source.lexicon.ties == source.lexicon.occasions == source.static == ()


def test_every_page_kind_and_export_is_chosen_unless_site_toml_chooses(folder):
    source = load_source(folder)
    assert source.settings.exports == tuple(export.NAME for export in EXPORTS)
    assert source.settings.pages == tuple(kind.__name__.rpartition(".")[2] for kind in PAGES)
    write(folder, "site.toml", FILES["site.toml"] + 'pages = ["article", "home"]\nexports = []\n')
    source = load_source(folder)
    assert (source.settings.pages, source.settings.exports) == (("home", "article"), ())


@pytest.mark.parametrize(
    ("url", "kept"), [("", ""), ("https://a.org", "https://a.org/"), ("http://a.org:8/b/", "http://a.org:8/b/")]
)
def test_a_base_url_ends_in_a_slash(folder, url, kept):
    write(folder, "site.toml", FILES["site.toml"] + f'base_url = "{url}"\n')
    assert load_source(folder).settings.base_url == kept


# --- The fingerprint of what readings depend on ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "old", "new", "matters"),
    [
        ("occasions/election.md", "elected]", "elected, won]", True),
        ("noise/advert.md", "Advertis", "advertis", True),
        ("countries.csv", "Norse", "Nordic", True),
        ("relations.csv", "1954-10-05", "1955", True),
        ("people.csv", "President Xi", "Chairman Xi", True),
        ("site.toml", '"CN"', '"NO"', True),
        ("occasions/election.md", "First win.", "First victory.", False),
        ("occasions/election.md", "[elected]", "[elected]\ncrosswalk:\n  cameo: '051'", False),
        ("pages/about.md", "Words.", "Other words.", False),
        ("site.toml", '"T"', '"Other"', False),
    ],
)
def test_the_fingerprint_changes_with_what_readings_depend_on(folder, name, old, new, matters):
    before = load_source(folder).fingerprint
    replaced(folder, name, old, new)
    assert (load_source(folder).fingerprint != before) is matters


def test_the_keys_of_each_kind_of_file():
    assert {key.name for key in OCCASION_KEYS} == set(
        "label order phrases hints unless alone words beats examples counter-examples crosswalk".split()
    )
    assert {key.name for key in NOISE_KEYS} == set("label kind place patterns examples counter-examples".split())
    assert set(FACTS) == set("happened published occasion ordinal kind headline senders recipients exchanged".split())
