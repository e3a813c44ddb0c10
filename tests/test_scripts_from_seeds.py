"""Nothing that a seed says runs, asks another host or becomes markup: every payload in every field, in a browser."""

import json
import re
import shutil
from dataclasses import replace

import pytest

from felicitations.archive.people import find_people
from felicitations.model import Field, Ledger, Recorded, Refusal, Removal, Report
from felicitations.pages import PAGES, former, plan_pages
from felicitations.problems import Problem
from felicitations.render import html
from felicitations.render.html import Renderer
from tests.making import archive, evidence, finding, message, party, reading, seed
from tests.payloads import PAYLOADS
from tests.scale import LONG

FIELDS = (
    "text", "headline", "credit", "date", "person", "office", "body of states", "record", "evidence",
    "file name", "problem", "note of removal", "country", "title of the site",
)  # fmt: skip
KINDS = tuple(kind.__name__.rpartition(".")[2] for kind in PAGES)
POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
SPY = """
window.ran = [];
window.X = () => window.ran.push('X');
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => window.ran.push(name);
addEventListener('securitypolicyviolation', event => window.ran.push('policy: ' + event.blockedURI));
"""
LOOK = r"""
const own = 'form.facets, form[role=search], form input, .sheet noscript, template.words';
const odd = [], led = /^\s*(0;\s*url=)?(javascript|vbscript|data):/i;
const no = /^(iframe|object|embed|base|style|img|video|math|template|noscript|marquee|animate|input|form)$/i;
for (const one of document.querySelectorAll('*')) {
  for (const { name, value } of one.attributes) {
    if (/^on|^style$|^srcdoc$/i.test(name)) odd.push(name);
    if (/^(href|src|action|data|xlink:href)$/i.test(name) && led.test(value)) odd.push(value);
    if (name == 'content' && one.httpEquiv == 'refresh' && led.test(value)) odd.push(value);
  }
  if (no.test(one.localName) && !one.matches(own)) {
    odd.push(one.outerHTML.slice(0, 200));
  }
  if (one.localName == 'script' && one.type != 'application/ld+json' && !/static\/\w+\.js$/.test(one.src)) {
    odd.push('script');
  }
}
for (const one of document.querySelectorAll('a, main, summary')) {
  one.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
  one.dispatchEvent(new FocusEvent('focus'));
}
for (const one of document.querySelectorAll('script[type="application/ld+json"]')) JSON.parse(one.textContent);
return [window.ran, odd];
"""


def hostile(payloads):
    """An archive in which each payload stands in every field that a page can show."""
    reports = []
    for number, words in enumerate(payloads):
        text = f"---\nurl: {words}\n---\n{words}\n\nXi congratulated {words} of Peru.\n"
        of = seed(f"h{number:03}", text)
        fields = tuple(
            Field(name=name, value=words, start=9, end=9 + len(words)) for name in ("url", "title", "source")
        )
        shown = evidence(text, words, words)
        day = f"202{number % 5}-0{1 + number % 9}-12"
        act = message(
            day, "election", [party("CN", (words, words), shown=[shown])], [party("PE"), party(None, body=words)]
        )
        facts = {
            "headline": finding(words, shown),
            "credit": finding(words, shown),
            "published": finding(words, shown),
            "speaker": finding("agency", shown),
            "problems": (Problem(code="W-DATE", path=words, text=words),),
        }
        reports.append(Report(seed=replace(of, record=fields), reading=reading(of, act, **facts)))
    refusals = [
        Refusal(id=words, path=f"seeds/{words}.txt", problems=(Problem(code="E-ID", path=words, text=words, line=1),))
        for words in payloads
    ]
    made = archive(reports, base_url="https://example.org/x/", pages=KINDS, refusals=refusals)
    countries = tuple(
        replace(one, name=payloads[0], long_name=payloads[1]) if one.code == "PE" else one for one in made.countries
    )
    settings = replace(made.settings, title=payloads[2], tagline=payloads[3], licence=payloads[4], contact=payloads[5])
    recorded = tuple(Recorded(address=f"articles/g{n:03}/index.html", key=("0" * 64,)) for n in range(len(payloads)))
    removals = tuple(Removal(seed=f"g{n:03}", reason="other", see="", note=words) for n, words in enumerate(payloads))
    people = find_people(made.events, (), {one.code: one.slug for one in countries})
    shelves = replace(made.shelves, country=tuple(replace(one, label=payloads[0]) for one in made.shelves.country))
    return replace(
        made, countries=countries, settings=settings, people=people, shelves=shelves,
        ledger=Ledger(recorded=recorded, removals=removals),
    )  # fmt: skip


