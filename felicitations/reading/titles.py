"""Which line above an article's text is its headline."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from felicitations.reading.days import holds_a_day
from felicitations.reading.lines import OUTLET
from felicitations.reading.noise import Piece

Promise = Callable[[int, int], int]
"""How much the line between two offsets sounds like a headline of the genre."""

STOP = re.compile(r"""[.!?:;\u3002\uff01\uff1f\uff1a\uff1b][\s"')\]\u300d\u300f\u25a0]*$""")
# A full stop inside a line, and none of "the Hon. X", "Dr. Y", "Gen. Z".
_INNER_STOP = re.compile(
    r"[a-z\d]{2}(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\b[A-Z][a-z]{3})[.!?]['\")]*\s+(?:[-(]+\s?)?[A-Z\"']"
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")
_CAPTION = re.compile(
    r"\((?:[LR]|left|right|[^)]{0,30}photo[^)]{0,30})\)|\b(?:poses?|shakes? hands|waves|file photo|pictured"
    r"|speaks? (?:at|during|to (?:reporters|journalists|the (?:press|media)|supporters))"
    r"|addresses|addressing|arrives?|looks on|is seen|attends?|walks?|casts?|casting) (?!.*congrat)",
    re.IGNORECASE,
)
# "dunes & data - notes from a rented desk": the name of a site and what it is about.
_TAGLINE = re.compile(r"(?:\S+\s){1,4}(?:-{1,2}|[|])\s")
_ENGLISH = re.compile(r"\b(?:in English|English (?:edition|service|version|pages|desk|site))\b")
# "President of the Republic of Kazakhstan": whose page it is.
_HOUSE = re.compile(
    r"(?:The )?(?:U\.S\. )?(?:(?:Official )?(?:Website|Office|Site|Page|Press Service) of the )?"
    r"(?:President|Prime Minister|Government|Ministry|Parliament|Presidency|Embassy|Cabinet|Chancellery|Royal House"
    r"|Office|Permanent Mission)\b(?:,? (?:of|for|the|and|to|in|[A-Z][\w'-]+)){1,9}"
)
# "General / King congratulates ...", as the agencies of the Gulf file it above the headline.
_SECTION = re.compile(r"\w+ / ")
# "Beijing, People's Republic of China": where it is.
_SEAT = re.compile(r"[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,2},(?: (?:of|the|and|[A-Z][\w.'-]+)){1,6}")
# "Akorda.kz Official website of the President of the Republic of Kazakhstan".
_SITE = re.compile(
    r"^(?:www\.)?[a-z][\w-]+\.[a-z]{2,3}\b(?!\.\s)|\bofficial (?:web\s?)?(?:site|page|portal)\b", re.IGNORECASE
)
# "A. B., Prime Minister of Canada", whose page it is or who speaks.
_HOLDER = re.compile(
    r"(?:[A-Z][\w.'-]+ ){1,4}[A-Z][\w'-]+, (?:Prime Minister|President|Premier|Chancellor|Secretary of State"
    r"|(?:[A-Z]\w+ )?Minister)(?: (?:of|for|the|and|[A-Z][\w'-]+)){0,8}"
)
# A title of a few words, some of them small: no name, no menu.
_TITLED = re.compile(r"(?=.*\s[a-zа-яё]{4,})\"?[A-ZА-ЯЁ][^\s.]*(?:,? [^\s.]+){2,11}[?!]?\"?")
_LEAST = 4  # words of a title that stands whole in another line
_SAME = 0.7  # of the words of a title
_FILED = 0.5  # of those of a title with its section before it
_DASHED = 2  # words: one and the dash behind it
_FEW = 8  # words: an outlet and its day
_TOPIC = 2  # what a line that only names the seat and the language of an outlet may promise
_DATED = re.compile(r"(?<!\d)\d{1,2}\b\D{1,24}(?:19|20)\d\d\b")  # "5 de julho de 2023", in any language
PROSE = 60


def weigh(text: str) -> int:
    """The length of a text in Latin letters' worth: a Chinese character says about as much as three."""
    return len(text) + 2 * len(_CJK.findall(text))


def is_prose(text: str) -> bool:
    """Whether a line reads like a paragraph of an article."""
    size = weigh(text)
    ends = bool(STOP.search(text)) or bool(_INNER_STOP.search(text))
    return (size >= PROSE and ends) or size >= 260


def is_dated(text: str, start: int, end: int) -> bool:
    """Whether a line names a day and its year, in whatever language."""
    return bool(_DATED.search(text, start, end)) or holds_a_day(text, start, end)


def is_holder(words: str) -> bool:
    """Whether the ``words`` of a line are a name and an office alone: whose page it is, or who speaks."""
    return bool(_HOLDER.fullmatch(_calmed(words)))


def _calmed(words: str) -> str:
    """Words in capitals as a title has them; all others as they are."""
    return words.title().replace(" Of ", " of ") if words.isupper() else words


def _is_trail(words: str, below: Sequence[str]) -> bool:
    """Whether a line holds a title that stands below, and more: the way to it, the outlet before it, a day behind."""
    if words.startswith("Home"):
        return any(words.endswith(title) and count(title) > 1 for title in below)
    most, least = len(words), len(words) / 2
    return any(least < len(title) < most and title in words and count(title) >= _LEAST for title in below)


def find_title(text: str, lines: list[tuple[int, Piece]], promise: Promise) -> int:
    """The number of the headline among the open lines above the text, each with its number; -1 where none is one."""
    # The headline stands first among the lines that could be one; captions and standfirsts follow it.
    printed = [text[p.start : p.end] for _, p in lines]
    lines = [one for n, one in enumerate(lines) if not _is_trail(printed[n], printed[n + 1 :])] or lines
    lead = next((i for i, p in lines if _could_lead(text, p) and promise(p.start, p.end)), -1)
    ranked = [(_score(text, p, promise, leads=i == lead), -i) for i, p in lines]
    best, at = max(ranked, default=(0.0, 1))
    return _said_again(text, lines, -at) if best >= 1 else _last_title(text, lines)


def _said_again(text: str, lines: list[tuple[int, Piece]], title: int) -> int:
    """The last line that says the title again: many pages name themselves by it far above where they print it.

    In other capitals, with the outlet's name behind it, or, where something stands between the two, in nearly the same
    words: right below a headline, a standfirst may be like it. A line that is printed twice is the article's twice.
    """
    first = next(p for i, p in lines if i == title)
    said = _words_of(text[first.start : first.end])
    named = text[first.end : text.find("\n", first.end)].strip()
    least = _FILED if _SECTION.match(text, first.start, first.end) else _SAME

    def repeats(i: int, p: Piece) -> bool:
        if text[p.start : p.end] == text[first.start : first.end]:
            return bool(named)
        words = _words_of(text[p.start : p.end])
        same = len(said & words) / max(len(said), len(words), 1)
        return same >= (least if i > title + 1 else 1)

    return max((i for i, p in lines if i > title and repeats(i, p)), default=title)


def _last_title(text: str, lines: list[tuple[int, Piece]]) -> int:
    """The last line above the text that reads like a title, where none tells what the page is about; -1 for none."""
    lines = [(i, p) for i, p in lines if not is_dated(text, p.start, p.end)]
    printed = ((i, text[p.start : p.end]) for i, p in reversed(lines))
    titled = (
        i for i, words in printed if _TITLED.fullmatch(words) and not _is_head(words) and not _CAPTION.search(words)
    )
    return next(titled, -1)


def _is_head(words: str) -> bool:
    """Whether a line names an outlet, and perhaps what it is about."""
    words = _calmed(words)
    whole = _HOUSE.fullmatch(words) or _SEAT.fullmatch(words)
    return bool(whole or _is_tagline(words) or OUTLET.search(words) or _ENGLISH.search(words))


def _is_tagline(words: str) -> bool:
    """Whether a line parts a site's name from what it is about, and no section or speaker from a title."""
    name = _TAGLINE.match(words)
    if name is None or '"' in words:
        return False
    section = name.group().isupper() and count(name.group()) > _DASHED and not OUTLET.search(name.group().title())
    return not section


def _could_lead(text: str, piece: Piece) -> bool:
    words = text[piece.start : piece.end]
    return count(words) >= 5 and not _CAPTION.search(words) and not words.startswith(("- ", "* "))


def _score(text: str, piece: Piece, promise: Promise, *, leads: bool) -> float:
    words = text[piece.start : piece.end]
    size = count(words)
    if size < 3 or size > 45:
        return 0
    caption = 3 * bool(_CAPTION.search(words))
    if len(words) < PROSE and is_dated(text, piece.start, piece.end):
        caption += 6 if size < _FEW else 3  # "Rio desk, 31 October 2022"
    told = promise(piece.start, piece.end)
    if _SITE.search(words) or (told <= _TOPIC and _is_head(words)) or (told <= _TOPIC + 1 and is_holder(words)):
        return 0
    whole = size >= 5 and not _INNER_STOP.search(words)
    return told + whole + 1.5 * (leads and whole and told > 0) - words.endswith(":") - caption


def _words_of(text: str) -> frozenset[str]:
    """The different words of a line in small letters; of Chinese, which parts none, its letters."""
    return frozenset(_WORD.findall(text.lower()))


def count(words: str) -> int:
    """The words of a line; of Chinese, which parts none, as many as its letters are worth."""
    return weigh(words) // 5 if _CJK.search(words) else len(words.split())
