"""The words that tell of a message of congratulation: what is sent, and the verbs of sending and receiving."""

from __future__ import annotations

import re
from typing import Literal

from felicitations.reading.cues import Cue

Way = Literal["sent", "received", "exchanged"]

GOOD = (
    r"(?:congratulat\w*|felicitat\w*|greetings?|(?:best|good|warm|warmest|heartfelt|sincere) wishes|compliments"
    r"|messages?|telegrams?|cables?|letters?|notes?|missives?|epistles?|well-wishes"
    r"|(?:new year|greeting|birthday|christmas|easter|eid|diwali|holiday) cards?|blessings|salutations|plaudits)"
)
HIS_LETTER = r"(?-i:His|Her) (?:\w+ ){0,3}?(?:letter|message|cable|telegram|note|greetings?)\b"
"""How a sentence opens that goes on with the one who was named last."""

_EACH = r"(?:each other|one another|mutual(?:ly)?)"
_ANOTHER = (
    r"(?:sent|conveyed|extended|addressed|offered|wired|cabled|directed)"
    r" (?:his|hers|theirs|another|one|a (?:separate|similar) one) (?:\w+ )?to"
)
_THEY_CAME = r"they (?:came|arrived|were(?: sent)?) from"
EXCHANGED = Cue(
    rf"(?<!continued to )(?<!continue to )(?<!regularly )(?<!often )(?<!usually )"
    rf"\b(?:(?:ex|inter)chang(?:e|es(?! between)|ed|ing)|swap(?:s|ped|ping)?|trad(?:e|es|ed|ing)(?! (?:and|minister"
    rf"|secretary|ties|relations|deal|agreement|fair)\b))\b"
    rf"(?=\s(?:[\w'-]+[,\s]+){{0,9}}?{GOOD})"
    rf"|\b{GOOD}.{{0,40}}?\b(?:were |was |are |)(?:exchanged|swapped)\b"
    rf"|\b(?:congratulat\w+|felicitat\w+|greet\w*)\s(?:to )?{_EACH}"
    rf"|\b(?:sen[dt]s?|extend(?:s|ed)?|convey(?:s|ed)?|offer(?:s|ed)?)\s(?:\w+\s){{0,4}}?{GOOD}\s(?:to )?{_EACH}"
    rf"|\bwish(?:es|ed)?\s(?:to )?{_EACH}(?=[^.;]{{0,60}}\b(?:new year|festival|eid|christmas|easter|happy"
    r"|merry|prosper))"
    rf"|\b(?:sen[dt]s?|wr[oi]te?s?|written|address(?:es|ed)?)\s(?:to )?{_EACH}|\beach congratulat(?:ing|ed) the other"
    r"|\b(?:messages|letters|telegrams|cables|notes|greetings) (?:of \w+ )?between\b"
    rf"|\b{GOOD}\b.{{0,30}}?\b(?:pass(?:ed|ing)|traded|went|flowed)\b.{{0,25}}\bbetween\b"
    rf"|\bmark(?:s|ed|ing)?\b(?=[^.;]{{0,80}}\bwith (?:\w+ ){{0,3}}(?:letters|messages|greetings|telegrams|cables)\b)"
    r"|\bin (?:\w+ ){0,2}(?:letters|messages|telegrams|notes)\b(?= (?:marking|to mark|on the|exchanged|sent|read"
    r"|released|made public|published))"
    r"|\bexchange (?:\w+ ){0,3}between\b"
    r"|\bexchanges? of (?:\w+ ){0,3}(?:messages|letters|telegrams|greetings|congratulations|notes|cables)\b",
    re.IGNORECASE,
)
_RECEIVED = Cue(
    rf"\b(?:receiv(?:e|es|ed|ing)|been sent)\b(?=.{{0,90}}\b(?:{GOOD})\b.{{0,160}}\b(?:from|by)\b)"
    rf"|\b(?:had|has|found)\b(?=\s(?:on|in|before|waiting)\b(?:\s\w+){{1,7}}?\s(?:{GOOD})\b.{{0,160}}\bfrom\b)"
    rf"|\b(?:gets?|got|has had|had)\b(?=\s(?:\w+\s){{0,2}}(?:{GOOD})\b.{{0,160}}\b(?:from|by)\b)"
    r"|\breceiv(?:e|es|ed|ing)\b(?=\s(?:\w+\s){0,3}(?:felicitations|congratulations|greetings|wishes|compliments) of\b)"
    r"|\b(?:was|is|were) (?:on \w+day )?the (?:addressee|recipient)s? of\b"
    r"(?=[^.;]{0,60}\b(?:congratulation|felicitation|greeting)s? from\b)"
    r"|\breceived (?:\w+ ){0,2}by\b(?=.{0,260}\bfrom\b)|\b(?:been|were|was) received by\b"
    r"|\baccept(?:s|ed)\b(?=.{0,60}\b(?:congratulations|felicitations|greetings|wishes) (?:of|from|by)\b)"
    r"|\b(?:hail(?:s|ed)|welcome[sd]|tout(?:s|ed))\b(?=\s(?:\S+\s){0,4}?(?:messages?|notes?|letters?|cables?|telegrams?"
    r"|congratulations|greetings|wishes)\s(?:of \w+ )?from\b)"
    r"|\b(?:receive[sd]?|took)\b(?=.{0,40}\bcalls?\b.{0,40}\bfrom\b.{0,200}\bcongratulat)"
    r"|\breceived\b(?= (?:\w+ ){0,2}(?:tele)?phone calls from\b)"
    r"|\b(?:was|were|been) (?:\w+ )?(?:congratulated|felicitated)(?: [\w'-]+){0,6} by\b"
    r"|\b(?:was|were|been) (?:greeted|hailed|saluted|welcomed)\b(?=(?: [\w'-]+){0,4} by an? (?:\w+ )?"
    r"(?:message|letter|telegram|cable|note) from\b)"
    r"|\b(?:congratulated|felicitated|greeted|hailed|saluted)(?: [\w'-]+){0,3}? by\b"
    r"(?! (?:letter|(?:tele)?phone|telegram|cable|message|video|e-?mail|post|a |an |name|the way))"
    rf"|\breceiv(?:e|es|ed|ing)\b(?=\s(?:[\w'-]+\s){{0,5}}?{GOOD})",
    re.IGNORECASE,
)
_SENT = Cue(
    r"\b(?:congratulat(?:e|es|ed|ing|ions to)|laud(?:s|ed)?|felicitat(?:e|es|ed|ing)|compliment(?:s|ed)"
    r"|salutes?(?! (?:at|to|of|from|for|by|was|is)\b)|saluted|hail(?:s|ed)"
    r"|(?:to greet|greets|(?<!was )(?<!were )(?<!been )greeted)|congrats to)\b|\b(?-i:Greeting)(?= (?-i:[A-Z]))"
    rf"|\b{_ANOTHER}\b"
    r"|\b(?:sen[dt]s?|sending|dispatch(?:es|ed)|convey(?:s|ed|ing)?|extend(?:s|ed|ing)?|address(?:es|ed)"
    r"|offer(?:s|ed|ing)?"
    r"|wr[oi]te?s?|written|cables?|cabled|wire[sd]?|e-?mail(?:s|ed)|messaged|text(?:s|ed)|(?<!by )telephone[ds]?"
    r"|phone[ds]?(?! (?:talks?|calls?|conversations?|line))|dials?|gone|express(?:es|ed|ing)?|deliver(?:s|ed)"
    r"|pen(?:s|ned)|relay(?:s|ed)|transmit(?:s|ted)|forward(?:s|ed)|pass(?:es|ed)(?: on)?|add(?:s|ed)|reiterat(?:es|ed)"
    r"|issu(?:es|ed)|post(?:s|ed)|tweet(?:s|ed)|joins?|joined|direct(?:s|ed)|render(?:s|ed)|tender(?:s|ed)"
    r"|present(?:s|ed)"
    r"|hand(?:s|ed)"
    r"|communicat(?:es|ed)|telegraph(?:s|ed))\b"
    rf"(?=.{{0,90}}\b(?:{GOOD}|to (?:compliment|greet|hail|salute|applaud|praise)))"
    r"|\bwish(?:es|ed|ing)?\b(?=.{0,160}\b(?:birthday|national day|independence day|anniversary|new year"
    r"|republic day|exercise of|(?:elected|proclaimed|declared) (?:president|winner))\b)"
    r"|\b(?:wish(?:es|ed)|to wish)\b(?=.{0,120}\b(?:success\w*|luck|well|best|health|strength|courage|fruitful|merry"
    r"|happy|blessed|joy)\b)"
    r"|\b(?:sent|written|addressed|signed) by\b"
    r"|\bwhose (?:\w+ ){0,2}(?:message|letter|telegram|cable|note)\b"
    rf"|\b{GOOD} (?:that |which )?(?:he|she|they|it) (?:has |have |had )?(?:sent|directed|addressed|wrote|written)"
    r"(?: \w+){0,3}? to\b"
    r"|\b(?:sent|written|addressed|conveyed|made public|relayed|dispatched)\b(?=(?:\s\w+){0,3}\sto\b)"
    r"|\b(?:writes?|writing|wrote|written|reached out)(?: \w+){0,4}? to\b"
    rf"|\b{GOOD}\b.{{0,40}}?\b(?:gone|went|came|arrived|been sent) from\b"
    r"|\b[Ii]n (?:his|her|their|the|a|an|its)(?: own| separate)? (?:\w+ ){0,2}(?:telegrams?|messages?|letters?"
    r"|cables?|notes?)\b"
    r"(?: (?:sent |addressed )?to\b)?"
    r"|\b[Ii]n (?:separate|similar|individual|identical|two|three|four) (?:\w+ ){0,2}"
    r"(?:telegrams|messages|letters|cables|notes)"
    r"(?: (?:sent|addressed|issued|released|dispatched)(?: on)?(?: \w+){0,3}?)? to\b"
    r"|\bamong (?:the |those )?(?:senders|well-?wishers)\b"
    r"|\b(?:the |among the |among those )first (?:\w+ ){0,5}to (?:(?:congratulate|hail|salute|greet|felicitate"
    r"|compliment|applaud|praise|cheer|toast|wish)\b"
    r"|(?:telephone|phone|ring|call|dial|cable|write to)\b(?=.{0,90}\b(?:congratulat|felicitat)))"
    rf"|\b{_THEY_CAME}\b"
    rf"|\b{GOOD}\b(?: [\w'-]+){{0,5}}? (?:reached|awaited)\b(?= (?:(?:the|his|her|mr|mrs|ms|dr) )?(?-i:[A-Z]))"
    rf"|\b{GOOD}\b.{{0,40}}?\b(?:pour|flow|roll|stream|flood|com|continu|keep|kept|arriv|rain|pil"
    rf"|await)\w*(?: \w+){{0,3}}? (?:to|for|(?:in|at) the name of)\b"
    rf"|\b{GOOD}\b[^.;]{{0,120}}? (?:was|were) (?:that|those|one|ones) (?:of|from|by)\b"
    r"|\b(?:telephone[ds]?|phone[ds]?|calls?|called|rang|dial(?:s|led))\b(?= (?:the (?:winner|victor|new|incoming)"
    r"|(?:president|prime minister)-elect|h(?:im|er) (?:\w+ ){0,3}to congratulate)\b)"
    r"|\b(?:callers|senders|well-?wishers) (?:were|included?)\b"
    r"|\b(?:leaders|those|others|heads of (?:state|government)) who (?:\w+ )?"
    r"(?:sent|congratulated|wrote|extended|conveyed)\b[^.;]{0,60}? (?:were|included?)\b"
    r"|\b(?:message|letter|telegram|cable)s? of(?= (?!Congrat|Greet|Felicit|Condol|Good|Support|Thank"
    r"|Solid)(?-i:[A-Z])[\w-]+ )"
    r"|\bas did\b|\bdid (?:likewise|the same|so)\b|\bfollowed suit\b"
    r"|'s (?:\w+ ){0,2}(?:message|letter|telegram|cable|greeting)s?\b(?! (?:to|from)\b)"
    rf"|\b{GOOD}\b[^,.;]{{0,40}}? from\b"
    rf"|\b{GOOD} (?:of \w+ )?(?:from|by|to|of(?= (?:President|Prime|King|Chancellor|Queen|Premier)))\b",
    re.IGNORECASE,
)
WAYS: tuple[tuple[Way, Cue], ...] = (("exchanged", EXCHANGED), ("received", _RECEIVED), ("sent", _SENT))
"""The ways in the order in which they are tried: "exchanged" also holds the words of the others."""

