"""A language made ready for reading: its patterns and its names of countries, compiled once for every article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import Literal

from felicitations.lexicon import Language, Lexicon
from felicitations.reading.fold import Text, fold
from felicitations.reading.occasions import Phrases
from felicitations.reading.tongues.naming import Names, compile_names
from felicitations.reading.tongues.patterns import any_of, beginning, expand, one_of
from felicitations.reading.voice import ENGLISH, Voice, address_of

Pattern = re.Pattern[str]
Way = Literal["exchanged", "received", "sent"]
# A town, and no outlet in capitals: "Managua, 9 de septiembre".
_PLACE = r"(?=[^\n,]*[a-zа-яё])[A-ZА-ЯЁÀ-ÞĐ][^\W\d_]+(?:[ '-][^\W\d_]+){0,3}"
_WAYS: tuple[tuple[Way, str], ...] = (("exchanged", "exchanges"), ("received", "receives"), ("sent", "sends"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """How a language prints days: ``dates`` have groups d, m and y; ``months`` and ``weekdays`` count from 1 and 0."""

    dates: Pattern | None
    months: dict[str, int]
    weekdays: dict[str, int]
    weekday: Pattern | None
    today: Pattern | None
    yesterday: Pattern | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """One language. ``tellings`` are its sentence patterns in the order in which they are tried."""

    code: str
    spaced: bool
    beside: Literal["before", "behind", "both"]
    names: Names
    agencies: frozenset[str]
    tellings: tuple[tuple[Way, Pattern], ...]
    congratulates: Pattern | None
    sorrow: Pattern | None
    thanks: Pattern | None
    refuses: Pattern | None
    talks: Pattern | None
    private: Pattern | None
    bodies: tuple[tuple[Pattern, str], ...]
    salutations: Pattern | None
    voice: Voice
    institutions: Pattern | None
    hints: tuple[tuple[Pattern, str], ...]
    sole_offices: tuple[tuple[Pattern, str], ...]
    offices: Pattern | None
    home_offices: Pattern | None
    links: Pattern
    stops: Pattern | None
    titles: Pattern | None
    former: Pattern | None
    many: Pattern | None
    counterparts: Pattern | None
    messages: Pattern | None
    joins: Pattern | None
    resumes: Pattern | None
    phrases: tuple[Phrases, ...]
    ordinals: tuple[Pattern, ...]
    numbers: dict[str, int]
    jubilees: tuple[tuple[Pattern, int], ...]
    calendar: Calendar

    def is_agency(self, words: str) -> bool:
        """Whether these folded words name a news agency."""
        return words.lower() in self.agencies

    def promise(self, text: Text, spots: frozenset[int], start: int, end: int) -> int:
        """How much a line of the text sounds like a headline; ``spots`` are where countries are named."""
        line = text[start:end]
        return (
            2 * bool(self.congratulates and self.congratulates.search(line))
            + any(p.pattern.search(line) for p in self.phrases)
            + (not spots.isdisjoint(range(start, end)))
            + bool(self.offices and self.offices.search(line))
            + bool(self.messages and self.messages.search(line))
        )


class Tongues:
    """The languages of a lexicon by their codes; each is compiled when the first article in it comes (0.1 s)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._languages = {language.code: language for language in lexicon.languages}
        self._ready: dict[str, Tongue] = {}

    def get(self, code: str) -> Tongue | None:
        """The language of this code, or None where site_src has none."""
        language = self._languages.get(code)
        if language and code not in self._ready:
            self._ready[code] = compile_tongue(language, self._lexicon)
        return self._ready.get(code)


def compile_tongue(language: Language, lexicon: Lexicon) -> Tongue:
    """One language. Raises re.error where a pattern is no regular expression (the loader of site_src tests them)."""
    begin = beginning(language.list("prefixes"), spaced=language.spaced)
    words = partial(_words, language, begin)
    numbers = {fold(word).text.lower(): value for word, value in language.numbers}
    calendar = _calendar(language, begin)
    return Tongue(
        code=language.code,
        spaced=language.spaced,
        beside=language.beside,
        names=_names(language, lexicon),
        agencies=frozenset(fold(agency).text.lower() for agency, _ in language.agencies),
        tellings=tuple((w, re.compile(expand(p), re.IGNORECASE)) for w, key in _WAYS for p in language.list(key)),
        congratulates=words("congratulates"),
        sorrow=words("sorrow"),
        thanks=words("thanks"),
        refuses=words("refuses"),
        talks=words("talks"),
        private=words("private"),
        bodies=_named(language.bodies, begin, whole=language.spaced),
        hints=_named(language.hints, begin),
        sole_offices=_named(language.sole_offices, begin, whole=language.spaced),
        salutations=_salutations(language.list("salutations")),
        voice=_voice(language, calendar),
        institutions=words("institutions"),
        offices=any_of(language.list("offices"), begin, r"(?!\w)" if language.spaced else ""),
        home_offices=any_of(language.list("home-offices")),
        links=_links(language.list("links")),
        joins=_joins(language.list("joins")),
        stops=any_of(language.list("stops")),
        titles=_titles(language),
        former=words("former"),
        many=words("many"),
        counterparts=words("counterparts"),
        messages=words("messages"),
        resumes=any_of(language.list("resumes")),
        phrases=_phrases(language, lexicon, begin),
        ordinals=_ordinals(language.list("ordinals"), numbers),
        numbers=numbers,
        jubilees=tuple((re.compile(expand(p), re.IGNORECASE), value) for p, value in language.jubilees),
        calendar=calendar,
    )


def _words(language: Language, begin: str, key: str) -> Pattern | None:
    """One pattern for a list of the language's file, each of which begins with a word."""
    return any_of(language.list(key), begin)


