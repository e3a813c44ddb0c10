"""Who congratulated whom: verbs, directions, names and countries, one sentence a case."""

from __future__ import annotations

import pytest

from tests.lexicon import read_text

# the sentence; senders; recipients; people; exchanged
CASES = [
    ("Chinese President Xi Jinping on Monday congratulated Stevo Pendarovski on his election as president of the Republic of "
     "North Macedonia.", {"CN"}, {"MK"}, {"Xi Jinping", "Stevo Pendarovski"}, False),
    ("Kim Jong Un, chairman of the Workers' Party of Korea and chairman of the State Affairs Commission of the Democratic "
     "People's Republic of Korea, received a message of congratulation from Xi Jinping, general secretary of the Central "
     "Committee of the Communist Party of China and president of the People's Republic of China, on the occasion of the 70th "
     "birthday of the DPRK.", {"CN"}, {"KP"}, {"Kim Jong Un", "Xi Jinping"}, False),
    ("Prime Minister Shinzo Abe of Japan and Chinese Premier Li Keqiang exchanged congratulatory messages on Sunday, the 40th "
     "anniversary of the signing of the Treaty of Peace and Friendship.", {"JP", "CN"}, {"JP", "CN"},
     {"Shinzo Abe", "Li Keqiang"}, True),
    ("Xi Jinping, president of China, sent a message to his Turkish counterpart, Recep Tayyip Erdogan, to congratulate him on "
     "the centenary of the founding of the Republic.", {"CN"}, {"TR"}, {"Xi Jinping", "Recep Tayyip Erdogan"}, False),
    ("South African President Cyril Ramaphosa was congratulated by Indian Prime Minister Narendra Modi on his re-election.",
     {"IN"}, {"ZA"}, {"Cyril Ramaphosa", "Narendra Modi"}, False),
    ("Saudi King Salman bin Abdulaziz Al Saud sent a cable of congratulations to King Abdullah II of the Hashemite Kingdom of "
     "Jordan on the national day.", {"SA"}, {"JO"}, {"Salman bin Abdulaziz Al Saud", "Abdullah II"}, False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "senders", "recipients", "people", "exchanged"), CASES)
def test_both_sides_of_a_sentence(text, senders, recipients, people, exchanged):
    reading = read_text(text)
    assert reading.kind == "message", reading.kind_basis
    message = reading.messages[0]
    assert {p.country for p in message.senders} == senders
    assert {p.country for p in message.recipients} == recipients
    assert {who.name for p in (*message.senders, *message.recipients) for who in p.people} == people
    assert message.exchanged is exchanged


# near misses: the form of a message, not its matter
OTHERS = [
    "Xi sends condolences over death of Iranian president\n\nChinese President Xi Jinping on Monday sent a message of "
    "condolence to Iran's First Vice President Mohammad Mokhber on the death of President Ebrahim Raisi.",
    "Kremlin won't congratulate Biden until vote is official\n\nRussia will hold off on congratulating the winner of the "
    "American presidential election until the result has been certified, the Kremlin said.",
    "Kuwait Amir thanks Bahrain King for congratulations\n\nKuwait's Amir Sheikh Nawaf addressed on Sunday a reply cable of "
    "thanks to King of Bahrain Hamad bin Isa Al-Khalifa for the congratulations he had sent.",
    "Cherries crown the season\n\nChile and China signed a protocol on fresh fruit in the capital on Tuesday afternoon.",
    "Nothing to see here.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_no_message_is_said_to_be_none_with_the_ground(text):
    reading = read_text(text)
    assert reading.kind == "other"
    assert reading.messages == ()
    assert reading.kind_basis.endswith(".")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Niger and Nigeria", {"NE", "NG"}),
        ("the Democratic Republic of the Congo and the Republic of the Congo", {"CD", "CG"}),
        ("Dominica, not the Dominican Republic", {"DM", "DO"}),
        ("Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea", {"GN", "GW", "GQ", "PG"}),
        ("a bridge over the Niger River, the Gulf of Guinea, the Indian Ocean", set()),
        ("the Republic of China is not the People's Republic of China", {"TW", "CN"}),
        ("C\u00f4te d\u2019Ivoire or Cote d'Ivoire", {"CI"}),
        ("a Congolese and a Korean", set()),
    ],
)
def test_countries_by_their_names(text, codes):
    assert set(read_text(text).mentioned) == codes
