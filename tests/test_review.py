"""What wants an archivist's eye: each reason is found, is answered by a correction, and the worst comes first."""

import re
from dataclasses import replace

import pytest

from felicitations.desk import paper
from felicitations.desk.doubts import REASONS, Doubt, doubts_of, refused, worst_first
from felicitations.lexicon import Lexicon
from felicitations.model import Correction, Mark, Refusal, Report, Rival
from felicitations.problems import Problem
from tests.lexicon import five, read_text, seed_of, source
from tests.making import evidence, finding, message, party, reading, seed
from tests.sample_lexicon import COUNTRIES, OCCASIONS, TIES

CHINA, LESOTHO = party("CN", ("Xi Jinping", "President")), party("LS", ("Letsie III", "King"))
NOBODY = party(None, ("Azali Assoumani", "President"))
TEXT = "Xi congratulated the king on his re-election, after the national day, on Friday."


def lexicon(**changes) -> Lexicon:
    known = Lexicon(home="CN", countries=COUNTRIES, occasions=OCCASIONS, noise=(), ties=TIES, people=())
    return replace(known, **changes)


def report(*messages, text=TEXT, **facts) -> Report:
    of = seed("a", text)
    return Report(seed=of, reading=reading(of, *messages, **facts))


def sent(happened="2024-01-12", occasion="re-election", senders=(CHINA,), recipients=(LESOTHO,), **more):
    return message(happened, occasion, senders, recipients, **more)


def corrected(one: Report, **facts) -> Report:
    correction = Correction(seed="a", path="a.md", by="Ann", ground="A letter", note="", facts=tuple(facts.items()))
    return replace(one, reading=replace(one.reading, correction=correction))


def found(one: Report, known: Lexicon | None = None) -> list[tuple[str, str]]:
    return [(doubt.reason.slug, doubt.fact) for doubt in doubts_of(one, known or lexicon())]


def details(one: Report, known: Lexicon | None = None) -> str:
    return "; ".join(doubt.detail for doubt in doubts_of(one, known or lexicon()))


def test_an_article_that_says_all_wants_no_eye():
    assert found(report(sent())) == []


# --- Each reason ----------------------------------------------------------------------------------------------------


def test_what_is_no_message_and_yet_congratulates():
    doubtful = report(text="The club congratulates its coach.")
    assert found(doubtful) == [("kind", "kind")]
    assert details(doubtful) == 'no message, yet "congratulates"'


@pytest.mark.parametrize(
    "headline", ["Amir thanks king for congratulations", "Xi, Macron hold talks by phone", "Xi sends condolences"]
)
def test_a_headline_that_tells_of_another_thing_settles_what_is_no_message(headline):
    text = f"{headline}\nHe congratulated him."
    assert found(report(text=text, headline=finding(headline))) == []


def test_congratulations_in_the_furniture_are_none_of_the_article():
    text = "A visit.\nMore: Xi congratulates"
    marks = (
        Mark(start=0, end=9, kind="body", rule="paragraph"),
        Mark(start=9, end=len(text), kind="furniture", rule="related"),
    )
    assert ("kind", "kind") not in found(report(text=text, marks=marks))


def test_a_message_whose_headline_tells_of_another_thing():
    assert found(report(sent(), headline=finding("Xi visits Lesotho"))) == [("kind", "kind")]
    assert found(report(sent(), headline=finding("Xi visits Lesotho, congratulates king"))) == []


@pytest.mark.parametrize(
    ("senders", "recipients", "doubt", "detail"),
    [
        ((), (), ("no-country", "senders"), "neither from nor to"),
        ((CHINA,), (), ("one-side", "recipients"), "to nobody"),
        ((CHINA,), (NOBODY,), ("one-side", "recipients"), "to Azali Assoumani, of where?"),
        ((), (LESOTHO,), ("one-side", "senders"), "from nobody"),
    ],
)
def test_a_side_without_a_country(senders, recipients, doubt, detail):
    one = report(sent(senders=senders, recipients=recipients))
    assert found(one)[0] == doubt
    assert details(one).startswith(detail)


def test_a_body_of_states_is_a_side():
    assert found(report(sent(recipients=(party(None, ("A B", ""), body="African Union"),)))) == []


def test_an_exchange_with_one_alone():
    assert ("one-side", "senders") in found(report(sent(senders=(CHINA,), recipients=(CHINA,), exchanged=True)))


