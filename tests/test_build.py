"""The whole way from seeds to site: a bad file costs itself, and a site that would be wrong is not published."""

import json
import re
import shutil
import socket
from pathlib import Path

import pytest

from felicitations import reading
from felicitations.build import Paths, build
from felicitations.disk import public
from felicitations.disk.lock import Locked
from felicitations.disk.safety import Unsafe
from felicitations.making import read_files
from felicitations.model import Summary
from felicitations.problems import Refused

KAZAKHSTAN = "countries/kazakhstan/index.html"


@pytest.fixture
def paths(tmp_path, root):
    """The repository's own sources, copied to where they may be spoilt."""
    for name in ("seeds", "site_src", "templates"):
        shutil.copytree(root / name, tmp_path / name)
    return Paths(
        seeds=tmp_path / "seeds",
        source=tmp_path / "site_src",
        templates=tmp_path / "templates",
        cache=tmp_path / ".cache",
    )


@pytest.fixture
def out(tmp_path):
    return tmp_path / "public"


def codes(summary: Summary) -> list[str]:
    """The codes of the problems, without the one that says that the site has no address yet."""
    return [problem.code for problem in summary.problems if problem.code != "W-BASE-URL"]


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_five_seeds_become_a_site(paths, out):
    ticks = iter((10.0, 12.5))
    summary = build(paths, out=out, clock=lambda: next(ticks))
    assert (summary.articles, summary.acts, summary.countries, summary.occasions) == (5, 5, 5, 2)
    assert summary.seconds == 2.5
    site = tree(out)
    assert summary.pages == sum(name.endswith(".html") for name in site)
    assert summary.published.written == len(site)
    assert codes(summary) == []
    assert {
        KAZAKHSTAN,
        "occasions/re-election/index.html",
        "timeline/index.html",
        "static/site.css",
        ".nojekyll",
    } <= site.keys()


def test_nothing_changes_when_nothing_changed(paths, out):
    first = build(paths, out=out)
    again = build(paths, out=out)
    assert again.published.written == again.published.removed == 0
    assert again.published.unchanged == first.published.written


def test_remembered_readings_give_the_same_site(paths, out, monkeypatch):
    build(paths, out=out)
    before = tree(out)

    def never(*_arguments):
        pytest.fail("an article was read that is remembered")

    monkeypatch.setattr(reading, "read", never)
    monkeypatch.setattr(reading, "prepare", never)
    build(paths, out=out)
    assert tree(out) == before


def test_i4_a_seed_that_goes_takes_its_pages_along(paths, out):
    build(paths, out=out)
    assert (out / KAZAKHSTAN).exists()
    next(paths.seeds.glob("001*")).unlink()
    summary = build(paths, out=out)
    assert (summary.articles, summary.countries) == (4, 4)
    assert not (out / KAZAKHSTAN).exists()
    assert not [name for name, data in tree(out).items() if b"001_aec45149c981179e" in data]


def test_an_archive_without_seeds_builds(paths, out):
    shutil.rmtree(paths.seeds)
    paths.seeds.mkdir()
    summary = build(paths, out=out)
    assert (summary.articles, summary.acts) == (0, 0)
    assert (out / "index.html").exists()


def test_e18_no_place_of_this_machine_is_in_the_site(paths, out, tmp_path):
    (paths.seeds / "empty.txt").write_bytes(b"")
    build(paths, out=out)
    for word in (str(tmp_path), str(Path.home()), socket.gethostname()):
        if len(word) > 4:
            assert [name for name, data in tree(out).items() if word.encode() in data] == []


# --- One bad file ---------------------------------------------------------------------------------------------------


