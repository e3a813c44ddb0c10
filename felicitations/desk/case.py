"""What there is to explain: an article as its text alone gives it and as corrected, and the lexicon behind it."""

from __future__ import annotations

from dataclasses import dataclass

from felicitations.desk.facts import Names, names_of
from felicitations.lexicon import Lexicon
from felicitations.model import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One article: ``report`` as its text alone gives it, ``corrected`` as its correction has it, if it has one."""

    report: Report
    corrected: Report
    lexicon: Lexicon

    @property
    def names(self) -> Names:
        """What codes and slugs are called."""
        return names_of(self.lexicon)

    @property
    def answered(self) -> frozenset[str]:
        """The facts that its correction states."""
        correction = self.corrected.reading.correction
        return frozenset(fact for fact, _ in correction.facts) if correction else frozenset()
