"""Words of congratulation, and of other things, in the language of an article: by them its kind is doubtful."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from felicitations.lexicon import Lexicon
from felicitations.model import LEFT_OUT, Report
from felicitations.reading.acts import CONGRATULATES
from felicitations.reading.fold import fold
from felicitations.reading.tongues.patterns import any_of, beginning

# What a headline tells of instead of a message. It may be wrong in either way, so it only raises the question.
_ANOTHER_THING = re.compile(
    r"\b(?:thank\w*|gratitude|condolence\w*|sympath\w+|mourn\w*|recovery|visit\w*|meets?|met|holds? talks|talks? by"
    r"|(?:phone )?call with|speaks? (?:to|with)|won't|will not|refuses|declines)\b",
    re.IGNORECASE,
)
_OTHER_THINGS = ("thanks", "sorrow", "talks", "refuses")
_WORD = re.compile(r"[\w-]*")


def congratulations(report: Report, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where an article congratulates, what is left out of it apart: offsets in the seed, each of a whole word."""
    pattern = _listed(report.reading.lang, ("congratulates",), lexicon) or CONGRATULATES
    text = report.seed.text
    for mark in report.reading.marks:
        if mark.kind not in LEFT_OUT:
            folded = fold(text[mark.start : mark.end])
            for match in pattern.finditer(folded.text):
                start, end = (mark.start + offset for offset in folded.source(*match.span()))
                rest = _WORD.match(text, end, mark.end) if pattern is CONGRATULATES else None
                yield start, rest.end() if rest else end


def congratulates(headline: str, lang: str, lexicon: Lexicon) -> bool:
    """Whether a headline congratulates."""
    pattern = _listed(lang, ("congratulates",), lexicon) or CONGRATULATES
    return pattern.search(fold(headline).text) is not None


def another_thing(headline: str, lang: str, lexicon: Lexicon) -> str:
    """The words of a headline that tell of thanks, a condolence, a talk, a refusal; empty where it has none."""
    pattern = _listed(lang, _OTHER_THINGS, lexicon) or _ANOTHER_THING
    match = pattern.search(fold(headline).text)
    return match.group() if match else ""


def _listed(lang: str, keys: tuple[str, ...], lexicon: Lexicon) -> re.Pattern[str] | None:
    """What the file of a language lists under some of its keys; None for English, and where nothing is listed."""
    for language in lexicon.languages:
        if language.code == lang:
            patterns = tuple(pattern for key in keys for pattern in language.list(key))
            return _joined(patterns, beginning(language.list("prefixes"), spaced=language.spaced))
    return None


@cache
def _joined(patterns: tuple[str, ...], begin: str) -> re.Pattern[str] | None:
    return any_of(patterns, begin)
