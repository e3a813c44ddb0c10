"""Reads site_src/languages: how articles in other languages than English tell of a message. One file a language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal, get_args

import msgspec

from felicitations.disk import values
from felicitations.disk.files import Unusable
from felicitations.disk.schema import Document, Key
from felicitations.lexicon import Language
from felicitations.problems import Problem
from felicitations.reading.bodies import NAMES
from felicitations.reading.tongues.patterns import expand

PATTERNS = (
    "congratulates", "exchanges", "receives", "sends", "refuses", "thanks", "sorrow", "talks", "private", "offices",
    "home-offices", "links", "joins", "stops", "titles", "former", "many", "counterparts",
    "messages", "salutations", "letters", "sign-offs", "institutions", "resumes", "ordinals", "today", "yesterday",
)  # fmt: skip
"""The lists that hold regular expressions."""

PLAIN = ("dates", "months", "weekdays", "prefixes", "endings", "not-countries")
"""The lists that hold words."""

_FIXED = (
    Key(name="label", required=True),
    Key(name="spaced"),
    Key(name="accents"),
    Key(name="beside"),
    *(Key(name=name, kind="list") for name in (*PATTERNS, *PLAIN)),
    Key(name="numbers", kind="names"),
    Key(name="jubilees", kind="names"),
    Key(name="agencies", kind="names"),
    Key(name="bodies", kind="names"),
    Key(name="hints", kind="names"),
    Key(name="sole-offices", kind="names"),
    Key(name="leaders", kind="names"),
    Key(name="examples", kind="list"),
    Key(name="counter-examples", kind="list"),
)
_YES, _NO = "yes", "no"
_Beside = Literal["before", "behind", "both"]
_MOST = 9_999
_NAMED_PATTERNS = ("jubilees", "bodies", "hints", "sole-offices")


def keys(occasions: Iterable[str]) -> tuple[Key, ...]:
    """The keys of a language's file: its own, and a list of phrases for each occasion by its slug."""
    return (*_FIXED, *(Key(name=slug, kind="list") for slug in occasions))


def language(found: Document, occasions: tuple[str, ...], names: dict[str, str]) -> Language:
    """One language. ``names`` are the countries by code. Raises `Unusable`, with its place, at the first fault."""
    for problem in _faults(found, occasions, names):
        raise Unusable(problem)
    return Language(
        code=Path(found.path).stem,
        label=found.word("label"),
        spaced=found.word("spaced") != _NO,
        accents=found.word("accents") == _YES,
        beside=msgspec.convert(found.word("beside") or "both", _Beside),
        words=tuple((key, found.words(key)) for key in (*PATTERNS, *PLAIN)),
        occasions=tuple((slug, found.words(slug)) for slug in occasions if found.words(slug)),
        numbers=tuple((word, int(value)) for word, value in _named(found, "numbers")),
        jubilees=tuple((word, int(value)) for word, value in _named(found, "jubilees")),
        agencies=_named(found, "agencies"),
        bodies=_named(found, "bodies"),
        hints=_named(found, "hints"),
        sole_offices=_named(found, "sole-offices"),
        leaders=_named(found, "leaders"),
        examples=found.words("examples"),
        counter_examples=found.words("counter-examples"),
        body=found.body,
    )


def _named(found: Document, key: str) -> tuple[tuple[str, str], ...]:
    """The names of a key with the words behind them."""
    return tuple((name, scalar.text.strip()) for name, scalar in found.names(key).items())


def _faults(found: Document, occasions: tuple[str, ...], names: dict[str, str]) -> Iterator[Problem]:
    if fault := values.language_fault(Path(found.path).stem):
        yield found.problem(f"{fault}; rename the file", code="E-NAME")
    for key, choices in (("spaced", (_YES, _NO)), ("accents", (_YES, _NO)), ("beside", get_args(_Beside))):
        if (word := found.word(key)) and (fault := values.choice_fault(word, choices)):
            yield found.problem(f'"{key}": {fault}', found.scalar(key))
    yield from _faults_of_lists(found, (*PATTERNS, *occasions))
    tests: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("numbers", lambda value: values.number_fault(value, _MOST)),
        ("jubilees", lambda value: values.number_fault(value, _MOST)),
        ("agencies", lambda value: values.code_fault(value, names)),
        ("leaders", lambda value: values.code_fault(value, names)),
        ("sole-offices", lambda value: values.code_fault(value, names)),
        ("bodies", lambda value: values.choice_fault(value, NAMES)),
        ("hints", lambda value: values.choice_fault(value, occasions)),
    )
    for key, test in tests:
        for scalar in found.names(key).values():
            if fault := test(scalar.text.strip()):
                yield found.problem(f'"{key}": {fault}', scalar)


def _faults_of_lists(found: Document, patterns: Iterable[str]) -> Iterator[Problem]:
    """Patterns that are none, and rows of months or weekdays that are not whole."""
    for item in (item for key in patterns for item in found.list(key)):
        if fault := values.pattern_fault(expand(item.text), item.text):
            yield found.problem(fault, item, "E-PATTERN")
    for word, scalar in (pair for key in _NAMED_PATTERNS for pair in found.names(key).items()):
        if fault := values.pattern_fault(expand(word), word):
            yield found.problem(fault, scalar, "E-PATTERN")
    for key, most in (("months", 12), ("weekdays", 7)):
        if (count := len(found.list(key))) not in {0, most}:
            yield found.problem(f'"{key}" holds {count} items, expected {most}, the forms of one split by |')
