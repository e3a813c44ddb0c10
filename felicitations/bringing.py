"""Brings articles into an archive: looks at files first, says what is in them, and copies them as they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from felicitations.disk import ids
from felicitations.disk.copying import copy_new
from felicitations.disk.files import shown, walk
from felicitations.disk.seeds import load_files, load_seeds
from felicitations.model import Refusal, Seed
from felicitations.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One file that holds articles: what messages call it, where it is, where it would go, and its articles."""

    name: str
    path: Path
    target: Path
    articles: tuple[Seed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """The files that hold articles, in the order of their names; what is refused; and what wants an eye."""

    files: tuple[Offer, ...]
    refusals: tuple[Refusal, ...]
    clashes: tuple[Problem, ...]


def offers(seeds: Path, given: Iterable[Path]) -> Offers:
    """What is in files and folders that may be brought into the folder ``seeds``. Nothing is written."""
    given = tuple(given)
    found, refusals = load_files(given)
    places = _places(given)
    by_file: dict[str, list[Seed]] = {}
    for seed in found:
        by_file.setdefault(seed.path if seed.path in places else seed.path.removesuffix(f"#{seed.id}"), []).append(seed)
    there = load_seeds(seeds)[0] if seeds.is_dir() else ()
    taken = {ids.same(seed.id): seed for seed in there}
    return Offers(
        files=tuple(
            Offer(name=name, path=places[name][0], target=seeds / places[name][1], articles=tuple(by_file[name]))
            for name in sorted(by_file)
        ),
        refusals=refusals,
        clashes=tuple(_clash(seed, taken[ids.same(seed.id)]) for seed in found if ids.same(seed.id) in taken),
    )


def bring(files: Iterable[Offer]) -> None:
    """Copy files into the archive. Raises `Refused` at the first that cannot be; no file is ever put over another."""
    copy_new((file.path, file.target) for file in files)


def _places(given: Iterable[Path]) -> dict[str, tuple[Path, Path]]:
    """Every file that is given, by what messages call it: where it is, and its place among the articles."""
    places: dict[str, tuple[Path, Path]] = {}
    for path in given:
        if path.is_dir():
            top = path.resolve()
            for file, name in walk(path, shown(path))[0]:
                places[name] = (file, top.name / file.relative_to(path))
        else:
            places[shown(path)] = (path, Path(path.name))
    return places


def _clash(seed: Seed, other: Seed) -> Problem:
    if seed.digest == other.digest:
        text = f"is there already, as {other.path}; leave it out"
    else:
        text = f"has the same id as {other.path}, which is there already; rename one"
    return Problem(code="E-TWIN", path=seed.path, text=text)
