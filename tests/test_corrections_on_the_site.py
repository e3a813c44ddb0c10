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


SENT = (
    "Chinese President Xi Jinping on {day} sent a congratulatory message to Tran Minh on his election as president of"
    " Vietnam."
)


@pytest.fixture
def two(tmp_path, root):
    """An archive of two articles that the rules take for two acts: their days are three weeks apart."""
    shutil.copytree(root / "site_src", tmp_path / "site_src", ignore=shutil.ignore_patterns("corrections"))
    (tmp_path / "seeds").mkdir()
    for name, day in (("one", "May 3, 2021"), ("two", "May 24, 2021")):
        (tmp_path / "seeds" / f"{name}.txt").write_text(f"Xi congratulates Tran\n\n{SENT.format(day=day)}\n")
    return tmp_path


def built(folder: Path, root: Path) -> tuple[int, list[str]]:
    """How many acts there are after a build, and the problems that it named."""
    paths = Paths(
        seeds=folder / "seeds", source=folder / "site_src", templates=root / "templates", cache=folder / "cache"
    )  # fmt: skip
    summary = build(paths, out=folder / "public", search="none")
    return summary.acts, [str(problem) for problem in summary.problems if "corrections/" in str(problem)]


def test_articles_are_joined_by_a_word_and_stay_so_through_every_rebuild(two, root):
    assert built(two, root) == (2, [])
    said = two / "site_src" / "corrections" / "one.md"
    said.parent.mkdir()
    said.write_text("---\nby: Roe Smith\nground: 'One letter, printed twice'\nsame-as: two\n---\n")
    for _ in range(2):
        assert built(two, root) == (1, [])
        (act,) = (two / "public" / "events").iterdir()
        page = (act / "index.html").read_text("utf-8")
        assert "One act, 2 reports." in page
        assert "Where they differ" in page
    shutil.rmtree(two / "cache")
    assert built(two, root) == (1, [])
    said.write_text("---\nby: Roe Smith\nground: 'Two letters'\nnot-same-as: two\n---\n")
    assert built(two, root) == (2, [])


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("same-as: three", 'found no seed with the id "three"'),
        ("same-as: one", 'found "one", which is this article itself'),
        ("same-as: two\nnot-same-as: two", 'which "same-as" names too'),
        ("same-as: a/b", "expected letters"),
    ],
)
def test_a_wrong_id_is_named(two, root, line, fault):
    said = two / "site_src" / "corrections" / "one.md"
    said.parent.mkdir()
    said.write_text(f"---\nby: Roe Smith\nground: 'A letter'\n{line}\n---\n")
    acts, (problem,) = built(two, root)
    assert acts == 2
    assert problem.startswith("site_src/corrections/one.md")
    assert fault in problem
