"""Measures how well the readers read the labelled articles: ``make quality``, and the gate that keeps it so."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from felicitations.disk.memory import rules_fingerprint
from felicitations.disk.quality import written
from felicitations.lexicon import Lexicon
from felicitations.model import Figure, FigureName, Quality, Sample
from felicitations.reading import prepare, read
from tests import quality_gate, quality_report
from tests.lexicon import source
from tests.quality_facts import Counts, judge_facts
from tests.quality_labels import ROOT, Label, Labelled, digest, measured
from tests.quality_text import judge_text

DATA = ROOT / "site_src" / "quality.json"
REPORT = ROOT / "docs" / "quality.md"
LANGUAGES = ("zh", "fr", "es", "ru", "ar", "pt", "sw", "vi")
SETS: dict[str, Callable[[Label], bool]] = {
    "seeds": lambda label: label.set == "seeds",
    "english": lambda label: label.set in {"china", "world"},
    "china": lambda label: label.set == "china",
    "world": lambda label: label.set == "world",
    "aside": lambda label: label.set in {"china", "world"} and label.kept_aside,
    "fresh": lambda label: label.set == "fresh",
    "fresh-languages": lambda label: label.set == "fresh-languages",
    "leads": lambda label: label.set == "leads",
    "leads-aside": lambda label: label.set == "leads" and label.kept_aside,
    "languages": lambda label: label.set == "languages",
    "languages-aside": lambda label: label.set == "languages" and label.kept_aside,
    "leads-languages": lambda label: label.set == "leads-languages",
    **{code: lambda label, code=code: label.lang == code for code in LANGUAGES},
}
"""The sets that are measured; a label may belong to several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One labelled article: its counts, and what was missed, in words."""

    label: Label
    counts: Counts
    misses: tuple[str, ...]


def judge(lexicon: Lexicon, among: Iterable[Labelled] | None = None) -> tuple[Judged, ...]:
    """Read labelled articles, or all of them, with the rules of ``lexicon`` and compare."""
    tools = prepare(lexicon)
    return tuple(_judged(one, read(one.seed, tools)) for one in (measured() if among is None else among))


def _judged(one: Labelled, reading) -> Judged:
    facts, missed = judge_facts(one.label, reading)
    text, misread = judge_text(one, reading) if one.label.whole else ({}, ())
    return Judged(label=one.label, counts={**facts, **text}, misses=(*missed, *misread))


def measure(lexicon: Lexicon, among: Iterable[Labelled] | None = None) -> tuple[Sample, ...]:
    """The figures of every set, by some labelled articles or all of them."""
    judged = judge(lexicon, among)
    return tuple(_sample(name, [one.counts for one in judged if belongs(one.label)]) for name, belongs in SETS.items())


def _sample(name: str, counts: list[Counts]) -> Sample:
    return Sample(name=name, articles=len(counts), figures=tuple(_figures(counts)))


def _figures(counts: Iterable[Counts]) -> Iterator[Figure]:
    sums: dict[FigureName, tuple[int, int]] = {}
    for one in counts:
        for name, (hits, of) in one.items():
            before = sums.get(name, (0, 0))
            sums[name] = (before[0] + hits, before[1] + of)
    for name in quality_report.FIGURES:
        if name in sums:
            yield Figure(name=name, hits=sums[name][0], of=sums[name][1])


def quality() -> Quality:
    """What the repository's own rules reach."""
    rules = rules_fingerprint(source().fingerprint)
    return Quality(labels=digest(), rules=rules, samples=measure(source().lexicon))


def milliseconds() -> float:
    """The time for reading one article on this machine, the best of five rounds; never gated, never written."""
    tools = prepare(source().lexicon)
    seeds = [one.seed for one in measured()][::8]  # of every set alike

    def once() -> float:
        start = time.perf_counter()
        for seed in seeds:
            read(seed, tools)
        return time.perf_counter() - start

    return min(once() for _ in range(5)) / len(seeds) * 1000


def misses(among: Iterable[Labelled] | None = None) -> Iterator[str]:
    """What was missed, article by article; those kept aside are not shown, so that no rule can be made for them."""
    for one in judge(source().lexicon, among):
        if one.misses and not one.label.kept_aside:
            yield f"{one.label.id}\n" + "".join(f"    {miss}\n" for miss in one.misses)


def main() -> int:
    """Measure, write what was measured, and raise the floors; 1 where a floor is not reached and may not be lowered."""
    parser = argparse.ArgumentParser(prog="make quality", description=__doc__)
    parser.add_argument("--allow-regression", action="store_true", help="lower the floors to what is reached now")
    parser.add_argument("--misses", action="store_true", help="only show what was missed, but for the third kept aside")
    chosen = parser.parse_args()
    if chosen.misses:
        sys.stdout.writelines(misses())
        return 0
    found = quality()
    breaches = quality_gate.breaches(found, quality_gate.load())
    DATA.write_text(written(found), "utf-8")
    REPORT.write_text(quality_report.report(found), "utf-8")
    sys.stdout.write(quality_report.summary(found))
    sys.stdout.write(f"{milliseconds():.2f} ms an article on this machine (not gated, not written)\n")
    if breaches and not chosen.allow_regression:
        sys.stdout.write("".join(f"{breach}\n" for breach in breaches))
        sys.stdout.write("The floors stand as they were; make quality ARGS=--allow-regression lowers them.\n")
        return 1
    quality_gate.pin(found, lower=chosen.allow_regression)
    return 0


if __name__ == "__main__":
    sys.exit(main())
