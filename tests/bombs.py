"""Stretches of text that cost much when they are repeated: what each rule of reading meets at its worst."""

from __future__ import annotations

OPENING = (
    "BEIJING, Jan. 12 (Xinhua) -- Xi Jinping and Letsie III exchanged congratulations on Friday over the 30th "
    "anniversary of diplomatic ties.\n"
)

FILLERS = {
    "one letter": "a",
    "spaces": " ",
    "a short name": "Xi ",
    "digits": "7",
    "dashes": "-",
    "line ends": "\n",
    "CR LF": "\r\n",
    "no-break spaces": "\u00a0",
    "combining marks": "\u0301",
    "zero-width spaces": "\u200b",
    "tabs": "\t",
    "underscores": "_",
    "stars": "* ",
    "commas": ",",
    "full stops": ". ",
    "parentheses": "(",
    "links of Markdown": "[x](",
    "link references of Markdown": "[x]: y\n",
    "quotations of Markdown": "> ",
    "cells of Markdown": "|-",
    "smart quotes": '"a `',
    "tags": "<div ",
    "anniversaries": "30th anniversary of the ",
    "half of one": "th anniversary of the ",
    "verbs": "congratulated ",
    "verbs and people": "xi congratulated the president of ",
    "exchanges": "exchanged messages with ",
    "telegrams": "message of congratulations to ",
    "counterparts": "his counterpart ",
    "occasions": "on the occasion of ",
    "sentences": OPENING,
    "one sentence": OPENING.strip() + " ",
    "long sentences": "On Friday, President Putin of Russia sent a message to President Xi Jinping of China; ",
    "states": "Lesotho, Belarus, Peru, Norway, Kenya, ",
    "lines of states": "Lesotho.\n\n",
    "leaders of states": "leaders of China and ",
    "conjunctions": "and ",
    "offices": "President of the Republic of ",
    "kings": "King ",
    "titles": "Mr. ",
    "capitalised words": "Abc ",
    "capitals": "XI JINPING ",
    "genitives": "'s ",
    "hyphens": "a-",
    "people before a participle": "President Putin of Russia wired President Xi Jinping, congratulating him, ",
    "days after others": "On Friday, the next day, on the same day ",
    "broken lines": "the President of the Republic sent a message of congratulation to the\nnew ",
    "letters of many": "Alar Karis, President of Estonia:\n\n",
    "places": "Lisbon, ",
    "semicolons": "; ",
    "dates": "Jan. 12, 2024 ",
    "lines of dates": "12 January 2024\n",
    "stamps": "2024-01-12 10:30\n",
    "weekdays": "on Friday ",
    "credits": "Source: Xinhua\n",
    "half a credit": "Source: ",
    "furniture": "Share this\n",
    "headings": "A Heading\n\n",
    "paragraphs": "word word\n\n",
    "lines": "line of words here\n",
    "datelines": "BEIJING, Jan. 12 (Xinhua) -- ",
    "quotations": '"We congratulate you," said President Putin. ',
    "short quotations": '"Yes." ',
    "addresses": "http://a.b/c ",
    "mail": "a@b ",
    "Chinese": "习近平致电祝贺",
    "Chinese sentences": "习近平致电祝贺莱索托国王。\n",
    "Arabic": "هنأ الرئيس شي جين بينغ\n",
    "Russian": "Президент Путин поздравил Си Цзиньпина.\n",
    "Spanish": "El presidente Xi Jinping felicit\u00f3 al presidente de Lesoto.\n",
    "French": "Le pr\u00e9sident Xi Jinping a f\u00e9licit\u00e9 le roi du Lesotho.\n",
    "Portuguese": "O presidente Xi Jinping felicitou o rei do Lesoto.\n",
}
"""By what is repeated."""

WORST = (
    "leaders of states", "verbs and people", "Chinese sentences", "Russian", "kings", "titles", "exchanges",
    "lines of states", "credits", "Spanish", "short quotations", "smart quotes", "link references of Markdown",
)  # fmt: skip
"""Those that once took the square of their length or worse, and those that take it in other programs."""


def bomb(filler: str, letters: int) -> str:
    """A text of so many letters that opens as an article does."""
    return OPENING + FILLERS[filler] * (letters // len(FILLERS[filler]))