def write(of, out, root):
    """The pages of an archive on disk, as a browser may open them; gives the addresses by kind of page."""
    renderer, kinds = Renderer(root / "templates", of), {}
    pages = list(plan_pages(of))
    pages += former.plan(of, {page.address for page in pages})
    for page in pages:
        target = out / page.address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(renderer.render(page).content)
        kinds.setdefault(page.template, []).append(page.address)
    shutil.copytree(root / "site_src" / "static", out / "static")
    return kinds


@pytest.fixture(scope="module")
def sites(tmp_path_factory, root):
    """The hostile site with its policies, the same site with them taken out, and its pages by kind."""
    folder = tmp_path_factory.mktemp("hostile")
    few = PAYLOADS if LONG else PAYLOADS[:: len(PAYLOADS) // 12]
    kinds = write(hostile(few), folder / "with", root)
    shutil.copytree(folder / "with", folder / "without")
    for page in (folder / "without").rglob("*.html"):
        stripped, count = POLICY.subn(b"", page.read_bytes())
        assert count == 1
        page.write_bytes(stripped)
    return folder, kinds, few


@pytest.fixture
def spied(browser):
    """The browser, whose every page counts what runs in it."""
    spy = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": SPY})
    yield browser
    browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", spy)


def asked(browser):
    """The addresses that the browser asked for since the last call."""
    events = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    return {one["params"]["request"]["url"] for one in events if one["method"] == "Network.requestWillBeSent"}


@pytest.mark.parametrize("policy", ["with", "without"])
def test_c1_to_c22_nothing_runs_and_nothing_leaves(sites, serve_at, spied, policy, record_property):
    folder, kinds, payloads = sites
    assert set(kinds) == {f"{kind}.html" for kind in (*KINDS, "former")} - MISSING
    base = serve_at(folder / policy, "/x/")
    pages = [page for of in kinds.values() for page in (of if LONG else of[:6])]
    asked(spied)
    for page in pages:
        spied.get(base + page)
        ran, odd = spied.execute_script(LOOK)
        assert (ran, odd) == ([], []), page
    foreign = {url for url in asked(spied) if not url.startswith((base, "data:"))}
    assert foreign == set()
    pairs = len(payloads) * len(FIELDS)
    record_property("promise", f"scripts from seeds: policy {'in force' if policy == 'with' else 'stripped'}")
    tried = f"{pairs:,} pairs of payload and field on {len(pages)} pages of {len(kinds)} kinds"
    record_property("figure", f"{tried}: 0 scripts, 0 dialogs, 0 requests to another host")


MISSING = {"named.html", "part.html"} if LONG else {"named.html", "roll.html", "part.html"}
"""Kinds that this archive has no page of; those of lists and tables say what other kinds say."""


def test_there_are_as_many_pairs_as_promised():
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 120
    assert len(PAYLOADS) * len(FIELDS) >= 1_200


def test_the_browser_sees_what_escaping_that_fails_lets_through(tmp_path, root, serve_at, spied, monkeypatch):
    """Were escaping off, this test's eyes would see it, even though the policy blocks most of it."""
    monkeypatch.setattr(html, "Escaping", lambda **options: Unescaped(**{**options, "autoescape": False}))
    kinds = write(hostile(PAYLOADS[:8]), tmp_path / "site", root)
    base, seen = serve_at(tmp_path / "site", "/y/"), 0
    for page in kinds["article.html"]:
        spied.get(base + page)
        try:
            ran, odd = spied.execute_script(LOOK)
        except Exception:  # noqa: BLE001 - a page that is torn in pieces may not even let the question run
            ran, odd = ["torn"], []
        seen += bool(ran or odd)
    assert seen == len(kinds["article.html"])


class Unescaped(html.Escaping):
    """Jinja as it is by default."""
