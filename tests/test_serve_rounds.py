"""Watching and building: what is a change, what becomes of a build that fails, and that all is lived through."""

from __future__ import annotations

import json
import os
import shutil
import time

import pytest

from felicitations.disk.lock import Locked
from felicitations.disk.safety import Unsafe
from felicitations.problems import Problem, Refused
from felicitations.serve.attempt import attempt
from felicitations.serve.preview import QUIET
from felicitations.serve.sources import SourceWatcher
from tests.preview_site import (
    PAGE,
    Previewed,
    SmallSite,
    Socket,
    build_of,
    previewing,
    run_to_its_refusal,
    wait_for,
)

SECRET = b"nobody's business"


@pytest.fixture
def fresh(tmp_path):
    """A preview of a small site of one's own, to change."""
    with previewing(SmallSite(tmp_path)) as running:
        wait_for(lambda: running.get()[0] == 200)
        yield running


def test_v11_a_broken_template_is_shown_in_every_page_and_heals(fresh):
    fresh.site.template.write_text("{% broken", encoding="utf-8")
    wait_for(lambda: fresh.get()[0] == 500)
    for path in ("/", "/articles/a/", "/articles/a", "/404.html", "/unknown/"):
        status, fields, body = fresh.get(path)
        assert status == 500
        assert b"<code>templates/article.html:3</code><p>&lt;b&gt;unknown&lt;/b&gt; tag</p>" in body
        assert fields["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert fresh.get("/site.css")[0] == 200, "what is published stays"
    with Socket(fresh) as listener:
        listener.greet(build_of(fresh.get()[2]))
        fresh.site.template.write_text(PAGE, encoding="utf-8")
        assert listener.hear() == {"command": "reload", "path": "*"}
    assert fresh.get()[0] == 200


def test_v11_a_refused_seed_is_noted_and_the_note_goes(fresh):
    empty = fresh.site.seed("b", "")
    wait_for(lambda: b" data-notes " in fresh.get()[2])
    note = json.loads(fresh.get("/__preview/problems.json")[2])
    text = "the file is empty; <i>delete</i> or fill it"
    assert note["problems"] == [{"place": "seeds/b.txt:1", "text": text}]
    assert note["title"] == "Preview: 1 problem. The rest of the site is built."
    empty.unlink()
    wait_for(lambda: b" data-notes " not in fresh.get()[2])


def test_v11_a_first_build_that_fails_is_shown_too(tmp_path):
    site = SmallSite(tmp_path)
    site.fault = KeyError("unforeseen")
    with previewing(site) as preview:
        status, _, body = preview.get()
        assert status == 500
        assert b"the build stopped here: KeyError: &#x27;unforeseen&#x27;" in body
        assert b"Traceback" not in body
        site.fault = None
        site.seed("a", "Mended")
        wait_for(lambda: b"Mended" in preview.get("/articles/a/")[2])


@pytest.mark.parametrize("refusal", [Locked, Unsafe])
def test_v2_a_folder_that_is_not_ours_to_publish_in_is_not_served(tmp_path, refusal):
    site = SmallSite(tmp_path)
    site.fault = refusal(Problem(code="E-OUT", path="public", text="not ours"))
    with pytest.raises(refusal, match="not ours"):
        run_to_its_refusal(site, "127.0.0.1", 0)


def test_v2_what_was_in_the_folder_before_the_first_build_is_not_served(tmp_path):
    site = SmallSite(tmp_path)
    site.out.mkdir()
    (site.out / "letter.txt").write_bytes(SECRET)
    site.fault = Refused(Problem(code="E-TEMPLATE", path="templates/article.html", text="broken"))
    with previewing(site) as preview:
        status, _, body = preview.get("/letter.txt")
    assert status == 404
    assert SECRET not in body


def test_a_lock_that_another_build_held_for_a_while_is_waited_for(fresh):
    fresh.site.fault = Locked(Problem(code="E-LOCKED", path="public", text="another build is at work"))
    fresh.site.seed("a", "Words that wait")
    wait_for(lambda: b"another build is at work" in fresh.get()[2])
    fresh.site.fault = None
    wait_for(lambda: b"Words that wait" in fresh.get("/articles/a/")[2])


def test_what_only_wants_an_eye_is_said_and_not_shown(fresh):
    fresh.site.notes = (Problem(code="W-BASE-URL", path="site_src/site.toml", text="base_url is empty"),)
    fresh.site.seed("a", "Changed")
    wait_for(lambda: "site_src/site.toml: W-BASE-URL base_url is empty" in fresh.said)
    assert b" data-notes " not in fresh.get()[2]
    assert json.loads(fresh.get("/__preview/problems.json")[2])["problems"] == []


def test_many_problems_are_counted_and_the_first_shown(tmp_path):
    site = SmallSite(tmp_path)
    for number in range(30):
        site.seed(f"empty-{number:02}", "")
    with previewing(site) as preview:
        wait_for(lambda: preview.get()[0] == 200)
        note = json.loads(preview.get("/__preview/problems.json")[2])
        assert note["title"] == "Preview: 30 problems. The rest of the site is built. The first 20:"
        assert len(note["problems"]) == 20
        assert "... and 10 more" in preview.said


def test_a_hostile_problem_stays_on_its_line(fresh):
    text = "found \r\n\x1b[2J \u202e </p><script>alert(1)</script>"
    fresh.site.fault = Refused(Problem(code="E-NAME", path="seeds/\n<img src=x>.txt", text=text))
    fresh.site.seed("a", "changed")
    wait_for(lambda: fresh.get()[0] == 500)
    body = fresh.get()[2].decode()
    assert "<script>alert" not in body
    assert "<img" not in body
    assert "\u202e" not in body
    assert all(line.isprintable() for line in fresh.said)


def test_an_unforeseen_error_is_placed_in_the_persons_own_file(tmp_path):
    template = tmp_path / "templates" / "article.html"
    template.parent.mkdir()
    template.write_text("x")

    def build(_show: object) -> None:
        exec(compile("\n\nraise LookupError('no such field')", str(template), "exec"))  # as Jinja does

    problem = attempt(build, print, (template.parent,)).problems[0]
    assert (problem.path, problem.line) == ("templates/article.html", 3)
    assert problem.text == "the build stopped here: LookupError: no such field"


def test_an_unforeseen_error_elsewhere_is_placed_in_the_code(tmp_path):
    def build(_show: object) -> None:
        raise MemoryError

    problem = attempt(build, print, (tmp_path,)).problems[0]
    assert problem.path == __name__
    assert problem.line > 0


def test_serving_goes_on_while_a_build_is_under_way(fresh):
    fresh.site.slow = 1.0
    fresh.site.seed("a", "Slowly")
    wait_for(lambda: fresh.site.built == 2)
    begun = time.perf_counter()
    assert b"First words" in fresh.get("/articles/a/")[2]
    assert time.perf_counter() - begun < 0.5
    assert fresh.site.threads == {"build_0"}
    wait_for(lambda: b"Slowly" in fresh.get("/articles/a/")[2])


def test_a_change_during_a_build_brings_another(fresh):
    fresh.site.slow = 0.3
    fresh.site.seed("a", "Second")
    wait_for(lambda: fresh.site.read == 2)  # a change before the seeds are read is that build's own
    fresh.site.seed("a", "Third")
    wait_for(lambda: b"Third" in fresh.get("/articles/a/")[2])
    assert fresh.site.built == 3


def test_v12_a_burst_of_saves_is_one_build(fresh):
    for number in range(500):
        fresh.site.seed("a", f"Words {number}")
        time.sleep(0.002)
    wait_for(lambda: b"Words 499" in fresh.get("/articles/a/")[2])
    settle(fresh)
    assert fresh.site.built == 2


def test_v12_an_editor_that_writes_beside_and_renames_is_seen(fresh):
    beside = fresh.site.folder / "seeds" / ".a.txt.swp"
    beside.write_text("Renamed words")
    beside.replace(fresh.site.folder / "seeds" / "a.txt")
    wait_for(lambda: b"Renamed words" in fresh.get("/articles/a/")[2])


def test_v12_what_editors_keep_beside_a_file_is_not_a_change(fresh):
    for name in (".a.txt.swp", "a.txt~", "#a.txt#", ".#a.txt", "a.pyc"):
        (fresh.site.folder / "seeds" / name).write_text("x")
    settle(fresh)
    assert fresh.site.built == 1


def test_v12_a_file_of_the_same_size_and_time_is_seen(fresh):
    seed = fresh.site.folder / "seeds" / "a.txt"
    old = seed.stat()
    other = fresh.site.folder / "other"
    other.write_text("Other words")
    assert other.stat().st_size == old.st_size
    os.utime(other, ns=(old.st_atime_ns, old.st_mtime_ns))
    other.replace(seed)
    wait_for(lambda: b"Other words" in fresh.get("/articles/a/")[2])


def test_v12_new_files_and_folders_and_their_going_are_seen(fresh):
    below = fresh.site.folder / "templates" / "parts"
    built = fresh.site.built
    for change in (
        lambda: below.mkdir() or (below / "x.html").write_text("x"),
        lambda: shutil.rmtree(below),
        lambda: fresh.site.seed("new", "New"),
        (fresh.site.folder / "seeds" / "new.txt").unlink,
    ):
        change()
        built += 1
        wait_for(lambda expected=built: fresh.site.built == expected)


def test_v12_a_folder_that_goes_and_comes_back_is_lived_through(fresh):
    away = fresh.site.folder / "away"
    (fresh.site.folder / "templates").rename(away)
    wait_for(lambda: fresh.get()[0] == 500)
    away.rename(fresh.site.folder / "templates")
    wait_for(lambda: fresh.get()[0] == 200)


def test_v12_our_own_output_in_a_watched_folder_brings_no_loop(tmp_path):
    site = SmallSite(tmp_path)
    watcher = SourceWatcher((tmp_path,), site.out)
    site.build()
    assert watcher.examine() == (None, None)
    site.seed("a", "Changed words")
    assert watcher.examine() == (str(tmp_path / "seeds" / "a.txt"), None)
    assert watcher.examine() == (None, None)


def test_v12_links_are_not_followed(tmp_path):
    site = SmallSite(tmp_path / "site")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (site.folder / "seeds" / "link").symlink_to(elsewhere)
    (site.folder / "seeds" / "round").symlink_to(site.folder / "seeds")
    watcher = SourceWatcher(site.watch, site.out)
    (elsewhere / "x.txt").write_text("x")
    assert watcher.examine() == (None, None)


def settle(preview: Previewed) -> None:
    """Let the time go by in which a build would have begun."""
    time.sleep(QUIET * 4)
