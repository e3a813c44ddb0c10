"""A new archive builds at once, stands alone, and holds nothing of the archive that it was made from."""

import re
import shutil
import sys
import urllib.request
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin

import pytest
import yaml

from felicitations.cli import init, main
from felicitations.disk.files import walk
from felicitations.disk.settings import load_settings
from felicitations.disk.starting import STARTERS
from tests.command_line import run


@pytest.fixture(scope="module")
def made(tmp_path_factory, root):
    """A new archive and the site it builds with its own copy of the program, away from the repository."""
    folder = tmp_path_factory.mktemp("new") / "mine"
    code, out, err = run(root, "init", str(folder), "--title", "Ours", "--home-country", "NO", cwd=root)
    assert (code, err) == (0, "")
    assert re.fullmatch(rf"{folder} is a new archive of \d+ files\. {folder}/README\.md says how to build it\.\n", out)
    code, out, err = run(folder, cwd=folder)
    assert code == 0
    assert [line.partition(" base_url")[0] for line in err.splitlines()] == ["site_src/site.toml: W-BASE-URL"]
    assert out.startswith("1 article, ")
    return folder


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = set()

    def handle_starttag(self, _tag, attrs):
        self.found |= {value for name, value in attrs if name in {"href", "src"} and value}


def test_the_site_of_a_new_archive_works_below_a_sub_folder(made, serve_at):
    base = serve_at(made / "public", "/repo/")
    waiting, seen, lost = {base}, set(), []
    while waiting:
        url = waiting.pop()
        seen.add(url)
        try:
            with urllib.request.urlopen(url) as answer:
                is_page, body = answer.headers.get_content_type() == "text/html", answer.read()
        except HTTPError:
            lost.append(url)
            continue
        if is_page:
            links = _Links()
            links.feed(body.decode())
            urls = {urldefrag(urljoin(url, link)).url for link in links.found}
            waiting |= {one for one in urls if one.startswith(base.removesuffix("repo/"))} - seen
    assert lost == []
    assert len(seen) > 30
    assert all(url.startswith(base) for url in seen)


def test_the_example_shows_what_the_program_does(made):
    code, out, _ = run(made, "read", "seeds/example.txt", "--jsonl", cwd=made)
    assert code == 0
    assert '"national-day"' in out
    page = (made / "public" / "articles" / "example" / "index.html").read_text("utf-8")
    assert "Left out as page furniture" in page


def test_the_settings_are_what_was_given(made):
    settings = load_settings(made / "site_src" / "site.toml", "site.toml")
    assert (settings.title, settings.home, settings.base_url) == ("Ours", "NO", "")
    assert (made / "README.md").read_text("utf-8").startswith("# Ours\n")


def test_nothing_of_the_other_archive_comes_along(made, root):
    """Its articles, corrections and ledger stay behind, and the relations of a home country that is another."""
    names = {name for _, name in walk(made / "site_src", "site_src")[0]}
    theirs = {name for _, name in walk(root / "site_src", "site_src")[0]}
    left = theirs - names
    assert {name.split("/")[1] for name in left} <= {"corrections", "ledger.csv", "removed.csv", "relations.csv"}
    assert {"site_src/relations.csv", "site_src/corrections/000_b5720286a8f2e62a.md"} <= left
    assert [path.name for path in (made / "seeds").iterdir()] == ["example.txt"]


def test_the_relations_of_the_same_home_country_come_along(project, capsys):
    assert main(["init", "mine", "--home-country", "CN"]) == 0
    assert (project / "mine/site_src/relations.csv").is_file()


def test_a_new_archive_can_start_another(made, tmp_path):
    code, _, err = run(made, "init", str(tmp_path / "other"), "--title", "Theirs", cwd=made)
    assert (code, err) == (0, "")
    first, second = ({name for _, name in walk(folder, "")[0]} for folder in (made, tmp_path / "other"))
    assert {name for name in first - second if not name.startswith("/public/")} == set()


