"""The facts that can be explained, their values in words, and the lines that state them in a correction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from felicitations import wording
from felicitations.lexicon import Lexicon
from felicitations.model import Finding, Message, Party, Reading

OF_ARTICLE = ("kind", "headline", "published", "credit", "speaker", "mentioned", "furniture")
OF_MESSAGE = ("happened", "occasion", "ordinal", "exchanged", "senders", "recipients", "instrument")
FACTS = (*OF_ARTICLE[:5], *OF_MESSAGE, *OF_ARTICLE[5:])
"""Every fact, in the order in which they are explained."""

KEYS = ("kind", "happened", "occasion", "ordinal", "exchanged", "senders", "recipients", "published", "headline")
"""The facts that a correction can state, in the order in which one is written."""

_FINDINGS = frozenset({"headline", "published", "credit", "speaker", "happened", "occasion", "ordinal", "instrument"})
_SIDES = ("senders", "recipients")
_LONGEST = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What codes and slugs are called: countries, occasions, families of furniture."""

    countries: Mapping[str, str]
    occasions: Mapping[str, str]
    families: Mapping[str, str]


def names_of(lexicon: Lexicon) -> Names:
    """The names in a lexicon."""
    return Names(
        countries={country.code: country.name for country in lexicon.countries},
        occasions={occasion.slug: occasion.label for occasion in lexicon.occasions},
        families={family.slug: family.label for family in lexicon.noise},
    )


def main_message(reading: Reading) -> Message | None:
    """The message that an article's facts speak of: its first."""
    return reading.messages[0] if reading.messages else None


def finding_of(fact: str, reading: Reading) -> Finding[Any] | None:
    """The finding of a fact that is one; None where it is not known, or is a fact of another make."""
    if fact not in _FINDINGS:
        return None
    found: Finding[Any] | None = getattr(main_message(reading) if fact in OF_MESSAGE else reading, fact, None)
    return found


def value_of(fact: str, reading: Reading) -> Any:
    """The bare value of any fact that a correction can state; None or nothing where it is not known."""
    message = main_message(reading)
    match fact:
        case "kind":
            return reading.kind
        case "exchanged":
            return message.exchanged if message else None
        case "senders" | "recipients":
            return parties_of(fact, reading)
    found = finding_of(fact, reading)
    return found.value if found else None


def parties_of(side: str, reading: Reading) -> tuple[Party, ...]:
    """The parties of one side of the main message; none where there is no message, or the fact is no side."""
    message = main_message(reading)
    if message is None or side not in _SIDES:
        return ()
    return message.senders if side == "senders" else message.recipients


def in_words(fact: str, value: Any, names: Names) -> str:
    """A value as people say it, with the word that a correction would have for it where that is another."""
    say = _WORDS.get(fact)
    return say(value, names) if say else str(value)


def _day(value: str, _names: Names) -> str:
    words = wording.sentence(wording.date_words(value))
    return words if words == value else f"{words} ({value})"


def _occasion(value: str, names: Names) -> str:
    return f"{names.occasions.get(value, value)} ({value})"


def _kind(value: str, _names: Names) -> str:
    return "A message of congratulation" if value == "message" else "No message of congratulation (other)"


def _exchanged(value: bool, _names: Names) -> str:  # noqa: FBT001 - it is the value itself
    return "Yes, each side wrote to the other" if value else "No, one side wrote"


def _side(value: tuple[Party, ...], names: Names) -> str:
    return "; ".join(party_words(party, names) for party in value)


_WORDS: Mapping[str, Callable[[Any, Names], str]] = {
    "happened": _day,
    "published": _day,
    "occasion": _occasion,
    "ordinal": lambda value, _: f"{wording.ordinal(value)} ({value})",
    "kind": _kind,
    "exchanged": _exchanged,
    "speaker": lambda value, _: wording.speaker_words(value),
    "instrument": lambda value, _: wording.instrument_words(value),
    "senders": _side,
    "recipients": _side,
}


def party_words(party: Party, names: Names) -> str:
    """One party: ``China (CN): Xi Jinping, President``."""
    place = f"{names.countries.get(party.country, party.country)} ({party.country})" if party.country else party.body
    people = "; ".join(f"{one.name}, {one.office}" if one.office else one.name for one in party.people)
    return ": ".join(filter(None, [place or "Country not known", people]))


def stated(fact: str, value: Any) -> str:
    """The line by which a correction states a value; empty where the value is none that a correction can state."""
    if fact not in KEYS or value in (None, (), ""):
        return ""
    if fact in _SIDES:
        codes = [party.country for party in value]
        return f"{fact}: {', '.join(filter(None, codes))}" if all(codes) else ""
    word = {"exchanged": str(value).lower(), "headline": quoted(str(value))}.get(fact, str(value))
    return f"{fact}: {word}" if word else ""


def quoted(words: str) -> str:
    """Words on one line as a value of YAML; nothing where no line holds them as they are."""
    plain = words.isprintable() and words == words.strip() and len(words) <= _LONGEST
    return "'" + words.replace("'", "''") + "'" if plain else ""
