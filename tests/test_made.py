"""What is remembered of a site's making: only what differs is made, and nothing is believed that is not so."""

import pytest

from felicitations.build import Paths, build
from felicitations.disk import unchanged
from felicitations.problems import Refused
from felicitations.render.html import Renderer
from tests import tiny
from tests.test_incremental import tree


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A small site that was built a while ago, its folder, and the addresses that are rendered from now on."""
    tiny.compile_once(monkeypatch)
    monkeypatch.setattr(unchanged, "MOMENT", 0)
    paths = tiny.lay_out(tmp_path, articles=6)
    build(paths, out=tmp_path / "public", search="none")
    rendered = []
    real = Renderer.render

    def render(self, page):
        rendered.append(page.address)
        return real(self, page)

    monkeypatch.setattr(Renderer, "render", render)
    return paths, tmp_path / "public", rendered


def again(paths, out):
    return build(paths, out=out, search="none")


def as_from_nothing(paths, out, monkeypatch):
    """Whether the site is what a build gives that remembers nothing."""
    clean = out.with_name("clean")
    build(Paths(**{**_parts(paths), "cache": out.with_name("none")}), out=clean, search="none")
    return tree(out) == tree(clean)


def _parts(paths):
    return {"seeds": paths.seeds, "source": paths.source, "templates": paths.templates}


def test_one_article_that_changes_makes_the_pages_that_tell_of_it(project, monkeypatch):
    """Thousands of others stand, and an archivist should not wait for them."""
    paths, out, rendered = project
    with (paths.seeds / "a3.txt").open("a") as file:
        file.write("\nAdvertisement\n")
    again(paths, out)
    assert "articles/a3/index.html" in rendered
    assert {address for address in rendered if address.startswith("articles/a")} == {"articles/a3/index.html"}
    assert as_from_nothing(paths, out, monkeypatch)


def test_a_correction_makes_the_pages_that_tell_of_its_article(project, monkeypatch):
    paths, out, rendered = project
    tiny.small_source.write(paths.source, "corrections/a3.md", "---\nby: A\nground: seen\npublished: 2024-02-03\n---\n")
    again(paths, out)
    assert "articles/a3/index.html" in rendered
    assert {address for address in rendered if address.startswith("articles/a")} == {"articles/a3/index.html"}
    assert as_from_nothing(paths, out, monkeypatch)


@pytest.mark.parametrize("name", ["article.html", "base.html", "parts/links.html"])
def test_a_template_that_changes_makes_every_page(project, monkeypatch, name):
    paths, out, rendered = project
    with (paths.templates / name).open("a") as file:
        file.write("\n<!-- more -->")
    again(paths, out)
    assert sum(address.startswith("articles/a") for address in rendered) == 6
    assert as_from_nothing(paths, out, monkeypatch)


def test_a_page_that_somebody_changed_is_made_again(project, monkeypatch):
    """Their version is kept aside, and the site is whole again."""
    paths, out, rendered = project
    (out / "articles" / "a3" / "index.html").write_text("mine")
    (out / "articles" / "a2" / "index.html").unlink()
    again(paths, out)
    assert {"articles/a3/index.html", "articles/a2/index.html"} <= set(rendered)
    assert as_from_nothing(paths, out, monkeypatch)


def test_what_is_remembered_of_another_site_is_not_believed(project, monkeypatch):
    """The memory is that of the last build, wherever it published; the site that stands may be an older one."""
    paths, out, rendered = project
    (paths.source / "site.toml").write_text(tiny.settings().replace('"T"', '"U"'))
    build(paths, out=out.with_name("other"), search="none")
    (paths.source / "site.toml").write_text(tiny.settings())
    rendered.clear()
    again(paths, out)
    assert as_from_nothing(paths, out, monkeypatch)


@pytest.mark.parametrize("at", [0, 20, -1])
def test_a_damaged_memory_costs_the_work_that_it_spared_and_one_line(project, monkeypatch, at):
    paths, out, rendered = project
    file = paths.cache / "made"
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)
    (paths.seeds / "a3.txt").unlink()
    summary = again(paths, out)
    assert [one.text for one in summary.problems if one.code == "W-MEMORY"] == [
        "is damaged or from another version, so every page was made afresh"
    ]
    assert sum(address.startswith("articles/a") for address in rendered) == 5
    assert as_from_nothing(paths, out, monkeypatch)


def test_a_link_of_a_page_that_is_not_made_again_is_still_followed(project):
    """A page may stand as it is and lead to one that is gone."""
    paths, out, _ = project
    article = paths.templates / "article.html"
    article.write_text(
        article.read_text().replace("{% endblock %}", '<a href="{{ root }}about/">x</a>{% endblock %}', 1)
    )
    again(paths, out)
    (paths.source / "pages" / "about.md").unlink()
    with pytest.raises(Refused) as refused:
        again(paths, out)
    assert {problem.code for problem in refused.value.problems} == {"E-LINK"}
