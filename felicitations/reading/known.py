"""The people of people.csv: whose state a name alone gives away, where no word of the text does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
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


def _one(own: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names may be one person's: the words of the shorter one stand in the longer, two at the least."""
    shorter, longer = sorted((own, other), key=len)
    return shorter <= longer and len(shorter - PARTICLE) > 1


def compile_people(known: Iterable[KnownPerson]) -> KnownPeople:
    """Make the table ready for looking up."""
    called: dict[str, set[str]] = defaultdict(set)
    named: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
    crowned: dict[str, set[str]] = defaultdict(set)
    others: dict[str, list[str]] = defaultdict(list)
    for person in known:
        keys = [surname_key(fold(printed).text) for printed in (person.name, *person.aliases)]
        for alias in keys[1:]:
            others[alias].append(fold(person.name).text)
        for words in filter(None, (key.split() for key in keys)):
            alone = _alone(words, person, keys)
            if words[-1] in _NUMBERS or len(keys[0].split()) == 1:
                crowned[alone].add(person.country)
            if len(alone) > 1 and alone not in PARTICLE:
                called[alone].add(person.country)
            for word in set(words) - PARTICLE:
                named[word].append((frozenset(words), person.country))
    for word in crowned:  # "Abdullah" may be the king, or whoever else bears the name
        called[word] |= {code for _, code in named.get(word, ())}
    return KnownPeople(
        called={word: frozenset(states) for word, states in called.items()},
        named={word: tuple(pairs) for word, pairs in named.items()},
        crowned={name: frozenset(states) for name, states in crowned.items()},
        others={alias: tuple(names) for alias, names in others.items()},
    )


def _alone(words: list[str], person: KnownPerson, keys: list[str]) -> str:
    """The word of a name by which one is called: a monarch's given name, else the name of the family."""
    families = {key.partition(" ")[0] for key in keys}
    first = person.country in _FAMILY_FIRST and words[-1] not in families  # "William Lai" is "Lai Ching-te"
    son = words[-2:-1] and words[-2] in SON_OF  # "Khalifa bin Salman" is no Salman
    return words[0] if first or son or words[-1] in _NUMBERS else words[-1]
