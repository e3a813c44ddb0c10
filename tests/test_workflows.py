"""The workflows may do no more than they need."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).resolve().parent.parent / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
EXACT = re.compile(r"[\w-]+/[\w-]+@(?:v\d+\.\d+\.\d+|[0-9a-f]{40})")
GRANTS = {
    ("pages.yml", "test"): {"contents": "read"},
    ("nightly.yml", "fuzz"): {"contents": "read"},
    ("pages.yml", "build"): {"contents": "read", "pages": "read"},
    ("pages.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("release.yml", "test"): {"contents": "read"},
    ("release.yml", "release"): {"contents": "write"},
    ("test.yml", "test"): {"contents": "read"},
    ("weekly.yml", "audit"): {"contents": "read"},
    ("weekly.yml", "fixity"): {"contents": "read"},
    ("weekly.yml", "faults"): {"contents": "read"},
}


def load(path: Path) -> dict:
    # "on" is a boolean to YAML 1.1; the base loader leaves every word a word.
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


def steps(path: Path) -> list[dict]:
    return [step for job in load(path)["jobs"].values() for step in job.get("steps", [])]


def test_every_job_has_the_least_permissions():
    granted = {(p.name, name): job["permissions"] for p in WORKFLOWS for name, job in load(p)["jobs"].items()}
    assert granted == GRANTS
    assert {p.name: load(p)["permissions"] for p in WORKFLOWS} == {p.name: {} for p in WORKFLOWS}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
class TestEachWorkflow:
    def test_uses_actions_of_an_exact_version(self, path):
        used = [step["uses"] for step in steps(path) if "uses" in step]
        assert used
        assert [action for action in used if not EXACT.fullmatch(action)] == []

    def test_leaves_no_token_in_the_checkout(self, path):
        checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
        assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)

    def test_never_pastes_a_value_into_a_script(self, path):
        assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []

    def test_is_not_started_by_strangers_with_rights(self, path):
        assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(load(path)["on"])

    def test_ends_some_day(self, path):
        assert all("timeout-minutes" in job or "uses" in job for job in load(path)["jobs"].values())


def test_only_a_tested_and_checked_site_is_deployed():
    pages = load(FOLDER / "pages.yml")
    assert pages["jobs"]["build"]["needs"] == "test"
    assert pages["jobs"]["deploy"]["needs"] == "build"
    assert pages["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}
    order = [step.get("run", step.get("uses", "")) for step in pages["jobs"]["build"]["steps"]]
    places = [
        next(n for n, one in enumerate(order) if word in one)
        for word in ("curl", "--ledger", "build.py check", "upload")
    ]
    assert places == sorted(places)


def test_a_refused_article_does_not_keep_the_others_from_being_published():
    (build,) = [step["run"] for step in steps(FOLDER / "pages.yml") if "--ledger" in step.get("run", "")]
    assert build.endswith("|| test $? -eq 3")


@pytest.mark.parametrize(("code", "left", "kept"), [("200", 0, True), ("404", 0, False), ("500", 1, None)])
def test_j10_the_published_ledger_is_taken_along_or_the_publication_stops(tmp_path, code, left, kept):
    """The step itself, with a curl that answers as the host would."""
    (step,) = [step["run"] for step in steps(FOLDER / "pages.yml") if "curl" in step.get("run", "")]
    (tmp_path / "curl").write_text(f"#!/bin/sh\necho address,key > published.csv\nprintf {code}\n")
    (tmp_path / "curl").chmod(0o755)
    environment = {"PATH": f"{tmp_path}:/usr/bin:/bin", "BASE_URL": "https://example.org/x"}
    run = subprocess.run(["bash", "-e", "-c", step], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert run.returncode == left
    assert kept is None or (tmp_path / "published.csv").exists() is kept


def test_only_a_tested_tag_that_fits_the_files_is_released():
    job = load(FOLDER / "release.yml")["jobs"]["release"]
    assert job["needs"] == "test"
    order = [step.get("run", "") for step in job["steps"]]
    places = [
        next(n for n, one in enumerate(order) if word in one) for word in ("tools.release", "archive", "gh release")
    ]
    assert places == sorted(places)


def test_p5_known_weaknesses_are_looked_for_every_week():
    weekly = load(FOLDER / "weekly.yml")
    assert weekly["on"]["schedule"]
    audit = "".join(step.get("run", "") for step in weekly["jobs"]["audit"]["steps"])
    assert {
        lock for lock in ("requirements.lock", "requirements-dev.lock") if f"--require-hashes -r {lock}" not in audit
    } == set()


def test_p2_dependabot_keeps_the_actions_current():
    updates = yaml.load((FOLDER.parent / "dependabot.yml").read_text("utf-8"), Loader=yaml.BaseLoader)["updates"]
    assert "github-actions" in {one["package-ecosystem"] for one in updates}
