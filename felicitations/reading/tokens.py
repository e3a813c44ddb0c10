"""A sentence as a row of word classes, one letter a word, so that a grammar of names can be written as a pattern."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from felicitations.reading.countries import Mention
from felicitations.reading.view import Sentence
from felicitations.reading.vocabulary import BODIES, HONORIFIC, NO_NAME, NOBLE, PARTICLE, TITLE, TITLE_STARTS

_WORD = re.compile(
    r",?\s?(?:Jr|Sr)\b\.?|H [EHM]\b|(?:[^\W\d_]\.){2,}|'[sS]\b|'(?=\s|$)|[^\W\d_][^\W_]*(?:(?:'(?![sS]\b)"
    r"|-)[^\W_]+)*\.?|\d+(?:st|nd|rd|th)?|\S"
)
_SHORT = re.compile(r"(?:[A-Z]|Mr|Mrs|Ms|Md|Dr|Jr|Sr|Prof|St|Sts|Hon|Gen|Lt|H\.E|Rev|Th|Kh|Ch|Sh|Yu|Ts)\.")


_LETTERS = {"name": "C", "adjective": "J", "capital": "P", "body": "B", "person": "M"}
# "(CPC)", "(WPK)": the short form behind a long one says nothing new.
_ASIDE = re.compile(r"\([A-Z][\w.]{1,9}\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The words of one sentence. ``shape`` has one letter a word.

    C a country's name, J its adjective, P its capital, B a body of states,
    T an office, K a form of address, N a word of a name, M the name of somebody in people.csv,
    p a particle in a name, o "of", t "the", s a possessive, c a comma, a "and",
    X another word with a capital, w a verb of the genre, d a dash or a colon, x anything else.
    ``spans`` are offsets in the folded text.
    """

    shape: str
    spans: tuple[tuple[int, int], ...]
    mentions: tuple[Mention | None, ...]


def tokenize(
    text: str, sentence: Sentence, spots: Mapping[int, Mention], common: frozenset[str] = frozenset()
) -> Tokens:
    """Class the words of a sentence; ``spots`` are the countries, capitals and bodies of the article by their start.

    ``common`` are the words that the article also prints in small letters: at the start of a sentence, and in a
    headline, they are no names.
    """
    start, end = sentence.start, sentence.end
    title = sentence.rank < 0
    shape: list[str] = []
    spans: list[tuple[int, int]] = []
    named: list[Mention | None] = []
    words = _WORD.finditer(text, start, end)
    while match := next(words, None):
        word = match.group()
        begin, last = match.span()
        mention = spots.get(begin)
        if word == "'" and text[last : last + 1].isupper() and text[begin - 1 : begin] == " ":
            continue  # "Omar 'Ali Saifuddien": a letter of Arabic names, or a mark of quotation
        if word == "(" and (aside := _ASIDE.match(text, begin, end)):
            words = _WORD.finditer(text, aside.end(), end)
            continue
        usual = _usual(word)
        # Most words begin no office: only those that can are tried against the long pattern.
        office = TITLE.match(text, begin, end) if usual.opens_office and not mention else None
        if mention:
            letter, stop = _LETTERS[mention.kind], mention.end
        elif office:
            letter, stop = "T", office.end()
        else:
            letter, stop = usual.letter, begin + usual.size
            opens = begin == start or text[begin - 1] in "\"'"
            if opens or title:
                letter = _letter(word[: usual.size], opens=opens, common=usual.low in common)
        shape.append(letter)
        spans.append((begin, stop))
        named.append(mention)
        if stop != last:
            words = _WORD.finditer(text, stop, end)
    letters = _with_given_names(text, _of_another(text, "".join(shape), spans), spans, title=title)
    return Tokens(shape=letters, spans=tuple(spans), mentions=tuple(named))


def _of_another(text: str, shape: str, spans: list[tuple[int, int]]) -> str:
    """The shape with the "from" of "his counterpart from Bangladesh" as an "of"."""
    for found in _BEHIND_OFFICE.finditer(shape):
        i = found.start()
        if text[slice(*spans[i])] in _FROM and text[slice(*spans[i - 1])].lower() in _OF_ANOTHER:
            shape = f"{shape[:i]}o{shape[i + 1 :]}"
    return shape


