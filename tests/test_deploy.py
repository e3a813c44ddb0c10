"""The samples for hosts are whole: they can be read, their commands build a site, and all send the same headers."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request

import pytest
import yaml

from tests.following import ROOT, new_archive

DOCS = ROOT / "docs"
SAMPLES = DOCS / "deploy"
ADDRESS = "https://name.example.io/letters"
NGINX = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")


def documented():
    """The headers of docs/headers.md."""
    rows = re.findall(r"^\| `([\w-]+)` \| `(.*?)` \|", (DOCS / "headers.md").read_text("utf-8"), re.MULTILINE)
    return dict(rows)


def gitlab():
    return yaml.load((SAMPLES / "gitlab-ci.yml").read_text("utf-8"), Loader=yaml.BaseLoader)["pages"]


def netlify():
    return tomllib.loads((SAMPLES / "netlify.toml").read_text("utf-8"))


def cloudflare():
    return (SAMPLES / "cloudflare-pages.sh").read_text("utf-8")


def test_every_sample_sends_the_headers_of_the_documentation():
    lines = (SAMPLES / "_headers").read_text("utf-8").splitlines()
    assert lines[0] == "/*"
    assert dict(line.strip().split(": ", 1) for line in lines[1:]) == documented()
    (all_pages,) = netlify()["headers"]
    assert (all_pages["for"], all_pages["values"]) == ("/*", documented())
    added = re.findall(r'add_header ([\w-]+) "?(.*?)"? always;', (SAMPLES / "nginx.conf").read_text("utf-8"))
    assert {name: value for name, value in added if name != "Cache-Control"} == documented()


@pytest.mark.parametrize(
    ("script", "named"),
    [
        ("\n".join(gitlab()["script"]), True),
        (netlify()["build"]["command"], True),
        (cloudflare(), False),
    ],
    ids=["gitlab", "netlify", "cloudflare"],
)
def test_the_commands_of_a_host_build_a_site(tmp_path, script, named):
    """All but the installing, in a new archive with what the host's page says is copied into it."""
    archive = new_archive(tmp_path / "archive")
    shutil.copy(SAMPLES / "_headers", archive)
    installing = "python -m pip install --require-hashes -r requirements.lock"
    assert installing in script
    typed = script.replace(installing, "true").replace("python ", f"{sys.executable} ")
    host = {"CI_PAGES_URL": ADDRESS, "URL": ADDRESS}
    run = subprocess.run(
        ["sh", "-e", "-c", typed], cwd=archive, env={**os.environ, **host}, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert (f"<loc>{ADDRESS}/</loc>" in (archive / "public" / "sitemap.xml").read_text("utf-8")) is named
    assert (archive / "public" / "_headers").exists() is ("_headers" in script)


def test_each_host_publishes_the_folder_that_is_built():
    assert gitlab()["artifacts"]["paths"] == ["public"]
    assert netlify()["build"]["publish"] == "public"


def test_every_sample_stands_in_the_how_to():
    told = (DOCS / "how-to" / "deploy.md").read_text("utf-8")
    assert [path.name for path in SAMPLES.iterdir() if f"(../deploy/{path.name})" not in told] == []


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as held:
        return held.getsockname()[1]


def configured(folder, site, port):
    """The sample as it would be included, with another place to listen and to serve from; the file."""
    sample = (SAMPLES / "nginx.conf").read_text("utf-8")
    for told, here in (("listen 80;", f"listen 127.0.0.1:{port};"), ("root /srv/letters;", f"root {site};")):
        assert told in sample
        sample = sample.replace(told, here)
    scratch = "".join(
        f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.geteuid() == 0 else ""
    types = "types { text/html html; text/css css; application/json json; }"
    whole = f"{user} daemon off; pid {folder}/pid; events {{}} http {{ access_log off; {types}\n{scratch}{sample} }}"
    (folder / "nginx.conf").write_text(whole, "utf-8")
    return folder / "nginx.conf"


def answer(url):
    """Status, headers and words of an answer; waits for a server that is only just starting."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(url) as found:
                return found.status, found.headers, found.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read().decode()
        except urllib.error.URLError:
            time.sleep(0.1)
    pytest.fail(f"nothing answers at {url}")


def test_nginx_serves_a_site_with_its_sample(tmp_path, site):
    if NGINX is None:
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop("nginx is not installed; on Debian: apt-get install nginx")
    port = free_port()
    command = [NGINX, "-e", str(tmp_path / "errors"), "-c", str(configured(tmp_path, site, port))]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    with subprocess.Popen(command) as server:
        try:
            status, headers, words = answer(f"http://127.0.0.1:{port}/")
            missing, also, page = answer(f"http://127.0.0.1:{port}/no/such/page/")
        finally:
            server.terminate()
    assert (status, missing) == (200, 404)
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "<title>" in words
    assert page == (site / "404.html").read_text("utf-8")
    for sent in (headers, also):
        assert {name: sent[name] for name in documented()} == documented()
