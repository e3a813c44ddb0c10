"""Corrections: what a person knows is laid over what the text gave, and nothing is lost."""

from dataclasses import replace

import pytest

from felicitations.archive import correct, curate, strays
from felicitations.disk.corrections import FACTS
from felicitations.model import Correction, Evidence, Finding, Report, Rival
from tests.making import finding, message, party, seed
from tests.making import reading as reading_of

WORDS = Evidence(start=3, end=9, text="Friday", rule="weekday")


def correction(**facts):
    by = "An archivist"
    return Correction(seed="000", path="000.md", by=by, ground="A letter", note="", facts=tuple(facts.items()))


def read(*messages, seed_id="000", **facts):
    return reading_of(seed(seed_id, "Congratulations on Friday."), *messages, **facts)


def sent(happened="2024", occasion="re-election", **more):
    return message(
        happened, occasion, [party("CN", ("Xi Jinping", ""))], [party("KM", ("Azali Assoumani", ""))], **more
    )


def main(found):
    return found.messages[0]


def codes(parties):
    return [one.country for one in parties]


class TestCorrections:
    def test_a_changed_fact_is_curated_and_what_the_text_gave_is_its_first_rival(self):
        lost = Rival(value="2023", evidence=())
        before = replace(
            sent(), happened=finding("2024", WORDS, certainty="inferred", basis="anniversary", rivals=[lost])
        )
        after = main(curate(read(before), correction(happened="2024-03-18")))
        assert after.happened == Finding(
            value="2024-03-18",
            certainty="curated",
            basis="correction",
            evidence=(),
            rivals=(Rival(value="2024", evidence=(WORDS,)), lost),
        )
        assert replace(after, happened=before.happened) == before

    def test_a_fact_that_was_not_known_has_no_rival(self):
        after = main(curate(read(sent(happened=None)), correction(happened="2024-01-28")))
        assert after.happened == Finding(value="2024-01-28", certainty="curated", basis="correction", evidence=())

    def test_a_rival_that_wins_is_a_rival_no_more(self):
        won = Rival(value="2024-01-13", evidence=(WORDS,))
        before = replace(sent(), happened=finding("2024-01-12", rivals=[won]))
        after = main(curate(read(before), correction(happened="2024-01-13")))
        assert [rival.value for rival in after.happened.rivals] == ["2024-01-12"]

    def test_a_confirmed_fact_keeps_its_words_and_how_it_is_known(self):
        known = finding("diplomatic-anniversary", WORDS, basis="resumption")
        before = replace(sent(), occasion=known)
        after = main(curate(read(before), correction(occasion="diplomatic-anniversary")))
        assert after.occasion == replace(known, certainty="curated")

    def test_facts_of_the_article_itself(self):
        before = read(sent(), headline=finding("A headlne", WORDS))
        after = curate(before, correction(headline="A headline", published="2024-01-30"))
        assert after.headline.value == "A headline"
        assert after.headline.rivals == (Rival(value="A headlne", evidence=(WORDS,)),)
        assert after.published.value == "2024-01-30"
        assert after.messages == before.messages

    def test_the_correction_itself_is_kept_and_the_rest_is_as_it_was(self):
        before, by = read(sent()), correction(happened="2024-03-18")
        after = curate(before, by)
        assert after.correction == by
        assert replace(after, correction=None, messages=before.messages) == before

    @pytest.mark.parametrize(("occasion", "number"), [("treaty-anniversary", 30), ("election", None)])
    def test_the_number_falls_with_an_occasion_that_cannot_have_one(self, occasion, number):
        before = sent(occasion="diplomatic-anniversary", ordinal=30)
        after = main(curate(read(before), correction(occasion=occasion)))
        assert (after.ordinal.value if after.ordinal else None) == number

    def test_a_number_is_a_number(self):
        after = main(curate(read(sent(ordinal=30)), correction(ordinal="40")))
        assert after.ordinal.value == 40
        assert after.ordinal.rivals == (Rival(value=30, evidence=()),)

    def test_other_takes_the_messages_away_and_their_parties_are_mentioned(self):
        after = curate(read(sent(), mentioned=("PE",)), correction(kind="other"))
        assert (after.kind, after.kind_basis, after.messages) == ("other", "correction", ())
        assert after.mentioned == ("CN", "KM", "PE")

    def test_an_article_can_be_made_a_message(self):
        by = correction(kind="message", happened="2024", senders="CN", recipients="LS, KM")
        after = curate(read(mentioned=("CN", "KM", "UZ")), by)
        assert after.kind == "message"
        assert main(after).happened.value == "2024"
        assert codes(main(after).senders) == ["CN"]
        assert codes(main(after).recipients) == ["LS", "KM"]
        assert after.mentioned == ("UZ",)

    def test_facts_of_a_message_where_there_is_none_are_a_problem(self):
        after = curate(read(), correction(happened="2024", headline="Words"))
        assert (after.kind, after.messages) == ("other", ())
        assert after.headline.value == "Words"
        assert [(problem.code, problem.path) for problem in after.problems] == [("W-CORRECTION", "000.md")]
        assert "happened" in after.problems[0].text

    @pytest.mark.parametrize("fact", FACTS)
    def test_every_fact_that_may_be_stated_is_used(self, fact):
        stated = {"ordinal": "7", "kind": "other", "senders": "UZ", "recipients": "UZ", "exchanged": "true"}
        before = read(sent())
        after = curate(before, correction(**{fact: stated.get(fact, "2019")}))
        assert replace(after, correction=None) != before
        assert after.problems == ()

    def test_only_the_first_message_is_corrected(self):
        second = sent(happened="2020")
        after = curate(read(sent(), second), correction(happened="2024-03-18"))
        assert after.messages[1] == second