def _with_given_names(text: str, shape: str, spans: list[tuple[int, int]], *, title: bool) -> str:
    """The shape with those words as names that are otherwise a capital's, "Santiago", or a verb, "Mark".

    They are behind an office; "Mark" also in a sentence, if a family name stands behind it. A headline may say "Leaders
    Mark Anniversary". "Tun" inside a name is the father's: "Najib Tun Razak".
    """
    shape = _GIVEN_NAME.sub("N", shape)
    for found in _HIS_FATHER.finditer(shape):
        if text[slice(*spans[found.start()])] == "Tun":
            shape = f"{shape[: found.start()]}N{shape[found.end() :]}"
    if not spans or "Mark " not in text[spans[0][0] : spans[-1][1]]:
        return shape
    letters = list(shape)
    for i, (begin, stop) in enumerate(spans):
        named = _FAMILY_NAME.match(text, stop) if text[begin:stop] == "Mark" else None
        sure = shape[i - 1 : i] == "T" or (i > 0 and not title)
        if named and sure and named["name"].lower() not in NO_NAME:
            letters[i] = "N"
    return "".join(letters)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """What a word is in the middle of a sentence: its class, its length without the full stop of the sentence."""

    letter: str
    size: int
    low: str
    opens_office: bool


@lru_cache(maxsize=16384)
def _usual(word: str) -> _Word:
    """The same few thousand words come again on every page, so what they are is kept."""
    stopped = (
        word.endswith(".") and not word.endswith((" Jr.", " Sr.")) and not _SHORT.fullmatch(word) and len(word) > 1
    )
    bare = word[:-1] if stopped else word
    return _Word(
        letter=_letter(bare, opens=False, common=False),
        size=len(bare),
        low=bare.lower().rstrip("."),
        opens_office=word[:3].lower() in TITLE_STARTS,
    )


_INITIAL = re.compile(r"[A-Z]\.")
_BEHIND_OFFICE = re.compile(r"(?<=T)x")
_FROM = frozenset({"from", "in"})
_OF_ANOTHER = frozenset({"counterpart", "colleague", "opposite number"})
_GIVEN_NAME = re.compile(r"(?<=[TK])P(?=[MN])")
_HIS_FATHER = re.compile(r"(?<=[MN])K(?=[MN])")
# "Inter-Governmental", "Sino-Lao": no words of a name.
_PREFIXED = re.compile(
    r"(?:Inter|Non|Pan|Trans|Multi|Anti|Pro|Post|Pre|Sino|Euro|Afro|Anglo|Indo|Russo|Franco|Semi|Cross|North|South|Mid"
    r"|High|First|Second|Third|Two|Three|Vice|Ex|Sub)-[A-Z]"
)
_FAMILY_NAME = re.compile(r" (?P<name>[A-Z][a-z'-]+)\b")
_SHORT_OFFICES = frozenset(
    {"Prez", "PM", "PMs", "FM", "FMs", "DPM", "PM-elect", "PM-designate", "Prez-elect", "SG", "VP", "VPs"}
)
# No apposition holds one of these: "President X, has congratulated Malta's President, Y".
_VERBS = (
    "has have had is was are were congratulated congratulates sent sends received receives exchanged extended"
    " extends conveyed conveys said says told wrote writes greeted felicitated addressed"
).split()
_FIXED = {"of": "o", "the": "t", ",": "c", "and": "a", "&": "a", "'s": "s", "'": "s"} | dict.fromkeys(_VERBS, "w")
_FIXED |= dict.fromkeys(["-", "--", ":", ";"], "d")


@lru_cache(maxsize=16384)
def _letter(word: str, *, opens: bool, common: bool) -> str:
    """The class of a word that is no country and no office; ``opens`` where it is the first of its sentence.

    The same few thousand words come again on every page, so their classes are kept (a tenth of the time of reading).
    """
    low = word.lower().rstrip(".")
    if word in _SHORT_OFFICES:
        return "T"
    if low in _FIXED:
        return _FIXED[low]
    if low.endswith((" jr", " sr")) or _INITIAL.fullmatch(word):  # "A. K. Abdul Momen"
        return "N"
    if (low in HONORIFIC and word[0].isupper()) or (low.startswith("h ") and len(low) == len("h e")):
        return "K"
    if not word[0].isupper() or low == "al-marhum":
        arabic = low.startswith(("al-", "el-", "as-", "bin-")) and len(low) > 4
        return "v" if low in NOBLE else "p" if low in PARTICLE else "N" if arabic else "x"
    usual = bool(_PREFIXED.match(word)) or word in BODIES or low in NO_NAME or common or word[-1].isdigit()
    return "X" if usual or (opens and low.endswith(("ing", "ly"))) else "N"
