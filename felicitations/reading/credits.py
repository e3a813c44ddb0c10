"""Whom the page credits, and who speaks in it: an office, an agency, an outlet, or somebody who rewrote them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from felicitations.model import Speaker
from felicitations.reading.cues import Cue
from felicitations.reading.view import View

AGENCIES = """
    Xinhua KCNA SPA WAM KUNA QNA BNA ONA PETRA SANA MENA MAP TAP APS VNA KPL AKP PTI ANI APP BSS UNB Bernama Antara TASS
    Interfax Sputnik BelTA Kazinform Kabar UzA Azertac AZERTAC Trend Armenpress Anadolu AA IRNA Tasnim Yonhap Kyodo Jiji
    CNA AFP AP Reuters dpa DPA ANSA EFE Lusa LUSA Notimex Telam Andina Tanjug HINA MIA Beta PAP MTI Ukrinform CTK TASR
    BTA ATA NAN GNA SAnews PANA MNA ENA ZIANA TATOLI AAP NINA INA Petra Montsame Khovar Kabar Agerpres
    """.split()
OUTLETS = frozenset(AGENCIES) | frozenset("CGTN CCTV Akorda AKORDA KAZINFORM BELTA GOV.UK Granma WAFA NDO VNS".split())
"""Names that are a credit where they stand alone on a line."""
_AGENCY = re.compile(rf"\b(?:{'|'.join(AGENCIES)}|RIA Novosti|Prensa Latina|Turkmenistan Today)\b")
_SOURCE = Cue(r"\bsource\s?:\s?(?P<who>[A-Z][\w.&' -]{1,40}?)(?=\s{2,}|\s*\||\s*$|\s+editor)", re.IGNORECASE)
_BYLINE = re.compile(
    r"\W?(?:by|author:?|text:|reporter|posted by|written by|from:|issued by:|par)\s+(?P<who>[A-Z][^,/|()]{2,60})",
    re.IGNORECASE,
)
_OFFICIAL = Cue(
    r"\b(?:press release|media statement|issued by:?\s*(?:the )?(?:presidency|ministry|office)|posted on: .* by pib"
    r"|official website|ministry of foreign affairs|government agency website|newsroom > press)",
    re.IGNORECASE,
)
_RETOLD = Cue(
    r"\b(?:(?:state|official) media (?:reported|said|of)"
    r"|according to (?:the )?(?:\w+ ){0,2}(?:xinhua|kcna|tass|news agency|state media)"
    r"|xinhua (?:news agency )?(?:reported|said))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditFound:
    """A name that the page credits, with its folded offsets; ``agency`` where it is a news agency."""

    value: str
    at: tuple[int, int]
    rule: str
    agency: bool


def read_credits(view: View) -> tuple[CreditFound, ...]:
    """Whom the page credits, the best first: an agency in a credit line or a dateline, then a source, then a byline."""
    found: list[tuple[int, CreditFound]] = []
    for part in view.parts:
        if part.kind not in ("credit", "stamp", "dateline", "furniture") or part.rule.startswith("related"):
            continue
        agency = _AGENCY.search(view.text, part.start, part.end) if part.kind != "furniture" else None
        if agency:
            found.append((0, _credit(agency.group(), agency.span(), part.rule, agency=True)))
        if part.kind == "credit":
            source = _SOURCE.search(view.text, part.start, part.end)
            byline = _BYLINE.match(view.text, part.start, part.end)
            for rank, match in ((1, source), (2, byline)):
                if match:
                    name = match.group("who").strip()
                    found.append((rank, _credit(name, match.span("who"), part.rule, agency=False)))
    return tuple(c for _, c in sorted(found, key=lambda pair: pair[0]))


def is_agency(name: str) -> bool:
    """Whether a name holds that of a news agency."""
    return _AGENCY.search(name) is not None


def _credit(value: str, at: tuple[int, int], rule: str, *, agency: bool) -> CreditFound:
    return CreditFound(value=value, at=(at[0], at[0] + len(value)), rule=rule, agency=agency)


def read_speaker(view: View, found: tuple[CreditFound, ...]) -> tuple[Speaker, tuple[int, int], str] | None:
    """Who speaks on the page, and the words that give it away; None where nothing does."""
    copied = next((p for p in view.parts if p.rule == "source-link"), None)
    if copied:
        return "rewrite", (copied.start, copied.end), "source-link"
    if found and found[0].agency:
        return "agency", found[0].at, found[0].rule
    for part in view.parts:
        if part.kind not in ("body", "heading"):
            official = _OFFICIAL.search(view.text, part.start, part.end)
            if official:
                return "official", official.span(), "official-page"
    retold = _RETOLD.search(view.text, view.first_body)
    if retold and any(p.start <= retold.start() < p.end for p in view.parts if p.kind == "body"):
        return "rewrite", retold.span(), "retold"
    if found:
        return "outlet", found[0].at, found[0].rule
    return None
