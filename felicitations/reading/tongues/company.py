"""The people of each side of a message: who signed and who is addressed, and who wrote beside them the same day."""

from __future__ import annotations

import re

from felicitations.model import Person
from felicitations.reading.tongues.actors import Actor, find_actors
from felicitations.reading.tongues.persons import Span
from felicitations.reading.tongues.sides import Scene, Side, states_of
from felicitations.reading.tongues.tellings import Telling
from felicitations.reading.view import Sentence

_WORD = re.compile(r"\w+")
_STEM = 4
_FEW = 8  # letters
_INITIALS = re.compile(r"(?<!\w)(?:[А-ЯЁ]\.\s?){1,2}$")  # "M. Macron" is Monsieur
_OPENING = 1
_MOST = 100  # namings: a side has a few people, and each is looked for in the whole page


def people_of(scene: Scene, telling: Telling, side: Side) -> tuple[Person, ...]:
    """The people who stand on one side, each once, as the page prints the name in full."""
    named = [(actor.name_at, actor.office) for actor in side.actors if actor.named]
    named += [(at, "") for at in side.bare]
    if not side.body:
        named += [(a.name_at, a.office) for s in _telling(scene, telling) for a in _of(scene, side, s)]
    if not named and not side.body:
        others = (a for s in scene.view.sentences for a in _of(scene, side, s))
        named += [(a.name_at, a.office) for a in others][:1]
    people: list[Person] = []
    ordered = sorted(named, key=lambda n: (-len(_words(scene, n[0])), n[0]))
    once: dict[tuple[str, ...], tuple[Span, str]] = {}
    for at, office in ordered:
        once.setdefault(tuple(_words(scene, at)), (at, office))
    for at, office in list(once.values())[:_MOST]:
        name = _printed(scene, at)
        if name and not any(_same(name, person.name) for person in people):
            people.append(Person(name=name, office=office, pair=len(people)))
    return tuple(people)


def _telling(scene: Scene, telling: Telling) -> list[Sentence]:
    """The headline, the opening, and the sentences that congratulate, or tell of messages between both sides."""
    text, glad = scene.view.text, scene.tongue.congratulates
    return [
        s
        for s in scene.view.sentences
        if s.rank <= _OPENING
        or s == telling.sentence
        or (glad and glad.search(text, s.start, s.end))
        or _between(scene, telling, s)
    ]


def _between(scene: Scene, telling: Telling, sentence: Sentence) -> bool:
    """Whether a sentence speaks of messages and names somebody in office on both sides: premiers after presidents."""
    messages = scene.tongue.messages
    if not messages or not messages.search(scene.view.text, sentence.start, sentence.end):
        return False
    found = find_actors(scene.view, scene.tongue, sentence.start, sentence.end)
    named = {a.country for a in found if a.named and a.office}
    return len(named & states_of((*telling.senders, *telling.recipients))) > 1


def _of(scene: Scene, side: Side, sentence: Sentence) -> list[Actor]:
    """Those whom a sentence names with an office of the side's own country, or who are known to be of it."""
    former = scene.tongue.former
    found = [a for a in find_actors(scene.view, scene.tongue, sentence.start, sentence.end) if a.named]
    return [
        a
        for a in found
        if a.country == side.country and not (former and former.search(scene.view.text, max(0, a.start - 12), a.end))
    ]


def _words(scene: Scene, at: Span) -> list[str]:
    return _WORD.findall(scene.view.text[slice(*at)])


def _printed(scene: Scene, at: Span) -> str:
    """The name as the page prints it, without an ending where the page also prints it so; empty where it is no name."""
    view, tongue = scene.view, scene.tongue
    known = bool(view.known_in(*at))
    at = _with_initials(view.text, _trimmed(scene, at))
    words = _words(scene, at)
    if len(words) < 2 and tongue.spaced and not known:
        return ""
    name = view.printed(*at).strip()
    if not tongue.spaced or name.isascii():
        return name
    plain = view.text[slice(*at)]
    if plain.isascii():
        return name
    stems = r"\W+".join(re.escape(_stem(word)) + r"\w{0,3}" for word in words)
    forms = {m.group(): m.span() for m in re.finditer(rf"\b{stems}\b", view.text)}
    best = min((f for f in forms if len(f) < len(plain)), key=len, default="")
    return view.printed(*forms[best]).strip() if best and name[:1].isupper() else name


def _with_initials(text: str, at: Span) -> Span:
    """A name with the initials that stand right before it: "V.Putin"."""
    found = _INITIALS.search(text, max(0, at[0] - _FEW), at[0])
    return (found.start(), at[1]) if found else at


def _trimmed(scene: Scene, at: Span) -> Span:
    """A name without the titles, offices and links that stand in front of it; empty where nothing else is left."""
    tongue, text = scene.tongue, scene.view.text
    start, end = at
    if not tongue.spaced or start in scene.view.known:
        return at
    while match := _WORD.search(text, start, end):
        word = match.group()
        title = tongue.titles and tongue.titles.fullmatch(text, match.start(), match.end())
        state = next((m for m in scene.view.mentions_in(match.start(), end) if m.start == match.start()), None)
        if state and state.kind == "name":
            start = state.end  # "the presidents of Azerbaijan Ilham Aliyev, of Kazakhstan ...", without the "of"
        elif not title and not tongue.links.fullmatch(word) and not _is_glad(scene, word):
            return (match.start(), end)
        else:
            start = match.end()
    return (end, end)


def _is_glad(scene: Scene, word: str) -> bool:
    """Whether a word congratulates: it begins a headline with a capital, "Felicita Díaz-Canel a ..."."""
    glad = scene.tongue.congratulates
    return bool(glad and glad.fullmatch(word))


def _stem(word: str) -> str:
    """A word without what an ending of its case may change."""
    return word[: max(_STEM, len(word) - 2)] if len(word) > _STEM else word[:-1] or word


def _same(one: str, other: str) -> bool:
    """Whether two printed names are one person's: the shorter one's words, but for endings, stand in the longer."""
    a, b = _stems(one), _stems(other)
    return a <= b or b <= a


def _stems(name: str) -> set[str]:
    words = [w for w in _WORD.findall(name.casefold()) if len(w) > 1]
    return {w if w.isascii() else w[: max(2, len(w) - 2)] for w in words}
