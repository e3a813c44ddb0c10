"""Ids of seeds: the name of the file without its ending, if it can stand in an address on every system."""

from __future__ import annotations

import re
import unicodedata

from slugify import slugify

LONGEST = 80
"""The most characters of an id; addresses with it stay far below the 255 bytes that file systems allow."""

_SAFE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*", re.ASCII)
_PAGES = re.compile(r"index(\.html)?|page-[0-9]+\.html", re.IGNORECASE)  # the site's own files beside the articles
_WINDOWS = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})


def fault_of(seed_id: str) -> str:
    """What is wrong with an id, as the rest of a sentence with its hint, or nothing."""
    if not _SAFE.fullmatch(seed_id):
        expected = "expected letters a-z, digits, dots, dashes and underscores"
        return f"found the name {seed_id!r}, {expected}; {_advice(seed_id)}"
    if len(seed_id) > LONGEST:
        return f"found a name of {len(seed_id)} characters, expected at most {LONGEST}; {_advice(seed_id)}"
    if seed_id.endswith("."):
        return f"found the name {seed_id!r}, which ends in a dot; {_advice(seed_id)}"
    if _PAGES.fullmatch(seed_id) or seed_id.casefold().partition(".")[0] in _WINDOWS:
        meaning = "which means something else to a server or to Windows"
        return f'found the name "{seed_id}", {meaning}; {_advice("a-" + seed_id)}'
    return ""


def same(seed_id: str) -> str:
    """What two ids have in common when some file system cannot tell them apart."""
    return unicodedata.normalize("NFC", seed_id).casefold()


def _advice(seed_id: str) -> str:
    better = slugify(seed_id, lowercase=False, regex_pattern=r"[^A-Za-z0-9._-]+", max_length=LONGEST).strip(".-_")
    return f'rename it, to "{better}" for instance' if better else "rename it"
