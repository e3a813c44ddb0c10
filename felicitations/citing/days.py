"""Days as citations write them: in words of each style, and as the file formats hold them."""

from __future__ import annotations

from dataclasses import dataclass

from felicitations import wording
from felicitations.archive.events import day_numbers
from felicitations.translation import ENGLISH

_SHORT = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date by its parts, 0 for each that is not known; ``about`` and ``perhaps`` are its doubts.

    ``other`` is the date in words where it has no year of its own (a decade, an interval).
    """

    year: int
    month: int
    day: int
    about: bool
    perhaps: bool
    other: str

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, month and day as far as they are known."""
        return tuple(part for part in (self.year, self.month, self.day) if part)

    def joined(self, mark: str) -> str:
        """The parts in figures, ``2024/01/12``; empty where there is no year."""
        return mark.join(f"{part:0{width}}" for part, width in zip(self.parts, (4, 2, 2), strict=False))

    def plain(self, mark: str) -> str:
        """The same for formats that know no doubt: of a day that is in doubt the year alone."""
        return f"{self.year:04}" if self.about or self.perhaps else self.joined(mark)

    def doubted(self, words: str) -> str:
        """The words of a date with its doubt: ``ca. January 2024``, ``2024?``."""
        return f"{'ca. ' if self.about else ''}{words}{'?' if self.perhaps else ''}"


def day_of(edtf: str) -> Day:
    """A date of EDTF, level 0 or 1, by its parts."""
    year, month, day = day_numbers(edtf)
    doubt = edtf[-1:] if year else ""
    return Day(
        year=year,
        month=month,
        day=day,
        about=doubt in {"~", "%"},
        perhaps=doubt in {"?", "%"},
        other="" if year else wording.date_words(edtf),
    )


def chicago(edtf: str) -> str:
    """``January 12, 2024``."""
    one = day_of(edtf)
    if not one.month:
        return one.doubted(one.other or f"{one.year}")
    day = f" {one.day}," if one.day else ""
    return one.doubted(f"{ENGLISH.months[one.month - 1]}{day} {one.year}")


def mla(edtf: str) -> str:
    """``12 Jan. 2024``."""
    one = day_of(edtf)
    if not one.month:
        return one.doubted(one.other or f"{one.year}")
    return one.doubted(f"{f'{one.day} ' if one.day else ''}{_SHORT[one.month - 1]} {one.year}")


def apa(edtf: str) -> str:
    """``2024, January 12``."""
    one = day_of(edtf)
    if not one.month:
        return one.doubted(one.other or f"{one.year}")
    return one.doubted(f"{one.year}, {ENGLISH.months[one.month - 1]}{f' {one.day}' if one.day else ''}")
