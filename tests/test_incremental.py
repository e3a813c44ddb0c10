"""A build after any edits gives the bytes that a build from nothing gives."""

import shutil
from pathlib import Path
from random import Random

import pytest

from felicitations.build import Paths, build
from felicitations.disk import unchanged
from felicitations.keeping import record
from felicitations.model import Proof
from tests import tiny
from tests.histories import COUNTRIES, change
from tests.scale import LONG, scale
from tests.small_source import write

EDITS = 10
CATALOGUE = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file and folder with its mode and its bytes."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in folder.rglob("*")
    }


def assert_proves(proof: Proof, out: Path) -> None:
    """What the preview shows before the site is made is what is published. None of these pages gives a file's size."""
    addresses = {path.relative_to(out).as_posix() for path in out.rglob("*.html")}
    assert {address for address in addresses if not proof.has(address)} == set()
    assert {address for address in addresses if proof.find(address) != (out / address).read_bytes()} == set()
    (sheet,) = out.rglob("*.css")
    assert proof.find(sheet.relative_to(out).as_posix()) == sheet.read_bytes()
    assert not proof.has("none/index.html")
    assert proof.find("none/index.html") is None


def correct(paths: Paths, random: Random, _names: list[str]) -> None:
    """A correction of an article is written, changed or taken away."""
    seed = random.choice(sorted(paths.seeds.iterdir())).stem
    fact = random.choice(("happened: 2020-02-03", "occasion: election", "kind: other", "recipients: FJ", "ordinal: 7"))
    file = paths.source / "corrections" / f"{seed}.md"
    if file.exists() and random.random() < 0.5:
        file.unlink()
    else:
        write(paths.source, f"corrections/{seed}.md", f"---\nby: Ann\nground: seen\n{fact}\n---\nA note.\n")


def spell(paths: Paths, random: Random, _names: list[str]) -> None:
    """An occasion, a country, a family of furniture, a page of words or the style is written otherwise."""
    name, old, new = random.choice(
        (
            ("occasions/election.md", "Words.", "Other words."),
            ("occasions/national-day.md", "order: ", "order: 1"),
            ("countries.csv", random.choice(COUNTRIES), "Renamed land"),
            ("noise/advert.md", "Advertis(?:e|ing)", "Source: .*"),
            ("pages/about.md", "Words.", "More *words*."),
            ("static/site.css", "a{}", "b{}"),
        )
    )
    file = paths.source / name
    text = file.read_text()
    if name != "countries.csv" or new not in text:
        file.write_text(text.replace(old, new) if old in text else text.replace(new, old))


def lay(paths: Paths, random: Random, _names: list[str]) -> None:
    """A file of the source comes, goes or is renamed: a page of words, a static file, an occasion that nobody needs."""
    name = random.choice(("pages/more.md", "static/more.txt", "occasions/achievement.md"))
    text = {
        "pages/more.md": "---\ntitle: More\n---\nOf this.\n",
        "static/more.txt": "More.",
        "occasions/achievement.md": "---\nlabel: Achievement\norder: 5\nphrases: [landed]\n---\nWords.\n",
    }[name]
    file = paths.source / name
    other = file.with_stem("most")
    if file.exists() and random.random() < 0.4:
        file.rename(other)
    elif file.exists():
        file.unlink()
    else:
        other.unlink(missing_ok=True)
        file.write_text(text)


def template(paths: Paths, random: Random, _names: list[str]) -> None:
    """A template says something more, or no more."""
    file = paths.templates / random.choice(("article.html", "parts/links.html", "base.html"))
    text = file.read_text()
    file.write_text(text.replace("\n<!-- more -->", "") if "<!-- more" in text else text + "\n<!-- more -->")


def choose(paths: Paths, random: Random, _names: list[str]) -> None:
    """The settings choose other pages, or another title."""
    kinds = tuple(kind for kind in tiny.KINDS if kind in {"home", "gone", "prose"} or random.random() < 0.8)
    title = random.choice(("T", "Another"))
    (paths.source / "site.toml").write_text(tiny.settings(kinds).replace('"T"', f'"{title}"'))


