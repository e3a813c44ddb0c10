"""No address that was ever published leads nowhere: it is a page, one step to another, or says what was taken away."""

import re
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from felicitations import ledger, making, reading
from felicitations.addresses import article_page, country_page
from felicitations.build import Paths
from felicitations.cli import main
from felicitations.disk.ledger import load_ledger
from felicitations.disk.source import load_source
from felicitations.model import Ledger, Removal
from felicitations.pages import former, plan_pages
from felicitations.problems import Refused
from tests.histories import COUNTRIES, article, change, some
from tests.making import seed
from tests.scale import scale

HEAD = "address,key\n"
LESOTHO = "articles/003_7ab05c8d4cdeb835/index.html"


@pytest.fixture(scope="module")
def source(root):
    """The repository's own rules, without its corrections."""
    return replace(load_source(root / "site_src"), corrections=())


@pytest.fixture(scope="module")
def tools(source):
    return reading.prepare(source.lexicon)


@pytest.fixture
def archive_of(source, tools, tmp_path, monkeypatch):
    """``archive_of(source)``: the archive of the articles in ``seeds/``, read by readers that were made ready once."""
    monkeypatch.setattr(making, "reader", lambda _: lambda one: reading.read(one, tools))
    (tmp_path / "seeds").mkdir()
    paths = Paths(seeds=tmp_path / "seeds", source=tmp_path / "s", templates=tmp_path / "t", cache=tmp_path / "cache")
    return lambda of: making.gathered(paths, of)[0]


def changed_source(source, kinds, random):
    """Other kinds of pages, or another name of a country: what moves pages without any article's doing."""
    chosen = tuple(kind for kind in kinds if kind == "home" or random.random() < 0.95)
    countries = list(source.lexicon.countries)
    name = random.choice(COUNTRIES)
    if random.random() < 0.3:
        place = next(number for number, one in enumerate(countries) if one.name == name)
        countries[place] = replace(countries[place], slug=f"{countries[place].slug[:8]}-{random.randint(2, 99)}")
    return replace(
        source,
        settings=replace(source.settings, pages=chosen),
        lexicon=replace(source.lexicon, countries=tuple(countries)),
    )


@pytest.mark.parametrize("part", range(4))
def test_j10_i4_i7_i17_no_published_address_is_ever_lost(archive_of, source, tmp_path, part, record_property):
    seeds = tmp_path / "seeds"
    answers: Counter[str] = Counter()
    histories = scale(20, 250)
    for number in range(histories):
        random = Random(f"{part} {number}")
        shutil.rmtree(seeds)
        seeds.mkdir()
        names = [f"s{name:03}" for name in range(100, 0, -1)]
        now, recorded, published = source, (), set()
        for _ in range(6):
            change(seeds, random, names)
            now = changed_source(now, source.settings.pages, random)
            gone = [seed_id for seed_id in ledger.digests(Ledger(recorded=recorded)) if random.random() < 0.1]
            removals = tuple(Removal(seed=one, reason="other", see=random.choice(["", *gone]), note="") for one in gone)
            archive = archive_of(replace(now, ledger=Ledger(recorded=recorded, removals=removals)))
            pages = {page.address for page in plan_pages(archive)}
            moved = {page.address: page.context for page in former.plan(archive, pages)}
            published |= pages - {"404.html"}
            assert published - pages == moved.keys()
            held = {report.seed.digest for report in archive.reports}
            for address, view in moved.items():
                assert not view.to.address or view.to.address in pages  # one step, and it arrives
                assert bool(view.to.address) != bool(view.why)
                if address.startswith(("countries/", "people/", "years/", "occasions/", "timeline/")):
                    assert view.to.address or "index.html" not in pages
                if view.digest in held and "article" in now.settings.pages and not view.note:
                    assert view.to.address or view.seed in gone
                answers["redirect" if view.to.address else "tombstone"] += 1
            answers["page"] += len(published & pages)
            recorded = ledger.entries(archive, pages)
    assert min(answers[kind] for kind in ("page", "redirect", "tombstone")) > histories
    record_property("promise", "addresses")
    record_property("figure", f"{histories} histories: {dict(answers)}, 0 lost")


def test_i5_a_renamed_file_keeps_its_id_and_a_swap_keeps_the_names():
    one, other, new = seed("a", "One."), seed("b", "Two."), seed("c", "One.")
    known = Ledger(recorded=tuple(ledger.row_of(article_page(of.id), f"sha256:{of.digest}") for of in (one, other)))
    assert [of.id for of in ledger.known_as([new, other], known)] == ["a", "b"]
    assert [of.id for of in ledger.known_as([new, one, other], known)] == ["a", "b", "c"]
    swapped = [replace(one, id="b"), replace(other, id="a")]
    assert {of.id: of.text for of in ledger.known_as(swapped, known)} == {"a": "Two.", "b": "One."}
    assert [of.id for of in ledger.known_as([replace(one, id="A"), other], known)] == ["a", "b"]


