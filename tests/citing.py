"""Records to cite that the tests share: plain ones, and titles that mean something to every format."""

from __future__ import annotations

from dataclasses import replace

from felicitations.citing.record import Record, Side
from felicitations.model import Report
from felicitations.pages import PAGES
from tests.making import archive, finding, message, party, reading, seed

BASE = "https://example.org/felicitations/"
HOSTILE = (
    'He said "well done" and “so be it”',
    "Braces {one} }two{ and a \\backslash \\input{/etc/passwd}",
    "100 % of R&D for $5, #1_of ^~ it",
    "</script><script>alert(1)</script><!-- & <b onclick='x'>",
    "<a href='nowhere.html'>x</a> id='y' href=\"no.html\"",
    "@article{x, title = {y}} TY  - BOOK",
    "ER  - ",
    "习近平同莱索托国王莱齐耶三世互致贺电",
    "هنأ الرئيس شي جين بينغ نظيره",
    "A title that ends with a period.",
    "A question?",
    "Line\u2028and paragraph\u2029separators",
    "=HYPERLINK(1)",
    "Ça va, Côte d'Ivoire: ’n test — 50\u00a0ans",
    "{{ page.frame }} {% raw %}",
    "\\",
    "'",
    "🎉 emoji",
    "1950--2024 --- ``quoted'' ?` !` << >> ,,",
)
"""Titles on one line, as a record holds them, save for the separators, which it turns into spaces."""

RAW = "\ufeff  Line one\nTY  - BOOK\r\n\x00\x07\x1b[31mred\x9b \u202egnp.exe\u2028x\t\ty \x85 z  "
WRITTEN = "Line one TY - BOOK [31mred gnp.exe x y z"

ARTICLE = Record(
    key="003_7ab0",
    kind="article",
    title="Xi, King exchange congratulations",
    composed=False,
    lang="en",
    author="Xinhua",
    person=False,
    day="2024-01-13",
    archive="Felicitations",
    archive_url=BASE,
    url=f"{BASE}articles/003_7ab0/",
    version="f430c22c1175" + "0" * 52,
    occasion="Anniversary of ties",
    sides=(Side(name="China", state=True), Side(name="Lesotho", state=True)),
    kin=(),
)
ACT = replace(
    ARTICLE,
    key="2024-01-12-lesotho-diplomatic-anniversary",
    kind="act",
    title="China and Lesotho exchange congratulations: 30th anniversary of ties",
    composed=True,
    author="",
    day="2024-01-12",
    url=f"{BASE}events/2024-01-12-lesotho-diplomatic-anniversary/",
)

KINDS = tuple(kind.__name__.rpartition(".")[2] for kind in PAGES)
"""All kinds of pages."""


def hostile(base_url=BASE):
    """An archive whose titles, credits and bodies of states mean something to every format."""
    reports = []
    for number, words in enumerate(HOSTILE):
        of = seed(f"h{number:02}", f"By {words}\nWords.")
        act = message("2024-01-12~", "election", [party("CN", (words, words))], [party(None, body=words)])
        facts = {"headline": finding(words), "credit": finding(words), "published": finding("2024-01-13"), "lang": "ar"}
        reports.append(Report(seed=of, reading=reading(of, act, **facts)))
    made = archive(reports, base_url=base_url, pages=KINDS)
    return replace(made, settings=replace(made.settings, exports=("cite", *made.settings.exports)))
