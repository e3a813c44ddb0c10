"""Ordinals and jubilees in figures and words."""

from __future__ import annotations

import re

from felicitations.reading.cues import Cue

_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
_WORDS = {word: i for i, word in enumerate(_UNITS, 1)}
_WORDS |= {f"{stem}ieth": value for stem, value in _TENS.items()}
_WORDS |= {f"{stem}y-{unit}": value + i for stem, value in _TENS.items() for i, unit in enumerate(_UNITS[:9], 1)}
_WORDS |= {"hundredth": 100, "one hundredth": 100, "one-hundredth": 100}
_ONES = "one two three four five six seven eight nine".split()
_COUNTS = {w: i for i, w in enumerate(_ONES, 1)}
_COUNTS |= {
    w: i
    for i, w in enumerate("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 10)
}
_COUNTS |= {f"{stem}y": value for stem, value in _TENS.items()}
_COUNTS |= {f"{stem}y-{one}": value + i for stem, value in _TENS.items() for i, one in enumerate(_ONES, 1)}
_COUNTS |= {"a hundred": 100, "one hundred": 100, "hundred": 100}
_COUNTS |= {f"{one} hundred": 100 * i for i, one in enumerate(_ONES[1:], 2)}
_JUBILEES = {"golden": 50, "silver": 25, "diamond": 60, "platinum": 70, "ruby": 40, "pearl": 30, "sapphire": 45}

# ASCII figures only, four at the most: anything longer is no anniversary.
_ALONE = r"(?<!hundred and )(?<!hundred )(?<!\d,)"  # "one hundred and fifty years" is no fifty
_ORDINAL = (
    rf"{_ALONE}\b(?:(?P<figure>[0-9]{{1,4}})[\s-]?(?:st|nd|rd|th)\b|(?P<word>"
    + "|".join(sorted(_WORDS, key=len, reverse=True))
    + r")\b)"
)
_COUNT = "|".join(sorted(_COUNTS, key=len, reverse=True))
# How far back a thing lies: "the 30th anniversary", "golden jubilee", "50 years since", "half a century", "decade-old".
ANNIVERSARY = Cue(
    rf"{_ORDINAL}\s(?:[\w'-]+\s){{0,3}}?(?:anniversary|birthday|birth\sanniversary|return\sof|jubilee|year\sof|founding\sday|independence"
    r"|(?:national|republic|liberation|statehood|revolution|foundation|union|freedom|unity|constitution|restoration)\sday"
    r"|eid\sal[\s-]etihad)"
    r"|\bturn(?:s|ed|ing)?\s(?P<turned>[0-9]{2,3})\b"
    r"|\b(?P<jubilee>golden|silver|diamond|platinum|ruby|pearl|sapphire)\s(?:jubilee|anniversary|birthday)"
    r"|\b(?P<centenary>centenary|centennial|half[- ](?:a[- ])?century|(?:a\s)?hundred\syears|a\scentury"
    r"|bicentenary|bicentennial|sesquicentennial|half\scentury"
    r"|(?:a\s)?quarter(?:[- ]of[- ]a)?[- ]century|decade-old|a\sdecade)"
    r"|\b(?P<decades>two|three|four|five|six|seven|eight|nine|2|3|4|5|6|7|8|9)[\s-]decades?\b"
    rf"|{_ALONE}\b(?:(?P<years>[0-9]{{1,3}})|(?P<count>{_COUNT}))(?:\scandles\b"
    r"|[\s-]years?'?[\s-](?:of|since|after|ago|to|old|as|anniversary|jubilee|(?:diplomatic|official|bilateral)\s|on\b))",
    re.IGNORECASE,
)
_SPANS = {"quarter": 25, "half": 50, "decade": 10, "bicentenary": 200, "bicentennial": 200, "sesquicentennial": 150}


def count_of(match: re.Match[str]) -> int:
    """The number that a match of ANNIVERSARY stands for."""
    groups = match.groupdict()
    figure = groups["figure"] or groups["years"] or groups["turned"]
    if figure:
        return int(figure)
    for name, meaning in (("word", _WORDS), ("jubilee", _JUBILEES), ("count", _COUNTS)):
        if groups[name]:
            return meaning[groups[name].lower()]
    if groups["decades"]:
        count = groups["decades"].lower()
        return 10 * (int(count) if count.isdigit() else _COUNTS[count])
    span = groups["centenary"].lower()
    return next((value for word, value in _SPANS.items() if word in span), 100)