FINITE = Cue(
    r"\b(?:exchanged?|exchanges|swap(?:s|ped)|traded?|sends?|sent|congratulate[sd]?|felicitate[sd]?|extend(?:s|ed)"
    r"|convey(?:s|ed)|address(?:es|ed)|wrote|writes?|receive[sd]?|dispatch(?:es|ed)|cabled|offer(?:s|ed)|greet(?:s|ed)"
    r"|(?:did|do(?:es)?) (?:the same|likewise|so)|as did)\b",
    re.IGNORECASE,
)
"""Verbs of the genre that can have a subject of their own."""

CONGRATULATES = Cue(
    r"\b(?:congrat|felicitat|greeting|compliment|well-?wish|best wishes|good wishes|happy (?:national|independence)"
    r"|new year cards?\b|wish\w* (?:\w+ ){1,4}a (?:blessed|happy|merry|joyous|joyful)\b|\beid mubarak\b"
    r"|(?:extend|convey|send|sent|offer|express)\w*[^.]{0,30} wishes\b)",
    re.IGNORECASE,
)
SPOKEN = Cue(rf"\b(?:{GOOD}|congratul\w+|told|wrote|sent)\b", re.IGNORECASE)
SAID = Cue(r"\b(?:wrote|writes|posted|tweeted|said|says)\b", re.IGNORECASE)
SPEAKS = Cue(
    r"\b(?:said|says|told|tells|noted|notes|stressed|stresses|pointed out|points out|added|adds|wrote|writes"
    r"|writing|expressed"
    r"|expresses|emphasi[sz]e[sd]|underlined|underlines|underscored|issued|followed(?= (?:at|with|suit|on) )"
    r"|recalled|recalls|praised|praises|hailed|hails|affirmed"
    r"|reaffirmed|described|called|conveyed|assured|assures|wished|wishes|hoped|hopes|spoke|stated|posted"
    r"|tweeted|lauded"
    r"|welcomed|reiterated|thanked|observed|remarked|joined"
    r"|(?:rang|phoned|telephoned)(?= (?:first|him|her|too|to)\b|:)|(?<=also )(?:rang|phoned|telephoned)"
    r"|(?:were|was) (?:\w+ )?(?:the first|quick|fast|prompt|swift|among the first|not far behind)\b)",
    re.IGNORECASE,
)
"""How a text lets somebody speak."""

