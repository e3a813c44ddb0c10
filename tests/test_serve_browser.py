"""The preview in a real browser: pages that follow the files, and problems that show and go."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from felicitations.problems import Problem, Refused
from tests.preview_site import Previewed, SmallSite, previewing, wait_for

ROOT = Path(__file__).resolve().parent.parent
HOSTILE = '</p></code><script>document.title = "taken"</script><img src=x onerror="document.title = \'taken\'">'


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Previewed]:
    """A preview of a small site, in a thread of the tests."""
    with previewing(SmallSite(tmp_path)) as running:
        yield running


@pytest.fixture
def chrome(browser: Chrome) -> Iterator[Chrome]:
    """The browser with an empty log; after the test it leaves the page, so that nothing asks a server that is gone."""
    browser.get("about:blank")
    browser.get_log("browser")
    yield browser
    browser.get("about:blank")


def shows(chrome: Chrome, words: str) -> str:
    """The page's text once it has these words. The browser is only looked at, never told to do anything."""
    return wait_for(lambda: text if words in (text := text_of(chrome)) else "", seconds=20)


def text_of(chrome: Chrome) -> str:
    try:
        return chrome.find_element(By.TAG_NAME, "body").text
    except WebDriverException:  # it is reading the page again just now
        return ""


def notes(chrome: Chrome) -> list[str]:
    return [note.text for note in chrome.find_elements(By.CSS_SELECTOR, ".preview-note")]


def complaints(chrome: Chrome) -> list[str]:
    """What the browser logged, but for its asking after an icon, and the status of the failure page."""
    logged = [entry["message"] for entry in chrome.get_log("browser")]
    return [line for line in logged if "favicon" not in line and "status of 500" not in line]


def test_a_page_follows_its_seed_with_several_browsers_open(chrome, small):
    first = chrome.current_window_handle
    chrome.get(f"{small.address}articles/a/")
    chrome.switch_to.new_window("tab")
    chrome.get(f"{small.address}articles/a/")
    small.site.seed("a", "Second words")
    shows(chrome, "Second words")
    chrome.close()
    chrome.switch_to.window(first)
    shows(chrome, "Second words")
    assert complaints(chrome) == []


def test_a_page_keeps_its_place_when_it_is_read_again(chrome, small):
    tall = "<br>".join(["line"] * 200)
    small.site.seed("a", f"Before {tall}")
    wait_for(lambda: b"Before" in small.get("/articles/a/")[2])
    chrome.get(f"{small.address}articles/a/")
    chrome.execute_script("scrollTo(0, 900)")
    small.site.seed("a", f"After {tall}")
    shows(chrome, "After")
    wait_for(lambda: chrome.execute_script("return scrollY") == 900)


def test_hostile_words_in_a_problem_stay_words_on_the_failure_page(chrome, small):
    wait_for(lambda: small.get()[0] == 200)
    chrome.get(small.address)
    small.site.fault = Refused(Problem(code="E-NAME", path=f"seeds/{HOSTILE}.txt", line=7, text=f"found {HOSTILE}"))
    small.site.seed("a", "changed")
    text = shows(chrome, "The site was not built")
    assert f"seeds/{HOSTILE}.txt:7" in text
    assert f"found {HOSTILE}" in text
    assert chrome.title == "The site was not built | Preview"
    assert len(chrome.find_elements(By.TAG_NAME, "script")) == 1
    assert complaints(chrome) == []
    small.site.fault = None
    small.site.seed("a", "mended")
    shows(chrome, "Home")


def test_hostile_words_in_a_problem_stay_words_in_the_note(chrome, small):
    wait_for(lambda: small.get()[0] == 200)
    chrome.get(small.address)
    small.site.notes = (Problem(code="E-NAME", path=f"seeds/{HOSTILE}.txt", line=7, text=f"found {HOSTILE}"),)
    small.site.seed("a", "changed")
    note = shows(chrome, "Preview: 1 problem. The rest of the site is built.")
    assert f"seeds/{HOSTILE}.txt:7" in note
    assert f"found {HOSTILE}" in note
    assert chrome.title == "A page"
    assert chrome.find_elements(By.CSS_SELECTOR, ".preview-note script, .preview-note img") == []
    sheet = "return getComputedStyle(document.querySelector('.preview-note')).paddingInlineStart"
    wait_for(lambda: chrome.execute_script(sheet) == "20px")
    assert complaints(chrome) == []


def test_a_page_finds_the_preview_again_after_it_was_ended(chrome, tmp_path):
    site = SmallSite(tmp_path)
    with previewing(site) as first:
        chrome.get(f"{first.address}articles/a/")
        port = first.port
    site.seed("a", "Words of the second preview")
    with previewing(site, port=port):
        shows(chrome, "Words of the second preview")
        chrome.get("about:blank")


