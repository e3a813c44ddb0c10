"""Which countries a text names, and by which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

import ahocorasick

from felicitations.lexicon import Country, KnownPerson
from felicitations.reading.bodies import BODIES
from felicitations.reading.fold import fold
from felicitations.reading.metonyms import CITIES, METONYMS

# Names that hold a country's name and do not mean the country: rivers, seas, banks, newspapers.
NO_COUNTRY = (
    "Niger River", "River Niger", "Niger Delta", "Niger State", "Congo River", "Jordan River", "Jordan Valley",
    "Indian Ocean", "Gulf of Guinea", "Gulf of Oman", "Sea of Oman", "Sea of Japan", "South China Sea",
    "East China Sea", "Taiwan Strait", "Taiwan Straits", "Taiwan-related", "Taiwan question", "Bank of China",
    "China Daily", "China Media Group", "Air China", "China News Service", "China Central Television",
    "China Radio International", "New South Wales", "Latin America", "Latin American", "South America",
    "South American", "North America", "North American", "Central America", "Central American", "American Samoa",
    "French Guiana", "French Polynesia", "British Virgin Islands", "British Columbia", "Mexico City", "Panama Canal",
    "New Mexico", "Lebanon County", "Persian Gulf", "Guinea fowl",
    "Guinea pig", "Georgia O'Keeffe", "Michael Jordan", "West African", "East African",
    "Southern African", "North African", "Pan-African", "Afro-Asian", "Indo-Pacific", "one-China", "One-China",
    "one China", "Korean War", "Korean Peninsula", "Korean peninsula",
    "Spanish-speaking", "Cuba Libre", "Chad Lake",
    "Inner Mongolia", "New Guinea", "Commonwealth of", "Commonwealth Games", "Benin City", "Lake Chad",
    "English version", *(
        f"Central African {what}" for what in (
            "bloc", "CFA", "countries", "Economic", "Forest", "forests", "franc", "leaders", "nations", "neighbor",
            "neighbors", "neighbour", "neighbours", "region", "States", "states", "sub-region", "subregion",
        )
    ),
)  # fmt: skip


Naming = Literal["name", "adjective", "capital", "body", "person"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One naming of a country: folded offsets, the codes it may mean (several where the word alone does not decide).

    ``kind`` says by what: its name, its adjective, or only its capital, which names no country but may tell whose
    page it is. An intergovernmental body is kept beside them, its name in the place of a code; so are the people of
    people.csv, whose names may hold words that are no names elsewhere ("To Lam"), with the code of their state.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    kind: Naming


def compile_countries(countries: tuple[Country, ...], people: tuple[KnownPerson, ...] = ()) -> ahocorasick.Automaton:
    """One automaton over every form of every country: one pass finds them all (measured: 0.03 ms an article)."""
    words: dict[str, tuple[tuple[str, ...], Naming]] = {form: ((code,), "person") for form, code in _named(people)}
    words |= {form: (tuple(codes), kind) for form, (codes, kind) in _forms(countries).items()}
    for code, spoken in (*METONYMS, *CITIES):
        for form in spoken:
            words.setdefault(form, ((code,), "capital"))
    words |= {form: ((body,), "body") for body, printed in BODIES for form in printed}
    words |= dict.fromkeys(NO_COUNTRY, ((), "name"))
    automaton = ahocorasick.Automaton()
    for form, (codes, kind) in words.items():
        automaton.add_word(form, (len(form), codes, kind))
    automaton.make_automaton()
    return automaton


def _named(people: tuple[KnownPerson, ...]) -> Iterator[tuple[str, str]]:
    """Every full name, also in capitals, with the code of the person's state; a single word may be anybody's."""
    for person in people:
        for printed in (person.name, *person.aliases):
            if len(printed.split()) > 1:
                name = fold(printed).text
                yield name, person.country
                yield name.upper(), person.country


def _forms(countries: tuple[Country, ...]) -> dict[str, tuple[list[str], Naming]]:
    """Every printed form, also in capitals, with the codes it may mean; a name goes before adjective and capital."""
    forms: dict[str, tuple[list[str], Naming]] = {}
    kinds: tuple[tuple[Naming, Callable[[Country], tuple[str, ...]]], ...] = (
        ("name", lambda c: c.names),
        ("adjective", lambda c: c.adjectives),
        ("capital", lambda c: (c.capital,) if c.capital else ()),
    )
    for kind, printed in kinds:
        for country in countries:
            for word in (fold(w).text for w in printed(country)):
                for form in {word, word.upper() if len(word) > 3 else word}:
                    codes, was = forms.setdefault(form, ([], kind))
                    if was == kind and country.code not in codes:
                        codes.append(country.code)
    return forms


def find_mentions(text: str, automaton: ahocorasick.Automaton) -> tuple[Mention, ...]:
    """All namings in the folded ``text``, longest form first, in order; a word that only begins like one is none."""
    found: list[Mention] = []
    for last, (size, codes, kind) in automaton.iter_long(text):
        start, end = last - size + 1, last + 1
        if start and _joins(text[start - 1]):
            continue
        if kind == "adjective" and text[end : end + 1] == "s":
            end += 1  # "Russians", "Ghanaians"
        if kind == "person" and text.startswith((" Jr", " Sr"), end):
            end += len(" Jr")  # a part of the name, which the table may leave out
        if end < len(text) and (_joins(text[end]) or text[end] == "$"):  # "US$100 billion"
            continue
        if codes:
            # "King of the Belgians", "all Ghanaians": a nation can be written to.
            nation = kind == "adjective" and end > last + 1
            found.append(Mention(start=start, end=end, codes=codes, kind="name" if nation else kind))
    return tuple(found)


def _joins(char: str) -> bool:
    return char.isalnum() or char == "_"


def settle(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Decide the words that fit several countries by what else is named; leave out those that nothing decides."""
    sure = {m.codes[0] for m in mentions if len(m.codes) == 1 and m.kind in ("name", "adjective")}
    settled: list[Mention] = []
    for mention in mentions:
        known = [code for code in mention.codes if code in sure]
        if len(mention.codes) == 1:
            settled.append(mention)
        elif len(known) == 1:
            settled.append(replace(mention, codes=(known[0],)))
    return tuple(settled)
