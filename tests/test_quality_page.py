"""The page of measured quality says what was measured in plain words, and that nothing was where nothing was."""

from dataclasses import replace

import pytest

from felicitations import addresses
from felicitations.disk.quality import load_quality, written
from felicitations.disk.source import load_source
from felicitations.model import Figure, Quality, Sample
from felicitations.pages import quality as kind
from felicitations.pages.quality import share, tally
from felicitations.render.html import Renderer
from tests.lexicon import ROOT
from tests.making import archive
from tests.small_source import lay_out, only_problem, write

MEASURED = Quality(
    labels="a1",
    rules="b2",
    samples=(
        Sample(
            name="english",
            articles=130,
            figures=(Figure(name="kind", hits=129, of=130), Figure(name="date-wrong", hits=2, of=87)),
        ),
        Sample(name="zh", articles=5, figures=(Figure(name="kind", hits=4, of=5),)),
    ),
)


def page(quality):
    (found,) = kind.plan(replace(archive(), quality=quality))
    assert found.address == addresses.QUALITY
    return found.context, Renderer(ROOT / "templates", archive()).render(found).content.decode()


def test_shares_stand_with_what_they_mean_and_faults_as_counts():
    view, html = page(MEASURED)
    right, wrong, languages = view.tables
    assert right.heads == wrong.heads == ("English",)
    assert (right.rows[0].head, right.rows[0].cells) == ("Kind", ("99.2\u00a0%",))
    assert [row.cells for row in wrong.rows if row.head == "Wrong day"] == [("2 of 87",)]
    assert [(row.head, row.cells) for row in languages.rows] == [("Chinese", ("80.0\u00a0%", "–", "–"))]
    for words in (
        "written for testing",
        "is not a measure of pages that nobody has seen",
        "99.2\u00a0%",
        "130 articles",
        "5 articles",
    ):
        assert words in html
    assert "<code>a1</code>" in html
    assert "<code>b2</code>" in html


def test_where_nothing_was_measured_the_page_says_so():
    view, html = page(None)
    assert view.tables == ()
    assert "Nothing was measured for this archive." in html
    assert "<table" not in html


def test_every_figure_that_is_measured_for_a_set_of_the_page_has_its_words():
    named = {name for name, _, _ in (*kind.RIGHT, *kind.WRONG)}
    measured = {figure.name for sample in _kept().samples for figure in sample.figures}
    extra = {"countries-precision", "countries-recall", "people-precision", "people-recall", "date-answered"}
    assert measured - named == extra


def _kept():
    quality = load_source(ROOT / "site_src").quality
    assert quality is not None
    return quality


def test_the_site_shows_what_was_measured(site):
    html = (site / addresses.QUALITY).read_text("utf-8")
    english = next(sample for sample in _kept().samples if sample.name == "english")
    assert f"<td>{share(english.figure('occasion'))}</td>" in html
    assert _kept().labels in html


def test_the_page_of_the_method_leads_to_it(site):
    html = (site / addresses.prose_page("method")).read_text("utf-8")
    assert 'href="../quality/index.html"' in html


@pytest.mark.parametrize(
    ("hits", "of", "shown", "counted"),
    [(999, 1000, "99.9 %", "999 of 1000"), (9999, 10000, "99.9 %", "9999 of 10000"), (2, 3, "66.6 %", "2 of 3"),
     (7, 7, "100 %", "7 of 7"), (0, 7, "0.0 %", "0 of 7"), (0, 0, "–", "–")],
)  # fmt: skip
def test_nothing_is_rounded_up(hits, of, shown, counted):
    figure = Figure(name="kind", hits=hits, of=of)
    assert (share(figure).replace("\u00a0", " "), tally(figure)) == (shown, counted)


# --- The file -----------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path):
    return lay_out(tmp_path)


def test_what_was_written_is_read_again(tmp_path):
    (tmp_path / "quality.json").write_text(written(MEASURED), "utf-8")
    assert load_quality(tmp_path / "quality.json", "quality.json") == (MEASURED, ())


def test_no_file_is_no_fault(folder):
    assert load_source(folder).quality is None
    assert load_source(folder).problems == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"labels"', '"lables"', "unknown field `lables`"),
        ('"kind"', '"knid"', "Invalid enum value 'knid'"),
        ("[129,130]", "[131,130]", '"kind" of "english" is 131 of 130, which cannot be'),
        ("[129,130]", "[-1,130]", '"kind" of "english" is -1 of 130, which cannot be'),
        ("[129,130]", '"129/130"', "Expected `array`, got `str`"),
        ("[129,130]", "[129]", "Expected `array` of length 2"),
        ('"sets": [', '"sets": ', "cannot be read as measured quality: "),
    ],
)
def test_a_file_with_a_fault_is_named_and_costs_only_itself(folder, old, new, said):
    text = written(MEASURED)
    assert old in text
    write(folder, "quality.json", text.replace(old, new))
    problem = only_problem(folder)
    assert problem.startswith("quality.json: E-VALUE ")
    assert said in problem
    assert problem.endswith("; write the file with: make quality")
    assert load_source(folder).quality is None
    assert load_source(folder).prose
