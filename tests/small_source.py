"""A small source of a site without a fault, and what is said of it once one is put in."""

from pathlib import Path

import pytest

from felicitations.disk.source import Source, load_source
from felicitations.disk.tables import COUNTRY_COLUMNS, PERSON_COLUMNS, TIE_COLUMNS
from felicitations.problems import Refused

FILES = {
    "site.toml": 'title = "T"\nlanguage = "en"\nhome_country = "CN"\n',
    "countries.csv": ",".join(COUNTRY_COLUMNS)
    + "\nCN,CHN,710,China,People's Republic of China,,PRC|Beijing,Chinese,Beijing,Asia,Eastern Asia"
    + "\nNO,NOR,385,Norway,Kingdom of Norway,,,Norwegian|Norse,Oslo,Europe,Northern Europe"
    + "\nCI,CIV,437,Côte d'Ivoire,,,Ivory Coast,Ivorian,Yamoussoukro,Africa,Western Africa\n",
    "relations.csv": ",".join(TIE_COLUMNS) + "\nNO,established,1954-10-05,,https://example.org/a,\n",
    "people.csv": ",".join(PERSON_COLUMNS) + "\nXi Jinping,CN,Xi|President Xi\n",
    "occasions/election.md": "---\nlabel: Election\norder: 20\nphrases: [elected]\n---\nFirst win.\n",
    "occasions/re-election.md": "---\nlabel: Re-election\norder: 10\nphrases: [re-elected]\nbeats: [election]\n---\n",
    "noise/advert.md": "---\nlabel: Advert\nkind: furniture\nplace: line\npatterns:\n  - 'Advertis(?:e|ing)'\n---\n",
    "corrections/a.md": "---\nby: Ann\nground: the ministry\nhappened: 2024-01-28\nsenders: CN, NO\n---\nA note.\n",
    "pages/about.md": "---\ntitle: About\ndescription: What this is\n---\nWords.\n",
    "static/fonts/x.woff2": "font",
    "static/site.css": "a {}",
}


def write(source: Path, name: str, text: str | bytes) -> None:
    (source / name).parent.mkdir(parents=True, exist_ok=True)
    (source / name).write_bytes(text if isinstance(text, bytes) else text.encode())


def lay_out(folder: Path) -> Path:
    """Write the small source into a folder; gives its site_src."""
    source = folder / "site_src"
    for name, text in FILES.items():
        write(source, name, text)
    return source


def replaced(source: Path, name: str, old: str, new: str) -> None:
    text = FILES[name]
    assert old in text
    write(source, name, text.replace(old, new))


def problems(source: Path) -> list[str]:
    return [str(problem).removeprefix("site_src/") for problem in load_source(source).problems]


def only_problem(source: Path) -> str:
    (problem,) = problems(source)
    return problem


def refusal(source: Path) -> str:
    with pytest.raises(Refused) as caught:
        load_source(source)
    return "\n".join(str(problem).removeprefix("site_src/") for problem in caught.value.problems)


def slugs(source: Source) -> list[str]:
    return [occasion.slug for occasion in source.lexicon.occasions]
