"""What each stretch of a seed is: headline, dateline, headings, body, furniture. Marked, never edited."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from felicitations.model import Mark, MarkKind
from felicitations.reading.datelines import DATELINE, MONTH
from felicitations.reading.days import holds_a_day
from felicitations.reading.fold import Folded, Text
from felicitations.reading.lines import OUTLET, settle_line
from felicitations.reading.noise import Noise, Piece, cut
from felicitations.reading.titles import PROSE, STOP, Promise, count, find_title, is_dated, is_prose, weigh
from felicitations.reading.voice import ENGLISH, SIGNATURE, Voice

_LINE = re.compile(r"[^\r\n]+")
# "Baku, June 12, AZERTAC", on a line of its own above the report.
_PLACED = re.compile(
    rf"[A-Z][\w.' -]{{2,30}}(?:, [A-Z][\w.' ]{{2,20}})?,\s(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})(?:,?\s\d{{4}})?"
    r",?\s[/(]?(?:[A-Z]{2,9}|[A-Z][a-z]{2,11})[)/]?[.:]?(?:\s-{1,2})?"
)
_READERS = "comments"  # the family of the lines that open the readers' own
_INITIALS = re.compile(r"(?:[A-Z]\.?\s?){2,5}\d?")  # of an agency or a writer, alone on a line
_AGENCY = re.compile(r"(?<=[.!?\"])\s(?:-{1,2}|/)\s?[A-Z][\w.]{1,15}(?: [A-Z][\w.]{1,15}){0,2}$")  # ". -- Bernama"
_LONG = 120  # letters: no menu, no link and no notice without a word of page talk is as long
_QUOTED = re.compile(r'"[^"]+ [^"]+ [^"]+ [^"]+"')
# The heading of the points that some papers put above the text.
_SUMMARY = re.compile(r"(?:the )?key (?:points?|takeaways?)[:.]?", re.IGNORECASE)
_FEW = 4  # words of a last short sentence
_MENUS = ("navigation", "wide-row")  # families of the rows of links below the name of a site
_STAMP = 100  # a line of the page's head with a full date in it, however it is printed


Span = tuple[int, int]


def dissect(  # noqa: PLR0913, PLR0917 - what is known of a text before it is taken apart
    folded: Folded,
    noise: Noise,
    promise: Promise,
    begin: int = 0,
    lone: Mapping[Span, MarkKind] | None = None,
    frame: frozenset[int] = frozenset(),
    voice: Voice = ENGLISH,
) -> tuple[Mark, ...]:
    """The marks that tile a seed from the folded offset ``begin``.

    ``promise`` says how much the line between two offsets sounds like a headline of the genre; ``lone`` says what the
    stretches that name a capital or an agency are where they fill a line: a dateline or a credit; ``frame`` are the
    beginnings of the lines that a web page has around the article; ``voice`` is that of letters in its language.
    """
    text = folded.text
    found = [match for match in _LINE.finditer(text, begin) if match.group().strip()]
    lines = [_cut(text, match, noise) for match in found]
    if frame:
        lines = _framed(lines, [match.start() in frame for match in found])
    pieces = [_place(text, settle_line(text, piece, noise), lone or {}, voice) for line in lines for piece in line]
    pieces = _trim(text, pieces, promise)
    pieces = _close(text, pieces, promise, voice)
    pieces = _open(text, _keep_letter(text, pieces, voice), promise)
    return _tile(folded, _split_dateline(text, pieces), begin)


def _framed(lines: list[tuple[Piece, ...]], outside: list[bool]) -> list[tuple[Piece, ...]]:
    """Mark what a web page has around the article; a stamp or a credit between its headline and its end stays one."""
    inside = [i for i, out in enumerate(outside) if not out]
    begin, end = (inside[0], inside[-1]) if inside else (0, 0)
    return [_frame(line, between=begin < i < end) if outside[i] else line for i, line in enumerate(lines)]


def _frame(line: tuple[Piece, ...], *, between: bool) -> tuple[Piece, ...]:
    if between and any(piece.kind for piece in line):
        return tuple(
            piece if piece.kind else replace(piece, kind="furniture", rule="around-the-article") for piece in line
        )
    return (Piece(start=line[0].start, end=line[-1].end, kind="furniture", rule="around-the-article"),)


def _place(text: str, piece: Piece, lone: Mapping[Span, MarkKind], voice: Voice) -> Piece:
    kind = lone.get((piece.start, piece.end)) if piece.kind is None else None
    if kind:
        return replace(piece, kind=kind, rule="place" if kind == "dateline" else "agency-line")
    # What a language writes beside a letter goes before its stamps, which are alike.
    patterns = (_PLACED if piece.kind is None else None, voice.dated)
    short = piece.end - piece.start < _STAMP
    if short and any(pattern and pattern.fullmatch(text, piece.start, piece.end) for pattern in patterns):
        return replace(piece, kind="dateline", rule="place-and-day")
    return piece


def _trim(text: str, pieces: list[Piece], promise: Promise) -> list[Piece]:
    """Mark the paragraphs before the first and behind the last one of the article in which the page talks of itself."""
    talk = ["" if p.kind or (p.talk and promise(p.start, p.end)) else p.talk for p in pieces]
    core = [i for i, piece in enumerate(pieces) if not talk[i] and _open_prose(text, piece)]
    if not core:
        return pieces
    outside = set(range(core[0])) | set(range(core[-1] + 1, len(pieces)))
    return [
        _talks(text, piece, above=i < core[0]) if talk[i] and i in outside else piece for i, piece in enumerate(pieces)
    ]


def _talks(text: str, piece: Piece, *, above: bool) -> Piece:
    """A line in which the page talks of itself; a short one above the text with a day in it is its stamp."""
    if above and piece.end - piece.start < _STAMP and holds_a_day(text, piece.start, piece.end):
        return replace(piece, kind="stamp", rule="page-date")
    return replace(piece, kind="furniture", rule=piece.talk)


def _cut(text: Text, match: re.Match[str], noise: Noise) -> tuple[Piece, ...]:
    start, end = match.span()
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return cut(text, start, end, noise)


def _open_prose(text: str, piece: Piece) -> bool:
    return piece.kind is None and is_prose(text[piece.start : piece.end])


def _close(text: str, pieces: list[Piece], promise: Promise, voice: Voice) -> list[Piece]:
    """Mark the foot of the page: what follows a closing line, and short lines after the last paragraph."""
    prose = [i for i, piece in enumerate(pieces) if _open_prose(text, piece)]
    if not prose:
        return pieces
    closed = next((i for i, p in enumerate(pieces) if p.closes and i > prose[0]), None)
    if closed is not None:
        rule = pieces[closed].rule
        readers = _readers_begin(pieces, prose)
        pieces = pieces[: closed + 1] + [
            replace(p, kind="furniture", rule=rule if i < readers else _READERS)
            if p.kind is None and (i >= readers or not _strong(text, p, promise))
            else p
            for i, p in enumerate(pieces[closed + 1 :], closed + 1)
        ]
        prose = [i for i in prose if pieces[i].kind is None]
    last = prose[-1]
    return pieces[: last + 1] + [_foot(text, p, pieces[i], voice) for i, p in enumerate(pieces[last + 1 :], last)]


def _readers_begin(pieces: list[Piece], prose: list[int]) -> int:
    """Behind which piece the readers have the word: of theirs not even what congratulates is the article's.

    "4 comments" may stand above an article too; so most of the text must stand before it.
    """
    sizes = {i: pieces[i].end - pieces[i].start for i in prose}
    half, before = sum(sizes.values()) / 2, 0
    for i, piece in enumerate(pieces):
        if piece.rule == _READERS and piece.closes and before > half:
            return i + 1
        before += sizes.get(i, 0)
    return len(pieces)


def _strong(text: str, piece: Piece, promise: Promise) -> bool:
    """Whether a paragraph goes on with the article behind what else ends one: a link to another, in the middle."""
    return weigh(text[piece.start : piece.end]) >= 220 or (
        _open_prose(text, piece) and promise(piece.start, piece.end) > 1
    )


def _keep_letter(text: str, pieces: list[Piece], voice: Voice) -> list[Piece]:
    """Keep the address above and the signature below a letter that is printed as it was written."""
    prose = [i for i, piece in enumerate(pieces) if _open_prose(text, piece)]
    if not prose:
        return pieces
    above = {
        i for i, p in enumerate(pieces[: prose[0] + 1]) if _is_open(p) and voice.address.match(text[p.start : p.end])
    }
    above |= {
        i
        for i in range(min(above, default=0), max(above, default=0))
        if _is_open(pieces[i]) and SIGNATURE.fullmatch(text, pieces[i].start, pieces[i].end)
    }
    below = any(_is_open(p) and SIGNATURE.fullmatch(text, p.start, p.end) for p in pieces[prose[-1] + 1 :])
    voiced = (above or below) and any(voice.speaks.search(text, pieces[i].start, pieces[i].end) for i in prose)
    if not voiced:
        return pieces
    kept = [replace(p, kind="body", rule="address") if i in above else p for i, p in enumerate(pieces)]
    for i in range(prose[-1] + 1, len(kept)):
        piece = kept[i]
        words = text[piece.start : piece.end]
        if piece.kind in ("dateline", "body") or voice.sign_off.match(words):
            continue
        if piece.kind is None and not SIGNATURE.fullmatch(words):
            continue  # a last short sentence of the letter
        if voice.day and voice.day.fullmatch(words):
            kept[i] = replace(piece, kind="dateline", rule="place-and-day")  # the letter's own, below who signed it
            continue
        if not _is_open(piece) or not SIGNATURE.fullmatch(words) or _INITIALS.fullmatch(words):
            break
        kept[i] = replace(piece, kind="body", rule="signature")
    return kept


def _is_open(piece: Piece) -> bool:
    return piece.kind is None or piece.rule in ("page-foot", "page-head")


def _foot(text: str, piece: Piece, before: Piece, voice: Voice) -> Piece:
    """A short line after the last paragraph is the page's, unless it ends a sentence, signs a letter or is quoted."""
    words = text[piece.start : piece.end]
    if piece.kind is not None or voice.sign_off.match(words):
        return piece
    words = _AGENCY.sub("", words)
    if words[0] == '"' == text[before.start]:
        return piece  # each paragraph of a long quotation opens it anew
    name = words.isupper() and len(words.split()) <= 4 and not _INITIALS.fullmatch(words)
    name = name and not OUTLET.search(words.title())
    if (
        name
        or voice.sign_off.match(text[before.start : before.end])
        or (STOP.search(words) and words[-1] not in ":;" and count(words) >= _FEW)
    ):
        return piece
    if weigh(words) >= _LONG and not piece.talk:
        return piece  # a last paragraph without its full stop
    if len(words) < PROSE and holds_a_day(text, piece.start, piece.end):
        return replace(piece, kind="stamp", rule="page-date")  # "The Highland Mail, 4 October 2024"
    return replace(piece, kind="furniture", rule="page-foot")


