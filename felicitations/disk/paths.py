"""What a build is given: the folders that it reads, and what is asked of it besides."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from felicitations.model import Search


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The folders that a build reads, and ``cache``, the one where it remembers readings."""

    seeds: Path
    source: Path
    templates: Path
    cache: Path

    @property
    def watched(self) -> tuple[Path, ...]:
        """The folders that make a site what it is: a change in one of them wants a new build."""
        return self.seeds, self.source, self.templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked of a site besides what its source says; see `felicitations.build.build`."""

    base_url: str | None
    today: str
    strict: bool
    search: Search
    ledger_file: Path | None
