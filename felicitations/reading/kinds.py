"""Whether an article reports a diplomatic message of congratulation, and if not, why not."""

from __future__ import annotations

import re

from felicitations.model import Kind
from felicitations.reading.acts import CONGRATULATES, NOT, SPEAKS, THANKS
from felicitations.reading.cues import Cue
from felicitations.reading.headlines import SORROW, condoles, doubt_of_headline
from felicitations.reading.joins import Told
from felicitations.reading.mandates import is_foreign, is_of_no_state, qualifies
from felicitations.reading.members import Sides
from felicitations.reading.openings import TO_THANK, opens_with_answer, opens_with_envoy, opens_with_thanks
from felicitations.reading.view import Sentence, View
from felicitations.reading.voice import I_CONGRATULATE
from felicitations.translation import N_

_ANSWERS = re.compile(r"\b(?:thank|grateful|gratitude|appreciat|reply|replied|response|had )", re.IGNORECASE)
_CALL = re.compile(
    r"\b(?:speaks?|spoke|(?:tele)?phone\w*|telephon\w+|calls?|called|rings?|rang|conversation)\b", re.IGNORECASE
)
_DISCUSSES = Cue(
    r"\b(?:discuss|exchanged views|reviewed|talked (?:about|over)|(?:touched|focused) (?:up)?on|briefed)", re.IGNORECASE
)
_IN_PERSON = Cue(
    r"\b(?:during|at|in) (?:the |their |a )?(?:meeting|talks|visit|reception|conversation"
    r"(?! (?:said|by (?:tele)?phone|(?:over|on) the (?:tele)?phone|of \w+ minutes|lasting)))\b"
    r".*?\b(?:congratulat|greetings)"
    r"|\b(?:met|meets)\b[^.;]{0,140}(?:\band (?:\w+ )?congratulat|, congratulating)"
    r"|\b(?:arriv\w+|landed)\b[^.;]{0,120}\bgreeted by\b"
    r"|\bgreeted by\b[^.;]{0,120}\b(?:airport|guard of honou?r|arrival)\b"
    r"|\b(?:envoy|ambassador) conveyed the greetings of\b"
    r"|\b(?:in|during) (?:a|his|her|the) (?:\w+ )?speech\b"
    r"|\brais(?:es?|ed|ing) (?:a|his|her) glass\b|\b(?:proposed|proposing|in) a toast\b|\btoast(?:s|ed|ing) (?:to )?",
    re.IGNORECASE | re.DOTALL,
)
_TOP = 3
_BEHIND = 50  # letters
_TO = re.compile(
    r"\b(?:to|congratulat\w+|greet\w*|laud\w*|hail\w*|salut\w+|felicitat\w+|prais\w+) (?:(?:all |the |fellow )*"
    r"|(?:\w+ ){1,3}(?:in|across|throughout) (?:the )?)$",
    re.IGNORECASE,
)
_SCENE = 4
_WRITTEN = Cue(
    r"\b(?:letters?|messages?|telegrams?|cables?|notes?|missives?|exchang\w+ (?:\w+ )?congrat\w+|wrote|writes"
    r"|statement)\b"
    r"|\b(?:spoke|calls?|called|phoned|telephoned|rang|conversation)\b.{0,160}\b(?:to|and) congratulat",
    re.IGNORECASE,
)
_GATHERING = Cue(
    r"\b(?:reception|gala|banquet|credentials|credence|courtesy call|cake|seminar|symposium|exhibition|concert"
    r"|gathering"
    r"|cocktail|flag-raising|ceremony was held|held talks|state visit|official visit|\w+-day (?:\w+ )?visit"
    r"|met with|held a meeting"
    r"|interview|toast|rais\w+ (?:a|his|her) glass|(?:state )?(?:dinner|luncheon))\b",
    re.IGNORECASE,
)
_BRIEFING = Cue(r"\bspokes(?:person|man|woman)\b|\b(?:press|regular|daily) (?:conference|briefing)\b", re.IGNORECASE)
_SPOKEN = N_("A spokesperson congratulates here, no head of a state.")
_TOLD = re.compile(
    r"congrat|felicit|greet|message|letter|cable|telegram|writes?\b|wish|hail|salut|compliment|thank|anniversar"
    r"|\bties\b|\byears of\b",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"\b(?:Company|Co\.|Giant|Huawei|Conglomerate|Carmaker|Telecom|Ltd|Limited|Inc|PLC|Corporation|Bank"
    r"|Airlines|management|employees|staff|shareholders|\w+Post|China Post|post offices?)\b",
    re.IGNORECASE,
)
# "Congratulations to African countries and people": a group of states is not at home.
_MANY_STATES = Cue(
    r"\b(?:African|Arab|Caribbean|Pacific|Asian|European|Latin American) (?:countries|nations|states|peoples?)\b"
    r"|\b(?:countries|nations|governments|peoples?) of (?:the (?:continent|region|bloc)|Africa|Asia|Latin America"
    r"|Europe)\b"
)
# "The President has led the nation in congratulating the athlete": one of their own.
_LEADS = Cue(
    r"\b(?:(?:led|leads|leading) [\w ]{3,40}|join(?:s|ed|ing)? (?:the nation|the country|all \w+|fellow) (?:\w+ )?)"
    r"\bin congratulating\b",
    re.IGNORECASE,
)
# "The president felicitated the nation on the day"
_OWN = Cue(
    r"\b(?:congratulat|felicitat|greet|laud|hail|prais)\w* (?:the |his |her |all |our )*(?:whole |entire )?"
    r"(?:nation|countrymen|compatriots|fellow citizens|citizens|countrywomen)\b(?! (?:and (?:the )?\w+ )?of)",
    re.IGNORECASE,
)
_AT_PLAY = Cue(r"\b(?:gold|silver|medals?|champion\w*|trophy|athletes?|wedding|doctorate)\b", re.IGNORECASE)
# "sent congratulations to the Chinese women's volleyball team": a message, though it stays at home
_TEAM = re.compile(
    r" (?:[\w'-]+ ){0,3}(?:team|delegation|crew|squad|expedition|[Aa]cadem(?:y|ies)|[Uu]niversity|[Ii]nstitute)\b"
)
_SENT_THING = Cue(r"\b(?:letter|message|telegram|cable|note|missive)s?\b", re.IGNORECASE)


