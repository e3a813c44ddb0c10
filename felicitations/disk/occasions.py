"""Reads one occasion type: a Markdown file of site_src/occasions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from felicitations.disk import values
from felicitations.disk.files import Unusable
from felicitations.disk.hints import nearest
from felicitations.disk.schema import Document, Key, slug_of
from felicitations.lexicon import SCHEMES, Occasion
from felicitations.problems import Problem

OCCASION_KEYS = (
    Key(name="label", required=True),
    Key(name="order", required=True),
    Key(name="phrases", kind="list"),
    Key(name="beats", kind="list"),
    Key(name="hints", kind="list"),
    Key(name="unless", kind="list"),
    Key(name="alone", kind="list"),
    Key(name="words", kind="list"),
    Key(name="examples", kind="list"),
    Key(name="counter-examples", kind="list"),
    Key(name="crosswalk", kind="names"),
)

_MOST_ORDER = 10_000
_SCHEME_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")


def occasion(found: Document) -> Occasion:
    """The occasion type of one file. Raises `Unusable` where a value cannot be."""
    order = found.word("order")
    if fault := values.number_fault(order, _MOST_ORDER):
        raise Unusable(found.problem(f'"order": {fault}', found.scalar("order")))
    return Occasion(
        slug=slug_of(found),
        label=found.word("label"),
        phrases=found.words("phrases"),
        beats=found.words("beats"),
        hints=found.words("hints"),
        unless=found.words("unless"),
        alone=found.words("alone"),
        words=found.words("words"),
        examples=found.words("examples"),
        counter_examples=found.words("counter-examples"),
        order=int(order),
        body=found.body,
        crosswalk=_crosswalk(found),
    )


def _crosswalk(found: Document) -> tuple[tuple[str, str], ...]:
    """The codes of an occasion in other schemes, in the order in which the schemes are published."""
    given = found.names("crosswalk")
    for scheme, code in given.items():
        if scheme not in SCHEMES:
            text = f'"crosswalk" names the scheme "{scheme}", expected one of {", ".join(SCHEMES)}'
            raise Unusable(found.problem(f"{text}{nearest(scheme, SCHEMES)}", code))
        if not _SCHEME_CODE.fullmatch(code.text):
            text = f'"crosswalk" has the code "{code.text}" for {scheme}, expected letters and digits, such as "051"'
            raise Unusable(found.problem(text, code))
    return tuple((scheme, given[scheme].text) for scheme in SCHEMES if scheme in given)


def unknown_beats(occasions: Iterable[Occasion], label: str) -> Iterator[Problem]:
    """A word in ``beats`` that is no occasion is a slip; the occasion itself can be used all the same."""
    slugs = tuple(occasion.slug for occasion in occasions)
    for occasion in occasions:
        for word in occasion.beats:
            if word not in slugs:
                text = f'"beats" names "{word}", which is no occasion{nearest(word, slugs)}'
                yield Problem(code="W-OCCASION", path=f"{label}/occasions/{occasion.slug}.md", text=text)
