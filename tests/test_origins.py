"""What has the same origin is the same: a page or a file that is not made again would have been made so."""

from dataclasses import replace
from random import Random

import pytest

from felicitations.archive.people import find_people
from felicitations.digest import digest_of
from felicitations.exports import EXPORTS, plan_exports
from felicitations.model import Report
from felicitations.pages import PAGES, plan_pages
from felicitations.translation import ENGLISH
from tests.making import archive, finding, message, party, reading, seed
from tests.sample_lexicon import COUNTRIES, OCCASIONS, TIES
from tests.scale import scale

CODES = [one.code for one in COUNTRIES]
KINDS = tuple(kind.__name__.rpartition(".")[2] for kind in PAGES)
EVERY_EXPORT = tuple(form.NAME for form in EXPORTS)
NAMES = ("Ana Marwick", "Marwick", "Ana Maria Marwick", "Omar Tansy", "Tansy")
"""Of some people several forms: which of them is the one to call somebody by, other articles decide."""
OFFICES = ("President", "King", "")


def some_report(random, number):
    """An article of which anything may be known, or not."""
    of = seed(f"{number:03}", f"Congratulations, for the {random.randrange(3)}. time.")
    sides = [
        party(
            random.choice(CODES[:4]),
            *((random.choice(NAMES), random.choice(OFFICES)) for _ in range(random.randrange(3))),
        )
        for _ in range(2)
    ]
    acts = [
        message(
            random.choice((None, "2021", "2021-03", "2021-03-04", "2022-05-06", "2034-01")),
            random.choice((None, *(one.slug for one in OCCASIONS))),
            sides[:1],
            sides[1:],
            exchanged=random.random() < 0.2,
        )
        for _ in range(random.choice((0, 1, 1, 1, 2)))
    ]
    read = reading(
        of,
        *acts,
        headline=random.choice((None, finding("A headline"))),
        published=random.choice((None, finding("2021-03-05"))),
        credit=random.choice((None, finding("Xinhua"))),
        mentioned=tuple(random.sample(CODES, random.randrange(3))),
    )
    return of, read


def archives(random, number):
    """Archives that follow one another: each is the last one after a change, of an article or of anything around."""
    reports = {}
    chosen = archive(())
    for _ in range(number):
        deed = random.choice(("article", "article", "remove", "settings", "ties", "labels", "countries"))
        if deed == "article":
            place = random.randrange(9)
            reports[place] = some_report(random, place)
        elif deed == "remove" and reports:
            del reports[random.choice(sorted(reports))]
        elif deed == "settings":
            settings = {
                "title": random.choice(("A", "B")),
                "base_url": random.choice(("", "https://a.org/")),
                "exports": random.choice((EVERY_EXPORT, ("feed", "reading"))),
                "pages": random.choice((KINDS, KINDS, KINDS[:6])),
                "today": random.choice(("", "2024-01-12")),
                "home": random.choice(("CN", "CN", "LS", "")),
            }
            key = random.choice(sorted(settings))
            chosen = replace(chosen, settings=replace(chosen.settings, **{key: settings[key]}))
        elif deed == "ties":
            chosen = replace(chosen, ties=tuple(random.sample(TIES, random.randrange(len(TIES) + 1))))
        elif deed == "labels":
            place = random.randrange(len(OCCASIONS))
            one = replace(chosen.occasions[place], label=random.choice("AB"), order=random.randrange(9))
            chosen = replace(chosen, occasions=(*chosen.occasions[:place], one, *chosen.occasions[place + 1 :]))
        elif deed == "countries":
            one, *others = random.sample(chosen.countries, len(chosen.countries))
            chosen = replace(chosen, countries=(replace(one, name=random.choice((one.name, "Land"))), *others))
        yield made(chosen, reports)


def made(chosen, reports):
    """The archive of these reports, with what is chosen around them."""
    listed = [Report(seed=of, reading=read) for _, (of, read) in sorted(reports.items())]
    full = archive(listed)
    slugs = {one.code: one.slug for one in chosen.countries}
    return replace(
        chosen,
        reports=full.reports,
        events=full.events,
        shelves=full.shelves,
        people=find_people(full.events, (), slugs),
    )


@pytest.mark.parametrize("start", range(4))
def test_i1_what_has_the_same_origin_says_the_same(start, record_property):
    """Else a page would be left as it stands that would have been made otherwise."""
    random = Random(start)
    known = {}
    met, number = 0, scale(100, 1000)
    for one in archives(random, number):
        planned = list(plan_pages(one))
        files = plan_exports(one, tuple(page.address for page in planned))
        things = [(page.address, page.template, page.origin, page.context) for page in planned if page.origin]
        things += [(file.address, "", file.origin, file.content) for file in files if file.origin]
        for address, template, origin, content in things:
            met += (address, template, origin) in known
            assert known.setdefault((address, template, origin), content) == content, address
    assert met > len(known) // 2
    record_property("promise", "incremental equals clean: what is not made again")
    record_property(
        "figure", f"{number} archives that follow one another, {met:,} pages and files again: each the same"
    )


@pytest.mark.parametrize(("one", "other"), [("a\ud800", "a\ud801"), (("a", "b"), ("ab", "")), ({"a": 1}, {"a": 2})])
def test_what_differs_has_another_digest(one, other):
    """Half a character too: else two pages that hold one would be taken for the same."""
    assert digest_of(one) != digest_of(other)
    assert digest_of(one) == digest_of(one)


def test_a_language_that_counts_otherwise_has_another_digest():
    """The rule by which it counts stands in a catalogue, and an archivist may mend it."""
    assert replace(ENGLISH, form=lambda number: int(number > 1)).digest != ENGLISH.digest
