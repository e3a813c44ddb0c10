"""Who is named in a sentence: names with their offices, and the country that the words around them give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from felicitations.reading.metonyms import OFFICES, UNION, UNION_OFFICE
from felicitations.reading.tokens import Tokens
from felicitations.reading.vocabulary import INSTITUTION, QUALIFIES

# A name: words of a name, with small particles inside ("Salman bin Abdulaziz Al Saud").
_NAME = r"(?:v{0,2}|(?<=[TK])p{1,2})[MN](?:(?:p[TK]*|[vMN])*[MN])?"
# What an office is of: "of Kazakhstan", "of the Communist Party of China", "of Niger's National Council".
_OF = r"(?:ot?[KNXxJs]{0,6}?(?:[CB](?:X{0,3}|s[Xx]{1,3})|(?:[NXxJ](?=[oac]|$)))|ot?[XsJ]{1,5}(?=[MN]))"
# The offices of one person are counted up to a handful: without a bound, a long row of them could be parted in so many
# ways that matching it would never end.
_OFFICES = rf"T(?:aT){{0,3}}{_OF}{{0,3}}(?:[ac]{{1,2}}t?J?T(?![MN]){_OF}{{0,3}}){{0,4}}"
# An office before a name: "Chinese President", "First President of Kazakhstan".
_FRONT = rf"(?:[JCB]s?X{{0,3}})?K*(?:{_OFFICES}(?:[ac]?J?K*|c?K*tK+)){{1,3}}"
# An apposition behind it: ", president of Niger's National Council for ...,", ", the new president of Gabon".
# A bare ", the President" behind a name is one only before the next comma: "In a cable to X, the President expressed".
_BEHIND = (
    rf"(?:ct?[XxJ]{{0,2}}(?:[CB]s)?[JB]?X{{0,3}}T(?![MN])(?:{_OF}+(?:[ac]{{1,2}}t?J?X{{0,3}}T(?![MN]){_OF}*)*)"
    r"(?:[Xx][^Kc]{0,8}?C(?=c))?"
    rf"|ct?[Xx]{{0,2}}(?:[CB]s|J)X{{0,3}}T(?![MN])(?:[ac]{{1,2}}t?J?X{{0,3}}T(?![MN]){_OF}*)*"
    rf"|ct?[Xx]{{0,3}}T(?:[ac]{{1,2}}t?J?X{{0,3}}T(?![MN]){_OF}*)*(?=[ca]|x?$))"
)
# "X of Pakistan", "X of the Government of National Unity of Libya".
_OF_HIS = r"ot?(?:X{1,3}o[XN]{1,3}o|[XxK]{0,3})[CB]"
_ACTOR = rf"(?:{_FRONT}|(?:[JCB]s?|BX{{1,3}}s)?K*)(?P<name>{_NAME})(?P<behind>(?:s|{_OF_HIS}|{_BEHIND})?)"
_OFFICE_ONLY = rf"(?:[JCB]s?)?K*T(?:aT)?{_OF}?"
_ANYBODY = re.compile(rf"{_ACTOR}|{_OFFICE_ONLY}")


_LISTED_BEFORE = re.compile(r"(?:t?[CJ][ca]{1,2})+$")
_LISTED_BEHIND = re.compile(r"(?:[ca]{1,2}o?t?C)+")
# A line in capitals is a headline up to this many words; a longer one is the text of a telegram.
_LONG = 12
# "AFC President": the office of a body that is no state.
_ACRONYM = re.compile(r"\b([A-Z]{2,6}) $")
SEVERAL = re.compile(r"s$|^heads ", re.IGNORECASE)
"""An office that several hold: "presidents", "heads of state"."""
# "Heads of state of Taiwan's diplomatic allies" are not Taiwan's.
_OF_OTHERS = re.compile(r"'s (?:\w+ ){0,2}(?:allies|neighbou?rs|friends|partners|rivals|foes|enemies)\b")
# "The newspaper La Nacion" is nobody.
_TITLED = re.compile(r"\b(?:newspaper|daily|weekly|magazine|club|ship|film|novel|song) ['\"]?$", re.IGNORECASE)
_PREDECESSOR = re.compile(r"\bpredecessor,? (?:(?:mr|mrs|ms|dr|sir)\.? )?$", re.IGNORECASE)
_SUCCESSOR = re.compile(r"'s? (?:successor|heir|replacement|running[- ]mate)\b")
_OF_ALEXANDRIA = re.compile(r" (?:Tawadros|Shenouda|Theodor|of Alexandria)")  # popes who are heads of no state
# "X, who was elected the President of Georgia", "X, newly sworn in as Prime Minister of Nepal"
_CHOSEN = re.compile(
    r", (?:who (?:was|is|has been|had been|has just been) )?(?:\w+ly )?(?:re-?)?"
    r"(?:elected|appointed|sworn in|inaugurated|named|chosen|confirmed|installed|proclaimed|declared)"
    r"(?: on \w+)?(?: as)?(?: the)?(?: new| \d{1,3}(?:st|nd|rd|th))? "
)
# "The Academy of Agricultural Sciences" is nobody either.
_HOUSE_OF = re.compile(
    r"\b(?:Academy|Institute|School|College|Centre|Center|Faculty|Bureau|Society|Museum|Hospital|Department)"
    r" (?:of|for) (?:the )?$"
)
_CAPACITY = re.compile(r",? (?:in (?:his|her) (?:\w+ )?capacity as|acting as|as) (?:(?:the|its|current|this year's) )*")
_WHO_IS = re.compile(r"(?: \([A-Z]+\))?, (?:the |H\.?\s?E\.? |His Excellency |Her Excellency )?")
SON_OF = frozenset({"bin", "ibn", "bint", "ben"})
_FORMER = re.compile(
    r"\b(?:former |ex-|then[- ]|late (?:\w+ )?)$", re.IGNORECASE
)  # "former US President Obama", "then Premier Li", "the late national leader"
_ANY = re.compile(r"\b(?:an?|any|every|each|some|one|another|no) $", re.IGNORECASE)  # "a pope": nobody who is meant
_REGION = re.compile(
    r" (?:province|city|county|prefecture|region|district|municipality|oblast|governorate|state|islands?|village|town"
    r"|department|canton|county|airport|cosmodrome|[Dd]ay)\b"
)
_FRONTED = re.compile(r"\b(?:of|by|to|with|from) (?:the )?$")
# A capitalised word behind one of these is a place or a thing, not a person.
_PLACE = re.compile(
    r"\b(?:in|at|near|over|around|across|inside|outside|through|via|(?:for|of|on|to|from|by) the|the) $"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One naming of a person, or of an office alone (then ``name`` is empty).

    Offsets are the folded text's; ``country`` is a code or empty, ``country_at`` the offsets of the words that
    gave it; ``body`` is the intergovernmental body that the person heads, or empty.
    """

    start: int
    end: int
    name: str
    name_at: tuple[int, int]
    office: str
    country: str
    country_at: tuple[int, int]
    body: str


