"""The nearest right word, for messages about words that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_FEW = 14


def nearest(word: str, known: Iterable[str]) -> str:
    """The end of a sentence: the known word that was probably meant, or all of them where they are few, or nothing."""
    words = list(dict.fromkeys(known))
    folded = {candidate.casefold(): candidate for candidate in reversed(words)}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    if close:
        return f'; did you mean "{folded[close[0]]}"?'
    return f"; known are {', '.join(words)}" if 0 < len(words) <= _FEW else ""
