"""Draws the pictures by which other sites show a link to this one, and the icon of phones: ``make cards``.

They stand in ``site_src/static`` and are committed; the build only leads to them. One card an occasion, and one of the
site: a thread with a seal upon it, and no word, for whoever shows a link sets its title beside the picture. Draw them
again when a mark of ``templates/parts/marks.html`` changes or an occasion gains one.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from felicitations.frame import SIGNS
from tests.chromium import chromium, emulate, missing
from tests.demo import ROOT
from tests.pictures import picture, smaller

STATIC = ROOT / "site_src" / "static"
WIDTH, HEIGHT = 1200, 630
"""What the great sites show whole."""
ICON = 180
"""The side of the icon that phones put on their first screen."""

CARD = """{% from "parts/marks.html" import symbols %}<!doctype html>{{ symbols([sign]) if sign }}
<style>body { margin: 0; background: #faf9f5; color: #58297f; } svg { display: block; fill: currentColor; }</style>
<svg width="1200" height="630" viewBox="0 0 1200 630"><path d="M90 314h318v2H90zM792 314h318v2H792z"/>
<circle cx="90" cy="315" r="9"/><path d="M1111 315l-18-10.5 1-1.8 20.6 12.3-20.6 12.3-1-1.8z"/>
<g fill="none" stroke="currentColor"><circle cx="600" cy="315" r="189" stroke-width="8"/>
<circle cx="600" cy="315" r="166" stroke-width="4"/></g>
{% if sign %}<use href="#{{ sign }}" x="510" y="225" width="180" height="180"/>{% else %}<g fill="none"
stroke="currentColor" stroke-width="22"><circle cx="569" cy="315" r="62"/><circle cx="631" cy="315" r="62"/></g>
{% endif %}</svg>"""
SEAL = """<!doctype html>
<style>body { margin: 0; background: #faf9f5; } svg { display: block; inline-size: 140px; padding: 20px; }</style>
{{ seal | safe }}"""


def main() -> int:
    """Draw every card and the icon, and say how many."""
    if lacks := missing():
        sys.stderr.write(f"{lacks}\n")
        return 1
    environment = Environment(autoescape=True, loader=FileSystemLoader(ROOT / "templates"))
    signs = sorted(sign for sign in SIGNS if sign.startswith("o-"))
    (STATIC / "cards").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, chromium(Path(folder, "profile")) as browser:
        page = Path(folder, "card.html")
        emulate(browser, WIDTH, HEIGHT, prefers_color_scheme="light")
        for sign in ("", *signs):
            page.write_text(environment.from_string(CARD).render(sign=sign), "utf-8")
            browser.get(page.as_uri())
            smaller(picture(browser, WIDTH, HEIGHT, STATIC / "cards" / f"{sign.removeprefix('o-') or 'site'}.png"), 16)
        seal = (STATIC / "seal.svg").read_text("utf-8")
        page.write_text(environment.from_string(SEAL).render(seal=seal), "utf-8")
        browser.get(page.as_uri())
        smaller(picture(browser, ICON, ICON, STATIC / "seal.png"), 16)
    sys.stdout.write(f"{len(signs) + 1} cards and an icon in {STATIC}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
