"""People: whose names are one person's, whose are not, and what the archive knows of each."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from felicitations.archive.identity import Form, join
from felicitations.archive.names import parse
from felicitations.archive.people import SURNAME_FIRST, find_people
from felicitations.disk.source import load_source
from felicitations.lexicon import KnownPerson
from felicitations.model import Account, Event, Report
from tests.making import message, party, reading, seed

CASES = Path(__file__).parent / "cases" / "people.txt"
_NAME = re.compile(r"(?P<name>.*?)(?: \[(?P<year>\d{4})\])?(?: \((?P<office>.*)\))?")
SLUGS = {"CN": "china", "LS": "lesotho", "GB": "united-kingdom", "JP": "japan"}


def event(number, *messages, **facts):
    """An act as its reports tell it, the first one nearest to the source."""
    accounts = []
    for place, one in enumerate(messages):
        of = seed(f"{number}-{place}", "Words.")
        accounts.append(Account(report=Report(seed=of, reading=reading(of, one, **facts)), message=one))
    return Event(id=f"e{number}", message=messages[0], accounts=tuple(accounts))


def sent(state, name, *, year=None, office="", number=0):
    return event(number, message(year, None, [party(state, (name, office))], []))


def cases():
    for block in CASES.read_text("utf-8").split("----\n", 1)[1].strip().split("\n\n"):
        lines = block.split("\n")
        at = next(place for place, line in enumerate(lines) if re.fullmatch("[A-Z]{2}", line))
        yield lines[at], lines[at + 1 :]


@pytest.mark.parametrize(("state", "lines"), list(cases()))
def test_names_join_as_the_cases_say(state, lines):
    rows = [line.removeprefix("table: ").split(" | ") for line in lines if line.startswith("table: ")]
    table = [KnownPerson(name=name, country=state, aliases=tuple(aliases)) for name, *aliases in rows]
    wanted = [line.split(" = ") for line in lines if not line.startswith("table: ")]
    found = [_NAME.fullmatch(name) for names in wanted for name in names]
    acts = [
        sent(state, one["name"], year=one["year"], office=one["office"] or "", number=number)
        for number, one in enumerate(found)
    ]
    people = find_people(acts, table, SLUGS)
    told = {frozenset(name.words for name in one.names) for one in people}
    assert told == {frozenset(_NAME.fullmatch(name)["name"] for name in names) for names in wanted}


ALIKE = [
    ("BD", "hasina", "hasanmahmud"),
    ("BE", "philippegoffin", "philippe"),
    ("BT", "jigmenamgyelwangchuck", "jigmekhesarnamgyelwangchuck"),
    ("HN", "mireyaaguero", "mariadoloresaguero"),
    ("ML", "abdoulayemaiga", "abdoulayeidrissamaiga"),
    ("MR", "mohamedouldboilil", "mohamedouldbilal"),
    ("PY", "federicogonzalezfranco", "federicofranco"),
]
"""Names so near to each other that only the rows of the table keep them apart."""


def test_no_two_of_the_worlds_leaders_are_taken_for_one(root):
    """Some thousands of people who are known to be different, without the table's help, each state by itself."""
    by_state = {}
    for person in load_source(root / "site_src").lexicon.people:
        by_state.setdefault(person.country, []).append(person.name)
    joined = []
    for state, names in by_state.items():
        forms = [Form(name=parse(name), years=(), row=-1, printed=True, royal=False) for name in names]
        assert len({form.name.key for form in forms}) == len(names), state
        groups = join(forms, surname_first=state in SURNAME_FIRST).groups
        joined += [(state, key, other) for key, other in groups.items() if key != other]
    assert joined == ALIKE


