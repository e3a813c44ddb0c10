"""A folder that is not ours is never taken over, and nothing that is not ours is ever removed."""

import json
import re
from pathlib import Path

import pytest

from felicitations.disk import manifest, public
from felicitations.disk.manifest import MANIFEST
from felicitations.disk.public import publish, publish_at, reserve
from felicitations.disk.safety import Unsafe
from felicitations.model import Published
from felicitations.problems import Refused
from tests.publishing import files, tree


@pytest.fixture
def out(tmp_path):
    """A site of two pages in a folder of its own."""
    folder = tmp_path / "here" / "public"
    assert publish(folder, files(index="one", a__index="two")) == Published(written=3, unchanged=0, removed=0)
    return folder


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A repository in a home folder, with things in it that must not be lost; the working folder."""
    home = tmp_path / "home"
    repository = home / "archive"
    for name in ("seeds/deep", "site_src", "templates", ".git/objects", "Documents", "work/.git"):
        (repository / name).mkdir(parents=True)
        (repository / name / "thesis.txt").write_text("years of work")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(repository)
    return repository


@pytest.mark.parametrize(
    "name",
    "/ ~ ~/.. . .. ../archive seeds seeds/deep seeds/new site_src site_src/../templates templates/x .git .git/new "
    "Documents work seeds/thesis.txt Documents/thesis.txt loop".split(),
)
def test_g1_g2_a_dangerous_folder_is_refused_and_nothing_is_touched(desk, name, record_property):
    (desk / "loop").symlink_to("loop")
    before = tree(desk.parent)
    away = [desk / "seeds", desk / "site_src", desk / "templates"]
    with pytest.raises(Unsafe, match="E-UNSAFE"), reserve(Path(name).expanduser(), away):
        pytest.fail("the place was given")
    assert tree(desk.parent) == before
    record_property("promise", "output folder")
    record_property("figure", f"`{name}`")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("/", "is the root of the disk"),
        ("~", "is or holds your home folder"),
        ("..", "is or holds the folder in which you work"),
        (".git/new", "lies in the store of git"),
        ("work", "is a git work tree"),
        ("seeds/new", 'and the folder "seeds" lie one in the other'),
        ("loop", "is a loop of links"),
        ("seeds.txt", "is a file"),
        ("/proc", "is the root of a mounted disk"),
    ],
)
def test_g1_g5_the_reason_is_told_even_if_there_is_nothing_to_lose(tmp_path, monkeypatch, name, says):
    home = tmp_path / "home"
    (home / "desk" / "work" / ".git").mkdir(parents=True)
    (home / "desk" / "seeds").mkdir()
    (home / "desk" / "loop").symlink_to("loop")
    (home / "desk" / "seeds.txt").touch()
    monkeypatch.setenv("HOME", str(home if name == "~" else tmp_path / "other"))
    monkeypatch.chdir(tmp_path if name == "~" else home / "desk")
    folder = home / "desk" / name if name[0] not in "/~" else Path(name).expanduser()
    with pytest.raises(Unsafe, match=says), reserve(folder, [home / "desk" / "seeds"] if name != "~" else []):
        pytest.fail("the place was given")


def test_g2_the_foreign_file_is_named(desk):
    with pytest.raises(
        Unsafe, match=r'holds "thesis.txt" and no manifest.json of ours; nothing was touched; name a fresh'
    ):
        publish(desk / "Documents", files(index="one"))


@pytest.mark.parametrize("name", ["CNAME", "a/thesis.txt", "new/deep/thesis.txt", "link", ".hidden"])
def test_g3_a_foreign_file_in_our_folder_is_named_and_never_deleted(out, name):
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    if name == "link":
        (out / name).symlink_to("/etc/passwd")
    else:
        (out / name).write_text("years of work")
    before = tree(out.parent)
    with pytest.raises(Unsafe, match=re.escape(f'holds "{name}", which this program did not put there')):
        publish(out, files(index="new"))
    assert tree(out.parent) == before


def test_g3_a_page_that_became_a_link_is_foreign(out):
    (out / "index.html").unlink()
    (out / "index.html").symlink_to("/etc/passwd")
    with pytest.raises(Unsafe, match=r"index\.html"):
        publish(out, files(index="new"))


def test_g4_a_page_that_somebody_changed_is_kept_aside(out):
    for number in (1, 2):
        (out / "a" / "index.html").write_text(f"their words {number}")
        published = publish(out, files(index="one", a__index="two"))
        assert [problem.code for problem in published.untidy] == ["W-EDITED"]
        assert "a/index.html" in str(published.untidy[0])
        assert (out / "a" / "index.html").read_text() == "two"
    kept = out.parent / "public.kept" / "a"
    assert {path.name: path.read_text() for path in kept.iterdir()} == {
        "index.html": "their words 1",
        "index.html.2": "their words 2",
    }


def test_a_foreign_file_that_comes_while_the_site_is_built_is_kept_aside(out):
    with reserve(out) as place:
        (out / "CNAME").write_text("example.org")
        published = publish_at(place, files(index="new"))
    assert [problem.code for problem in published.untidy] == ["W-EDITED"]
    assert (out.parent / "public.kept" / "CNAME").read_text() == "example.org"


def test_a_page_that_somebody_removed_comes_back(out):
    (out / "a" / "index.html").unlink()
    assert publish(out, files(index="one", a__index="two")) == Published(written=1, unchanged=2, removed=0)


@pytest.mark.parametrize(
    "forged",
    [
        b"",
        b"[]",
        b"{}",
        b'{"format": "other", "files": {}}',
        b"\xff" * 9,
        b"[" * 100_000,
        json.dumps({"format": manifest.FORMAT, "files": []}).encode(),
        json.dumps({"format": manifest.FORMAT, "files": {"index.html": "no digest"}}).encode(),
        json.dumps({"format": manifest.FORMAT, "files": {"../thesis.txt": "0" * 64}}).encode(),
        json.dumps({"format": manifest.FORMAT, "files": {"/etc/passwd": "0" * 64}}).encode(),
        json.dumps({"format": manifest.FORMAT, "files": {"a": "0" * 64, "A": "0" * 64}}).encode(),
    ],
)
def test_g6_a_forged_manifest_is_refused(out, forged):
    (out.parent / "thesis.txt").write_text("years of work")
    (out / MANIFEST).write_bytes(forged)
    before = tree(out.parent)
    with pytest.raises(Unsafe, match="not a site of ours"):
        publish(out, files(index="new"))
    assert tree(out.parent) == before


def test_a_strange_folder_where_we_would_work_is_refused(out):
    strange = out.parent / ".public.stage"
    strange.mkdir()
    (strange / "thesis.txt").write_text("years of work")
    before = tree(out.parent)
    with pytest.raises(Unsafe, match=r"\.public\.stage: E-UNSAFE"):
        publish(out, files(index="new"))
    assert tree(out.parent) == before


def test_g7_a_disk_that_says_no_leaves_the_old_site(out, monkeypatch):
    before = tree(out.parent)

    def refuse(*_arguments, **_options):
        raise PermissionError(13, "Permission denied", str(out.parent / ".public.stage"))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(Refused, match="E-DISK Permission denied; nothing was published") as caught:
        publish(out, files(index="new"))
    assert not isinstance(caught.value, Unsafe)
    assert tree(out.parent) == before


def test_a_disk_that_lies_is_found_out(out, monkeypatch):
    real = public.to_disk

    def corrupt(folder: Path) -> None:
        (folder / "site" / "index.html").write_bytes(b"nex")
        real(folder)

    before = tree(out.parent)
    monkeypatch.setattr(public, "to_disk", corrupt)
    with pytest.raises(Refused, match=r"index\.html: E-DISK does not read back"):
        publish(out, files(index="new"))
    assert tree(out.parent) == before
