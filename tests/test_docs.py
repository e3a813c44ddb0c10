"""The documentation names everything that a person can set, and nothing that is not there."""

import ast
import importlib
import re
from pathlib import Path

import click
import pytest

from felicitations import __version__
from felicitations.dataset import TABLES
from felicitations.disk import corrections, languages, seeds, settings, source, tables
from felicitations.exports import EXPORTS, schema
from felicitations.pages import PAGES

ROOT = Path(__file__).resolve().parent.parent
ENGINE = ROOT / "felicitations"
REFERENCE = (ROOT / "docs" / "reference.md").read_text("utf-8")
PAGES_OF_DOCS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
CODE = re.compile(r"[EW]-[A-Z]+(?:-[A-Z]+)*")
LINK = re.compile(r"\]\(([^)\s]+)\)")


def section(title: str) -> str:
    """The text of one second-level section of the reference."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", REFERENCE, re.MULTILINE | re.DOTALL)
    assert found, f"no section {title}"
    return found[1]


def first_cells(title: str) -> set[str]:
    """The words between backticks in the first cells of a section's tables."""
    rows = re.findall(r"^\|([^|]*)\|", section(title), re.MULTILINE)
    return {word for row in rows for word in re.findall(r"`([^`]+)`", row)}


def kinds(modules: object) -> set[str]:
    return {module.__name__.rpartition(".")[2] for module in modules}


def keys(declared: object) -> set[str]:
    return {key.name for key in declared}


@pytest.mark.parametrize(
    ("title", "known"),
    [
        ("site.toml", {*settings._WORDS, *settings._CHOICES, settings._LANGUAGES}),
        ("Page kinds", kinds(PAGES)),
        ("Exports", {export.NAME for export in EXPORTS}),
        ("The data", {table.name for table in TABLES}),
        ("A reading", set(schema._READING)),
        ("Seeds", {*seeds.RECORD_KEYS, *(suffix for kind in seeds.SEED_FORMATS for suffix in kind.suffixes)}),
        ("Corrections", keys(corrections.KEYS)),
        ("Pages of words", keys(source.PROSE_KEYS)),
        (
            "Tables",
            {*tables.COUNTRY_COLUMNS, *tables.NAMES_COLUMNS, *tables.TIE_COLUMNS, *tables.PERSON_COLUMNS},
        ),
        ("Languages", keys(languages.keys(()))),
    ],
)
def test_the_reference_names_exactly_what_there_is(title, known):
    assert first_cells(title) == known


@pytest.mark.parametrize(
    ("title", "declared", "reader"),
    [
        ("Occasions", source.OCCASION_KEYS, "felicitations.reading.occasions"),
        ("Noise", source.NOISE_KEYS, "felicitations.reading.noise"),
    ],
)
def test_the_reference_names_keys_and_words_in_braces(title, declared, reader):
    module = importlib.import_module(reader)
    words = set(re.findall(r"\{[a-z]+\}", " ".join(getattr(module, "WORDS", None) or module._WORDS)))
    assert first_cells(title) - words == keys(declared)
    assert {word for word in words if f"`{word}`" not in section(title)} == set()


def strings_of(tree: ast.AST) -> set[str]:
    return {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def test_the_reference_names_exactly_the_problem_codes():
    used = {s for path in ENGINE.rglob("*.py") for s in strings_of(ast.parse(path.read_text("utf-8")))}
    assert first_cells("Problem codes") - {"E-", "W-"} == {s for s in used if CODE.fullmatch(s)}


def command_line() -> dict[str, click.Command]:
    """Every command by its name; each is imported when it is asked for."""
    cli = importlib.import_module("felicitations.cli")
    group = next(value for value in vars(cli).values() if isinstance(value, click.Group))
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {name: command for name, command in found.items() if command}


def test_the_reference_names_every_command_and_option():
    commands = command_line()
    named = first_cells("Command line")
    assert {name for name in commands if not any(re.match(rf"{name}\b", word) for word in named)} == set()
    options = {o for command in commands.values() for p in command.params for o in p.opts if o.startswith("-")}
    assert {option for option in options if not re.search(rf"`{option}[ `]", section("Command line"))} == set()


def test_the_reference_names_no_option_that_is_gone():
    options = {o for command in command_line().values() for p in command.params for o in p.opts}
    named = {word.split()[0] for word in first_cells("Command line") if word.startswith("-")}
    assert named - options == set()


def test_the_reference_names_every_exit_code():
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", section("Exit codes"), re.MULTILINE)} == {
        0,
        1,
        2,
        3,
        4,
        75,
    }


def anchors(path: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a page."""
    headings = re.findall(r"^#+ (.*)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES_OF_DOCS, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_of_a_page_leads_somewhere(page):
    lost = []
    for link in LINK.findall(page.read_text("utf-8")):
        target, _, anchor = link.partition("#")
        place = (page.parent / target).resolve() if target else page
        if not place.exists() or (anchor and anchor not in anchors(place)):
            lost.append(link)
    assert lost == []


def test_the_readme_has_exactly_two_commands():
    text = (ROOT / "README.md").read_text("utf-8")
    block = re.search(r"^## Two commands\n.*?^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert block
    assert [line.partition("#")[0].strip() for line in block[1].splitlines()] == ["make", "make test"]


def test_the_readme_and_make_name_the_same_locks():
    readme, makefile = ((ROOT / name).read_text("utf-8") for name in ("README.md", "Makefile"))
    for lock in ("requirements.lock", "requirements-dev.lock"):
        assert lock in readme
        assert lock in makefile


def test_every_target_of_make_explains_itself():
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    assert set(re.findall(r"^([a-z]+):.*## \w", makefile, re.MULTILINE)) == set(phony[1].split())


def test_the_first_page_for_contributors_is_the_table():
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    first = text.partition("## How to work")[0]
    for word in ("an occasion", "a page kind", "an export", "a seed format", "a furniture family"):
        assert f"| {word} |" in first
    for path in re.findall(r"`((?:felicitations|site_src)/[\w./]+)`", first):
        assert (ROOT / path).exists(), path


def test_every_decision_has_context_decision_and_consequences():
    decisions = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    index = (ROOT / "docs" / "decisions" / "README.md").read_text("utf-8")
    for path in decisions:
        text = path.read_text("utf-8")
        assert re.findall(r"^\*\*(\w+)\.\*\*", text, re.MULTILINE) == ["Context", "Decision", "Consequences"], path.name
        title = text.splitlines()[0].removeprefix(f"# {path.name[:4]} ")
        assert f"[{path.name[:4]}]({path.name}) | {title} |" in index


def test_the_citation_is_of_this_version():
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"\nversion: {__version__}\n" in citation
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")