def _open(text: str, pieces: list[Piece], promise: Promise) -> list[Piece]:
    """Find the headline before the first paragraph; what stands around it there is the page's head."""
    first = next((i for i, p in enumerate(pieces) if _open_prose(text, p)), len(pieces))
    lines = [(i, p) for i, p in enumerate(pieces[:first]) if p.kind is None]
    headline = find_title(text, lines, promise)
    if headline == 0 and pieces[1:] and pieces[1].rule in _MENUS:  # the name of the site, with its menu below
        headline = max(find_title(text, lines[1:], promise), 0)
    return [_name(text, piece, i, first, headline) for i, piece in enumerate(pieces)]


def _name(text: str, piece: Piece, i: int, first: int, headline: int) -> Piece:
    if piece.kind is not None:
        return piece
    words = text[piece.start : piece.end]
    if i == headline:
        return replace(piece, kind="headline", rule="headline")
    if i < first and len(words) < _STAMP and is_dated(text, piece.start, piece.end):
        return replace(piece, kind="stamp", rule="page-date")
    if i < first and _SUMMARY.fullmatch(words):
        return replace(piece, kind="heading", rule="heading")
    if i < first:
        standfirst = i > headline >= 0 and count(words) >= 6
        standfirst = standfirst or (i == headline - 1 and bool(_QUOTED.fullmatch(words)))  # a headline of two lines
        return (
            replace(piece, kind="body", rule="standfirst")
            if standfirst
            else replace(piece, kind="furniture", rule="page-head")
        )
    short = weigh(words) < 90 and not STOP.search(words) and not words.endswith(";")
    return replace(piece, kind="heading", rule="heading") if short else replace(piece, kind="body", rule="paragraph")


