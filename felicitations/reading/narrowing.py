"""What only the whole article tells of its occasion: a narrower one by a hint, one without a phrase by its words."""

from __future__ import annotations

import re
from dataclasses import replace

from felicitations.reading.acts import LONG_AGO
from felicitations.reading.occasions import TIES, OccasionFound, Phrases, Span, found_at, is_apart

__all__ = ["narrow"]

_RE_ELECTION = "re-election"
_TOP = 6  # sentences
_HEARD = 5  # sentences, the headline among them, whose single words count where no phrase is found
_ENOUGH = 2  # words
_BACKGROUND = 1.6  # what a phrase weighs at most outside of the headline and the telling
_YEARS = re.compile(r"anniversar|\byears\b|jubilee|centen|decades|birthday|century|turns? \d|th year")
_OF_YEARS = frozenset({"diplomatic-anniversary", "treaty-anniversary", "institution-anniversary"})


def narrow(
    text: str,
    found: tuple[OccasionFound, ...],
    phrases: tuple[Phrases, ...],
    spans: tuple[Span, ...],
    others: frozenset[Span],
) -> tuple[OccasionFound, ...]:
    """Put a narrower occasion in front of the weightiest one, where a hint anywhere in the article tells them apart.

    ``others`` are those of the ``spans`` that speak of another leader, whose second term is not what is meant.
    """
    if not found or (found[0].slug == TIES and found[0].score < _BACKGROUND):
        # "in the 52 years since ties began", far from the congratulation, is no occasion where another is in sight
        found = (*(_alone(text, phrases, spans) or _by_words(text, phrases, spans[:_HEARD])), *found)
    for one in phrases:
        if one.hints is None or not found or found[0].slug not in one.beats:
            continue
        for start, end in spans:
            if one.slug == _RE_ELECTION and (start, end) in others:
                continue
            hint = one.hints.search(text, start, end)
            past = hint and start > spans[0][0] and LONG_AGO.search(text, start, end)
            if hint and is_apart(text, start, hit=hint):
                continue
            if hint and not past and not (one.unless and one.unless.search(text, start, end)):
                best = replace(found[0], slug=one.slug, at=hint.span())
                return (best, *(f for f in found if f.slug != one.slug))
    return found


def _alone(text: str, phrases: tuple[Phrases, ...], spans: tuple[tuple[int, int], ...]) -> tuple[OccasionFound, ...]:
    """What a weak word at the top shows, where no occasion was found."""
    for start, end in spans[:_TOP]:
        for one in phrases:
            hit = one.alone.search(text, start, end) if one.alone else None
            if hit:
                return (found_at(text, one.slug, 0.1, hit.span(), (start, end)),)
    return ()


def _by_words(text: str, phrases: tuple[Phrases, ...], spans: tuple[Span, ...]) -> tuple[OccasionFound, ...]:
    """What most words at the top speak for, where no phrase tells; nothing where two occasions come out alike."""
    years = any(_YEARS.search(text, *span) for span in spans)
    heard: list[tuple[float, str, list[tuple[float, Span, Span]]]] = []
    for one in phrases:
        if one.words is None or (one.slug in _OF_YEARS and not years):
            continue
        said: dict[str, tuple[float, Span, Span]] = {}
        for place, span in enumerate(spans):
            for hit in one.words.finditer(text, *span):
                said.setdefault(hit.group(), (1.5 if place <= 1 else 1.0, hit.span(), span))
        heard.append((sum(weight for weight, _, _ in said.values()), one.slug, list(said.values())))
    best = max(heard, key=lambda one: one[0], default=(0.0, "", []))
    if best[0] < _ENOUGH or sum(one[0] == best[0] for one in heard) > 1:
        return ()
    _, at, span = best[2][0]
    words = tuple(sorted(spot for _, spot, _ in best[2]))
    return (replace(found_at(text, best[1], 0.05, at, span), words=words),)
