"""On what occasion a message was sent, and the number of the anniversary where the occasion is one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from felicitations.lexicon import Occasion
from felicitations.reading.cues import AnyOf, Cue
from felicitations.reading.fold import small
from felicitations.reading.ordinals import ANNIVERSARY, count_of

# What a phrase of site_src/occasions may write for short.
_WORDS = {
    "{ordinal}": r"(?:[0-9]{1,4}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?(?:th|st|nd|rd))",
    "{words}": r"(?:[\w',.&()-]+\s){0,12}?",
    "{few}": r"(?:[\w'-]+\s){0,3}?",
    "{institution}": (
        r"(?:university|college|institute?|school|academy|newspaper|agency|association"
        r"|(?<!that )(?<!this )(?<!political )organi[sz]ation"
        r"|society|(?<!its )(?<!the )(?<!country's )(?<!nation's )foundation"
        r"|hospital|museum|chamber|library|bank|orchestra"
        r"|(?<!russian )(?<!swiss )federation(?! of (?:malaysia|s(?:ain)?t)\b)"
        r"|trade unions?|league|club)"
    ),
    "{anniversary}": (
        r"(?:anniversary|anniv\.?|(?:bi|sesqui|semi|half-|ter)?centen(?:ary|nial)|jubilee|birthday"
        r"|(?:years|decades"
        r"|century(?:\sand\sa\s(?:half|quarter))?)(?:\s(?:of"
        r"|since|after))?)"
    ),
}
TIES = "diplomatic-anniversary"
# Occasions that can be counted. A birthday's number is an age, an election's a term, a fair's an edition.
NUMBERED = frozenset(
    {TIES, "treaty-anniversary", "institution-anniversary", "national-day", "party", "holiday-greeting"}
)
_CONGRESS = re.compile(r"(?:\s\w+){0,4}?\s(?:party )?congress\b", re.IGNORECASE)  # "ten years since the 18th Congress"
_SPAN = re.compile(r"\b(?:years?|decades?)\b", re.IGNORECASE)
_CELEBRATES = Cue(
    r"anniv|jubilee|centen|birthday|\bmark|celebrat|commemorat|occasion|exchang|\bon (?:the )?(?:\w+ )?(?:\d+"
    r"|[a-z]+ty(?:-[a-z]+)? years|completion)|milestone"
    r"|toast|hail|\bcomplet|\bturn|greet|congratulat|swap",
    re.IGNORECASE,
)
# "the day after the nation's own birthday": no person's
_OF_STATE = re.compile(
    r"\b(?:nation|country|state|republic|kingdom|union|federation|party|alliance|bloc|university|agency|newspaper)"
    r"(?:'s|s') (?:own )?(?:[\w-]+ ){0,2}$"
)
_BY_THE_WAY = re.compile(
    r"\b(?:(?:this|next|last|the coming|the) year(?: \d{4})?|20\d\d),? (?:also )?(?:marks?|is|was|sees|saw"
    r"|will mark|coincides)\b|\b(?:will|would|had|have|has)(?: just| recently| also)?"
    r" (?:mark|celebrate|commemorate)d?\b"
    r"|\bhad (?:in \w+|last \w+|earlier|already|previously|then) (?:also )?(?:congratulated|felicitated|greeted)\b"
    r"|\b(?:is|was|are|were|marks?|sees) also\b|\balso (?:marks?|is|was|sees|celebrates?|turn\w*|fall\w*)\b"
    r"|\bas well as of\b"
    r"|, who (?:\w+ ){0,2}?(?:stays|remains|heads|leads|chairs|is|has)\b"
    r"|\b(?:last|the outgoing|the past|the previous|earlier this|later this|next) (?:year|month)\b[^.;]{0,50}"
    r"\b(?:mark|celebrat|commemorat)\w*",
    re.IGNORECASE,
)
_CLAUSE = 80  # letters
_OF_WRITER = re.compile(r", (?:who|whose)\b[^,.;]{0,70}$")
# "began the letter of Gitanas Nauseda, who was given a second term", "wrote Albanese, who was himself re-elected"
_OF_SIGNER = re.compile(
    r"\b(?:wrote|(?:letters?|messages?|telegrams?|cables?|notes?) (?:of|by|from)) (?:(?! to )[^,.;]){3,50},"
    r" (?:who|whose)\b[^,.;]{0,60}$"
)
_WRITES = re.compile(
    r"[^,.;]{0,70}, (?:also |too,? |\w+ly )?(?:wrote|writes|said|says|sent|sends|congratulate[sd]|posted|told"
    r"|spoke|wished|extended"
    r"|conveyed)\b"
)
# "Independence Day, which the country marks today for the 33rd time"
_NTH_TIME = re.compile(
    r"\b(?:marks?|celebrates?|marked|celebrated)\b[^,.;]{0,20} for the (?P<nth>\d{1,3})(?:st|nd|rd|th) time\b"
)
_OF_ONE = re.compile(r"\b(?:his|her) $")  # "his 62nd birthday and his country's National Day" counts his years
Span = tuple[int, int]
_RESUMED = re.compile(r"\b(?:resum\w+|restor\w+|re-?establish\w+)\b", re.IGNORECASE)
_NORMALISED = re.compile(r"\bnormali[sz]\w+", re.IGNORECASE)


def expand(phrase: str) -> str:
    """An occasion's phrase as a regular expression: its braced words written out, white space of any length."""
    for word, meaning in _WORDS.items():
        phrase = phrase.replace(word, meaning)
    return re.sub(r"(?<!\\) ", r"\\s", phrase)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The phrases of one occasion as one pattern."""

    slug: str
    pattern: AnyOf | re.Pattern[str]
    beats: frozenset[str]
    order: int
    hints: AnyOf | None = None
    unless: AnyOf | None = None
    alone: AnyOf | None = None
    words: Cue | None = None

    def cues(self) -> tuple[Cue, ...]:
        """All its patterns."""
        held = (self.pattern, self.hints, self.unless, self.alone)
        return tuple(cue for one in held if isinstance(one, AnyOf) for cue in one.cues)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A stretch of the folded text and what a phrase in it weighs: more where it stands close behind ``trigger``."""

    start: int
    end: int
    weight: float
    trigger: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionFound:
    """An occasion that the text speaks of: how much speaks for it, where, and the number beside it, if any.

    ``words`` are where single words speak for it, if nothing but these do.
    """

    slug: str
    score: float
    at: tuple[int, int]
    ordinal: int | None
    ordinal_at: tuple[int, int]
    counts_from: str
    words: tuple[Span, ...] = ()


