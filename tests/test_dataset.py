"""The tables of the archive: what their rows say."""

from collections import Counter
from dataclasses import replace

import pytest

from felicitations.dataset import DYAD_YEARS, EVENTS, TABLES
from felicitations.dataset.acts import days_of
from felicitations.dataset.articles import SHORT
from felicitations.dataset.events import ZEROS
from felicitations.lexicon import SCHEMES
from felicitations.model import Report
from tests.making import archive, evidence, finding, hard, message, party, seed, small
from tests.making import reading as reading_of
from tests.tables import hostile, read, rows

TYPES = {"words": str, "list": tuple, "number": int, "flag": bool, "date": str, "day": str, "year": int}


def act(seed_id, happened, senders, recipients, *, exchanged=False, occasion="election", **facts):
    of = seed(seed_id, f"The text of {seed_id}.")
    one = message(happened, occasion, map(party, senders), map(party, recipients), exchanged=exchanged)
    return Report(seed=of, reading=reading_of(of, one, **facts))


@pytest.fixture(params=[small, hard, hostile, archive], ids=["small", "hard", "hostile", "empty"])
def any_archive(request):
    return request.param()


class TestEveryTable:
    def test_its_cells_are_what_its_columns_say(self, any_archive):
        for table in TABLES:
            for row in table.rows(any_archive):
                assert len(row) == len(table.columns)
                for column, value in zip(table.columns, row, strict=True):
                    assert value is None or type(value) is TYPES[column.kind], (table.name, column.name, value)
                    assert not (column.required and value is None), (table.name, column.name)
                    assert not column.choices or value in {None, *column.choices}, (table.name, column.name, value)

    def test_no_two_rows_have_one_key(self, any_archive):
        for table in TABLES:
            keys = Counter(tuple(row[name] for name in table.key) for row in read(table, any_archive))
            assert [key for key, number in keys.items() if number > 1] == [], table.name

    def test_what_it_refers_to_is_there(self, any_archive):
        known = {table.name: {row[table.key[0]] for row in read(table, any_archive)} for table in TABLES}
        for table in TABLES:
            for column in (column for column in table.columns if column.refers):
                assert {row[column.name] for row in read(table, any_archive)} - {None} <= known[column.refers]

    def test_names_are_told_once_and_every_column_has_a_sentence(self):
        assert len({table.name for table in TABLES}) == len(TABLES)
        for table in TABLES:
            assert len({column.name for column in table.columns}) == len(table.columns)
            assert all(column.meaning.endswith((".", "...")) for column in table.columns), table.name
            assert table.meaning.endswith(".")


class TestActs:
    @pytest.mark.parametrize(
        ("happened", "published", "expected"),
        [
            ("2024-02-03", None, ("2024-02-03", "2024-02-03", "day")),
            ("2024-02-03~", None, ("2024-02-03", "2024-02-03", "day")),
            ("2024-02", None, ("2024-02-01", "2024-02-29", "month")),
            ("2024-21", None, ("2024-03-01", "2024-05-31", "season")),
            ("2023", "2024-01-01", ("2023-01-01", "2023-12-31", "year")),
            ("202X", None, ("2020-01-01", "2029-12-31", "longer")),
            (None, "2024-01-12", (None, "2024-01-12", "before")),
            (None, None, (None, None, None)),
        ],
    )
    def test_a_date_has_bounds_and_says_how_exact_it_is(self, happened, published, expected):
        of = archive([act("a", happened, ["CN"], ["KM"], published=finding(published) if published else None)])
        assert days_of(of.events[0]) == expected

    def test_an_act_says_both_sides_and_the_people(self):
        row = next(row for row in rows("acts", small()) if row["id"] == "003")
        assert (row["senders"], row["recipients"], row["direction"]) == (("CN", "LS"), ("CN", "LS"), "mutual")
        assert row["sender_people"][0] == "Xi Jinping"
        assert (row["ordinal"], row["occasion_basis"], row["instrument"]) == (30, "resumption", "message")


