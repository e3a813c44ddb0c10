"""Articles read by several processes are read like those that one reads: in order, each fault by itself."""

from __future__ import annotations

import multiprocessing
import os
import threading

import pytest

from felicitations.build import reader
from felicitations.disk import sharing
from felicitations.model import Reading, Refusal, Seed
from tests.lexicon import five, source
from tests.test_memory import Reader, seed

SEEDS = [seed(f"{number:03}", f"Words {number}.") for number in range(9)]


@pytest.fixture(autouse=True)
def shared(monkeypatch):
    """Few articles are many here, and there are two cores on any machine."""
    monkeypatch.setattr(sharing, "WORTH_SHARING", 4)
    monkeypatch.setattr(sharing, "_BATCH", 2)
    monkeypatch.setattr(sharing, "_cores", lambda: 2)
    yield
    assert multiprocessing.active_children() == []


@pytest.fixture
def another_thread():
    """What makes a fork unsafe: the preview builds beside its server."""
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    yield
    over.set()
    thread.join()


def read(found: Seed) -> Reading:
    return Reader()(found)


def read_elsewhere(found: Seed) -> Reading:
    assert multiprocessing.parent_process() is not None, "read in the first process"
    return read(found)


def stumble(found: Seed) -> Reading:
    if found.id == "004":
        raise ZeroDivisionError(found.id)
    return read(found)


def die(found: Seed) -> Reading:
    if found.id == "004" and multiprocessing.parent_process():
        os._exit(9)
    return read(found)


def test_readings_come_in_the_order_of_the_seeds_from_other_processes():
    assert list(sharing.read_all(SEEDS, read_elsewhere)) == [read(one) for one in SEEDS]


@pytest.mark.usefixtures("another_thread")
def test_beside_another_thread_the_processes_start_afresh():
    assert list(sharing.read_all(SEEDS, read_elsewhere)) == [read(one) for one in SEEDS]


@pytest.mark.usefixtures("another_thread")
def test_the_readers_go_to_another_process_and_read_the_same():
    seeds = [one for one, _ in five().values()]
    assert list(sharing.read_all(seeds, reader(source().lexicon))) == [found for _, found in five().values()]


def test_few_articles_are_read_by_this_process():
    with pytest.raises(AssertionError, match="first process"):
        raise_if_refused(sharing.read_all(SEEDS[:3], read_elsewhere))


def raise_if_refused(found) -> None:
    for one in found:
        assert not isinstance(one, Refusal), str(one.problems[0])


def test_a_fault_of_the_readers_costs_one_article():
    found = list(sharing.read_all(SEEDS, stumble))
    assert [one.id for one in found] == [one.id for one in SEEDS]
    assert [one.id for one in found if isinstance(one, Refusal)] == ["004"]
    assert "ZeroDivisionError at test_sharing.py:" in str(found[4].problems[0])


def test_a_process_that_is_killed_costs_nothing():
    assert list(sharing.read_all(SEEDS, die)) == [read(one) for one in SEEDS]


def test_who_stops_half_way_leaves_no_process_behind():
    found = sharing.read_all(SEEDS, read_elsewhere)
    next(found)
    found.close()
    assert multiprocessing.active_children() == []
