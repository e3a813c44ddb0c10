"""What the tests share: the repository's own site, a browser, and a server on the loopback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, settings
from selenium import webdriver

from tests.chromium import chromium, emulate, missing

ROOT = Path(__file__).resolve().parent.parent
"""The repository."""

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("house"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that asks for the browser, so that ``-m "not browser"`` leaves them out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's folder."""
    return ROOT


@pytest.fixture
def project(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository's own sources, copied; the working folder."""
    for name in ("seeds", "site_src", "templates"):
        shutil.copytree(root / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that the repository's seeds make, built once by the command that everybody uses."""
    folder = tmp_path_factory.mktemp("site")
    out = folder / "public"
    command = [sys.executable, "build.py", "build", "--out", str(out), "--cache", str(folder / "cache")]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, f"build.py ended with {run.returncode}\n{run.stdout}{run.stderr}"
    return out


class PrefixHandler(SimpleHTTPRequestHandler):
    """Serves one folder under a prefix as GitHub Pages would: an unknown address gets 404.html with status 404."""

    def __init__(self, *args, prefix: str, **kwargs) -> None:
        self.prefix = prefix
        super().__init__(*args, **kwargs)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing: the tests' output is for the tests."""

    def translate_path(self, path: str) -> str:
        """The file for an address; one that does not exist for addresses outside the prefix."""
        inside = urlsplit(path).path.startswith(self.prefix)
        return super().translate_path("/" + path[len(self.prefix) :] if inside else "/\N{SYMBOL FOR NULL}")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer an unknown address with the site's own page."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def serving(folder: Path, prefix: str) -> Iterator[str]:
    """A static server of ``folder`` at ``prefix`` on a free port of the loopback; gives its base URL."""
    handler = partial(PrefixHandler, directory=str(folder), prefix=prefix)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.02))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def serve_at() -> Iterator[Callable[..., str]]:
    """``serve_at(folder, prefix="/")`` gives the base URL, which ends in a slash, of a server that lives to the end."""
    with ExitStack() as stack:

        def start(folder: Path, prefix: str = "/") -> str:
            assert prefix.startswith("/")
            assert prefix.endswith("/")
            return stack.enter_context(serving(folder, prefix))

        yield start


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Chromium without a window. Skipped where there is none; where CI is set, its absence is a failure."""
    if lacks := missing():
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop(lacks)
    with chromium(tmp_path_factory.mktemp("chromium")) as chrome:
        yield chrome


@pytest.fixture
def viewport(browser: webdriver.Chrome) -> Iterator[Callable[..., None]]:
    """``viewport(width, height=900, scheme="light")`` in CSS pixels: narrower than a window can be, light or dark."""

    def show(width: int, height: int = 900, scheme: str = "light") -> None:
        emulate(browser, width, height, prefers_color_scheme=scheme)

    yield show
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
