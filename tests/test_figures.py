"""The figures: every act is in them, however many there are."""

from __future__ import annotations

import pytest

from felicitations.directory import Directory
from felicitations.figures.days import FULL, calendar
from felicitations.figures.months import Key, month_grid
from felicitations.figures.years import LONG, TALL, line_of_years
from felicitations.frame import Link
from felicitations.model import Report
from felicitations.pages import timeline
from tests.making import OCCASIONS, archive, message, party, reading, seed

KEY = Key(labels={one.slug: one.label for one in OCCASIONS}, home="CN")


def report(seed_id, *messages):
    of = seed(seed_id, "Words.")
    return Report(seed=of, reading=reading(of, *messages))


def timeline_of(reports):
    (page,) = timeline.plan(archive(reports))
    return page.context


def test_the_timeline_shows_every_act_once_and_long_silences_as_one_row():
    reports = [report(str(n), message(day, None, [], [])) for n, day in enumerate(["2010-02-01", "2012", "2020-02~"])]
    rows_ = timeline_of([*reports, report("9", message(None, None, [], []))])
    assert [(row.link.text, row.count) for row in rows_.rows] == [
        ("2020", "1 act"),
        ("2013 to 2019", "no acts"),
        ("2012", "1 act"),
        ("2011", "no acts"),
        ("2010", "1 act"),
    ]
    assert [len(row.whole) for row in rows_.rows] == [0, 0, 1, 0, 0]
    assert [len(one.marks) for one in rows_.undated] == [1]


def crowd(number, day="2024-05-01"):
    of = archive([report(f"{n:05}", message(day, OCCASIONS[n % 3].slug, [], [])) for n in range(number)])
    return of.shelves.year


def test_a_crowded_month_shows_numbers_instead_of_marks():
    (row,) = month_grid(crowd(12), KEY)
    assert [mark.number for mark in row.cells[0].marks] == [""] * 12
    (row,) = month_grid(crowd(300), KEY)
    assert [mark.number for mark in row.cells[0].marks] == ["100"] * 3
    assert row.cells[0].words == "300 acts of 3 kinds"
    many = [report(f"{n:05}", message("2024-05-01", f"kind-{n % 9}", [], [])) for n in range(90)]
    (row,) = month_grid(archive(many).shelves.year, KEY)
    assert [(bool(mark.sign), mark.number) for mark in row.cells[0].marks] == [(True, "10")] * 5 + [(False, "+40")]


def test_what_is_older_than_forty_years_with_acts_stands_by_decades():
    of = archive([report(f"{n:05}", message(f"{1931 + n}", None, [], [])) for n in range(90)])
    rows = month_grid(of.shelves.year, KEY)
    assert [row.link.text for row in rows[:2] + rows[39:]] == [
        "2020", "2019", "1981", "1980 to 1989", "1970 to 1979", "1960 to 1969", "1950 to 1959", "1940 to 1949",
        "1930 to 1939",
    ]  # fmt: skip
    assert sum(int(row.count.split()[0]) for row in rows) == 90


def test_a_cell_says_to_a_filter_what_each_of_its_acts_is():
    acts = [
        message("2024-05-01", OCCASIONS[1].slug, [party("CN")], [party("KZ"), party("UZ")]),
        message("2024-05-02", None, [party("CN")], [party(None, body="A league")]),
        message("2024-05-03", "made-up-and-unlisted", [party("LS")], [party("CN")]),
    ]
    of = archive([report(f"{n}", act) for n, act in enumerate(acts)])
    (row,) = month_grid(of.shelves.year, KEY)
    assert row.cells[0].filed == "1:KZ,UZ : :LS"


def calendar_of(*days):
    of = archive([report(f"{n:05}", message(day, OCCASIONS[n % 3].slug, [], [])) for n, day in enumerate(days)])
    return calendar(of.events, lambda month: Link(text=month), KEY, Directory.of(of))


def test_the_calendar_of_a_year_shows_every_act_at_its_day_and_what_is_not_known_behind():
    rows = calendar_of("2024-02-29", "2024-02-29~", "2024-02", "2024-01-31", "2024")
    assert [(row.link.text, row.count) for row in rows] == [("01", "1 act"), ("02", "3 acts"), ("", "1 act")]
    assert [[(day.place, day.name, len(day.marks)) for day in row.days] for row in rows] == [
        [("31", "31", 1)],
        [("29", "29", 2), ("", "Day not known", 1)],
        [("", "Month not known", 1)],
    ]


def test_a_year_with_too_many_acts_shows_a_cell_a_day():
    (row,) = calendar_of(*["2024-05-01"] * FULL)
    assert [len(day.marks) for day in row.days] == [FULL]
    (row,) = calendar_of(*["2024-05-01"] * (FULL + 1))
    assert [(len(day.marks), day.cell[0].words.partition(" of")[0]) for day in row.days] == [(0, f"{FULL + 1} acts")]


@pytest.mark.parametrize(("number", "per"), [(1, 1), (TALL, 1), (TALL + 1, 2), (121, 20), (5000, 500)])
def test_a_tall_stack_on_the_line_of_years_takes_one_mark_for_many(number, per):
    line = line_of_years(crowd(number))
    assert line.per == per
    assert sum(len(stack) for stack in line.years[0].stacks) == -(-number // per) <= TALL


def test_the_line_of_years_has_no_gaps_and_counts_what_is_older():
    days = ["1950-01-01", "2000-01-01", "2010-04-01"]
    reports = [report(str(n), message(day, None, [], [])) for n, day in enumerate(days)]
    line = line_of_years(archive(reports).shelves.year)
    assert [year.link.text for year in line.years] == [str(year) for year in range(2010 - LONG + 1, 2011)]
    assert line.earlier == "1 act is older."
    assert [len(stack) for stack in line.years[-1].stacks] == [0, 1, 0, 0]
    assert not line.years[-2].link.address
