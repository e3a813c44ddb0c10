"""Letters printed as they were written: "I congratulate you" names neither side; the lines around it do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from felicitations.reading.countries import Mention
from felicitations.reading.cues import Cue
from felicitations.reading.direction import Telling
from felicitations.reading.groups import first_group
from felicitations.reading.people import Actor, find_actors, same_person
from felicitations.reading.tokens import tokenize
from felicitations.reading.view import Part, Sentence, View
from felicitations.reading.vocabulary import QUALIFIES
from felicitations.reading.voice import I_CONGRATULATE

_TO_PEOPLE = Cue(
    r"\b(?:to|congratulate|wish|greet) (?:(?:the|all|our) )?(?:\w+ (?:and|of) )?"
    r"(?:government |people |citizens |nation |friends )+(?:and (?:the )?people )?(?:of|in) (?:the )?(?=[A-Z])"
)
_TO_NATION = Cue(r"\b(?:to|congratulate|wish|greet) (?:(?:all|the|our|fellow|every) ){0,2}(?=[A-Z])")
_ON_BEHALF = Cue(r"\b[Oo]n behalf of\b|\bin the name of\b")
_YOUR = Cue(
    r"\b[Yy]our\s(?:\w+\s){0,2}(?:re-?election|election|appointment|inauguration|victory"
    r"|accession|assumption)\b|\b[Yy]our (?:Excellency|Majesty|Highness) and (?:the )?(?:government|people)\b"
)
_POLITE = re.compile(r"\b(?:excellency|dear|h\.e\.|hon\w*|majesty|highness|to)\b", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|by|(?:message|letter|telegram|cable|greetings|congratulations|statement) of)"
    r" (?:the |h\.?[em]\.? |his \w+ |her \w+ )?$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:congratulates?|writes?|sends?|greets?|felicitates?|message|letter|telegram|to)\b", re.IGNORECASE
)
_AND = re.compile(r",? and (?:the )?|, ")
_MESSAGE = re.compile(
    r"(?:congratulatory |joint )?(?:message|letter|telegram|cable|statement|greetings)s?\b", re.IGNORECASE
)
# The lines of a page that may name the writer or the reader of a letter.
_NAMING = frozenset(
    {"page-head", "page-foot", "headline", "heading", "paragraph", "standfirst", "address", "signature"}
)
# An address or a signature is short; longer lines are the letter itself.
_LINE = 140
_CLOSE = 40  # letters
_HE = re.compile(r"(?:He|She|They)\b")  # "He seizes the opportunity to wish ..."
_BEFORE = 3  # sentences between a quotation and who is said to speak
_SIGNED = 8  # short lines below a letter among which its writer is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class _Voice:
    """A sentence that congratulates in the first person: the offsets of those words, and the people whom it names."""

    sentence: Sentence
    start: int
    end: int
    named: tuple[Actor, ...]

    def quoted(self, text: str) -> bool:
        """Whether it speaks inside quotation marks."""
        return self.sentence.speech(text, self.end)


def read_letter(view: View, spots: dict[int, Mention], sayings: list[Telling]) -> Telling | None:
    """What a letter in the first person tells: to whom by headline, address or salutation; from whom by signature.

    One that stands in quotation marks is from whoever says it, in its sentence or the nearest: ``sayings``.
    """
    voices = [v for s in view.sentences if s.rank >= 0 and (v := _voice(view, s, spots))]
    own = next((v for v in voices if not v.quoted(view.text)), None)
    if own:
        return _own_voice(view, spots, own)
    return _in_speech(view, spots, voices[0], sayings) if voices else None


def _voice(view: View, sentence: Sentence, spots: dict[int, Mention]) -> _Voice | None:
    """The voice of a sentence; None where it does not congratulate in the first person."""
    if not I_CONGRATULATE.may_match(view.text, sentence.start, sentence.end):
        return None
    found = I_CONGRATULATE.search(view.text[sentence.start : sentence.end])
    if found is None or (
        _HE.match(view.text, sentence.start) and not sentence.speech(view.text, sentence.start + found.end())
    ):
        return None
    start, end = (sentence.start + at for at in found.span())
    named = find_actors(view.text, tokenize(view.text, sentence, spots))
    return _Voice(sentence=sentence, start=start, end=end, named=tuple(a for a in named if a.name))


def _own_voice(view: View, spots: dict[int, Mention], voice: _Voice) -> Telling | None:
    """A letter as it was written, with the lines around it."""
    said = voice.sentence
    lines = [(p, _named(view, p, spots)) for p in view.parts if p.rule in _NAMING and p.end - p.start <= _LINE]
    above = [(p, a) for p, actors in lines if p.start < said.start for a in actors]
    below = _signature([(p, actors) for p, actors in lines if p.start >= said.end])
    heads = {
        p.start
        for p, _ in above
        if p.kind == "headline" or (p.rule == "standfirst" and _MESSAGE.match(view.text, p.start))
    }
    headline = [a for p, a in above if p.start in heads]
    writers = _with_joint(view, headline, [a for a in headline if _FROM.search(view.text[: a.start][-40:])])
    writers = writers or _subject(view, headline)
    readers = sorted(
        (a for p, a in above if a not in writers and (p.start in heads or _is_address(view, p, a, above))),
        key=lambda a: not a.name,
    )
    stated = [a for p, a in above if p.kind != "headline" and a.name and a.office]
    headed = _heading(above) if _people_of(view, said, spots) else []
    senders = _introduced(view, voice) or writers or headed or below or stated[:1] or _byline(view, headline)
    readers = _addressed(view, voice) or _others(readers, senders)[:1] or _others(voice.named, senders)[:1]
    return _letter(view, spots, said, senders, readers)


def _heading(above: list[tuple[Part, Actor]]) -> list[Actor]:
    """Who speaks to a people by a line that is a name and an office alone: "Antony J. Blinken, Secretary of State"."""
    lines = [(p, a) for p, a in above if p.kind != "headline" and a.name and a.office and not _POLITE.match(a.office)]
    return [a for p, a in lines if (a.start, a.end) == (p.start, p.end)][:1]


def _byline(view: View, headline: list[Actor]) -> list[Actor]:
    """Who speaks where the line above a statement is nothing but a name and an office: "X Y, Secretary of State"."""
    part = view.headline()
    alone = [a for a in headline if part and a.name and a.office and (a.start, a.end) == (part.start, part.end)]
    return alone[:1]


def _introduced(view: View, voice: _Voice) -> list[Actor]:
    """Who is said to speak before the letter begins in the same sentence: "Foreign Secretary X said: My warm ..."."""
    named = [a for a in voice.named if a.end <= voice.start]
    return named[:1] if named and view.text[named[0].end : voice.start].rstrip().endswith(":") else []


def _with_joint(view: View, headline: list[Actor], writers: list[Actor]) -> list[Actor]:
    """The writers with those joined to them by "and": "Message from Raul Castro and President Diaz-Canel"."""
    found = list(writers)
    for actor in headline:
        if found and actor not in found and _AND.fullmatch(view.text, found[-1].end, actor.start):
            found.append(actor)
    return found


def _in_speech(view: View, spots: dict[int, Mention], voice: _Voice, sayings: list[Telling]) -> Telling | None:
    """A letter that is quoted: who says it, in its own sentence, the ones before it or the next."""
    said = voice.sentence
    near = [t for t in sayings if -1 <= said.rank - t.sentence.rank <= _BEFORE and t.senders]
    speaker = min(near, key=lambda t: (abs(said.rank - t.sentence.rank), t.sentence.rank > said.rank), default=None)
    if speaker is None:
        return _own_voice(view, spots, voice)
    headline = view.headline()
    above = [a for a in _named(view, headline, spots) if a.name] if headline else []
    senders = list(speaker.senders)
    addressed = _others(_addressed(view, voice), senders)
    readers = addressed or next((named[:1] for group in (above, voice.named) if (named := _others(group, senders))), [])
    return _letter(view, spots, said, senders, readers or list(speaker.recipients))


def _letter(
    view: View, spots: dict[int, Mention], said: Sentence, senders: list[Actor], readers: list[Actor]
) -> Telling | None:
    recipients = _others(readers, senders) or _people_of(view, said, spots)
    senders = [_of_body(view, _at_home(view, a, said, _ON_BEHALF, spots)) for a in senders]
    recipients = [_at_home(view, a, said, _YOUR, spots) for a in recipients]
    if not senders or not recipients:
        return None
    return Telling(
        sentence=said,
        way="sent",
        verb=(said.start, said.start),
        senders=tuple(senders),
        recipients=tuple(recipients),
        congratulates=True,
    )


def _of_body(view: View, actor: Actor) -> Actor:
    """The head of the body that the headline names as the one who writes: "CARICOM Secretary-General congratulates"."""
    part = view.headline()
    verb = _VERB.search(view.text, part.start, part.end) if part else None
    if not part or not verb or actor.country or actor.body:
        return actor
    bodies = [m for m in view.places if m.kind == "body" and part.start <= m.start < verb.start()]
    return replace(actor, body=bodies[0].codes[0]) if bodies else actor


def _addressed(view: View, voice: _Voice) -> list[Actor]:
    """Whom the sentence itself congratulates: "Congratulations to Anthony Albanese on ..."."""
    named = [a for a in voice.named if a.start >= voice.end]
    return first_group(view.text, named, loosely=True) if named and named[0].start - voice.end < _CLOSE else []


def _at_home(view: View, actor: Actor, said: Sentence, cue: Cue, spots: dict[int, Mention]) -> Actor:
    """The person with the state or body behind a cue: "on behalf of ... Singapore", "your appointment ... Thailand"."""
    match = cue.search(view.text, said.start, said.end)
    if match is None or actor.country or actor.body:
        return actor
    near = [m for at, m in sorted(spots.items()) if match.start() <= at < min(said.end, match.end() + 90)]
    states = [m for m in near if m.kind in ("name", "body") and len(m.codes) == 1]
    if not states:
        return actor
    if states[0].kind == "body":
        return replace(actor, body=states[0].codes[0])
    return replace(actor, country=states[0].codes[0], country_at=(states[0].start, states[0].end))


def _is_address(view: View, part: Part, actor: Actor, above: list[tuple[Part, Actor]]) -> bool:
    """Whether a line is one of "His Excellency / X Y / Prime Minister / Kingdom of Thailand", or "Dear President X"."""
    if not actor.name:
        return True
    polite = _POLITE.search(view.text, max(0, part.start - 30), actor.name_at[0])
    below = any(0 < p.start - part.end < 60 and not a.name and a.office for p, a in above)
    return bool(polite or below)


def _signature(lines: list[tuple[Part, tuple[Actor, ...]]]) -> list[Actor]:
    """Who signs: the first full name below the letter, with the state that the lines under it give; or several."""
    signed = [(p, actors) for p, actors in lines if p.rule == "signature"]
    below = [a for p, actors in (signed or lines[-_SIGNED:]) for a in actors]
    names = [a for a in below if len(a.name.split()) > 1 or (a.name and a.office)]
    if not names:
        return []
    signer = names[0]
    roles = [a for a in below if not a.name and a.office and a.country and a.start > signer.start]
    if roles and not signer.country:
        signer = replace(signer, country=roles[0].country, country_at=roles[0].country_at, office=roles[0].office)
    # "X, President of A" and "Y, President of B" below one another: a joint message.
    joint = [a for a in names if QUALIFIES.search(a.office) and len(a.name.split()) > 1]
    return joint if signer in joint and any(a.country or a.body for a in joint) else [signer]


def _people_of(view: View, said: Sentence, spots: dict[int, Mention]) -> list[Actor]:
    """The state in "my congratulations to the people of Guinea", as statements on national days have it; or a body."""
    match = _TO_PEOPLE.search(view.text, said.start, said.end)
    mention = spots.get(match.end()) if match else None
    if mention is None or mention.kind != "name":
        # "I congratulate all Surinamese", "we wish Tuvaluans well": a people by its own name.
        called = (m for m in _TO_NATION.finditer(view.text, said.start, said.end) if m.end() in spots)
        kinds = (("adjective", "body"), ("adjective", "name", "body"))
        match = next((m for m in called if spots[m.end()].kind in kinds[not m.group().startswith("to ")]), None)
        mention = spots[match.end()] if match else None
    if match is None or mention is None:
        return []
    at = (mention.start, mention.end)
    nobody = (match.start(), match.start())
    return [
        Actor(
            start=match.start(),
            end=mention.end,
            name="",
            name_at=nobody,
            office="",
            country="" if mention.kind == "body" else mention.codes[0],
            country_at=at,
            body=mention.codes[0] if mention.kind == "body" else "",
        )
    ]


def _named(view: View, part: Part, spots: dict[int, Mention]) -> tuple[Actor, ...]:
    line = Sentence(start=part.start, end=part.end, rank=0)
    found = find_actors(view.text, tokenize(view.text, line, spots))
    # One word with a capital, in a line of the page, is as like a menu's as a person's.
    sure = (
        a
        for a in found
        if " " in a.name or a.office or a.start < a.name_at[0] or _POLITE.search(view.text, part.start, a.start)
    )
    # Two spaces part the words of a menu: "News and Activity  Collections".
    return tuple(a for a in sure if (a.name and "  " not in a.name) or (not a.name and (a.country or a.body)))


def _subject(view: View, headline: list[Actor]) -> list[Actor]:
    """Who stands before the verb of the headline: "President Michel writes to ..."."""
    part = view.headline()
    verb = _VERB.search(view.text, part.start, part.end) if part else None
    return [a for a in headline if verb and a.end <= verb.start()][:1]


def _others(actors: Iterable[Actor], senders: list[Actor]) -> list[Actor]:
    """The people of a list who do not send."""
    return [a for a in actors if not _same(a, senders)]


def _same(actor: Actor, others: list[Actor]) -> bool:
    return any(actor.name and other.name and same_person(actor.name, other.name) for other in others)
