"""Which countries a text in another language names: one automaton a language, endings and prefixes checked by rule."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import ahocorasick

from felicitations.lexicon import Country, CountryNames, KnownPerson, Language
from felicitations.reading.countries import Mention, Naming, settle
from felicitations.reading.fold import Folded, fold
from felicitations.reading.tongues.letters import TRADITIONAL

Forms = dict[str, tuple[set[str], Naming]]
"""The codes that each folded form may mean, and by what it names them; a stem ends in ``*``."""

_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_SHORT = 4  # letters of a name that stands alone in people.csv and may be a word elsewhere
_BARE = str.maketrans("أإآ", "ااا")  # Arabic print often leaves the seat of a hamza out
_ALIFS = frozenset("اأإآ")  # ... or has it above the first letter of a foreign name or below


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of all countries in one language. ``printed`` holds, by folded form, the forms with their accents."""

    automaton: ahocorasick.Automaton
    prefix: re.Pattern[str] | None
    endings: frozenset[str]
    spaced: bool
    printed: dict[str, frozenset[str]]


def compile_names(
    language: Language,
    rows: tuple[CountryNames, ...],
    countries: tuple[Country, ...],
    people: tuple[KnownPerson, ...] = (),
) -> Names:
    """The rows of one language as an automaton; languages in Latin letters also know the capitals as English does."""
    forms: Forms = {}
    originals: dict[str, set[str]] = {}
    for word, code, kind in _words(language, rows, countries, people):
        _put(forms, originals, word, code, kind)
    automaton = ahocorasick.Automaton()
    for form, (codes, kind) in sorted(forms.items(), reverse=True):
        stem = form.endswith("*")
        bare = form.removesuffix("*")
        # A whole name comes after its stem and takes its place: "Uruguay", and "uruguay*" for the adjective.
        automaton.add_word(bare, (len(bare), tuple(sorted(codes)), kind, stem))
    for words in language.list("not-countries"):
        folded = fold(words).text
        automaton.add_word(folded, (len(folded), (), "name", False))
    automaton.make_automaton()
    prefixes = language.list("prefixes")
    return Names(
        automaton=automaton,
        prefix=re.compile("|".join(sorted(prefixes, key=len, reverse=True))) if prefixes else None,
        endings=frozenset(fold(ending).text for ending in language.list("endings")) | {""},
        spaced=language.spaced,
        printed={form: frozenset(words) for form, words in originals.items()} if language.accents else {},
    )


def _words(
    language: Language, rows: tuple[CountryNames, ...], countries: tuple[Country, ...], people: tuple[KnownPerson, ...]
) -> Iterator[tuple[str, str, Naming]]:
    """Every form, its code, its kind; an Arabic adjective also with its article, to be longer than the name."""
    joined = tuple(p for p in language.list("prefixes") if p.endswith("\u0644"))
    for row in rows:
        yield from ((word, row.code, "name") for word in row.names)
    for row in rows:
        yield from ((prefix + word, row.code, "adjective") for word in row.adjectives for prefix in ("", *joined))
    for row in rows:
        yield from ((word, row.code, "capital") for word in row.cities)
    if any(_LATIN.search(form) for row in rows[:1] for form in row.names):
        yield from ((c.capital, c.code, "capital") for c in countries if c.capital)
        yield from ((name, p.country, "person") for p in people for name in (p.name, *p.aliases) if len(name) > _SHORT)
    yield from ((word, code, "capital") for word, code in language.agencies)
    yield from ((word, code, "person") for word, code in language.leaders)


def _put(forms: Forms, originals: dict[str, set[str]], word: str, code: str, kind: Naming) -> None:
    """Add one form as it is printed, with a capital, and in capitals; a name goes before an adjective and a city."""
    plain = word.removesuffix("*")
    shapes = {plain, plain[:1].upper() + plain[1:], plain.upper() if len(plain) > 3 else plain}
    if kind == "person" and " " in plain:
        given, _, family = plain.rpartition(" ")
        shapes.add(f"{given} {family.upper()}")  # "Paul BIYA", as French print has it
    shapes |= {plain.replace("ё", "е"), plain.translate(_BARE), plain.translate(TRADITIONAL)}
    if plain[:1] in _ALIFS:
        shapes |= {alif + plain[1:] for alif in _ALIFS}
    for shape in shapes:
        folded = shape if shape.isascii() else fold(shape).text  # plain letters are as they are
        originals.setdefault(folded, set()).add(shape)
        codes, was = forms.setdefault(folded + word[len(plain) :], (set(), kind))
        if was == kind:
            codes.add(code)


def find_names(source: str, folded: Folded, names: Names) -> tuple[Mention, ...]:
    """All namings of countries, capitals and agencies in an article, longest form first, in the order of the text.

    ``source`` is the text of the seed, from which ``folded`` was made.
    """
    text = folded.text
    found: list[Mention] = []
    for last, (size, codes, kind, stem) in names.automaton.iter_long(text):
        start, end = last - size + 1, last + 1
        if names.spaced:
            whole = _word(text, start, end, names, stem=stem)
            if not whole:
                continue
            end = whole
        if names.printed and not _with_accents(source, folded, start, last + 1, names):
            continue
        if codes:
            found.append(Mention(start=start, end=end, codes=codes, kind=kind))
    return settle(tuple(found))


def _word(text: str, start: int, end: int, names: Names, *, stem: bool) -> int:
    """Where the word of a form ends, 0 where the form is only a part of another word."""
    begin = start
    while begin and text[begin - 1].isalnum():
        begin -= 1
    before = text[begin:start]
    if before and not (names.prefix and names.prefix.fullmatch(before)):
        return 0
    stop = end
    while stop < len(text) and text[stop].isalnum():
        stop += 1
    ending = text[end:stop]
    return stop if not ending or (stem and ending.lower() in names.endings) else 0


def _with_accents(source: str, folded: Folded, start: int, end: int, names: Names) -> bool:
    """Whether the seed prints a form with the accents that it needs: "Nga" is Russia, "ngà" is ivory."""
    begin, stop = folded.source(start, end)
    printed = unicodedata.normalize("NFC", source[begin:stop])
    return printed in names.printed.get(folded.text[start:end], frozenset((printed,)))
