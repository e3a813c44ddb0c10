"""What the preview shows while a build is under way: each page as it will be, made when somebody looks at it."""

from __future__ import annotations

import time

import pytest

from felicitations.problems import Problem, Refused
from tests.preview_site import Previewed, SmallSite, Socket, build_of, previewing, wait_for

SLOW = 1.5
"""Seconds that a build goes on after its proof: longer than any look of these tests takes."""


@pytest.fixture
def proving(tmp_path):
    """A preview whose builds show a proof and then take their time, once the first has ended."""
    site = SmallSite(tmp_path, proving=True)
    with previewing(site) as running:
        wait_for(lambda: any(line.startswith("Built") for line in running.said))
        site.slow = SLOW
        yield running


def changed(running: Previewed, words: str) -> None:
    """An edit, and its proof."""
    running.site.seed("a", words)
    wait_for(lambda: words.encode() in running.get("/articles/a/")[2])


def is_under_way(running: Previewed) -> bool:
    return sum(line.startswith("Built") for line in running.said) < running.site.built


def test_a_page_is_shown_before_the_site_is_made(proving):
    changed(proving, "Proved words")
    assert is_under_way(proving)
    assert "First words" in (proving.site.out / "articles" / "a" / "index.html").read_text("utf-8")
    status, fields, body = proving.get("/articles/a/")
    assert status == 200
    assert fields["content-type"] == "text/html; charset=utf-8"
    assert b'<script src="/__preview/reload.js"' in body
    assert b"Home" in proving.get("/")[2]
    assert is_under_way(proving)
    wait_for(lambda: not is_under_way(proving))
    assert b"Proved words" in proving.get("/articles/a/")[2]
    assert ", shown after 0." in proving.said[-1]


def test_addresses_mean_the_same_in_a_proof(proving):
    changed(proving, "Proved words")
    status, fields, _ = proving.get("/articles/a")
    assert (status, fields["location"]) == (301, "/articles/a/")
    for unknown in ("/articles/b/", "/articles/b", "/b.html"):
        status, _, body = proving.get(unknown)
        assert (status, b"No such page" in body) == (404, True)
    assert is_under_way(proving)


def test_what_only_a_whole_build_makes_is_waited_for(proving):
    changed(proving, "Proved words")
    (proving.site.out / "site.css").unlink()
    assert is_under_way(proving)
    assert proving.get("/site.css")[0] == 200
    assert not is_under_way(proving)


def test_a_browser_is_told_once_of_one_build(proving):
    with Socket(proving) as listener:
        listener.greet(build_of(proving.get()[2]))
        proving.site.seed("a", "Proved words")
        assert listener.hear() == {"command": "reload", "path": "*"}
        shown = build_of(proving.get()[2])
        assert is_under_way(proving)
        wait_for(lambda: not is_under_way(proving))
        assert build_of(proving.get()[2]) == shown, "what was shown is what was built"


def test_a_build_that_fails_after_its_proof_is_told_of(proving):
    dead = Refused(Problem(code="E-LINK", path="articles/a", text="a link leads nowhere"))
    changed(proving, "Proved words")
    wait_for(lambda: not is_under_way(proving))
    proof = proving.site.build

    def build_and_fail(show):
        proof(show)
        raise dead

    proving.site.build = build_and_fail
    with previewing(proving.site) as other, Socket(other) as listener:
        listener.greet(build_of(other.get()[2]))
        assert b"Proved words" in other.get("/articles/a/")[2]
        assert listener.hear() == {"command": "reload", "path": "*"}
        status, _, body = other.get("/articles/a/")
        assert (status, b"a link leads nowhere" in body) == (500, True)


def test_a_page_that_cannot_be_made_waits_for_what_the_build_says(proving):
    proving.site.slow = 0.5
    proving.site.seed("a", "unprintable")
    wait_for(lambda: proving.site.built == 2)
    begun = time.perf_counter()
    status, _, body = proving.get("/articles/a/")
    assert (status, b"unprintable" in body) == (200, True), "the build had more luck than the proof"
    assert time.perf_counter() - begun > 0.3


def test_the_first_build_is_shown_before_it_ends(tmp_path):
    site = SmallSite(tmp_path, proving=True, slow=SLOW)
    with previewing(site) as running:
        assert b"First words" in running.get("/articles/a/")[2]
        assert not site.out.exists()


def test_problems_are_noted_with_the_proof(proving):
    proving.site.seed("b", "")
    wait_for(lambda: b" data-notes " in proving.get()[2])
    assert b"the file is empty" in proving.get("/__preview/problems.json")[2]
    assert is_under_way(proving)