def test_a_foreign_page_hears_nothing_and_reads_nothing(chrome, small, serve_at, tmp_path_factory):
    wait_for(lambda: small.get()[0] == 200)
    folder = tmp_path_factory.mktemp("evil")
    (folder / "index.html").write_text("<!doctype html><title>Evil</title>", encoding="utf-8")
    chrome.get(serve_at(folder))
    asked = """
        const [address, done] = arguments;
        const heard = [];
        const socket = new WebSocket(address.replace("http", "ws") + "__preview/socket");
        const closed = new Promise((end) => { socket.onclose = end; socket.onopen = () => heard.push("opened"); });
        const read = fetch(address).then(() => heard.push("fetched"), () => {});
        const blind = fetch(address + "site.css", {mode: "no-cors"}).then(() => heard.push("embedded"), () => {});
        const script = document.createElement("script");
        script.src = address + "__preview/reload.js";
        const loaded = new Promise((end) => { script.onerror = end; script.onload = () => end(heard.push("loaded")); });
        document.head.append(script);
        Promise.all([closed, read, blind, loaded]).then(() => done(heard));
    """
    # Another port of the same name is the same site but another origin; another name of the loopback is another site.
    for address in (small.address, small.address.replace("127.0.0.1", "localhost")):
        heard = chrome.execute_async_script(asked, address)
        assert "opened" not in heard
        assert "fetched" not in heard
        assert "embedded" not in heard
        assert "loaded" not in heard


# --- The real site through the real command ---


@dataclass(frozen=True)
class RealPreview:
    """``build.py serve`` on a copy of the repository's seeds, sources and templates."""

    folder: Path
    address: str
    said: list[str]

    def edit(self, name: str, change: Callable[[str], str]) -> None:
        path = self.folder / name
        path.write_bytes(change(path.read_bytes().decode("utf-8")).encode("utf-8"))


@pytest.fixture
def real(tmp_path: Path) -> Iterator[RealPreview]:
    """The command, started on a free port and ended after the test."""
    for name in ("seeds", "site_src", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    command = [sys.executable, "build.py", "serve", "--port", "0", "--out", str(tmp_path / "public")]
    folders = {"--seeds": "seeds", "--source": "site_src", "--templates": "templates", "--cache": "cache"}
    command += [word for option, name in folders.items() for word in (option, str(tmp_path / name))]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    said: list[str] = []
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        reader = threading.Thread(target=lambda: said.extend(process.stdout))
        reader.start()
        try:
            wait_for(lambda: process.poll() is not None or any("http://" in line for line in said), seconds=60)
            assert process.poll() is None, "".join(said)
            address = next(word for line in said for word in line.split() if word.startswith("http://"))
            yield RealPreview(folder=tmp_path, address=address, said=said)
        finally:
            process.terminate()
            process.wait(timeout=30)
            reader.join()
    assert "Traceback" not in "".join(said)


ARTICLE = "articles/004_93615f555710dd2e/"
SEED = "seeds/004_93615f555710dd2e.txt"


def test_v11_the_whole_way_from_an_edit_to_the_page(chrome, real):
    chrome.get(real.address + ARTICLE)
    shows(chrome, "Belarus")
    article = chrome.find_element(By.TAG_NAME, "h1").text

    real.edit(SEED, lambda text: f"{text}\nA sentence that was not there before.\n")
    shows(chrome, "A sentence that was not there before.")

    real.edit("templates/article.html", lambda text: f"{text}\n{{% no_such_tag %}}\n")
    failure = shows(chrome, "The site was not built")
    line = len((ROOT / "templates/article.html").read_text(encoding="utf-8").splitlines()) + 2
    assert f"templates/article.html:{line}" in failure
    assert "no_such_tag" in failure

    shutil.copy(ROOT / "templates/article.html", real.folder / "templates/article.html")
    shows(chrome, article)
    assert notes(chrome) == []

    empty = real.folder / "seeds" / "005_empty.txt"
    empty.touch()
    wait_for(lambda: any("seeds/005_empty.txt" in note for note in notes_of(chrome)))
    empty.unlink()
    wait_for(lambda: article in text_of(chrome) and not notes_of(chrome))

    shutil.copy(ROOT / SEED, real.folder / SEED)
    wait_for(lambda: "not there before" not in text_of(chrome) and article in text_of(chrome))
    assert complaints(chrome) == []


def notes_of(chrome: Chrome) -> list[str]:
    try:
        return notes(chrome)
    except WebDriverException:
        return ["reading the page again"]


@pytest.mark.parametrize("address", ["index.html", "timeline/index.html", ARTICLE, "nowhere.html"])
def test_v13_the_real_pages_run_our_script_under_their_own_policy(chrome, real, address):
    chrome.get(real.address + address)
    chrome.find_element(By.CSS_SELECTOR, "script[src='/__preview/reload.js']")
    logged = [line for line in complaints(chrome) if "status of 404" not in line]
    assert logged == []


def test_v12_what_a_build_remembers_brings_no_loop(real):
    wait_for(lambda: any(line.startswith("Built") for line in real.said), seconds=60)
    (real.folder / SEED).touch()
    wait_for(lambda: sum(line.startswith("Built") for line in real.said) == 2, seconds=30)
    threading.Event().wait(1.0)
    assert sum(line.startswith("Built") for line in real.said) == 2
