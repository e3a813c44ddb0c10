"""Inputs that are guided by what they reach: Atheris keeps those that bring new lines to run, and goes on from them.

``python -m tests.guided SECONDS`` needs requirements-fuzz.lock besides those of the tests. It ends with an error at the
first input that ends in anything but a reading or a refusal, and leaves that input in the folder where it was run.
https://github.com/google/atheris
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["felicitations"]):
    from tests.fuzz import browse, corpus, load, read

LONGEST = 3_000
"""Bytes of an input: what only a longer one reaches, a longer time would have to reach."""


def one(data: bytes) -> None:
    """Try one input by everything that takes in what others wrote."""
    text = load(data)
    browse(data)
    read(text)


def main(seconds: str) -> None:
    """Go on until the time is over."""
    with tempfile.TemporaryDirectory() as folder:
        for number, known in enumerate(corpus()):
            Path(folder, f"{number:04}").write_bytes(known[:LONGEST])
        atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", f"-max_len={LONGEST}", folder], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
