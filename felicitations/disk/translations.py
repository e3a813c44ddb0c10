"""Reads the languages of the site: what is translated, from site_src, and what is known of the language, from CLDR.

Messages are a catalogue of gettext, ``translations/fr.po``; pages of words and the words of occasion types stand in
``translations/fr/pages`` and ``translations/fr/occasions``, under the names of those that they translate. Dates,
numbers, lists, plurals and the names of states are those of Unicode's CLDR, which Babel holds: https://babel.pocoo.org/en/latest/.
Babel is imported only where a site speaks another language than English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from gettext import c2py
from io import BytesIO
from pathlib import Path
from typing import Any

from felicitations.disk.files import SOURCE_LIMIT, Unusable, read_bytes
from felicitations.problems import Problem
from felicitations.translation import ENGLISH, Translation, keyed

FOLDER = "translations"
ORDINAL = "1st, 2nd, 30th of an anniversary"
"""The context of the message ``%(number)sth``, by which a language says the place in a row."""

_LEAP_YEAR = 2000  # it has every day that a year can have

_VALUE = re.compile(r"%\(\w+\)s")
_TAG = re.compile(r"<[^>]*>?|\"")
"""What a template holds as HTML, and what ends an attribute."""


def load_translation(folder: Path, label: str, language: str) -> tuple[Translation, tuple[Problem, ...]]:
    """The language of an edition; ``folder`` is site_src, ``label`` what messages call it.

    Where there is no catalogue for a language, its words are English, and a problem says so.
    """
    if language.partition("-")[0] == "en":
        return replace(ENGLISH, language=language), ()
    path, name = folder / FOLDER / f"{language}.po", f"{label}/{FOLDER}/{language}.po"
    if not path.is_file():
        text = f'"language" is "{language}", but there is no {name}; the words of the pages are English'
        return ENGLISH, (Problem(code="W-LANGUAGE", path=f"{label}/site.toml", text=text),)
    try:
        return _translation(read_bytes(path, name, SOURCE_LIMIT), name, language)
    except Unusable as unusable:
        return ENGLISH, (unusable.problem,)


def _translation(content: bytes, name: str, language: str) -> tuple[Translation, tuple[Problem, ...]]:
    # Babel takes 40 ms to import, and an English site needs nothing of it.
    from babel import Locale, UnknownLocaleError
    from babel.messages.pofile import PoFileError, read_po

    try:
        catalogue = read_po(BytesIO(content), abort_invalid=True)
        locale = Locale.parse(language, sep="-")
    except (PoFileError, UnknownLocaleError, ValueError) as error:
        text = f"cannot be read as a catalogue of gettext: {error}; msgfmt -c shows what is wrong"
        raise Unusable(Problem(code="E-LANGUAGE", path=name, text=text)) from None
    entries: list[Any] = [entry for entry in catalogue if entry.id and _said(entry) and not entry.fuzzy]
    faults = tuple(_faults(entries, name))
    wrong = {problem.line for problem in faults}
    sound = [entry for entry in entries if entry.lineno not in wrong]
    return _known(language, locale, sound, c2py(catalogue.plural_expr)), faults


def _known(language: str, locale: Any, entries: list[Any], form: Callable[[int], int]) -> Translation:
    """A language by the messages of its catalogue and by what CLDR knows of it."""
    from babel.dates import format_date, format_skeleton
    from babel.lists import format_list
    from babel.numbers import format_decimal

    messages = {keyed(str(one.id), one.context): str(one.string) for one in entries if not one.pluralizable}
    ordinal = messages.get(keyed("%(number)sth", ORDINAL), "%(number)s")
    return Translation(
        language=language,
        name=locale.get_display_name() or language,
        direction="rtl" if locale.text_direction == "rtl" else "ltr",
        messages=messages,
        plurals={one.id[0]: tuple(map(str, one.string)) for one in entries if one.pluralizable},
        form=form,
        months=tuple(locale.months["stand-alone"]["wide"][month] for month in range(1, 13)),
        short_months=tuple(locale.months["stand-alone"]["abbreviated"][month] for month in range(1, 13)),
        day=lru_cache(8192)(lambda *parts: _dated(lambda day: format_date(day, "long", locale), *parts)),
        month=lru_cache(4096)(lambda *parts: _dated(lambda day: format_skeleton("yMMMM", day, locale=locale), *parts)),
        month_day=lambda month, day: format_skeleton("MMMMd", date(_LEAP_YEAR, month, day), locale=locale),
        number=lambda value: format_decimal(value, locale=locale),
        amount=lambda value: format_decimal(value, locale=locale),
        ordinal=lambda value: ordinal % {"number": value},
        listed=lambda words: format_list(words, locale=locale),
        countries={code: words for code, words in locale.territories.items() if len(code) == 2},
    )


def _dated(say: Callable[[date], str], year: int, month: int, day: int = 1) -> str:
    """A date in words. A day that no calendar has stays in figures."""
    try:
        said = say(date(year, month, day))
    except ValueError:
        return f"{year:04}-{month:02}-{day:02}"
    return said.removesuffix("г.").rstrip()  # Russian writes a sign for "year", which no list wants


def _said(entry: Any) -> bool:
    """Whether a message has a translation, be it of one form alone."""
    return any(entry.string) if entry.pluralizable else bool(entry.string)


def _faults(entries: Iterable[Any], name: str) -> Iterator[Problem]:
    """The messages whose values or tags are not those of the original: they cannot be said, and stay English."""
    for entry in entries:
        originals = entry.id if entry.pluralizable else (entry.id,)
        forms = entry.string if entry.pluralizable else (entry.string,)
        wanted = set(_VALUE.findall(" ".join(originals)))
        tags = sorted(_TAG.findall(originals[-1]))
        for form in forms:
            found = set(_VALUE.findall(form))
            loose = wanted and "%" in _VALUE.sub("", form).replace("%%", "")
            lacks = not form or wanted - found - {"%(number)s"}
            if lacks or loose or found - wanted or sorted(_TAG.findall(form)) != tags:
                text = f'the message "{originals[0]}" is translated as "{form}", expected {_told(wanted)}'
                yield Problem(code="E-LANGUAGE", path=name, text=f"{text}; it stays English", line=entry.lineno or 0)
                break


def _told(values: set[str]) -> str:
    named = f"the values {', '.join(sorted(values))}" if values else "no value"
    return f"{named} and the tags and quotation marks of the original"
