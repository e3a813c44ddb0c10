"""Chromium without a window, for the tests of pages and for their pictures."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
DRIVERS = ("chromedriver", "/usr/lib/chromium/chromedriver")
FLAGS = (
    "--headless=new",
    "--no-sandbox",  # it opens nothing but our own pages, and runs as root in containers
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--force-device-scale-factor=1",
    "--hide-scrollbars",
)


def found(*names: str) -> str | None:
    """The first of these programs that this machine has."""
    return next(filter(None, map(shutil.which, names)), None)


def missing() -> str:
    """What a browser wants and this machine lacks, in a sentence; empty where nothing is lacking."""
    lacks = "Chromium" if not found(*CHROMIUM) else "" if found(*DRIVERS) else "Chromium's driver"
    return f"{lacks} is not installed; on Debian: apt-get install chromium chromium-driver" if lacks else ""


@contextmanager
def chromium(profile: Path) -> Iterator[webdriver.Chrome]:
    """A browser whose profile stands in the folder ``profile``. It notes what it asks for and what it complains of."""
    options = Options()
    options.binary_location = found(*CHROMIUM) or ""
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    with webdriver.Chrome(options=options, service=Service(found(*DRIVERS))) as chrome:
        # In a new profile the window itself may have the focus, and then no page shows that it has.
        chrome.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})
        yield chrome


def emulate(browser: webdriver.Chrome, width: int, height: int = 900, *, media: str = "", **features: str) -> None:
    """Show pages ``width`` by ``height`` CSS pixels large: narrower than a window can be.

    ``media`` is ``print`` for a printed page; ``features`` are media features, with ``_`` for ``-``:
    ``prefers_color_scheme="dark"``.
    """
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    named = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": named})


def settle(browser: webdriver.Chrome, url: str) -> None:
    """Open a page and wait for its fonts."""
    browser.get(url)
    browser.execute_async_script("document.fonts.ready.then(() => arguments[0]())")