def spoil(paths: Paths) -> dict[str, str]:
    """Bad seeds of every kind, and the code that each must be refused with."""
    (paths.seeds / "empty.txt").write_bytes(b"")
    (paths.seeds / "picture.txt").write_bytes(b"\x89PNG\r\n")
    (paths.seeds / "latin.txt").write_bytes("Città di Curaçao".encode("latin-1"))
    with (paths.seeds / "big.txt").open("wb") as file:
        file.truncate(6_000_000)
    (paths.seeds / "record.md").write_text("---\ntitel: x\n---\nWords.")
    (paths.seeds / "twin.txt").write_text("Words.")
    (paths.seeds / "twin.md").write_text("Words.")
    (paths.seeds / "link.txt").symlink_to("/etc/passwd")
    (paths.seeds / "page.docx").write_text("<script>alert(1)</script>")
    return {
        "big.txt": "E-TOO-BIG",
        "empty.txt": "E-EMPTY",
        "latin.txt": "E-ENCODING",
        "link.txt": "E-SYMLINK",
        "page.docx": "E-TYPE",
        "picture.txt": "E-BINARY",
        "record.md": "E-FRONT-MATTER",
        "twin.md": "E-TWIN",
        "twin.txt": "E-TWIN",
    }


def test_bad_seeds_cost_only_themselves_and_are_named(paths, out):
    build(paths, out=out)
    before = tree(out)
    bad = spoil(paths)
    summary = build(paths, out=out)
    assert summary.articles == 5
    assert {problem.path: problem.code for problem in summary.problems if problem.refuses} == {
        f"seeds/{name}": code for name, code in bad.items()
    }
    after = tree(out)
    assert all(after[name] == data for name, data in before.items() if name.startswith("articles/0"))
    assert b"root:" not in b"".join(after.values())
    register = after["articles/index.html"].decode()
    assert all(Path(name).stem in register for name in bad), "the register of articles lists what was refused"


def test_strict_publishes_nothing_if_a_file_is_refused(paths, out):
    build(paths, out=out, strict=True)
    before = tree(out)
    bad = spoil(paths)
    (paths.source / "pages" / "about.md").write_text("no front matter")
    with pytest.raises(Refused) as caught:
        build(paths, out=out, strict=True)
    assert len([problem for problem in caught.value.problems if problem.refuses]) == len(bad) + 1
    assert tree(out) == before


def test_a_correction_of_a_seed_that_is_not_there_wants_an_eye(paths, out):
    text = "---\nby: Ann\nground: none\nhappened: 2024\n---\n"
    (paths.source / "corrections" / "000_b5720286a8f2e62b.md").write_text(text)
    (paths.source / "corrections" / "empty.md").write_text(text)
    (paths.seeds / "empty.txt").write_bytes(b"")
    summary = build(paths, out=out)
    assert sorted(codes(summary)) == ["E-EMPTY", "W-CORRECTION"]
    (problem,) = (problem for problem in summary.problems if problem.code == "W-CORRECTION")
    assert problem.path == "site_src/corrections/000_b5720286a8f2e62b.md"


def test_a_correction_is_laid_over_what_was_read(paths, out):
    correction = paths.source / "corrections" / "004_93615f555710dd2e.md"
    correction.write_text("---\nby: Ann\nground: an archive\nhappened: 2022-01-19\n---\n")
    build(paths, out=out)
    found = json.loads((out / "articles" / correction.stem / "reading.json").read_text())["happened"]
    assert (found["value"], found["certainty"]) == ("2022-01-19", "curated")


def test_an_unknown_occasion_in_a_correction_costs_the_correction(paths, out):
    correction = paths.source / "corrections" / "004_93615f555710dd2e.md"
    correction.write_text("---\nby: Ann\nground: an archive\noccasion: reelection\n---\n")
    (problem,) = (problem for problem in build(paths, out=out).problems if problem.refuses)
    assert str(problem).startswith(f"site_src/corrections/{correction.name}:4:11: E-VALUE")
    assert 'did you mean "re-election"?' in str(problem)


# --- What is wrong with the site ------------------------------------------------------------------------------------


def refused(paths: Paths, out: Path, kind: type[Refused] = Refused) -> str:
    """Why a build is refused; the old site must stand as it was, and nothing beside it."""
    before = tree(out.parent)
    with pytest.raises(kind) as caught:
        build(paths, out=out)
    after = tree(out.parent)
    assert {name: data for name, data in after.items() if not name.startswith(".cache/")} == {
        name: data for name, data in before.items() if not name.startswith(".cache/")
    }
    return "\n".join(map(str, caught.value.problems))


