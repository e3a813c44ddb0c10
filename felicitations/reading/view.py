"""What every reader sees of an article: its folded text, its parts, its sentences, and the countries named in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from felicitations.model import Mark, MarkKind
from felicitations.reading.countries import Mention
from felicitations.reading.fold import Folded, Text
from felicitations.reading.sentences import split

_ITEM = 200  # letters of one item of a list
_GAP = 8  # letters between two lines of one


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A mark with its offsets in the folded text."""

    start: int
    end: int
    kind: MarkKind
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Words that show something: folded offsets, and the rule that read them."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of the headline or the text; ``rank`` counts from 0 in the text, -1 is the headline.

    ``quoted`` says that it begins inside a quotation that an earlier sentence of its paragraph opened.
    """

    start: int
    end: int
    rank: int
    quoted: bool = False

    def speech(self, text: str, at: int) -> bool:
        """Whether the words at ``at`` stand in quotation marks."""
        return self.quoted != (text.count('"', self.start, at) % 2 == 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """An article as the readers see it. All offsets are the folded text's; ``source`` is the seed's own.

    ``mentions`` are the countries named in the article itself; ``places`` those, the capitals and the bodies; ``seats``
    are the countries, capitals and bodies named in its datelines, credits and page furniture, ``everywhere`` all;
    ``known`` are the namings of people of people.csv, by their start, in order; ``known_starts`` and ``mention_starts``
    are the starts of these and of the mentions, to find those of a stretch without a look at all.
    """

    source: str
    folded: Folded
    parts: tuple[Part, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    places: tuple[Mention, ...]
    seats: tuple[Mention, ...]
    everywhere: tuple[Mention, ...]
    known: dict[int, Mention]
    known_starts: tuple[int, ...]
    mention_starts: tuple[int, ...]

    @property
    def text(self) -> Text:
        """The folded text."""
        return self.folded.text

    @property
    def low(self) -> Text:
        """The folded text in small letters."""
        return self.folded.text.low

    @property
    def first_body(self) -> int:
        """Where the text of the article begins, or the end of the page where it has none."""
        return next((p.start for p in self.parts if p.kind in ("body", "dateline")), len(self.folded.text))

    def printed(self, start: int, end: int) -> str:
        """The seed's own letters at these folded offsets."""
        begin, stop = self.folded.source(start, end)
        return self.source[begin:stop]

    def known_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The namings of known people that begin in a stretch."""
        first, last = bisect_left(self.known_starts, start), bisect_left(self.known_starts, end)
        return tuple(self.known[at] for at in self.known_starts[first:last])

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that begin in a stretch."""
        return self.mentions[bisect_left(self.mention_starts, start) : bisect_left(self.mention_starts, end)]

    def headline(self) -> Part | None:
        """The headline, where the page has one."""
        return next((p for p in self.parts if p.kind == "headline"), None)


def _paragraphs(text: str, parts: tuple[Part, ...]) -> list[tuple[int, int]]:
    """The paragraphs of the text; a list that a colon opens, one line an item, is one with what opens it."""
    found: list[tuple[int, int]] = []
    for part in parts:
        if part.kind != "body":
            continue
        listed = (
            found and text[found[-1][1] - 1] in ":;" and text[part.end - 1] in ";." and part.end - part.start < _ITEM
        )
        if listed and part.start - found[-1][1] < _GAP:
            found[-1] = (found[-1][0], part.end)
        else:
            found.append((part.start, part.end))
    return found


def _within(mentions: tuple[Mention, ...], spans: list[tuple[int, int]]) -> tuple[Mention, ...]:
    """The mentions that begin inside one of some stretches, which stand in order and apart."""
    starts = [start for start, _ in spans]
    places = ((m, bisect_right(starts, m.start) - 1) for m in mentions)
    return tuple(m for m, place in places if place >= 0 and m.start < spans[place][1])


def look(source: str, folded: Folded, marks: tuple[Mark, ...], mentions: tuple[Mention, ...]) -> View:
    """Look at a marked text: its parts and sentences; of the mentions those that stand in the article itself.

    ``source`` is the text of the seed, from which ``folded`` was made.
    """
    parts = tuple(
        Part(start=folded.place(m.start), end=folded.place(m.end), kind=m.kind, rule=m.rule)
        for m in marks
        if m.kind != "gap"
    )
    sentences: list[Sentence] = []
    sentences += [Sentence(start=p.start, end=p.end, rank=-1) for p in parts if p.kind == "headline"]
    rank = 0
    for begin, stop in _paragraphs(folded.text, parts):
        if begin < stop:
            marks_before, counted = 0, begin
            for start, end in split(folded.text, begin, stop):
                marks_before, counted = marks_before + folded.text.count('"', counted, start), start
                sentences.append(Sentence(start=start, end=end, rank=rank, quoted=marks_before % 2 == 1))
                rank += 1
    known = {m.start: m for m in sorted(mentions, key=lambda m: m.start) if m.kind == "person"}
    mentions = tuple(m for m in mentions if m.kind != "person")
    spans = [(p.start, p.end) for p in parts if p.kind in ("headline", "body", "heading", "dateline")]
    places = _within(mentions, spans)
    inside = tuple(sorted((m for m in places if m.kind in ("name", "adjective")), key=lambda m: m.start))
    heads = [(p.start, p.end) for p in parts if p.kind in ("dateline", "credit", "stamp", "furniture", "heading")]
    seats = tuple(m for m in _within(mentions, heads) if m.kind != "adjective" and len(m.codes) == 1)
    return View(
        source=source,
        folded=folded,
        parts=parts,
        sentences=tuple(sentences),
        mentions=inside,
        places=places,
        seats=seats,
        everywhere=mentions,
        known=known,
        known_starts=tuple(known),
        mention_starts=tuple(m.start for m in inside),
    )
