"""How a fact is known, in words: on what it rests, and which rule found the words that show it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from felicitations.model import Finding
from felicitations.wording import names, sentence

_HOW = {
    "stated": "The text says so.",
    "weekday": "A weekday in the text, counted back from the dateline or the day of publication.",
    "dateline": "By the dateline.",
    "published": "Only the day of publication is known; the message went out on it or shortly before.",
    "anniversary": "Counted from the number of the anniversary and the day the ties began.",
    "establishment": "Counted from the beginning of the ties.",
    "resumption": "Counted from the resumption of the ties.",
    "normalisation": "Counted from the normalisation of the ties.",
    "source-record": "From the record that came with the article.",
    "correction": "A person corrected it.",
}

_BY = {
    "party": "",
    "occasion": "",
    "ordinal": "",
    "instrument": "",
    "headline": "",
    "date-of-message": "by its own date",
    "weekday": "by the weekday",
    "dateline": "from the dateline",
    "published": "from the day of publication",
    "anniversary-of-ties": "from the number of the anniversary",
    "front-matter": "from the record that came with the article",
    "crawl-stamp": "from the stamp of the page",
    "crawl-stamp-before-headline": "from the stamp of the page",
    "time-stamp": "from the stamp of the page",
    "credit-line": "from the credit line",
    "source-link": "from the link to a source",
    "party-headline": "from the headline",
    "party-office": "by the office",
    "party-role": "by the office",
    "party-clause": "from the words beside it",
    "party-listed": "from the table of people",
    "party-most-named": "as the country most named",
    "party-host": "from the place of the institution",
    "party-seat": "from the place where the page is at home",
    "page-seat": "from the place where the page is at home",
    "page-head": "from the head of the page",
    "page-foot": "at the foot of the page",
    "address": "as the address of a letter",
    "signature": "as the signature of a letter",
    "place": "as the place of the report",
    "not-searched": "behind what is searched",
    "place-and-day": "as the place and the day of the report",
    "date-of-letter": "from the date of the letter",
    "page-date": "from the date of the page",
    "stamp": "from the stamp of the page",
    "stated-day": "by its own date",
    "official-page": "from what the page says of itself",
    "retold": "from what the text says of its source",
}
"""What the rules of the readers are called; furniture families that people add go by their own names."""


def how_known(basis: str, rules: Iterable[str] = ()) -> str:
    """How a fact is known, as a sentence; ``rules`` found its words. A basis that is a sentence stays as it is."""
    if basis == "stated" and (phrases := dict.fromkeys(filter(None, map(rule_phrase, rules)))):
        return f"Reasoned {names(phrases)}."
    return _HOW.get(basis) or (basis if " " in basis else f"{sentence(rule_words(basis))}.")


def why(finding: Finding[Any]) -> str:
    """How an inferred fact is known, as a sentence; empty for one that is stated or that a person gave."""
    inferred = finding.certainty == "inferred"
    return how_known(finding.basis, (evidence.rule for evidence in finding.evidence)) if inferred else ""


@lru_cache(maxsize=1024)
def rule_words(rule: str) -> str:
    """The name of a rule in words: ``noise:date-stamp`` as ``noise, date stamp``."""
    return ", ".join(part.replace("-", " ").replace("_", " ") for part in re.split(r"[:/.]+", rule) if part)


@lru_cache(maxsize=1024)
def rule_phrase(rule: str) -> str:
    """By what a fact was found, as it ends a note: ``from the dateline``; empty where the words say enough."""
    return _BY.get(rule, f"by the rule {rule_words(rule)}")
