"""What was measured, as docs/quality.md and as the last lines of ``make quality``."""

from __future__ import annotations

from collections.abc import Iterator

from felicitations.model import Figure, FigureName, Quality
from felicitations.pages.quality import LANGUAGES, WRONG, share, tally

FAULTS: frozenset[FigureName] = frozenset(name for name, _, _ in WRONG)
"""Figures that count faults: the fewer the better."""

FIGURES: dict[FigureName, str] = {
    "kind": "articles whose kind, message or other, is right",
    "countries": "countries of both sides: balance (F1) of precision and recall",
    "countries-precision": "of the countries that were found, those that are a side",
    "countries-recall": "of the countries that are a side, those that were found",
    "sides": "messages whose senders and recipients are exactly right",
    "occasion": "messages whose occasion is right",
    "ordinal": "anniversaries whose number is right",
    "ordinal-invented": "messages that got a number and have none",
    "date": "messages whose day is right, at the precision that the article supports",
    "date-answered": "messages that got a day, right or wrong",
    "date-wrong": "of the days that were given, those that are wrong",
    "date-overclaimed": "messages that got a day where the article supports none",
    "people": "people of both sides: balance (F1) of precision and recall",
    "people-precision": "of the people that were found, those that are a side",
    "people-recall": "of the people that are a side, those that were found",
    "all": "messages with kind, countries, occasion, number and day all right",
    "unevidenced": "facts without the words that show them",
    "furniture-precision": "of the characters that were left out, those that are furniture; white space not counted",
    "furniture-recall": "of the characters that are furniture, those that were left out; white space not counted",
    "quotations-lost": "sentences of quotations that were left out, wholly or in part",
}
"""Every figure in the order of the tables, and what it counts."""

MAIN = (
    "english",
    "aside",
    "china",
    "world",
    "seeds",
    "languages",
    "languages-aside",
    "fresh",
    "fresh-languages",
    "leads",
    "leads-aside",
    "leads-languages",
)
_TITLES = {
    "english": "English: china and world together",
    "aside": "of English, the third kept aside",
    "china": "messages that China's leaders sent, received, exchanged",
    "world": "messages between other countries",
    "seeds": "the five seeds of the archive",
    "languages": "articles that are not in English",
    "languages-aside": "of these, the third kept aside",
    "fresh": "English, by authors who did not know the rules; these were mended on them later",
    "fresh-languages": "the same in eight other languages",
    "leads": "openings of English articles, by authors who did not know the rules",
    "leads-aside": "of these, the quarter kept aside",
    "leads-languages": "openings of articles in the eight other languages, likewise",
}
_BY_LANGUAGE: tuple[FigureName, ...] = ("kind", "countries", "sides", "occasion", "date", "people", "all")


def shown(figure: Figure) -> str:
    """A share in per cent; a fault as a count, since a share would hide the single one."""
    return tally(figure) if figure.name in FAULTS else share(figure).replace("\u00a0", " ")


def report(quality: Quality) -> str:
    """docs/quality.md. The same figures give the same page: neither a date nor a time stands in it."""
    return "\n".join([*_head(quality), *_main(quality), *_languages(quality), *_meanings(), ""])


def _head(quality: Quality) -> Iterator[str]:
    yield "# Measured quality of reading"
    yield ""
    yield "Written by `make quality`; do not edit. `tests/test_quality_gate.py` fails where a figure falls below its"
    yield "floor in `tests/practice/floors.json`, and where this page says something else than what the rules reach."
    yield ""
    yield "The practice articles were written for testing, with the difficulties put in on purpose: a score on them is"
    yield "not a measure of unseen pages. The third kept aside has the numbers divisible by three. Nobody looks at its"
    yield "single misses, so that no rule is made for them. The time differs by machine; `make quality` prints it."
    yield ""
    yield f"- Labelled articles, SHA-256: `{quality.labels}`"
    yield f"- Rules and readers that were measured, fingerprint: `{quality.rules}`"
    yield ""


def _main(quality: Quality) -> Iterator[str]:
    samples = {sample.name: sample for sample in quality.samples}
    yield "## By set"
    yield ""
    yield "| set | what it is | articles |"
    yield "|---|---|---|"
    yield from (f"| `{name}` | {_TITLES[name]} | {samples[name].articles} |" for name in MAIN)
    yield ""
    yield "Shares are cut off after the first decimal, never rounded up."
    yield ""
    yield f"| figure | {' | '.join(MAIN)} |"
    yield "|---|" + "---|" * len(MAIN)
    for name in FIGURES:
        yield f"| `{name}` | {' | '.join(shown(samples[one].figure(name)) for one in MAIN)} |"
    yield ""


def _languages(quality: Quality) -> Iterator[str]:
    samples = {sample.name: sample for sample in quality.samples}
    yield "## By language"
    yield ""
    yield "Few articles each, so counts say more than shares. `countries` and `people` are balances: twice the hits, of"
    yield "all that was found and all that was wanted."
    yield ""
    yield f"| language | articles | {' | '.join(f'`{name}`' for name in _BY_LANGUAGE)} |"
    yield "|---|---|" + "---|" * len(_BY_LANGUAGE)
    for code, language in LANGUAGES:
        cells = " | ".join(tally(samples[code].figure(name)) for name in _BY_LANGUAGE)
        yield f"| {language} | {samples[code].articles} | {cells} |"
    yield ""


def _meanings() -> Iterator[str]:
    yield "## What is counted"
    yield ""
    yield "| figure | what it counts |"
    yield "|---|---|"
    yield from (f"| `{name}` | {meaning} |" for name, meaning in FIGURES.items())


def summary(quality: Quality) -> str:
    """The figures as a table for the terminal."""
    samples = {sample.name: sample for sample in quality.samples}
    lines = ["".join([f"{'':22}", *(f"{name:>17}" for name in MAIN)])]
    lines += ["".join([f"{name:22}", *(f"{shown(samples[one].figure(name)):>17}" for one in MAIN)]) for name in FIGURES]
    return "\n".join(lines) + "\n"
