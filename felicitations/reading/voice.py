"""The voice of a letter that is printed as it was written: how it speaks, whom it addresses, how it is signed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from felicitations.reading.cues import Cue

SIGN_OFF = re.compile(
    r"(?:yours?\s|sincerely|respectfully|fraternally|with (?:\w+ )?(?:respect|affection|esteem|friendship|best|kind"
    r"|warm|high|embrace|hug)|accept,? )",
    re.IGNORECASE,
)
"""The words above a signature."""

LETTER = re.compile(
    r"\b(?:I|[Ww]e)\b[^.]{0,170}\b(?:congratulat|felicitat|greetings|wishes)|\b(?:[Mm]y"
    r"|[Oo]ur) (?:\w+ ){0,4}(?:congratulations|felicitations)"
    r"|\b(?:[Qq]uiero|[Dd]eseo|[Mm]e complace|[Qq]uero|[Tt]enho (?:a honra|o prazer))\b[^.]{0,90}\bfelicit"
    r"|\b[Ll]es? (?:felicito|felicitamos|dese(?:o|amos)|expres(?:o|amos)|transmit(?:o|imos))\b"
    r"|\b(?:[Mm]is|[Nn]uestras|[Mm]inhas|[Nn]ossas|[Mm]es|[Nn]os) (?:\w+ ){0,4}(?:felicita\w+|parabens|congratula\w+)"
    r"|\b(?:[Vv]ossa|[Vv]uestra|[Vv]otre) (?:[Ee]xcel|[Mm]ajest|[Aa]lte|[Ss]antidad|[Ss]aint)"
    r"|\b(?:[Jj]e|[Nn]ous) (?:\w+ ){0,3}(?:adress|felicit|present|exprim)\w+[^.]{0,90}\bfelicit"
    r"|\b(?:сердечно|искренне|от имени)\b[^.]{0,80}\b[Пп]оздравляю|\b[Пп]римите\b[^.]{0,60}поздравл|谨[向代以致]|我谨"
    r"|\b(?:accept|avail (?:my|our)self)\b|\b[Yy]our (?:Excellenc|Majest|Highness|Holiness)|\bDear (?:Mr|Madam"
    r"|President|Prime|friend)"
)
"""A page on which somebody speaks in the first person to somebody: a hint that its short lines are a letter's."""

_ADDRESS = (
    r"(?:\"?dear\b|\"?(?:your|his|her|their) (?:excellenc|majest|highness|royal|holiness)|excellenc|h\.\s?[em]\."
    r"|the (?:rt\.? )?hon(?:ou?rable)?\b"
    r"|(?:dear )?(?:mr|madam|mister)\.? "
    r"(?:president|prime)|most (?:esteemed|respected)|esteemed|respected|(?:my )?dear (?:friend|brother)|comrade"
    r"|(?:a )?(?:sua|su|son|a s\.|s\.) ?(?:excelencia|excellence|majest\w+|alteza|altesse|santidad|saintete|e\.)"
    r"|(?:excelencia|excelentissimo|excelentisimo|estimad[oa]|prezad[oa]|querid[oa]|camarada|companer[oa]"
    r"|senhora?|senora?|monsieur|madame|cher|chere|уважаем|дорогой|его превосходительств)\b"
    r"|[\u4e00-\u9fff（）]{2,40}[:：]$)"
)
# "Respected Comrade Kim Jong Un Sends Congratulations" is a headline and addresses nobody.
_NO_HEADLINE = (
    r"(?-i:(?![^.,:]*\b(?:Sends|Receives|Congratulates|Greets|Exchanges|Extends|Meets|Visits|Attends|envia|recibe"
    r"|envoie)\b))"
)


def address_of(*more: str) -> re.Pattern[str]:
    """How a line above a letter begins that says to whom it goes; ``more`` are regular expressions of a language."""
    return re.compile(f"{_NO_HEADLINE}(?:{'|'.join([_ADDRESS, *more])})", re.IGNORECASE)


SIGNATURE = re.compile(
    r"(?:[-\s]*)(?:(?:(?:[dl]')?[A-ZА-ЯЁÀ-ÞĐ][\w.'-]*+|of|the|and|for|al|bin|ibn|del?|den|der|d[ao]s?|des|du|la|los"
    r"|las|et|y|e|van|von|elue?|elect[oa]|eleit[oa]|II|III|IV|VI),?\s?){1,18}[.,\"]{0,3}"
    r"|[\u3400-\u9fff〇（）]{2,30}|[\u0620-\u065f ]{4,60}[\"]?"
)
"""Who signed a letter: a name, an office, a state, each on a line of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How a language writes letters: how lines begin that address somebody, how it speaks, what is above a signature.

    ``dated`` is a line that holds a place and a day and nothing else, as above a letter or below its signature;
    ``day`` one that holds a day alone.
    """

    address: re.Pattern[str]
    speaks: re.Pattern[str]
    sign_off: re.Pattern[str]
    dated: re.Pattern[str] | None = None
    day: re.Pattern[str] | None = None


ENGLISH = Voice(address=address_of(), speaks=LETTER, sign_off=SIGN_OFF)

I_CONGRATULATE = Cue(
    r"\b(?:I|[Ww]e|I should|I would)\b[^.]{0,110}\b(?:congratulat\w+|felicitat\w+)"
    r"|\b(?:I|[Ww]e)\s(?:\w+\s){0,3}(?:offer|extend|send|convey)\b[^.]{0,60}\b(?:greetings|wishes)"
    r"|\b(?:[Mm]y|[Oo]ur|MY|OUR)\s(?:\S+\s){0,4}(?:congratulations|felicitations|good wishes|best wishes|greetings)"
    r"|\b(?:pleasure|honou?r|privilege|opportunity) (?:to|in|of) (?:\w+ ){0,3}?(?:wish|extend|convey"
    r"|congratulat|express|offer)\w*"
    r"|\b(?:[Aa]llow|[Pp]ermit) me\b[^.]{0,40}\bcongratulat|\b(?:[Aa]ccept"
    r"|[Rr]eceive)\b[^.]{0,40}\b(?:congratulations|felicitations|greetings|wishes)"
    r"|\b[Cc]ongratulations (?:(?:up)?on your|to you|, (?:dear|my friend|Mr|Madam|President|Prime))\b"
    r"|\bI WISH TO OFFER YOU\b|^\"?(?:Many |Warm(?:est)? |Heartfelt |Sincere )?[Cc]ongratulations (?:to|on|,)",
)
"""The sentence of a letter in English that congratulates: narrower than LETTER, for it names the act."""
