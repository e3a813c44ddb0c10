"""What a line of a page is by itself, where no family of furniture knows it: a stamp, a place and a day, page talk."""

from __future__ import annotations

import re
from dataclasses import replace

from felicitations.reading.acts import CONGRATULATES
from felicitations.reading.days import holds_a_day
from felicitations.reading.fold import Text
from felicitations.reading.noise import DATE, TIME, WEEKDAY, Noise, Piece, cues

_STAMPED = re.compile(
    rf"\b(?:{DATE}|{WEEKDAY}|{TIME}|(?:first |last )?(?:published|posted|updated?|modified|modification|issued"
    rf"|released|created)"
    r"(?: (?:on|at|by))?|date|time|by|on|at|local|hours?|hrs?|gmt|utc|comments?|print|e-?mail|share|source"
    r"|editors?|[ap]\.?m\.?)(?!\w)|[\W_]+|\d+",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(
    r"\b(?:published|posted|updated?|modified|modification|issued|released|date|\d{1,2}:\d\d)\b", re.IGNORECASE
)
_STAMP = 110  # letters
_REST = 4  # words that a stamp may hold beside its day and its hour: an outlet, a section
# "Beijing, 22 August 2023": above or below a letter, or as a dateline of its own.
_PLACE_AND_DAY = re.compile(
    rf"(?:done |given )?(?:in |at )?[A-Z][\w.' -]{{2,30}}(?:, [A-Z][\w.' ]{{2,20}})?,\s+"
    rf"(?:on )?(?:the )?{DATE}[.,]?\"?",
    re.IGNORECASE,
)
# "The Sofia Gazette in English": the words of which the names of papers and stations are made.
OUTLET = re.compile(
    r"\b(?:Gazette|Times|News|Post|Herald|Tribune|Courier|Ledger|Chronicle|Observer|Monitor|Dispatch|Bulletin|Journal"
    r"|Daily|Weekly|Mail|Star|Standard|Echo|Reporter|Wire|Radio|TV|FM|Online|Magazine|Review|Digest|Agency|Diary|Mirror"
    r"|Express|Blog|Newsletter|Broadcasting)\b"
)
_WEEKDAY = re.compile(rf"\b{WEEKDAY}\b", re.IGNORECASE)
_TIMED = re.compile(r"\d{1,2}:\d\d|\||\b(?:updated|posted|published|gmt|utc|date)\b", re.IGNORECASE)
_TIMED_LAST = re.compile(rf"{DATE},?\s*(?:at\s|[-|]\s*)?{TIME}\W*$", re.IGNORECASE)
_TIMED_FIRST = re.compile(rf"{DATE},?\s*(?:[-|]\s*)?\d{{1,2}}:\d\d", re.IGNORECASE)
# "In a message on his Facebook page and on Twitter, President X said ...": an article's sentence.
_SAYS = re.compile(
    r"\b(?:President|Prime Minister|Premier|King|Queen|Chancellor|Minister|he|she)\b[^.;]{0,60}"
    r"\b(?:said|wrote|added|told|noted|stated|posted|tweeted|expressed|congratulated)\b"
)
_TELLING = 10  # words
_SHORT = 14  # words
_SURE = 2


def settle_line(text: Text, piece: Piece, noise: Noise) -> Piece:
    """The piece with its kind where the line itself gives it away; as it was where it may be the article's."""
    if piece.kind is not None:
        return piece
    words = text[piece.start : piece.end]
    if len(words) < _STAMP and holds_a_day(text, piece.start, piece.end):
        if (
            _PLACE_AND_DAY.fullmatch(words)
            and not _TIMED.search(words)
            and words[0].isupper()
            and not _WEEKDAY.search(words)
            and not OUTLET.search(words)
        ):
            return replace(piece, kind="dateline", rule="place-and-day")
        if _is_stamp(words):
            return replace(piece, kind="stamp", rule="page-date")
    if words[0] == '"' or CONGRATULATES.search(text, piece.start, piece.end):
        return piece  # no sentence of a quotation, and nothing that congratulates, is a page's talk
    count, family = cues(text, piece.start, piece.end, noise)
    tells = _SAYS.search(words) or words.endswith('".')
    if count >= _SURE and not (tells and words[-1] in '."' and len(words.split()) >= _TELLING):
        return replace(piece, kind="furniture", rule=family)
    return replace(piece, talk=family) if family else piece


def _is_stamp(words: str) -> bool:
    """Whether a line says little more than when: "VNA Tuesday, October 01, 2024 09:15"."""
    rest = _STAMPED.sub(" ", words).split()
    if _TIMED_FIRST.match(words) and (words.rstrip()[-1] not in ".!?" or len(words.split()) < _SHORT):
        return True
    if _TIMED_LAST.search(words) and len(words.split()) < _SHORT:
        return True  # "By A. Writer, 20 March 2025 at 11:27 a.m."
    few = len(rest) <= (_REST if _SAYS_SO.search(words) else 2)
    return few and not (words.rstrip()[-1] == "." and len(rest) > 2)
