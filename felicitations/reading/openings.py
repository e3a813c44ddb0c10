"""What the first sentence of a page may be instead of a congratulation: thanks for one, an answer, an envoy's word."""

from __future__ import annotations

import re

from felicitations.reading.acts import THANKS
from felicitations.reading.cues import Cue
from felicitations.reading.members import Sides
from felicitations.reading.view import View
from felicitations.reading.vocabulary import QUALIFIES

TO_THANK = Cue(
    r"\bto (?:\w+ ){0,2}thank\b|\bthanking\b|\b(?:letters?|messages?|notes?) of (?:thanks|gratitude)\b", re.IGNORECASE
)
"""What says that somebody gives thanks."""

# "Lula answered the message that he had received", "wrote to X to thank him for the congratulations"
_ANSWERED = Cue(
    r"\b(?:answer(?:ed|s)|repl(?:ied|ies) to|respond(?:ed|s) to) (?:the |a |his |her |their )?(?:\w+ )?"
    r"(?:letters?|messages?|telegrams?|cables?|notes?|congratulations?|greetings?) (?:which|that|of|from|he|she)\b"
    r"|\bto thank (?:him|her|them|\w+(?: \w+){0,2}) for (?:the|his|her|their) (?:\w+ ){0,2}"
    r"(?:congratulat|greetings|good wishes|message|letter)",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:congratulates?d?|felicitates?d?|greets?)\b", re.IGNORECASE)
# "The Chinese Ambassador to Kenya called on X and congratulated him": he brings no letter.
_ENVOY = re.compile(
    r"\W*(?:[\w.'-]+ ){0,4}(?:ambassador|high commissioner|envoy|consul(?:[- ]general)?|charge d'affaires)\b"
    r"(?![^.;]{0,60}\b(?:hand|deliver|convey|present|transmit|brought|br[iy]ng|pass|letter|message))"
    r"[^.;]{0,140}\b(?:congratulat|felicitat)",
    re.IGNORECASE,
)
_FELICITATES = re.compile(r"congratulat|felicitat", re.IGNORECASE)


def opens_with_thanks(view: View, opening: str) -> bool:
    """Whether the first sentence thanks for a congratulation, and neither it nor the headline, ``opening``, does."""
    first = next((s for s in view.sentences if s.rank == 0), None)
    if first is None or _FELICITATES.search(opening) or _FELICITATES.search(view.text, first.start, first.end):
        return False
    return all(cue.search(view.text, first.start, first.end) for cue in (TO_THANK, THANKS))


def opens_with_answer(view: View, sides: Sides, opening: str) -> bool:
    """Whether the first sentences answer a congratulation, whose words the answer may repeat.

    ``opening`` is the headline, or empty: one that tells of a congratulation goes before them.
    """
    if sides.telling.way == "exchanged" or _VERB.search(opening):
        return False
    return any(_ANSWERED.search(view.text, s.start, s.end) for s in view.sentences if 0 <= s.rank <= 1)


def opens_with_envoy(view: View, sides: Sides) -> bool:
    """Whether the first sentence has an ambassador congratulate, and nobody who stands at the head of a state."""
    heads = any(m.figure and any(QUALIFIES.search(o) for o in m.figure.offices) for m in sides.senders)
    first = next((s for s in view.sentences if s.rank == 0), None)
    return first is not None and not heads and bool(_ENVOY.match(view.text, first.start, first.end))