def judge(view: View, told: Told | None) -> tuple[Kind, str]:
    """The kind of an article and the ground for it, a sentence for the page."""
    if told is None:
        return "other", N_("No sentence tells of a message of congratulation from one state to another.")
    part = view.headline()
    opening = view.text[part.start : part.end] if part else ""
    sentence = told.main.telling.sentence
    written = bool(_WRITTEN.search(view.text, sentence.start, sentence.end)) or _is_call(view, opening, sentence)
    written = written or (told.main.telling.way == "exchanged" and _tells_by_itself(view, told))
    written = written or any(s.rank == 0 and I_CONGRATULATE.search(view.text, s.start, s.end) for s in view.sentences)
    doubts = (
        doubt_of_headline(
            opening, written=written, congratulates=_is_warm_at_the_top(view), told=_tells_by_itself(view, told)
        ),
        _doubt_of_scene(view, told, written=written),
        _doubt_of_telling(view, told, opening),
        _doubt_of_sides(view, told, opening),
    )
    doubt = next(filter(None, doubts), "")
    return ("other", doubt) if doubt else ("message", N_("A sentence tells who congratulated whom."))


def _is_call(view: View, opening: str, sentence: Sentence) -> bool:
    """Whether a page about a call begins with the congratulation, or goes on with it and is about nothing else."""
    warm = CONGRATULATES.search(view.text, sentence.start, sentence.end)
    if warm is None or not 0 <= sentence.rank <= 1 or not _CALL.search(opening):
        return False
    if sentence.rank == 0:
        return not _DISCUSSES.search(view.text, sentence.start, warm.start())
    told = SPEAKS.search(view.text, sentence.start, warm.start())
    return not told and not any(_DISCUSSES.search(view.text, s.start, s.end) for s in view.sentences)


