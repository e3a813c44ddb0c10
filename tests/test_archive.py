"""From readings to the archive: acts and their order, shelves, and the five seeds with what is known of them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations import reading
from felicitations.archive import correct, gather
from felicitations.archive.credible import credible
from felicitations.archive.events import counterparts, find_events, newest_first, year_of
from felicitations.archive.facets import Facet, Name, shelve
from felicitations.disk.seeds import load_seeds
from felicitations.disk.source import load_source
from felicitations.lexicon import Lexicon
from felicitations.model import Correction, Refusal, Report
from tests.making import COUNTRIES, OCCASIONS, finding, message, party, seed, small
from tests.making import reading as reading_of

SETTINGS = small().settings
LEXICON = Lexicon(home="CN", countries=COUNTRIES, occasions=OCCASIONS, noise=(), ties=(), people=())
SLUGS = {country.code: country.slug for country in COUNTRIES}


def sent(happened="2024", occasion="re-election", whom="Azali Assoumani", **more):
    return message(happened, occasion, [party("CN", ("Xi Jinping", ""))], [party("KM", (whom, ""))], **more)


WHOM = ("Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India")
"""Persons, so that acts of one name and one time are several."""


def report(seed_id, *messages):
    of = seed(seed_id, f"The text of {seed_id}.")
    return Report(seed=of, reading=reading_of(of, *messages))


def codes(parties):
    return [one.country for one in parties]


SAME_AND_OTHER_DAYS = [
    report(f"{number}", sent(day, whom=WHOM[number]))
    for number, day in enumerate(
        ["2024-01-12", "2024-01-12~", "2024-01", "2024", None, "2019-12-01", "2019-12-01", "19XX"]
    )
]


class TestActs:
    def test_an_act_is_called_after_its_date_counterpart_and_occasion(self):
        found = find_events(
            [
                report("a", sent("2024-01-12~", "re-election", "Alpha")),
                report("b", sent("2024-01", None, "Bravo")),
                report("c", sent("2024", "election", "Charlie")),
                report("d", sent(None, "election", "Delta")),
                report("e", message("2020", "personal", [party("KZ")], [party("CN")])),
                report("f", message("2020", "personal", [party("CN")], [party(None, body="League of Arab States")])),
                report("g", message("202X", "personal", [party("CN")], [party("XX")])),
                report("h", message("2019", "party", [party("CN")], [])),
            ],
            SLUGS,
            "CN",
        )
        assert {event.reports[0].seed.id: event.id for event in found} == {
            "a": "2024-01-12-comoros-re-election",
            "b": "2024-01-comoros-unknown",
            "c": "2024-comoros-election",
            "d": "undated-comoros-election",
            "e": "2020-kazakhstan-personal",
            "f": "2020-league-of-arab-states-personal",
            "g": "undated-xx-personal",
            "h": "2019-unknown-party",
        }

    def test_acts_of_one_name_are_told_apart_by_their_seeds(self):
        reports = [report(name, sent(whom=whom)) for name, whom in (("b", "Bravo"), ("c", "Charlie"), ("a", "Alpha"))]
        found = {event.reports[0].seed.id: event.id for event in find_events(reports, SLUGS, "CN")}
        name = "2024-comoros-re-election"
        assert found == {"a": name, "b": f"{name}-b", "c": f"{name}-c"}

    def test_articles_without_a_message_are_no_acts_and_each_message_of_a_page_is_one(self):
        newer, older = find_events([report("a"), report("b", sent(), sent("2020"))], SLUGS, "CN")
        assert (newer.message, older.message) == (sent(), sent("2020"))
        assert [one.seed.id for one in (*newer.reports, *older.reports)] == ["b", "b"]

    def test_newest_first_and_what_is_less_known_behind(self):
        days = ["2024-03", "2024-01-12", "2024-01-13~", "2024-01-XX", "2024", "2023-12-31?", "2024-21", "202X", None]
        reports = [report(f"{place}", sent(day, whom=WHOM[place])) for place, day in enumerate(days)]
        dates = [e.message.happened and e.message.happened.value for e in find_events(reports, SLUGS, "CN")]
        assert dates[:4] == ["2024-03", "2024-01-13~", "2024-01-12", "2024-01-XX"]
        assert set(dates[4:6]) == {"2024", "2024-21"}
        assert dates[6] == "2023-12-31?"
        assert set(dates[7:]) == {"202X", None}

    @given(st.permutations(SAME_AND_OTHER_DAYS))
    def test_the_order_of_the_files_does_not_matter(self, reports):
        found = find_events(reports, SLUGS, "CN")
        assert found == find_events(SAME_AND_OTHER_DAYS, SLUGS, "CN")
        assert len({event.id for event in found}) == len(found) == len(reports)

    def test_counterparts_are_recipients_first_and_each_once(self):
        sides = [party("CN"), party("KZ")]
        assert codes(counterparts(message("2022", None, sides, sides, exchanged=True), "CN")) == ["KZ"]
        assert codes(counterparts(message("2022", None, [party("KZ")], [party("UZ"), party("CN")]), "CN")) == [
            "UZ",
            "KZ",
        ]
        assert codes(counterparts(message("2022", None, [party("CN")], [party("KM")]), "")) == ["KM", "CN"]
        body = party(None, body="A league")
        assert counterparts(message("2022", None, [party("CN")], [body]), "CN") == (body,)

    @pytest.mark.parametrize(
        ("edtf", "year"),
        [("2024-01-12~", "2024"), ("0987", "0987"), ("202X", ""), ("2024-01/2024-02", ""), ("soon", "")],
    )
    def test_the_year_of_an_act(self, edtf, year):
        assert year_of(sent(edtf)) == year


class TestShelves:
    def gathered(self, *reports, home="CN"):
        return gather(replace(SETTINGS, home=home), LEXICON, (), reports, ())

    def test_an_act_stands_with_every_country_but_the_home_country(self):
        many = message("2022", "holiday-greeting", [party("CN")], [party("UZ"), party("KZ"), party("UZ")])
        shelves = self.gathered(report("a", many), report("b", sent())).shelves
        assert [(one.key, one.slug, one.label, len(one.events)) for one in shelves.country] == [
            ("KM", "comoros", "Comoros", 1),
            ("KZ", "kazakhstan", "Kazakhstan", 1),
            ("UZ", "uzbekistan", "Uzbekistan", 1),
        ]

    def test_an_archive_without_a_home_shelves_every_country(self):
        assert codes_of(self.gathered(report("a", sent()), home="").shelves.country) == ["CN", "KM"]

    def test_occasions_stand_in_their_own_order_and_unknown_ones_last(self):
        types = ("made-up", "zzz", "re-election", "election")
        reports = [report(name, sent("2024", name, whom)) for name, whom in zip(types, WHOM, strict=False)]
        shelves = self.gathered(*reports, report("none", sent("2024", None))).shelves.occasion
        assert [shelf.label for shelf in shelves] == ["Election", "Re-election", "A type without a mark", "zzz"]

    def test_every_act_has_one_year_or_stands_among_the_undated(self):
        days = ["2024-01-12", "2024", "2019-03", None, "202X"]
        archive = self.gathered(*(report(f"{n}", sent(day, whom=WHOM[n])) for n, day in enumerate(days)))
        assert codes_of(archive.shelves.year) == ["2024", "2019"]
        placed = [event for shelf in archive.shelves.year for event in shelf.events]
        assert (*placed, *archive.shelves.undated) == archive.events
        assert len(archive.shelves.undated) == 2

    def test_a_shelf_keeps_the_order_of_the_acts(self):
        archive = self.gathered(
            *(report(f"{n}", sent(day, whom=WHOM[n])) for n, day in enumerate(["2019", None, "2024"]))
        )
        assert archive.shelves.country[0].events == archive.events == tuple(sorted(archive.events, key=newest_first))

    def test_a_country_that_no_table_knows_has_a_shelf_all_the_same(self):
        (shelf,) = self.gathered(report("a", message("2022", None, [party("CN")], [party("QQ")]))).shelves.country
        assert (shelf.key, shelf.slug, shelf.label) == ("QQ", "qq", "QQ")

    def test_a_new_facet_needs_no_new_code(self):
        events = self.gathered(report("a", sent("2024")), report("b", sent("2019"))).events
        decades = Facet(
            name="year",
            keys=lambda event: [year_of(event.message)[:3] + "0s"],
            names=lambda key: Name(slug=key, label=f"The {key}", order=key),
        )
        assert [(s.label, len(s.events)) for s in shelve(decades, events)] == [("The 2010s", 1), ("The 2020s", 1)]


def codes_of(shelves):
    return [shelf.key for shelf in shelves]


def test_the_archive_is_in_the_order_of_the_ids():
    refusals = [Refusal(id=name, path=name, problems=()) for name in ("z", "y")]
    archive = gather(SETTINGS, LEXICON, (), [report("b", sent()), report("a")], refusals)
    assert [one.seed.id for one in archive.reports] == ["a", "b"]
    assert [one.id for one in archive.refusals] == ["y", "z"]
    assert (archive.countries, archive.occasions) == (COUNTRIES, OCCASIONS)


@pytest.fixture(scope="module")
def found(root):
    """The repository's source, and the reports of its seeds as the text alone gives them."""
    source = load_source(root / "site_src")
    tools = reading.prepare(source.lexicon)
    seeds, refusals = load_seeds(root / "seeds")
    assert refusals == ()
    return source, tuple(Report(seed=one, reading=reading.read(one, tools)) for one in seeds)


