"""The undated shelf: acts whose articles support no year. Nothing is lost, and no day is guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.directory import Directory
from felicitations.frame import Frame, Link, frame
from felicitations.listing import Listing, listing, signs_in, summary
from felicitations.lists import Sheet, undated_list
from felicitations.model import Archive, Page
from felicitations.translation import _, spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class Undated:
    """What the undated shelf says."""

    frame: Frame
    summary: str
    acts: Listing


def plan(archive: Archive) -> Iterable[Page]:
    """One page, also when the shelf is empty: other pages lead to it. A long shelf goes on on numbered pages."""
    yield Page(address=addresses.UNDATED, template="undated.html", view=partial(_view, archive))


def _view(archive: Archive) -> Undated:
    sheet = Sheet(part=undated_list(archive), number=1, above=())
    acts = listing(sheet, Directory.of(archive))
    return Undated(
        frame=frame(
            _("Undated acts"),
            _("Acts whose articles support no date."),
            Link(text=_("Years"), address=addresses.YEARS),
            Link(text=_("Undated")),
            section=addresses.TIMELINE,
            signs=signs_in(acts),
        ),
        summary=_summary(sheet, len(archive.events)),
        acts=acts,
    )


def _summary(sheet: Sheet, acts: int) -> str:
    if not sheet.part.events:
        return _("No act stands here: every one has a date.")
    if len(sheet.part.numbers) > 1:
        return summary(sheet)
    return _("%(number)s of %(acts)s.", number=spoken().number(len(sheet.part.events)), acts=wording.acts(acts))
