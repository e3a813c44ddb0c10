"""The home page: what it shows of a small archive, of a large one, and of the day of the build."""

from __future__ import annotations

from dataclasses import replace

import pytest

from felicitations.model import Report
from felicitations.pages import home
from tests.making import archive, message, party, reading, seed


def home_of(of):
    (page,) = home.plan(of)
    return page.context


def reports(acts):
    seeds = [seed(f"{number:02}", "Words.") for number in range(len(acts))]
    return [Report(seed=of, reading=reading(of, act)) for of, act in zip(seeds, acts, strict=True)]


def test_the_home_page_of_an_empty_archive_says_so():
    page = home_of(archive())
    assert (page.summary, page.newest, page.line.years) == ("No acts yet.", (), ())


def test_the_home_page_tells_what_fell_on_the_day_that_the_build_was_told():
    acts = [message(day, "election", [party("CN")], [party("KZ")]) for day in ("2020-01-03", "2021-01-03~", "2022-02")]
    of = archive(reports(acts))

    def told(today):
        return home_of(replace(of, settings=replace(of.settings, today=today))).on_day

    (day,) = told("2024-01-03")
    assert day.head == "On 3 January"
    assert [one.when.words for one in day.acts] == ["About 3 January 2021", "3 January 2020"]
    assert [link.text for link in day.ties] == ["1992: ties with Kazakhstan established"]
    assert [one.when.words for one in told("2021-01-03")[0].acts] == ["3 January 2020"]
    assert told("2024-01-04") == told("2024-02-01") == told("") == ()


@pytest.mark.parametrize(
    ("kinds", "shown", "alike"),
    [
        ("aaaaaaaaeaen", "aaaeen", "No more than 2 on one occasion."),  # two, the others, and the newest of the rest
        ("aaaaaaaa", "aaaaaa", ""),
        ("aeanae", "aeanae", ""),
        ("ae", "ae", ""),
    ],
)
def test_anniversaries_do_not_crowd_out_the_newest_acts_of_other_occasions(kinds, shown, alike):
    slugs = {"a": "diplomatic-anniversary", "e": "election", "n": "national-day"}
    acts = [message(f"{2024 - n}-01-01", slugs[kind], [party("CN")], [party("KZ")]) for n, kind in enumerate(kinds)]
    page = home_of(archive(reports(acts)))
    assert [one.sign.removeprefix("o-")[0].replace("d", "a") for one in page.newest] == list(shown)
    assert page.alike == alike
    days = [one.when.machine for one in page.newest]
    assert days == sorted(days, reverse=True)
