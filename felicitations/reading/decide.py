"""Where the candidates are weighed: the one place that says what an article tells, with evidence and rivals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from felicitations.lexicon import Lexicon
from felicitations.model import Evidence, Finding, Instrument, Message, Party, Person, Rival
from felicitations.reading.acts import SPOKEN
from felicitations.reading.cues import Cue
from felicitations.reading.dates import read_happened
from felicitations.reading.direction import Telling
from felicitations.reading.joins import Told
from felicitations.reading.jubilees import Known
from felicitations.reading.members import Member
from felicitations.reading.narrowing import narrow
from felicitations.reading.occasions import NUMBERED, OccasionFound, Phrases, Scope, find_occasions
from felicitations.reading.ordinals import number_of_headline, sole_number
from felicitations.reading.people import surname_key
from felicitations.reading.stamps import DateFound
from felicitations.reading.tenures import was_in_office
from felicitations.reading.view import Sentence, Spot, View
from felicitations.reading.voice import I_CONGRATULATE

# Of the sentences below the opening only those are searched that could name a rival occasion: most name none.
_OPENING = 5
_BACKGROUND = Cue(
    r"anniversar|jubilee|centenar|elect|inaugurat|sworn|independence|national day|birthday", re.IGNORECASE
)
_SAYS = Cue(
    rf"{SPOKEN.pattern}|\b(?:said|written|dated|tweeted|posted|statement)\b"
    r"|\b(?:conversation|call) (?:took place|was held)\b",
    re.IGNORECASE,
)
_CONGRATULATING = Cue(r"\b(?:congratulat|felicitat)(?:e[sd]?|ing)\b", re.IGNORECASE)
_BESIDES = re.compile(r"\b(?:further(?:more)?|moreover|had)\s(?:\w+\s){0,2}$")
_FEW = 24  # letters
_WORD_END = re.compile(r"\W|$")
_TIES, _TREATY = "diplomatic-anniversary", "treaty-anniversary"
_COUNTED = NUMBERED - {"holiday-greeting"}
_INSTRUMENTS: tuple[tuple[Instrument, tuple[str, ...]], ...] = (
    ("call", ("telephon", "phone", "dial", "call")),
    ("letter", ("letter", "wrote", "missive")),
    ("statement", ("statement",)),
    ("message", ("message", "telegram", "cable", "note", "exchanged congratulations", "greetings")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What there is to decide on: the article, what it tells of messages, what is known beforehand, the page's day.

    ``second`` is a further message of the page: the headline and the opening speak of the first.
    """

    view: View
    told: Told
    lexicon: Lexicon
    phrases: tuple[Phrases, ...]
    published: DateFound | None
    second: bool = False


def decide(case: Case) -> tuple[Message, ...]:
    """The messages that the article tells of, the main one first, each fact with its evidence and its rivals."""
    others = (
        replace(case, told=Told(main=sides, also=(), more=(), mutual=False), second=True) for sides in case.told.more
    )
    return (_message(case), *map(_message, others))


def _message(case: Case) -> Message:
    occasions = find_occasions(case.view.low, _scopes(case), case.phrases)
    spans = tuple((s.start, s.end) for s in case.view.sentences)
    occasions = narrow(case.view.low, occasions, case.phrases, spans, frozenset(_of_others(case)))
    sides = (case.told.main, *case.told.also)
    mutual = case.told.mutual
    occasions = _of_both(case, occasions) if mutual else occasions
    occasions = _numbered(case, occasions)
    happened = _happened(case, occasions)
    occasions = _of_incumbent(case, occasions, happened.value if happened else "")
    return Message(
        happened=happened,
        occasion=_occasion(case.view, occasions),
        ordinal=_ordinal(case.view, occasions),
        exchanged=mutual,
        instrument=_instrument(case.view, case.told.main.telling.sentence),
        senders=_side(case.view, [(n, m) for n, s in enumerate(sides) for m in s.on(sending=True, mutual=mutual)]),
        recipients=_side(case.view, [(n, m) for n, s in enumerate(sides) for m in s.on(sending=False, mutual=mutual)]),
    )


def _of_others(case: Case) -> Iterator[tuple[int, int]]:
    """The sentences further down that are of another leader: "deputies also gave Xi a third term"."""
    sides = (case.told.main, *case.told.also)
    figures = [m.figure for s in sides for m in (*s.senders, *s.recipients) if m.figure]
    named = {word for figure in figures for word in surname_key(figure.name).split()}
    for s in case.view.sentences if figures else ():
        known = [surname_key(case.view.text[m.start : m.end]).split() for m in case.view.known_in(s.start, s.end)]
        if s.rank > 1 and known and not any(named.intersection(words) for words in known):
            yield s.start, s.end


