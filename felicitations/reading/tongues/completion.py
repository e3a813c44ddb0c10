"""What a telling leaves open and the rest of the page says: who else sent, who is meant where a slot names nobody."""

from __future__ import annotations

from dataclasses import replace

from felicitations.reading.tongues.actors import find_actors
from felicitations.reading.tongues.mail import read_letter
from felicitations.reading.tongues.sides import Scene, Side, distinct, side_of, states_of
from felicitations.reading.tongues.tellings import LAST_RANK, Telling
from felicitations.reading.view import Spot

_TOP = 2
_NEAR = 4
_FIRST = 3
_SEVERAL = 3  # senders
_BOTH = 2  # what both sides weigh where countries alone stand for them


def complete(scene: Scene, tellings: list[Telling]) -> Telling:
    """The telling that says most, the earlier one of equals, with what it leaves open found elsewhere on the page."""
    if exchanged := _exchanges(tellings):
        return _exchange(scene, _best(exchanged))
    best = _of_a_body(tellings) or _best(tellings)
    for also in tellings:
        senders = best.senders or _unless(also.senders, best.recipients)
        best = replace(best, senders=senders, recipients=best.recipients or _unless(also.recipients, senders))
    if not any(side.body for side in best.senders):
        best = replace(best, senders=distinct([*best.senders, *_of_the_lead(tellings, best)]))
    if of_many := _of_many(scene, best) or _of_several(scene, tellings):
        return of_many
    if both := _answered(tellings, best):
        return both
    best = _of_every_rank(tellings, best)
    best = _by_letter(scene, best)
    if not best.senders:
        best = replace(best, senders=_sender(scene, best))
    taken = frozenset(s.country for s in best.senders)
    sent = [t.at_home for t in tellings if t.way == "sent"]
    at_home = bool(sent) and all(sent)
    wanted = not (best.recipients or at_home or any(t.institution for t in (best, *tellings)))
    if wanted and (found := _missing(scene, best, taken, sending=False)):
        best = replace(best, recipients=(found,))
    return replace(best, institution=best.institution or (not best.recipients and any(map(_to_institution, tellings))))


def further(scene: Scene, tellings: list[Telling], main: Telling) -> tuple[Telling, ...]:
    """What tells of further messages on the same page: those of the same sender to somebody in office elsewhere."""
    known = states_of((*main.senders, *main.recipients))
    found: list[Telling] = []
    for telling in tellings:
        reached = states_of(telling.recipients)
        named = all(side.actors for side in telling.recipients)
        if telling.sentence.rank > 0 and reached and named and not reached & known and _is_by(telling, main):
            found.append(telling)
            known |= reached
    glad = scene.tongue.congratulates
    return tuple(t for t in found if glad and glad.search(scene.view.text, t.sentence.start, t.sentence.end))


def _to_institution(telling: Telling) -> bool:
    """Whether the opening tells of a letter by somebody in office to a forum, a university or their like."""
    return telling.institution and telling.sentence.rank <= 0 and any(side.actors for side in telling.senders)


def _is_by(telling: Telling, main: Telling) -> bool:
    """Whether both tell of what the same states sent."""
    same = states_of(telling.senders) == states_of(main.senders)
    return telling.way == main.way == "sent" and len(main.senders) == 1 and same


def _best(tellings: list[Telling]) -> Telling:
    return max(tellings, key=lambda t: (t.sound, -t.sentence.rank))


def _exchanges(tellings: list[Telling]) -> list[Telling]:
    """What tells that both sides sent; further down the page, behind a message of one, both are only named."""
    one_way = any(t.way == "sent" and t.sound > _BOTH and t.sentence.rank <= 0 for t in tellings)
    found = [t for t in tellings if t.way == "exchanged"]
    return [t for t in found if t.sentence.rank <= _TOP or (t.sound >= _BOTH and not one_way)]


