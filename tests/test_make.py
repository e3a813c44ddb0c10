"""The Makefile says clearly what a machine lacks, and does nothing twice."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")

PYTHON = """#!/bin/sh
# Stands in for an interpreter: notes what it is asked, and lacks what {lacks} names.
echo "$*" >> calls
case "$*" in
    --version) echo "Python 3.9.2" ;;
    *version_info*) test {lacks} != version ;;
    *ensurepip*) test {lacks} != ensurepip ;;
    "-m venv "*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
esac
"""


def outside_make(**more: str) -> dict[str, str]:
    """The environment without what an outer `make test` puts into it."""
    return {k: v for k, v in os.environ.items() if not k.startswith("MAKE") and k not in {"ARGS", "MFLAGS"}} | more


@pytest.fixture
def make(tmp_path):
    """Runs make in a folder that has nothing but the Makefile, the locks and an interpreter that lacks something."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    for lock in ("requirements.lock", "requirements-dev.lock"):
        (tmp_path / lock).write_text("")

    def run(target: str, lacks: str = "nothing") -> subprocess.CompletedProcess[str]:
        python = tmp_path / "python"
        python.write_text(PYTHON.format(lacks=lacks))
        python.chmod(0o755)
        command = ["make", target, "PYTHON=./python"]
        return subprocess.run(command, cwd=tmp_path, env=outside_make(), capture_output=True, text=True, check=False)

    return run


def calls(folder: Path) -> list[str]:
    noted = folder / "calls"
    lines = noted.read_text().splitlines() if noted.exists() else []
    noted.unlink(missing_ok=True)
    return lines


@pytest.mark.parametrize(
    ("lacks", "said"),
    [
        ("version", ("needs Python 3.11", "Python 3.9.2", "make PYTHON=")),
        ("ensurepip", ("ensurepip is missing", "apt-get install python3-venv")),
    ],
)
def test_a_python_that_will_not_do_is_named_with_what_to_do(make, tmp_path, lacks, said):
    run = make("site", lacks)
    assert run.returncode != 0
    assert all(words in run.stderr for words in said)
    assert not (tmp_path / ".venv").exists()


def test_the_environment_is_made_from_the_lock_with_hashes(make, tmp_path):
    run = make("site")
    assert run.returncode == 0, run.stderr
    asked = calls(tmp_path)
    install = next(line for line in asked if line.startswith("-m pip install"))
    assert "--require-hashes" in install
    assert install.endswith("-r requirements.lock")
    assert asked[-1].startswith("build.py build")


def test_a_second_make_installs_nothing(make, tmp_path):
    make("site")
    calls(tmp_path)
    assert make("site").returncode == 0
    assert [line.split()[0] for line in calls(tmp_path)] == ["build.py"]


def test_a_newer_lock_is_installed(make, tmp_path):
    make("site")
    calls(tmp_path)
    later = (tmp_path / ".venv" / "runtime").stat().st_mtime + 10
    os.utime(tmp_path / "requirements.lock", (later, later))
    make("site")
    assert "-m pip install" in " ".join(calls(tmp_path))


def test_style_types_and_layers_are_checked_before_the_tests(make, tmp_path):
    make("lint")
    asked = " ".join(calls(tmp_path))
    assert asked.index("requirements-dev.lock") < asked.index("ruff check") < asked.index("mypy")


def test_help_lists_every_target(make):
    run = make("help")
    listed = [line.split()[0] for line in run.stdout.splitlines()]
    made = [
        "site",
        "serve",
        "demo",
        "pictures",
        "looks",
        "cards",
        "messages",
        "test",
        "lint",
        "format",
        "quality",
        "lock",
    ]
    assert listed == [*made, "bench", "faults", "clean", "help"]


CLONE = """test:
\t@pwd > "$(PLACE)"; echo "stdin: $$(cat)"; echo "1 passed in 0.01s"; exit $(CODE)
"""


@pytest.mark.parametrize("code", [0, 1])
def test_ci_ends_with_the_test_runner_s_own_line_in_a_clean_clone(tmp_path, code):
    programs, project, place = tmp_path / "bin", tmp_path / "project", tmp_path / "place"
    (project / ".ci").mkdir(parents=True)
    programs.mkdir()
    shutil.copy(ROOT / ".ci" / "run", project / ".ci")
    (project / "Makefile").write_text(CLONE)
    for program in ("chromium", "chromedriver"):
        (programs / program).write_text("#!/bin/sh\n")
        (programs / program).chmod(0o755)
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-C", str(project)]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "All"]):
        subprocess.run([*git, *words], check=True, capture_output=True)
    (project / "Makefile").write_text("test:\n\t@echo not what was committed\n")
    run = subprocess.run(
        ["bash", ".ci/run"],
        cwd=project,
        env=outside_make(PATH=f"{programs}:{os.environ['PATH']}", PLACE=str(place), CODE=str(code)),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.splitlines()[-1] == "1 passed in 0.01s"
    assert (run.returncode == 0) is (code == 0)
    assert not Path(place.read_text().strip()).exists()
