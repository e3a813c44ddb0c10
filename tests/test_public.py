"""A site is published whole, with a manifest of it, and what did not change is not touched."""

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations.disk import manifest
from felicitations.disk.manifest import MANIFEST, address_faults
from felicitations.disk.public import publish
from felicitations.model import File, Published
from felicitations.problems import Refused
from tests.publishing import files, tree


@pytest.fixture
def out(tmp_path):
    """A site of two pages in a folder of its own."""
    folder = tmp_path / "here" / "public"
    assert publish(folder, files(index="one", a__index="two")) == Published(written=3, unchanged=0, removed=0)
    return folder


def test_the_site_and_its_manifest_stand_there_and_nothing_beside_them(out):
    assert (out / "index.html").read_text() == "one"
    assert (out / "a" / "index.html").read_text() == "two"
    digests = manifest.digests(manifest.standing(out))
    assert json.loads((out / MANIFEST).read_text()) == {
        "format": manifest.FORMAT,
        "files": {name: digests[name] for name in ("a/index.html", "index.html")},
    }
    assert list(out.parent.iterdir()) == [out]


def test_i16_what_did_not_change_is_not_touched(out):
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in out.rglob("*")}
    published = publish(out, files(a__index="two", index="one"))
    assert published == Published(written=0, unchanged=3, removed=0)
    assert {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in out.rglob("*")} == before


def test_what_changed_and_what_went_is_counted(out):
    published = publish(out, files(index="one", b__index="three"))
    assert published == Published(written=2, unchanged=1, removed=1)
    assert not (out / "a").exists()
    assert (out / "b" / "index.html").read_text() == "three"


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_i14_modes_do_not_depend_on_the_person(tmp_path, mask):
    before = os.umask(mask)
    try:
        publish(tmp_path / "public", files(index="one", a__b__index="two"))
    finally:
        os.umask(before)
    modes = {path.stat().st_mode & 0o7777 for path in (tmp_path / "public").rglob("*") if path.is_file()}
    assert modes == {0o644}
    folders = {
        path.stat().st_mode & 0o7777
        for path in [tmp_path / "public", *(tmp_path / "public").rglob("*/")]
        if path.is_dir()
    }
    assert folders == {0o755}


def test_modes_that_somebody_changed_are_set_right(out):
    (out / "index.html").chmod(0o600)
    assert publish(out, files(index="one", a__index="two")).written == 0
    assert (out / "index.html").stat().st_mode & 0o777 == 0o644


def test_p4_no_file_is_a_link(out):
    publish(out, files(index="one", a__index="changed"))
    assert {path.stat().st_nlink for path in out.rglob("*.html")} == {1}


def test_the_order_of_files_does_not_matter(tmp_path):
    many = files(c="1", a="2", b__a="3")
    publish(tmp_path / "one", many)
    publish(tmp_path / "two", reversed(many))
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_an_empty_folder_is_taken_and_missing_ones_are_made(tmp_path):
    (tmp_path / "empty").mkdir()
    assert publish(tmp_path / "empty", files(index="one")).written == 2
    assert publish(tmp_path / "x" / "y" / "z", files(index="one")).written == 2


def test_g5_a_link_is_resolved_once_and_stays(tmp_path, out):
    (tmp_path / "link").symlink_to(out)
    publish(tmp_path / "link", files(index="new"))
    assert (tmp_path / "link").is_symlink()
    assert (out / "index.html").read_text() == "new"
    assert list(out.parent.iterdir()) == [out]


# --- Addresses ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        *"/a|a/|a//b|.|..|../a|a/../../b|a/./b|a\\b|C:a|a\0b|a\nb|a.|a |a/b./c|\ud800".split("|"),
        *("", "x" * 256, "é" * 128, MANIFEST, MANIFEST.upper()),
    ],
)
def test_e1_e3_e4_an_address_that_is_not_safe_is_refused(out, address):
    before = tree(out.parent)
    with pytest.raises(Refused, match="E-ADDRESS"):
        publish(out, [File(address=address, content=b""), *files(index="new")])
    assert tree(out.parent) == before


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.html", "a.html"),
        ("a/x.html", "A/x.html"),
        ("caf\u00e9", "cafe\u0301"),
        ("stra\u00dfe", "STRASSE"),
        ("a", "a/b"),
        ("A", "a/b"),
    ],
)
def test_e5_two_addresses_that_are_one_somewhere_are_refused(out, one, other):
    before = tree(out.parent)
    with pytest.raises(Refused, match="E-ADDRESS"):
        publish(out, [File(address=one, content=b"1"), File(address=other, content=b"2")])
    assert tree(out.parent) == before


@given(st.lists(st.text(max_size=12), max_size=4, unique=True))
def test_addresses_without_fault_can_all_be_written(tmp_path_factory, addresses):
    if list(address_faults(addresses)):
        return
    folder = tmp_path_factory.mktemp("site") / "public"
    publish(folder, [File(address=address, content=address.encode()) for address in addresses])
    assert {address: (folder / address).read_text("utf-8") for address in addresses} == {a: a for a in addresses}