def compile_occasions(occasions: tuple[Occasion, ...]) -> tuple[Phrases, ...]:
    """One pattern for each occasion that has phrases."""
    return tuple(
        Phrases(
            slug=o.slug,
            pattern=_one_of(o.phrases),
            beats=frozenset(o.beats),
            order=o.order,
            hints=_one_of(o.hints) if o.hints else None,
            unless=_one_of(o.unless) if o.unless else None,
            alone=_one_of(o.alone) if o.alone else None,
            words=Cue(rf"\b(?:{'|'.join(small(expand(w)) for w in o.words)})\b") if o.words else None,
        )
        for o in occasions
        if o.phrases
    )


def _one_of(phrases: tuple[str, ...]) -> AnyOf:
    return AnyOf(rf"\b(?:{small(expand(p))})" for p in phrases)


def found_at(text: str, slug: str, score: float, at: Span, scope: Span) -> OccasionFound:
    """An occasion that one stretch of the text shows, with the number beside it."""
    value, ordinal_at = _number(text, slug, at, scope) or (None, (0, 0))
    counted = _counts_from(text, slug, at, scope)
    return OccasionFound(slug=slug, score=score, at=at, ordinal=value, ordinal_at=ordinal_at, counts_from=counted)


def find_occasions(text: str, scopes: tuple[Scope, ...], phrases: tuple[Phrases, ...]) -> tuple[OccasionFound, ...]:
    """The occasions that the scopes of a text in small letters speak of, the weightiest first."""
    found = [hit for p in phrases if (hit := _weigh(text, scopes, p)) is not None]
    by = {hit.slug: hit for hit in found}
    beats = {
        (p.slug, loser)
        for p in phrases
        if p.slug in by
        for loser in p.beats
        # A beat holds where both speak of the same thing: the winner must weigh at least half as much.
        if loser in by and by[p.slug].score * 2 >= by[loser].score
    }
    beaten = {loser for winner, loser in beats if (loser, winner) not in beats}  # of two that beat each other neither
    order = {p.slug: p.order for p in phrases}
    return tuple(sorted(found, key=lambda h: (h.slug in beaten, -h.score, order[h.slug])))


