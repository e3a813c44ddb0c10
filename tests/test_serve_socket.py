"""The socket by which browsers hear of a build: for our own pages, and nothing but that."""

from __future__ import annotations

import socket
from contextlib import suppress

import pytest

from felicitations.serve.server import MOST_CONNECTIONS
from tests.preview_site import Previewed, SmallSite, Socket, build_of, previewing, wait_for


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    """A preview of a small site that nobody changes."""
    with previewing(SmallSite(tmp_path_factory.mktemp("small"))) as running:
        wait_for(lambda: running.get()[0] == 200)
        yield running


@pytest.fixture
def fresh(tmp_path):
    """A preview of a small site of one's own, to change."""
    with previewing(SmallSite(tmp_path)) as running:
        wait_for(lambda: running.get()[0] == 200)
        yield running


ORIGINS = {
    "foreign": "https://evil.example",
    "null": "null",
    "file": "file://",
    "other port": "http://127.0.0.1:1",
    "no port": "http://127.0.0.1",
    "other address": "http://10.0.0.1:{port}",
    "other scheme": "https://127.0.0.1:{port}",
    "another name of ours": "http://localhost:{port}",
    "ours as a part of theirs": "http://127.0.0.1:{port}.evil.example",
    "ours as a user": "http://127.0.0.1:{port}@evil.example",
    "with a path": "http://127.0.0.1:{port}/",
    "extension": "chrome-extension://abcdef",
    "empty": "",
    "none": "(none)",
}


@pytest.mark.parametrize("origin", ORIGINS.values(), ids=ORIGINS.keys())
def test_v5_a_foreign_page_opens_no_socket(preview, origin):
    with Socket(preview, Origin=origin.format(port=preview.port)) as foreign:
        assert foreign.status == 403
        assert "access-control-allow-origin" not in foreign.fields


def test_v5_a_foreign_host_opens_no_socket_even_for_its_own_origin(preview):
    host = f"evil.example:{preview.port}"
    with Socket(preview, Host=host, Origin=f"http://{host}") as foreign:
        assert foreign.status == 403


def test_v5_the_old_name_of_the_field_is_no_way_in(preview):
    fields = {"Origin": "(none)", "Sec-Websocket-Origin": f"http://127.0.0.1:{preview.port}"}
    with Socket(preview, **fields) as foreign:
        assert foreign.status == 403


def test_our_page_hears_of_a_build_and_not_of_what_changed(fresh):
    with Socket(fresh) as listener:
        answer = listener.greet(build_of(fresh.get()[2]))
        assert answer["command"] == "hello"
        fresh.site.seed("a", "Second words")
        assert listener.hear() == {"command": "reload", "path": "*"}
    assert b"Second words" in fresh.get("/articles/a/")[2]


def test_a_browser_hears_nothing_before_it_has_greeted_us(fresh):
    with Socket(fresh) as listener:
        old = build_of(fresh.get()[2])
        fresh.site.seed("a", "Second words")
        wait_for(lambda: build_of(fresh.get()[2]) != old)
        assert listener.greet(old)["command"] == "hello"
        assert listener.hear() == {"command": "reload", "path": "*"}


def test_a_page_that_is_older_than_the_last_build_is_reloaded_at_once(preview):
    with Socket(preview) as listener:
        listener.greet("an earlier build")
        assert listener.hear() == {"command": "reload", "path": "*"}


NONSENSE = {
    "no JSON": b"{",
    "no object": b"[]",
    "a number": b"1e999",
    "no UTF-8": b"\xff\xfe",
    "deep": b"[" * 4000,
    "unknown command": b'{"command": "url"}',
    "info before hello": b'{"command": "info", "build": "x"}',
    "too large": b'{"command": "hello", "x": "' + b"x" * 5000 + b'"}',
    "ten megabytes": b"x" * 10_000_000,
}


@pytest.mark.parametrize("opcode", [1, 2])
@pytest.mark.parametrize("payload", NONSENSE.values(), ids=NONSENSE.keys())
def test_v8_nonsense_ends_the_talk_and_nothing_else(preview, payload, opcode):
    with Socket(preview) as rude, Socket(preview) as listener:
        listener.say({"command": "hello"})
        rude.frame(payload, opcode)
        assert rude.hear() is None
        assert listener.hear()["command"] == "hello"
    assert not [line for line in preview.said if "error" in line]


def test_v8_a_chatterer_is_cut_off(preview):
    with Socket(preview) as rude:
        for _ in range(1000):
            rude.say({"command": "hello"})
        heard = 0
        while rude.hear():
            heard += 1
        assert heard == 1


def test_v8_a_thousand_connections_do_no_harm(preview):
    opened = []
    try:
        for _ in range(1000):
            connection = socket.socket()
            connection.settimeout(10)
            opened.append(connection)
            connection.connect(("127.0.0.1", preview.port))
            connection.sendall(b"GET / HTTP/1.1\r\n")
        assert sum(map(still_open, opened)) <= MOST_CONNECTIONS
    finally:
        for connection in opened:
            connection.close()
    wait_for(lambda: status_or_none(preview) == 200)


def test_v8_many_sockets_are_bounded_and_given_back(preview):
    opened = [Socket(preview) for _ in range(100)]
    statuses = [each.status for each in opened]
    for each in opened:
        each.__exit__()
    assert statuses.count(101) == 64
    assert set(statuses) == {101, 503}

    def again() -> bool:
        with Socket(preview) as one:
            return one.status == 101

    wait_for(again)


def still_open(connection: socket.socket) -> bool:
    connection.settimeout(0.001)
    try:
        return connection.recv(1) != b""
    except TimeoutError:
        return True
    except OSError:
        return False


def status_or_none(preview: Previewed) -> int | None:
    with suppress(OSError):
        return preview.get()[0]
    return None


def test_v8_a_large_body_is_not_read(preview):
    head = f"POST / HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\nContent-Length: 100000000\r\n\r\n"
    assert preview.ask(head.encode() + b"x" * 10000)[0] in {0, 400, 405, 413}
    assert preview.get()[0] == 200
