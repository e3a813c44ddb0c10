"""The truth about the five seeds, fact by fact, as issue and eye found it."""

from __future__ import annotations

import pytest

from felicitations.archive.curate import curate
from felicitations.model import Message, Party, Reading
from tests.lexicon import five, source

XI = "Xi Jinping"
TIES = "diplomatic-anniversary"

# seed: occasion, what it counts from, ordinal, exchanged, senders, recipients
SIDES = {
    "000": ("re-election", "stated", None, False, {"CN": [XI]}, {"KM": ["Azali Assoumani"]}),
    "001": (TIES, "establishment", 30, True,
            {"CN": [XI], "KZ": ["Nursultan Nazarbayev", "Kassym-Jomart Tokayev"]}, None),
    "002": ("re-election", "stated", None, False, {"CN": [XI]}, {"RU": ["Vladimir Putin"]}),
    "003": (TIES, "resumption", 30, True, {"CN": [XI, "Li Qiang"], "LS": ["Letsie III", "Sam Matekane"]}, None),
    "004": (TIES, "establishment", 30, True, {"CN": [XI], "BY": ["Alexander Lukashenko"]}, None),
}  # fmt: skip
# seed: the day of the message, how sure, the day of the page
DAYS = {
    "000": (None, None, None),
    "001": ("2022-01-03", "stated", "2022-01-03"),
    "002": ("2024", "inferred", None),
    "003": ("2024-01-12", "stated", "2024-01-13"),
    "004": ("2022-01-20", "stated", "2022-01-20"),
}
CREDITS = {"000": None, "001": "Xinhua", "002": "Ali Raza", "003": "Xinhua", "004": None}
MENTIONED = {"000": (), "001": (), "002": ("UA",), "003": (), "004": ()}


def people(parties: tuple[Party, ...]) -> dict[str | None, list[str]]:
    return {party.country: [person.name for person in party.people] for party in parties}


def main(number: str) -> Message:
    _, reading = five()[number]
    assert reading.kind == "message", reading.kind_basis
    assert len(reading.messages) == 1
    return reading.messages[0]


@pytest.mark.parametrize("number", SIDES)
def test_who_congratulated_whom_on_what_occasion(number):
    occasion, basis, ordinal, exchanged, senders, recipients = SIDES[number]
    message = main(number)
    assert message.occasion is not None
    assert (message.occasion.value, message.occasion.basis) == (occasion, basis)
    assert (message.ordinal.value if message.ordinal else None) == ordinal
    assert message.exchanged is exchanged
    assert people(message.senders) == senders
    assert people(message.recipients) == (recipients or senders)


@pytest.mark.parametrize("number", DAYS)
def test_when_it_was_sent_and_when_the_page_came_out(number):
    happened, certainty, published = DAYS[number]
    _, reading = five()[number]
    found = main(number).happened
    assert (found.value if found else None) == happened
    assert (found.certainty if found else None) == certainty
    assert (reading.published.value if reading.published else None) == published


@pytest.mark.parametrize("number", CREDITS)
def test_whom_the_page_credits(number):
    _, reading = five()[number]
    assert (reading.credit.value if reading.credit else None) == CREDITS[number]


@pytest.mark.parametrize("number", MENTIONED)
def test_countries_named_in_passing_are_no_parties(number):
    _, reading = five()[number]
    assert reading.mentioned == MENTIONED[number]


def test_each_fact_of_the_dates_keeps_the_words_that_show_it():
    assert [e.text for e in main("003").happened.evidence] == ["Jan. 12", "Friday"]
    assert [e.text for e in main("002").happened.evidence] == ["this year marks the 75th anniversary"]
    assert main("002").happened.basis == "anniversary"
    assert [r.value for r in main("003").happened.rivals] == ["2024-01-13~"], "the page's own day lost"


def test_the_premiers_of_seed_003_are_the_second_pair_of_one_act():
    pairs = {person.name: person.pair for party in main("003").senders for person in party.people}
    assert pairs == {XI: 0, "Letsie III": 0, "Li Qiang": 1, "Sam Matekane": 1}


def marked(number: str, *kinds: str) -> list[str]:
    seed, reading = five()[number]
    return [seed.text[m.start : m.end] for m in reading.marks if m.kind in kinds]


def test_what_the_pages_say_around_the_articles_is_marked_as_theirs():
    assert marked("000", "headline", "stamp", "credit", "furniture") == [], "seed 000 has no headline and no furniture"
    assert marked("000", "heading") == ["Highlighting Progress and Cooperation", "Mutual Support on Core Interests"]
    assert marked("001", "stamp", "credit", "furniture") == [
        "date 2022-01-03 News\u00a0/\u00a0Nation",
        "Source:\u00a0Xinhua\u00a0\u00a0 Editor:\u00a0Chen Xiaoli",
    ]
    assert [piece[:14] for piece in marked("002", "credit", "furniture")] == [
        "See also\u00a0 Mayo", "Source link", "By Ali Raza", "I am a dedicat", "Leave a Reply", "Your email add",
    ]  # fmt: skip
    assert marked("003", "stamp", "dateline") == ["date 2024-01-13", "BEIJING, Jan. 12 (Xinhua) -- "]
    assert marked("004", "stamp", "furniture") == ["2022-01-20\u200220:56", "Suggest to a friend:"] or marked(
        "004", "stamp", "furniture"
    ) == ["2022-01-20 20:56", "Suggest to a friend:"]


def test_headlines_are_the_printed_ones():
    assert marked("003", "headline") == [
        "Xi, King Letsie III of Lesotho exchange congratulations over 30th anniversary of resumption of ties"
    ]
    assert len(marked("004", "headline")[0]) > 150, "a long headline in title case is no paragraph"


def curated(number: str) -> Reading:
    _, reading = five()[number]
    correction = next(c for c in source().corrections if c.seed == reading.id)
    return curate(reading, correction)


@pytest.mark.parametrize(("number", "day"), [("000", "2024-01-28"), ("002", "2024-03-18")])
def test_the_archivists_corrections_join_as_curated_with_their_ground(number, day):
    reading = curated(number)
    happened = reading.messages[0].happened
    assert happened is not None
    assert (happened.value, happened.certainty, happened.basis) == (day, "curated", "correction")
    assert reading.correction is not None
    assert reading.correction.ground


def test_what_the_text_alone_gave_stays_as_a_rival_of_the_correction():
    happened = curated("002").messages[0].happened
    assert happened is not None
    assert [(r.value, [e.text for e in r.evidence]) for r in happened.rivals] == [
        ("2024", ["this year marks the 75th anniversary"])
    ]
