"""Reads site_src/quality.json, what ``make quality`` measured. It is written by a program, and checked all the same."""

from __future__ import annotations

from pathlib import Path

import msgspec

from felicitations.disk.decoding import decode
from felicitations.disk.files import SOURCE_LIMIT, Unusable, read_bytes
from felicitations.model import Figure, FigureName, Quality, Sample
from felicitations.problems import Problem

NAME = "quality.json"


class _Sample(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    articles: int
    figures: dict[FigureName, tuple[int, int]]


class _Quality(msgspec.Struct, forbid_unknown_fields=True):
    labels: str
    rules: str
    sets: list[_Sample]


def load_quality(path: Path, name: str) -> tuple[Quality | None, tuple[Problem, ...]]:
    """What was measured; None where there is no such file, or where it is wrong (then the problem says how)."""
    if not path.exists():
        return None, ()
    try:
        found = msgspec.json.decode(decode(read_bytes(path, name, SOURCE_LIMIT), name), type=_Quality)
    except Unusable as unusable:
        return None, (unusable.problem,)
    except (msgspec.MsgspecError, RecursionError) as error:
        return None, (_problem(name, f"cannot be read as measured quality: {error}"),)
    for one in found.sets:
        for figure, (hits, of) in one.figures.items():
            if not 0 <= hits <= of:
                return None, (_problem(name, f'"{figure}" of "{one.name}" is {hits} of {of}, which cannot be'),)
    return Quality(labels=found.labels, rules=found.rules, samples=tuple(map(_sample, found.sets))), ()


def _sample(one: _Sample) -> Sample:
    figures = tuple(Figure(name=figure, hits=hits, of=of) for figure, (hits, of) in one.figures.items())
    return Sample(name=one.name, articles=one.articles, figures=figures)


def _problem(name: str, text: str) -> Problem:
    return Problem(code="E-VALUE", path=name, text=f"{text}; write the file with: make quality")


def written(quality: Quality) -> str:
    """The file that says this: one line a set, so that a change shows where it is."""
    lines = [
        msgspec.json.encode(
            {
                "name": sample.name,
                "articles": sample.articles,
                "figures": {figure.name: (figure.hits, figure.of) for figure in sample.figures},
            }
        ).decode()
        for sample in quality.samples
    ]
    sets = ",\n".join(lines)
    return f'{{\n"labels": "{quality.labels}",\n"rules": "{quality.rules}",\n"sets": [\n{sets}\n]\n}}\n'