def _weigh(text: str, scopes: tuple[Scope, ...], phrases: Phrases) -> OccasionFound | None:
    score = 0.0
    best: tuple[float, tuple[int, int], tuple[int, int]] | None = None
    numbers: list[tuple[float, int, tuple[int, int]]] = []
    for scope in scopes:
        found = phrases.pattern.finditer(text, scope.start, scope.end)
        hits = [hit for hit in found if not is_apart(text, scope.start, hit)]
        if not hits:
            continue
        after = next((h for h in hits if h.start() >= scope.trigger), None) if scope.trigger >= 0 else None
        first = after or hits[0]
        weight = scope.weight * _weight(text, scope, first)
        if after:
            # What stands right behind the verb of the message is what it was sent for.
            weight *= 1.0 + max(0.0, 120 - (after.start() - scope.trigger)) / 120
        score += weight
        if best is None or weight > best[0]:
            best = (weight, first.span(), (scope.start, scope.end))
        number = _number(text, phrases.slug, first.span(), (scope.start, scope.end))
        if number:
            numbers.append((weight, *number))
    if best is None:
        return None
    if phrases.slug == "holiday-greeting" and "victory" not in text[slice(*best[2])]:
        numbers = []  # a victory's, which a greeting for the New Year mentions
    _, ordinal, ordinal_at = max(numbers, key=lambda n: n[0], default=(0.0, None, (0, 0)))
    counted = _counts_from(text, phrases.slug, best[1], best[2])
    return OccasionFound(
        slug=phrases.slug, score=score, at=best[1], ordinal=ordinal, ordinal_at=ordinal_at, counts_from=counted
    )


def is_apart(text: str, start: int, hit: re.Match[str]) -> bool:
    """Whether a phrase is of something else: in a clause about the one who writes, "Boric, who took office, wrote"."""
    if hit.group().endswith("birthday") and _OF_STATE.search(text, max(start, hit.start() - _CLAUSE), hit.start()):
        return True
    if _OF_SIGNER.search(text, max(start, hit.start() - 2 * _CLAUSE), hit.start()):
        return True
    apart = _OF_WRITER.search(text, max(start, hit.start() - _CLAUSE), hit.start())
    return bool(apart) and bool(_WRITES.match(text, hit.end()))


def _weight(text: str, scope: Scope, hit: re.Match[str]) -> float:
    """How much of its weight a phrase keeps: less where it is only said beside the occasion, or of the past."""
    weight = 1.0
    if _SPAN.search(hit.group()) and not _CELEBRATES.search(text, max(scope.start, hit.start() - 60), scope.end):
        weight *= 0.3  # "over the 36 years since ties were established": the past, and no anniversary
    if _BY_THE_WAY.search(text, max(scope.start, hit.start() - 70), hit.end()):
        weight *= 0.3  # "this year marks the 75th anniversary of ties": said beside the occasion
    return weight


def _number(text: str, slug: str, at: Span, scope: Span) -> tuple[int, Span] | None:
    """The number of the anniversary that a phrase belongs to: inside it, or shortly before it in the same clause."""
    if slug not in NUMBERED:
        return None
    matches = _anniversaries(text, max(scope[0], at[0] - 45), min(scope[1], at[1] + 25))
    matches = [m for m in matches if not (m.group().endswith("birthday") and _OF_ONE.search(text[: m.start()][-5:]))]
    if slug == "party":
        matches = [m for m in matches if not _CONGRESS.match(text, m.end())]
    within = [m for m in matches if m.start() < at[1] and m.end() > at[0]]
    if slug == "holiday-greeting":
        matches = within  # only the victory's own: "New Year greetings; 75 years of ties"
    if not matches and slug == TIES:  # "Forty candles: that is how long the two have had embassies"
        whole = _anniversaries(text, *scope)
        matches = whole if len(whole) == 1 else []
    if not matches:
        time = _NTH_TIME.search(text, at[1], min(scope[1], at[1] + _CLAUSE)) if slug == "national-day" else None
        return (int(time["nth"]), time.span()) if time else None
    match = within[-1] if within else matches[0]  # "the 5th anniversary of the partnership and the 55th of relations"
    value = count_of(match)
    return (value, match.span()) if 0 < value <= 1000 else None


def _anniversaries(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The numbers of years between two offsets that are no age: "a state then four years old"."""
    return [m for m in ANNIVERSARY.finditer(text, start, end) if not m.group().lower().endswith("years old")]


def _counts_from(text: str, slug: str, at: Span, scope: Span) -> str:
    """What an anniversary of ties counts from: their establishment, resumption or normalisation."""
    if slug != TIES:
        return "stated"
    words = text[max(scope[0], at[0] - 40) : min(scope[1], at[1] + 60)]
    if _RESUMED.search(words):
        return "resumption"
    return "normalisation" if _NORMALISED.search(words) else "establishment"
