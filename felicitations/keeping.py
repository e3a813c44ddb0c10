"""Keeps what was published: records addresses and digests, checks them, and packs the archive for another keeper."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from felicitations import __version__, ledger
from felicitations.disk.bag import write_bag
from felicitations.disk.ledger import write_ledger
from felicitations.disk.paths import Paths
from felicitations.disk.seeds import load_seeds
from felicitations.disk.soundness import faults_of_site
from felicitations.disk.source import load_source
from felicitations.making import gathered
from felicitations.pages import plan_pages
from felicitations.printing import held
from felicitations.problems import Problem, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What was recorded: the file, how many addresses it holds, how many of them are new, and what wants an eye."""

    path: Path
    addresses: int
    new: int
    problems: tuple[Problem, ...]


def record(paths: Paths, *, changed: bool = False) -> Record:
    """Write every address that the site has today into the ledger of the source; none is ever taken out of it.

    Raises `Refused`, with the ledger as it was, if a recorded article is another file now, unless ``changed``.
    """
    source = load_source(paths.source)
    archive, problems = gathered(paths, source)
    altered = tuple(problem for problem in problems if problem.code == ledger.ALTERED)
    if altered and not changed:
        raise Refused(*altered)
    pages = tuple(plan_pages(archive))
    standing = (one.prefix + page.address for one in source.editions for page in held(one, pages))
    lines = ledger.entries(archive, standing)
    path = write_ledger(paths.source, ledger.table(lines))
    told = tuple(problem for problem in problems if problem not in altered)
    return Record(path=path, addresses=len(lines), new=len(lines) - len(source.ledger.recorded), problems=told)


def check(paths: Paths, out: Path, *, site_alone: bool = False) -> tuple[Problem, ...]:
    """What is wrong with the articles and with the site in ``out``, or with the site alone.

    An article must be the file that was recorded, and every file of the site as its manifest says, and such as Pages
    takes. Raises `Refused` where the source or the folder of articles cannot be used.
    """
    if site_alone:
        return tuple(faults_of_site(out))
    source = load_source(paths.source)
    seeds, refusals = load_seeds(paths.seeds)
    refused = {refusal.id for refusal in refusals}
    return (
        *(problem for refusal in refusals for problem in refusal.problems),
        *ledger.changes(source.ledger, ledger.known_as(seeds, source.ledger), refused),
        *faults_of_site(out),
    )


def bag(paths: Paths, out: Path, folder: Path) -> int:
    """Write the articles, the source and the site in ``out`` as a BagIt bag into a new ``folder``; its files in number.

    Raises `Refused` if the site is not whole, if the folder is there already, or if the disk says no.
    """
    settings = load_source(paths.source).settings
    if faults := tuple(faults_of_site(out)):
        raise Refused(*faults)
    parts = {"seeds": paths.seeds, "site_src": paths.source, "site": out}
    about = {
        "Source-Organization": settings.title,
        "External-Identifier": settings.base_url,
        "Bag-Software-Agent": f"felicitations {__version__}",
    }
    return write_bag(folder, parts, about)