def test_i6_an_act_whose_day_moves_leads_to_where_it_is_now(archive_of, source, tmp_path):
    random = Random(4)
    for name in ("a", "b"):
        (tmp_path / "seeds" / f"{name}.txt").write_text(article(random))
    archive = archive_of(source)
    pages = {page.address for page in plan_pages(archive)}
    recorded = ledger.entries(archive, pages)
    for path in (tmp_path / "seeds").iterdir():
        path.write_text(re.sub(r"2021|2022", "2019", path.read_text()))
    archive = archive_of(replace(source, ledger=Ledger(recorded=recorded)))
    moved = {
        page.address: page.context.to.address for page in former.plan(archive, {p.address for p in plan_pages(archive)})
    }
    acts = {address: to for address, to in moved.items() if address.startswith("events/")}
    assert acts
    assert all(to.startswith("events/2019-") and to[12:] == address[-len(to[12:]) :] for address, to in acts.items())
    assert all(to for to in moved.values())


def test_i8_a_country_that_is_called_otherwise_keeps_its_readers(archive_of, source, tmp_path):
    (tmp_path / "seeds" / "a.txt").write_text(article(Random(4)))
    archive = archive_of(source)
    recorded = ledger.entries(archive, {page.address for page in plan_pages(archive)})
    country = next(shelf for shelf in archive.shelves.country if shelf.key != "CN")
    countries = tuple(
        replace(one, slug="new-name") if one.code == country.key else one for one in source.lexicon.countries
    )
    now = replace(source, lexicon=replace(source.lexicon, countries=countries), ledger=Ledger(recorded=recorded))
    archive = archive_of(now)
    pages = {page.address for page in plan_pages(archive)}
    (page,) = [page for page in former.plan(archive, pages) if page.address == country_page(country.slug)]
    assert page.context.to.address == country_page("new-name")


# --- the archivist's way --------------------------------------------------------------------------------------------


@pytest.fixture
def recorded(project, capsys):
    """The repository's archive with its ledger written."""
    assert main(["record"]) == 0
    assert re.fullmatch(
        r"site_src/ledger.csv holds (\d+) addresses, \1 of them new. Commit it.\n", capsys.readouterr().out
    )
    return project


def built(*words: str) -> int:
    return main(["build", "--no-search", "-q", "--base-url", "https://example.org/x/", *words])


def test_recording_twice_changes_nothing_and_a_site_publishes_the_same(recorded, capsys):
    before = Path("site_src/ledger.csv").read_bytes()
    assert main(["record"]) == 0
    assert ", 0 of them new" in capsys.readouterr().out
    assert Path("site_src/ledger.csv").read_bytes() == before
    assert built() == 0
    assert Path("public/ledger.csv").read_bytes() == before
    Path("site_src/ledger.csv").unlink()
    assert built("--ledger", "public/ledger.csv", "--out", "again") == 0
    assert Path("again/ledger.csv").read_bytes() == before
    assert built("--ledger", "nowhere.csv", "--out", "third") == 0


def test_j3_an_article_that_vanishes_is_told_until_somebody_says_why(recorded, capsys):
    Path("seeds/003_7ab05c8d4cdeb835.txt").unlink()
    assert built() == 3
    assert capsys.readouterr().err.startswith(f"{LESOTHO}: E-GONE was published, and its file is not")
    page = Path("public", LESOTHO).read_text()
    assert "no reason has been given" in page
    assert '<meta name="robots" content="noindex">' in page
    Path("site_src/removed.csv").write_text(
        'article,reason,see,note\n003_7ab05c8d4cdeb835,copyright,,"Asked for <b>by</b> its publisher."\n'
    )
    assert built() == 0
    page = Path("public", LESOTHO).read_text()
    assert "those who hold the right in it. Asked for &lt;b&gt;by&lt;/b&gt; its publisher." in page
    assert "f430c22c11757ab347461febcd227811e3c58f9797227acac2019e837778d625" in page
    assert LESOTHO.removesuffix("index.html") not in Path("public/sitemap.xml").read_text()
    assert LESOTHO in Path("public/ledger.csv").read_text()


