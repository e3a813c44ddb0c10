"""What the archivist's corrections change on the site: built once with them, once without."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from felicitations.build import Paths, build

COMOROS, RUSSIA = "000_b5720286a8f2e62a", "002_2bc6f6a306e41528"


@pytest.fixture(scope="module")
def uncorrected(tmp_path_factory) -> Path:
    """The five seeds as the texts alone date them."""
    root = Path(__file__).resolve().parent.parent
    folder = tmp_path_factory.mktemp("uncorrected")
    shutil.copytree(root / "site_src", folder / "site_src", ignore=shutil.ignore_patterns("corrections"))
    paths = Paths(
        seeds=root / "seeds", source=folder / "site_src", templates=root / "templates", cache=folder / "cache"
    )  # fmt: skip
    build(paths, out=folder / "public")
    return folder / "public"


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def test_without_a_correction_seed_000_stands_on_the_undated_shelf(uncorrected):
    assert COMOROS in page(uncorrected, "undated")
    assert COMOROS not in page(uncorrected, "years/2024")


def test_without_a_correction_seed_002_stands_in_2024_by_inference(uncorrected):
    assert RUSSIA in page(uncorrected, "years/2024")
    assert RUSSIA not in page(uncorrected, "undated")
    assert "inferred" in page(uncorrected, "years/2024")


def test_with_the_corrections_both_have_their_day_and_the_undated_shelf_is_empty(site):
    year = page(site, "years/2024")
    assert "28 January 2024" in year
    assert "18 March 2024" in year
    assert COMOROS not in page(site, "undated")


@pytest.mark.parametrize(("article", "ground"), [(COMOROS, "Xinhua, 30 January 2024"), (RUSSIA, "On March 18, 2024")])
def test_a_corrected_article_says_who_corrected_it_on_what_ground(site, article, ground):
    said = page(site, f"articles/{article}")
    assert "curated" in said
    assert ground in said
    assert "archivist" in said