def happened(archive):
    named = {one.seed.id[:3]: one.reading.messages[0].happened for one in archive.reports}
    return {name: one and (one.value, one.certainty) for name, one in named.items()}


class TestTheFiveSeeds:
    def test_without_corrections(self, found):
        source, reports = found
        archive = gather(source.settings, source.lexicon, source.prose, reports, ())
        dates = happened(archive)
        assert dates["000"] is None
        assert dates["002"] == ("2024", "inferred")
        assert [event.reports[0].seed.id[:3] for event in archive.shelves.undated] == ["000"]
        assert codes_of(archive.shelves.country) == ["BY", "KM", "KZ", "LS", "RU"]
        assert codes_of(archive.shelves.occasion) == ["re-election", "diplomatic-anniversary"]
        assert codes_of(archive.shelves.year) == ["2024", "2022"]

    def test_with_what_the_archivist_knows(self, found):
        source, reports = found
        ids = {one.seed.id[:3]: one.seed.id for one in reports}
        known = [
            Correction(seed=ids[name], path="", by="B", ground="G", note="", facts=(("happened", day),))
            for name, day in {"000": "2024-01-28", "002": "2024-03-18"}.items()
        ]
        archive = gather(source.settings, source.lexicon, source.prose, correct(reports, known), ())
        dates = happened(archive)
        assert dates["000"] == ("2024-01-28", "curated")
        assert dates["002"] == ("2024-03-18", "curated")
        assert archive.shelves.undated == ()
        assert [event.id for event in archive.events] == [
            "2024-03-18-russia-re-election",
            "2024-01-28-comoros-re-election",
            "2024-01-12-lesotho-diplomatic-anniversary",
            "2022-01-20-belarus-diplomatic-anniversary",
            "2022-01-03-kazakhstan-diplomatic-anniversary",
        ]


class TestCredibleDays:
    def test_a_day_counted_far_ahead_of_every_page_is_not_used_and_named(self):
        counted = replace(sent("2057-12-28~"), happened=finding("2057-12-28~", basis="anniversary"))
        known, ahead = credible([report("a", sent("2024-01-12")), report("b", counted)])
        assert known.reading.messages[0].happened.value == "2024-01-12"
        assert ahead.reading.messages[0].happened is None
        (problem,) = ahead.reading.problems
        assert (problem.code, problem.path) == ("W-DATE", "seeds/b.txt")
        assert "2057-12-28~" in problem.text

    def test_what_the_text_states_and_what_may_still_come_this_year_is_kept(self):
        stated = report("a", sent("2057-12-28"))
        counted = replace(sent("2024-11-01~"), happened=finding("2024-11-01~", basis="anniversary"))
        reports = (report("b", sent("2024-01-12")), report("c", counted))
        assert credible([stated]) == (stated,)
        assert credible(reports) == reports

    def test_an_archive_in_which_every_day_is_counted_keeps_them(self):
        counted = report("a", replace(sent("2057"), happened=finding("2057", basis="anniversary")))
        assert credible([counted]) == (counted,)
