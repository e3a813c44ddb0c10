"""The rules of the house, held by a test so that they need no warden."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted([ROOT / "build.py", *(ROOT / "felicitations").rglob("*.py"), *(ROOT / "tests").rglob("*.py")])
ENGINE = [path for path in CODE if "tests" not in path.relative_to(ROOT).parts]
PURE_BREACHES = {"open", "print", "input", "eval", "exec", "compile", "__import__", "breakpoint"}
IMPURE = {"disk", "render", "making", "printing", "build", "survey", "keeping", "bringing", "serve", "cli"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tracked() -> list[Path]:
    """The files of the repository, those not yet committed among them."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return [ROOT / line for line in listed if line and (ROOT / line).is_file()]


def body_length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function's body, its docstring not counted."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_the_code_is_found():
    assert ROOT / "build.py" in ENGINE
    assert len(ENGINE) > 40


@pytest.mark.parametrize("path", CODE, ids=name)
class TestEachFile:
    def test_is_short(self, path):
        assert len(path.read_text("utf-8").splitlines()) <= 300

    def test_has_short_functions(self, path):
        functions = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.FunctionDef)]
        long = {f"{f.name}, line {f.lineno}": body_length(f) for f in functions if body_length(f) > 40}
        assert long == {}

    def test_says_in_one_line_what_it_is(self, path):
        first, *rest = (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").splitlines()[:2] or [""]
        assert first.endswith(".")
        assert rest in ([], [""]), "the first line is followed by an empty one or by nothing"

    def test_has_a_name_that_says_what_lives_there(self, path):
        assert not {path.stem, *path.parent.parts} & {"util", "utils", "helper", "helpers", "common", "misc"}

    def test_imports_what_it_names(self, path):
        names = {getattr(n, "id", getattr(n, "attr", "")) for n in ast.walk(ast.parse(path.read_text("utf-8")))}
        assert "TYPE_CHECKING" not in names


@pytest.mark.parametrize("path", [p for p in ENGINE if p.parent.name not in IMPURE and p.stem not in IMPURE], ids=name)
def test_a_pure_module_opens_and_prints_nothing(path):
    calls = [n.func for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]
    assert [f.id for f in calls if isinstance(f, ast.Name) and f.id in PURE_BREACHES] == []


def test_only_the_command_line_prints():
    elsewhere = [path for path in ENGINE if "cli" not in (path.stem, path.parent.name)]
    text = {name(path): path.read_text("utf-8") for path in elsewhere}
    assert [n for n, t in text.items() if re.search(r"\bprint\(|\bclick\.echo\(|\bsys\.std(out|err)\b", t)] == []


# --- Layers -------------------------------------------------------------------------------------------------------


def lint_layers(folder: Path) -> tuple[int, str]:
    """Run import-linter on the package in ``folder``; its exit code and what it said."""
    command = [
        sys.executable,
        "-c",
        "import importlinter.cli as c; c.lint_imports_command()",
        "--no-logo",
        "--no-cache",
    ]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return run.returncode, run.stdout + run.stderr


def test_imports_run_downwards_only():
    code, said = lint_layers(ROOT)
    assert code == 0, said
    assert "0 broken" in said


@pytest.mark.parametrize(
    ("module", "line", "complaint"),
    [
        ("felicitations/archive/gather.py", "import felicitations.pages", "felicitations.archive.gather"),
        ("felicitations/reading/fold.py", "import felicitations.archive", "felicitations.reading.fold"),
        ("felicitations/model/text.py", "import os", "felicitations.model.text -> os"),
        ("felicitations/pages/home.py", "import jinja2", "felicitations.pages.home -> jinja2"),
        ("felicitations/pages/home.py", "import felicitations.pages.article", "felicitations.pages.home"),
        ("felicitations/unlisted.py", '"""A module that no layer lists."""', "unlisted"),
    ],
)
def test_the_layers_are_guarded(tmp_path, module, line, complaint):
    """The guard itself is tried: each planted fault is found and named."""
    shutil.copytree(ROOT / "felicitations", tmp_path / "felicitations", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    code, said = lint_layers(tmp_path)
    assert code == 1
    assert complaint in said


def test_the_pure_layers_are_all_named(root):
    """A new module of a pure layer must be named in the contract that keeps it pure."""
    settings = (root / "pyproject.toml").read_text("utf-8")
    inside = {p.stem for p in (root / "felicitations").iterdir() if p.suffix == ".py" or (p / "__init__.py").is_file()}
    pure = inside - IMPURE - {"__init__"}
    assert {module for module in pure if f'    "felicitations.{module}",' not in settings} == set()


# --- The repository -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("folder", "limit"), [("templates", 60), ("templates/parts", 40)])
def test_templates_are_short(folder, limit):
    templates = [p for p in (ROOT / folder).iterdir() if p.is_file()]
    assert templates
    assert {name(p): n for p in templates if (n := len(p.read_text("utf-8").splitlines())) > limit} == {}


def test_no_machine_and_no_package_host_is_named():
    """Whoever reads the repository learns nothing of the machines it was made on."""
    hosts = "|".join(("py" + r"pi\.org", "python" + "hosted", "npm" + r"js\.(?:org|com)", "libra" + r"ries\.io"))
    machine = re.compile(rf"(?<![\w.])/(?:work|root|home|opt|tmp/(?:venv|brief))(?:/|\b(?![\w-]))|{hosts}")
    found = {}
    for path in tracked():
        text = path.read_bytes().decode("utf-8", "replace")
        if path != Path(__file__) and (words := machine.findall(text)):
            found[name(path)] = words
    assert found == {}


def test_what_is_made_is_not_kept():
    made = ["public/index.html", ".cache/readings.json", ".venv/pyvenv.cfg", "uv.lock", "tests/__pycache__/x.pyc"]
    run = subprocess.run(["git", "check-ignore", *made], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.stdout.split() == made


def test_no_link_leads_out_of_the_repository():
    assert [name(path) for path in tracked() if path.is_symlink()] == []


def test_the_hooks_run_what_is_installed(root):
    """No hook fetches code: all are local and run from .venv."""
    hooks = (root / ".pre-commit-config.yaml").read_text("utf-8")
    assert re.findall(r"repo: (.*)", hooks) == ["local"]
    assert all(entry.startswith(".venv/bin/") for entry in re.findall(r"entry: (.*)", hooks))
    assert all((root / path).is_file() for path in re.findall(r"tests/\w+\.py", hooks))
