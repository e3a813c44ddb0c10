"""``python build.py`` in a process of its own, for the tests of the command line."""

import subprocess
import sys
from pathlib import Path


def start(root: Path, *words: str, **options: object) -> subprocess.Popen[str]:
    """``python build.py`` in a process of its own, in the working folder."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, **options}
    return subprocess.Popen([sys.executable, str(root / "build.py"), *words], **pipes)


def run(root: Path, *words: str, **options: object) -> tuple[int, str, str]:
    process = start(root, *words, **options)
    out, err = process.communicate(timeout=60)
    assert "Traceback" not in (err or "")
    return process.returncode, out, err
