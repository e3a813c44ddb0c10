"""What the tests share: the repository's own site, a browser, and a server on the loopback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from selenium import webdriver

from felicitations.build import Paths, build
from tests.chromium import chromium, emulate, missing
from tests.demo import prepare
from tests.serving import serving

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


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the demonstration: large enough to show what five articles cannot."""
    folder = tmp_path_factory.mktemp("demo")
    source = prepare(folder)
    paths = Paths(seeds=folder / "seeds", source=source, templates=ROOT / "templates", cache=folder / "cache")
    build(paths, out=folder / "site")
    return folder / "site"


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
