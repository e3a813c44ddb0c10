"""Tries the faults in their long form and writes what they gave into docs/reliability.md.

``python -m tests.reliability [WORDS OF PYTEST]``, which is ``make faults``. The tests say themselves what they promise
and what they reached; this only runs them and sets the table. It ends as they end.
"""

from __future__ import annotations

import datetime as dt
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- figures: written by make faults -->\n", "<!-- end of figures -->\n"
FILES = (
    "test_scripts_from_seeds", "test_whole_builds", "test_crashes", "test_incremental", "test_reproducible",
    "test_nothing_lost", "test_fuzz", "test_time_bombs", "test_out_folder", "test_serve_hostile", "test_ledger",
    "test_keeping", "test_last_resorts", "test_origins", "test_defences", "test_quality_rules", "test_editions_browser",
)  # fmt: skip


def figures(report: Path) -> Iterator[tuple[str, str, str]]:
    """What each test of a report says of itself: its promise, what it reached, and the test."""
    for case in ET.parse(report).iter("testcase"):
        said = [(one.get("name"), one.get("value", "")) for one in case.iter("property")]
        promise = next((value for name, value in said if name == "promise"), "")
        failed = case.find("failure") is not None or case.find("error") is not None
        reached = "; ".join(value for name, value in said if name == "figure")
        if promise:
            yield promise, "failed" if failed else reached, f"{case.get('classname', '')}::{case.get('name')}"


def table(report: Path, day: dt.date) -> str:
    """The table of the page: a row a promise, the parts of one that was tried in several below each other."""
    rows: dict[str, list[str]] = {}
    tests: dict[str, str] = {}
    for promise, reached, test in figures(report):
        rows.setdefault(promise, []).append(reached)
        tests[promise] = test.partition("[")[0].replace("tests.", "").replace("::", ".py::", 1)
    lines = [f"| {promise} | {joined(rows[promise])} | `{tests[promise]}` |" for promise in sorted(rows)]
    where = f"Python {platform.python_version()} on {platform.system()}"
    return (
        f"Run on {day.isoformat()}, {where}.\n\n| promise | what was run and what it gave | test |\n|---|---|---|\n"
        + ("\n".join(lines) + "\n")
    )


def joined(reached: list[str]) -> str:
    """What the parts of a test reached: below each other, or in one line where each says only what was tried."""
    if all(one.startswith("`") for one in reached):
        return f"{len(reached)} refused, nothing touched: {', '.join(reached)}"
    return "<br>".join(reached)


def written(page: str, figures_: str) -> str:
    """The page with other figures."""
    before, _, rest = page.partition(BEGIN)
    return before + BEGIN + "\n" + figures_ + "\n" + END + rest.partition(END)[2]


def main(words: list[str]) -> int:
    """Run all, note what was reached, and end as the tests ended."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        tests = [f"tests/{name}.py" for name in FILES]
        command = [sys.executable, "-m", "pytest", "-n", "2", "-o", "junit_family=xunit1", f"--junitxml={report}"]
        run = subprocess.run([*command, *(words or tests)], cwd=ROOT, env={"FAULTS": "1"} | os.environ, check=False)
        if not words and report.is_file():
            day = dt.datetime.now(tz=dt.UTC).date()
            PAGE.write_text(written(PAGE.read_text("utf-8"), table(report, day)), "utf-8")
        return run.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
