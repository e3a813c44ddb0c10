"""What was looked for where a fact is not known, and what came nearest to it."""

from __future__ import annotations

from felicitations.desk.facts import Names, main_message
from felicitations.desk.lines import Lines, Quote, shortened
from felicitations.model import LEFT_OUT, Reading, Report
from felicitations.reading.days import WEEKDAY, find_dates
from felicitations.reading.occasions import NUMBERED

_SOUGHT = {
    "headline": "Looked for: a title in the record of a Markdown seed; else, above the text, a line that is no sentence"
    " and sounds like a headline of such news.",
    "published": "Looked for: a stamp of the page, the stamp of a crawler before it, a dateline with a year, a date in"
    " the record of a Markdown seed.",
    "credit": "Looked for: the line of an agency, an outlet or an author, by the files of site_src/noise whose kind is"
    " credit.",
    "speaker": "Looked for: an agency or an outlet in credit and dateline, what an official page says of itself, words"
    " by which a text tells where it was taken from.",
    "happened": "Looked for: a date or a weekday in the sentences that tell of the message; a dateline with its day;"
    " the day of publication; an anniversary whose beginning site_src/relations.csv knows.",
    "occasion": "Looked for: the phrases of every file in site_src/occasions, first in the headline and in the sentence"
    " that tells of the message, then in the rest of the text.",
    "ordinal": "Looked for: the number of an anniversary, in figures or in words, beside the words of the occasion.",
    "senders": "Looked for: who sends, in the sentences that tell of the message; their offices; a country beside"
    " their names or in site_src/people.csv.",
    "recipients": "Looked for: to whom it goes, in the sentences that tell of the message; their offices; a country"
    " beside their names or in site_src/people.csv.",
    "instrument": "Looked for: letter, telegram, cable, note, call, statement and their like in the sentence that tells"
    " of the message.",
    "mentioned": "Looked for: the names and adjectives of site_src/countries.csv, in the article itself.",
    "furniture": "Looked for: the patterns of every file in site_src/noise.",
}
_COUNTLESS = 'Only an anniversary is counted: the number of "{label}" would be an age, a term or an edition.'


def sought(fact: str, report: Report, names: Names) -> tuple[str, ...]:
    """Sentences on what was looked for, and on why the nearest thing to it is not enough."""
    if fact == "ordinal" and (occasion := countless(report.reading)):
        return (_COUNTLESS.format(label=names.occasions.get(occasion, occasion)),)
    words = [_SOUGHT[fact]] if fact in _SOUGHT else []
    if fact == "happened" and (day := loose_day(report)):
        words.append(f'Line {day.line} has "{day.words}", but nothing says of which week or year.')
    return tuple(words)


def loose_day(report: Report) -> Quote | None:
    """The first weekday, or day without a year, of a text that leaves open which one it was; None where there is none.

    Every other date in the text is one of the background, since none of them became the message's own.
    """
    lines, text = Lines(report.seed.text), report.seed.text
    for mark in report.reading.marks:
        if mark.kind in LEFT_OUT or mark.kind == "gap":
            continue
        if match := WEEKDAY.search(text, mark.start, mark.end):
            return Quote(line=lines.number(match.start()), words=shortened(match.group()), by="by the weekday")
        for printed in find_dates(text, mark.start, mark.end):
            if not printed.year:
                words = shortened(text[printed.start : printed.end])
                return Quote(line=lines.number(printed.start), words=words, by="by its own date")
    return None


def countless(reading: Reading) -> str:
    """The occasion of an article, where it is none that is counted: an election's number would be a term."""
    message = main_message(reading)
    occasion = message.occasion.value if message and message.occasion else ""
    return "" if occasion in NUMBERED else occasion
