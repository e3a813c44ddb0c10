"""What wants a person's eye in an article, and how much: every reason with its score, in one table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from felicitations import wording
from felicitations.desk.facts import main_message, parties_of
from felicitations.desk.lines import shortened
from felicitations.desk.sought import loose_day
from felicitations.desk.speech import another_thing, congratulates, congratulations
from felicitations.lexicon import Lexicon
from felicitations.model import Message, Party, Refusal, Report

MUCH = 0.4
"""The share of an article's text above which what is left out of it as furniture wants an eye."""

_NEAR = 7
"""Two days that lie no more than so many days apart are close together."""

_BESIDE = 160
"""Words of two occasions are close together where no more than so many characters, about a line or two, part them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason to look at an article: the higher its ``score``, the sooner. ``words`` say what is wrong."""

    slug: str
    score: int
    words: str


REASONS = {
    reason.slug: reason
    for reason in (
        Reason(slug="refused", score=100, words="Refused: nothing of it is in the archive"),
        Reason(slug="kind", score=90, words="In doubt whether it is a message at all"),
        Reason(slug="no-country", score=80, words="No country on either side"),
        Reason(slug="one-side", score=70, words="No country on one of the sides"),
        Reason(slug="contradiction", score=60, words="The anniversary contradicts the table of relations"),
        Reason(slug="undated", score=50, words="Undated: no day, month or year"),
        Reason(slug="occasion", score=40, words="Occasion not known"),
        Reason(slug="rivals", score=30, words="Two values lie close together"),
        Reason(slug="inferred", score=20, words="The day is inferred, not stated"),
        Reason(slug="people", score=10, words="Nobody is named on one of the sides"),
        Reason(slug="furniture", score=5, words="Much of the text is left out as furniture"),
    )
}
"""All reasons, the worst first. What is missing or wrong in the archive goes before what is only unsure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing that wants an eye: the reason, the fact that it concerns, and a few words about this very article.

    A correction that states one of the facts in ``settled`` has answered it.
    """

    reason: Reason
    fact: str
    detail: str
    settled: tuple[str, ...]


def doubts_of(report: Report, lexicon: Lexicon) -> tuple[Doubt, ...]:
    """What wants an eye in one article as corrected, worst first; what a correction answered is left out."""
    correction = report.reading.correction
    answered = {fact for fact, _ in correction.facts} if correction else set()
    found = [doubt for doubt in _all(report, lexicon) if answered.isdisjoint(doubt.settled)]
    return tuple(sorted(found, key=lambda doubt: -doubt.reason.score))


def refused(refusal: Refusal) -> tuple[Doubt, ...]:
    """The doubt about a seed that could not be taken in: its first problem."""
    detail = refusal.problems[0].code if refusal.problems else "no reason is given"
    return (_doubt("refused", "", detail),)


def _all(report: Report, lexicon: Lexicon) -> Iterator[Doubt]:
    yield from _kind(report, lexicon)
    message = main_message(report.reading)
    if message:
        yield from _places(message)
        yield from _contradiction(message, lexicon)
        yield from _day(report, message)
        if message.occasion is None:
            yield _doubt("occasion", "occasion", "no phrase of an occasion")
        yield from _rival_days(message)
        yield from _rival_occasions(message, lexicon)
        yield from _people(report)
    yield from _furniture(report)


def _doubt(slug: str, fact: str, detail: str, settled: tuple[str, ...] = ()) -> Doubt:
    return Doubt(reason=REASONS[slug], fact=fact, detail=detail, settled=settled or (fact,))


def _kind(report: Report, lexicon: Lexicon) -> Iterator[Doubt]:
    """A message whose headline tells of another thing; or none, although it congratulates."""
    reading = report.reading
    headline = reading.headline.value if reading.headline else ""
    another = another_thing(headline, reading.lang, lexicon)
    if reading.kind == "message":
        if another and not congratulates(headline, reading.lang, lexicon):
            yield _doubt("kind", "kind", f'a message, yet "{shortened(another, 40)}"')
        return
    place = next(congratulations(report, lexicon), None)
    if place and not another:
        yield _doubt("kind", "kind", f'no message, yet "{shortened(report.seed.text[slice(*place)], 40)}"')


def _places(message: Message) -> Iterator[Doubt]:
    """A side without a country. A body of states counts as one: it can be a party in its own name."""
    sides = {"senders": message.senders, "recipients": message.recipients}
    bare = [side for side, parties in sides.items() if not any(one.country or one.body for one in parties)]
    both = ("senders", "recipients")
    if len(bare) == 2:
        yield _doubt("no-country", "senders", "neither from nor to", both)
    elif bare:
        yield _doubt("one-side", bare[0], _who("from" if bare[0] == "senders" else "to", sides[bare[0]]))
    elif message.exchanged and len({(one.country, one.body) for one in (*message.senders, *message.recipients)}) < 2:
        yield _doubt("one-side", "senders", "an exchange with whom?", both)