class TestCorrectedSides:
    def test_sides_that_change_places_keep_their_people(self):
        after = main(curate(read(sent()), correction(senders="KM", recipients="CN")))
        assert [(one.country, one.people[0].name) for one in after.senders] == [("KM", "Azali Assoumani")]
        assert [(one.country, one.people[0].name) for one in after.recipients] == [("CN", "Xi Jinping")]

    def test_a_country_that_was_misread_keeps_the_people_of_its_side(self):
        found = curate(read(sent()), correction(recipients="LS"))
        assert codes(main(found).recipients) == ["LS"]
        assert main(found).recipients[0].people == sent().recipients[0].people
        assert main(found).recipients[0].evidence == ()
        assert found.mentioned == ("KM",)

    def test_a_body_can_turn_out_to_be_a_country(self):
        before = message("2024", None, [party("CN")], [party(None, body="A league")])
        assert main(curate(read(before), correction(recipients="LS"))).recipients == (party("LS"),)

    def test_in_an_exchange_both_sides_stand_in_both_lists(self):
        after = main(curate(read(sent()), correction(exchanged="true")))
        assert after.exchanged
        assert after.senders == after.recipients
        assert sorted(codes(after.senders)) == ["CN", "KM"]

    def test_an_exchange_that_was_none_needs_both_sides(self):
        sides = [party("CN"), party("KZ")]
        before = read(message("2022", None, sides, sides, exchanged=True))
        told = curate(before, correction(exchanged="false", senders="CN", recipients="KZ"))
        assert (codes(main(told).senders), codes(main(told).recipients), main(told).exchanged) == (
            ["CN"],
            ["KZ"],
            False,
        )
        assert told.problems == ()
        untold = curate(before, correction(exchanged="false"))
        assert main(untold).exchanged
        assert sorted(codes(main(untold).senders)) == sorted(codes(main(untold).recipients)) == ["CN", "KZ"]
        assert [problem.code for problem in untold.problems] == ["W-CORRECTION"]


def test_corrections_find_their_reports():
    reports = tuple(Report(seed=seed(name, ""), reading=read(sent(), seed_id=name)) for name in ("000", "001"))
    first, second = correct(reports, [correction(happened="2024-03-18")])
    assert first.reading.correction
    assert main(first.reading).happened.value == "2024-03-18"
    assert second is reports[1]


def test_a_correction_without_a_seed_is_named():
    by = correction(happened="2024")
    assert list(strays([by], ["000"])) == []
    (problem,) = strays([by], ["0000"])
    assert (problem.code, problem.path) == ("W-CORRECTION", "000.md")
    assert '"000"' in problem.text