def _by_letter(scene: Scene, telling: Telling) -> Telling:
    """The telling of a letter that is printed whole: above it stands whom it addresses, below it who signs."""
    letter = read_letter(scene)
    if letter.addressee and not telling.recipients:
        senders = _unless(telling.senders, (letter.addressee,))
        telling = replace(telling, senders=senders, recipients=(letter.addressee,))
    if letter.writer and not telling.senders:
        telling = replace(telling, senders=_unless((letter.writer,), telling.recipients))
    telling = replace(
        telling,
        senders=_with_names(telling.senders, letter.writer),
        recipients=_with_names(telling.recipients, letter.addressee),
    )
    return replace(telling, institution=telling.institution or (letter.institution and not telling.recipients))


def _with_names(sides: tuple[Side, ...], named: Side | None) -> tuple[Side, ...]:
    """The sides, one of them with the names that stand around a letter of the same state."""
    same = named is not None and any(side.country == named.country for side in sides)
    return distinct([*sides, named]) if named and same else sides


def _of_a_body(tellings: list[Telling]) -> Telling | None:
    """What a body of states sends, where the page tells of it before anything that an office of a state does."""
    for telling in tellings:
        if any(side.body for side in telling.senders):
            return telling
        if any(side.actors for side in telling.senders):
            return None
    return None


def _of_the_lead(tellings: list[Telling], best: Telling) -> tuple[Side, ...]:
    """Who sends in the first sentence to the same one as in the headline: "A y B felicitan a C", "A felicitó a C"."""
    reached = states_of(best.recipients)
    lead = (t for t in tellings if t.sentence.rank == 0 and t.way == "sent" and t.sound)
    same = (t for t in lead if states_of(t.recipients) == reached)
    return tuple(side for t in same for side in _unless(t.senders, best.recipients))


def _answered(tellings: list[Telling], best: Telling) -> Telling | None:
    """The exchange that two sentences tell of, each of one way; None where nobody of the other side wrote."""
    ours, theirs = states_of(best.senders), states_of(best.recipients)
    back = [t for t in tellings if t.way == "sent" and all(side.actors for side in (*t.senders, *t.recipients))]
    back = [t for t in back if (states_of(t.recipients), states_of(t.senders)) == (ours, theirs)]
    if not back or len(ours) != 1 or len(theirs) != 1 or ours == theirs or "" in ours | theirs:
        return None
    both = distinct([*best.senders, *best.recipients, *back[0].senders, *back[0].recipients])
    return replace(best, way="exchanged", senders=both, recipients=both)


def _of_every_rank(tellings: list[Telling], best: Telling) -> Telling:
    """The telling with whom others name on the same two sides: the deputy emir wrote as well."""
    ours, theirs = states_of(best.senders), states_of(best.recipients)
    others = [t for t in tellings if t.sentence != best.sentence and t.way == best.way == "sent"]
    same = [best, *(t for t in others if (states_of(t.senders), states_of(t.recipients)) == (ours, theirs))]
    senders, recipients = distinct(s for t in same for s in t.senders), distinct(s for t in same for s in t.recipients)
    return replace(best, senders=senders, recipients=recipients)


def _exchange(scene: Scene, telling: Telling) -> Telling:
    """An exchange with both its sides; without any where only one is found."""
    both = telling.senders
    while len(both) < 2:
        other = _missing(scene, telling, frozenset(s.country for s in both), sending=False)
        if other is None:
            return replace(telling, senders=(), recipients=())
        both = (*both, other)
    return replace(telling, senders=both, recipients=both)


def _sender(scene: Scene, telling: Telling) -> tuple[Side, ...]:
    """Who sent where the telling names nobody: a leader named elsewhere, else the page's own, whom it need not name."""
    taken = frozenset(s.country for s in telling.recipients)
    if not _is_named(scene, telling) and (found := _missing(scene, telling, taken, sending=True)):
        return (found,)
    if scene.home and scene.home.country not in taken:
        return (scene.home,)
    return _on_behalf(scene, telling, taken)


def _on_behalf(scene: Scene, telling: Telling, taken: frozenset[str]) -> tuple[Side, ...]:
    """The state named before what somebody says of himself: "On behalf of the people of X, I congratulate"."""
    before = scene.view.mentions_in(telling.sentence.start, telling.verb[0])
    found = next((m for m in before if m.kind == "name" and m.codes[0] not in taken), None)
    spots = (Spot(start=found.start, end=found.end, rule="party"),) if found else ()
    return (Side(country=found.codes[0], spots=spots),) if found and telling.sentence.rank <= _TOP else ()


