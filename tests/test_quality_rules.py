"""The gate means something: with any one family of rules switched off, figures fall below their floors.

Each case takes one thing away from what the readers know or do, by a changed lexicon or a changed name in a module of
the readers, reads the English articles of the practice sets, for which these rules are, and asks the gate.
"""

import importlib
import re
from dataclasses import replace

import pytest

from felicitations.model import Quality
from tests import quality, quality_gate
from tests.lexicon import source
from tests.quality_labels import labelled
from tests.scale import LONG

NEVER = re.compile(r"(?!)")
EVERY = 1 if LONG else 2  # each case reads all the practice articles: every second one is enough for a common run


def occasions_with(lexicon, **changed):
    return replace(lexicon, occasions=tuple(replace(one, **changed) for one in lexicon.occasions))


def without_phrases_of(lexicon, slug):
    kept = (replace(one, phrases=() if one.slug == slug else one.phrases) for one in lexicon.occasions)
    return replace(lexicon, occasions=tuple(kept))


def without_kind(lexicon, kind):
    return replace(lexicon, noise=tuple(family for family in lexicon.noise if family.kind != kind))


LEXICON = {
    "no furniture families": lambda lexicon: replace(lexicon, noise=()),
    "no stamps": lambda lexicon: without_kind(lexicon, "stamp"),
    "no credit lines": lambda lexicon: without_kind(lexicon, "credit"),
    "no occasion beats another": lambda lexicon: occasions_with(lexicon, beats=()),
    "no known leaders": lambda lexicon: replace(lexicon, people=()),
    "no table of ties": lambda lexicon: replace(lexicon, ties=()),
    "no home country": lambda lexicon: replace(lexicon, home=""),
    "no adjectives of countries": lambda lexicon: replace(
        lexicon, countries=tuple(replace(one, adjectives=()) for one in lexicon.countries)
    ),
    "no other names of countries": lambda lexicon: replace(
        lexicon, countries=tuple(replace(one, names=(one.name,)) for one in lexicon.countries)
    ),
    **{
        f"no phrases of {slug}": lambda lexicon, slug=slug: without_phrases_of(lexicon, slug)
        for slug in ("diplomatic-anniversary", "re-election", "inauguration", "national-day")
    },
}
"""What the readers know: one thing less each."""

READERS = {
    "the way received is unknown": ("direction.WAYS", lambda ways: tuple(way for way in ways if way[0] != "received")),
    "the way exchanged is unknown": ("direction.WAYS", lambda ways: tuple(w for w in ways if w[0] != "exchanged")),
    "no seat of the page": ("homes.HOMES_OF_ACTORS", lambda rules: without(rules, "seat")),
    "no bodies of states": ("countries.BODIES", lambda _: ()),
    "no datelines": ("anatomy.DATELINE", lambda _: NEVER),
    "no foot of the page": ("anatomy._close", lambda _: lambda _, pieces, *__: pieces),
    "no weekdays": ("told.WEEKDAY", lambda _: NEVER),
    "no background among the dates": ("told._BACKGROUND", lambda _: NEVER),
    "no anniversaries' numbers": ("occasions.ANNIVERSARY", lambda _: NEVER),
    "mojibake is not mended": ("fold._MOJIBAKE", lambda _: NEVER),
    "no abbreviation ends no sentence": ("sentences._ABBREVIATION", lambda _: NEVER),
    "no doubt by the headline": ("kinds.doubt_of_headline", lambda _: lambda *_, **__: ""),
    "no doubt by the sides": ("kinds._doubt_of_sides", lambda _: lambda *_, **__: ""),
    "one telling only": ("joins._tells_more", lambda _: lambda *_: False),
}
"""What the readers do: one rule less each."""


WITHIN_THE_MARGIN = {
    "no table of ties",
    "no home country",
    "mojibake is not mended",
    "no abbreviation ends no sentence",
}
"""On the practice set these cost less than the margin of the floors: only the figures on record tell of them."""


def without(rules, name):
    """A tuple of rules without the one of that name."""
    assert name in {rule.__name__ for rule in rules}
    return tuple(rule for rule in rules if rule.__name__ != name)


def broken(samples):
    """The floors that do not hold with these figures."""
    return quality_gate.breaches(Quality(labels="", rules="", samples=samples), quality_gate.load())


def measured(lexicon):
    """The figures of these articles."""
    return quality.measure(lexicon, [one for one in labelled() if one.label.lang == "en"])


@pytest.fixture(scope="module")
def today():
    """The figures with all rules."""
    return measured(source().lexicon)


def is_noticed(name, samples, today):
    """Whether the gate fails: by a floor, or, for what costs less than the margin, by the figures on record."""
    return samples != today if name in WITHIN_THE_MARGIN else len(broken(samples)) > len(broken(today))


@pytest.mark.slow
@pytest.mark.parametrize("name", list(LEXICON)[::EVERY])
def test_the_gate_fails_without_a_part_of_the_lexicon(name, today):
    assert is_noticed(name, measured(LEXICON[name](source().lexicon)), today)


@pytest.mark.slow
@pytest.mark.parametrize("name", list(READERS)[::EVERY])
def test_the_gate_fails_without_a_rule(name, today, monkeypatch):
    place, change = READERS[name]
    module, rule = place.split(".")
    readers = importlib.import_module(f"felicitations.reading.{module}")
    monkeypatch.setattr(readers, rule, change(getattr(readers, rule)))
    assert is_noticed(name, measured(source().lexicon), today)
