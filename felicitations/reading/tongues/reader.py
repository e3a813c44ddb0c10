"""Reads an article in another language: whether it tells of a message, who sent it to whom, when, on what occasion."""

from __future__ import annotations

import re
from dataclasses import dataclass

from felicitations.lexicon import Lexicon, Tie
from felicitations.model import Certainty, Finding, Kind, Message, Party, Rival
from felicitations.reading.countries import Mention
from felicitations.reading.decide import evidence
from felicitations.reading.jubilees import founding_day
from felicitations.reading.occasions import NUMBERED, OccasionFound, Scope, find_occasions
from felicitations.reading.tongues.actors import Actor, find_actors
from felicitations.reading.tongues.calendar import (
    Day,
    printed_founding,
    read_page_day,
    read_sent_day,
    reckon_day,
    since_founding,
)
from felicitations.reading.tongues.company import people_of
from felicitations.reading.tongues.completion import complete, further
from felicitations.reading.tongues.loose import tell_loosely
from felicitations.reading.tongues.sides import Scene, Side
from felicitations.reading.tongues.tellings import LAST_RANK, Telling, find_tellings
from felicitations.reading.tongues.tongue import Tongue
from felicitations.reading.view import Sentence, Spot, View
from felicitations.translation import N_

_PRIVATE = N_("The headline is of what a spokesperson, an ambassador or a company says.")
_NO_TELLING = "No sentence tells of a message of congratulation from one state to another."
_NO_SIDES = N_("The message has no two sides that speak for states.")
_SPOKEN = N_("The congratulation was spoken at a gathering or a visit, not sent.")
_LOOSELY = N_("The opening congratulates and names two states; the one named first is taken for the sender.")
_NEAR_TOP = 3  # a telling further down is a passing word, unless the headline congratulates
_TIES, _GREETING = "diplomatic-anniversary", "holiday-greeting"
_OPENS = (2.0, 1.5)  # what a phrase in the first sentences weighs
_OPENING = re.compile(r"[^\n]{0,70}?(?:\s?-{1,2}\s|\)|/|电|讯|電|訊|:)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What an article in another language tells: its kind with the ground, its message, the day of the page."""

    kind: Kind
    ground: str
    messages: tuple[Message, ...]
    published: Finding[str] | None


def read_tongue(view: View, tongue: Tongue, lexicon: Lexicon) -> Heard:
    """Read an article in the language of ``tongue``; ``view`` holds the countries that it names in that language."""
    page = read_page_day(view, tongue)
    published = _finding(view, page.edtf, page.spots, "stated") if page else None
    scene = Scene(view=view, tongue=tongue, home=_home(view, tongue), cast=_cast(view, tongue))
    told, ground = _judge(scene)
    messages = tuple(_message(scene, telling, page, lexicon) for telling in told)
    return Heard(kind="message" if told else "other", ground=ground, messages=messages, published=published)


def _home(view: View, tongue: Tongue) -> Side | None:
    """The country from which the page was written, where its dateline, its agency or its furniture tells just one.

    A city goes before an agency, which reports from everywhere; but an office that its readers know by itself, such as
    the Chinese state chairman, is the agency's.
    """
    openings = [_OPENING.match(view.text, s.start) for s in view.sentences if s.rank <= 1]
    spans = [match.span() for match in openings if match]
    spans += [(p.start, p.end) for p in view.parts if p.kind == "dateline"]
    heads = [(p.start, p.end) for p in view.parts if p.kind in ("credit", "stamp", "furniture", "heading")]
    first = [m for m in view.places if m.kind == "capital" and _within(m, spans)]
    found = (
        [m for m in first if not tongue.is_agency(view.text[m.start : m.end])],
        [m for m in first if tongue.is_agency(view.text[m.start : m.end])],
        [m for m in view.seats if m.kind == "capital" and _within(m, heads)],
        [m for m in view.seats if _within(m, heads)],
        [m for m in view.mentions if any(m.start == start for start, _ in spans)],
    )
    for places in (found[1], found[0], *found[2:]) if tongue.home_offices else found:
        if len({m.codes[0] for m in places}) == 1:
            at = places[0]
            return Side(country=at.codes[0], spots=(Spot(start=at.start, end=at.end, rule="page-seat"),))
    return None


def _within(mention: Mention, spans: list[tuple[int, int]]) -> bool:
    return any(start <= mention.start < end for start, end in spans)


def _cast(view: View, tongue: Tongue) -> tuple[Actor, ...]:
    """Everybody whom the article names with an office."""
    found = [a for s in view.sentences for a in find_actors(view, tongue, s.start, s.end)]
    return tuple(a for a in found if a.office)


def _judge(scene: Scene) -> tuple[tuple[Telling, ...], str]:
    """The tellings that make the article a report of messages, the main one first, or none; and the ground."""
    view, tongue = scene.view, scene.tongue
    part = view.headline()
    head = (part.start, part.end) if part else (0, 0)
    glad = bool(tongue.congratulates and tongue.congratulates.search(view.text, *head))
    doubts = (
        (tongue.refuses, True, "The headline says that no congratulation was sent."),
        (tongue.thanks, not glad or _only_thanked(scene, head), "The headline tells of thanks for a congratulation."),
        (tongue.sorrow, not glad, "The message is one of condolence or sympathy."),
        (tongue.private, _private_speaks(scene, head), _PRIVATE),
        (tongue.talks, not glad, "The headline tells of a talk, in which a congratulation is only a part."),
    )
    for pattern, counts, ground in doubts:
        if pattern and counts and pattern.search(view.text, *head):
            return (), ground
    letter = glad or bool(tongue.messages and tongue.messages.search(view.text, *head))
    letter = letter or bool(tongue.salutations and tongue.salutations.search(view.text))
    # What names neither side is the voice of a letter, which only a page that is one may have.
    told = [t for t in find_tellings(scene) if t.sound or t.at_home or t.way != "sent" or letter]
    if told and not _is_glad(view, tongue):
        told = []  # a letter, and nothing in it to be glad for
    tellings = [t for t in told if glad or t.sentence.rank <= _NEAR_TOP or _is_whole(scene, t)]
    best = complete(scene, tellings) if tellings else None
    if best is None or not best.senders or not (best.recipients or best.institution):
        loose = None if any(telling.at_home for telling in tellings) else tell_loosely(scene, best)
        return ((loose,), _LOOSELY) if loose else ((), _NO_TELLING if best is None else _NO_SIDES)
    if not glad and _at_a_meeting(scene, best):
        return (), _SPOKEN
    countries = {s.country for s in (*best.senders, *best.recipients)}
    if len(countries) < 2 and not best.institution:
        return (), "Whoever is congratulated here is at home in the sender's own country."
    return (best, *further(scene, tellings, best)), "A sentence tells who congratulated whom."


def _at_a_meeting(scene: Scene, telling: Telling) -> bool:
    """Whether an article opens with a talk or a visit, and tells of a congratulation below, but of no message."""
    text, tongue, said = scene.view.text, scene.tongue, telling.sentence
    opening = next((s for s in scene.view.sentences if s.rank == 0), None)
    if opening is None or said.rank <= 0 or telling.way != "sent" or not tongue.talks:
        return False
    written = tongue.messages and any(tongue.messages.search(text, s.start, s.end) for s in (opening, said))
    return bool(tongue.talks.search(text, opening.start, opening.end)) and not written


def _is_whole(scene: Scene, telling: Telling) -> bool:
    """Whether a telling names the message, and both sides by office or name: that is no passing word."""
    messages = scene.tongue.messages
    both = all(sides and all(s.actors for s in sides) for sides in (telling.senders, telling.recipients))
    return both and bool(messages and messages.search(scene.view.text, telling.sentence.start, telling.sentence.end))


def _is_glad(view: View, tongue: Tongue) -> bool:
    """Whether a page congratulates anywhere, or has an occasion to."""
    signs = (tongue.congratulates, *(p.pattern for p in tongue.phrases), *tongue.ordinals)
    return any(sign.search(view.text) for sign in signs if sign)


def _only_thanked(scene: Scene, head: tuple[int, int]) -> bool:
    """Whether all that congratulates in a headline is what somebody gives thanks for."""
    text, tongue = scene.view.text, scene.tongue
    thanked = tongue.thanks.search(text, *head) if tongue.thanks else None
    glad = tongue.congratulates.finditer(text, *head) if tongue.congratulates else ()
    return thanked is not None and all(thanked.start() <= m.start() < thanked.end() for m in glad)


def _private_speaks(scene: Scene, head: tuple[int, int]) -> bool:
    """Whether an ambassador, a company or their like stands before the congratulation, and nobody of a state."""
    view, tongue = scene.view, scene.tongue
    said = tongue.congratulates.search(view.text, *head) if tongue.congratulates else None
    stop = said.start() if said else head[1]
    first = tongue.private.search(view.text, head[0], stop) if tongue.private else None
    office = said and tongue.offices and tongue.offices.search(view.text, head[0], stop)
    return first is not None and not office and not (said is None and view.known_in(*head))


def _message(scene: Scene, telling: Telling, page: Day | None, lexicon: Lexicon) -> Message:
    view, tongue = scene.view, scene.tongue
    found = _occasions(view, tongue, telling)
    occasion = _occasion(view, tongue, found)
    ordinal = _ordinal(view, tongue, telling, found[0]) if found and found[0].slug in NUMBERED else None
    sent = read_sent_day(view, tongue, telling.sentence, page)
    if occasion and occasion.value == _TIES and ordinal:
        ties = _ties(telling, lexicon)
        words = (Spot(start=found[0].at[0], end=found[0].at[1], rule="anniversary-of-ties"),)
        founded = founding_day(ties, occasion.basis) or printed_founding(view, tongue, page, ordinal.value)
        sent = reckon_day(sent, page, founded, ordinal.value, words)
    if ordinal and not page:
        sent = since_founding(sent, ordinal.value)
    certainty: Certainty = "stated" if sent and sent.basis == "stated" else "inferred"
    return Message(
        happened=_finding(view, sent.edtf, sent.spots, sent.basis, certainty) if sent else None,
        occasion=occasion,
        ordinal=ordinal,
        exchanged=telling.way == "exchanged",
        instrument=None,
        senders=tuple(_party(scene, telling, side) for side in telling.senders),
        recipients=tuple(_party(scene, telling, side) for side in telling.recipients),
    )


def _ties(telling: Telling, lexicon: Lexicon) -> tuple[Tie, ...]:
    """The steps in the relations of the two states, where one of them is the archive's home country."""
    countries = {side.country for side in (*telling.senders, *telling.recipients)}
    others = countries - {lexicon.home}
    return tuple(t for t in lexicon.ties if lexicon.home in countries and others == {t.country})


def _finding(
    view: View, value: str, spots: tuple[Spot, ...], basis: str, certainty: Certainty = "stated"
) -> Finding[str]:
    shown = tuple(evidence(view, s.start, s.end, s.rule) for s in spots)
    return Finding(value=value, certainty=certainty, basis=basis, evidence=shown)


def _scopes(view: View, telling: Telling) -> tuple[Scope, ...]:
    """The sentences and what a phrase in each weighs: the telling, the headline, the opening, the rest."""
    return tuple(
        Scope(
            start=s.start,
            end=s.end,
            weight=3.0 if s == telling.sentence or s.rank < 0 else _OPENS[s.rank] if s.rank < len(_OPENS) else 0.3,
        )
        for s in view.sentences
    )


def _occasions(view: View, tongue: Tongue, telling: Telling) -> tuple[OccasionFound, ...]:
    """The occasions that its phrases show; where none stands at the top of the page, what a single word there hints.

    A hint of the same or of a wider occasion adds nothing to a phrase that stands further down.
    """
    found = find_occasions(view.text, _scopes(view, telling), tongue.phrases)
    if found and found[0].score >= 1:
        return found
    known = {found[0].slug}.union(*(p.beats for p in tongue.phrases if p.slug == found[0].slug)) if found else set()
    top = sorted(
        (s for s in view.sentences if s.rank <= 1 or s == telling.sentence), key=lambda s: s != telling.sentence
    )
    for sentence in top:
        for pattern, slug in tongue.hints:
            if match := pattern.search(view.text, sentence.start, sentence.end):
                at = match.span()
                hint = OccasionFound(
                    slug=slug, score=1.0, at=at, ordinal=None, ordinal_at=(0, 0), counts_from="", words=(at,)
                )
                return found if slug in known else (hint, *(one for one in found if one.slug != slug))
    return found


def _occasion(view: View, tongue: Tongue, found: tuple[OccasionFound, ...]) -> Finding[str] | None:
    if not found:
        return None
    best, *lost = found
    basis = "words" if best.words else "stated"
    if best.slug == _TIES and not best.words:
        near = view.text[max(0, best.at[0] - 40) : best.at[1] + 40]
        basis = "resumption" if tongue.resumes and tongue.resumes.search(near) else "establishment"
    return Finding(
        value=best.slug,
        certainty="inferred" if best.words else "stated",
        basis=basis,
        evidence=(evidence(view, *best.at, "occasion"),),
        rivals=tuple(Rival(value=o.slug, evidence=(evidence(view, *o.at, "occasion"),)) for o in lost),
    )


def _ordinal(view: View, tongue: Tongue, telling: Telling, found: OccasionFound) -> Finding[int] | None:
    """The number of the anniversary: beside its words, in the headline or the telling, or further down."""
    holding = [s for s in view.sentences if s.start <= found.at[0] < s.end]
    patterns = [p.pattern for p in tongue.phrases if p.slug == found.slug]
    last = LAST_RANK if found.slug != _GREETING else 1  # in a greeting for the New Year only the top may count
    again = [s for s in view.sentences if s.rank <= last and any(p.search(view.text, s.start, s.end) for p in patterns)]
    spans = [*holding, *(s for s in view.sentences if s.rank < 0 or s == telling.sentence), *again]
    for sentence in spans:
        hits = sorted(_numbers(view, tongue, sentence), key=lambda hit: abs(hit[1][0] - found.at[0]))
        for value, at in hits:
            if 0 < value <= 1000:
                shown = evidence(view, *at, "ordinal")
                return Finding(value=value, certainty="stated", basis="stated", evidence=(shown,))
    return None


def _numbers(view: View, tongue: Tongue, sentence: Sentence) -> list[tuple[int, tuple[int, int]]]:
    """The numbers of anniversaries in a sentence, each with its place."""
    found: list[tuple[int, tuple[int, int]]] = []
    for pattern in tongue.ordinals:
        for match in pattern.finditer(view.text, sentence.start, sentence.end):
            words = match["n"]
            found.append((int(words) if words.isdecimal() else tongue.numbers.get(words.lower(), 0), match.span()))
    for pattern, value in tongue.jubilees:
        found += [(value, m.span()) for m in pattern.finditer(view.text, sentence.start, sentence.end)]
    return found


def _party(scene: Scene, telling: Telling, side: Side) -> Party:
    shown = tuple(evidence(scene.view, s.start, s.end, s.rule) for s in side.spots)
    return Party(
        country=side.country or None, body=side.body or None, people=people_of(scene, telling, side), evidence=shown
    )