@pytest.mark.parametrize(
    ("ordinal", "happened", "contradicts"),
    [
        (30, "2024-01-12", False),  # of the resumption, 1994
        (40, "2023", False),  # of the establishment, 1983
        (30, "2023-12-31", False),  # the turn of the year
        (30, "2025", False),
        (30, "2026", True),
        (30, "2020-05~", True),
        (2, "2024", True),
    ],
)
def test_an_anniversary_that_no_beginning_of_the_ties_bears_out(ordinal, happened, contradicts):
    one = report(sent(happened, "diplomatic-anniversary", ordinal=ordinal))
    assert (("contradiction", "ordinal") in found(one)) is contradicts
    if contradicts:
        assert "of 1983 or 1994, but sent 20" in details(one)


def test_an_anniversary_that_cannot_be_checked_is_no_contradiction():
    ties = sent("2026", "diplomatic-anniversary", ordinal=30)
    assert found(report(replace(ties, happened=None))) == [("undated", "happened")]
    assert found(report(replace(ties, ordinal=None))) == []
    assert found(report(ties), lexicon(ties=())) == []
    assert found(report(ties), lexicon(home="PE")) == []
    assert found(report(sent("2026", "national-day", ordinal=30))) == []


def test_undated_names_the_day_that_the_text_leaves_open():
    assert details(report(sent(None))) == '"Friday", but when?'
    assert details(report(sent(None), text="Xi congratulated the king on May 4.")) == '"May 4", but when?'
    assert details(report(sent("202X"), text="Xi congratulated.")) == "nothing to go by"


def test_a_day_that_is_only_inferred():
    inferred = replace(sent(), happened=finding("2024-01-12~", certainty="inferred", basis="published"))
    assert details(report(inferred)) == "2024-01-12~, by publication"


@pytest.mark.parametrize(
    ("won", "lost", "close"),
    [
        ("2024-01-12", "2024-01-13", True),
        ("2024-01-12", "2024-01-13~", False),  # the day of publication, which is always near
        ("2024-01-12", "2024-03-13", False),
        ("2024-01-12", "2024", False),
        ("2024-01-12~", "2023-03-13", True),
    ],
)
def test_two_days_that_lie_close_together(won, lost, close):
    day = finding(won, rivals=[Rival(value=lost, evidence=())])
    assert (("rivals", "happened") in found(report(replace(sent(), happened=day)))) is close


def test_two_occasions_whose_words_lie_close_together():
    words, other = evidence(TEXT, "re-election"), evidence(TEXT, "national day")
    rival = Rival(value="national-day", evidence=(other,))
    act = replace(sent(), occasion=finding("re-election", words, rivals=[rival]))
    assert found(report(act)) == [("rivals", "occasion")]
    beats = tuple(replace(one, beats=("national-day",)) for one in OCCASIONS)
    assert found(report(act), lexicon(occasions=beats)) == []
    far = replace(rival, evidence=(replace(other, start=900, end=912),))
    act = replace(act, occasion=finding("re-election", words, rivals=[far]))
    assert found(report(act)) == []


def test_an_occasion_that_is_not_known():
    assert found(report(sent(occasion=None))) == [("occasion", "occasion")]


def test_nobody_is_named_on_a_side():
    assert found(report(sent(recipients=(party("LS"),)))) == [("people", "recipients")]
    both = (CHINA, party("LS"))
    assert found(report(sent(senders=both, recipients=both, exchanged=True))) == [("people", "senders")]


@pytest.mark.parametrize(("left_out", "much"), [(40, False), (41, True)])
def test_much_furniture(left_out, much):
    marks = (
        Mark(start=0, end=left_out, kind="furniture", rule="menu"),
        Mark(start=left_out, end=100, kind="body", rule="paragraph"),
    )
    assert (found(report(sent(), text="x" * 100, marks=marks)) == [("furniture", "furniture")]) is much


def test_a_refused_seed_names_its_problem():
    (doubt,) = refused(Refusal(id="a", path="a.txt", problems=(Problem(code="E-EMPTY", path="a.txt", text="x"),)))
    assert (doubt.reason.slug, doubt.detail) == ("refused", "E-EMPTY")