def _tells_by_itself(view: View, told: Told) -> bool:
    """Whether the first sentence tells of a congratulation with both its sides, and thanks for nothing."""
    sentence = told.main.telling.sentence
    named = all(any(m.figure for m in side) for side in (told.main.senders, told.main.recipients))
    warm = CONGRATULATES.search(view.text, sentence.start, sentence.end)
    thanks = _ANSWERS.search(view.text, sentence.start, sentence.end)
    return sentence.rank == 0 and named and bool(warm) and not thanks


def _doubt_of_scene(view: View, told: Told, *, written: bool) -> str:
    """Why the first sentences make the congratulation a part of something else; empty where they do not."""
    main = told.main
    refused = [s for s in view.sentences if 0 <= s.rank <= 1 and NOT.search(view.text, s.start, s.end)]
    if refused and main.telling.sentence.rank > refused[0].rank:
        return N_("The first sentences say that no congratulation was sent.")
    top = [s for s in view.sentences if 0 <= s.rank <= _SCENE]
    heard = [m.figure for m in main.senders if m.figure]
    speaks = bool(heard) and all(figure.office.lower().startswith("spokes") for figure in heard)
    if speaks and _is_briefing(view, top):
        return _SPOKEN
    if written:
        return ""
    first = [s for s in top if s.rank <= 1]
    if main.telling.sentence.rank > 0 and any(_GATHERING.search(view.text, s.start, s.end) for s in first):
        return N_("The congratulation was spoken at a gathering or a visit, not sent.")
    named = any(m.figure for sides in (main, *told.also) for m in sides.senders)
    return _SPOKEN if not named and _is_briefing(view, top) else ""


def _is_briefing(view: View, top: list[Sentence]) -> bool:
    """Whether the first sentences are of a spokesperson's briefing."""
    return any(_BRIEFING.search(view.text, s.start, s.end) for s in top)


def _doubt_of_telling(view: View, told: Told, opening: str) -> str:
    """Why the sentence that tells of a message makes it none; empty where it does not."""
    sides = told.main
    sentence = sides.telling.sentence
    sad = any(condoles(view.text, s.start, s.end) for s in view.sentences if s.rank == 0)
    if sentence.rank <= _TOP and sad and not CONGRATULATES.search(opening):
        return N_("The message is one of condolence or sympathy.")
    bounds = (sentence.start, sentence.end)
    thanks = THANKS.search(view.text, *bounds) and not CONGRATULATES.search(opening)
    thanks = thanks and not any(_congratulates(view, s, sides) for s in told.also)
    if thanks or opens_with_thanks(view, opening) or opens_with_answer(view, sides, opening):
        return N_("The message answers a congratulation with thanks.")
    other = _other_purpose(view, sentence, opening)
    if other:
        return other
    if _IN_PERSON.search(view.text, sentence.start, sentence.end):
        return N_("The congratulation was conveyed in person.")
    if not sides.telling.congratulates:
        return N_("The message is told of, but nothing in it congratulates.")
    return ""


def _other_purpose(view: View, sentence: Sentence, opening: str) -> str:
    """Why a message is mainly one of sorrow or of thanks; empty where it is not."""
    warm, sorrow = (cue.search(view.text, sentence.start, sentence.end) for cue in (CONGRATULATES, SORROW))
    mourns = sentence.rank == 0 and warm and sorrow and sorrow.start() < warm.start()
    if mourns and not CONGRATULATES.search(opening):
        return N_("The message is one of condolence or sympathy.")
    if not warm and TO_THANK.search(view.text, sentence.start, sentence.end):
        return N_("The message is one of thanks.")
    return ""


def _congratulates(view: View, sides: Sides, main: Sides) -> bool:
    """Whether a later sentence lets the main sender congratulate: "A reply letter ... He congratulates them"."""
    verb = view.text[slice(*sides.telling.verb)].lower()
    same = {m.country for m in sides.senders} == {m.country for m in main.senders}
    return verb.startswith("congratulate") and same and sides.telling.sentence.rank > main.telling.sentence.rank