def test_a_duplicate_leads_to_the_one_that_is_kept(recorded):
    Path("seeds/003_7ab05c8d4cdeb835.txt").unlink()
    Path("site_src/removed.csv").write_text(
        "article,reason,see,note\n003_7ab05c8d4cdeb835,duplicate,001_aec45149c981179e,\n"
    )
    assert built() == 0
    page = Path("public", LESOTHO).read_text()
    assert '<meta http-equiv="refresh" content="0; url=../../articles/001_aec45149c981179e/index.html">' in page
    assert '<link rel="canonical" href="https://example.org/x/articles/001_aec45149c981179e/">' in page


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("a,gone,,", '"gone", expected one of copyright'),
        ("a b,other,,", "found the name 'a b'"),
        ("a,other,a,", "is the article itself"),
        ("a,other,../x,", "found the name '../x'"),
        ("a,other,,\na,legal,,", 'found "a" a second time'),
    ],
)
def test_b22_a_bad_row_of_removed_costs_itself(tmp_path, row, fault):
    (tmp_path / "removed.csv").write_text(f"article,reason,see,note\n{row}\n")
    _, (problem,) = load_ledger(tmp_path, "site_src")
    assert (problem.code, problem.line) == ("E-TABLE", 1 + len(row.splitlines()))
    assert fault in problem.text


def test_what_removed_says_of_a_file_that_is_there_or_of_none_is_told(recorded, capsys):
    Path("site_src/removed.csv").write_text(
        "article,reason,see,note\n003_7ab05c8d4cdeb835,other,,\nnever,other,nowhere,\n"
    )
    assert built() == 0
    told = capsys.readouterr().err
    assert f"{LESOTHO}: W-GONE is named in site_src/removed.csv, and seeds/003_7ab05c8d4cdeb835.txt is there" in told
    assert 'leads to "nowhere", which is no article' in told


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("<<<<<<< HEAD\na/index.html,\n", 1, "the column"),
        (f"{HEAD}a/index.html,\n=======\n", 3, "found 1 cells"),
        (f"{HEAD}articles/a/index.html,sha256:{'0' * 64}\narticles/a/index.html,sha256:{'1' * 64}\n", 3, "in line 2"),
        (f"{HEAD}articles/a/index.html,sha256:{'0' * 63}\n", 2, "expected the SHA-256"),
        (f"{HEAD}../a/index.html,\n", 0, "has an empty part, or one of dots"),
        (f"{HEAD}a/index.html,\nA/index.html,\n", 0, "are one file on some systems"),
        (f"{HEAD}a/passwd,\n", 2, "expected the address of a page"),
        (f'{HEAD}a/index.html,"x\n', 2, "the table ends here"),
    ],
)
def test_j4_j5_a_spoilt_ledger_refuses_the_build_with_its_line(tmp_path, text, line, fault):
    (tmp_path / "ledger.csv").write_text(text)
    with pytest.raises(Refused) as caught:
        load_ledger(tmp_path, "site_src")
    first = caught.value.problems[0]
    assert (first.code, first.path, first.line) == ("E-LEDGER", "site_src/ledger.csv", line)
    assert fault in first.text


def test_what_is_recorded_reads_back(source, archive_of, tmp_path):
    random = Random(1)
    names = [f"s{name}" for name in range(20)]
    for _ in range(6):
        change(tmp_path / "seeds", random, names)
    archive = archive_of(source)
    lines = ledger.entries(archive, {page.address for page in plan_pages(archive)})
    (tmp_path / "ledger.csv").write_bytes(ledger.table(lines))
    assert load_ledger(tmp_path, "x")[0].recorded == lines
    assert len({line.key for line in lines if line.address.startswith("people/")}) > 3
    assert some(tmp_path / "seeds", random)


def test_a_name_that_would_break_the_table_does_not(tmp_path):
    hostile = ledger.row_of("people/x/index.html", 'names:=1+1|a "b", c')
    table = ledger.table([hostile])
    assert b',"names:=' in table
    (tmp_path / "ledger.csv").write_bytes(table)
    assert load_ledger(tmp_path, "x")[0].recorded == (hostile,)


@pytest.mark.parametrize("prefix", ["/", "/repo/", "file"])
def test_i17_a_former_address_leads_on_in_a_browser(browser, serve_at, recorded, prefix):
    Path("seeds/001_aec45149c981179e.txt").rename("seeds/renamed.txt")
    Path("site_src/ledger.csv").write_bytes(
        Path("site_src/ledger.csv").read_bytes() + b"countries/kasakhstan/index.html,code:KZ\n"
    )
    assert built() == 0
    root = f"{Path('public').absolute().as_uri()}/" if prefix == "file" else serve_at(Path("public"), prefix)
    browser.get(f"{root}countries/kasakhstan/index.html")
    assert browser.current_url.startswith(f"{root}countries/kazakhstan/")
    assert "Kazakhstan" in browser.title
    browser.get(f"{root}articles/001_aec45149c981179e/index.html")
    assert browser.title != "Not found"
