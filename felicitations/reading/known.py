"""The people of people.csv: whose state a name alone gives away, where no word of the text does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from felicitations.lexicon import KnownPerson
from felicitations.reading.fold import fold
from felicitations.reading.people import SON_OF, same_person, surname_key
from felicitations.reading.vocabulary import PARTICLE

# Where the family name stands first, so that it is the first word by which one is called: "Xi", "Kim", "Moon".
_FAMILY_FIRST = frozenset({"CN", "KP", "KR", "TW", "HU"})
# "Elizabeth II" is called "Queen Elizabeth".
_NUMBERS = frozenset("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPeople:
    """People by the words of their names: ``called`` by one word alone, ``named`` by any word of a longer name.

    ``others`` are the names of those who bear an alias as well: "Jokowi" is "Joko Widodo"; ``crowned`` are the given
    names of monarchs who have a number.
    """

    called: dict[str, frozenset[str]]
    named: dict[str, tuple[tuple[frozenset[str], str], ...]]
    others: dict[str, tuple[str, ...]]
    crowned: dict[str, frozenset[str]]

    def state_of(self, name: str, *, crowned: bool = False) -> str:
        """The code of the only state whose known leader bears ``name``; empty where nobody or several do.

        ``crowned`` says that the bearer has the title of a monarch: "King Charles" is none of the ministers Charles.
        """
        words = surname_key(name).split()
        alone = words[1:] if len(words) == 2 and words[0] in PARTICLE else words  # "El-Sisi"
        if len(alone) == 1:
            reigning = self.crowned.get(alone[0], frozenset()) if crowned else frozenset()
            states = reigning or self.called.get(alone[0], frozenset())
        else:
            own = frozenset(w for w in words if len(w) > 1 or w in _NUMBERS)  # "Joseph R. Biden", "Frederik X"
            near = [pair for word in sorted(own) for pair in self.named.get(word, ())]
            states = frozenset(code for other, code in near if _one(own, other))
        return next(iter(states)) if len(states) == 1 else ""

    def is_alias(self, alias: str, name: str) -> bool:
        """Whether an ``alias`` of the table and a ``name`` are one person's."""
        return any(same_person(name, other) for other in self.others.get(surname_key(alias), ()))


_A_THING = frozenset(["moon"])  # "the first Moon landing": by itself the name of nobody


def _one(own: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names may be one person's: the words of the shorter one stand in the longer, two at the least."""
    shorter, longer = sorted((own, other), key=len)
    return shorter <= longer and len(shorter - PARTICLE) > 1


def compile_people(known: Iterable[KnownPerson]) -> KnownPeople:
    """Make the table ready for looking up."""
    table = tuple(known)
    forms = [form for person in table for form in _forms(person)]
    called, named, crowned, sole = (defaultdict[str, set[str]](set) for _ in range(4))
    pairs: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
    for words, alone, reigns, code in forms:
        if reigns:
            crowned[alone].add(code)
        if len(alone) > 1 and alone not in PARTICLE and alone not in _A_THING:
            (sole if words == [alone] else called)[alone].add(code)
        for word in set(words) - PARTICLE:
            named[word].add(code)
            pairs[word].append((frozenset(words), code))
    given = {words[0] for words, alone, _, _ in forms if words[0] != alone}
    for word in (crowned.keys() | given) & called.keys():
        called[word] |= named[word]  # "Abdullah" may be the king, or whoever else bears the name
    return KnownPeople(
        # A row that holds one word alone says whose it is: "Salman", "Naruhito".
        called={word: frozenset(states) for word, states in (called | sole).items()},
        named={word: tuple(found) for word, found in pairs.items()},
        crowned={name: frozenset(states) for name, states in crowned.items()},
        others=_aliases(table),
    )


def _forms(person: KnownPerson) -> Iterator[tuple[list[str], str, bool, str]]:
    """Each form of a name: its words, the one by which one is called, whether it is a monarch's, and the state."""
    keys = [surname_key(fold(printed).text) for printed in (person.name, *person.aliases)]
    monarch = len(keys[0].split()) == 1
    for words in filter(None, (key.split() for key in keys)):
        yield words, _alone(words, person, keys), monarch or words[-1] in _NUMBERS, person.country


def _aliases(table: tuple[KnownPerson, ...]) -> dict[str, tuple[str, ...]]:
    """The names of those who bear an alias, by the alias."""
    others: dict[str, list[str]] = defaultdict(list)
    for person in table:
        for alias in person.aliases:
            others[surname_key(fold(alias).text)].append(fold(person.name).text)
    return {alias: tuple(names) for alias, names in others.items()}


def _alone(words: list[str], person: KnownPerson, keys: list[str]) -> str:
    """The word of a name by which one is called: a monarch's given name, else the name of the family."""
    families = {key.partition(" ")[0] for key in keys}
    first = person.country in _FAMILY_FIRST and words[-1] not in families  # "William Lai" is "Lai Ching-te"
    son = words[-2:-1] and words[-2] in SON_OF  # "Khalifa bin Salman" is no Salman
    return words[0] if first or son or words[-1] in _NUMBERS else words[-1]
