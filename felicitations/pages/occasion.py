"""The page of one occasion type: what it means, how it is recognised, and its acts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.citing.box import cite_list
from felicitations.digest import digest_of
from felicitations.directory import Directory
from felicitations.entries import extent
from felicitations.frame import Frame, Link, frame, occasion_sign
from felicitations.lexicon import Occasion
from felicitations.listing import Listing, listing, signs_in
from felicitations.lists import Sheet, occasion_list
from felicitations.model import Archive, Page, Settings, Shelf
from felicitations.news import feed_link
from felicitations.origins import Origins
from felicitations.translation import _


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionPage:
    """What the page of an occasion type says.

    ``body`` is Markdown of site_src, ``language`` that in which it is written; ``phrases`` are the patterns that show
    the type, ``examples`` sentences that it must find and ``counter_examples`` sentences that it must not; ``beats``
    are the types it wins against.
    """

    frame: Frame
    sign: str
    label: str
    summary: str
    body: str
    language: str
    acts: Listing
    phrases: tuple[str, ...]
    beats: tuple[Link, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


def plan(archive: Archive) -> Iterable[Page]:
    """One page for each type, those without an act too."""
    directory, origins, settings = Directory.of(archive), Origins.of(archive), archive.settings
    shelves = {shelf.key: shelf for shelf in archive.shelves.occasion}
    for occasion in archive.occasions:
        bare = Shelf(key=occasion.slug, slug=occasion.slug, label=occasion.label, events=())
        shelf = shelves.get(occasion.slug, bare)
        sheet = Sheet(part=occasion_list(shelf), number=1, above=())
        view = partial(_view, occasion, shelf, sheet, directory, settings)
        origin = digest_of(occasion, origins.of_sheet(sheet), directory.core, settings.exports)
        yield Page(address=addresses.occasion_page(occasion.slug), template="occasion.html", view=view, origin=origin)


def _view(occasion: Occasion, shelf: Shelf, sheet: Sheet, directory: Directory, settings: Settings) -> OccasionPage:
    acts = listing(sheet, directory)
    sign = occasion_sign(occasion.slug)
    return OccasionPage(
        frame=frame(
            occasion.label,
            _("Messages of congratulation between states: %(list)s.", list=wording.within(occasion.label)),
            Link(text=_("Occasions"), address=addresses.OCCASIONS),
            Link(text=occasion.label),
            cite=cite_list(len(shelf.events), addresses.occasion_page(occasion.slug), settings.exports),
            signs={sign, *signs_in(acts)},
            seal=sign,
            feed=feed_link(addresses.occasion_page(occasion.slug), occasion.label, settings),
        ),
        sign=sign,
        label=occasion.label,
        summary=extent(shelf.events),
        body=occasion.body,
        language=occasion.language,
        acts=acts,
        phrases=occasion.phrases,
        beats=tuple(directory.occasion(slug) for slug in occasion.beats),
        examples=occasion.examples,
        counter_examples=occasion.counter_examples,
    )
