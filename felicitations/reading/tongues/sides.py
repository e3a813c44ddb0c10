"""Who sent and who received: the sentence patterns of a language, and the countries of those who fill their slots."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from felicitations.reading.tongues.actors import Actor, find_actors
from felicitations.reading.tongues.persons import Span, name_behind
from felicitations.reading.tongues.tongue import Tongue, Way
from felicitations.reading.view import Sentence, Spot, View

_WORD = re.compile(r"[A-ZА-ЯЁ][\w'-]{3,}")
_COLON = re.compile(r"[:;\uff1a\uff1b]\s")
_CLAUSE = re.compile(r"[:;\uff1a\uff1b\uff0c,\s](?=\w{2})")
_NEXT = 60
_SPEAKS = ("from",)
_LAST_RANK = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a message: a country, the words that show it, and the people named with their offices.

    ``bare`` bounds names without any office beside the verb.
    """

    country: str
    spots: tuple[Spot, ...]
    actors: tuple[Actor, ...] = ()
    bare: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A sentence that tells of a message; ``verb`` bounds the whole pattern. ``sound`` weighs the sides found in it.

    ``at_home`` says that whoever is congratulated is of the sender's own country.
    """

    sentence: Sentence
    way: Way
    senders: tuple[Side, ...]
    recipients: tuple[Side, ...]
    verb: tuple[int, int]
    sound: int
    at_home: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the sides of a page are looked for in: ``home`` is the country of the page, or None; ``cast`` its actors."""

    view: View
    tongue: Tongue
    home: Side | None
    cast: tuple[Actor, ...]


def find_tellings(scene: Scene) -> tuple[Telling, ...]:
    """The sentences at the top of the page that tell of a message, in the order of the text."""
    told = (_tell(scene, sentence) for sentence in scene.view.sentences if sentence.rank <= _LAST_RANK)
    return tuple(telling for telling in told if telling is not None)


def _tell(scene: Scene, sentence: Sentence) -> Telling | None:
    text, tongue = scene.view.text, scene.tongue
    for barred in (tongue.refuses, tongue.thanks):
        if barred and barred.search(text, sentence.start, sentence.end):
            return None
    if _sad(scene, sentence):
        return None
    for way, pattern in tongue.tellings:
        # A pattern that begins with a slot begins with the sentence; to try it at each letter costs ten times as much.
        find = pattern.match if pattern.pattern.startswith("(?P<") else pattern.search
        match = find(text, sentence.start, sentence.end)
        if match:
            return _fill(scene, sentence, way, match)
    return None


