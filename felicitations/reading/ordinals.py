"""Ordinals and jubilees in figures and words."""

from __future__ import annotations

import re

from felicitations.reading.cues import Cue

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_FIRSTS = "first second third fourth fifth sixth seventh eighth ninth".split()
_TENTHS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fourt": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80}
_TENS |= {"ninet": 90}
# The words that numbers in words are made of, and what each adds: "a hundred and thirty-fifth" is 100 + 30 + 5.
_ADDS = {w: i for words in ((*_ONES, *_TEENS), (*_FIRSTS, *_TENTHS)) for i, w in enumerate(words, 1)}
_ADDS |= {f"{stem}{end}": value for stem, value in _TENS.items() for end in ("y", "ieth")}
_JUBILEES = {"golden": 50, "silver": 25, "diamond": 60, "platinum": 70, "ruby": 40, "pearl": 30, "sapphire": 45}


_STEMS = "|".join(sorted(_TENS, key=len, reverse=True))
_HUNDRED = rf"(?:(?:a|{'|'.join(_ONES)})[\s-])?hundred"


def _below_a_hundred(ones: list[str], teens: list[str], tens: str) -> str:
    """A pattern of small numbers in words, cardinal or ordinal by the forms that their last words take."""
    units = "|".join(ones)
    return rf"(?:{'|'.join(teens)}|(?:{_STEMS})y[\s-](?:{units})|(?:{_STEMS}){tens}|{units})\b"


_SMALL = _below_a_hundred(_ONES, _TEENS, "y")
_SMALL_ORDINAL = _below_a_hundred(_FIRSTS, _TENTHS, "ieth")
# ASCII figures only, four at the most: anything longer is no anniversary.
_ALONE = r"(?<!thousand and )(?<!thousand )(?<!century and )(?<!\d,)"  # "one thousand and fifty years" is no fifty
_ORDINAL = (
    rf"{_ALONE}\b(?:(?P<figure>[0-9]{{1,4}})[\s-]?(?:st|nd|rd|th|d)\b"
    rf"|(?P<word>{_HUNDRED}(?:[\s-](?:and[\s-])?{_SMALL_ORDINAL}|th\b)|{_SMALL_ORDINAL}))"
)
_HUNDREDS = rf"{_HUNDRED}(?:[\s-](?:and[\s-])?{_SMALL})?"
# How far back a thing lies: "the 30th anniversary", "golden jubilee", "50 years since", "half a century", "decade-old".
ANNIVERSARY = Cue(
    rf"{_ORDINAL}\s(?:of\s(?:\w+\s){{0,2}}?(?:relations|ties)\b|(?:[\w'-]+\s){{0,3}}?(?:anniversary|birthday|birth\sanniversary|return\sof|jubilee|year\s(?:of|since|as)|founding\sday|(?<!\bfirst\s)independence"
    r"|(?:national|republic|liberation|statehood|revolution|foundation|union|freedom|unity|constitution|restoration)\sday"
    r"|eid\sal[\s-]etihad))"
    rf"|\b(?:turn(?:s|ed|ing)?|reach(?:es|ed|ing)?|hits?|complet(?:es?|ed|ing))\s(?:(?P<turned>[0-9]{{2,3}})\b"
    rf"|(?P<turned_to>{_HUNDREDS}|{_SMALL})(?=[,.;:]|\s(?:this|on|today|years)\b|$))"
    r"|\b(?P<jubilee>golden|silver|diamond|platinum|ruby|pearl|sapphire)\s(?:\w+\s)?(?:jubilee|anniversary|birthday)"
    r"|\b(?P<centenary>half[- ]centen(?:ary|nial)|semicenten(?:ary|nial)|centenary|centennial"
    r"|three[- ]quarters of a century|half[- ](?:a[- ])?century"
    r"|a\scentury(?:\sand\sa\s(?:half|quarter)|(?!\sand\s[\w-]+\syears?))|bicentenary|bicentennial|sesquicenten(?:nial|ary)|tercentenary|half\scentury"
    r"|(?:a\s)?quarter(?:[- ]of[- ]a)?[- ]century|decade-old|a\sdecade(?:\sand\sa\shalf)?)"
    rf"|\b(?P<decades>{'|'.join(_ONES[1:])}|[2-9])[\s-](?P<unit>decades?|century|centuries)\b"
    rf"|{_ALONE}\b(?P<hundreds>{_HUNDREDS})[\s-]years?\b"
    rf"|{_ALONE}\b(?:(?P<years>[0-9]{{1,3}})|(?P<count>{_SMALL}))(?:\scandles\b"
    r"|[\s-]years?'?[\s-](?:of|since|(?:have|had|has)\s(?:now\s)?(?:passed|elapsed|gone\sby)|after|ago|to|old|as|anniversary|jubilee|milestone|mark\b|landmark"
    r"|(?:diplomatic|official|bilateral)\s|on\b))",
    re.IGNORECASE,
)
# How a headline counts: "Nigeria at 62", "Tuvalu and Taiwan reach 45", "the UN's 75 years".
_HEADED = re.compile(
    rf"(?:\b(?:at|on|turn(?:s|ed|ing)?|reach(?:es|ed|ing)?|hits?)|@)\s(?:its\s)?(?P<figure>[0-9]{{2,3}})"
    rf"(?!\s?(?:%|per|seats|states|points|\d)|[.,]\d)\b"
    rf"|\b(?:(?P<years>[0-9]{{2,3}})|(?P<count>{_HUNDREDS}|{_SMALL}))[\s-]years?\b",
    re.IGNORECASE,
)
_SPANS = {"three": 75, "semi": 50, "century and a half": 150, "century and a quarter": 125, "decade and a half": 15}
_SPANS |= {"quarter": 25, "half": 50}
_SPANS |= {"decade": 10, "bicentenary": 200, "bicentennial": 200, "sesquicenten": 150, "tercenten": 300}