# --- What a correction answers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "answer"),
    [
        (sent(None), {"happened": "2024"}),
        (sent(occasion=None), {"occasion": "election"}),
        (sent(recipients=()), {"recipients": "LS"}),
        (sent(recipients=(party("LS"),)), {"recipients": "LS"}),
        (sent(senders=(), recipients=()), {"senders": "CN"}),
        (sent("2020", "diplomatic-anniversary", ordinal=30), {"ordinal": "30"}),
    ],
)
def test_what_a_person_answered_is_left_out_and_nothing_else(act, answer):
    asked = found(report(act))
    assert len(asked) == 1
    assert found(corrected(report(act), **answer)) == []
    assert found(corrected(report(act), headline="Words")) == asked


def test_a_confirmed_kind_answers_both_the_doubt_and_the_furniture():
    marks = (Mark(start=0, end=len(TEXT), kind="furniture", rule="menu"),)
    one = report(sent(), marks=marks, headline=finding("Xi visits Lesotho"))
    assert found(one) == [("kind", "kind"), ("furniture", "furniture")]
    assert found(corrected(one, kind="message")) == []


# --- The order ------------------------------------------------------------------------------------------------------


def test_scores_fall_from_reason_to_reason_and_none_is_the_same():
    scores = [reason.score for reason in REASONS.values()]
    assert scores == sorted(set(scores), reverse=True)


def test_the_worst_reason_comes_first_then_the_most_then_the_id():
    def doubts(*slugs: str) -> tuple[Doubt, ...]:
        return tuple(Doubt(reason=REASONS[slug], fact="kind", detail="", settled=()) for slug in slugs)

    mixed = [
        ("e", doubts("people")),
        ("d", ()),
        ("c", doubts("undated", "people")),
        ("b", doubts("undated")),
        ("a", doubts("undated")),
        ("f", doubts("refused")),
    ]
    assert [seed_id for seed_id, _ in worst_first(mixed)] == ["f", "c", "a", "b", "e"]


def test_doubts_of_one_article_stand_worst_first():
    assert [slug for slug, _ in found(report(sent(None, None, recipients=())))] == ["one-side", "undated", "occasion"]


# --- On paper -------------------------------------------------------------------------------------------------------


def test_each_article_has_one_line_with_its_command_within_80_columns():
    long = "000_b5720286a8f2e62a"
    wanting = worst_first(
        [
            (long, doubts_of(report(sent(None, None, recipients=(NOBODY,))), lexicon())),
            ("p1", doubts_of(report(sent(occasion=None)), lexicon())),
        ]
    )
    said = paper.reviewed(wanting, 3).splitlines()
    assert said[0] == "3 articles looked through; 2 want an eye, the worst first."
    assert f"  python build.py explain {long} recipients  to Azali Asso... (+2)" in said
    assert "  python build.py explain p1 occasion  no phrase of an occasion" in said
    assert max(map(len, said)) <= 80


def test_where_nothing_wants_an_eye_that_is_said():
    assert paper.reviewed([], 1) == "1 article looked through; nothing wants an eye."


# --- On what is really read -----------------------------------------------------------------------------------------


def test_of_the_five_seeds_only_those_without_a_day_want_an_eye():
    known = source().lexicon
    wanting = {number: found(Report(seed=of, reading=read), known) for number, (of, read) in five().items()}
    assert wanting.pop("000") == [("undated", "happened")]
    assert ("inferred", "happened") in wanting.pop("002")
    assert wanting == {"001": [], "003": [], "004": []}


def test_a_made_up_contradiction_is_found_with_the_real_table():
    text = (
        "BEIJING, Jan. 12, 2026 (Xinhua) -- Chinese President Xi Jinping and King Letsie III of Lesotho exchanged"
        " congratulations on Jan. 12, 2026 on the 30th anniversary of the resumption of diplomatic ties.\n"
    )
    one = Report(seed=seed_of(text), reading=read_text(text))
    (doubt,) = doubts_of(one, source().lexicon)
    assert doubt.detail == "30th of 1983 or 1994, but sent 2026"


def test_the_reference_lists_the_reasons_in_their_order(root):
    rows = re.findall(r"^\| `([a-z-]+)` \| (\d+) \|", (root / "docs" / "reference.md").read_text("utf-8"), re.MULTILINE)
    assert rows == [(reason.slug, str(reason.score)) for reason in REASONS.values()]