def find_actors(text: str, tokens: Tokens) -> tuple[Actor, ...]:
    """The people named in a sentence, in order; an office without a name counts where a country goes with it."""
    found: list[Actor] = []
    shape = tokens.shape
    for match in _ANYBODY.finditer(shape):
        actor = _of_name_alone(text, tokens, match, _actor(text, tokens, match))
        if len(actor.name) == 1 or (not actor.name and _ANY.search(text, max(0, actor.start - 9), actor.start)):
            continue
        if not actor.name and SEVERAL.search(actor.office):
            found += sorted(_leaders(tokens, match, actor), key=lambda one: one.start)
            continue
        of_body = _ACRONYM.search(text, max(0, actor.start - 8), actor.start)
        if of_body and shape[match.start() - 1] != "P" and actor.office and not actor.country and not actor.body:
            actor = replace(actor, office=f"{of_body.group(1)} {actor.office}")
        if _is_thing(text, actor) or _is_another(text, actor):
            continue
        # Behind a name's apposition stands nothing of the name: "X, general secretary of the Revolutionary Party".
        if _is_institution(text, tokens, match.end("name") if actor.name else match.end()):
            continue
        known = actor.office or actor.country or actor.body or shape[match.start()] == "K"
        if known or not _by_the_way(text, tokens, actor):
            found.append(actor)
    return tuple(_told_of(text, _in_person(text, found)))


