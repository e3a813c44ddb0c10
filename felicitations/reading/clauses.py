"""Where a sentence is cut: at each subject that has a verb of its own."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from operator import or_

from felicitations.reading.acts import FINITE
from felicitations.reading.cues import Cue
from felicitations.reading.groups import POLITE, last_group
from felicitations.reading.people import Actor
from felicitations.reading.view import Sentence

AS_DID = "as did"
"""How a clause opens whose subject stands behind it: "A sent his congratulations, as did B"."""
_OPENS = re.compile(rf"(?:[,;]|\b(?:and|while|whereas|as))\s(?:(?:separately|likewise|{POLITE}),?\s)*$", re.IGNORECASE)
_SEMICOLON = re.compile(r"; ")
_ADVERB = re.compile(
    r"[\s,]*(?:(?:also|too|has|have|had|both|on|in turn|likewise|today|[A-Z][a-z]+day|separately)[\s,]*){0,5}"
)


def cut_clauses(text: str, sentence: Sentence, actors: tuple[Actor, ...], verb: Cue = FINITE) -> list[Sentence]:
    """Cut a sentence where another subject with its own verb begins: "X and Y exchanged ..., and Z sent ..."."""
    verbs = list(verb.finditer(text, sentence.start, sentence.end))
    cuts = [sentence.start]
    for one, two in pairwise(verbs):
        between = [a for a in actors if one.end() <= a.start and a.end <= two.start()]
        group = last_group(text, between, loosely=sentence.rank >= 0)
        if not group or not _ADVERB.fullmatch(text, group[-1].end, two.start()):
            continue
        if _OPENS.search(text, max(one.end(), group[0].start - 40), group[0].start):
            cuts.append(group[0].start)
    as_did = [v.start() for v in verbs if v.group().lower() == AS_DID and v.start() > sentence.start]
    cuts = sorted({*cuts, *as_did, *_semicolons(text, sentence)})
    ends = [*cuts[1:], sentence.end]
    return [
        Sentence(start=s, end=e, rank=sentence.rank, quoted=sentence.speech(text, s))
        for s, e in zip(cuts, ends, strict=True)
    ]


def _semicolons(text: str, sentence: Sentence) -> list[int]:
    """Where a clause with a verb of its own begins behind a semicolon; a list of names has none, or only at its end."""
    starts = [sentence.start, *(m.end() for m in _SEMICOLON.finditer(text, sentence.start, sentence.end))]
    if len(starts) == 1:
        return []
    told = [bool(FINITE.search(text, start, end)) for start, end in pairwise([*starts, sentence.end])]
    return [
        at for at, here, before in zip(starts[1:], told[1:], accumulate(told, or_), strict=False) if here and before
    ]
