"""A link of the finished site that leads nowhere is found, and none that leads somewhere is blamed."""

import pytest

from felicitations.model import File
from felicitations.render.links import Links, linked


def dead(base_path: str = "", **pages: str) -> list[str]:
    files = [File(address="a/b/index.html", content=b"<h1 id='top'>B</h1>"), File(address="s.css", content=b"")]
    files += [File(address=name, content=text.encode()) for name, text in pages.items()]
    links = Links(base_path)
    for file in files:
        links.take(linked(file))
    return [str(problem) for problem in links.dead()]


@pytest.mark.parametrize(
    "link",
    [
        *"a/b/index.html|a/b/|./a/b/index.html|a/../s.css|a/b/index.html#top|#here||?q|s.css?v=1".split("|"),
        *"https://a.org/x|//a.org/x|mailto:a@a.org|urn:x|a%2Fb/index.html|#caf%C3%A9".split("|"),
    ],
)
def test_a_link_that_leads_somewhere_is_no_problem(link):
    text = f'<p id="here"></p><p id="caf&#233;"></p><a href="{link}">x</a>'
    assert dead(**{"index.html": text}) == []


@pytest.mark.parametrize(
    ("page", "text", "says"),
    [
        ("index.html", '<a href="c.html">', 'a link to "c.html", which is no file'),
        ("index.html", "<img src='c.png'>", 'a link to "c.png"'),
        ("index.html", '<link\nhref="a&amp;b.css">', 'a link to "a&b.css"'),
        ("index.html", '<use href="#mark"/>', '"#mark" of "index.html", which has no such anchor'),
        ("index.html", '<a href="a/b/index.html#Top">', '"#Top" of "a/b/index.html"'),
        ("index.html", '<a href="/a/b/index.html">', 'a link to "/a/b/index.html"'),
        ("index.html", '<a href="a">', 'a link to "a"'),
        ("index.html", '<a href="http://[x">', "no address"),
        ("a/c.html", '<a href="index.html">', 'a link to "a/index.html"'),
        ("a/c.html", '<a href="../../s.css">', 'a link to "../s.css"'),
        ("t.css", "@font-face { src: url( 'x.woff2' ) }", 'a link to "x.woff2"'),
        ("t.css", "a { background: url(x.png) }", 'a link to "x.png"'),
        ("t.svg", '<use xlink:href="#mark"/>', 'of "t.svg"'),
    ],
)
def test_a_link_that_leads_nowhere_is_named_with_its_page(page, text, says):
    (problem,) = dead(**{page: text})
    assert problem.startswith(f"{page}: E-LINK found ")
    assert says in problem


def test_one_dead_link_on_many_pages_is_one_problem():
    pages = {f"p{number}.html": '<a href="gone.html">x</a><a href="gone.html">y</a>' for number in range(50)}
    (problem,) = dead(**pages)
    assert problem.startswith(
        'p0.html: E-LINK found a link to "gone.html", which is no file of the site (and on 49 more'
    )


def test_the_same_link_is_looked_at_from_each_folder():
    found = dead(**{"a/x.html": '<a href="b/index.html">', "x.html": '<a href="b/index.html">'})
    assert [line.partition(":")[0] for line in found] == ["x.html"]


def test_the_page_that_is_shown_anywhere_may_link_from_the_base_path():
    text = '<a href="/repo/a/b/index.html">x</a><a href="/repo/">home</a>'
    assert dead("/repo/", **{"404.html": text, "index.html": ""}) == []
    assert len(dead("/other/", **{"404.html": text, "index.html": ""})) == 2


def test_escaped_text_is_no_link():
    assert dead(**{"index.html": "<p> href=&#34;c.html&#34; &lt;a href=&#39;d&#39;&gt;</p>"}) == []
