"""The floors of quality: what the readers reached once, they may not lose unnoticed."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from felicitations.model import Figure, FigureName, Quality
from tests.quality_labels import PRACTICE
from tests.quality_report import FAULTS, shown

FLOORS = PRACTICE / "floors.json"
MARGIN = Fraction(1, 100)
"""How far a figure may fall below what was reached: less than one article of most sets."""

NO_MARGIN: frozenset[FigureName] = frozenset({"unevidenced", "quotations-lost", "ordinal-invented"})
UNGATED: frozenset[FigureName] = frozenset({"date-answered"})  # to answer less can be the better answer

Bounds = dict[str, dict[FigureName, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The least share of each figure, the most of a fault, set by set; ``labels`` is the digest they hold for."""

    labels: str
    bounds: Bounds


def load() -> Floors:
    """The floors that are kept; none where there is no file yet."""
    if not FLOORS.exists():
        return Floors(labels="", bounds={})
    kept = json.loads(FLOORS.read_text("utf-8"))
    return Floors(labels=kept["labels"], bounds=kept["floors"])


def breaches(quality: Quality, floors: Floors) -> tuple[str, ...]:
    """A sentence for each figure that breaks its floor; none where all is well."""
    return tuple(_breaches(quality, floors.bounds))


def _breaches(quality: Quality, bounds: Bounds) -> Iterator[str]:
    found = {sample.name: sample for sample in quality.samples}
    for name, figures in bounds.items():
        for figure, bound in figures.items():
            if name not in found or not (now := found[name].figure(figure)).of:
                yield f"{name}: {figure} is not measured any more, and has a floor of {bound}."
            elif figure in FAULTS and _share(now) > bound:
                yield f"{name}: {figure} is {shown(now)}, at most {bound:.1%} is allowed."
            elif figure not in FAULTS and _share(now) < bound:
                yield f"{name}: {figure} is {shown(now)} ({now.hits} of {now.of}), at least {bound:.1%} is wanted."


def stale(quality: Quality, floors: Floors) -> str:
    """What is said where the labelled articles are not those on which the floors were reached; empty where they are."""
    if quality.labels == floors.labels:
        return ""
    return (
        "the labelled articles were changed, so that the floors in tests/practice/floors.json mean something else; "
        f"found the digest {quality.labels[:12]}, expected {floors.labels[:12]}; measure again with: make quality"
    )


def pin(quality: Quality, *, lower: bool) -> None:
    """Write the floors: what is reached now less the margin, where that is stricter than before or ``lower`` allows."""
    before = load().bounds
    bounds: Bounds = {}
    for sample in quality.samples:
        bounds[sample.name] = {
            figure.name: _bound(figure, before.get(sample.name, {}).get(figure.name), lower=lower)
            for figure in sample.figures
            if figure.of and figure.name not in UNGATED
        }
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(figures)}" for name, figures in bounds.items())
    FLOORS.write_text(f'{{\n"labels": "{quality.labels}",\n"floors": {{\n{lines}\n}}\n}}\n', "utf-8")


def _bound(figure: Figure, before: float | None, *, lower: bool) -> float:
    """The bound of one figure: only a breach lowers it, and only where that is allowed."""
    margin = Fraction(0) if figure.name in NO_MARGIN else MARGIN
    if figure.name in FAULTS:
        now = min(1.0, math.ceil((Fraction(figure.hits, figure.of) + margin) * 1000) / 1000)
        return now if before is None or now < before or (lower and _share(figure) > before) else before
    now = max(0.0, math.floor((Fraction(figure.hits, figure.of) - margin) * 1000) / 1000)
    return now if before is None or now > before or (lower and _share(figure) < before) else before


def _share(figure: Figure) -> float:
    return figure.hits / figure.of
