"""Requests that a stranger would send to the preview: none gets a file from outside, a traceback, or leave to read."""

from __future__ import annotations

import pytest

from tests.preview_site import SmallSite, Socket, previewing, wait_for

SECRET = "nobody's business"
NAMES = ("secret.txt", "etc/passwd", ".env", ".git/config", "..%2fsecret.txt")
WAYS = (
    "/../{}",
    "/%2e%2e/{}",
    "/..%2f{}",
    "/%5c..%5c{}",
    "//{}",
    "/./{}",
    "/a/../../{}",
    "/%00{}",
    "/%c0%ae%c0%ae/{}",
    "/.%2e/{}",
)
PATHS = (
    *(way.format(name) for way in WAYS for name in NAMES),
    "/%00", "/%", "/%zz", "/" + "a" * 64_000, "/" + "a/" * 900, "/manifest.json", "/.public.stage/site/index.html",
    "/forcereload", "/forcereload?path=javascript:alert(1)", "/livereload", "/livereload.js", "/%ff%fe", "/con",
    "/\\secret.txt",
)  # fmt: skip
HOSTS = (
    "evil.example", "evil.example:{port}", "127.0.0.1.evil.example:{port}", "127.0.0.1:1", "[::1].evil:{port}", "",
    "localhost.evil:{port}", "0.0.0.0:{port}", "127.0.0.1:{port}@evil.example", "evil@127.0.0.1:{port}", "127.1:{port}",
    "127.0.0.1:{port},evil.example", "2130706433:{port}", "0x7f.1:{port}", "LOCALHOST.:{port}", "*",
)  # fmt: skip
ORIGINS = (
    "https://evil.example", "http://evil.example:{port}", "null", "file://", "http://127.0.0.1:1", "http://127.0.0.1",
    "https://127.0.0.1:{port}", "http://127.0.0.1.evil:{port}", "http://127.0.0.1:{port}.evil", "http://[::1]:1",
    "(none)",
    "http://localhost:{port}", "http://127.0.0.1:{port}/", "http://evil@127.0.0.1:{port}", "chrome-extension://x",
    "http://0.0.0.0:{port}",
)  # fmt: skip
METHODS = ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND")


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    site = SmallSite(tmp_path_factory.mktemp("served"))
    site.build()
    for name in (".env", ".git/config", ".public.stage/site/index.html"):
        (site.out / name).parent.mkdir(parents=True, exist_ok=True)
        (site.out / name).write_text(SECRET)
    (site.folder / "secret.txt").write_text(SECRET)
    with previewing(site) as running:
        wait_for(lambda: running.get()[0] == 200)
        yield running


def test_v1_to_v9_no_hostile_request_gets_anything(preview, record_property):
    port, tried, wrong = preview.port, 0, []
    asked = [("GET", path, f"127.0.0.1:{port}") for path in PATHS]
    asked += [("GET", "/", host.format(port=port)) for host in HOSTS]
    asked += [
        (method, path, f"127.0.0.1:{port}") for method in METHODS for path in ("/", "/forcereload", "/livereload")
    ]
    for method, path, host in asked:
        status, fields, body = preview.get(path, method, Host=host, Origin="https://evil.example")
        tried += 1
        if status not in (0, 400, 403, 404, 405, 414, 431) or SECRET.encode() in body or b"Traceback" in body:
            wrong.append((method, path[:80], host, status))
        if any(name.startswith("access-control") for name in fields):
            wrong.append((method, path[:80], host, fields))
    for origin in ORIGINS:
        with Socket(preview, Origin=origin.format(port=port)) as socket:
            tried += 1
            if socket.status != 403:
                wrong.append(("socket", origin, socket.status))
    assert wrong == []
    assert preview.get()[0] == 200
    assert not any("Traceback" in words for words in preview.said)
    assert tried >= 120
    record_property("promise", "preview")
    record_property("figure", f"{tried} hostile requests: nothing from outside the site, no foreign origin answered")
