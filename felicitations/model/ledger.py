"""What was published before, so that no address is forgotten and no seed changes unnoticed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RemovalReason = Literal["copyright", "legal", "inaccurate", "duplicate", "moved", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One address that was published, and by what the thing that stood there is known again.

    ``key`` is for an article the SHA-256 of its seed, for an act its accounts, for a country its code, for a person the
    printed names; it is empty for pages of lists, which are known by where they stand.
    """

    address: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """Why an article was taken out: ``see`` is the id of the article to read in its place, or empty."""

    seed: str
    reason: RemovalReason
    see: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Every address that was published so far, in their order, and the articles that were taken out on purpose."""

    recorded: tuple[Recorded, ...] = ()
    removals: tuple[Removal, ...] = ()
