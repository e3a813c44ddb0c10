"""The index of occasions: every type, those without an act too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.entries import occasion_ways
from felicitations.frame import Counted, Frame, Link, frame
from felicitations.model import Archive, Page
from felicitations.translation import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasions:
    """What the index of occasions says. ``unknown`` counts the acts whose occasion is not known, empty for none."""

    frame: Frame
    summary: str
    occasions: tuple[Counted, ...]
    unknown: str
    matrix: Link


def plan(archive: Archive) -> Iterable[Page]:
    """One page."""
    yield Page(address=addresses.OCCASIONS, template="occasions.html", view=partial(_view, archive))


def _view(archive: Archive) -> Occasions:
    ways = occasion_ways(archive, empty=True)
    unknown = sum(event.message.occasion is None for event in archive.events)
    with_acts = len(archive.shelves.occasion)
    return Occasions(
        frame=frame(
            _("Occasions"),
            _("What states congratulate each other on, by type."),
            Link(text=_("Occasions")),
            section=addresses.OCCASIONS,
            signs=[way.sign for way in ways],
        ),
        summary=wording.count(
            len(ways),
            "%(number)s type of occasion, %(used)s of them with acts.",
            "%(number)s types of occasion, %(used)s of them with acts.",
            used=with_acts,
        ),
        occasions=ways,
        unknown=wording.acts(unknown) if unknown else "",
        matrix=Link(
            text=_("Occasions by year"), address=addresses.MATRIX, anchor="occasions" if archive.events else ""
        ),
    )
