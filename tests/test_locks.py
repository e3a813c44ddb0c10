"""The lock files pin everything by hash and name no place to fetch it from."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

SOURCE_ALONE = {"bagit"}
"""What is published as a source archive and nothing else. Only tests may need such a thing."""

LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)(?: ;[^\\]*)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def pinned(text: str) -> dict[str, tuple[Version, int]]:
    """What a lock pins: name, version, and how many files' hashes; any line of another shape is an error."""
    pins: dict[str, tuple[Version, int]] = {}
    name = ""
    for line in text.splitlines():
        if line.lstrip().startswith("#"):
            continue
        if pin := PIN.match(line):
            name = canonicalize_name(pin[1])
            assert name not in pins, f"{name} is pinned twice"
            pins[name] = Version(pin[2]), 0
        else:
            assert HASH.match(line), f"neither a pin nor a hash: {line!r}"
            pins[name] = pins[name][0], pins[name][1] + 1
    return pins


@pytest.fixture(scope="module")
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def locks(root):
    return {name: (root / name).read_text("utf-8") for name in LOCKS}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host_and_no_path(locks, lock):
    assert [
        word for word in ("://", "@", "file:", "--index", "--find", "--extra", "--trusted") if word in locks[lock]
    ] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_the_hashes_of_its_public_files(locks, lock):
    pins = pinned(locks[lock])
    assert len(pins) > 10
    # A source archive and at least one wheel: a single hash would be that of one machine's own file.
    assert {name for name, (_, count) in pins.items() if count < 2} <= SOURCE_ALONE


def test_every_dependency_is_pinned_within_what_pyproject_allows(project, locks):
    wanted = {
        "requirements.lock": project["project"]["dependencies"],
        "requirements-dev.lock": project["project"]["dependencies"] + project["dependency-groups"]["dev"],
    }
    for lock, lines in wanted.items():
        pins = pinned(locks[lock])
        for requirement in map(Requirement, lines):
            version = pins[canonicalize_name(requirement.name)][0]
            assert version in requirement.specifier, f"{lock} pins {requirement.name} at {version}; run make lock"


def test_both_locks_agree(locks):
    runtime, everything = (pinned(locks[name]) for name in LOCKS)
    assert {name: version for name, (version, _) in runtime.items() if everything[name][0] != version} == {}


def test_a_compiled_package_has_wheels_for_every_python_we_promise(project, locks):
    """A lock made by one Python alone would hold the hashes of that one; a universal one holds many."""
    assert project["project"]["requires-python"] == ">=3.11"
    for name in ("markupsafe", "msgspec", "pyahocorasick", "pyyaml"):
        assert pinned(locks["requirements.lock"])[name][1] > 12, f"{name} has too few files to serve every platform"


@pytest.mark.parametrize(
    "line",
    ["--index-url https://example.org/simple", "thing @ file:///tmp/x.whl", "thing==1.0", "    --hash=md5:00"],
)
def test_the_check_refuses_a_line_of_another_shape(line):
    with pytest.raises(AssertionError):
        pinned(line + "\n")


def test_uv_locks_its_own_way_only_outside_the_repository(root):
    assert "uv.lock" in (root / ".gitignore").read_text("utf-8").split()