def speak(paths: Paths, random: Random, _names: list[str]) -> None:
    """Another edition comes or goes, a message of it is translated otherwise, or a page of words."""
    settings = paths.source / "site.toml"
    lines = [line for line in settings.read_text().splitlines() if not line.startswith("languages")]
    settings.write_text("\n".join((random.choice(('languages = ["fr"]', "")), *lines, "")))
    message = random.choice(("Accueil", "Maison"))
    write(paths.source, "translations/fr.po", f'{CATALOGUE}\nmsgid "Home"\nmsgstr "{message}"\n')
    told = paths.source / "translations" / "fr" / "pages" / "about.md"
    if told.exists():
        told.unlink()
    else:
        write(paths.source, "translations/fr/pages/about.md", "---\ntitle: De ceci\n---\nDes mots.\n")


def remember(paths: Paths, random: Random, _names: list[str]) -> None:
    """The ledger is written; what is remembered between builds is spoilt, or goes."""
    deed = random.choice(("record", "spoil", "forget"))
    if deed == "record":
        record(paths, changed=True)
    elif deed == "forget":
        shutil.rmtree(paths.cache, ignore_errors=True)
    elif paths.cache.is_dir():
        for file in paths.cache.iterdir():
            content = bytearray(file.read_bytes())
            content[random.randrange(len(content))] ^= 1
            file.write_bytes(content)


def seeds(paths: Paths, random: Random, names: list[str]) -> None:
    """An article comes, changes, is renamed, swapped or taken out."""
    change(paths.seeds, random, names)


@pytest.fixture
def memory():
    with tiny.memory_folder() as folder:
        yield folder


DEEDS = (seeds, seeds, seeds, correct, spell, lay, template, choose, speak, remember)


@pytest.mark.parametrize("part", range(4 if LONG else 2))
def test_i1_incremental_equals_clean(memory, monkeypatch, part, record_property):
    tiny.compile_once(monkeypatch)
    monkeypatch.setattr(unchanged, "MOMENT", 0)
    sequences = scale(10, 250)
    done: dict[str, int] = {}
    for number in range(sequences):
        random = Random(f"{part} {number}")
        folder = memory / str(number)
        folder.mkdir()
        paths, out = tiny.lay_out(folder, articles=1), folder / "out"
        names = [f"s{name:03}" for name in range(100, 0, -1)]
        said = []
        for _ in range(EDITS):
            deed = random.choice(DEEDS)
            deed(paths, random, names)
            said.append(deed.__name__)
            done[deed.__name__] = done.get(deed.__name__, 0) + 1
            for _ in range(random.choice((1, 1, 2))):  # what was built just now is built again, from the same
                build(paths, out=out, search="none")
        clean = Paths(seeds=paths.seeds, source=paths.source, templates=paths.templates, cache=folder / "none")
        proofs: list[Proof] = []
        build(clean, out=folder / "clean", search="none", show=proofs.append)
        assert tree(out) == tree(folder / "clean"), f"{part} {number}: {said}"
        assert_proves(proofs[0], out)
        shutil.rmtree(folder)
    record_property("promise", "incremental equals clean")
    record_property("figure", f"{sequences} sequences of {EDITS} edits ({done}): the same bytes and modes")


@pytest.mark.skipif(not LONG, reason="a part of make faults: with all kinds of pages and the search")
def test_i1_incremental_equals_clean_with_all_pages_and_the_search(project, record_property):
    paths = Paths(seeds=Path("seeds"), source=Path("site_src"), templates=Path("templates"), cache=Path("cache"))
    random, names = Random(1), [f"s{name:03}" for name in range(200, 0, -1)]
    sequences = 10
    for number in range(sequences):
        for _ in range(EDITS):
            random.choice((seeds, seeds, correct, remember))(paths, random, names)
            build(paths, out=Path("out"))
        clean = Paths(seeds=paths.seeds, source=paths.source, templates=paths.templates, cache=Path(f"none{number}"))
        build(clean, out=Path("clean"))
        assert tree(Path("out")) == tree(Path("clean"))
    record_property("promise", "incremental equals clean: all pages, with the search")
    record_property("figure", f"{sequences} sequences of {EDITS} edits: the same bytes and modes")


def test_the_comparison_sees_a_page_that_was_left_behind(tmp_path):
    paths = tiny.lay_out(tmp_path)
    build(paths, out=tmp_path / "one", search="none")
    build(paths, out=tmp_path / "two", search="none")
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    (tmp_path / "two" / "index.html").write_bytes(b"x")
    assert tree(tmp_path / "one") != tree(tmp_path / "two")
