"""Odd characters, doubles and planted files go through a whole build without harm to any page, feed or table."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pytest

from felicitations.build import Paths, build

HEAD = "BEIJING, Jan. 12, 2024 (Xinhua) -- Chinese President {xi} on Friday sent a message to President Ana Marwick of "
TAIL = " to congratulate her on her election as president.\n\nSource: Xinhua\n"
BIDI = "\u202e\u2066"


def told(place: str = "Peru", xi: str = "Xi Jinping", title: str = "Xi congratulates") -> str:
    return f"{title}\n\n{HEAD.format(xi=xi)}{place}{TAIL}"


SEEDS = {
    "a8-controls": told(title="Xi \x1b[31m congratulates \x07 \x9b"),
    "a10-noncharacters": told(title="Xi \uffff\ufdd0 congratulates"),
    "a11-turned": told(title=f"Xi {BIDI}gpj.exe congratulates"),
    "a12-zero-width": told(xi="Xi\u200b Jin\u200bping"),
    "a13-lookalike": told(xi="\u0425\u0456 Jinping"),
    "a14-decomposed": told(place=unicodedata.normalize("NFD", "C\u00f4te d'Ivoire")),
    "a14-composed": told(place="C\u00f4te d'Ivoire"),
    "a15-spaces": told().replace(" ", "\u00a0").replace("Jan.\u00a0", "Jan.\u2002"),
    "a16-marks": told(title="Xi\u0301" + "\u0301" * 20_000 + " congratulates"),
    "a19-endless": told() + "x" * 300_000,
    "b10-far": told().replace("2024", "9999"),
    "b10-old": told().replace("2024", "1900"),
    "c7-lines": told(title="Xi \u2028congratulates\u2029\x85"),
    "e17-token": told() + "AKIA" + "ABCDEFGHIJKLMNOP\n",
    "e6-one": told(place="Fiji"),
    "e6-two": told(place="Fiji"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory, root):
    """The site of these articles, and what the build said."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "seeds").mkdir()
    for name, text in SEEDS.items():
        (folder / "seeds" / f"{name}.txt").write_text(text)
    paths = Paths(
        seeds=folder / "seeds", source=root / "site_src", templates=root / "templates", cache=folder / "cache"
    )
    summary = build(paths, out=folder / "out", base_url="https://example.org/", search="none")
    return folder / "out", summary


def reading(site: Path, seed: str) -> dict:
    return json.loads((site / "articles" / seed / "reading.json").read_bytes())


def recipients(site: Path, seed: str) -> list[str]:
    return [party["country"] for party in reading(site, seed)["recipients"]]


def test_a8_a10_c7_every_file_of_the_site_can_be_parsed(built):
    site, summary = built
    assert summary.articles == len(SEEDS)
    assert not any(problem.refuses for problem in summary.problems)
    for path in site.rglob("*"):
        if path.suffix == ".xml":
            ET.fromstring(path.read_bytes())
        elif path.suffix in {".json", ".jsonl"}:
            for line in path.read_text("utf-8").split("\n") if path.suffix == ".jsonl" else [path.read_text("utf-8")]:
                json.loads(line or "0", parse_constant=pytest.fail)
        elif path.suffix == ".html":
            text = path.read_text("utf-8")
            assert not {c for c in text if unicodedata.category(c) == "Cc" and c not in "\n\t\r"}, path


def test_a11_no_letter_turns_a_title_around(built):
    site, _ = built
    for path in site.rglob("*.html"):
        page = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
        assert not set(BIDI) & set(page.findtext("head/title")), path
    assert not set(BIDI) & set((site / "feed.xml").read_text("utf-8"))


def test_a12_a14_a15_what_a_reader_does_not_see_parts_no_name(built):
    site, _ = built
    for seed in ("a12-zero-width", "a15-spaces", "e6-one"):
        (sender,) = reading(site, seed)["senders"]
        assert [" ".join(name.replace("\u200b", "").split()) for name in sender["people"]] == ["Xi Jinping"], seed
        assert reading(site, seed)["happened"]["value"] == "2024-01-12"
    assert recipients(site, "a14-decomposed") == recipients(site, "a14-composed") == ["CI"]
    assert len(list(site.glob("countries/*voire*"))) == 1
    assert len(list(site.glob("people/xi-jinping*"))) == 1


def test_a13_a_name_in_lookalike_letters_is_not_that_name(built):
    site, _ = built
    assert all("Xi Jinping" not in party["people"] for party in reading(site, "a13-lookalike")["senders"])


def test_e6_i15_the_same_article_twice_is_one_act_of_two_reports(built):
    site, _ = built
    acts = [path for path in site.glob("events/*/index.html") if "fiji" in path.parent.name]
    assert len(acts) == 1
    page = acts[0].read_text("utf-8")
    assert "articles/e6-one/" in page
    assert "articles/e6-two/" in page


def test_b10_a_day_that_no_archive_can_hold_is_not_the_newest(built):
    site, _ = built
    assert "9999" not in (site / "index.html").read_text("utf-8")


def test_p8_code_that_is_planted_among_the_files_is_not_run(project, root):
    bait = "raise SystemExit('planted code was run')\n"
    for folder in ("seeds", "site_src", "templates", "."):
        for name in ("conftest.py", "sitecustomize.py", "usercustomize.py", "jinja2.py", "yaml.py", "felicitations.py"):
            Path(folder, name).write_text(bait)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    run = subprocess.run(
        [sys.executable, str(root / "build.py"), "--no-search"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "planted" not in run.stderr + run.stdout
    assert Path("public/index.html").is_file()
