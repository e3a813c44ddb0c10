"""Readings are remembered while nothing changes that they depend on; whatever is wrong with the memory costs a line."""

import dataclasses
import hashlib
import json
import os
import pickle
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from felicitations.disk import code, memory
from felicitations.disk.memory import NAME, read_seeds
from felicitations.model import Evidence, Finding, Message, Party, Person, Reading, Rival, Seed
from felicitations.problems import Problem, Refused


def seed(name: str = "a", text: str = "Words.") -> Seed:
    return Seed(id=name, path=f"seeds/{name}.txt", digest=hashlib.sha256(text.encode()).hexdigest(), text=text)


def test_what_is_around_an_article_counts_though_its_digest_does_not_tell_it(tmp_path):
    reader = Reader()
    for frame in ((), ((0, 5),), ((0, 5),)):
        read_seeds([dataclasses.replace(seed(), frame=frame)], reader, tmp_path, "f")
    assert len(reader.asked) == 2


class Reader:
    """Reads everything alike and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, found: Seed) -> Reading:
        self.asked.append(found.id)
        evidence = (Evidence(start=0, end=2, text=found.text[:2], rule="r"),)
        day = Finding(
            value="2024-01-12",
            certainty="inferred",
            basis="weekday",
            evidence=evidence,
            rivals=(Rival(value="2024", evidence=()),),
        )
        party = Party(country="KZ", body=None, people=(Person(name="Ä", office="", pair=1),), evidence=evidence)
        message = Message(
            happened=day,
            occasion=None,
            ordinal=Finding(value=30, certainty="stated", basis="stated", evidence=evidence),
            exchanged=True,
            instrument=None,
            senders=(party,),
            recipients=(),
        )
        return Reading(
            id=found.id,
            path=found.path,
            digest=found.digest,
            lang="en",
            marks=(),
            kind="message",
            kind_basis="",
            headline=None,
            published=None,
            credit=None,
            speaker=None,
            messages=(message,),
            mentioned=("UA",),
            problems=(Problem(code="W-X", path=found.path, text="t", line=1),),
        )


def run(folder: Path, *seeds: Seed, fingerprint: str = "f") -> tuple[list[str], list[str]]:
    """The ids that had to be read, and the codes of the notes; the readings must be those of a full read."""
    reader = Reader()
    reports, refusals, notes = read_seeds(seeds, reader, folder, fingerprint)
    assert refusals == ()
    assert [report.reading for report in reports] == [Reader()(one) for one in seeds]
    assert [report.seed for report in reports] == list(seeds)
    return reader.asked, [note.code for note in notes]


def test_what_did_not_change_is_not_read_again(tmp_path):
    folder = tmp_path / "new" / "cache"
    assert run(folder, seed("a"), seed("b")) == (["a", "b"], [])
    assert run(folder, seed("a"), seed("b")) == ([], [])
    assert run(folder, seed("b")) == ([], [])
    assert run(folder, seed("a"), seed("b")) == (["a"], [])
    assert [path.name for path in folder.iterdir()] == [NAME]


def test_i2_an_edit_a_rename_and_a_new_rule_are_seen(tmp_path):
    run(tmp_path, seed("a"))
    assert run(tmp_path, seed("a", "Wordz.")) == (["a"], [])
    assert run(tmp_path, seed("b", "Wordz.")) == (["b"], [])
    assert run(tmp_path, seed("b", "Wordz."), fingerprint="other") == (["b"], [])


def test_i10_new_readers_read_anew(tmp_path, monkeypatch):
    run(tmp_path, seed("a"))
    monkeypatch.setattr(memory, "code_digest", lambda _: "other")
    assert run(tmp_path, seed("a")) == (["a"], [])


def test_a_digest_of_some_code_is_of_that_alone(tmp_path, monkeypatch):
    package = tmp_path / "felicitations"
    (package / "reading" / "__pycache__").mkdir(parents=True)
    (package / "model").mkdir()
    for name in ("__init__.py", "lexicon.py", "problems.py", "reading/dates.py"):
        (package / name).write_text("")
    monkeypatch.setattr(code.felicitations, "__file__", str(package / "__init__.py"))
    taken = partial(code.code_digest.__wrapped__, ("reading", "model", "lexicon.py"))  # which is otherwise taken once
    before, everything = taken(), code.code_digest.__wrapped__()
    (package / "reading" / "__pycache__" / "x.pyc").write_text("x")
    (package / "cli.py").write_text("x")
    assert taken() == before
    assert code.code_digest.__wrapped__() != everything
    (package / "reading" / "dates.py").write_text("x")
    assert taken() != before


def test_i9_every_flipped_bit_is_found(tmp_path):
    run(tmp_path, seed("a"))
    good = (tmp_path / NAME).read_bytes()
    for at in range(0, len(good), 3):
        data = bytearray(good)
        data[at] ^= 1 << at % 8
        (tmp_path / NAME).write_bytes(data)
        assert run(tmp_path, seed("a")) == (["a"], ["W-MEMORY"])
        assert (tmp_path / NAME).read_bytes() == good


@settings(max_examples=50)
@given(st.binary(max_size=300))
def test_i9_any_bytes_are_survived(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("cache")
    (folder / NAME).write_bytes(data)
    assert run(folder, seed("a")) == (["a"], ["W-MEMORY"])


class Bomb:
    def __reduce__(self):
        return os.system, ("touch pwned",)


@pytest.mark.parametrize("data", [b"", b"{}", json.dumps({"a": 1}).encode(), pickle.dumps(Bomb()), b"\x00" * 500])
def test_i9_no_other_format_is_taken_and_no_pickle_is_opened(tmp_path, monkeypatch, data):
    monkeypatch.chdir(tmp_path)
    (tmp_path / NAME).write_bytes(data)
    assert run(tmp_path, seed("a")) == (["a"], ["W-MEMORY"])
    assert not (tmp_path / "pwned").exists()


def test_a_memory_with_a_right_checksum_and_wrong_content_is_ignored(tmp_path):
    run(tmp_path, seed("a"))
    head, _, _ = (tmp_path / NAME).read_bytes().partition(b"readings 1")
    good = (tmp_path / NAME).read_bytes()
    stamp = good[len(head) + 10 + 32 :][:32]
    body = stamp + b"\x81\xa1a\xc0"
    (tmp_path / NAME).write_bytes(head + b"readings 1" + hashlib.sha256(body).digest() + body)
    assert run(tmp_path, seed("a")) == (["a"], ["W-MEMORY"])


def test_i11_a_folder_that_cannot_be_written_never_fails_a_build(tmp_path):
    (tmp_path / "file").write_text("")
    assert run(tmp_path / "file", seed("a")) == (["a"], ["W-MEMORY", "W-MEMORY"])
    (tmp_path / "cache" / NAME).mkdir(parents=True)
    assert run(tmp_path / "cache", seed("a")) == (["a"], ["W-MEMORY", "W-MEMORY"])
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [NAME]


def test_i11_a_link_is_not_followed(tmp_path):
    run(tmp_path, seed("a"))
    (tmp_path / NAME).rename(tmp_path / "elsewhere")
    before = (tmp_path / "elsewhere").stat()
    (tmp_path / NAME).symlink_to("elsewhere")
    assert run(tmp_path, seed("a")) == (["a"], ["W-MEMORY"])
    assert (tmp_path / "elsewhere").stat() == before


def test_i11_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / NAME)
    assert run(tmp_path, seed("a")) == (["a"], ["W-MEMORY"])


def test_an_article_that_the_readers_fail_on_costs_only_itself(tmp_path):
    def read(found: Seed) -> Reading:
        if found.id == "bad":
            raise ZeroDivisionError("one\nover none")
        return Reader()(found)

    reports, refusals, _ = read_seeds([seed("a"), seed("bad"), seed("c")], read, tmp_path, "f")
    assert [report.seed.id for report in reports] == ["a", "c"]
    assert [refusal.id for refusal in refusals] == ["bad"]
    message = str(refusals[0].problems[0])
    assert message.startswith("seeds/bad.txt: E-READER the readers failed with ZeroDivisionError at test_memory.py:")
    assert "\n" not in message


def test_readers_that_fail_on_everything_stop_the_build(tmp_path):
    def read(found: Seed) -> Reading:
        raise ZeroDivisionError(found.id)

    with pytest.raises(Refused, match="E-READER"):
        read_seeds([seed("a"), seed("b")], read, tmp_path, "f")
    assert read_seeds([], read, tmp_path, "f")[0] == ()
