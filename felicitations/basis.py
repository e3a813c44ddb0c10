"""How a fact is known, in words: on what it rests, and which rule found the words that show it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from felicitations.model import Finding
from felicitations.translation import N_, _
from felicitations.wording import names, sentence

_HOW = {
    "stated": N_("The text says so."),
    "weekday": N_("A weekday in the text, counted back from the dateline or the day of publication."),
    "year": N_("A day printed without its year, which the page gives elsewhere."),
    "words": N_("No phrase names the occasion; most words of the opening speak for this one."),
    "dateline": N_("By the dateline."),
    "published": N_("Only the day of publication is known; the message went out on it or shortly before."),
    "anniversary": N_("Counted from the number of the anniversary and the day the ties began."),
    "establishment": N_("Counted from the beginning of the ties."),
    "resumption": N_("Counted from the resumption of the ties."),
    "normalisation": N_("Counted from the normalisation of the ties."),
    "source-record": N_("From the record that came with the article."),
    "correction": N_("A person corrected it."),
}

_BY = {
    "party": "",
    "occasion": "",
    "ordinal": "",
    "instrument": "",
    "headline": "",
    "date-of-message": N_("by its own date"),
    "weekday": N_("by the weekday"),
    "dateline": N_("from the dateline"),
    "published": N_("from the day of publication"),
    "anniversary-of-ties": N_("from the number of the anniversary"),
    "front-matter": N_("from the record that came with the article"),
    "crawl-stamp": N_("from the stamp of the page"),
    "crawl-stamp-before-headline": N_("from the stamp of the page"),
    "time-stamp": N_("from the stamp of the page"),
    "credit-line": N_("from the credit line"),
    "source-link": N_("from the link to a source"),
    "party-headline": N_("from the headline"),
    "party-office": N_("by the office"),
    "party-role": N_("by the office"),
    "party-body": N_("as the body that the page names"),
    "party-capital": N_("from a capital that stands for its state"),
    "party-clause": N_("from the words beside it"),
    "party-listed": N_("from the table of people"),
    "party-paired": N_("as the country named beside the other"),
    "party-most-named": N_("as the country most named"),
    "party-host": N_("from the place of the institution"),
    "party-seat": N_("from the place where the page is at home"),
    "page-seat": N_("from the place where the page is at home"),
    "page-head": N_("from the head of the page"),
    "page-foot": N_("at the foot of the page"),
    "address": N_("as the address of a letter"),
    "signature": N_("as the signature of a letter"),
    "place": N_("as the place of the report"),
    "not-searched": N_("behind what is searched"),
    "around-the-article": N_("around the article"),
    "place-and-day": N_("as the place and the day of the report"),
    "date-of-letter": N_("from the date of the letter"),
    "page-date": N_("from the date of the page"),
    "stamp": N_("from the stamp of the page"),
    "stated-day": N_("by its own date"),
    "official-page": N_("from what the page says of itself"),
    "retold": N_("from what the text says of its source"),
}
"""What the rules of the readers are called; furniture families that people add go by their own names."""

MARKED = (
    N_("agency line"),
    N_("front matter"),
    N_("not searched"),
    N_("page date"),
    N_("page foot"),
    N_("page head"),
)
"""Rules of the readers by which text is left out, as `rule_words` calls them; furniture goes by its families."""


def how_known(basis: str, rules: Iterable[str] = ()) -> str:
    """How a fact is known, as a sentence; ``rules`` found its words. A basis that is a sentence stays as it is."""
    if basis == "stated" and (phrases := dict.fromkeys(filter(None, map(rule_phrase, rules)))):
        # Translators: the ways are such as "from the dateline", "by the weekday"
        return _("Reasoned %(how)s.", how=names(phrases))
    known = _HOW.get(basis) or (basis if " " in basis else "")
    return _(known) if known else f"{sentence(rule_words(basis))}."


def why(finding: Finding[Any]) -> str:
    """How an inferred fact is known, as a sentence; empty for one that is stated or that a person gave."""
    inferred = finding.certainty == "inferred"
    return how_known(finding.basis, (evidence.rule for evidence in finding.evidence)) if inferred else ""


def rule_words(rule: str) -> str:
    """The name of a rule in words: ``noise:date-stamp`` as ``noise, date stamp``."""
    return _(plain(rule))


def rule_phrase(rule: str) -> str:
    """By what a fact was found, as it ends a note: ``from the dateline``; empty where the words say enough."""
    if rule in _BY:
        return _(_BY[rule]) if _BY[rule] else ""
    return _("by the rule %(rule)s", rule=rule_words(rule))


@lru_cache(maxsize=1024)
def plain(rule: str) -> str:
    """The same in English, whatever is spoken."""
    return ", ".join(part.replace("-", " ").replace("_", " ") for part in re.split(r"[:/.]+", rule) if part)