def count_of(match: re.Match[str]) -> int:
    """The number that a match of ANNIVERSARY stands for."""
    groups = match.groupdict()
    figure = groups["figure"] or groups["years"] or groups["turned"]
    words = groups["word"] or groups["count"] or groups["turned_to"] or groups["hundreds"]
    if figure:
        return int(figure)
    if words:
        return _sum_of(words.lower())
    if groups["jubilee"]:
        return _JUBILEES[groups["jubilee"].lower()]
    if groups["decades"]:
        count = groups["decades"].lower()
        return (10 if groups["unit"].lower().startswith("decade") else 100) * (_ADDS.get(count) or int(count))
    span = groups["centenary"].lower()
    return next((value for word, value in _SPANS.items() if word in span), 100)


def _sum_of(words: str) -> int:
    """The value of a number in words."""
    total = 0
    for word in re.split(r"[\s-]", words):
        if word.startswith("hundred"):
            total = max(total, 1) * 100
        total += _ADDS.get(word, 0)
    return total


def number_of_headline(text: str, start: int, end: int) -> tuple[int, tuple[int, int]] | None:
    """The years that a headline counts, and where they stand; None where it counts none, or two numbers."""
    found = list(_HEADED.finditer(text, start, end))
    if len(found) != 1:
        return None
    figure = found[0]["figure"] or found[0]["years"]
    return (int(figure) if figure else _sum_of(found[0]["count"].lower())), found[0].span()


def sole_number(text: str, start: int, end: int) -> tuple[int, tuple[int, int]] | None:
    """The anniversary that a sentence counts, and where it stands; None where it counts none, or two.

    "64 years since" may be anything that is long ago, so that only "the 64th anniversary" and a jubilee count.
    """
    counted = (m for m in ANNIVERSARY.finditer(text, start, end) if m["figure"] or m["word"] or m["jubilee"])
    named = (m for m in counted if not m.group().endswith("birthday"))  # an age
    found = [(count_of(match), match.span()) for match in named]
    return found[0] if len({number for number, _ in found}) == 1 else None