def _who(word: str, parties: tuple[Party, ...]) -> str:
    people = [person.name for party in parties for person in party.people]
    return f"{word} {people[0]}, of where?" if people else f"{word} nobody"


def _contradiction(message: Message, lexicon: Lexicon) -> Iterator[Doubt]:
    """An anniversary of ties that no beginning of these ties bears out, the first and the resumed ones tried alike.

    A year more or less is let pass: greetings for an anniversary in January are sent in December.
    """
    year = wording.year_of(message.happened.value) if message.happened else ""
    if not (year and message.ordinal and message.occasion and message.occasion.value == "diplomatic-anniversary"):
        return
    codes = dict.fromkeys(party.country for party in (*message.senders, *message.recipients))
    if lexicon.home not in codes:
        return
    number = message.ordinal.value
    for code in codes:
        begun = [
            tie.date[:4] for tie in lexicon.ties if tie.country == code and tie.event in ("established", "resumed")
        ]
        due = [int(start) + number for start in begun if start.isdigit()]
        if due and all(abs(int(year) - one) > 1 for one in due):
            detail = f"{wording.ordinal(number)} of {' or '.join(begun)}, but sent {year}"
            yield _doubt("contradiction", "ordinal", detail)
            return


def _day(report: Report, message: Message) -> Iterator[Doubt]:
    happened = message.happened
    if happened is None or not wording.year_of(happened.value):
        loose = loose_day(report)
        yield _doubt("undated", "happened", f'"{loose.words}", but when?' if loose else "nothing to go by")
    elif happened.certainty == "inferred":
        yield _doubt("inferred", "happened", f"{happened.value}, by {_BASES.get(happened.basis, happened.basis)}")


_BASES = {
    "published": "publication",
    "anniversary": "an anniversary",
    "weekday": "the weekday",
    "year": "a year of the page",
}


def _rival_days(message: Message) -> Iterator[Doubt]:
    """Another whole day that lost, near the one that won, or far from one that is itself only about right."""
    happened = message.happened
    for rival in happened.rivals if happened and happened.certainty != "curated" else ():
        won, lost = _date(happened.value.rstrip("~?%")) if happened else None, _date(rival.value)
        doubtful = happened is not None and happened.value[-1:] in "~?%"
        if won and lost and (doubtful or abs((won - lost).days) <= _NEAR):
            yield _doubt("rivals", "happened", f"{happened.value if happened else ''} or {rival.value}")
            return


def _date(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _rival_occasions(message: Message, lexicon: Lexicon) -> Iterator[Doubt]:
    """Another occasion whose words stand before or beside those of the winner, which does not simply beat it."""
    occasion = message.occasion
    if occasion is None or not occasion.evidence:
        return
    beats = {slug for one in lexicon.occasions if one.slug == occasion.value for slug in one.beats}
    end = max(words.end for words in occasion.evidence)
    for rival in occasion.rivals:
        if rival.value not in beats and any(words.start <= end + _BESIDE for words in rival.evidence):
            yield _doubt("rivals", "occasion", f"{occasion.value} or {rival.value}")
            return


def _people(report: Report) -> Iterator[Doubt]:
    """A side on which nobody is named; in an exchange the country of which nobody is."""
    message = main_message(report.reading)
    assert message is not None
    both = ("senders", "recipients")
    if message.exchanged:
        bare = [party.country or party.body for party in message.senders if not party.people]
        if bare:
            yield _doubt("people", "senders", f"of {bare[0]}", both)
        return
    for side, word in (("senders", "from"), ("recipients", "to")):
        parties = parties_of(side, report.reading)
        if parties and not any(party.people for party in parties):
            yield _doubt("people", side, f"{word} {parties[0].country or parties[0].body}")


def _furniture(report: Report) -> Iterator[Doubt]:
    total = _letters(report.seed.text)
    parts = (report.seed.text[mark.start : mark.end] for mark in report.reading.marks if mark.kind == "furniture")
    share = sum(map(_letters, parts)) / total if total else 0.0
    if share > MUCH:
        yield _doubt("furniture", "furniture", f"{share:.0%} of the text", ("kind",))


def _letters(text: str) -> int:
    return len(text) - sum(map(str.isspace, text))


def worst_first(found: Iterable[tuple[str, tuple[Doubt, ...]]]) -> list[tuple[str, tuple[Doubt, ...]]]:
    """Articles by their ids, in the order in which a person should look at them; those without a doubt are left out.

    The worst reason counts first, then how many there are, then the id.
    """
    wanting = [(seed_id, doubts) for seed_id, doubts in found if doubts]
    return sorted(wanting, key=lambda one: (-one[1][0].reason.score, -len(one[1]), one[0]))