def _of_both(case: Case, found: tuple[OccasionFound, ...]) -> tuple[OccasionFound, ...]:
    """Ties before a national day that only stands around an exchange: a state's own day is one side's alone."""
    ties = next((o for o in found if o.slug == _TIES), None)
    spans = [s.telling.sentence for s in (case.told.main, *case.told.also)]
    told = any(s.start <= found[0].at[0] < s.end for s in spans) if found else True
    if ties is None or told or found[0].slug != "national-day":
        return found
    return (ties, *(o for o in found if o is not ties))


def _numbered(case: Case, found: tuple[OccasionFound, ...]) -> tuple[OccasionFound, ...]:
    """The number that the headline says, or the telling itself: "Nigeria at 62" above a text on Independence Day."""
    part = None if case.second else case.view.headline()
    if part is None or not found or found[0].ordinal is not None or found[0].slug not in _COUNTED:
        return found
    said = case.told.main.telling.sentence
    number = number_of_headline(case.view.low, part.start, part.end) or sole_number(case.view.low, said.start, said.end)
    return (replace(found[0], ordinal=number[0], ordinal_at=number[1]), *found[1:]) if number else found


def _of_incumbent(case: Case, found: tuple[OccasionFound, ...], day: str) -> tuple[OccasionFound, ...]:
    """A re-election where the text says no more than an election, and the winner had been in office for a term."""
    if not found or found[0].slug != "election" or not day:
        return found
    winners = [m for m in case.told.main.on(sending=False, mutual=False) if m.figure]
    if any(m.figure and was_in_office(m.figure.name, m.country, int(day[:4])) for m in winners[:1]):
        return (replace(found[0], slug="re-election"), *(f for f in found[1:] if f.slug != "re-election"))
    return found


def evidence(view: View, start: int, end: int, rule: str) -> Evidence:
    """The words of the seed at these folded offsets."""
    begin, stop = view.folded.source(start, end)
    return Evidence(start=begin, end=stop, text=view.source[begin:stop], rule=rule)


def _shown(view: View, spots: Iterable[Spot]) -> tuple[Evidence, ...]:
    """The evidence at these spots: one a stretch, in the order of the text."""
    by: dict[tuple[int, int], Evidence] = {}
    for spot in spots:
        by.setdefault((spot.start, spot.end), evidence(view, spot.start, spot.end, spot.rule))
    return tuple(by[key] for key in sorted(by))


def _scopes(case: Case) -> tuple[Scope, ...]:
    """The sentences and what a phrase in each weighs: the telling, the headline, the opening, the rest."""
    telling = case.told.main.telling
    also = {s.telling.sentence: s.telling for s in case.told.also}
    scopes: list[Scope] = []
    for s in case.view.sentences:
        if s.rank > _OPENING and s != telling.sentence and not _BACKGROUND.search(case.view.text, s.start, s.end):
            continue
        told = s == telling.sentence
        warm = (
            also[s].verb if s in also and case.view.text[also[s].verb[0] :].lower().startswith("congratulat") else None
        )
        if warm and _BESIDES.search(case.view.text, max(s.start, warm[0] - _FEW), warm[0]):
            continue  # "He further congratulated the Speaker on becoming one"
        opens = not case.second and (s.rank < 0 or s in also or s.rank < 2)
        weight = 3.0 if told or (opens and s.rank < 0) else 1.5 if opens else 0.3
        verb = _congratulating(case.view, telling) if told else warm
        # What follows "congratulated X" says for what; so it does in the later sentences of the same act.
        weight = 3.0 if warm else max(weight, 1.5) if _speaks(case, s) else weight
        scopes.append(Scope(start=s.start, end=s.end, weight=weight, trigger=verb[1] if verb else -1))
    return tuple(scopes)


def _speaks(case: Case, sentence: Sentence) -> bool:
    """Whether a letter that is printed below what tells of it congratulates in this sentence."""
    return not case.second and bool(I_CONGRATULATE.search(case.view.text, sentence.start, sentence.end))


def _congratulating(view: View, telling: Telling) -> tuple[int, int]:
    """The verb behind which stands for what: "spoke with him by phone and congratulated him on ..."."""
    verb = _CONGRATULATING.search(view.text, telling.verb[1], telling.sentence.end)
    return verb.span() if verb else telling.verb