TELLS = Cue(r"(?:told|tells|assured|assures|thanked|praised|wished|hailed)", re.IGNORECASE)
IN_MESSAGE = Cue(
    r"\bin (?:his|her|their|the|a|an|its)(?: own| separate)? (?:\w+ ){0,2}"
    r"(?:telegrams?|messages?|letters?|cables?|notes?|greetings|congratulations|tweets?|posts?|statement)\b",
    re.IGNORECASE,
)
ABOUT = Cue(
    rf"\b(?:{GOOD}|congrat\w+|compliment\w*|laud\w*|salut\w+|hail\w*|greet\w*|(?:writes?|writing|wrote"
    rf"|written)(?: \w+){{0,4}}? to|reached out to"
    r"|(?:to wish|wish(?:es|ed)) |(?:the |those )first (?:\w+ ){0,5}to (?:applaud|praise|cheer|toast)|callers|senders"
    rf"|well-?wishers|likewise|{_ANOTHER}|followed suit|did (?:so|the same)|{_THEY_CAME}"
    r"|(?:telephon|phon|call|rang|dial)\w* (?:the (?:winner|victor|new|incoming)|(?:president"
    r"|prime minister)-elect))\b",
    re.IGNORECASE,
)
NOT = Cue(
    r"\b(?:won't|will not|not yet|did not|didn't|(?:has|have|had) (?:still |so far |yet |as yet )?not|hasn't"
    r"|refus\w+|declin\w+|hold off|holds off"
    r"|neither|neither \w+ nor \w+ (?:has|have|had)"
    r"|without|wait\w* to|no plans to|yet to) (?:\w+ ){0,2}(?:congratulat|felicitat|sen[dt])"
    r"|\b(?:sen[dt]s?|exchang(?:es|ed)|extend(?:s|ed)|receiv(?:es|ed)|offer(?:s|ed)|got|gets)"
    rf" no (?:\w+ ){{0,4}}?{GOOD}"
    r"|\b(?:den(?:y|ies|ied|ying)|false|untrue|dismiss\w+|fake)\b[^.;]{0,60}\b(?:congratulat|felicitat|greetings"
    r"|sent (?:\w+ ){0,2}(?:messages?|letters?|telegrams?|cables?)\b)"
    r"|\b(?:would|will|shall) (?:\w+ )?congratulate\b|\b(?:would|will"
    r"|shall) (?:\w+ )?exchange (?:\w+ ){0,3}(?:congrat|greet|messages|letters)"
    r"|\b(?:whether|if) (?:[\w'-]+ ){1,4}(?:congratulated|felicitated|sent)\b"
    r"|\bwish\w*[^.;]{0,60} without (?:naming|mentioning|congratulating)\b"
    r"|\bwhen(?:ever)? (?:[\w'-]+ ){1,5}(?:congratulates|sends|writes|felicitates)\b"
    r"|\b(?:expects?|intends?|waits?|about|expected|due|set|scheduled|likely|plans?|planning|slow|hesitant|when"
    r"|whether|if) (?:to|\w+ (?:would"
    r"|will|might)) (?:\w+ )?"
    r"(?:congratulat|felicitat|sen[dt])",
    re.IGNORECASE,
)
LONG_AGO = Cue(
    r"\bin 1[89][0-9]{2}\b.{0,80}\bsent\b|\bsent\b[^.;]{0,80}\bin (?:19|20)[0-9]{2}\b"
    r"|\btook\b.{0,30}\bto congratulate\b|\bcongratulat\w+\b.{0,80}\bin (?:19"
    r"|20)[0-9]{2}\b|\bin (?:19"
    r"|20)[0-9]{2}\b.{0,80}\bcongratulat|(?<=[.\s])In [A-Z][a-z]{2,8} 20[0-9]{2},?\s.{0,80}\bcongratulat"
    r"|\bhad (?:also |already |earlier |previously |then )?(?:congratulated"
    r"|felicitated|received|sent|extended|conveyed|exchanged)\b"
    r"|\b(?:last (?:year|month|[A-Z][a-z]+)|in (?:\w+ )?20[0-9]{2}),? when\b|\bat the time\b"
    r"|\b(?:days|weeks|months|years) (?:earlier|ago|before)\b.{0,60}\b(?:congratulat|sent\b|exchanged)",
    re.IGNORECASE,
)
"""What a later sentence tells of another act, before this one."""

