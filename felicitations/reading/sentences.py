"""Where sentences begin and end."""

from __future__ import annotations

import re

LONGEST = 1_500
"""Letters after which a sentence is cut, at a space where there is one. The longest of 2,100 real ones has 500; without
an end, the time of whoever weighs all verbs of a sentence against all its people would grow with its square."""

_END = re.compile(r"""[.!?\u3002\uff01\uff1f]['")\]]*(?=\s|$)|[\u3002\uff01\uff1f]['"\u300d\u300f\u201d]*""")
# A full stop after these ends no sentence: titles, months, initials (but "a post on X.") and what datelines abbreviate.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'])(?:(?!(?<=\bon )X\.$)[A-ZА-ЯЁ](?:\.[A-ZА-ЯЁ])*|Mr|Mrs|Ms|Md|Smt|Shri|Messrs|Rt|Dr|St|Sts|Gen|Lt"
    r"|Col|Maj|Sgt|Capt|Rev|Hon|Gov|Sen|Rep|Jr|Sr|No|Nos|vs|cf|Th|Kh|Ch|Sh|Yu|Ts|Zh|Dj"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun|U\.S|U\.K|U\.N|H\.E|H\.M|a\.m|p\.m"
    r"|Dk|Dkt|Mhe|Bw|Bi|Sra|Srta|Dra|Exmo|Exma|Excmo|Excma|Ing|Lic|Mme|Mlle|Mgr|Me|Eng|Prof|Pte)\.$"
)  # fmt: skip


def split(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The sentences of ``text`` between two offsets, as (start, end) without the space around them."""
    found: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if match.group()[0] == "." and _ABBREVIATION.search(text[max(begin, match.start() - 12) : match.start() + 1]):
            # "Jr." and "No." may still end a sentence; a lower-case or digit start after them says that they do not.
            following = text[stop : stop + 2].lstrip()
            if not (following[:1].isupper() and text[match.start() - 2 : match.start()] == "Jr"):
                continue
        if stop < end and text[stop : stop + 2].lstrip()[:1].islower():
            continue
        _add(found, text, begin, stop)
        begin = stop
    _add(found, text, begin, end)
    return tuple(found)


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        stop = space if space > start else start + LONGEST
        found.append((start, stop))
        start = stop + (space > start)
    if start < end:
        found.append((start, end))