def _doubt_of_sides(view: View, told: Told, opening: str) -> str:
    """Why those who send and receive make no message between states; empty where they do not."""
    sides = told.main
    sentence = sides.telling.sentence
    if _stays_at_home(view, told, opening):
        return N_("Whoever is congratulated here is at home in the sender's own country.")
    subject = view.text[sentence.start : sides.telling.verb[0]]
    if _FIRM.search(subject) and not any(m.figure or m.body for m in sides.senders):
        return N_("A company congratulates here, not a state.")
    passing = sentence.rank > _TOP and opening and not _TOLD.search(opening) and not _is_warm_at_the_top(view)
    both = told.mutual and all(any(m.figure for m in side) for side in (sides.senders, sides.recipients))
    if passing and not (both or _is_of_heads(sides)):
        return N_("A congratulation is told of only in passing, below an opening that is about something else.")
    alone = len(sides.senders) == len(sides.parties()) == 1 and not told.also
    if sides.telling.way == "exchanged" and alone:
        return N_("Messages are said to be exchanged, but only one side is known.")
    nobody = not any(m.figure or m.body for m in sides.senders) and not sides.recipients and not told.also
    if (
        nobody
        or opens_with_envoy(view, sides)
        or not sides.parties()
        or not any(qualifies(view, m) for s in (sides, *told.also) for m in s.senders)
    ):
        return N_("Nobody who sends here is said to speak for a state or a body of states.")
    return ""


def _is_of_heads(sides: Sides) -> bool:
    """Whether a sentence tells of an exchange with the names and offices of both sides: that is no passing word."""
    named = [m for m in sides.senders if m.figure and m.figure.office]
    return sides.telling.way == "exchanged" and len({m.country for m in named if m.country}) > 1


def _is_warm_at_the_top(view: View) -> bool:
    top = (s for s in view.sentences if 0 <= s.rank <= _TOP)
    return any(CONGRATULATES.search(view.text, s.start, s.end) for s in top)


def _stays_at_home(view: View, told: Told, opening: str) -> bool:
    """Whether a leader only praises somebody at home; a letter to an institution is a message all the same."""
    sides = told.main
    sentence = sides.telling.sentence
    home = {m.country or m.body for m in sides.senders if m.country or m.body}
    others = any(s.recipients for s in told.also if s.parties() - sides.parties())
    if others or len(home) > 1 or _MANY_STATES.search(view.text, sentence.start, sentence.end):
        return False
    bounds = (sides.telling.verb[0], sentence.end)
    if _LEADS.search(view.text, sentence.start, sentence.end) and not any(
        m.figure and m.figure.office for m in sides.recipients
    ):
        return True
    abroad = [m for m in sides.recipients if m.body or (m.country not in home and is_foreign(m, home))]
    top = [s for s in view.sentences if 0 <= s.rank <= _TOP]
    sent = _SENT_THING.search(opening) or any(_SENT_THING.search(view.text, s.start, s.end) for s in top)
    if not any(m.figure for m in sides.recipients) and (_names_its_own(view, sides) or _OWN.search(view.text, *bounds)):
        return True
    if sides.recipients and all(is_of_no_state(m) for m in sides.recipients):
        return True
    if _names_one_state_only(view, told):
        return True
    at_play = bool(sides.recipients) and bool(_AT_PLAY.search(view.text, sentence.start, sentence.end))
    return not abroad and sides.telling.way == "sent" and (at_play or not sent)


def _names_one_state_only(view: View, told: Told) -> bool:
    """Whether all who write, all whom they write to and all that is named down to that sentence are of one state."""
    sides = told.main
    writing = {m.country for s in (sides, *told.also) for m in s.senders if m.country}
    addressed = {m.country or m.figure.listed if m.figure else "" for m in sides.recipients}
    top = [s for s in view.sentences if s.rank <= sides.telling.sentence.rank]
    named = {m.codes[0] for s in top for m in view.mentions_in(s.start, s.end)}
    return bool(writing) and sides.telling.way == "sent" and writing == addressed and named <= writing


def _names_its_own(view: View, sides: Sides) -> bool:
    """Whether a message goes to one's own: "the President's message to Romanians everywhere"."""
    start, at = sides.telling.verb
    end = min(sides.telling.sentence.end, at + _BEHIND)
    first = next((m for m in view.mentions if at <= m.start < end), None)
    home = {m.country for m in sides.senders}
    if first is None or first.codes[0] not in home or view.text.startswith("-", first.end):
        return False
    if _TEAM.match(view.text, first.end):
        return False
    return bool(_TO.search(view.text, start, first.start))
