"""Values in plain words: dates, numbers, lists of names, occasions.

Everything that the pages and the feeds say in words is composed here, so that it is said in one way everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from felicitations.model import Message, Party
from felicitations.translation import N_, Translation, _, ngettext, spoken

NOT_KNOWN = N_("Not known")

_SEASONS = {
    "21": N_("spring %(year)s"),
    "22": N_("summer %(year)s"),
    "23": N_("autumn %(year)s"),
    "24": N_("winter %(year)s"),
}
_DOUBT = {"~": N_("about %(date)s"), "?": N_("perhaps %(date)s"), "%": N_("perhaps about %(date)s")}
_EDTF = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%]?)")

_TIES = {
    "": (N_("Anniversary of ties"), N_("%(ordinal)s anniversary of ties")),
    "resumption": (
        N_("Anniversary of the resumption of ties"),
        N_("%(ordinal)s anniversary of the resumption of ties"),
    ),
    "normalisation": (
        N_("Anniversary of the normalisation of ties"),
        N_("%(ordinal)s anniversary of the normalisation of ties"),
    ),
}
"""An anniversary of ties in words, by what it counts from: without its number, and with it."""

_NUMBERED = {
    # Translators: what follows the name of an occasion: "Anniversary of ties, the 30th"
    "": N_(", the %(ordinal)s"),
    "resumption": N_(", the %(ordinal)s of their resumption"),
    "normalisation": N_(", the %(ordinal)s of their normalisation"),
}

TIES = "diplomatic-anniversary"
_PERSONAL = frozenset({"election", "re-election", "inauguration"})
"""Occasions that befall a person, so that their words name whom."""

_SPEAKERS = {
    "official": N_("An official release"),
    "agency": N_("A news agency"),
    "outlet": N_("A news outlet"),
    "rewrite": N_("A rewrite of other reports"),
}

_INSTRUMENTS = {
    "message": N_("Message"),
    "letter": N_("Letter"),
    "call": N_("Telephone call"),
    "statement": N_("Statement"),
}


def year_of(edtf: str) -> str:
    """The year of a date, ``2024``, or empty where it has none of its own (an interval, a decade)."""
    match = _EDTF.fullmatch(edtf)
    return match[1] if match and match[1].isdigit() else ""


def month_of(edtf: str) -> str:
    """The month of a date, ``01`` to ``12``, or empty where it has none."""
    match = _EDTF.fullmatch(edtf)
    return match[2] if match and match[2] and re.fullmatch("0[1-9]|1[0-2]", match[2]) else ""


@lru_cache(maxsize=8192)
def machine_date(edtf: str) -> str:
    """The date as ``<time datetime>`` may hold it, or empty: HTML knows no doubt and no interval."""
    return edtf if re.fullmatch(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?", edtf) else ""


def date_words(edtf: str) -> str:
    """A date of EDTF, level 0 or 1, as people write it: ``about 12 January 2024``. Anything else stays as it is."""
    return _date_words(edtf, spoken())


@lru_cache(maxsize=8192)
def _date_words(edtf: str, language: Translation) -> str:
    if "/" in edtf:
        return _interval(*edtf.split("/", 1))
    match = _EDTF.fullmatch(edtf)
    if match is None:
        return edtf
    said = _plain_date(match[1], match[2] or "XX", match[3] or "XX", language)
    return _(_DOUBT[match[4]], date=said) if match[4] else said


def _plain_date(year: str, month: str, day: str, language: Translation) -> str:
    """A date without doubt, from its parts as EDTF writes them."""
    if not year.isdigit():
        return _("the %(year)ss", year=year.replace("X", "0"))
    if month in _SEASONS:
        return _(_SEASONS[month], year=year)
    if not month.isdigit() or not 1 <= int(month) <= len(language.months):
        return year
    return language.day(int(year), int(month), int(day)) if day.isdigit() else language.month(int(year), int(month))


def _interval(start: str, end: str) -> str:
    """Two dates with a slash between; an end may be open (``..`` or nothing)."""
    if end in {"", ".."}:
        return _("%(date)s or later", date=date_words(start))
    if start in {"", ".."}:
        return _("%(date)s or earlier", date=date_words(end))
    return _("between %(first)s and %(last)s", first=date_words(start), last=date_words(end))


def month_name(month: str) -> str:
    """``01`` as ``January``; empty as ``No month known``."""
    return spoken().months[int(month) - 1] if month else _("No month known")


def short_month(month: str) -> str:
    """``01`` as ``Jan``, for the head of a narrow column."""
    return spoken().short_months[int(month) - 1]


def ordinal(number: int) -> str:
    """A number as a place in a row: 1st, 2nd, 3rd, 11th, 30th."""
    return spoken().ordinal(number)


def count(number: int, one: str, many: str, /, **values: object) -> str:
    """What counts, as the number wants it: ``no rows`` or ``1,200 rows``, of ``%(number)s row`` and its plural.

    ``values`` are those that the words name besides the number.
    """
    return ngettext(one, many, number, **values)


def acts(number: int) -> str:
    """How many acts: ``no acts``, ``1 act``, ``1,200 acts``."""
    return count(number, "%(number)s act", "%(number)s acts")


def reports(number: int) -> str:
    """How many reports of acts."""
    return count(number, "%(number)s report", "%(number)s reports")


def articles(number: int) -> str:
    """How many articles."""
    return count(number, "%(number)s article", "%(number)s articles")


def countries(number: int) -> str:
    """How many countries."""
    return count(number, "%(number)s country", "%(number)s countries")


def people(number: int) -> str:
    """How many people."""
    return count(number, "%(number)s person", "%(number)s people")


def size(number: int) -> str:
    """A number of bytes in round words: ``812 bytes``, ``4.2 KB``, ``17 MB`` (of 1,000 each; no-break space)."""
    number_words = spoken().number
    for unit, factor in ((N_("%(number)s\u00a0MB"), 1_000_000), (N_("%(number)s\u00a0KB"), 1_000)):
        if number >= factor:
            tenths = number * 10 // factor
            return _(unit, number=number_words(tenths // 10 if tenths >= 100 else tenths / 10))
    return count(number, "%(number)s\u00a0byte", "%(number)s\u00a0bytes", number=number_words(number))


def names(words: Iterable[str]) -> str:
    """A list of names as prose has it: ``A``, ``A and B``, ``A, B and C``."""
    return spoken().listed(list(words))


def in_row(words: Iterable[str]) -> str:
    """Words in a row, as a table or a title sets them, without a last "and"; empty ones are left out."""
    # Translators: between the items of a list: "A, B, C"
    return _(", ").join(filter(None, words))


def sentence(words: str) -> str:
    """The same words with a capital at their start."""
    return words[:1].upper() + words[1:]


def within(label: str) -> str:
    """A label as it stands inside a sentence: ``Re-election`` as ``re-election``."""
    return label[:1].lower() + label[1:]


def span_words(years: Sequence[str]) -> str:
    """The years from first to last: ``2024``, or ``2022 to 2024``; empty where there are none."""
    ordered = sorted(years)
    if not ordered:
        return ""
    if ordered[0] == ordered[-1]:
        return ordered[0]
    return _("%(first)s to %(last)s", first=ordered[0], last=ordered[-1])


def occasion_words(message: Message, labels: Mapping[str, str]) -> str:
    """What a message is about: ``Re-election of A B``, ``30th anniversary of the resumption of ties``; or not known."""
    if message.occasion is None:
        return _("Occasion not known")
    slug, number = message.occasion.value, ordinal(message.ordinal.value) if message.ordinal else ""
    if slug == TIES:
        plain, numbered = _TIES.get(message.occasion.basis, _TIES[""])
        return _(numbered, ordinal=number) if number else _(plain)
    label = labels.get(slug, slug)
    if slug in _PERSONAL and (person := _whom(message)):
        label = _("%(occasion)s of %(person)s", occasion=label, person=person)
    if not number:
        return label
    if slug.endswith("anniversary"):
        # Translators: "40th treaty anniversary"; the label is the name of the occasion
        return sentence(_("%(ordinal)s %(label)s", ordinal=number, label=within(label)))
    return _("%(label)s, %(ordinal)s anniversary", label=label, ordinal=number)


def _whom(message: Message) -> str:
    """The person who alone is congratulated; empty where it is nobody or several."""
    people = [person.name for party in message.recipients for person in party.people]
    return people[0] if len(people) == 1 and not message.exchanged else ""


def ordinal_words(message: Message) -> str:
    """What follows the occasion's name in the list of facts: ``, the 30th of their resumption``."""
    if message.ordinal is None:
        return ""
    basis = message.occasion.basis if message.occasion else ""
    return _(_NUMBERED.get(basis, _NUMBERED[""]), ordinal=ordinal(message.ordinal.value))