FIRST_PERSON = re.compile(
    r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur(?! (?:President|Prime Minister|King|Queen|Government|Head)))\s(?:[^\s\"]+\s){0,9}$"
    r"|\b(?:[Aa]llow|[Ll]et) (?:me|us) to $|\baccept $"
)
"""'I congratulate you': the letter itself speaks; who wrote it stands in the headline or below it."""
THANKS = Cue(
    r"\b(?:thanks?|thanked|thanking|grateful|gratitude|appreciation)\b(?=[^;]{0,120}\b(?:congratulat|felicitat|greeting"
    r"|message|wish|goodwill))"
    r"|\b(?:touched|moved|overwhelmed)\"? by (?:\w+ ){0,4}(?:congratulat|greetings|messages?\b|wishes)"
    r"|\b(?:reply|thank[- ]you) (?:messages?|letters?|cables?|telegrams?|notes?)\b"
    r"|\b(?:cables?|messages?|letters?|telegrams?) of (?:thanks|gratitude|appreciation)\b"
    r"|\brepl(?:y|ies|ied) to\b(?=.{0,80}\b(?:congratulat|felicitat|greeting|message|wishes|president"
    r"|prime minister|king))",
    re.IGNORECASE,
)
"""An answer to a congratulation, which is none itself."""

IN_TURN = Cue(
    r"\b(?:in (?:turn|return|reply|response)|for (?:his|her) part|on (?:his|her) part|reciprocat\w+|responded"
    r"|replied)\b",
    re.IGNORECASE,
)
"""How a text passes on to the other side of an exchange."""