def test_any_title_can_be_written(project):
    title = 'A "quoted" \\ title = 1 # Ünïcode 中文 {title}'
    assert main(["init", "mine", "-q", "--title", title]) == 0
    assert load_settings(project / "mine/site_src/site.toml", "site.toml").title == title


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--home-country", "XX"], '"home_country": found "XX", expected a country code'),
        (["--base-url", "nowhere"], 'found "nowhere", expected an address such as'),
        (["--title", "\udcff"], "cannot be read as TOML"),
        (["--title", " "], '"title" is missing'),
    ],
)
def test_a_setting_that_cannot_be_leaves_nothing_behind(project, capsys, words, named):
    before = set(project.iterdir())
    assert main(["init", "mine", *words]) == 1
    assert named in capsys.readouterr().err
    assert set(project.iterdir()) == before


def test_a_folder_that_holds_something_is_left_as_it_is(project, capsys):
    (project / "mine").mkdir()
    (project / "mine" / "letter.txt").write_text("mine")
    assert main(["init", "mine"]) == 1
    assert "is there already and is not empty" in capsys.readouterr().err
    assert [path.name for path in (project / "mine").iterdir()] == ["letter.txt"]


def test_the_empty_folder_in_which_a_person_stands_is_filled(root, tmp_path):
    place = tmp_path / "here"
    place.mkdir()
    before = place.stat().st_ino
    sources = [f"--source={root / 'site_src'}", f"--templates={root / 'templates'}"]
    assert run(root, "init", ".", *sources, cwd=place)[0] == 0
    assert place.stat().st_ino == before
    assert (place / "build.py").is_file()


def test_an_archive_inside_what_it_is_made_of_is_refused(project, capsys):
    assert main(["init", "site_src/static/mine"]) == 1
    assert "lies inside what a new archive is made of" in capsys.readouterr().err
    assert not (project / "site_src/static/mine").exists()


def test_a_full_disk_leaves_nothing_behind(project, capsys, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("felicitations.disk.fresh.to_disk", full)
    before = set(project.iterdir())
    assert main(["init", "mine"]) == 1
    assert "No space left on device; no archive was made" in capsys.readouterr().err
    assert set(project.iterdir()) == before


def test_on_a_terminal_it_asks_for_what_is_not_given(project, monkeypatch):
    asked = []

    def prompt(question, **_):
        asked.append(question)
        return "CN" if "Country" in question else "https://example.org/x/"

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(init.click, "prompt", prompt)
    assert main(["init", "mine", "--title", "Given"]) == 0
    settings = load_settings(project / "mine/site_src/site.toml", "site.toml")
    assert len(asked) == 2
    assert (settings.title, settings.home, settings.base_url) == ("Given", "CN", "https://example.org/x/")


def test_its_workflow_publishes_as_ours_does_without_our_tests(root):
    """Two files that must not drift apart: the same jobs, but that a new archive has no tests and no make."""
    ours, new = (
        yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        for path in (root / ".github/workflows/pages.yml", root / "felicitations/starter/pages.yml")
    )
    del ours["jobs"]["test"], ours["jobs"]["build"]["needs"]
    installs = [
        [step for step in workflow["jobs"]["build"]["steps"] if step.get("name") == "Install from the hash-pinned lock"]
        for workflow in (ours, new)
    ]
    assert "pip install --quiet --disable-pip-version-check --require-hashes" in installs[1][0].pop("run")
    installs[0][0].pop("run")
    assert new == ours


def test_every_starter_is_written(made, root):
    assert {path.name for path in (root / "felicitations/starter").iterdir()} == set(STARTERS)
    assert {name for name in STARTERS.values() if not (made / name).is_file()} == set()
    assert shutil.which("git") is None or "seeds/** -text" in (made / ".gitattributes").read_text("utf-8")
