"""The correction to fill in: every fact of an article as it is read, behind a # what is not sure of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from felicitations import wording
from felicitations.desk.columns import wrap
from felicitations.desk.doubts import Doubt
from felicitations.desk.facts import KEYS, Names, finding_of, in_words, parties_of, stated, value_of
from felicitations.desk.lines import Lines, shortened
from felicitations.desk.remedy import form_of, line_of
from felicitations.model import Evidence, Report

_HEAD = (
    "Who corrects, and how they know it: the page shows both. As long as one of the two is empty, nothing of this file"
    " is used, and each build says so."
)
_FACTS = (
    "What was read. Mend what is wrong. Each line that stays becomes your word, which the page calls curated: delete"
    " those that you did not check. A line behind a # says nothing until you take the # away."
)
_ACT = (
    "Reports of one act are joined where all that tells acts apart agrees. Where that goes wrong, name other articles"
    " by their ids, with commas between them: those that tell of the same act, those that tell of another."
)
_NOTE = "Below the next row of dashes you may write a note for the reader, in Markdown."
_SURE = frozenset({"people", "furniture"})
"""Reasons to look at an article that leave its facts themselves sure."""


def form(report: Report, doubts: Sequence[Doubt], names: Names) -> str:
    """The text of a correction file: refused until ``by`` and ``ground`` are filled in, then it says what was read.

    A fact is written behind a # if it is not known, only inferred, or in doubt for any reason.
    """
    lines = ["---", *_comment(_HEAD), "by:", "ground:", "", *_comment(_FACTS)]
    for fact in KEYS:
        doubt = next((one for one in doubts if fact in one.settled and one.reason.slug not in _SURE), None)
        lines += ["", *_fact(fact, report, doubt, names)]
    lines += ["", *_comment(_ACT), "# same-as: ID", "# not-same-as: ID"]
    return "\n".join([*lines, "", *_comment(_NOTE), "---", ""])


def _fact(fact: str, report: Report, doubt: Doubt | None, names: Names) -> Iterator[str]:
    """One fact: what is known of it, and where, as a comment; then its line."""
    value, found = value_of(fact, report.reading), finding_of(fact, report.reading)
    sure = doubt is None and (found is None or found.certainty != "inferred") and stated(fact, value) != ""
    words = in_words(fact, value, names) if value not in (None, ()) else wording.NOT_KNOWN
    said = [
        "" if fact == "headline" and sure else shortened(words),
        f"{doubt.reason.words} ({doubt.detail})" if doubt else "",
        "Inferred" if found and found.certainty == "inferred" else "",
        _quotes(report, found.evidence if found else _shown(fact, report)),
        "" if sure else f"Write {form_of(fact, names)}",
    ]
    yield from _comment(". ".join(filter(None, said)))
    yield line_of(fact, report.reading) if sure else f"# {line_of(fact, report.reading)}"


def _shown(fact: str, report: Report) -> tuple[Evidence, ...]:
    return tuple(words for party in parties_of(fact, report.reading) for words in party.evidence)


def _quotes(report: Report, shown: Iterable[Evidence]) -> str:
    """Where the first words stand that show a fact; one place is enough to find it again."""
    for quote in Lines(report.seed.text).quote(shown)[:1]:
        return f'Line {quote.line}: "{shortened(quote.words, 80)}"'
    return ""


def _comment(words: str) -> list[str]:
    return wrap(words, 80, "# ", "# ")
