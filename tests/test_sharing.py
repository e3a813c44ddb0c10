"""Work that is shared among processes gives what it gives in one: the same results in the same order, or the error."""

import multiprocessing
import os
import signal
import threading

import pytest

from felicitations.disk import sharing
from felicitations.disk.sharing import CHUNK, shared
from felicitations.problems import Problem, Refused

MANY = range(CHUNK * 5 + 3)


@pytest.fixture(params=[sharing.LONG, -1], ids=["chunks", "one by one"])
def processes(monkeypatch, request):
    """Three processes, however many processors there are and however little the work is; and if it took long."""
    monkeypatch.setattr(sharing, "LONG", request.param)
    monkeypatch.setattr(sharing, "WORTH", 1)
    monkeypatch.setattr(sharing, "_processes", lambda: 3)


@pytest.mark.usefixtures("processes")
class TestManyProcesses:
    def test_the_results_stand_in_the_order_of_the_items(self):
        found = list(shared(lambda number: (number * 2, os.getpid()), MANY))
        assert [number for number, _ in found] == [number * 2 for number in MANY]
        assert len({process for _, process in found} - {os.getpid()}) == 3

    def test_an_error_is_raised_where_the_first_item_failed_and_what_was_before_is_there(self):
        def work(number):
            if number in {70, 200}:
                raise Refused(Problem(code="E-LINK", path="x", text=f"item {number}"))
            return number

        got = []
        with pytest.raises(Refused, match="item 70"):
            got.extend(shared(work, MANY))
        assert got == list(range(70))

    def test_whoever_stops_asking_leaves_no_process_behind(self):
        results = shared(lambda _: bytes(1 << 16), MANY)
        next(results)
        results.close()
        assert multiprocessing.active_children() == []

    def test_a_process_that_is_ended_from_outside_costs_nothing(self):
        ours = os.getpid()

        def work(number):
            if number == CHUNK * 2 + 1 and os.getpid() != ours:
                os.kill(os.getpid(), signal.SIGKILL)
            return number

        assert list(shared(work, MANY)) == list(MANY)


def test_little_work_is_done_where_it_is_asked_for():
    assert set(shared(lambda _: os.getpid(), range(10))) == {os.getpid()}


def test_beside_other_threads_no_process_is_forked(monkeypatch):
    """A lock that another thread holds would never be freed in the new process."""
    monkeypatch.setattr(sharing, "WORTH", 1)
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert set(shared(lambda _: os.getpid(), MANY)) == {os.getpid()}
    finally:
        done.set()
        other.join()
