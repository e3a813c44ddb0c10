"""Dates: as printed, resolved backwards, never made up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from felicitations.reading.days import WEEKDAY, find_dates, nearest_year, weekday_before
from felicitations.reading.ordinals import ANNIVERSARY, count_of
from tests.lexicon import read_text


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2022-01-20 20:56", "2022-01-20"),
        ("Jan. 12, 2024", "2024-01-12"),
        ("12 January 2024", "2024-01-12"),
        ("10:47, 10-Sep-2018", "2018-09-10"),
        ("Fri 01-11-2024 14:20 PM", "2024-11-01"),  # the day stands first outside the United States
        ("12.10.2022", "2022-10-12"),
        ("20.04.18", "2018-04-20"),
        ("Oct 5 (Sun), 2025", "2025-10-05"),
        ("Dec - 09 - 2024", "2024-12-09"),
        ("22 , November 2018", "2018-11-22"),
        ("Friday 2nd July, 2021", "2021-07-02"),
        ("2023年12月19日", "2023-12-19"),
        ("December 23/2023", "2023-12-23"),
        ("07/22/13", "2013-07-22"),
        ('2025 " 01 " 20', "2025-01-20"),
    ],
)
def test_a_printed_date_is_that_day(printed, day):
    assert [str(found.on(0)) for found in find_dates(printed, 0, len(printed))] == [day]


@pytest.mark.parametrize("printed", ["2022-02-30", "31 June 2024", "2024-13-45", "the 75th anniversary", "may be"])
def test_what_is_no_day_is_no_date(printed):
    assert find_dates(printed, 0, len(printed)) == ()


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("on Monday", "2022-01-03"),
        ("on Friday", "2021-12-31"),
        ("last Monday", "2021-12-27"),
        ("yesterday", "2022-01-02"),
    ],
)
def test_a_weekday_is_counted_backwards(word, day):
    assert str(weekday_before(WEEKDAY.search(word), date(2022, 1, 3))) == day


def test_a_date_without_a_year_takes_the_year_before_where_the_turn_lies_between():
    (found,) = find_dates("Dec. 31", 0, 7)
    assert nearest_year(found, date(2024, 1, 2)) == date(2023, 12, 31)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("30th anniversary", 30), ("golden jubilee", 50), ("centenary", 100), ("half a century", 50),
        ("sixtieth anniversary", 60), ("forty-fifth anniversary", 45), ("40 years of", 40), ("first anniversary", 1),
        ("a decade", 10), ("fifty years since", 50), ("two hundred years of", 200), ("45 years as", 45),
        ("74th Republic Day", 74), ("20-th anniversary", 20), ("20 th anniversary", 20), ("30-year jubilee", 30),
        ("45 years' diplomatic relations", 45), ("53rd Eid Al Etihad", 53), ("which turned 45", 45),
        ("forty candles", 40), ("one hundred and fifty years of", 150), ("a hundred and twenty years.", 120),
        ("the one hundred and tenth anniversary", 110), ("two centuries", 200), ("a century and a half", 150),
        ("turned seventy-two this week", 72), ("a decade and a half of", 15), ("hundred-year anniversary", 100),
    ],
)  # fmt: skip
def test_jubilees_in_figures_and_words(words, number):
    assert count_of(ANNIVERSARY.search(words)) == number


@pytest.mark.parametrize("words", ["one thousand and fifty years of ties", "a thousand and tenth anniversary"])
def test_a_number_that_is_not_read_to_its_end_is_none(words):
    """Protects from an invented number: a thousand and fifty is no fifty."""
    assert ANNIVERSARY.search(words) is None


@pytest.mark.parametrize(
    "aside",
    [
        "Putin noted that in the outgoing year they had marked the 70th anniversary of diplomatic relations.",
        "Next year the two countries will celebrate the 50th anniversary of diplomatic ties.",
        "It was also 50 years of diplomatic relations between the two countries.",
    ],
)
def test_an_anniversary_told_by_the_way_is_no_occasion_and_gives_no_number(aside):
    message = read_text(
        f"Russian President Vladimir Putin congratulated Peruvian President Pedro Castillo on his inauguration. {aside}"
    ).messages[0]
    assert message.occasion.value == "inauguration"
    assert message.ordinal is None


def test_the_juche_day_at_the_foot_dates_a_page_without_another():
    text = (
        "Pyongyang, July 11 (KCNA) -- Kim Jong Un, president of the State Affairs of the DPRK, sent a congratulatory "
        "message to Xi Jinping, president of China, on the 60th anniversary of the treaty of friendship.\n\n"
        "www.kcna.kp (Juche110.7.11.)\n"
    )
    assert read_text(text).messages[0].happened.value == "2021-07-11"


def test_a_day_in_brackets_behind_the_feast_is_the_feast_s():
    text = (
        "20 SEP 2018\n\nThe President of India, Ram Nath Kovind, has congratulated Malta's President, Marie-Louise "
        "Coleiro Preca, on the eve of her country's National Day (September 21, 2018).\n"
    )
    assert read_text(text).messages[0].happened.value.startswith("2018-09-20")


def test_an_article_without_any_date_has_none():
    text = "Chinese President Xi Jinping congratulated Mia Mottley on her election as prime minister of Barbados."
    reading = read_text(text)
    assert reading.kind == "message"
    assert reading.published is None
    assert reading.messages[0].happened is None


def test_the_days_of_history_are_not_the_day_of_the_message():
    reading = read_text(
        "2022-03-14 10:00\n\nChinese President Xi Jinping and French President Emmanuel Macron congratulated each "
        "other on the anniversary of the diplomatic relations that were opened on 27 January 1964.\n"
    )
    assert reading.messages[0].happened.value == "2022-03-14~", "only the page's own day is near"


DAYS = (Path(__file__).parent / "cases" / "tongue-days.txt").read_text("utf-8").split("\n----\n")[1:]


@pytest.mark.parametrize("case", DAYS, ids=lambda case: case.partition("\n")[0])
def test_the_day_of_a_message_in_another_language(case):
    _, _, rest = case.partition("\n\n")
    page, _, day = rest.strip().rpartition("\n=> ")
    assert read_text(page).messages[0].happened.value == day
