"""Checks of single values that people write: dates, country codes, numbers, languages, addresses of sites.

Each check takes the words and says what is wrong with them, as ``found ..., expected ...; hint``, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from functools import lru_cache
from re import _parser  # type: ignore[attr-defined]
from urllib.parse import urlsplit

from felicitations.disk.hints import nearest

_EDTF = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?[?~%]?", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ].+)?", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_BASE_URL = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(?:/[A-Za-z0-9._~%-]+)*/?", re.ASCII)
_DOTS = re.compile(r"/\.\.?(?:/|$)")
LONGEST_SLUG = 80
_DATE_HINT = 'expected a date such as 2024-01-12, 2024-01, 2024, "2024-01-12~" (about) or "2024-01?" (uncertain)'


_SIGNS = re.compile(r"[\\.^$*+?{}\[\]()|]")
"""What makes a pattern more than words."""


@lru_cache(maxsize=16_384)
def pattern_fault(pattern: str, written: str) -> str:
    """What is wrong with a regular expression, ``written`` so in the file; nothing where it is but words.

    A pattern is only taken apart, which costs a third of compiling it, and finds all that can be wrong with it but a
    look behind that has no fixed width. It is remembered, for the preview loads the same patterns at every change.
    """
    try:
        if _SIGNS.search(pattern):
            re.compile(pattern) if "(?<" in pattern else _parser.parse(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return f'the pattern "{written}" is no regular expression: {error}'
    return ""


def edtf_fault(text: str) -> str:
    """What is wrong with a date in EDTF (level 0, and of level 1 the qualifiers and the X of unknown digits)."""
    found = _EDTF.fullmatch(text)
    if not found or (found[2] == "XX" and found[3] not in (None, "XX")) or ("X" in found[1] and found[2]):
        return f'found "{text}", {_DATE_HINT}'
    try:
        date(*(_digits(part) for part in found.groups()))
    except ValueError:
        return f'found "{text}", a day that no calendar has, {_DATE_HINT}'
    return ""


def day_fault(text: str) -> str:
    """What is wrong with a day, ``2022-01-20``, which may be followed by a time."""
    fault = f'found "{text}", expected a day of the calendar such as 2022-01-20'
    if not _DAY.fullmatch(text):
        return fault
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return fault
    return ""


def code_faults(text: str, names: Mapping[str, str]) -> Iterable[str]:
    """What is wrong with country codes that stand between commas; ``names`` gives the name of each known code."""
    codes = [code.strip() for code in text.split(",")]
    for code in codes:
        if code not in names:
            yield code_fault(code, names)
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield f'found the country code "{code}" twice, expected it once'


def code_fault(code: str, names: Mapping[str, str]) -> str:
    """What is wrong with one country code, with the code that was probably meant."""
    if code in names:
        return ""
    expected = f'found "{code}", expected a country code of countries.csv, two capital letters'
    if code.upper() in names:
        return f'{expected}; did you mean "{code.upper()}"?'
    by_name = {name: known for known, name in names.items()}
    for name in get_close_matches(code, by_name, n=1, cutoff=0.7):
        return f'{expected}; did you mean "{by_name[name]}" ({name})?'
    return expected


def number_fault(text: str, most: int) -> str:
    """What is wrong with a whole number from 1 to ``most``, written in plain digits."""
    plain = text.isascii() and text.isdigit() and len(text) <= len(str(most))
    if plain and 1 <= int(text) <= most:
        return ""
    return f'found "{text[:40]}", expected a whole number from 1 to {most}'


def choice_fault(text: str, choices: Iterable[str]) -> str:
    """What is wrong with a word that must be one of a few."""
    known = tuple(choices)
    return "" if text in known else f'found "{text}", expected one of {", ".join(known)}{nearest(text, known)}'


def language_fault(text: str) -> str:
    """What is wrong with a language tag such as ``en`` or ``zh-Hans``."""
    return "" if _LANGUAGE.fullmatch(text) else f'found "{text}", expected a language tag such as en or zh-Hans'


def slug_fault(text: str) -> str:
    """What is wrong with a name that stands in addresses."""
    if _SLUG.fullmatch(text) and len(text) <= LONGEST_SLUG:
        return ""
    return f'found the name "{text}", expected small letters, digits and single dashes; rename the file'


def base_url_fault(text: str) -> str:
    """What is wrong with the address under which a site will stand: http or https, a host, a plain path."""
    fault = f'found "{text}", expected an address such as https://example.org/archive/'
    try:
        urlsplit(text).port  # noqa: B018 - reading it is what checks it
    except ValueError:
        return fault
    return "" if _BASE_URL.fullmatch(text) and not _DOTS.search(text) else fault


def _digits(part: str | None) -> int:
    """The number that stands for a part of a date when its calendar is checked; an unknown part is its first."""
    return 1 if part is None or part == "XX" else max(int(part.replace("X", "0")), 0)
