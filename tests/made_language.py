"""A made language, in which every message stands in brackets, and a small archive that has every kind of page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

import html5lib

from felicitations import addresses, listing, lists
from felicitations.archive import gather, told_in
from felicitations.figures import days, matrix, months, years
from felicitations.lexicon import SCHEMES, Lexicon
from felicitations.model import Archive, Correction, Edition, Figure, Ledger, Quality, Recorded, Removal, Report, Sample
from felicitations.pages import PAGES, country, former, named, people, person, plan_pages, quality, roll
from felicitations.pages import part as parts
from felicitations.render.html import Renderer
from felicitations.translation import Translation, keyed, speaking
from tests.making import evidence, finding, message, party, reading, seed, small
from tests.sample_lexicon import COUNTRIES, OCCASIONS, PROSE, TIES, WORLD
from tools.messages import messages

_PLACE = re.compile(r"(%\(\w+\)s)")


def marked(words: str) -> str:
    """Words as the made language has them: in brackets, the values in them outside, so that each is looked at."""
    return "".join(one if _PLACE.fullmatch(one) or not one else f"⟦{one}⟧" for one in _PLACE.split(words))


@cache
def made_language(*own: str) -> Translation:
    """A language in which every message stands in brackets: those of the catalogue, and the ``own`` of an archive."""
    catalogue = [one for one in messages() if one.id]
    single = {keyed(str(one.id), one.context): marked(str(one.id)) for one in catalogue if not one.pluralizable}
    return Translation(
        language="qaa",
        name="⟦⟧",
        messages={**{words: marked(words) for words in own}, **single},
        plurals={one.id[0]: (marked(one.id[0]), marked(one.id[1])) for one in catalogue if one.pluralizable},
        months=("⟦month⟧",) * 12,
        short_months=("⟦month⟧",) * 12,
        day="⟦day {}-{}-{}⟧".format,
        month="⟦month {}-{}⟧".format,
        month_day="⟦day {}-{}⟧".format,
        amount=str,
        ordinal="⟦number {}⟧".format,
        listed="⟦ and ⟧".join,
        countries={one.code: f"⟦{one.name}⟧" for one in COUNTRIES},
    )


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
STRANGE = {ord(letter): 0x24B6 + at for at, letter in enumerate(LETTERS)}
"""Letters in circles, one for one, so that the words of articles are told from those of the site."""

WRITTEN = frozenset(
    {"text", "name", "office", "body", "by", "ground", "note", "description", "title", "source", "rule", "kind_basis"}
    | {"phrases", "examples", "counter_examples"}
)
"""Fields that hold words of articles, or of people who write into the archive, and the names of their rules."""


def strange(value: Any, field: str = "") -> Any:
    """The same with what is `WRITTEN` in circles, and the headlines and credits of articles."""
    if isinstance(value, str):
        return value.translate(STRANGE) if field in WRITTEN else value
    if isinstance(value, tuple):
        return tuple(strange(one, field) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    called = {"value": "text"} if field in {"headline", "credit"} else {}
    return replace(
        value, **{one.name: strange(getattr(value, one.name), called.get(one.name, one.name)) for one in fields(value)}
    )


def report(seed_id: str, day: str | None, *more: Any, text: str, **facts: Any) -> Report:
    """A report of one message to the Comoros."""
    of = seed(seed_id, text)
    sides = [party("CN", ("Xi Jinping", "President"))], [party("KM", ("Azali Assoumani", "President"))]
    act = replace(message(day, "re-election", *sides), instrument=finding("call"))
    return Report(seed=of, reading=reading(of, act, *more, **facts))


def reports() -> Iterator[Report]:
    """Articles of every kind: with all facts, with none, with facts that differ, corrected, and copied."""
    yield from small().reports
    day = "On 28 January 2024 the president wished the other president well, as an agency of that state says."
    shown = evidence(day, "an agency")
    yield report("a", "2024-01-28", text=day, speaker=finding("agency", shown), credit=finding("The agency", shown))
    yield report("b", "2024-01-28", text=f"{day} It goes on.", published=finding("2024-01-29"), mentioned=("PE", "LS"))
    late = finding("2024-01-29", certainty="inferred", basis="dateline")
    other = report("c", "2024-01-28", text="Another article. It says it in other words.", speaker=finding("rewrite"))
    yield replace(
        other,
        reading=replace(
            other.reading,
            messages=tuple(replace(one, happened=late, instrument=finding("letter")) for one in other.reading.messages),
            correction=Correction(seed="c", path="c.md", by="Ann", ground="A book", note="A note.", facts=()),
        ),
    )
    nothing = seed("d", "Nothing is known of it.")
    yield Report(seed=nothing, reading=reading(nothing, message(None, None, [], [])))
    for number, year in enumerate((1950, 1961, 1983, 1991, 2003, 2004)):
        old, people_ = (
            seed(f"e{number}", "An old article."),
            [(f"Person Number{letter}", "Minister") for letter in "ABC"],
        )
        sides = [party("UZ", *people_)], [party("CN", ("Xi Jinping", "President"))]
        act = message(str(year), "made-up", *sides, ordinal=number or None)
        yield Report(seed=old, reading=reading(old, act, mentioned=("KM", "KZ")))


LIMITS = (
    (lists, "LONG", 2),
    (parts, "LONG", 2),
    (listing, "ROWS", 4),
    (named, "NAMED", 1),
    (country, "NAMED", 1),
    (country, "LISTED", 1),
    (roll, "LISTED", 1),
    (people, "ALL", 1),
    (people, "FEW", 1),
    (person, "MET", 1),
    (matrix, "WIDE", 2),
    (days, "FULL", 2),
    (months, "CROWDED", 1),
    (months, "ROWS", 3),
    (years, "TALL", 1),
)
"""How much stands on one page: so little that a small archive has every kind of page and every sentence of them."""


def archive() -> Archive:
    """A small archive of all that pages speak of."""
    home = small().settings
    kinds = tuple(kind.__name__.rpartition(".")[2] for kind in PAGES)
    exports = ("feed", "jsonfeed", "cite", "sheets", "records", "database", "package", "schema", "anniversaries")
    figures = tuple(Figure(name=name, hits=1, of=2) for name, *_ in (*quality.RIGHT, *quality.WRONG))
    samples = [name for name, *_ in (*quality.MAIN, *quality.LANGUAGES)]
    crosswalk = tuple((scheme, "1") for scheme in SCHEMES)
    return gather(
        replace(home, pages=kinds, exports=exports, today="2027-04-30", contact="https://example.org/a"),
        Lexicon(
            home="CN",
            countries=COUNTRIES,
            occasions=strange((replace(OCCASIONS[0], beats=("re-election",), crosswalk=crosswalk), *OCCASIONS[1:])),
            noise=(),
            ties=strange(TIES),
            people=(),
        ),
        strange(PROSE),
        strange(tuple(reports())),
        strange(small().refusals),
        Quality(
            labels="1", rules="2", samples=tuple(Sample(name=name, articles=3, figures=figures) for name in samples)
        ),
        strange(WORLD),
        "3",
        Ledger(
            recorded=tuple(
                Recorded(address=address, key=())
                for address in (
                    addresses.article_page("gone"),
                    addresses.article_page("009"),
                    addresses.event_page("x"),
                )
            ),
            removals=(Removal(seed="gone", reason="legal", see="", note=""),),
        ),
    )


def own_words(of: Archive) -> tuple[str, ...]:
    """What an archive calls itself, its occasions and its regions: the catalogue of another archive has them not."""
    settings = of.settings
    regions = (words for one in of.countries for words in (one.region, one.subregion))
    return (settings.title, settings.tagline, settings.licence, *(one.label for one in of.occasions), *regions)


def pages_in(language: Translation, of: Archive, templates: Any) -> dict[str, str]:
    """Every page of an archive in a language, by its address."""
    edition = Edition(translation=language)
    told = told_in(of, edition)
    sizes = MappingProxyType({addresses.data_file(name): 1234 for name in ("archive.sqlite", "acts.csv", "events.csv")})
    with speaking(language):
        pages = list(plan_pages(told))
        pages += former.plan(told, {page.address for page in pages})
        there = {page.address for page in pages}
        french = Edition(prefix="fr/")
        render = Renderer(templates, told, sizes, edition=edition, editions=(edition, french), pages=there).render
        return {page.address: render(page).content.decode() for page in pages}


def said(html: str) -> Iterator[str]:
    """What a page says in its own language: its text as one, and each attribute that is read aloud or shown."""
    page = html5lib.parse(html, namespaceHTMLElements=False)
    text: list[str] = []

    def walk(node: Any, ours: bool) -> Iterator[str]:
        tag = str(node.tag).rpartition("}")[2]
        ours = (
            ours
            and node.get("lang", "qaa") == "qaa"
            and tag not in {"script", "style", "code", "Comment"}
            and node.get("class") not in {"citation", "Z3988"}
        )
        if ours:
            text.append(node.text or "")
            yield from (node.get(name, "") for name in ("aria-label", "title", "alt", "placeholder", "label"))
            yield node.get("content", "") if node.get("name") == "description" else ""
        for child in node:
            yield from walk(child, ours)
            text.append((child.tail or "") if ours else "")

    yield from walk(page, ours=True)
    yield "\n".join(text)


def outside(words: str) -> str:
    """What stands in no brackets."""
    depth, kept = 0, []
    for letter in words:
        depth += (letter == "⟦") - (letter == "⟧")
        assert depth >= 0, words
        kept.append(letter if depth == 0 and letter != "⟧" else " ")
    assert depth == 0, words
    return "".join(kept)
