"""Times how long a save takes to be seen in a preview: ours, and the server of Hugo over the same articles."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from tools.bench.corpus import ROOT

PATIENCE = 600.0
"""Seconds after which a preview is taken for dead."""


def seconds_to_page(folder: Path, flags: list[str], runs: int, hugo: str | None) -> tuple[float, float | None]:
    """The median of some saves, each of another article: from the save until its page has the new words.

    ``folder`` holds the articles for both, ``flags`` say to our program where everything is.
    """
    seeds = sorted((folder / "seeds").iterdir())
    with _serving([sys.executable, "build.py", "serve", "--port", "0", *flags], ROOT) as address:
        own = [_seen(f"{address}articles/{seed.stem}/", seed) for seed in seeds[:runs]]
    if not hugo:
        return median(own), None
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    theirs = [hugo, "server", "--port", str(port), "--bind", "127.0.0.1", "--baseURL", address]
    sources = sorted((folder / "hugo" / "content" / "articles").iterdir())
    with _serving(theirs, folder / "hugo"):
        other = [_seen(f"{address}articles/a{source.stem}/", source) for source in sources[:runs]]
    return median(own), median(other)


@contextmanager
def _serving(command: list[str], folder: Path) -> Iterator[str]:
    """A preview from its first whole build to the end; its address, which both say in their own words."""
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said)
        try:
            words, until = "", time.monotonic() + PATIENCE
            while not re.search(r"^Built ", words, re.MULTILINE):
                if process.poll() is not None or time.monotonic() > until:
                    raise SystemExit(f"{' '.join(command)} served nothing; run it by hand to see why")
                time.sleep(0.1)
                said.seek(0)
                words = said.read()
            yield (re.search(r"http://\S+/", words) or [""])[0]
        finally:
            process.terminate()
            process.wait()


def _seen(page: str, file: Path) -> float:
    """Save an article with words of its own, and wait for them; then for what the save sets off to come to rest."""
    words = f"A later note, {time.time_ns()}, was sent."
    text = file.read_text("utf-8")
    _get(page)
    begun = time.monotonic()
    file.write_text(f"{text}\n{words}\n", "utf-8")
    while words not in _get(page):
        if time.monotonic() > begun + PATIENCE:
            raise SystemExit(f"{page} never showed what was saved in {file}")
        time.sleep(0.005)
    seconds = time.monotonic() - begun
    time.sleep(1 + 6 * seconds)
    return seconds


def _get(page: str) -> str:
    try:
        with urlopen(page, timeout=PATIENCE) as answer:  # noqa: S310 - an address of this machine
            return str(answer.read().decode("utf-8"))
    except (HTTPException, OSError):  # while it writes the page anew
        return ""
