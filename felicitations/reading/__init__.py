"""Reads an article: what each stretch of it is, and who congratulated whom, when, on what occasion."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from typing import TypeVar

import ahocorasick

from felicitations.lexicon import Lexicon
from felicitations.model import Certainty, Evidence, Finding, Mark, MarkKind, Message, Reading, Rival, Seed
from felicitations.problems import Problem
from felicitations.reading.acts import CONGRATULATES
from felicitations.reading.anatomy import dissect
from felicitations.reading.countries import compile_countries, find_mentions, settle
from felicitations.reading.credits import OUTLETS, CreditFound, read_credits, read_speaker
from felicitations.reading.cues import Cue, Finder
from felicitations.reading.decide import Case, decide, evidence
from felicitations.reading.fold import Folded, Text, fold
from felicitations.reading.kinds import judge
from felicitations.reading.known import KnownPeople, compile_people
from felicitations.reading.language import read_language
from felicitations.reading.metonyms import SEATS
from felicitations.reading.noise import Noise, compile_noise
from felicitations.reading.occasions import Phrases, compile_occasions
from felicitations.reading.record import BASIS, RULE, recorded_credits, recorded_days, recorded_title
from felicitations.reading.stamps import DateFound, read_published
from felicitations.reading.tellings import hear
from felicitations.reading.tongues import Heard, Tongue, Tongues, find_names, read_tongue
from felicitations.reading.view import View, look
from felicitations.reading.vocabulary import TITLE
from felicitations.reading.voice import ENGLISH

__all__ = ["Tools", "prepare", "read"]

T = TypeVar("T")

SEARCHED = 50_000
"""The most characters of an article that are searched for facts; the longest of the genre have 5,000."""

# Verbs of headlines of the genre.
_TELLS = Cue(
    r"\b(?:sends?|sent|receives?|extends?|exchanges?|writes? to|hails?|lauds?|greets?|vows?|condol\w+|swaps?"
    r"|salutes?|holds?|phones?|telephones?|calls?|wish(?:es)?|welcomes?|praises?|thanks?|celebrates?|joins?"
    r"|mark(?:s|ing)?)\b",
    re.IGNORECASE,
)
_RECORD_END = re.compile(r"(?m)^---[ \t]*$\n?")


_READERS = (
    "acts", "antecedents", "cast", "credits", "dates", "days", "decide", "direction", "givers", "headlines", "homes",
    "joins", "jubilees", "kinds", "letters", "occasions", "openings", "ordinals", "parties", "stamps", "tellings",
    "told", "vocabulary", "voice",
)  # fmt: skip
# The patterns of the readers, which are looked for all at once.
_CUES = tuple(
    value for name in _READERS for value in vars(import_module(f"{__name__}.{name}")).values() if isinstance(value, Cue)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """A lexicon made ready for reading: patterns compiled once, for every article."""

    lexicon: Lexicon
    noise: Noise
    countries: ahocorasick.Automaton
    people: KnownPeople
    phrases: tuple[Phrases, ...]
    tongues: Tongues
    finder: Finder


def prepare(lexicon: Lexicon) -> Tools:
    """Compile what the readers need. Raises re.error where a pattern of site_src is none (its loader tests them)."""
    noise = compile_noise(lexicon.noise)
    phrases = compile_occasions(lexicon.occasions)
    return Tools(
        lexicon=lexicon,
        noise=noise,
        countries=compile_countries(lexicon.countries, lexicon.people),
        people=compile_people(lexicon.people),
        phrases=phrases,
        tongues=Tongues(lexicon),
        finder=Finder([_TELLS, *_CUES, *noise.cues(), *(cue for one in phrases for cue in one.cues())], noise.rows()),
    )


def read(seed: Seed, tools: Tools) -> Reading:
    """Read one article. Pure: the same seed and the same lexicon give the same reading, on any machine.

    Of a text that is longer than any article only the beginning is searched for facts; the rest is folded away.
    """
    whole = seed.text
    if len(whole) <= SEARCHED:
        return _read(seed, tools)
    record = tuple(field for field in seed.record if field.end <= SEARCHED)
    begun = _read(replace(seed, text=whole[:SEARCHED], record=record), tools)
    rest = Mark(start=SEARCHED, end=len(whole), kind="furniture", rule="not-searched")
    text = f"found {len(whole):,} characters, of which the first {SEARCHED:,} were searched for facts; split the file"
    told = Problem(code="W-LONG", path=seed.path, text=text)
    return replace(begun, marks=(*begun.marks, rest), problems=(*begun.problems, told))


def _read(seed: Seed, tools: Tools) -> Reading:
    """What a text of bounded length says."""
    folded = fold(seed.text, tools.finder)
    lang = read_language(folded.text)
    tongue = tools.tongues.get(lang)
    view, marks = _see(seed, folded, tools, tongue)
    days = tuple(recorded_days(view, seed.record))
    heard = read_tongue(view, tongue, tools.lexicon) if tongue else _hear(view, tools, days)
    parties = {p.country for m in heard.messages for p in (*m.senders, *m.recipients)}
    credited = (*read_credits(view), *recorded_credits(view, seed.record))
    return Reading(
        id=seed.id,
        path=seed.path,
        digest=seed.digest,
        lang=lang,
        marks=marks,
        kind=heard.kind,
        kind_basis=heard.ground,
        headline=_headline(view) or recorded_title(seed.record),
        published=heard.published or _published(view, days),
        credit=_credit(view, credited),
        speaker=_shown(view, speaker, certainty="inferred") if (speaker := read_speaker(view, credited)) else None,
        messages=heard.messages,
        mentioned=tuple(sorted({m.codes[0] for m in view.mentions} - parties)),
    )


def _hear(view: View, tools: Tools, recorded: tuple[DateFound, ...]) -> Heard:
    """What an English article tells; of the days of publication those that it prints go before those of its record."""
    told = hear(view, tools.people)
    kind, ground = judge(view, told)
    published = (*read_published(view), *recorded)
    messages: tuple[Message, ...] = ()
    if told and kind == "message":
        day = published[0] if published else None
        messages = decide(Case(view=view, told=told, lexicon=tools.lexicon, phrases=tools.phrases, published=day))
    return Heard(kind=kind, ground=ground, messages=messages, published=_published(view, published))


def _see(seed: Seed, folded: Folded, tools: Tools, tongue: Tongue | None) -> tuple[View, tuple[Mark, ...]]:
    """The article as the readers see it, and its marks."""
    if tongue:
        mentions = find_names(seed.text, folded, tongue.names)
    else:
        mentions = settle(find_mentions(folded.text, tools.countries))
    spots = frozenset(m.start for m in mentions)
    begin = _end_of_record(seed)
    promise = partial(tongue.promise if tongue else partial(_promise, tools), folded.text, spots)
    lone = {(m.start, m.end): _lone(folded.text[m.start : m.end], tongue) for m in mentions if m.kind == "capital"}
    frame = frozenset(folded.place(start) for start, _ in seed.frame)
    voice = tongue.voice if tongue else ENGLISH
    marks = dissect(folded, tools.noise, promise, folded.place(begin), lone, frame, voice)
    if begin:
        marks = (Mark(start=0, end=begin, kind="record", rule="front-matter"), *marks)
    return look(seed.text, folded, marks, mentions), marks


def _lone(words: str, tongue: Tongue | None) -> MarkKind:
    """What a capital's name, an agency's or a palace's is where it stands alone on a line."""
    if words in OUTLETS or (tongue and tongue.is_agency(words)):
        return "credit"
    return "furniture" if words in SEATS else "dateline"


