"""The language in which the site speaks: its messages, dates, numbers, lists, and names of countries.

Messages are marked where they stand, in English, as gettext has it: ``_("Not known")``. In which language they are said
is set once, around the making of a site (`speaking`), and not handed through every function; decision 0031 says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Literal

from felicitations.digest import digest_of

# gettext's own sign between a message's context and the message:
# https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
_CONTEXT_END = "\x04"

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def _english_ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _english_list(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


_TOLD_APART = 201
"""No language's forms tell numbers apart that are the same below this one."""

SAMPLES = (0, 1, 2, 3, 11, 100)
"""None, and a whole number of each kind that a language may tell apart: https://www.unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What counts, for a script: words as the ``number`` wants them, ``{number}`` where any of its kind may stand."""

    number: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Translation:
    """One language of the site. What is left out is as in English.

    ``language`` is a tag of BCP 47, as ``<html lang>`` has it, ``name`` what its speakers call it; ``messages`` are the
    messages by their English words, the words of a context before them as gettext writes it; ``plurals`` the forms of
    those that count, and ``form`` which of the forms a number takes. ``day`` makes words of year, month and day,
    ``month`` of year and month, ``month_day`` of month and day, ``number`` of a number, ``amount`` of a number before
    its noun, ``ordinal`` of a place in a row, ``listed`` of a row of words. ``months`` are their names where they stand
    alone, ``short_months`` those for narrow columns, ``countries`` those of states by their ISO code; a state that is
    not among them keeps the name of its table.
    """

    language: str = "en"
    name: str = "English"
    direction: Literal["ltr", "rtl"] = "ltr"
    messages: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    form: Callable[[int], int] = lambda number: int(number != 1)
    months: tuple[str, ...] = _MONTHS
    short_months: tuple[str, ...] = tuple(name[:3] for name in _MONTHS)
    day: Callable[[int, int, int], str] = lambda year, month, day: f"{day} {_MONTHS[month - 1]} {year:04}"
    month: Callable[[int, int], str] = lambda year, month: f"{_MONTHS[month - 1]} {year:04}"
    month_day: Callable[[int, int], str] = lambda month, day: f"{day} {_MONTHS[month - 1]}"
    number: Callable[[float], str] = lambda number: f"{number:,}"
    amount: Callable[[int], str] = lambda number: f"{number:,}" if number else "no"
    ordinal: Callable[[int], str] = _english_ordinal
    listed: Callable[[Sequence[str]], str] = _english_list
    countries: Mapping[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> bytes:
        """A digest of all its words; what makes words of dates and numbers follows from the language."""
        told = (self.language, self.name, self.direction, self.months, self.short_months)
        forms = [self.form(number) for number in range(_TOLD_APART)]
        return digest_of(told, self.messages, self.plurals, forms, self.countries)


ENGLISH = Translation()

_spoken: ContextVar[Translation] = ContextVar("spoken", default=ENGLISH)


@contextmanager
def speaking(translation: Translation) -> Iterator[None]:
    """Within it, everything is said in this language."""
    token = _spoken.set(translation)
    try:
        yield
    finally:
        _spoken.reset(token)


def spoken() -> Translation:
    """The language that is spoken now."""
    return _spoken.get()


def _(message: str, **values: object) -> str:
    """A message in the language that is spoken now; ``%(name)s`` in it stands for a value of that name."""
    said = _spoken.get().messages.get(message, message)
    return said % values if values else said


def pgettext(context: str, message: str, **values: object) -> str:
    """A message that would mean several things without its context; the context is told to translators alone."""
    said = _spoken.get().messages.get(keyed(message, context), message)
    return said % values if values else said


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """The form of a message that a number wants; ``%(number)s`` in it stands for the number as the language has it."""
    said = _spoken.get()
    return _form(said, one, many, number) % {"number": said.amount(number), **values}


def forms(one: str, many: str) -> tuple[Form, ...]:
    """The forms of such a message, for a script that counts by itself. The first, for none, needs no number."""
    said = _spoken.get()
    return tuple(
        Form(
            number=number,
            words=_form(said, one, many, number) % {"number": "{number}" if number else said.amount(0)},
        )
        for number in SAMPLES
    )


def _form(said: Translation, one: str, many: str, number: int) -> str:
    own = said.plurals.get(one)
    return own[said.form(number)] if own else (one if number == 1 else many)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """The same message: it is only marked, to be said later by ``_``."""
    return message


def keyed(message: str, context: str | None) -> str:
    """Under what a message of a catalogue is found: its words, or its context and its words."""
    return f"{context}{_CONTEXT_END}{message}" if context else message
