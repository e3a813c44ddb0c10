"""The place and the day with which an agency, a paper or a ministry opens its report."""

from __future__ import annotations

import re

MONTH = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*"
    r"|(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|SEPT|OCT|NOV|DEC)[A-Z]*)\.?"
)
_WEEKDAY = r"(?:(?:on )?[A-Z][a-z]{2,5}day,?\s)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:{MONTH}\s{_DAY}|{_DAY}\s(?:of\s)?{MONTH})(?:,?\s\d{{4}})?"
_FULL = (
    rf"(?:(?:{MONTH}\s{_DAY}|{_DAY}\s(?:of\s)?{MONTH}),?\s\d{{4}}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d)"
)
_PLACE = r"[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*){0,3}"
_AGENCY = r"(?:\([^)]{2,30}\)|/\s?[^/]{2,20}/|[A-Z]{2,10})"
# "Ulaanbaatar /MONTSAME/, ", "Ottawa, Ontario | "
_WHERE = rf"\(?{_PLACE}(?:,\s{_PLACE})?(?:\s{_AGENCY})?\s?[,.|:]?\s"

# Such as "BEIJING, Jan. 12 (Xinhua) -- ", "ASTANA. KAZINFORM ", "Hanoi (VNA) - ", "APIA, SAMOA - 8 NOVEMBER 2025: "
# and "Belize City, Tuesday 22 September 2020. ".
DATELINE = re.compile(
    rf"(?:[A-Z][\w.' /-]{{2,40}}(?:\s\[[A-Z][\w ]+\])?(?:,\s[A-Z][\w.' -]{{2,30}})?,?\s+)?"
    rf"{_DATE},?\s*(?:Juche \d+ \(\d{{4}}\)\s)?"
    r"(?:(?:\([^)]{2,30}\)|/[^/]{2,20}/|[A-Z]{2,6})?\s*(?:-{1,2}|:|\|)\s+|\([^)]{2,30}\)\s+(?=[A-Z]))"
    rf"|By [A-Z][\w.' -]{{3,40}},\s{_PLACE},\s(?:{_PLACE},\s)?{_DATE}\s-{{1,2}}\s"
    rf"|[A-Z][A-Z .'-]+,\s(?:[A-Z][\w ]+,\s)?{_DATE}\.?\s(?:/[A-Z]\w+/\.?\s)?"
    rf"|{_WHERE}{_WEEKDAY}?{_FULL}(?:,?\s{_AGENCY})?(?:[.,]\s?-{{0,2}}|\s?[|:/]|\s-{{1,2}})\s*(?=[\"A-Z])"
    rf"|{_WHERE}(?:{_WEEKDAY}?{_DATE}|{_WEEKDAY})(?:[.,]?\s{_AGENCY})?(?:\.\s?-{{0,2}}|\s?-{{1,2}})\s*(?=[\"A-Z])"
    rf"|[A-Z][a-z]+(?:[\s-][A-Z][a-z]+)?[.,]\s{_DATE}[.,]?\s"
    r"(?:/[A-Z][\w. ]{2,20}/[.,]?\s?-{0,2}|[A-Z][\w.]{2,15}\s?-{1,2})\s*(?=[A-Z])"
    r"|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?,\s[A-Z]{2,6}\s-{1,2}\s+"
    r"|[A-Z][\w.' ]{2,30}(?:,\s[A-Z][\w. ]{2,20})?\s\([A-Z][\w /]{1,30}\)[.,]?\s*-{1,2}\s+"
    rf"|{_PLACE}(?:,\s{_PLACE})?\s-{{1,2}}\s{_WEEKDAY}?{_DATE}\s?(?:[.:|]|-{{1,2}})\s+(?=[\"A-Z])"
    r"|[A-Z]{2,}(?:[\s'-]{1,2}[A-Z]+){1,3}\s-{1,2}\s+(?=[A-Z])"
    rf"|[A-Z][\w. ]{{2,30}}\s\([^)]{{2,30}}\)\s(?:[A-Z][a-z]+day,?\s)?"
    rf"(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH}),?\s\d{{4}}"
    r"\s?[.|:-]{1,2}\s+"
    r"|[A-Z]{3,}(?:\s[A-Z]{2,}){0,2}(?:[.,:]\s(?:[A-Z]{4,}\s)?-{0,2}|\s-{1,2})\s*"
    r"|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?(?:,\s\([A-Z]{2,5}\))?(?:\.-|\s-{1,2}|:)\s+(?=[A-Z])"
)