def _sad(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence condoles and does not congratulate."""
    sorrow, glad = scene.tongue.sorrow, scene.tongue.congratulates
    bounds = (scene.view.text, sentence.start, sentence.end)
    return bool(sorrow and sorrow.search(*bounds)) and not (glad and glad.search(*bounds))


def _fill(scene: Scene, sentence: Sentence, way: Way, match: re.Match[str]) -> Telling | None:
    """The telling that a match is, its slots filled; None where somebody sends who speaks for no state."""
    slots = {name: match.span(name) for name, words in match.groupdict().items() if words is not None}
    if "from" in slots:
        # "Election in Senegal: Emmanuel Macron congratulates ...": who sends stands behind the colon.
        begin, stop = slots["from"]
        clause = _COLON if scene.tongue.spaced else _CLAUSE
        slots["from"] = (max([begin, *(m.end() for m in clause.finditer(scene.view.text, begin, stop))]), stop)
    private = scene.tongue.private
    if private and any(private.search(scene.view.text, *_near(slots[name], match)) for name in _SPEAKS if name in slots):
        return None
    if way == "exchanged":
        spans = [slots[name] for name in ("both", "from", "to") if name in slots] or [(sentence.start, sentence.end)]
        both = _distinct(side for span in spans for side in _sides(scene, span))
        if len(both) == 1 and (other := _other_of_exchange(scene, spans, both[0])):
            both = (*both, other)
        senders = recipients = both[:2]
    elif "pair" in slots:
        ordered = _distinct(_sides(scene, slots["pair"]))
        senders, recipients = ordered[:1], ordered[1:2]
    else:
        sent = slots.get("from", (0, 0))
        received = slots.get("to", (0, 0))
        senders = _one(scene, sent, backwards=sent[1] <= match.end() - 1 and sent[0] <= match.start(), sending=True)
        recipients = _one(scene, received, backwards=received[0] <= match.start() < received[1], sending=False)
    at_home = way != "exchanged" and bool({s.country for s in senders} & {s.country for s in recipients})
    if at_home and _of_the_other(scene, slots):
        at_home = False
        recipients = tuple(s for s in recipients if s.country not in {t.country for t in senders})
    if at_home:
        senders = tuple(s for s in senders if s.actors)
        recipients = tuple(s for s in recipients if s.country not in {t.country for t in senders})
    if way == "sent" and "to" in slots and len(recipients) == 1:
        recipients = (_with_name(scene, recipients[0], slots["to"]),)
    found = senders if way == "exchanged" else (*senders, *recipients)
    return Telling(
        sentence=sentence,
        way=way,
        senders=senders,
        recipients=recipients,
        verb=match.span(),
        sound=sum(2 if side.actors else 1 for side in found),
        at_home=at_home,
    )


def _of_the_other(scene: Scene, slots: dict[str, Span]) -> bool:
    """Whether the one congratulated is called a counterpart, who is never at home in the sender's state."""
    words = scene.tongue.counterparts
    return bool(words and "to" in slots and words.search(scene.view.text, slots["to"][0], slots["to"][0] + _NEXT))


def _with_name(scene: Scene, side: Side, slot: Span) -> Side:
    """A side with the name that stands right behind the verb: "felicitated Emmanuel Macron on ..."."""
    at = name_behind(scene.view, scene.tongue, *slot, sorted(m.start for m in scene.view.mentions))
    office = scene.tongue.offices.search(scene.view.text, *at) if scene.tongue.offices else None
    return side if at[0] == at[1] or office or not scene.tongue.spaced else replace(side, bare=(at,))


def _near(slot: tuple[int, int], match: re.Match[str]) -> tuple[int, int]:
    """The part of a slot that stands next to the verb."""
    start, end = slot
    return (start, min(end, start + _NEXT)) if start > match.start() else (max(start, end - _NEXT), end)


def _other_of_exchange(scene: Scene, spans: list[tuple[int, int]], known: Side) -> Side | None:
    """The side of an exchange that only an office or a name stands for."""
    bare = [a for s, e in spans for a in find_actors(scene.view, scene.tongue, s, e) if a.office and not a.country]
    if bare and scene.home and scene.home.country != known.country:
        return _at_home(scene, bare[0])
    return next((s for span in spans for s in _by_name(scene, span) if s.country != known.country), None)


def _sides(scene: Scene, span: tuple[int, int]) -> Iterable[Side]:
    """Everybody in a stretch of text who has a country, in the order of the text."""
    for actor in find_actors(scene.view, scene.tongue, *span):
        if actor.country:
            yield _side(actor)


def _one(scene: Scene, span: tuple[int, int], *, backwards: bool, sending: bool) -> tuple[Side, ...]:
    """The side that a slot names: the nearest to the verb; an office without a country is at home; else by name."""
    actors = find_actors(scene.view, scene.tongue, *span)
    ordered = actors[::-1] if backwards else actors
    nearest = next((a for a in ordered if a.office), None)
    officers = [a for a in ordered if a.country and (a.office or a.named)]
    bare = [a for a in ordered if a.country and not a.office and not a.named]
    linked = _by_name(scene, span)
    home: tuple[Side, ...] = ()
    if nearest and not nearest.country and scene.home and _may_be_home(scene, nearest):
        home = (_at_home(scene, nearest),)
    if home and not scene.tongue.spaced:
        officers = [a for a in officers if backwards and a.start > nearest.start] if nearest else officers
    choices = [_listed(scene, actors, officers), tuple(linked[:1]), home, _listed(scene, actors, bare)]
    if not sending:
        choices[2:] = choices[:1:-1]
    return next((sides for sides in choices if sides), ())


def _may_be_home(scene: Scene, actor: Actor) -> bool:
    """Whether an office without a country may be one of the page's own country."""
    offices = scene.tongue.home_offices
    return offices is None or bool(offices.fullmatch(actor.office))


def _listed(scene: Scene, actors: tuple[Actor, ...], ordered: list[Actor]) -> tuple[Side, ...]:
    """The first of the ordered actors, and all that are listed with it: "the presidents of Chile and Colombia"."""
    if not ordered:
        return ()
    row = [a for a in actors if a.country]
    first = last = row.index(ordered[0])
    while first and _joined(scene, row[first - 1], row[first]):
        first -= 1
    while last + 1 < len(row) and _joined(scene, row[last], row[last + 1]):
        last += 1
    return _distinct(_side(actor) for actor in row[first : last + 1])


def _joined(scene: Scene, one: Actor, other: Actor) -> bool:
    """Whether only commas, an "and" and small words stand between two countries of a list."""
    joins = scene.tongue.joins
    begin, end = max(one.end, one.name_at[1]) if one.office else one.end, other.start
    if joins is None or one.country == other.country or not joins.fullmatch(scene.view.text, begin, end):
        return False
    # A comma alone stands between two offices in many ways: only an "and" makes a list of them.
    return not other.office or any(c.isalnum() or c == "\u3001" for c in scene.view.text[begin:end])


def _by_name(scene: Scene, span: tuple[int, int]) -> list[Side]:
    """The countries of those whom a stretch only names, and whose office stands elsewhere on the page."""
    words = scene.view.text[slice(*span)]
    found: list[Side] = []
    for actor in scene.cast:
        at_home = not actor.country and scene.home and scene.tongue.home_offices and _may_be_home(scene, actor)
        if not (actor.country or at_home) or actor.name_at[0] == actor.name_at[1]:
            continue
        name = scene.view.text[slice(*actor.name_at)]
        parts = _WORD.findall(name) if scene.tongue.spaced and name[0].isupper() else _runs(name)
        if any(_stem(part) in words for part in parts):
            found.append(_at_home(scene, actor) if at_home else _side(actor))
    return found


def _runs(name: str) -> list[str]:
    """The parts of a name without capitals: words, or in Chinese the name itself and its last part."""
    parts = name.split()
    return [p for p in parts if len(p) > 3] if len(parts) > 1 else [name]


def _stem(word: str) -> str:
    """A word without what an ending may change."""
    return word if word.isascii() or len(word) < 5 else word[:-2]


def _side(actor: Actor) -> Side:
    spots = (Spot(start=actor.start, end=actor.end, rule="party"),)
    return Side(country=actor.country, spots=spots, actors=(actor,) if actor.office or actor.named else ())


def _at_home(scene: Scene, actor: Actor) -> Side:
    """An office that names no country is the one of the page's own."""
    assert scene.home
    spot = Spot(start=actor.start, end=actor.end, rule="party")
    return replace(scene.home, spots=(spot, *scene.home.spots), actors=(actor,))


def _distinct(sides: Iterable[Side]) -> tuple[Side, ...]:
    by: dict[str, Side] = {}
    for side in sides:
        if side.country in by:
            was = by[side.country]
            by[side.country] = replace(was, spots=(*was.spots, *side.spots), actors=(*was.actors, *side.actors))
        else:
            by[side.country] = side
    return tuple(by.values())


def all_senders(scene: Scene, telling: Telling) -> tuple[Side, ...]:
    """Those who congratulate one by one where the telling or the headline speaks of many; empty where it does not."""
    many, text = scene.tongue.many, scene.view.text
    heads = [s for s in scene.view.sentences if s.rank <= 0 or s == telling.sentence]
    if not many or not any(many.search(text, s.start, s.end) for s in heads):
        return ()
    taken = {side.country for side in telling.recipients}
    found: list[Side] = []
    for s in scene.view.sentences:
        if 0 <= s.rank <= _LAST_RANK:
            actors = find_actors(scene.view, scene.tongue, s.start, s.end)
            found += [_side(a) for a in actors if a.country and a.country not in taken and (a.office or a.named)]
    return _distinct(found)


def missing(scene: Scene, telling: Telling, known: frozenset[str], *, sending: bool) -> Side | None:
    """Who is probably meant where a slot names nobody: the first on the page who holds an office of a state.

    For the one who received a country alone will do. The telling is searched first, then the page from its top.
    """
    top = sorted(scene.view.sentences, key=lambda s: (s != telling.sentence, s.rank))
    for s in top:
        actors = find_actors(scene.view, scene.tongue, s.start, s.end)
        others = [a for a in actors if a.country and a.country not in known]
        officers = [a for a in others if a.office or a.named]
        if officers or (others and not sending):
            return _side((officers or others)[0])
        if s.rank >= _LAST_RANK:
            break
    return None
