"""Why a candidate lost: the order of trust among days, and what decides between two occasions."""

from __future__ import annotations

from collections.abc import Iterable

from felicitations.lexicon import Lexicon
from felicitations.model import Evidence, Finding, Rival

_DATELINE = "the dateline"
_PAGE = "the day of publication"
_SENT = (
    "a date in the sentence that tells of the message",
    "a weekday in the sentence that tells of the message",
    _DATELINE,
    _PAGE,
    "what an anniversary gives",
)
"""How the day of a message may be known, the most trusted first (`felicitations.reading.dates`)."""

_SENT_BASES = {"stated": 0, "weekday": 1, "year": 1, "dateline": 2, "published": 3, "anniversary": 4}
_SENT_RULES = {"date-of-message": 0, "stated-day": 0, "weekday": 1, "dateline": 2, "anniversary-of-ties": 4}
_STAMPS = ("a stamp of the page", "the stamp of the crawler", "a dateline")


def why_lost(fact: str, won: Finding[object], lost: Rival[object], lexicon: Lexicon) -> str:
    """One sentence on why ``lost`` is not the value of a fact."""
    match fact:
        case "occasion":
            return _occasion(str(won.value), str(lost.value), lexicon)
        case "happened":
            one = _SENT_BASES.get(won.basis, _sent(won.evidence))
            return _order(_SENT, one, _sent(lost.evidence))
        case "published":
            return _order(_STAMPS, _stamp(won.evidence), _stamp(lost.evidence))
    return "Its words are less near to what was looked for."


def _order(ranks: tuple[str, ...], won: int, lost: int) -> str:
    if won < lost:
        words = ranks[won]
        return f"{words[:1].upper()}{words[1:]} is trusted before {ranks[lost]}."
    if won > lost:
        return f"{ranks[lost].capitalize()} would be trusted first, but this one does not fit the rest of the page."
    return "Both are known in the same manner; the one that won stands first, or in the likelier place."


def _sent(evidence: Iterable[Evidence]) -> int:
    """The rank of a day by the rules that found its words; any other rule is one of the page's own day."""
    return min((_SENT_RULES.get(words.rule, 3) for words in evidence), default=3)


def _stamp(evidence: Iterable[Evidence]) -> int:
    rules = [words.rule for words in evidence]
    if any(rule.startswith("crawl-stamp") for rule in rules):
        return 1
    return 2 if "dateline" in rules else 0


def _occasion(won: str, lost: str, lexicon: Lexicon) -> str:
    beats = {occasion.slug: occasion.beats for occasion in lexicon.occasions}
    if lost in beats.get(won, ()):
        return f"Where both fit, site_src/occasions/{won}.md goes first: it names {lost} among those it beats."
    return "Its words weigh less: they stand further from the words that tell of the message, or in fewer places."