def _split_dateline(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part the dateline from the first paragraph that has one."""
    for i, piece in enumerate(pieces):
        if piece.kind != "body":
            continue
        match = DATELINE.match(text, piece.start, piece.end)
        if match and match.end() < piece.end:
            head = replace(piece, end=match.end(), kind="dateline", rule="dateline")
            return [*pieces[:i], head, replace(piece, start=match.end()), *pieces[i + 1 :]]
        if piece.rule == "paragraph" and text[piece.end - 1] != ":":
            break  # "The following is a release of the embassy:" stands above the dateline
    return pieces


def _tile(folded: Folded, pieces: list[Piece], begin: int) -> tuple[Mark, ...]:
    """Marks over the seed's own text, the gaps between the pieces among them."""
    marks: list[Mark] = []
    at = folded.source(begin, begin)[0] if begin else 0
    size = folded.starts[-1] if folded.starts else len(folded.text)
    for piece in pieces:
        start, end = folded.source(piece.start, piece.end)
        if start > at:
            marks.append(Mark(start=at, end=start, kind="gap", rule="space"))
        kind: MarkKind = piece.kind or "body"
        marks.append(Mark(start=start, end=end, kind=kind, rule=piece.rule))
        at = end
    if at < size:
        marks.append(Mark(start=at, end=size, kind="gap", rule="space"))
    return tuple(marks)
