"""Reports of one act are one event, and two acts are never one: the rules, the corrections, and the practice set."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations import reading as engine
from felicitations.archive import correct, unmet
from felicitations.archive.agreement import agreed, nearest_first
from felicitations.archive.events import find_events
from felicitations.archive.joining import accounts_of
from felicitations.archive.spans import Span, span_of
from felicitations.disk.source import load_source
from felicitations.model import Correction, Report
from tests.making import COUNTRIES, finding, message, party, reading, seed
from tests.quality_labels import ROOT, labelled

SLUGS = {country.code: country.slug for country in COUNTRIES}
XI, AZALI = ("Xi Jinping", "President"), ("Azali Assoumani", "President")


def report(seed_id, *messages, text="", **facts):
    of = seed(seed_id, text or f"The text of {seed_id}.")
    return Report(seed=of, reading=reading(of, *messages, **facts))


def sent(day, occasion="re-election", *, to="KM", whom="Azali Assoumani", by="CN", basis="stated", **more):
    people = [(whom, "")] if whom else []
    one = message(day, occasion, [party(by, XI)] if by else [], [party(to, *people)] if to else [], **more)
    return replace(one, happened=finding(day, basis=basis)) if day else one


def exchange(day, ordinal=30, *, other="LS", occasion="diplomatic-anniversary"):
    sides = [party("CN", XI), party(other)]
    return message(day, occasion, sides, sides, ordinal=ordinal, exchanged=True)


def groups(*reports, home="CN"):
    """The ids of the reports of each act that has more than one."""
    events = find_events(reports, SLUGS, home)
    return sorted(ids for event in events if len(ids := sorted(one.seed.id for one in event.reports)) > 1)


SAME = {
    "the same day": [report("a", sent("2024-01-28")), report("b", sent("2024-01-28"))],
    "a day late, by the page's zone": [
        report("a", sent("2024-01-28")), report("b", sent("2024-01-29", basis="dateline"))
    ],
    "a repost stamped weeks later": [
        report("a", sent("2024-01-28")), report("b", sent("2024-02-20~", basis="published"))
    ],
    "an undated report": [report("a", sent("2024-01-28")), report("b", sent(None))],
    "a report that knows the year": [report("a", sent("2024-01-28")), report("b", sent("2024"))],
    "a report that knows the month": [report("a", sent("2024-01-28")), report("b", sent("2024-01"))],
    "two undated reports": [report("a", sent(None)), report("b", sent(None))],
    "a name spelt otherwise": [
        report("a", sent("2025-01-27", to="UZ", whom="Alexander Lukashenko")),
        report("b", sent("2025-01-27", to="UZ", whom="Lukashenka")),
    ],
    "a number without a day": [report("a", exchange("2024-01-12")), report("b", exchange(None))],
    "one direction of an exchange": [
        report("a", exchange("2024-01-12")),
        report("b", message("2024-01-12", "diplomatic-anniversary", [party("CN")], [party("LS")], ordinal=30)),
    ],
    "both directions of an exchange": [
        report("a", message("2024-01-12", "diplomatic-anniversary", [party("CN")], [party("LS")], ordinal=30)),
        report("b", message("2024-01-12", "diplomatic-anniversary", [party("LS")], [party("CN")], ordinal=30)),
    ],
    "a sender that is not named": [report("a", sent("2024-01-28")), report("b", sent("2024-01-28", by=None))],
    "a round-up of several senders": [
        report("a", sent("2024-01-28")),
        report("b", message("2024-01-28", "re-election", [party("CN"), party("UZ")], [party("KM", AZALI)])),
    ],
    "an election that one report calls a re-election": [
        report("a", sent("2024-01-28")), report("b", sent("2024-01-28", "election"))
    ],
    "a copy of which the occasion was not found": [
        report("a", sent("2024-01-28"), text="Xi congratulated the president on a victory at the polls in Moroni."),
        report("b", sent("2024-01-28", None), text="Xi congratulated the president on a victory at the polls."),
    ],
}  # fmt: skip
APART = {
    "twin anniversaries of two states on one day": [
        report("a", exchange("2022-01-03", other="KZ")), report("b", exchange("2022-01-03", other="UZ"))
    ],
    "two emirs in one week": [
        report("a", sent("2023-12-16", "inauguration", to="LS", whom="Sheikh Nawaf Al Sabah")),
        report("b", sent("2023-12-20", "inauguration", to="LS", whom="Sheikh Meshal Al Jaber")),
    ],
    "election and inauguration of one person": [
        report("a", sent("2024-01-28", "election")), report("b", sent("2024-01-30", "inauguration"))
    ],
    "the re-elections of 2019 and 2024": [report("a", sent("2019-03-25")), report("b", sent("2024-01-28"))],
    "the re-elections of two years": [report("a", sent("2019")), report("b", sent("2024"))],
    "the national days of two years": [
        report("a", sent("2019-07-06", "national-day")), report("b", sent("2020-07-06", "national-day"))
    ],
    "an undated national day": [
        report("a", sent("2019-07-06", "national-day")), report("b", sent(None, "national-day"))
    ],
    "anniversaries of two numbers": [report("a", exchange("2024-01-12")), report("b", exchange(None, 35))],
    "New Year and the Lunar New Year": [
        report("a", exchange("2024-01-01", 0, occasion="holiday-greeting")),
        report("b", exchange("2024-02-10", 0, occasion="holiday-greeting")),
    ],
    "two senders": [report("a", sent("2024-01-28")), report("b", sent("2024-01-28", by="UZ"))],
    "the other direction": [
        report("a", sent("2024-01-28", "personal")),
        report("b", message("2024-01-28", "personal", [party("KM")], [party("CN")])),
    ],
    "two messages of one page": [report("a", sent("2024-01-28"), sent("2024-01-28"))],
    "a page that is older than the act": [
        report("a", sent("2024-01-28")), report("b", sent(None), published=finding("2019-04-01"))
    ],
    "copies of one mould, five years apart": [
        report("a", sent("2019-07-06", "national-day"), text="Xi congratulated the president on the national day."),
        report("b", sent("2024-07-06", "national-day"), text="Xi congratulated the president on the national day."),
    ],
}  # fmt: skip


@pytest.mark.parametrize("case", SAME, ids=str)
def test_reports_of_one_act_are_one(case):
    assert groups(*SAME[case]) == [["a", "b"]]
    assert groups(*reversed(SAME[case])) == [["a", "b"]]


@pytest.mark.parametrize("case", APART, ids=str)
def test_two_acts_are_two(case):
    assert groups(*APART[case]) == []
    assert groups(*APART[case], home="") == []


def test_an_undated_report_that_fits_two_acts_joins_neither_unless_it_is_a_copy_of_one():
    words = "The president of China wished the president of the Comoros well after the vote of that spring."
    first, second = report("a", sent("2019-03-25"), text=words), report("b", sent("2024-01-28"))
    assert groups(first, second, report("c", sent(None))) == []
    assert groups(first, second, report("c", sent(None), text=words + " Read more.")) == [["a", "c"]]


def test_a_round_up_never_joins_two_acts():
    both = message("2024-01-28", "re-election", [party("CN"), party("UZ")], [party("KM", AZALI)])
    found = groups(report("a", sent("2024-01-28")), report("b", sent("2024-01-28", by="UZ")), report("c", both))
    assert found == [["a", "c"]]


def corrected(seed_id, same=(), other=()):
    return Correction(
        seed=seed_id, path=f"{seed_id}.md", by="A", ground="B", note="", facts=(), same_as=same, not_same_as=other
    )


class TestWhatAPersonSays:
    apart = (report("a", sent("2019-03-25")), report("b", sent("2024-01-28")), report("c", sent("2024-01-28")))

    def groups(self, *corrections):
        return groups(*correct(self.apart, corrections))

    def test_without_a_word_the_rules_hold(self):
        assert self.groups() == [["b", "c"]]

    def test_acts_are_joined_against_every_rule(self):
        assert self.groups(corrected("a", same=("b",))) == [["a", "b"]]  # c clashes with a, so it stays apart
        assert self.groups(corrected("a", same=("b", "c"))) == [["a", "b", "c"]]

    def test_acts_are_parted_against_every_rule(self):
        assert self.groups(corrected("b", other=("c",))) == []
        assert self.groups(corrected("c", other=("b",))) == []

    def test_that_they_are_two_goes_before_that_they_are_one(self):
        assert self.groups(corrected("b", same=("c",)), corrected("c", other=("b",))) == []

    def test_an_article_without_an_act_is_named(self):
        reports = correct((*self.apart, report("d")), [corrected("a", same=("d",))])
        (problem,) = unmet(reports)
        assert (problem.code, problem.path) == ("W-CORRECTION", "a.md")
        assert '"d"' in problem.text


EVERYTHING = tuple(
    Report(seed=replace(one.seed, id=name), reading=replace(one.reading, id=name))
    for number, pair in enumerate((*SAME.values(), *APART.values()))
    for one in pair
    for name in (f"{number:02}{one.seed.id}",)
)


@given(st.permutations(EVERYTHING))
def test_the_order_of_the_reports_changes_nothing(reports):
    assert find_events(reports, SLUGS, "CN") == find_events(EVERYTHING, SLUGS, "CN")


@given(st.sets(st.sampled_from(EVERYTHING)))
def test_every_account_is_of_exactly_one_act(reports):
    found = [account for event in find_events(reports, SLUGS, "CN") for account in event.accounts]
    assert {(one.report.seed.id, id(one.message)) for one in found} == {
        (one.report.seed.id, id(one.message)) for one in accounts_of(reports)
    }
    assert len(found) == len(accounts_of(reports))


class TestAgreement:
    """What the act says where its reports say different things."""

    def act(self, *reports):
        return agreed(nearest_first(accounts_of(reports)))

    def test_the_day_with_the_best_grounds_is_kept(self):
        act = self.act(
            report("a", sent("2024-02-20~", basis="published")), report("b", sent("2024-01-28", basis="weekday"))
        )
        assert act.happened.value == "2024-01-28"

    def test_a_person_goes_before_the_source(self):
        curated = replace(sent("2024-01-27"), happened=finding("2024-01-27", certainty="curated", basis="correction"))
        act = self.act(report("a", sent("2024-01-28"), speaker=finding("official")), report("b", curated))
        assert act.happened.value == "2024-01-27"

    def test_the_occasion_of_most_reports_is_kept_and_of_equals_that_of_the_source(self):
        one, other = sent("2024-01-28", "election"), sent("2024-01-28")
        assert self.act(report("a", one), report("b", other), report("c", other)).occasion.value == "re-election"
        official = report("z", one, speaker=finding("official"))
        assert self.act(report("a", other), official).occasion.value == "election"

    def test_who_is_named_in_one_report_only_is_named(self):
        act = self.act(report("a", sent("2024-01-28", whom="")), report("b", sent("2024-01-28")))
        assert [person.name for person in act.recipients[0].people] == ["Azali Assoumani"]

    def test_two_directions_are_an_exchange(self):
        act = self.act(*SAME["both directions of an exchange"])
        assert act.exchanged
        assert {one.country for one in act.senders} == {one.country for one in act.recipients} == {"CN", "LS"}

    def test_the_source_stands_first(self):
        speakers = ["rewrite", "", "outlet", "agency", "official"]
        reports = [
            report(f"{n}", sent("2024"), speaker=finding(speaker) if speaker else None)
            for n, speaker in enumerate(speakers)
        ]
        ordered = nearest_first(accounts_of(reports))
        assert [one.report.seed.id for one in ordered] == ["4", "3", "2", "1", "0"]

    def test_nothing_says_nothing(self):
        with pytest.raises(ValueError, match="at least one"):
            agreed(())


@pytest.mark.parametrize(
    ("edtf", "days", "first"),
    [
        ("2024-01-12", 1, "2024-01-12"), ("2024-01-12~", 1, "2024-01-12"), ("2024-02", 29, "2024-02-01"),
        ("2024-02-XX", 29, "2024-02-01"), ("2023", 365, "2023-01-01"), ("2024-24", 90, "2024-12-01"),
        ("202X", 3653, "2020-01-01"), ("2024-01/2024-02", 60, "2024-01-01"),
    ],
)  # fmt: skip
def test_a_date_leaves_these_days_open(edtf, days, first):
    span = span_of(edtf)
    assert span == Span(first=span_of(first).first, last=span_of(first).first + days - 1)


@pytest.mark.parametrize("edtf", ["", "soon", "2024-02-30", "2024-13", "../2024", "2024/.."])
def test_what_is_no_date_has_no_span(edtf):
    assert span_of(edtf) is None


# --- The practice set -----------------------------------------------------------------------------------------------

ONE_EVENT = {
    "CN-DE:diplomatic-anniversary:2022": "de-diplomatic-anniversary-2022",
    "AE-CN:diplomatic-anniversary:2024": "ae-diplomatic-anniversary-2024",
}
"""Keys of two folders that name one event: the same two states, number and day stand in both labels."""


def figures(events, labels):
    """Pairwise precision and recall of the joins, and the pairs that are wrong and missed."""
    keys = {
        label.id: {ONE_EVENT.get(key, key) for key in label.event.split("+")} for label in labels if label.is_message
    }
    got = {
        pair
        for event in events
        for pair in combinations(sorted({one.seed.id for one in event.reports} & keys.keys()), 2)
    }
    want = {(a, b) for a, b in combinations(sorted(keys), 2) if keys[a] & keys[b]}
    return len(got & want) / len(got), len(got & want) / len(want), sorted(got - want), sorted(want - got)


def test_on_the_practice_set_the_joins_are_right():
    """Over readings as they are, faults and all. A pair joined wrongly costs more than one missed."""
    lexicon = load_source(ROOT / "site_src").lexicon
    read = engine.prepare(lexicon)
    reports = [Report(seed=one.seed, reading=engine.read(one.seed, read)) for one in labelled()]
    labels = [one.label for one in labelled()]
    precision, recall, wrong, missed = figures(find_events(reports, SLUGS, lexicon.home), labels)
    assert precision >= 0.98, wrong
    assert recall >= 0.92, missed
