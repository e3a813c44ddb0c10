"""The text of an article with the words that show its facts.

The text is never edited: it is cut into runs, and the runs of a block joined are the seed's own characters. Words
that show a fact are washed and bear a number. Evidence that overlaps is one stretch; stretches that show the same
facts a few words apart share a number; and the note of that number, beside the paragraph, says what the words show.
What is no text of the article is kept apart, with its rule.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

from felicitations import basis, wording
from felicitations.drafts import LINE_END, BlockKind, Draft, drafts_of
from felicitations.model import Evidence, Mark

RunKind = Literal["plain", "words", "omitted"]

NEAR = 24
"""Characters between two stretches that show the same facts and share a number: ``Chinese President Xi Jinping``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A fact that a note may name: what it is called, its value and how it is known in words, and its evidence."""

    label: str
    words: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of text. ``words`` show a fact; ``omitted`` stands where something was left out inside a paragraph.

    ``anchor`` is set on the first run that a number stands for, ``number`` on the last: there it is printed.
    """

    kind: RunKind
    text: str
    anchor: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One fact that the words of a note show, and the rule that found them (empty where it adds nothing)."""

    label: str
    words: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The note to the words that bear one number."""

    number: int
    shows: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, a heading, the headline, or a piece that was left out: then ``rule`` says in words by which rule."""

    kind: BlockKind
    rule: str
    runs: tuple[Run, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """An article's text, ready to be set: the headline's blocks, the body's, what was left out; and the numbers.

    ``numbers`` gives the number of each evidence by its bounds.
    """

    headline: tuple[Block, ...]
    body: tuple[Block, ...]
    left_out: tuple[Block, ...]
    numbers: Mapping[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a block between two cuts. ``group`` is the index of the evidence it belongs to, or -1."""

    kind: RunKind
    start: int
    end: int
    group: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Washed:
    """The words that show facts: stretches with the index of their group, in order; and the group of each evidence."""

    stretches: Sequence[tuple[int, int, int]]
    groups: Mapping[tuple[int, int], int]


def annotate(text: str, marks: Sequence[Mark], claims: Sequence[Claim]) -> Annotated:
    """Cut the text into blocks by its marks, and wash the evidence of the claims.

    The numbers run as a page shows the blocks: the headline, the body, then what was left out.
    """
    washed = _wash(text, claims)
    drafts = sorted(drafts_of(text, marks), key=lambda draft: {"headline": 0, "left-out": 2}.get(draft.kind, 1))
    cut = [[piece for bounds in draft.bounds for piece in _pieces(bounds, washed)] for draft in drafts]
    order = dict.fromkeys(piece.group for pieces in cut for piece in pieces if piece.group >= 0)
    notes = _notes(order, claims, washed)
    blocks = _blocks(text, drafts, cut, notes)
    return Annotated(
        headline=tuple(block for block in blocks if block.kind == "headline"),
        body=tuple(block for block in blocks if block.kind in {"paragraph", "heading"}),
        left_out=tuple(block for block in blocks if block.kind == "left-out"),
        numbers={bounds: notes[group].number for bounds, group in washed.groups.items() if group in notes},
    )


def _wash(text: str, claims: Sequence[Claim]) -> _Washed:
    """The stretches of evidence, those that show the same facts close together in one group."""
    evidence = [(index, e) for index, claim in enumerate(claims) for e in claim.evidence]
    inside = [(index, (e.start, e.end)) for index, e in evidence if 0 <= e.start < e.end <= len(text)]
    stretches = merged(bounds for _, bounds in inside)
    starts = [start for start, _ in stretches]
    place = {bounds: bisect_right(starts, bounds[0]) - 1 for _, bounds in inside}
    shows: list[set[int]] = [set() for _ in stretches]
    for index, bounds in inside:
        shows[place[bounds]].add(index)
    group = -1
    groups: list[int] = []
    for at, (start, _) in enumerate(stretches):
        between = text[stretches[at - 1][1] : start] if at else ""
        alike = at and shows[at] == shows[at - 1] and len(between) <= NEAR and not LINE_END.search(between)
        group += not alike
        groups.append(group)
    return _Washed(
        stretches=[(first, last, of) for (first, last), of in zip(stretches, groups, strict=True)],
        groups={bounds: groups[at] for bounds, at in place.items()},
    )


def merged(bounds: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in their order, those that overlap made one. Stretches that only touch stay apart."""
    stretches: list[tuple[int, int]] = []
    for start, end in sorted(bounds):
        if stretches and start < stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
        else:
            stretches.append((start, end))
    return stretches


def _pieces(bounds: tuple[int, int], washed: _Washed) -> Iterator[_Piece]:
    """One part of a block, cut where evidence starts and ends."""
    at, end = bounds
    if at == end:
        yield _Piece("omitted", at, end)
        return
    for first, last, group in washed.stretches[bisect_right(washed.stretches, at, key=itemgetter(1)) :]:
        if first >= end:
            break
        if at < first:
            yield _Piece("plain", at, first)
        yield _Piece("words", max(at, first), min(end, last), group)
        at = min(end, last)
    if at < end:
        yield _Piece("plain", at, end)


def _notes(order: Iterable[int], claims: Sequence[Claim], washed: _Washed) -> dict[int, Note]:
    """What the words of each group show: every claim that has evidence in them, once, with the rules."""
    rules: dict[int, dict[int, dict[str, None]]] = {}
    for index, claim in enumerate(claims):
        for e in claim.evidence:
            if (group := washed.groups.get((e.start, e.end))) is not None:
                rules.setdefault(group, {}).setdefault(index, {})[basis.rule_phrase(e.rule)] = None
    notes = {}
    for number, group in enumerate(order, 1):
        shows = dict.fromkeys(
            Shown(label=claims[index].label, words=claims[index].words, rule=wording.names(filter(None, by)))
            for index, by in rules[group].items()
        )
        notes[group] = Note(number=number, shows=tuple(shows))
    return notes


def _blocks(
    text: str, drafts: Sequence[Draft], cut: Sequence[Sequence[_Piece]], notes: Mapping[int, Note]
) -> list[Block]:
    """The blocks with their runs. A number is printed, and its note stands, in the first block that has its words."""
    first: dict[int, _Piece] = {}
    last: dict[int, _Piece] = {}
    for pieces in cut:
        here = {piece.group: piece for piece in pieces if piece.group >= 0 and piece.group not in first}
        first |= {piece.group: piece for piece in reversed(pieces) if piece.group in here}
        last |= here
    return [
        Block(
            kind=draft.kind,
            rule=wording.sentence(basis.rule_words(draft.rule)),
            runs=tuple(
                Run(
                    kind=piece.kind,
                    text=text[piece.start : piece.end],
                    anchor=f"w{notes[piece.group].number}" if first.get(piece.group) is piece else "",
                    number=notes[piece.group].number if last.get(piece.group) is piece else 0,
                )
                for piece in pieces
            ),
            notes=tuple(notes[piece.group] for piece in pieces if last.get(piece.group) is piece),
        )
        for draft, pieces in zip(drafts, cut, strict=True)
    ]