def _ordinals(patterns: tuple[str, ...], numbers: dict[str, int]) -> tuple[Pattern, ...]:
    """Patterns with ``{n}``, which is a number in figures or in one of these words."""
    words = f"|{one_of(numbers)}" if numbers else ""
    return tuple(re.compile(expand(p, rf"(?P<n>\d{{1,4}}{words})"), re.IGNORECASE) for p in patterns)


def _names(language: Language, lexicon: Lexicon) -> Names:
    """How the language names the countries, and people by whom readers know the state."""
    rows = tuple(r for r in lexicon.country_names if r.language == language.code)
    return compile_names(language, rows, lexicon.countries, lexicon.people)


def _named(pairs: tuple[tuple[str, str], ...], begin: str, *, whole: bool = False) -> tuple[tuple[Pattern, str], ...]:
    """Patterns with what each stands for; ``whole`` where a match must end with its word."""
    end = r"(?!\w)" if whole else ""
    return tuple((re.compile(f"{begin}(?:{expand(p)}){end}", re.IGNORECASE), meant) for p, meant in pairs)


def _salutations(patterns: tuple[str, ...]) -> Pattern | None:
    """A line that addresses somebody and says no more: "Monsieur le Président,"."""
    joined = "|".join(map(expand, patterns))
    end = r"[^\n.]{0,70}?[,!:\u060c\uff0c\uff1a\uff01]?[^\S\n]*$"
    return re.compile(rf"^[^\S\n]*\"?(?:{joined}){end}", re.IGNORECASE | re.MULTILINE) if patterns else None


def _voice(language: Language, calendar: Calendar) -> Voice:
    """How its letters are written; what a file leaves out is as in English."""
    begun = [f"(?:{expand(p)})" for p in language.list("salutations")]
    weekday = f"(?!(?i:{'|'.join(map(re.escape, calendar.weekdays))}))" if calendar.weekdays else ""
    place = rf"{weekday}{_PLACE},\s(?:(?:le|el|em|a)\s)?(?=[^\n]*[^\W\d_]{{3}})"
    days = calendar.dates.pattern if calendar.dates else "(?!)"
    return Voice(
        address=address_of(*begun),
        speaks=any_of(language.list("letters"), r"(?<!\w)" if language.spaced else "") or ENGLISH.speaks,
        sign_off=any_of(language.list("sign-offs")) or ENGLISH.sign_off,
        dated=re.compile(rf"{place}(?i:{days})[^\n]{{0,4}}"),
        day=re.compile(rf"(?i:(?:(?:le|el|em|a)\s)?{days}\.?)"),
    )


def _titles(language: Language) -> Pattern | None:
    """What may stand before a name: whole words, with the full stop of a short one."""
    return any_of(
        language.list("titles"), r"(?<!\w)" if language.spaced else "", r"(?:\.|(?!\w))" if language.spaced else ""
    )


def _links(words: tuple[str, ...]) -> Pattern:
    """What may stand between an office and its country: these words, or nothing."""
    joined = "|".join(map(expand, words)) or "(?!)"
    return re.compile(rf"(?:[\s'-]*(?:{joined}))*[\s'-]*", re.IGNORECASE)


def _joins(words: tuple[str, ...]) -> Pattern | None:
    """What may stand between the countries of a list: commas and these words."""
    return (
        re.compile(rf"[\s,;\u3001\u060c]*(?:(?:{'|'.join(map(expand, words))})[\s,]*)*", re.IGNORECASE)
        if words
        else None
    )


def _phrases(language: Language, lexicon: Lexicon, begin: str) -> tuple[Phrases, ...]:
    """The phrases of the occasions; what beats what, and their order, stand in site_src/occasions."""
    by = {slug: any_of(phrases, begin) for slug, phrases in language.occasions}
    return tuple(
        Phrases(slug=o.slug, pattern=pattern, beats=frozenset(o.beats), order=o.order)
        for o in lexicon.occasions
        if (pattern := by.get(o.slug)) is not None
    )


def _calendar(language: Language, begin: str) -> Calendar:
    months = _numbered(language.list("months"), 1)
    weekdays = _numbered(language.list("weekdays"), 0)
    month = "|".join(re.escape(m).replace("\\ ", " ") for m in sorted(months, key=len, reverse=True)) or "(?!)"
    parts = {
        "{d}": r"(?P<d>\d{1,2})",
        "{m}": rf"(?P<m>{month})",
        "{y}": r"(?P<y>(?:19|20|\u0661\u0669|\u0662\u0660)\d\d)",  # in the figures of Arabic print too
        "{r}": r"(?P<r>1\d\d)",
    }
    dates = [str(fold(pattern).text) for pattern in language.list("dates")]
    for number, pattern in enumerate(dates):
        for name, meaning in parts.items():
            pattern = pattern.replace(name, meaning.replace("(?P<", f"(?P<p{number}"))  # noqa: PLW2901
        dates[number] = f"(?:{re.sub(' ', r'[ ]+', pattern)})"
    return Calendar(
        dates=re.compile(r"(?<![\d:.])(?:" + "|".join(dates) + ")", re.IGNORECASE) if dates else None,
        months=months,
        weekdays=weekdays,
        weekday=any_of(tuple(sorted(weekdays, key=len, reverse=True)), begin, r"(?!\w)" if language.spaced else ""),
        today=any_of(language.list("today"), begin),
        yesterday=any_of(language.list("yesterday"), begin),
    )


def _numbered(items: tuple[str, ...], first: int) -> dict[str, int]:
    """The forms of each item of a row of months or weekdays, split by |, with its number."""
    return {fold(form).text.lower(): i for i, item in enumerate(items, first) for form in item.split("|")}
