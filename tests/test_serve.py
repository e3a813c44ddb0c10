"""What the preview answers, and to whom. v1 to v13 are the cases of its threats."""

from __future__ import annotations

import os

import pytest

from tests.preview_site import POLICY, SmallSite, Socket, build_of, previewing, wait_for

SECRET = b"nobody's business"
HARDENED = {
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A small site with secrets in it and beside it."""
    small = SmallSite(tmp_path_factory.mktemp("small"))
    small.build()
    (small.folder / "secret.txt").write_bytes(SECRET)
    for hidden in (".env", ".git/config", ".public.stage-1/index.html", "articles/.hidden/x.txt"):
        path = small.out / hidden
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(SECRET)
    (small.out / "link.txt").symlink_to(small.folder / "secret.txt")
    (small.out / "link").symlink_to(small.folder)
    (small.out / "loop").symlink_to("loop")
    (small.out / "shut.txt").symlink_to("/proc/1/mem")
    os.mkfifo(small.out / "pipe.txt")
    return small


@pytest.fixture(scope="module")
def preview(site):
    """A preview of the small site that nobody changes."""
    with previewing(site) as running:
        wait_for(lambda: running.get()[0] == 200)
        yield running


# --- What is served ---


def test_v13_a_page_is_the_published_one_but_for_one_tag_and_its_policy(preview):
    status, fields, body = preview.get("/articles/a/")
    published = (preview.site.out / "articles/a/index.html").read_bytes()
    policy = f"{POLICY}; script-src 'self'; connect-src 'self'"
    tag = f'<script src="/__preview/reload.js" data-build="{build_of(body)}" defer></script>\n'.encode()
    assert status == 200
    assert body.count(tag) == 1
    assert body.replace(tag, b"").replace(policy.encode(), POLICY.encode()) == published
    assert fields["content-security-policy"] == policy
    assert fields["content-type"] == "text/html; charset=utf-8"


def test_v13_what_is_no_page_is_served_byte_for_byte(preview):
    status, fields, body = preview.get("/site.css")
    assert (status, body) == (200, (preview.site.out / "site.css").read_bytes())
    assert fields["content-type"] == "text/css; charset=utf-8"


def test_a_folder_is_its_index_and_its_address_without_a_slash_leads_there(preview):
    assert preview.get("/")[2].count(b"Home") == 1
    status, fields, _ = preview.get("/articles/a")
    assert (status, fields["location"]) == (301, "/articles/a/")


def test_an_unknown_address_gets_the_sites_own_page_for_it(preview):
    status, _, body = preview.get("/countries/nowhere/")
    assert status == 404
    assert b"No such page" in body
    assert b"/__preview/reload.js" in body


def test_head_says_what_get_would_and_sends_nothing(preview):
    status, fields, body = preview.get("/articles/a/", "HEAD")
    assert (status, body) == (200, b"")
    assert int(fields["content-length"]) == len(preview.get("/articles/a/")[2])


@pytest.mark.parametrize("path", ["/__preview/reload.js", "/__preview/preview.css", "/__preview/problems.json"])
def test_our_own_files_are_served_and_tell_no_secret(preview, path):
    status, _, body = preview.get(path)
    assert status == 200
    assert str(preview.site.folder).encode() not in body


# --- Hostile requests ---

ASTRAY = {
    "V-1 parent": "/../secret.txt",
    "V-1 parent of parent": "/../../../../../../etc/passwd",
    "V-1 parent inside": "/articles/../../secret.txt",
    "V-1 parent within the site": "/articles/../index.html",
    "V-1 encoded dots": "/%2e%2e/secret.txt",
    "V-1 half-encoded dots": "/.%2e/secret.txt",
    "V-1 encoded slash": "/..%2fsecret.txt",
    "V-1 all encoded": "/%2e%2e%2fsecret.txt",
    "V-1 twice encoded": "/%252e%252e%252fsecret.txt",
    "V-1 encoded backslash": "/..%5csecret.txt",
    "V-1 backslash": "/..\\secret.txt",
    "V-1 backslashes for slashes": "/articles\\a\\index.html",
    "V-1 network path": "//etc/passwd",
    "V-1 three slashes": "///etc/passwd",
    "V-1 empty segment": "/articles//a/",
    "V-1 encoded root": "/%2fetc/passwd",
    "V-1 open redirect": "//evil.example/..",
    "V-1 NUL": "/%00",
    "V-1 NUL before an ending": "/secret.txt%00.html",
    "V-1 newline": "/%0d%0aSet-Cookie:%20a=b",
    "V-1 overlong UTF-8 dot": "/%c0%ae%c0%ae/secret.txt",
    "V-1 overlong UTF-8 slash": "/..%c0%afsecret.txt",
    "V-1 no UTF-8": "/%ff%fe",
    "V-1 surrogate": "/%ed%a0%80",
    "V-1 bare percent": "/%",
    "V-1 bad percent": "/%zz",
    "V-1 long name": "/" + "a" * 300,
    "V-1 long encoded name": "/" + "%c3%a9" * 200,
    "V-1 many segments": "/" + "a/" * 1000,
    "V-1 64 kB": "/" + "a" * 65536,
    "V-1 drive": "/C:/Windows/win.ini",
    "V-1 stream": "/index.html::$DATA",
    "V-1 file address": "file:///etc/passwd",
    "V-1 star": "*",
    "V-1 own file of the preview": "/__preview/../secret.txt",
    "V-1 unknown file of the preview": "/__preview/server.py",
    "V-1 folder of the preview": "/__preview/",
    "V-1 asset out of the preview": "/__preview/..%2fserver.py",
    "V-2 environment": "/.env",
    "V-2 git": "/.git/config",
    "V-2 manifest": "/manifest.json",
    "V-2 encoded manifest": "/%6danifest.json",
    "V-2 page as a folder": "/index.html/",
    "V-2 manifest as a folder": "/manifest.json/",
    "V-2 stage": "/.public.stage-1/index.html",
    "V-2 hidden in the site": "/articles/.hidden/x.txt",
    "V-2 encoded hidden": "/%2eenv",
    "V-2 dot alone": "/.",
    "V-2 link to a file outside": "/link.txt",
    "V-2 link to a folder outside": "/link/secret.txt",
    "V-2 link to itself": "/loop",
    "V-2 link to a shut file": "/shut.txt",
    "V-2 pipe": "/pipe.txt",
    "V-7 force": "/forcereload",
    "V-7 force with a path": "/forcereload?path=../x",
    "V-7 library's script": "/livereload.js",
    "V-7 library's socket": "/livereload",
}


@pytest.mark.parametrize("path", ASTRAY.values(), ids=ASTRAY.keys())
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_nothing_but_published_files_is_served(preview, path, method):
    status, fields, body = preview.get(path, method)
    assert status in ({400, 403, 404} if method != "POST" else {400, 403, 404, 405})
    assert_harmless(fields, body)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_v7_force_reload_is_not_there_and_reloads_nobody(preview, method):
    with Socket(preview) as listener:
        listener.greet(build_of(preview.get()[2]))
        assert preview.get("/forcereload", method)[0] == 404
        listener.connection.settimeout(0.3)
        with pytest.raises(TimeoutError):
            listener.hear()


HOSTS = {
    "foreign name": "evil.example",
    "foreign name with our port": "evil.example:{port}",
    "ours as a part of theirs": "127.0.0.1.evil:{port}",
    "theirs before ours": "evil.localhost:{port}",
    "ours without a port": "127.0.0.1",
    "other port": "127.0.0.1:1",
    "port with a sign": "127.0.0.1:+{port}",
    "user before the host": "evil@127.0.0.1:{port}",
    "another address": "10.0.0.1:{port}",
    "any address": "0.0.0.0:{port}",
    "a number as an address": "2130706433:{port}",
    "unclosed bracket": "[::1:{port}",
    "bracketed name": "[localhost]:{port}",
    "empty": "",
    "two": "127.0.0.1:{port}, evil.example",
    "space inside": "127.0.0.1:{port} evil",
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS.keys())
@pytest.mark.parametrize("path", ["/", "/site.css", "/__preview/reload.js", "/__preview/problems.json", "/forcereload"])
def test_v4_a_foreign_host_is_not_answered(preview, host, path):
    status, fields, body = preview.get(path, Host=host.format(port=preview.port))
    assert status in {400, 403}
    assert_harmless(fields, body)
    assert b"Home" not in body


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_v4_no_host_is_not_answered(preview, version):
    assert preview.ask(f"GET / HTTP/{version}\r\nConnection: close\r\n\r\n".encode())[0] in {400, 403}


def test_v4_two_hosts_are_not_answered(preview):
    ours = f"Host: 127.0.0.1:{preview.port}\r\n"
    assert preview.ask(f"GET / HTTP/1.1\r\n{ours}Host: evil.example\r\nConnection: close\r\n\r\n".encode())[0] in {
        400,
        403,
    }


@pytest.mark.parametrize("name", ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"])
def test_v4_the_loopbacks_names_are_answered(preview, name):
    assert preview.get(Host=f"{name}:{preview.port}")[0] == 200


@pytest.mark.parametrize("path", ["/", "/site.css", "/nothing/", "/__preview/problems.json", "/.env"])
@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
def test_v3_v6_no_other_origin_may_read(preview, path, origin):
    _, fields, _ = preview.get(path, Origin=origin)
    assert not [name for name in fields if name.startswith("access-control")]
    assert_harmless(fields, b"")


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND"])
def test_v3_no_method_but_get_and_head(preview, method):
    status, fields, body = preview.get("/", method, Origin="https://evil.example")
    assert status in {400, 403, 404, 405}
    assert_harmless(fields, body)


def assert_harmless(fields: dict[str, str], body: bytes) -> None:
    assert HARDENED.items() <= fields.items() or not fields  # no fields: Tornado itself refused what is no request
    assert "server" not in fields
    assert "set-cookie" not in fields
    assert "access-control-allow-origin" not in fields
    for leak in (SECRET, b"Traceback", b"root:", b"tornado", b"felicitations/"):
        assert leak not in body
