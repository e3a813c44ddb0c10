"""What a reader sees where nothing stands: 404.html, which a host shows at any depth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from felicitations import addresses
from felicitations.frame import Frame, Link, frame
from felicitations.model import Archive, Page
from felicitations.translation import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What the page says: where to go on."""

    frame: Frame
    ways: tuple[Link, ...]


def plan(archive: Archive) -> Iterable[Page]:  # noqa: ARG001 (every kind is planned from the archive)
    """One page."""
    yield Page(address=addresses.NOT_FOUND, template="gone.html", view=_view)


def _view() -> Gone:
    return Gone(
        frame=frame(_("Not found"), _("Nothing stands at this address."), Link(text=_("Not found"))),
        ways=(
            Link(text=_("Home"), address=addresses.HOME),
            Link(text=_("Articles"), address=addresses.ARTICLES),
            Link(text=_("Countries"), address=addresses.COUNTRIES),
            Link(text=_("Occasions"), address=addresses.OCCASIONS),
            Link(text=_("People"), address=addresses.PEOPLE),
            Link(text=_("Years"), address=addresses.YEARS),
            Link(text=_("Timeline"), address=addresses.TIMELINE),
        ),
    )
