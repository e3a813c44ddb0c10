"""The undated shelf: acts whose articles support no year. Nothing is lost, and no day is guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from felicitations import addresses, wording
from felicitations.entries import Directory, Entry, entries, signs_of
from felicitations.frame import Frame, Link, frame
from felicitations.model import Archive, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Undated:
    """What the undated shelf says."""

    frame: Frame
    summary: str
    entries: tuple[Entry, ...]


def plan(archive: Archive) -> Iterable[Page]:
    """One page, also when the shelf is empty: other pages lead to it."""
    events = archive.shelves.undated
    listed = entries(events, Directory.of(archive))
    of = wording.count(len(archive.events), "act")
    view = Undated(
        frame=frame(
            "Undated acts",
            "Acts whose articles support no date.",
            Link(text="Undated acts"),
            section=addresses.TIMELINE,
            signs=signs_of(listed),
        ),
        summary=f"{len(events)} of {of}." if events else "No act stands here: every one has a date.",
        entries=listed,
    )
    yield Page(address=addresses.UNDATED, template="undated.html", context=view)