NAMES = [
    "Kim Jong Un", "Kim Jong-un", "Jong Un Kim", "Kim", "Kim Jong Il", "Xi Jinping", "Xi", "习近平", "King Letsie III",
    "Letsie", "Letsie II", "George W. Bush", "George H. W. Bush", "George Bush", "Bush", "Lukashenko", "Lukashenka",
    "Alexander Lukashenko", "Mohammed bin Salman", "Salman", "Salman bin Abdulaziz", "-", "ى", "Sheikh", "",
]  # fmt: skip
TABLE = (
    KnownPerson(name="Kim Jong-un", country="CN", aliases=("Young Kim",)),
    KnownPerson(name="Letsie II", country="LS", aliases=()),
    KnownPerson(name="King Letsie III", country="LS", aliases=()),
)
STATES = ["CN", "LS", "JP", None]


@st.composite
def acts(draw):
    """Acts between any of a few people, some told by two reports that name them otherwise."""
    found = []
    for number in range(draw(st.integers(1, 12))):
        sides = draw(st.lists(st.tuples(st.sampled_from(STATES), st.sampled_from(NAMES)), min_size=2, max_size=4))
        parties = [party(state, (name, "President"), body=None) for state, name in sides]
        year = draw(st.sampled_from([None, "1960", "2020-05-04", "2024"]))
        half = draw(st.integers(0, len(parties)))
        told = [message(year, None, parties[:half], parties[half:], exchanged=draw(st.booleans()))]
        told += [message(year, None, parties[half:], parties[:half])] * draw(st.integers(0, 1))
        found.append(event(number, *told))
    return found


def printed(events):
    return {
        (side.country or "", person.name)
        for one in events
        for report in one.reports
        for told in report.reading.messages
        for side in (*told.senders, *told.recipients)
        for person in side.people
        if person.name
    }