def _occasion(view: View, found: tuple[OccasionFound, ...]) -> Finding[str] | None:
    if not found:
        return None
    best, *lost = found
    return Finding(
        value=best.slug,
        certainty="inferred" if best.words else "stated",
        basis="words" if best.words else best.counts_from,
        evidence=tuple(evidence(view, *at, "occasion") for at in best.words or (best.at,)),
        rivals=tuple(Rival(value=o.slug, evidence=(evidence(view, *o.at, "occasion"),)) for o in lost),
    )


def _ordinal(view: View, found: tuple[OccasionFound, ...]) -> Finding[int] | None:
    if not found or found[0].ordinal is None:
        return None
    shown = evidence(view, *found[0].ordinal_at, "ordinal")
    return Finding(value=found[0].ordinal, certainty="stated", basis="stated", evidence=(shown,))


def _happened(case: Case, occasions: tuple[OccasionFound, ...]) -> Finding[str] | None:
    found = read_happened(case.view, _known(case, occasions))
    if not found:
        return None
    view, best = case.view, found[0]
    rivals = {f.value: f for f in reversed(found) if not _agree(f.value, best.value)}
    return Finding(
        value=best.value,
        certainty=best.certainty,
        basis=best.basis,
        evidence=_shown(view, [spot for f in found if f.value == best.value for spot in f.spots]),
        rivals=tuple(Rival(value=f.value, evidence=_shown(view, f.spots)) for f in rivals.values()),
    )


def _known(case: Case, occasions: tuple[OccasionFound, ...]) -> Known:
    """What the other readers found that a date can lean on."""
    countries = case.told.main.countries()
    others = countries - {case.lexicon.home}
    code = next(iter(others)) if len(others) == 1 and case.lexicon.home in countries else ""
    ties = next((o for o in occasions if o.slug == _TIES and o.ordinal), None)
    treaty = occasions[0] if occasions and occasions[0].slug == _TREATY and occasions[0].ordinal else None
    main = bool(occasions) and occasions[0] in (ties, treaty)
    ties, code = (treaty, "") if treaty else (ties, code)
    return Known(
        published=case.published,
        tellings=tuple((s.start, s.end) for s in _dated(case)),
        ties=tuple(t for t in case.lexicon.ties if t.country == code),
        ordinal=ties.ordinal if ties else None,
        ordinal_at=ties.ordinal_at if ties else (0, 0),
        counts_from=ties.counts_from if ties else "",
        in_passing=not main,
    )


def _dated(case: Case) -> list[Sentence]:
    """Where the day of the message may stand: in the sentences that tell of it, then in the others at the top."""
    first = [s.telling.sentence for s in (case.told.main, *case.told.also)]
    top = [s for s in case.view.sentences if 0 <= s.rank <= 5 and s not in first and not case.second]
    return first + [s for s in top if _SAYS.search(case.view.text, s.start, s.end)]


def _agree(one: str, other: str) -> bool:
    """Whether two dates may be the same day: equal, or one only less exact than the other."""
    a, b = one.rstrip("~?"), other.rstrip("~?")
    return a.startswith(b) or b.startswith(a)


def _instrument(view: View, sentence: Sentence) -> Finding[Instrument] | None:
    low = view.text[sentence.start : sentence.end].lower()
    for instrument, words in _INSTRUMENTS:
        for word in words:
            at = low.find(word)
            if at >= 0 and (at == 0 or not low[at - 1].isalnum()):
                start = sentence.start + at
                end = _WORD_END.search(view.text, start + len(word))
                shown = evidence(view, start, end.start() if end else sentence.end, "instrument")
                return Finding(value=instrument, certainty="stated", basis="stated", evidence=(shown,))
    return None


def _side(view: View, members: list[tuple[int, Member]]) -> tuple[Party, ...]:
    """One side as parties: the people of one country together; each number is the telling that a member stands in."""
    by: dict[tuple[str, str], list[tuple[int, Member]]] = {}
    for number, member in members:
        by.setdefault((member.country, member.body), []).append((number, member))
    return tuple(_party(view, country, body, group) for (country, body), group in by.items())


def _party(view: View, country: str, body: str, group: list[tuple[int, Member]]) -> Party:
    people: dict[str, Person] = {}
    spots: list[Spot] = []
    pairs: dict[int, int] = {}
    for number, member in group:
        figure = member.figure
        if figure and figure.name not in people:
            pair = pairs.setdefault(number, len(pairs))
            begin, stop = view.folded.source(*figure.fullest.name_at)
            printed = " ".join(view.source[begin:stop].split())
            people[figure.name] = Person(name=printed, office=figure.office, pair=pair)
            spots += member.spots
        elif not figure and not spots:
            spots += member.spots
    return Party(
        country=country or None, body=body or None, people=tuple(people.values()), evidence=_shown(view, spots)
    )
