"""Who else wrote: the pages on which many congratulate one, and the sentences that name them."""

from __future__ import annotations

import re

from felicitations.reading.cues import Cue
from felicitations.reading.members import Member, Sides, stands_in
from felicitations.reading.view import View

# "World leaders congratulate X": the senders are many, and each has a sentence of its own.
MANY = Cue(
    r"\b(?:world|foreign|regional|african|arab|gulf|global|european|caribbean|pacific|latin american"
    r"|international|several|nordic|baltic|balkan|western|commonwealth|asean|brics|sahel|muslim|\w+-speaking"
    r"|many|various|different|other|number of|dozens of|more|fellow|brotherly|friendly|neighbou?ring"
    r"|east african|asian)"
    r" (?:\w+ ){0,3}(?:leaders|heads of (?:state|government)|countries|nations|presidents|dignitaries|states)\b"
    r"|\b(?:messages|cables|telegrams|letters|calls|congratulations|greetings|wishes|tributes)\b[^.]{0,60}"
    r"\bfrom (?:\w+ ){0,4}(?:leaders|heads|presidents|dignitaries|states|countries|nations|monarchs)\b"
    r"|(?:^|(?<=[;:.] ))(?:\S+\s){0,3}?(?:heads of (?:foreign )?states?|allies|leaders|countries|nations"
    r"|neighbou?rs|governments"
    r"|presidents|dignitaries)\b(?! of (?:\w+ ){1,4}?and \w+)"
    r"|\b(?:leaders|heads of state|presidents) (?:from|of) (?:across|around|many|various|several|different|other|all)\b"
    r"|\b(?:congratulations|messages|tributes|greetings|wishes|cables|telegrams)\b (?:\w+ ){0,4}?(?:pour|flow"
    r"|roll|stream|flood|arriv)"
    r"|\b(?:messages|calls|congratulations|greetings|wishes) (?:of \w+ )?from (?:abroad|all over|across|around the)\b"
    r"|\breceives (?:\w+ ){0,2}(?:messages|cables|letters|telegrams|calls|congratulations|greetings)(?! from [A-Z])"
    r"|\bleads? (?:the )?(?:world )?(?:tributes|congratulations)|\bamong (?:the )?(?:first"
    r"|those)\b[^.]{0,40}\bcongratulat",
    re.IGNORECASE,
)
_LATEST = re.compile(
    r"\bjoin(?:s|ed|ing)? (?:the |a |other )(?:\w+ ){0,2}(?:list|leaders|chorus)\b|\blatest\b", re.IGNORECASE
)
_DYAD = 2
_TOP = 4


def of_many(view: View, main: Sides, tellings: list[Sides]) -> bool:
    """Whether the page tells of many who wrote to one: its headline or its first sentences say so."""
    part = view.headline()
    if part and MANY.search(view.text[part.start : part.end]):
        return True
    praised = parties_of(main.recipients)
    heads = [s for s in (*tellings, main) if s.telling.sentence.rank < 0 and parties_of(s.senders) - praised]
    if any(len(parties_of(s.senders)) > 1 for s in heads if s.telling.way != "exchanged"):
        return True
    wishers = well_wishers(main, tellings)
    if part and not heads and len(wishers) >= _DYAD and not heads_one(view, main, wishers):
        return True
    if any(len(parties_of(s.senders)) < 3 and "" not in parties_of(s.senders) for s in heads):
        return False  # the headline is about one sender
    if not heads and heads_one(view, main, wishers):
        return False  # it names one: "China lauds X", "Xi to Marcos: ..."
    top = [s for s in view.sentences if 0 <= s.rank <= 1]
    words = [view.text[s.start : s.end] for s in top]
    return main.telling.way == "received" or any(MANY.search(w) and not _LATEST.search(w) for w in words)


def is_headed(view: View, sides: Sides) -> bool:
    """Whether the headline names all who send: a page about them, and not about the main sender alone."""
    part = view.headline()
    return all(m.figure and any(stands_in(part, n) for n in m.figure.namings) for m in sides.senders)


def in_one_sentence(sides: Sides, main: Sides) -> bool:
    """Whether one sentence of the text tells of both: "X congratulated C; Y did likewise"."""
    return sides.telling.sentence.rank == main.telling.sentence.rank >= 0


def heads_one(view: View, main: Sides, wishers: frozenset[str]) -> bool:
    """Whether the headline names the main sender or his state, and none of the others who wrote."""
    part = view.headline()
    if part is None:
        return False
    ours = parties_of(main.senders)
    named = {m.codes[0] for m in view.mentions_in(part.start, part.end)}
    if any(m.figure and any(stands_in(part, n) for n in m.figure.namings) for m in main.senders):
        named |= ours
    return len(ours) == 1 and ours <= named and not named & (wishers - ours)


def well_wishers(main: Sides, tellings: list[Sides]) -> frozenset[str]:
    """The states whose named leaders the top tells to congratulate the same one as the main telling does."""
    others = (s for s in tellings if s.telling.sentence.rank <= _TOP and joins_in(s, main))
    return frozenset(m.country for s in (main, *others) for m in s.senders if m.country and m.figure)


def joins_in(sides: Sides, main: Sides, *, many: bool = False) -> bool:
    """Whether a sentence tells of another sender to the same recipient.

    On a page of ``many`` senders leaders may be named by their office and their states alone.
    """
    people = {m.figure.name for m in main.recipients if m.figure}
    states = {m.country for m in main.recipients if m.country}
    same = not sides.recipients or any(
        m.country in states if m.country else m.figure and m.figure.name in people for m in sides.recipients
    )
    # "Messages came from Guinea, too", further down: states alone are background.
    listed = many and any(
        a.country and a.office.endswith("s") for a in sides.telling.senders
    )  # "the presidents of A, B"
    named = (
        listed
        or any(m.figure for m in sides.senders)
        or (sides.telling.way != "received" and sides.telling.sentence.rank <= 1)
    )
    own = parties_of(sides.senders)
    return same and named and sides.telling.congratulates and "" not in own and not own & parties_of(main.recipients)


def parties_of(members: tuple[Member, ...]) -> frozenset[str]:
    """The states and bodies of one side; an empty word stands for those of whom none is known."""
    return frozenset(m.country or m.body for m in members)
