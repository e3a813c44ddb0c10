"""Letters printed as they were written: "I congratulate you" names neither side; the lines around it do."""

from __future__ import annotations

import re
from dataclasses import replace

from felicitations.reading.countries import Mention
from felicitations.reading.direction import Telling
from felicitations.reading.people import Actor, find_actors
from felicitations.reading.tokens import tokenize
from felicitations.reading.view import Part, Sentence, View

_I_CONGRATULATE = re.compile(
    r"\b(?:I|[Ww]e|I should|I would)\b[^.]{0,60}\b(?:congratulat\w+|felicitat\w+)"
    r"|\b(?:[Mm]y|[Oo]ur|MY|OUR)\s(?:\S+\s){0,4}(?:congratulations|felicitations|good wishes|best wishes|greetings)"
    r"|\b(?:[Aa]llow|[Pp]ermit) me\b[^.]{0,40}\bcongratulat|\b[Aa]ccept\b[^.]{0,40}\b(?:congratulations|felicitations)"
    r"|\bI WISH TO OFFER YOU\b",
)
_TO_PEOPLE = re.compile(
    r"\bto (?:the |all )?(?:\w+ and )?(?:government |people |citizens |nation )+(?:and people )?of (?:the )?(?=[A-Z])"
)
_FROM = re.compile(
    r"\b(?:from|by|(?:message|letter|telegram|cable|greetings|congratulations|statement) of)"
    r" (?:the |h\.?[em]\.? |his \w+ |her \w+ )?$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:congratulates?|writes?|sends?|greets?|felicitates?|message|letter|telegram|to)\b", re.IGNORECASE
)
# The lines of a page that may name the writer or the reader of a letter.
_NAMING = frozenset({"page-head", "page-foot", "headline", "heading", "paragraph", "standfirst"})
# An address or a signature is short; longer lines are the letter itself.
_LINE = 140
_SIGNED = 8  # short lines below a letter among which its writer is looked for


def read_letter(view: View, spots: dict[int, Mention]) -> Telling | None:
    """What a letter in the first person tells: to whom by headline, address or salutation; from whom by signature."""
    said = next((s for s in view.sentences if s.rank >= 0 and _says(view, s)), None)
    if said is None:
        return None
    lines = [(p, _named(view, p, spots)) for p in view.parts if p.rule in _NAMING and p.end - p.start <= _LINE]
    above = [(p, a) for p, actors in lines if p.start < said.start for a in actors]
    below = _signature([(p, actors) for p, actors in lines if p.start >= said.end])
    headline = [a for p, a in above if p.kind == "headline"]
    writers = [a for a in headline if _FROM.search(view.text[: a.start][-40:])] or _subject(view, headline)
    readers = [a for a in headline if a not in writers] or [a for p, a in above if a not in writers]
    stated = [a for p, a in above if p.kind != "headline" and a.name and a.office]
    senders = writers or below or stated[:1]
    recipients = [a for a in readers if not _same(a, senders)][:1] or _people_of(view, said, spots)
    if not senders or not recipients:
        return None
    return Telling(
        sentence=said,
        way="sent",
        verb=(said.start, said.start),
        senders=tuple(senders[:1] if writers else senders),
        recipients=tuple(recipients),
        congratulates=True,
    )


def _signature(lines: list[tuple[Part, tuple[Actor, ...]]]) -> list[Actor]:
    """Who signs: the first full name below the letter, with the state that the lines under it give."""
    below = [a for p, actors in lines[-_SIGNED:] for a in actors]
    names = [a for a in below if len(a.name.split()) > 1 or (a.name and a.office)]
    if not names:
        return []
    signer = names[0]
    roles = [a for a in below if not a.name and a.office and a.country and a.start > signer.start]
    if roles and not signer.country:
        signer = replace(signer, country=roles[0].country, country_at=roles[0].country_at, office=roles[0].office)
    return [signer]


def _people_of(view: View, said: Sentence, spots: dict[int, Mention]) -> list[Actor]:
    """The state in "my congratulations to the people of Guinea", as a statement on a national day has it."""
    match = _TO_PEOPLE.search(view.text, said.start, said.end)
    mention = spots.get(match.end()) if match else None
    if match is None or mention is None or mention.kind != "name":
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
            country=mention.codes[0],
            country_at=at,
            body="",
        )
    ]


def _says(view: View, sentence: Sentence) -> bool:
    """Whether a sentence congratulates in the first person, outside quotation marks."""
    found = _I_CONGRATULATE.search(view.text, sentence.start, sentence.end)
    return bool(found) and view.text.count('"', sentence.start, found.start() if found else 0) % 2 == 0


def _named(view: View, part: Part, spots: dict[int, Mention]) -> tuple[Actor, ...]:
    line = Sentence(start=part.start, end=part.end, rank=0)
    return tuple(a for a in find_actors(view.text, tokenize(view.text, line, spots)) if a.name or a.country or a.body)


def _subject(view: View, headline: list[Actor]) -> list[Actor]:
    """Who stands before the verb of the headline: "President Michel writes to ..."."""
    part = view.headline()
    verb = _VERB.search(view.text, part.start, part.end) if part else None
    return [a for a in headline if verb and a.end <= verb.start()][:1]


def _same(actor: Actor, others: list[Actor]) -> bool:
    return any(actor.name and actor.name == other.name for other in others)