def _in_person(text: str, actors: list[Actor]) -> list[Actor]:
    """The actors without the offices in bodies of states that somebody named holds besides: "X, as chair of ASEAN"."""
    return [
        actor
        for before, actor in pairwise([None, *actors])
        if actor
        and not (
            before
            and before.name
            and actor.body
            and not actor.name
            and _CAPACITY.fullmatch(text, before.end, actor.start)
        )
    ]


def _told_of(text: str, actors: list[Actor]) -> Iterator[Actor]:
    """The actors; where a clause says of a name what office its bearer was chosen for, they are one."""
    for one, two in pairwise([*actors, None]):
        if (
            one
            and two
            and one.name
            and not QUALIFIES.search(one.office)
            and not two.name
            and _CHOSEN.fullmatch(text, one.end, two.start)
        ):
            same = not one.country or not two.country or one.country == two.country
            yield replace(two, start=one.start, name=one.name, name_at=one.name_at) if same else one
        elif one and two and one.body and not one.name and two.name and _WHO_IS.fullmatch(text, one.end, two.start):
            yield replace(one, end=two.end, name=two.name, name_at=two.name_at)
        elif one:
            yield one


def _is_thing(text: str, actor: Actor) -> bool:
    """Whether a name is a newspaper's or a ship's, or what an academy is of."""
    house = actor.name and _HOUSE_OF.search(text, max(0, actor.name_at[0] - 40), actor.name_at[0])
    return bool(house) or bool(_TITLED.search(text, max(0, actor.start - 16), actor.start))


def _is_another(text: str, actor: Actor) -> bool:
    """Whether somebody only says who is meant: "X's successor", "his predecessor X"."""
    before = actor.name and _PREDECESSOR.search(text, max(0, actor.start - 24), actor.start)
    return bool(before) or bool(actor.name and _SUCCESSOR.match(text, actor.name_at[1]))


def _of_name_alone(text: str, tokens: Tokens, match: re.Match[str], actor: Actor) -> Actor:
    """Part an office from the name behind a comma that opens a clause of its own: "by the Prime Minister, X said"."""
    begin = match.start("name") if match["name"] else 0
    open_ = begin and tokens.shape[begin - 1] == "c" and text.startswith(" ", actor.end)
    if open_ and match.end() == match.end("name") and _FRONTED.search(text, max(0, actor.start - 24), actor.start):
        return replace(actor, start=actor.name_at[0], office="", country="", country_at=(0, 0), body="")
    return actor


def _by_the_way(text: str, tokens: Tokens, actor: Actor) -> bool:
    """Whether capitals without an office are no person of the sentence: a nickname, a place, a word of a telegram."""
    begin, finish = tokens.spans[0][0], tokens.spans[-1][1]
    quoted = text[actor.start - 1 : actor.start] in ("'", '"') and text[actor.end : actor.end + 1] in ("'", '"')
    aside = text.rfind("(", begin, actor.start) > text.rfind(")", begin, actor.start)
    shouted = len(tokens.spans) > _LONG and text[begin:finish].isupper()
    return quoted or aside or shouted or bool(_PLACE.search(text, max(0, actor.start - 24), actor.start))


def _leaders(tokens: Tokens, match: re.Match[str], actor: Actor) -> list[Actor]:
    """One actor a country: "the leaders of North Korea and China", "UAE, Chinese leaders"."""
    before = _LISTED_BEFORE.search(tokens.shape, 0, match.start())
    behind = _LISTED_BEHIND.match(tokens.shape, match.end())
    spots = [i for span in (before, behind) if span for i in range(*span.span())]
    named = [m for i in spots if (m := tokens.mentions[i]) is not None and m.kind in ("name", "adjective")]
    return [
        *([actor] if actor.country or actor.body else []),
        *(
            replace(actor, country=m.codes[0], country_at=(m.start, m.end), start=m.start, end=m.end, body="")
            for m in named
            if m.codes[0] != actor.country
        ),
    ]


def _is_institution(text: str, tokens: Tokens, at: int) -> bool:
    """Whether the name's last words, or the capitalised ones that follow, make it an institution's or a place's."""
    if at and text[slice(*tokens.spans[at - 1])].lower() in INSTITUTION:
        return True
    if at and _REGION.match(text, tokens.spans[at - 1][1]):
        return True  # "central China's Hunan province"
    for start, end in tokens.spans[at : at + 3]:
        word = text[start:end]
        if not word[:1].isupper():
            return False
        if word.lower() in INSTITUTION:
            return True
    return False


