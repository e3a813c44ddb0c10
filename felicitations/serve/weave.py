"""What a previewed page has and the published one has not: one tag that loads our script, and leave for it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

SCRIPT = "/__preview/reload.js"
SHEET = "/__preview/preview.css"
PROBLEMS = "/__preview/problems.json"
SOCKET = "/__preview/socket"

WITHOUT_OWN = "default-src 'self'; base-uri 'none'; form-action 'self'"
"""The policy of what bears none itself: nothing from elsewhere and nothing inline."""

_NEEDED = ("script-src", "connect-src", "style-src")
_POLICY = re.compile(
    rb"""<meta\s+http-equiv=["']?content-security-policy["']?\s+content="([^"]*)"\s*/?>""", re.IGNORECASE
)
_END_OF_HEAD = re.compile(rb"</head\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Woven:
    """A page as the preview serves it: its bytes, and the policy that its header and its own meta element both bear."""

    body: bytes
    policy: str


def weave(page: bytes, *, build: str, notes: bool) -> Woven:
    """Add the tag to a page and open its policy to it; every other byte stays.

    ``build`` names the build that the page comes from, so that its script hears of a newer one; ``notes`` tells the
    script that there are problems to show.
    """
    found = _POLICY.search(page)
    if found:
        policy = allow(html.unescape(found[1].decode("utf-8", "replace")))
        content = html.escape(policy, quote=False).replace('"', "&quot;").encode()
        page = page[: found.start(1)] + content + page[found.end(1) :]
    else:
        policy = allow(WITHOUT_OWN)
    end = _END_OF_HEAD.search(page)
    place = end.start() if end else len(page)
    return Woven(body=page[:place] + tag(build=build, notes=notes) + page[place:], policy=policy)


def tag(*, build: str, notes: bool) -> bytes:
    """The tag itself; ``build`` names the build that the page is of."""
    wanted = " data-notes" if notes else ""
    return f'<script src="{SCRIPT}" data-build="{html.escape(build)}"{wanted} defer></script>\n'.encode()


def allow(policy: str) -> str:
    """A Content-Security-Policy that allows our script, its sheet and its socket, of the same origin; else as it was.

    A directive that is missing starts from what ``default-src`` grants, as it did until then.
    """
    directives = {words[0].lower(): words[1:] for part in policy.split(";") if (words := part.split())}
    for name in _NEEDED:
        sources = directives.get(name, directives.get("default-src", []))
        if "'self'" not in sources:
            sources = [*(source for source in sources if source.lower() != "'none'"), "'self'"]
        directives[name] = sources
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())