class TestEvents:
    def test_a_one_way_act_is_a_row_for_each_pair(self):
        found = rows("events", archive([act("a", "2024-01-12", ["CN", "KZ"], ["KM", "PE"])]))
        pairs = {(row["sender"], row["recipient"]) for row in found}
        assert pairs == {("CN", "KM"), ("CN", "PE"), ("KZ", "KM"), ("KZ", "PE")}
        assert {row["direction"] for row in found} == {"one-way"}
        assert {row["act"] for row in found} == {"a"}

    def test_an_exchange_is_a_row_in_each_direction_and_not_among_the_others(self):
        everybody = ["KZ", "CN", "UZ"]
        found = rows("events", archive([act("a", "2024-01-12", everybody, everybody, exchanged=True)]))
        pairs = {(row["sender"], row["recipient"]) for row in found}
        assert pairs == {("CN", "KZ"), ("CN", "UZ"), ("KZ", "CN"), ("UZ", "CN")}
        assert {row["direction"] for row in found} == {"mutual"}

    def test_every_act_has_a_row_even_where_no_side_is_known(self, any_archive):
        assert {row["act"] for row in rows("events", any_archive)} == {event.id for event in any_archive.events}
        (row,) = rows("events", archive([act("a", None, [], [])]))
        assert (row["sender"], row["recipient"], row["year"]) == (None, None, None)

    def test_codes_come_from_the_tables_and_from_the_crosswalk(self):
        of = archive([act("a", "2024-01-12", ["CN"], ["KM"])])
        walked = tuple(replace(o, crosswalk=(("cameo", "051"), ("cap", "19"))) for o in of.occasions)
        (row,) = rows("events", replace(of, occasions=walked, rules="0123456789abcdef"))
        assert (row["sender_iso3"], row["sender_cow"]) == ("CNX", 700)
        assert (row["cameo"], row["plover"], row["plover_context"], row["cap"]) == ("051", None, None, "19")
        assert row["rules"] == "0123456789ab"

    def test_the_columns_of_the_crosswalk_are_the_schemes(self):
        names = [column.name for column in EVENTS.columns]
        start = names.index("cameo")
        assert names[start : start + len(SCHEMES)] == [scheme.replace("-", "_") for scheme in SCHEMES]


class TestDyadYears:
    def test_its_sums_are_the_acts(self, any_archive):
        """Each event between two states in a known year is counted once, and nothing else is."""
        states = {country.code for country in any_archive.countries}
        events = [
            row
            for row in rows("events", any_archive)
            if row["year"] and row["sender"] in states and row["recipient"] in states
        ]
        counted = rows("dyad_years", any_archive)
        assert sum(row["acts"] for row in counted) == len(events)
        assert sum(row["mutual"] for row in counted) == sum(row["direction"] == "mutual" for row in events)

    def test_every_pair_has_every_year_from_the_first_to_the_last(self):
        of = archive([act("a", "2019-05", ["CN"], ["KM"]), act("b", "2022", ["KZ"], ["CN"])])
        found = {(row["sender"], row["recipient"], row["year"]): row["acts"] for row in rows("dyad_years", of)}
        assert found == {
            **{("CN", "KM", year): int(year == 2019) for year in range(2019, 2023)},
            **{("KZ", "CN", year): int(year == 2022) for year in range(2019, 2023)},
        }

    def test_a_misread_year_does_not_make_a_thousand_rows(self):
        of = archive([act("a", "0024", ["CN"], ["KM"]), act("b", "2024", ["CN"], ["KM"])])
        found = rows("dyad_years", of)
        assert len(found) == ZEROS + 1
        assert sum(row["acts"] for row in found) == 2
        assert DYAD_YEARS.key == ("sender", "recipient", "year")


class TestEvidence:
    def test_it_is_short(self):
        words = "word " * 200
        of = seed("a", words)
        report = Report(seed=of, reading=reading_of(of, headline=finding(words, evidence(words, words.strip()))))
        (row,) = rows("evidence", archive([report]))
        assert row["fact"] == "headline"
        assert row["words"] == words[:SHORT] + "…"
        assert (row["start"], row["end"]) == (0, len(words.strip()))

    def test_it_shows_the_sides_party_by_party(self):
        found = [row for row in rows("evidence", small()) if (row["article"], row["fact"]) == ("003", "senders")]
        assert [(row["place"], row["value"], row["words"]) for row in found] == [
            (1, "CN", "Xi Jinping"),
            (2, "LS", "Letsie III"),
        ]

    def test_the_text_of_an_article_is_in_no_table(self):
        secret = "This sentence is evidence of nothing at all."
        of = seed("a", f"Xi congratulated Azali. {secret}")
        report = Report(seed=of, reading=reading_of(of, message("2024", "election", [party("CN")], [party("KM")])))
        whole = archive([report])
        assert secret not in str([list(table.rows(whole)) for table in TABLES])
