"""What a line of a page is by itself, where no family of furniture knows it: a stamp, a place and a day, page talk."""

from __future__ import annotations

import re
from dataclasses import replace

from felicitations.reading.acts import CONGRATULATES
from felicitations.reading.days import holds_a_day
from felicitations.reading.fold import Text
from felicitations.reading.noise import DATE, MONTH, TIME, WEEKDAY, Noise, Piece, cues

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
# "KATHMANDU, July 16", a dateline on a line of its own; "Politics, 30 March 2024" is a section and a day.
_SHOUTED = re.compile(rf"[A-Z][A-Z .'-]{{3,30}},\s(?i:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})[.:]?")
# "Georgetown, DPI, Thursday, January 20, 2022": with the agency between them it may be a weekday, too.
_FILED = re.compile(rf"[A-Z][\w.' -]{{2,30}},\s[A-Z]{{2,8}},\s(?i:{DATE})[.,]?")
_SECTION = re.compile(
    r"(?:Politics|World|News|National|International|Local|Home|Foreign|Diplomacy|Business|Economy|Region(?:al)?|Society"
    r"|Culture|Top|Latest|Breaking|Africa|Asia|Europe|Opinion|Press)\b"
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
    dated = len(words) < _STAMP and holds_a_day(text, piece.start, piece.end)
    if _SHOUTED.fullmatch(words) or (dated and _is_dateline(words)):
        return replace(piece, kind="dateline", rule="place-and-day")
    if dated and _is_stamp(words):
        return replace(piece, kind="stamp", rule="page-date")
    if words[0] == '"' or CONGRATULATES.search(text, piece.start, piece.end):
        return piece  # no sentence of a quotation, and nothing that congratulates, is a page's talk
    count, family = cues(text, piece.start, piece.end, noise)
    tells = _SAYS.search(words) or words.endswith('".')
    if count >= _SURE and not (tells and words[-1] in '."' and len(words.split()) >= _TELLING):
        return replace(piece, kind="furniture", rule=family)
    return replace(piece, talk=family) if family else piece


def _is_dateline(words: str) -> bool:
    """Whether a line is a place and a day, and no section, no outlet and no hour with a day."""
    other = (_SECTION.match(words), _TIMED.search(words), _WEEKDAY.search(words), OUTLET.search(words))
    plain = words[0].isupper() and not any(other) and _PLACE_AND_DAY.fullmatch(words)
    return bool(plain or _FILED.fullmatch(words))


def _is_stamp(words: str) -> bool:
    """Whether a line says little more than when: "VNA Tuesday, October 01, 2024 09:15"."""
    rest = _STAMPED.sub(" ", words).split()
    if _TIMED_FIRST.match(words) and (words.rstrip()[-1] not in ".!?" or len(words.split()) < _SHORT):
        return True
    if _TIMED_LAST.search(words) and len(words.split()) < _SHORT:
        return True  # "By A. Writer, 20 March 2025 at 11:27 a.m."
    few = len(rest) <= (_REST if _SAYS_SO.search(words) else 2)
    return few and not (words.rstrip()[-1] == "." and len(rest) > 2)
