"""A file that is no article is refused by name, with its place, and the rest is not disturbed."""

import gzip
import os
import socket
import time

import pytest

from felicitations.disk.files import SEED_LIMIT
from felicitations.disk.seeds import load_seeds
from tests.seed_folders import WORDS, lay_out, only_refusal, refusals


@pytest.fixture
def folder(tmp_path):
    return lay_out(tmp_path)


# --- Bytes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "place", "says"),
    [
        (b"one\ntwo ab\xff\xfecd", ":2: E-ENCODING", "the byte 0xff at offset 10"),
        ("Citt\xe0 di Cura\xe7ao, Xi\u2019s words\n".encode("cp1252"), ":1: E-ENCODING", "it looks like Windows-1252"),
        (
            "习近平致电祝贺新当选总统。\n中国外交部发言人表示\n".encode("gb18030"),
            ":1: E-ENCODING",
            "it looks like GB18030",
        ),
        ("習近平致電祝賀".encode("big5"), ":1: E-ENCODING", "it looks like"),
        (WORDS.encode("utf-16"), ":1: E-ENCODING", "UTF-16"),
        (WORDS.encode("utf-16-le"), ":1: E-ENCODING", "UTF-16"),
        (WORDS.encode("utf-32"), ":1: E-ENCODING", "UTF-32"),
        ("习近平".encode()[:-1], ":1: E-ENCODING", "cut off"),
        (b"a\r\rb\nc\x00d", ":4: E-BINARY", "NUL byte at offset 6"),
        (b"\x89PNG\r\n\x1a\n" + WORDS.encode(), ": E-BINARY", "PNG"),
        (b"%PDF-1.7\n", ": E-BINARY", "PDF"),
        (b"PK\x03\x04", ": E-BINARY", "ZIP"),
        (gzip.compress(WORDS.encode(), mtime=0), ": E-BINARY", "gzip"),
        (b"", ": E-EMPTY", "found nothing"),
        (b" \n\t\r\n \xc2\xa0", ": E-EMPTY", "only spaces"),
        (b"\xef\xbb\xbf", ": E-EMPTY", "only spaces"),
        (b"-", ": E-EMPTY", "only spaces and signs"),
    ],
)
def test_a1_to_a21_bytes_that_are_no_article_are_refused_with_their_place(folder, data, place, says):
    (folder / "bad.txt").write_bytes(data)
    message = only_refusal(folder, "bad.txt")
    assert message.startswith(place)
    assert says in message


def test_a18_a_file_that_is_too_big_is_refused_without_reading_it(folder):
    with (folder / "big.txt").open("wb") as file:
        file.truncate(3_000_000_000)
    started = time.perf_counter()
    assert f"3,000,000,000 bytes, expected at most {SEED_LIMIT:,}" in only_refusal(folder, "big.txt")
    assert time.perf_counter() - started < 0.5


def test_a19_a_file_at_the_limit_is_taken(folder):
    (folder / "good.txt").write_bytes(b"x" * SEED_LIMIT)
    assert refusals(folder) == {}
    (folder / "good.txt").write_bytes(b"x" * (SEED_LIMIT + 1))
    assert load_seeds(folder)[0] == ()


# --- Files ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("target", ["/etc/passwd", "/dev/zero", "good.txt", "nowhere", "link.txt", "."])
def test_e9_links_are_not_followed(folder, target):
    (folder / "link.txt").symlink_to(target)
    assert "E-SYMLINK" in only_refusal(folder, "link.txt")


def test_e9_a_link_to_a_folder_is_named_and_not_followed(folder, tmp_path):
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "secret.txt").write_text(WORDS)
    (folder / "more").symlink_to(tmp_path / "secrets")
    (folder / "loop").symlink_to(folder)
    assert sorted(refusals(folder)) == ["seeds/loop", "seeds/more"]
    assert all("E-SYMLINK" in text for text in refusals(folder).values())


def test_e11_pipes_and_sockets_are_never_opened(folder):
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(folder / "s.txt"))
        started = time.perf_counter()
        found = refusals(folder)
    assert time.perf_counter() - started < 0.5
    assert [text.partition(" ")[2].partition(" ")[0] for text in found.values()] == ["E-SPECIAL", "E-SPECIAL"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_e13_what_may_not_be_read_is_named(folder):
    (folder / "closed.txt").write_text(WORDS)
    (folder / "closed.txt").chmod(0)
    assert "E-PERM" in only_refusal(folder, "closed.txt")


def test_e13_what_the_system_forbids_is_named(folder, monkeypatch):
    (folder / "closed.txt").write_text(WORDS)
    (folder / "locked").mkdir()
    real_open, real_scan = os.open, os.scandir

    def closed(path, *arguments, **options):
        if "closed" in str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return real_open(path, *arguments, **options)

    def locked(path):
        if "locked" in str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return real_scan(path)

    monkeypatch.setattr(os, "open", closed)
    monkeypatch.setattr(os, "scandir", locked)
    found = refusals(folder)
    assert sorted(found) == ["seeds/closed.txt", "seeds/locked"]
    assert all("E-PERM" in text for text in found.values())


def test_e14_a_file_that_becomes_a_link_before_it_is_opened_is_refused(folder, monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("secret words")
    trap = folder / "trap.txt"
    trap.write_text(WORDS)
    real = os.lstat

    def swap(path, *arguments, **options):
        status = real(path, *arguments, **options)
        if str(path) == str(trap) and not trap.is_symlink():
            trap.unlink()
            trap.symlink_to(tmp_path / "secret")
        return status

    opened: list[int] = []
    real_state = os.fstat

    def state(descriptor: int) -> os.stat_result:
        opened.append(real_state(descriptor).st_ino)
        return real_state(descriptor)

    monkeypatch.setattr(os, "lstat", swap)
    monkeypatch.setattr(os, "fstat", state)
    assert "E-SYMLINK" in only_refusal(folder, "trap.txt")
    assert (tmp_path / "secret").stat().st_ino not in opened


@pytest.mark.parametrize("times", [1, 2])
def test_e15_a_file_that_changes_while_it_is_read_is_read_again_once(folder, monkeypatch, times):
    path = folder / "good.txt"
    real = os.read
    changes = iter(range(times))

    def grow(descriptor, size):
        data = real(descriptor, size)
        if data.startswith(b"Chinese") and next(changes, None) is not None:
            with path.open("ab") as file:
                file.write(b"more\n")
        return data

    monkeypatch.setattr(os, "read", grow)
    seeds, refused = load_seeds(folder)
    if times == 1:
        assert seeds[0].text == WORDS + "more\n"
    else:
        assert [refusal.problems[0].code for refusal in refused] == ["E-CHANGED"]


@pytest.mark.parametrize("name", ["a.svg", "a.gz", "picture.png", "id_rsa", "key.pem", "noending"])
def test_c12_an_unknown_kind_of_file_is_named(folder, name):
    (folder / name).write_text(WORDS)
    assert "expected one of .txt, .md" in only_refusal(folder, name)
