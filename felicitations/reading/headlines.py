"""What a headline says an article is instead of a message: a refusal, an answer, a talk, an envoy's word, sorrow."""

from __future__ import annotations

import re

from felicitations.reading.acts import CONGRATULATES, THANKS
from felicitations.reading.cues import Cue
from felicitations.translation import N_

SORROW = Cue(
    r"\b(?:condolence|sympath(?:y|ies|ise|ize)|grie[fv]|mourn|speedy recovery|quick recovery|get[- ]well"
    r"|passing (?:away|of)\b|martyr(?:dom|ed)|demise|tragic|loss of (?:life|lives)|devastating"
    r"|apostolic journey|flying over|overfl\w+|airspace)",
    re.IGNORECASE,
)
"""Words of condolence and of good wishes to the sick; and of greetings to states that a pope flies over."""


def condoles(text: str, start: int, end: int) -> bool:
    """Whether what stands between two offsets condoles and congratulates nobody."""
    return bool(SORROW.search(text, start, end)) and not CONGRATULATES.search(text, start, end)


_REFUSES = Cue(
    r"\b(?:won't|will not|not yet|yet to|refus\w+|declin\w+|(?:holds?|held|holding) (?:off|back))"
    r" (?:\w+ ){0,2}congratulat"
    r"|\bsilent (?:on|over|about)\b|\bsnubs?\b"
    r"|\b(?:no congratulations|stop(?:s|ped|ping) short of congratulating)\b"
    r"|\b(?:sen[dt]s?|exchange[sd]?|receive[sd]?|gets?|got) no (?:\w+ ){0,4}"
    r"(?:congratulat|greeting|message|letter|word)"
    r"|\bwithhold|\b(?:no|without) (?:\w+ )?exchange of\b|\blodge[sd]? (?:a |an )?(?:\w+ )?protest"
    r"|\b(?:did not|didn't|never|(?:in no|not in (?:a|any)) (?:hurry|rush) to|slow to"
    r"|reluctant to) (?:\w+ ){0,2}congratulat"
    r"|\bdisown(?:s|ed)?\b|\bden(?:y|ies|ied) (?:having )?(?:sen[dt]|sending|written|writing|congratulat)"
    r"|\b(?:has|have) not (?:\w+ ){0,2}(?:written|sent|congratulated|wired|cabled)\b"
    r"|\b(?:did not|didn't|never) (?:sen[dt]|write|wrote|written|pen|sign|cable) (?:\w+ ){0,4}"
    r"(?:letter|message|cable|telegram|note)"
    r"|\b(?:fact[- ]check|fake|hoax|doctored|fabricated|forger(?:y|ies)|forged)\b|\btakes? note\b"
    r"|\b(?:slam|deplor|protest|condemn|blast|decr[iy]|object|criticis|criticiz|rebuk|lash|anger|irk|furious)\w*\b"
    r"[^.;]{0,60}\b(?:congratulat|felicitat|greetings)",
    re.IGNORECASE,
)
_TALK = Cue(
    r"\b(?:discuss(?:es|ed)?\b|talks? by (?:phone|telephone)|(?:tele)?phone (?:calls?|talks?|conversations?)"
    r"|sp(?:eaks?|oke) (?:with|to|by)"
    r"|call with|holds? talks?|talks (?:with|to)"
    r"|courtesy call|calls on|press conference|briefing|reception|meets?|visits?|joint (?:statement|communique)"
    r"|toasts?(?![^.;]*\b(?:telegram|letter|message|cable))|glass|dinner|luncheon|banquet)\b",
    re.IGNORECASE,
)
_REPLIES = re.compile(r"\brepl(?:y|ies|ied) to (?:a |the |his |her )?letters?\b", re.IGNORECASE)
_MEETS = Cue(r"\b(?:meets?|met|holds? talks|courtesy call)\b", re.IGNORECASE)
_SPOKESMAN = Cue(
    r"\bspokes(?:person|man|woman)(?:'s)?\b|\bpress conference\b|\bbriefing\b|\b(?:op-?ed|opinion|interview"
    r"|analysis|credentials)\b"
    r"|\b(?:ambassador|envoy|embass(?:y|ies)|consul(?:[- ]general)?|high commissioner"
    r"|governors?(?![- ]general)|senators?|mayor|chamber)\b(?:,? [\w.'-]+){0,5}? "
    r"(?:congratulat|felicitat|hail|greet|extend|send|wish|salut)|\bmessage from (?:the |h\.e\. )?(?:consul"
    r"|ambassador|high commissioner)"
    r"|^(?:ambassador|amb\.?|envoy)\b"
    r"(?! (?:\S+ ){0,4}?(?:hands?|delivers?|conveys?|presents?|brings?|transmits?|passes)\b)|\breception\b",
    re.IGNORECASE,
)


def doubt_of_headline(opening: str, *, written: bool, congratulates: bool, told: bool) -> str:
    """Why a headline says that the article is no report of a message; empty where it does not.

    ``opening`` is the headline, or empty; ``congratulates`` says that the first sentences do, ``told`` that the very
    first tells who congratulated whom.
    """
    if _REFUSES.search(opening):
        return N_("The headline says that no congratulation was sent.")
    if not told and (thanks := _thanks_of_headline(opening, congratulates=congratulates)):
        return thanks
    if _SPOKESMAN.search(opening):
        return N_("The headline is of what a spokesperson, an ambassador or a writer says.")
    warm = CONGRATULATES.search(opening)
    sorrow = SORROW.search(opening)
    if sorrow and (not warm or sorrow.start() < warm.start()):
        return N_("The message is one of condolence or sympathy.")
    talk = _MEETS.search(opening, 0, warm.start()) if warm else _TALK.search(opening)
    if talk and not written:
        return N_("The headline tells of a talk, in which a congratulation is only a part.")
    return ""


def _thanks_of_headline(opening: str, *, congratulates: bool) -> str:
    """Why a headline tells of an answer; ``congratulates`` says that the first sentences do, as an answer may."""
    if THANKS.search(opening):
        return N_("The headline tells of thanks for a congratulation.")
    if _REPLIES.search(opening) and not congratulates and not CONGRATULATES.search(opening):
        return N_("The headline tells of the reply to a letter.")
    return ""
