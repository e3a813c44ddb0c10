"""The demonstration stands apart from the archive, and says what it is."""

from __future__ import annotations

from felicitations.disk.settings import load_settings
from tests.demo import DEMO, SAYS, prepare
from tests.quality_labels import ROOT, labelled


def test_the_demonstration_has_every_labelled_article_and_a_name_of_its_own(tmp_path):
    source = prepare(tmp_path)
    assert len(list((tmp_path / "seeds").iterdir())) == len(labelled())
    said = load_settings(source / "site.toml", "site.toml")
    assert (said.title, said.tagline) == (SAYS["title"], SAYS["tagline"])


def test_it_never_stands_in_the_archive():
    assert DEMO.parent == ROOT
    assert DEMO.name not in {"public", "seeds", "site_src", "templates"}
