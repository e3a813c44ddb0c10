"""A build that would make what stands already does no work, and any change brings the work back."""

import os
import shutil

import pytest

from felicitations import making
from felicitations.build import build
from felicitations.disk import unchanged
from felicitations.disk.safety import Unsafe
from tests import tiny


class Worked(Exception):
    """A build read its source."""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A small site that was built a while ago; from now on, a build that does its work says so by an error."""
    monkeypatch.setattr(unchanged, "MOMENT", 0)
    paths = tiny.lay_out(tmp_path, kinds=("home", "articles", "article", "gone"))
    first = build(paths, out=tmp_path / "public", search="none")
    monkeypatch.setattr(making, "load_source", _work)
    return paths, tmp_path / "public", first


def _work(*_):
    raise Worked


def again(project, **options):
    paths, out, _ = project
    return build(paths, out=out, **{"search": "none", **options})


def test_a_second_build_says_the_same_and_does_nothing(project):
    _, _, first = project
    second = again(project)
    assert (second.articles, second.pages, second.problems) == (first.articles, first.pages, first.problems)
    assert (second.published.written, second.published.removed) == (0, 0)
    assert second.published.unchanged == first.published.written


@pytest.mark.parametrize(
    "options", [{"base_url": "https://a.org/"}, {"today": "2024-01-12"}, {"strict": True}, {"search": "last"}]
)
def test_another_option_is_another_build(project, options):
    with pytest.raises(Worked):
        again(project, **options)


def retitle(paths, _out):
    (paths.source / "site.toml").write_text(tiny.settings().replace('"T"', '"U"'))


def add(paths, _out):
    (paths.seeds / "new.txt").write_text("Words.")


def rename(paths, _out):
    (paths.seeds / "a0.txt").rename(paths.seeds / "b0.txt")


def backdate(paths, _out):
    """The same length and the same time of change: only the system knows."""
    seed = paths.seeds / "a0.txt"
    before = seed.stat()
    seed.write_bytes(seed.read_bytes()[:-2] + b"x\n")
    os.utime(seed, ns=(before.st_atime_ns, before.st_mtime_ns))


def touch_template(paths, _out):
    with (paths.templates / "home.html").open("a") as file:
        file.write("<!-- -->")


def edit_page(_paths, out):
    (out / "index.html").write_text("mine")


def remove_page(_paths, out):
    (out / "404.html").unlink()


def forget(paths, _out):
    shutil.rmtree(paths.cache)


def damage(paths, _out):
    (paths.cache / "built").write_bytes(b"x")


@pytest.mark.parametrize(
    "change", [retitle, add, rename, backdate, touch_template, edit_page, remove_page, forget, damage]
)
def test_any_change_brings_the_work_back(project, change):
    paths, out, _ = project
    change(paths, out)
    with pytest.raises(Worked):
        again(project)


def test_a_strangers_file_in_the_site_is_still_found(project):
    (project[1] / "thesis.txt").write_text("years of work")
    with pytest.raises(Unsafe, match=r"thesis\.txt"):
        again(project)


def test_what_changed_a_moment_ago_may_change_again_unseen(tmp_path, monkeypatch):
    """Two changes within one tick of the file system's clock leave the same traces."""
    paths = tiny.lay_out(tmp_path, kinds=("home", "articles", "article", "gone"))
    build(paths, out=tmp_path / "public", search="none")
    monkeypatch.setattr(making, "load_source", _work)
    with pytest.raises(Worked):
        build(paths, out=tmp_path / "public", search="none")


def test_a_site_that_another_build_left_is_not_taken_for_this_one(project, monkeypatch):
    """A build was stopped after it published and before it remembered what it said."""
    paths, out, _ = project
    monkeypatch.undo()
    monkeypatch.setattr(unchanged, "MOMENT", 0)
    monkeypatch.setattr(unchanged, "remember", lambda *_: ())
    build(paths, out=out, search="none", base_url="https://a.org/")
    assert "https://a.org/" in (out / "index.html").read_text()
    build(paths, out=out, search="none")
    assert "https://a.org/" not in (out / "index.html").read_text()


def test_what_cannot_be_looked_at_is_never_unchanged(project, monkeypatch):
    """A disk that fails for a moment costs the work that a look would have spared, and nothing else."""
    real = os.scandir

    def refuse(place):
        if str(place) == str(project[0].seeds):
            raise OSError(5, "Input/output error", str(place))
        return real(place)

    monkeypatch.setattr(unchanged.os, "scandir", refuse)
    with pytest.raises(Worked):
        again(project)


def test_e13_a_place_that_cannot_be_looked_at_is_told_from_one_that_can_and_never_settled(tmp_path):
    missing = unchanged.look([tmp_path / "missing"], ())
    assert not missing.settled
    (tmp_path / "missing").mkdir()
    assert unchanged.look([tmp_path / "missing"], ()).digest != missing.digest
