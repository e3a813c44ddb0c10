"""Reads corrections: what a person knows better about one seed, who they are, and on what ground."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from felicitations.disk import ids, values
from felicitations.disk.files import Unusable
from felicitations.disk.schema import Document, Key
from felicitations.model import Correction, Kind
from felicitations.problems import Problem

FACTS = (
    "happened", "published", "occasion", "ordinal", "kind", "headline", "senders", "recipients", "exchanged",
)  # fmt: skip
"""The facts that a correction may state. Each is optional."""
ACTS = ("same-as", "not-same-as")
"""Of which act the article tells: the ids of others that tell of the same one, and of others that do not."""

_UNTIL = "behind the colon; until then the correction is not used"
KEYS = (
    Key(name="by", required=True, expected=f"who corrects, {_UNTIL}"),
    Key(name="ground", required=True, expected=f"how you know it, {_UNTIL}"),
    *(Key(name=name) for name in (*FACTS, *ACTS)),
)

_MOST_ORDINAL = 9_999


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the facts of a correction are checked against: names of countries by code, slugs of occasions."""

    countries: Mapping[str, str]
    occasions: tuple[str, ...]


def correction(found: Document, known: Known) -> Correction:
    """One correction. Raises `Unusable`, with line and column, where a fact cannot be."""
    for problem in _faults(found, known):
        raise Unusable(problem)
    seed = Path(found.path).stem
    facts = tuple((fact, found.word(fact)) for fact in FACTS if found.word(fact))
    same, other = (_listed(found.word(key)) for key in ACTS)
    if not facts and not same and not other:
        raise Unusable(found.problem(f"states no fact, expected at least one of {', '.join((*FACTS, *ACTS))}"))
    return Correction(
        seed=seed,
        path=found.path,
        by=found.word("by"),
        ground=found.word("ground"),
        note=found.body,
        facts=facts,
        same_as=same,
        not_same_as=other,
    )


def _faults(found: Document, known: Known) -> Iterator[Problem]:
    if fault := ids.fault_of(Path(found.path).stem):
        yield found.problem(fault, code="E-NAME")
    for fact in FACTS:
        if value := found.word(fact):
            for fault in _fact_faults(fact, value, known):
                yield found.problem(f'"{fact}": {fault}', found.scalar(fact))
    named: set[str] = set()
    for key in ACTS:
        for fault in _act_faults(Path(found.path).stem, _listed(found.word(key)), named):
            yield found.problem(f'"{key}": {fault}', found.scalar(key))
        named.update(_listed(found.word(key)))


def _listed(words: str) -> tuple[str, ...]:
    """Ids with commas between them."""
    return tuple(filter(None, (one.strip() for one in words.split(","))))


def _act_faults(seed: str, ids_named: tuple[str, ...], elsewhere: set[str]) -> Iterator[str]:
    """What is wrong with the ids of other articles; ``elsewhere`` are those that the other key names."""
    for one in ids_named:
        if one == seed:
            yield f'found "{one}", which is this article itself, expected the ids of others'
        elif one in elsewhere:
            yield f'found "{one}", which "{ACTS[0]}" names too, expected it under one of them'
        elif fault := ids.fault_of(one):
            yield fault


def _fact_faults(fact: str, value: str, known: Known) -> Iterator[str]:
    match fact:
        case "happened" | "published":
            yield from filter(None, [values.edtf_fault(value)])
        case "occasion":
            yield from filter(None, [values.choice_fault(value, known.occasions)])
        case "ordinal":
            yield from filter(None, [values.number_fault(value, _MOST_ORDINAL)])
        case "kind":
            yield from filter(None, [values.choice_fault(value, get_args(Kind))])
        case "exchanged":
            yield from filter(None, [values.choice_fault(value, ("true", "false"))])
        case "senders" | "recipients":
            yield from values.code_faults(value, known.countries)