def _is_named(scene: Scene, telling: Telling) -> bool:
    """Whether somebody sends whose name and office the telling gives, and no word on the page the state: no other's."""
    start = telling.sentence.start
    reached = [spot.start for side in telling.recipients for spot in side.spots if spot.start >= start]
    actors = find_actors(scene.view, scene.tongue, start, min(reached, default=telling.sentence.end))
    return any(a.office and a.named and not a.country for a in actors)


def _unless(sides: tuple[Side, ...], taken: tuple[Side, ...]) -> tuple[Side, ...]:
    return tuple(s for s in sides if s.country not in {t.country for t in taken})


def _of_many(scene: Scene, telling: Telling) -> Telling | None:
    """The telling with all who congratulate one, or whom one congratulates; None where it speaks of no such many.

    They are many who send, unless the one who does is named before them: "the President congratulated the leaders of".
    """
    many, text = scene.tongue.many, scene.view.text
    heads = [s for s in scene.view.sentences if s.rank <= 0 or s == telling.sentence]
    found = next((m for s in heads if many and (m := many.search(text, s.start, s.end))), None)
    if not found or not (telling.recipients or telling.senders):
        return None
    line = text.rfind("\n", 0, found.start()) + 1
    states = {side.country for side in telling.senders}
    one = any(a.country in states for a in find_actors(scene.view, scene.tongue, line, found.start()))
    known = telling.senders if one else telling.recipients
    several = _all_but(scene, known) if known else ()
    if len(several) < _BOTH:
        return None
    return replace(telling, recipients=several) if one else replace(telling, senders=several)


def _of_several(scene: Scene, tellings: list[Telling]) -> Telling | None:
    """The telling with all who congratulate, each in a sentence of its own, one whom no sentence calls by an office.

    Whom they congratulate is of the state that is named first by itself: "the winner of the German elections".
    """
    sent = [t for t in tellings if t.way == "sent" and any(s.actors for s in t.senders) and not t.recipients]
    several = distinct(side for t in sent for side in t.senders if side.country)
    if len(several) < _SEVERAL or any(t.recipients or t.institution for t in tellings):
        return None
    taken = {actor.country_at for side in several for actor in side.actors if actor.office}
    top = sorted((s for s in scene.view.sentences if s.rank <= _FIRST), key=lambda s: s.rank)
    named = (m for s in top for m in scene.view.mentions_in(s.start, s.end) if (m.start, m.end) not in taken)
    first = next(named, None)
    if first is None:
        return None
    spots = (Spot(start=first.start, end=first.end, rule="party"),)
    one = Side(country=first.codes[0], spots=spots)
    return replace(sent[0], senders=_unless(several, (one,)), recipients=(one,))


def _all_but(scene: Scene, known: tuple[Side, ...]) -> tuple[Side, ...]:
    """All at the top of the page who speak for states, but those of the states that are known."""
    taken = {side.country for side in known}
    found: list[Side] = []
    for s in scene.view.sentences:
        if 0 <= s.rank <= LAST_RANK:
            actors = find_actors(scene.view, scene.tongue, s.start, s.end)
            found += [side_of(a) for a in actors if a.country and a.country not in taken and (a.office or a.named)]
    return distinct(found)


def _missing(scene: Scene, telling: Telling, known: frozenset[str], *, sending: bool) -> Side | None:
    """Who is probably meant where a slot names nobody: the first on the page who holds an office of a state.

    For the one who received a country alone will do. The telling is searched first, then the page from its top.
    """
    top = sorted(scene.view.sentences, key=lambda s: (s != telling.sentence, s.rank))
    for s in top:
        actors = find_actors(scene.view, scene.tongue, s.start, s.end)
        others = [a for a in actors if a.country and a.country not in known]
        officers = [a for a in others if a.office or a.named]
        # A state alone, further down, is one that the page tells of in passing.
        if officers or (others and not sending and (s == telling.sentence or s.rank <= _NEAR)):
            return side_of((officers or others)[0])
        if s.rank >= LAST_RANK:
            break
    return None