def _end_of_record(seed: Seed) -> int:
    """Where the front matter of a Markdown seed ends; 0 where it has none."""
    if not seed.record:
        return 0
    match = _RECORD_END.search(seed.text, max(field.end for field in seed.record))
    return match.end() if match else 0


def _promise(tools: Tools, text: Text, spots: frozenset[int], start: int, end: int) -> int:
    """How much a line sounds like a headline of the genre: congratulation, occasion, countries, offices."""
    named = sum(start <= spot < end for spot in spots)
    return (
        2 * bool(CONGRATULATES.search(text, start, end))
        + any(p.pattern.search(text.low, start, end) for p in tools.phrases)
        + min(named, 2)
        + bool(TITLE.search(text, start, end))
        + bool(_TELLS.search(text, start, end))
    )


def _shown(view: View, found: tuple[T, tuple[int, int], str], *, certainty: Certainty = "stated") -> Finding[T]:
    """A fact that one stretch of the text shows: its value, its folded offsets, its rule."""
    value, at, rule = found
    basis = BASIS if rule == RULE else "stated"
    return Finding(value=value, certainty=certainty, basis=basis, evidence=(evidence(view, *at, rule),))


def _headline(view: View) -> Finding[str] | None:
    part = view.headline()
    return _shown(view, (view.printed(part.start, part.end), (part.start, part.end), "headline")) if part else None


def _credit(view: View, found: tuple[CreditFound, ...]) -> Finding[str] | None:
    return _shown(view, (view.printed(*found[0].at), found[0].at, found[0].rule)) if found else None


def _published(view: View, found: tuple[DateFound, ...]) -> Finding[str] | None:
    if not found:
        return None
    best, basis = found[0].value, found[0].basis
    rivals = {f.value: f for f in reversed(found) if f.value != best}
    return Finding(
        value=best,
        certainty="stated",
        basis=basis,
        evidence=tuple(_first(view, f) for f in found if f.value == best),
        rivals=tuple(Rival(value=v, evidence=(_first(view, f),)) for v, f in rivals.items()),
    )


def _first(view: View, found: DateFound) -> Evidence:
    spot = found.spots[0]
    return evidence(view, spot.start, spot.end, spot.rule)