@given(acts(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_every_name_is_one_persons_whatever_the_order_and_no_state_shares_any(events, chance):
    people = find_people(events, TABLE, SLUGS)
    names = [(person.state, name.words) for person in people for name in person.names]
    assert sorted(names) == sorted(printed(events))
    assert len({person.slug for person in people}) == len(people)
    shuffled = chance.sample(events, len(events))
    assert find_people(shuffled, chance.sample(TABLE, len(TABLE)), SLUGS) == people
    for person in people:
        listed = [one.id for one in person.acts]
        assert listed
        assert len(listed) == len(set(listed))


def acts_of_a_thousand(count):
    """So many acts of a thousand people in a hundred states, some of whom are named by the surname alone."""
    firsts = [a + b + c for a in "BDKLMNRST" for b in ("an", "er", "io", "ul") for c in ("eko", "isa", "abo", "und")]
    lasts = [a + b + c for a in "BCDFGHKLMNPRSTVZ" for b in "aeiou" for c in ("ndo", "rsen", "lovic", "mura")]
    states = [a + b for a in "ABCDEFGHIJ" for b in "KLMNOPQRST"]
    events = []
    for number in range(count):
        who = number * 7919 % 1000
        last = lasts[who * 31 % len(lasts)]
        name = last if number % 7 == 0 else f"{firsts[who % len(firsts)]} {last}"
        sides = [party("CN", ("Xi Jinping", "President"))], [party(states[number % 100], (name, ""))]
        events.append(event(number, message(f"{2000 + number % 25}-0{number % 9 + 1}-11", None, *sides)))
    return events


def calls_of_joining(count):
    """How many functions are called to join so many acts: what the time grows with, on any machine alike."""
    events, calls = acts_of_a_thousand(count), 0

    def note(_frame, what, _about):
        nonlocal calls
        calls += what in {"call", "c_call"}

    sys.setprofile(note)
    people = find_people(events, (), SLUGS)
    sys.setprofile(None)
    assert sum(len(person.acts) for person in people) == 2 * count
    return calls


def test_the_work_of_joining_acts_grows_no_faster_than_their_number():
    assert calls_of_joining(6000) < 3 * calls_of_joining(2000)


class TestWhatIsKnown:
    def one(self, *events, table=()):
        (person,) = [one for one in find_people(events, table, SLUGS) if one.state == "LS"]
        return person

    def test_offices_stand_with_the_reports_and_days_that_print_them(self):
        person = self.one(
            event(1, message("2020-01-02", None, [party("LS", ("Sam Matekane", "Prime Minister"))], [])),
            event(2, message("2024", None, [party("LS", ("Sam Matekane", "prime minister"))], [])),
            event(3, message(None, None, [party("LS", ("Matekane", "Prime Minister"))], [])),
            event(4, message("2010", None, [party("LS", ("Matekane", "counterpart"))], [])),
        )
        assert [(name.words, name.reports) for name in person.names] == [("Matekane", 2), ("Sam Matekane", 2)]
        assert [office.words for office in person.offices] == ["Prime Minister"]
        assert [(one.report, one.day) for one in person.offices[0].printings] == [
            ("1-0", "2020-01-02"), ("2-0", "2024"), ("3-0", ""),
        ]  # fmt: skip

    def test_an_act_stands_once_as_its_nearest_report_tells_it(self):
        king = party("LS", ("Letsie III", "King"))
        both = message("2024", None, [king], [king, party("CN")], exchanged=True)
        person = self.one(
            event(1, both, message("2024", None, [king], [])), event(2, message("2019", None, [], [king]))
        )
        assert [[one.id for one in some] for some in (person.sent, person.received, person.exchanged)] == [
            [], ["e2"], ["e1"],
        ]  # fmt: skip
        assert person.names[0].reports == 3

    def test_a_person_is_called_by_the_table_or_by_the_fullest_name_most_often_printed(self):
        acts = [sent("LS", name, number=number) for number, name in enumerate(["MATEKANE", "Sam Matekane", "Matekane"])]
        assert self.one(*acts).name == "Sam Matekane"
        row = KnownPerson(name="Ntsokoane Matekane", country="LS", aliases=("Sam Matekane",))
        assert self.one(*acts, table=[row]).name == "Ntsokoane Matekane"

    def test_where_two_share_a_slug_their_states_part_them(self):
        acts = [sent(state, "Elizabeth II", number=number) for number, state in enumerate(["GB", "JP", "GB"])]
        acts += [sent(None, "Li", number=3), sent("CN", "Li", number=4), sent(None, "ى", number=5)]
        found = {(one.state, one.name): one.slug for one in find_people(acts, (), SLUGS)}
        assert found == {
            ("GB", "Elizabeth II"): "elizabeth-ii", ("JP", "Elizabeth II"): "elizabeth-ii-japan",
            ("", "Li"): "li", ("CN", "Li"): "li-china", ("", "ى"): "person",
        }  # fmt: skip
        known = [KnownPerson(name="Elizabeth II", country="JP", aliases=())]
        assert [one.state for one in find_people(acts, known, SLUGS) if one.slug == "elizabeth-ii"] == ["JP"]

    def test_people_of_a_body_are_joined_among_themselves(self):
        acts = [
            event(number, message("2024", None, [party(None, (name, ""), body=body)], []))
            for number, (name, body) in enumerate(
                [("António Guterres", "United Nations"), ("Guterres", "United Nations"), ("Guterres", "African Union")]
            )
        ]
        assert [(one.name, one.state, len(one.acts)) for one in find_people(acts, (), SLUGS)] == [
            ("António Guterres", "United Nations", 2), ("Guterres", "African Union", 1),
        ]  # fmt: skip

    def test_without_a_state_only_the_same_name_joins(self):
        acts = [sent(None, name, number=number) for number, name in enumerate(["Macron", "Emmanuel Macron", "MACRON"])]
        assert [len(one.names) for one in find_people(acts, (), SLUGS)] == [1, 2]

    def test_a_short_name_that_fits_two_says_whom_it_may_mean(self):
        names = ["Li", "Li Qiang", "Li Keqiang", "Wang Yi"]
        acts = [sent("CN", name, number=number) for number, name in enumerate(names)]
        said = {one.name: one.perhaps for one in find_people(acts, (), SLUGS)}
        assert said == {"Li": ("li-keqiang", "li-qiang"), "Li Qiang": (), "Li Keqiang": (), "Wang Yi": ()}
