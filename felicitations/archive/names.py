"""Names of people compared: when two printed forms may be one person's. Nothing here knows an act or a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from slugify import slugify

from felicitations.reading.fold import fold

# What stands in front of a name and is no part of it. A name that is nothing else keeps its last word.
_TITLES = frozenset(
    "president king queen emperor empress sultan sultana emir amir prince princess crown grand duke duchess pope"
    " sheikh shaikh sheik sheikha haji hajji samdech akka moha sena padei techo comrade hrh his her excellency majesty"
    " highness royal holiness honourable honorable hon dr prof professor mr mrs ms mme madam madame sir dame lord lady"
    " general gen marshal field colonel col captain capt lieutenant admiral prime vice deputy minister premier"
    " chancellor chairman secretary governor the".split()
)
_SPELT = (("h", "r", "h"), ("h", "e"), ("h", "m"), ("h", "h"))
"""Forms of address in single letters: H.R.H., H.E."""
_SON_OF = {"bin": "bin", "ibn": "bin", "ibni": "bin", "bn": "bin", "bint": "bint"}
_ARTICLES = frozenset({"al", "el", "ul"})
_SERVANT = frozenset({"abd", "abdel", "abdul", "abdal", "abdu"})
"""The first half of names such as Abdul Aziz, which others write as one word."""
_PARTICLES = frozenset("de da do dos das di du del la le van von der den ter ould".split())
"""Small words with which a family name may begin: ``da Silva``, ``van der Bellen``."""
_ONE_SOUND = (
    ("x", "ks"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("q", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("w", "v"), ("y", "i"),
)  # fmt: skip
"""Letters that transliterations write in two ways."""
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]")
_SHORT = 4
"""A word below this length has no spelling variants: Il is not Un."""
_LONG = 6
"""From this length on one consonant may differ too: Zourabichvili, Zourabishvili."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a name: in small plain letters, as it sounds, and its ``frame``, initial and consonants."""

    text: str
    sound: str
    frame: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One printed name, ready to be compared.

    ``key`` is all its letters together, so that spaces, hyphens, accents and titles do not count; ``whole`` says that
    it was printed as one word, hyphens aside.
    """

    key: str
    words: tuple[Word, ...]
    whole: bool

    @property
    def texts(self) -> frozenset[str]:
        """The words as they are written."""
        return frozenset(word.text for word in self.words)

    @property
    def size(self) -> tuple[int, int]:
        """How full the name is: its words, then its letters."""
        return len(self.words), len(self.key)


def parse(printed: str) -> Name:
    """The name as printed, folded and without what stands in front of it."""
    plain = re.sub(r"['’ʻʼ`]", "", fold(printed).text).lower()
    words = re.findall(r"[a-z0-9]+", plain if plain.isascii() else slugify(plain, separator=" "))
    words = _untitled(words) or [plain]
    whole = len(plain.split()) == 1
    joined = _joined(words)
    return Name(key="".join(joined), words=tuple(map(_word, joined)), whole=whole)


def same_spelling(one: Name, other: Name) -> bool:
    """Whether two names of as many words are one, spelt in two ways."""
    pairs = tuple(zip(one.words, other.words, strict=False))
    if len(one.words) != len(other.words) or not all(_alike(a, b) for a, b in pairs):
        return False
    given, given_too = pairs[0][0].text, pairs[0][1].text
    # Mario is not Maria, and Alexander not Alexandra: the last letter of a given name tells a man from a woman.
    return len(pairs) == 1 or (given[-1:] == "a") == (given_too[-1:] == "a")


def shortened(short: Name, full: Name, *, royal: bool) -> bool:
    """Whether ``short`` may be a shorter form of ``full``. ``royal``: it is a monarch's, who goes by the first name.

    A form of several words begins as the full one does, for a son may bear his father's whole name behind his own
    (Mahamat Idriss Déby is the son of Idriss Déby). So does every form of a name with ``bin``: what follows is the
    father's.
    """
    few, many = short.words, full.words
    if short.size >= full.size or not few:
        return False
    if len(few) == len(many):
        initials = any(len(word.text) == 1 for word in few)
        return initials and all(map(_stands_for, few, many))
    if all(_stands_for(a, b) for a, b in zip(few, many, strict=False)) or _ends_meet(few, many):
        return True
    if royal or any(word.text in _SON_OF.values() for word in many):
        return False
    if len(few) == 1 or short.whole:
        return len(short.key) >= _SHORT and any(_all_alike(few, run) for run in _runs(many, len(few)))
    return few[0].text in _PARTICLES and _all_alike(few, many[-len(few) :])


def turned(name: Name) -> str:
    """The key of the name with its last word first: ``Jong Un Kim`` as ``Kim Jong Un``."""
    return "".join(word.text for word in (*name.words[-1:], *name.words[:-1]))


def frames(name: Name) -> tuple[str, ...]:
    """What all spellings of a name have in common: the beginnings of its words. Only such names are compared."""
    return tuple(word.frame[:2] for word in name.words)


def _untitled(words: list[str]) -> list[str]:
    at = 0
    while at < len(words) - 1:
        spelt = next((form for form in _SPELT if tuple(words[at : at + len(form)]) == form), ())
        if len(words) - at > len(spelt) > 0:
            at += len(spelt)
        elif words[at] in _TITLES:
            at += 1
        else:
            break
    return words[at:]


def _joined(words: Sequence[str]) -> list[str]:
    """The words without Arabic articles, with ``bin`` in one spelling, and with halves of one name together."""
    found: list[str] = []
    for place, word in enumerate(words):
        if word in _ARTICLES and len(words) > 1 and place < len(words) - 1:
            continue
        if found and found[-1] in _SERVANT:
            found[-1] = "abdul" + word
        else:
            found.append(_SON_OF.get(word, word) if found else word)
    return found


def _word(text: str) -> Word:
    sound = text
    if len(text) >= _SHORT:
        for written, plain in _ONE_SOUND:
            sound = sound.replace(written, plain)
        sound = _DOUBLED.sub(r"\1", sound)
    return Word(text=text, sound=sound, frame=sound[:1] + _VOWELS.sub("", sound[1:]))


def _alike(one: Word, other: Word) -> bool:
    """Whether two words are one, spelt in two ways: vowels may differ in two places, or any letter in one."""
    if one.text == other.text:
        return True
    shorter = min(len(one.text), len(other.text))
    if shorter < _SHORT or one.frame[:2] != other.frame[:2]:
        return False
    if one.frame == other.frame:
        return _distance(one.sound, other.sound) <= (1 if shorter == _SHORT else 2)
    return shorter >= _LONG and abs(len(one.sound) - len(other.sound)) < 2 and _distance(one.sound, other.sound) < 2


def _distance(one: str, other: str) -> int:
    """In how many letters two words differ (Levenshtein)."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        before, row[0] = row[0], place
        for at, beside in enumerate(other, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (letter != beside))
    return row[-1]


def _stands_for(short: Word, full: Word) -> bool:
    """Whether a word is the other one, or its initial."""
    return _alike(short, full) or (len(short.text) == 1 and full.text.startswith(short.text))


def _ends_meet(few: Sequence[Word], many: Sequence[Word]) -> bool:
    """Whether middle names alone were left out: ``John Mahama`` of ``John Dramani Mahama``.

    An initial must stand where the full name has it: George W. Bush is not George H. W. Bush.
    """
    return any(
        all(len(word.text) > 1 for word in few[kept:])
        and _all_alike(few[kept:], many[kept - len(few) :])
        and all(map(_stands_for, few[:kept], many))
        for kept in range(1, len(few))
    )


def _runs(words: Sequence[Word], size: int) -> Iterator[Sequence[Word]]:
    return (words[at : at + size] for at in range(len(words) - size + 1))


def _all_alike(some: Sequence[Word], others: Sequence[Word]) -> bool:
    return all(map(_alike, some, others))
