"""The package that pip installs gives a command of the same words, and holds all that a new archive is made of."""

import subprocess
import sys
import sysconfig
import tomllib
import venv
from importlib.metadata import version

import pytest

import felicitations
from felicitations.cli import main
from felicitations.disk.files import walk


@pytest.fixture(scope="module")
def command(tmp_path_factory, root):
    """The command, installed from its wheel into an environment of its own; the libraries are those of this one."""
    folder = tmp_path_factory.mktemp("package")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=root)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=False)
    python = folder / "env" / "bin" / "python"
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        wheel,
        cwd=folder,
    )
    (packages,) = (folder / "env").glob("lib/python*/site-packages")
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    return python.with_name("felicitations")


def run(*words, cwd):
    done = subprocess.run(list(map(str, words)), cwd=cwd, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def archive(command, tmp_path_factory):
    """An archive that the installed command has made in a folder where nothing else is."""
    folder = tmp_path_factory.mktemp("somewhere")
    assert "is a new archive of" in run(command, "init", "mine", "--title", "Ours", cwd=folder)
    return folder / "mine"


def test_the_installed_command_builds_the_archive_that_it_made(command, archive):
    assert run(command, "build", cwd=archive).startswith("1 article, ")
    assert "Ours" in (archive / "public" / "index.html").read_text("utf-8")
    assert (archive / "public" / "articles" / "example" / "index.html").is_file()


def test_the_archive_is_the_one_that_a_checkout_makes(archive, root, tmp_path, monkeypatch):
    monkeypatch.chdir(root)
    assert main(["init", str(tmp_path / "mine"), "-q", "--title", "Ours"]) == 0

    def content(folder):
        return {name: path.read_bytes() for path, name in walk(folder, "")[0] if not name.startswith("/public/")}

    assert content(archive) == content(tmp_path / "mine")
    for name in (".gitignore", ".gitattributes", ".github/workflows/pages.yml"):  # hidden, so not walked over
        assert (archive / name).read_bytes() == (tmp_path / "mine" / name).read_bytes()


def test_the_archive_holds_its_own_program_which_gives_the_same_site(archive, command, tmp_path):
    own = tmp_path / "own"
    run(sys.executable, "build.py", "build", "-q", "--out", own, cwd=archive)
    run(command, "build", "-q", "--out", tmp_path / "installed", cwd=archive)
    names = [name for _, name in walk(own, "")[0]]
    assert len(names) > 30
    different = [n for n in names if (own / n[1:]).read_bytes() != (tmp_path / "installed" / n[1:]).read_bytes()]
    assert [name for name in different if not name.startswith("/pagefind/")] == []


def test_the_command_calls_itself_by_its_name_and_tells_the_one_version(command, tmp_path):
    assert "Usage: felicitations [OPTIONS] COMMAND" in run(command, "--help", cwd=tmp_path)
    assert run(command, "--version", cwd=tmp_path) == f"felicitations, version {felicitations.__version__}\n"


def test_a_new_archive_begins_with_the_archive_in_which_one_stands(command, archive, tmp_path):
    about = archive / "site_src" / "pages" / "about.md"
    about.write_text(about.read_text("utf-8") + "\nWords of ours.\n", "utf-8")
    run(command, "init", "-q", tmp_path / "other", cwd=archive)
    assert "Words of ours." in (tmp_path / "other" / "site_src" / "pages" / "about.md").read_text("utf-8")


def test_the_wheel_is_built_by_the_backend_that_is_locked(root):
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    assert project["build-system"]["requires"] == [f"hatchling=={version('hatchling')}"]
    assert project["tool"]["uv"]["package"] is False
