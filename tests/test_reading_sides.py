"""Who congratulated whom: verbs, directions, names and countries, one case each; and which countries a text names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from felicitations.reading import countries, prepare, read
from tests.lexicon import read_text, seed_of, source

CASES = (Path(__file__).parent / "cases" / "sides.txt").read_text("utf-8").partition("----\n")[2]


def cases() -> list[tuple[str, str]]:
    """The texts of the case file, paragraphs of one line each, with what is expected of them."""
    found = re.findall(r"\s*(.+?)\n=> ([^\n]+)", CASES, re.DOTALL)
    return [("\n\n".join(" ".join(p.split()) for p in text.split("\n\n")), expected) for text, expected in found]


def said(text: str) -> str:
    """What is read out of a text, in the words of the case file."""
    reading = read_text(text)
    if reading.kind == "other":
        assert reading.messages == ()
        assert reading.kind_basis.endswith("."), "the ground is a sentence"
        return "other"
    message = reading.messages[0]
    senders, recipients = (
        " ".join(sorted(str(p.country or p.body) for p in side)) for side in (message.senders, message.recipients)
    )
    people = {who.name for p in (*message.senders, *message.recipients) for who in p.people}
    if message.exchanged:
        assert senders == recipients
    ways = f"{senders} <>" if message.exchanged else f"{senders} > {recipients}"
    return f"{ways}: {', '.join(sorted(people, key=text.find))}"


@pytest.mark.parametrize(("text", "expected"), cases(), ids=lambda words: words[:50])
def test_what_a_text_tells_of_both_sides(text, expected):
    assert said(text) == expected


def test_an_agency_or_a_palace_tells_at_whose_home_a_page_was_written(monkeypatch):
    """Protects the page at home, which names its own state nowhere, and the table of these words."""
    text = (
        "Source: Akorda\n\nThe Head of State sent on Wednesday a telegram of congratulations to the President of "
        "Lithuania, Gitanas Nauseda, on the National Day."
    )
    assert said(text) == "KZ > LT: Gitanas Nauseda"
    monkeypatch.setattr(countries, "METONYMS", ())
    messages = read(seed_of(text), prepare(source().lexicon)).messages
    assert "KZ" not in {party.country for message in messages for party in message.senders}


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
