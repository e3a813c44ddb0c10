"""The page that stands in for every page of a site that was not built."""

from __future__ import annotations

from html import escape

from felicitations.problems import Problem
from felicitations.serve.weave import SHEET, tag

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
)

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The site was not built | Preview</title>
<link rel="stylesheet" href="{sheet}">
{tag}</head>
<body class="preview-failure">
<main>
<h1>The site was not built</h1>
<p>What is published stays as it was. Mend what is named here and save the file: the site then comes back by itself.</p>
<ol>
{problems}
</ol>
</main>
</body>
</html>
"""


def failure_page(problems: tuple[Problem, ...], *, build: str) -> bytes:
    """The page that names each problem with its place. All of it is text: a problem quotes what hostile files say.

    ``build`` is what the page asks about, to be read again after the next build.
    """
    return _PAGE.format(
        policy=POLICY,
        sheet=SHEET,
        tag=tag(build=build, notes=False).decode(),
        problems="\n".join(
            f"<li><code>{escape(place_of(problem))}</code><p>{escape(text_of(problem))}</p></li>"
            for problem in problems
        ),
    ).encode("utf-8", "replace")


def place_of(problem: Problem) -> str:
    """``path:line:column``, as far as they are known, on one line."""
    return str(problem).partition(f": {problem.code} ")[0]


def text_of(problem: Problem) -> str:
    """The sentence, on one line and without control characters."""
    return str(problem).partition(f": {problem.code} ")[2]
