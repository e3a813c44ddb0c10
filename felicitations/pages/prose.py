"""The pages that people write in Markdown: about, method ..."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses
from felicitations.frame import Frame, Link, frame
from felicitations.model import Archive, Page, Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class ProsePage:
    """What a page of prose says.

    ``body`` is Markdown of site_src, ``language`` that in which it is written; ``others`` are the other pages of its
    kind.
    """

    frame: Frame
    title: str
    description: str
    body: str
    language: str
    others: tuple[Link, ...]


def plan(archive: Archive) -> Iterable[Page]:
    """One page for each Markdown file."""
    for one in archive.prose:
        yield Page(address=addresses.prose_page(one.slug), template="prose.html", view=partial(_view, one, archive))


def _view(one: Prose, archive: Archive) -> ProsePage:
    return ProsePage(
        frame=frame(one.title, one.description, Link(text=one.title), section=addresses.prose_page(one.slug)),
        title=one.title,
        description=one.description,
        body=one.body,
        language=one.language,
        others=tuple(
            Link(text=other.title, address=addresses.prose_page(other.slug), lang=other.language)
            for other in archive.prose
            if other.slug != one.slug
        ),
    )