@pytest.mark.parametrize(
    "fault", ["{{ page.no_such_thing }}", "{% if %}", "{{ 'x' + 1 }}", "{{ none.x }}", "{% include 'x' %}"]
)
def test_h12_a_template_that_fails_is_named_with_its_line_and_page(paths, out, fault):
    build(paths, out=out)
    template = paths.templates / "country.html"
    lines = template.read_text().splitlines()
    at = next(number for number, line in enumerate(lines) if "{% block" in line) + 1
    template.write_text("\n".join([*lines[:at], fault, *lines[at:]]))
    assert re.search(
        rf"templates/country\.html:{at + 1}: E-TEMPLATE .*countries/belarus/index\.html", refused(paths, out)
    )


def test_a_missing_template_is_named(paths, out):
    (paths.templates / "timeline.html").unlink()
    assert "timeline.html" in refused(paths, out)


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("/countries/narnia/", 'a link to "countries/narnia/index.html"'),
        ("/timeline/#y1815", '"#y1815" of "timeline/index.html"'),
    ],
)
def test_a_link_that_leads_nowhere_stops_the_build(paths, out, link, says):
    build(paths, out=out)
    about = paths.source / "pages" / "about.md"
    about.write_text(f"{about.read_text()}\n\nSee [there]({link}).\n")
    message = refused(paths, out)
    assert message.startswith("about/index.html: E-LINK")
    assert says in message


def test_a_source_that_cannot_be_used_stops_the_build(paths, out):
    build(paths, out=out)
    (paths.source / "site.toml").write_text("title = \n")
    assert refused(paths, out).startswith("site_src/site.toml:1:")


def test_an_unsafe_folder_is_refused_before_anything_is_read(paths, out):
    shutil.rmtree(paths.source)
    assert "E-UNSAFE" in refused(paths, paths.seeds / "public", Unsafe)
    assert "E-UNSAFE" in refused(paths, paths.cache, Unsafe)


def test_a_build_that_meets_another_is_refused_at_once(paths, out):
    shutil.rmtree(paths.source)
    with public.reserve(out), pytest.raises(Locked):
        build(paths, out=out)


# --- Addresses of the site ------------------------------------------------------------------------------------------


def test_a_base_url_makes_links_that_have_a_host(paths, out):
    summary = build(paths, out=out, base_url="https://example.org/repo")
    assert summary.problems == ()
    assert b"<loc>https://example.org/repo/countries/kazakhstan/</loc>" in (out / "sitemap.xml").read_bytes()
    assert b'href="https://example.org/repo/countries/kazakhstan/"' in (out / KAZAKHSTAN).read_bytes()
    assert b'href="/repo/static/site.css"' in (out / "404.html").read_bytes()


def test_without_a_base_url_the_report_says_what_is_missing(paths, out):
    assert [problem.code for problem in build(paths, out=out).problems] == ["W-BASE-URL"]
    site = paths.source / "site.toml"
    site.write_text(f'exports = ["feed"]\n{site.read_text()}')
    assert build(paths, out=out).problems == ()


# --- Reading without building ---------------------------------------------------------------------------------------


def test_what_read_says_is_what_the_site_holds(paths, out):
    build(paths, out=out)
    problems, found = read_files(paths.source, [paths.seeds])
    assert problems == ()
    for one in found:
        assert one == json.loads((out / "articles" / str(one["id"]) / "reading.json").read_text())


def test_read_gives_refused_files_their_place(paths):
    bad = spoil(paths)
    _, found = read_files(paths.source, [paths.seeds])
    everything = list(found)
    assert [one["id"] for one in everything] == sorted(str(one["id"]) for one in everything)
    assert sum(one["kind"] == "refused" for one in everything) == len(bad)
    assert len(everything) == 5 + len(bad)