def sides(message: Message, home: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The ends of the thread: senders and recipients; in an exchange the home country, or the first, and the rest."""
    if not message.exchanged:
        return message.senders, message.recipients
    everyone = tuple({(party.country, party.body): party for party in (*message.senders, *message.recipients)}.values())
    near = tuple(party for party in everyone if home and party.country == home) or everyone[:1]
    return near, tuple(party for party in everyone if party not in near)


def composed_title(left: str, right: str, occasion: str, *, exchanged: bool) -> str:
    """A title for an act whose article has no headline. Whoever prints it says that the archive composed it."""
    near, far = left or _("an unknown sender"), right or _("an unknown recipient")
    act = (
        _(
            "%(left)s and %(right)s exchange congratulations: %(occasion)s",
            left=near,
            right=far,
            occasion=within(occasion),
        )
        if exchanged
        else _("%(left)s congratulates %(right)s: %(occasion)s", left=near, right=far, occasion=within(occasion))
    )
    return sentence(act)


def speaker_words(speaker: str) -> str:
    """Who speaks in an article: ``agency`` as ``A news agency``."""
    return _(_SPEAKERS.get(speaker, sentence(speaker)))


def instrument_words(instrument: str) -> str:
    """By what means a message went: ``call`` as ``Telephone call``."""
    return _(_INSTRUMENTS.get(instrument, sentence(instrument)))