def _actor(text: str, tokens: Tokens, match: re.Match[str]) -> Actor:
    first, last = match.span()
    named = match["name"] is not None
    name_from, name_to = match.span("name") if named else (last, last)
    first = _own_office(tokens, first, name_from) if named else first
    spans = tokens.spans
    name_at = (spans[name_from][0], spans[name_to - 1][1]) if named else (spans[first][0], spans[first][0])
    offices = [i for i in range(first, last) if tokens.shape[i] == "T"]
    named_places = [m for i in range(first, last) if (m := tokens.mentions[i]) is not None and len(m.codes) == 1]
    states = [m for m in named_places if m.kind in ("name", "adjective")]
    bodies = [m.codes[0] for m in named_places if m.kind == "body"]
    # "President of Serbia X": what stands before the name goes before what stands behind it.
    states = [m for m in states if not _OF_OTHERS.match(text, m.end)]
    mention = next((m for m in states if m.start < name_at[0]), states[0] if states else None)
    if not bodies and not states and any(text[slice(*spans[i])].lower().startswith(UNION_OFFICE) for i in offices):
        bodies = [UNION]
    former = "former " if _FORMER.search(text, max(0, spans[first][0] - 20), spans[first][0]) else ""
    sole = _sole_office(text, tokens, offices) if not mention and not bodies else None
    return Actor(
        start=spans[first][0],
        end=spans[last - 1][1],
        name=text[name_at[0] : name_at[1]] if named else "",
        name_at=name_at,
        office=former + _office(text, tokens, offices) if offices else "",
        country=sole[0] if sole else mention.codes[0] if mention and not bodies else "",
        country_at=sole[1] if sole else (mention.start, mention.end) if mention else (0, 0),
        body=bodies[0] if bodies else "",
    )


def _own_office(tokens: Tokens, first: int, name_from: int) -> int:
    """Where the offices of a name begin: "as President of A, Prime Minister of B X" tells of two men."""
    shape = tokens.shape
    states = [(i, m.codes[0]) for i in range(first, name_from) if (m := tokens.mentions[i]) and m.kind == "name"]
    for at in range(name_from - 1, first, -1):
        if shape[at] == "T" and shape[at - 1] == "c":
            before, behind = ({code for i, code in states if (i < at) is here} for here in (True, False))
            return at if before and behind and not before & behind else first
    return first


def _sole_office(text: str, tokens: Tokens, offices: list[int]) -> tuple[str, tuple[int, int]] | None:
    """The country whose office alone it can be: "Custodian of the Two Holy Mosques"."""
    for i in offices:
        words = text[slice(*tokens.spans[i])].lower()
        code = next((code for one, code in OFFICES if words.startswith(one) or words.endswith(one)), None)
        if code == "VA" and _OF_ALEXANDRIA.match(text, tokens.spans[i][1]):
            continue
        if code:
            return code, tokens.spans[i]
    return None


def _office(text: str, tokens: Tokens, offices: list[int]) -> str:
    """The office as printed, without the country: "President", "General Secretary"."""
    printed = [text[slice(*tokens.spans[i])] for i in offices]
    # "Comrade Kim Jong Un, general secretary": the office that speaks for a state says more than a form of address.
    return next((words for words in printed if QUALIFIES.search(words)), printed[0] if printed else "")


def surname_key(name: str) -> str:
    """The words of a name as one key, for finding its short forms: folded, lower case."""
    return " ".join(re.findall(r"[^\W_]+", name.lower()))


def same_person(short: str, full: str) -> bool:
    """Whether the shorter name's words stand in the fuller one; a long name must also begin alike (father and son)."""
    small, large = sorted((surname_key(short).split(), surname_key(full).split()), key=len)
    father = next((i for i, word in enumerate(large) if word in SON_OF), 0)
    if father and not set(small) & set(large[:father]):
        return False  # "King Abdullah II" is the father of "Al-Hussein bin Abdullah II"
    alike = len(small) < 3 or small[0] == large[0] or small == large[-len(small) :]
    return bool(small) and set(small) <= set(large) and alike
