"""How well reading works: counts that ``make quality`` measured on labelled articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FigureName = Literal[
    "kind",
    "countries",
    "countries-precision",
    "countries-recall",
    "sides",
    "occasion",
    "ordinal",
    "ordinal-invented",
    "date",
    "date-answered",
    "date-wrong",
    "date-overclaimed",
    "people",
    "people-precision",
    "people-recall",
    "all",
    "unevidenced",
    "furniture-precision",
    "furniture-recall",
    "quotations-lost",
]
"""What is measured; docs/quality.md says what each means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: ``hits`` of the ``of`` cases that it is counted over; 0 of 0 where there was nothing to measure."""

    name: FigureName
    hits: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The figures over one set of labelled articles: ``english``, ``aside``, a language such as ``zh`` ..."""

    name: str
    articles: int
    figures: tuple[Figure, ...]

    def figure(self, name: FigureName) -> Figure:
        """The figure of that name; an empty one where it was not measured."""
        return next((figure for figure in self.figures if figure.name == name), Figure(name=name, hits=0, of=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What was measured. ``labels`` is the digest of the labelled articles, ``rules`` the fingerprint of the rules."""

    labels: str
    rules: str
    samples: tuple[Sample, ...]
