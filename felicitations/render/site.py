"""What every page says of the site: its name, its navigation, its feeds, and the other languages in which it stands."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from felicitations import addresses
from felicitations.frame import Link
from felicitations.model import Archive, Edition, Settings
from felicitations.translation import _

NAV = 5
"""Entries of the navigation: so many stand in one row on a small phone. The pages of words are at the foot as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionView:
    """An edition: the tag of its language, what its speakers call it, how it is written, the folder of its pages."""

    language: str
    name: str
    direction: str
    prefix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """What every page says of the site. ``contact`` may be empty.

    ``feed``, ``json_feed``, ``search``, the description of the search, and ``icon``, the seal for phones, lead nowhere
    where there is none. ``words`` is the script by which other scripts say their words. ``editions`` are all of the
    site, none where there is but one; ``filed`` is the first, in whose language the files are that stand once.
    """

    title: str
    language: str
    direction: str
    editions: tuple[EditionView, ...]
    filed: EditionView
    licence: str
    contact: Link
    nav: tuple[Link, ...]
    foot: tuple[Link, ...]
    home: Link
    style: Link
    words: Link
    seal: Link
    icon: Link
    feed: Link
    json_feed: Link
    search: Link

    @classmethod
    def of(cls, archive: Archive, edition: Edition, editions: Iterable[Edition], files: Container[str]) -> SiteView:
        """The site of an archive in one edition; what is not made, or not among its ``files``, is not led to."""
        settings, every = archive.settings, tuple(editions) or (edition,)
        made = {name: link for name, link in _kinds().items() if name in settings.pages}
        written = archive.prose if "prose" in settings.pages else ()
        written_links = [
            Link(text=one.title, address=addresses.prose_page(one.slug), lang=one.language) for one in written
        ]
        feed = Link(text=_("Feed"), address=addresses.FEED if "feed" in settings.exports else "")
        main = [made[name] for name in ("countries", "occasions", "timeline", "map", "search") if name in made]
        rest = [made[name] for name in ("people", "articles", "years", "matrix", "undated", "data") if name in made]
        return cls(
            title=settings.title,
            language=edition.translation.language,
            direction=edition.translation.direction,
            editions=tuple(map(_edition, every)) if len(every) > 1 else (),
            filed=_edition(every[0]),
            licence=settings.licence,
            contact=Link(text=settings.contact, address=_reach(settings.contact)),
            nav=(*main, *written_links[:1])[:NAV],
            foot=(*written_links, *rest, *([feed] if feed.address else [])),
            home=Link(text=settings.title, address=addresses.HOME),
            style=Link(text="", address=addresses.STYLE),
            words=Link(text="", address=addresses.WORDS),
            seal=Link(text="", address=addresses.SEAL),
            icon=Link(text="", address=addresses.ICON if addresses.ICON in files else ""),
            feed=feed,
            json_feed=Link(text="", address=addresses.JSON_FEED if "jsonfeed" in settings.exports else ""),
            search=Link(text=settings.title, address=addresses.OPENSEARCH if _searched(settings) else ""),
        )


def _kinds() -> dict[str, Link]:
    """What the navigation and the foot may lead to, by the kinds of pages."""
    return {
        "countries": Link(text=_("Countries"), address=addresses.COUNTRIES),
        "occasions": Link(text=_("Occasions"), address=addresses.OCCASIONS),
        "timeline": Link(text=_("Timeline"), address=addresses.TIMELINE),
        "people": Link(text=_("People"), address=addresses.PEOPLE),
        "map": Link(text=_("Map"), address=addresses.MAP),
        "search": Link(text=_("Search"), address=addresses.SEARCH),
        "articles": Link(text=_("Articles"), address=addresses.ARTICLES),
        "years": Link(text=_("Years"), address=addresses.YEARS),
        "matrix": Link(text=_("Matrix"), address=addresses.MATRIX),
        "undated": Link(text=_("Undated"), address=addresses.UNDATED),
        "data": Link(text=_("Data"), address=addresses.DATA),
    }


def _edition(edition: Edition) -> EditionView:
    spoken = edition.translation
    return EditionView(language=spoken.language, name=spoken.name, direction=spoken.direction, prefix=edition.prefix)


def _searched(settings: Settings) -> bool:
    """Whether the description of the search is made: a browser wants a search page, and its whole address."""
    return bool(settings.base_url) and "opensearch" in settings.exports and "search" in settings.pages


def _reach(contact: str) -> str:
    """The address that a contact leads to: a page over https, or a mailbox; empty for anything else."""
    if contact.startswith("https://"):
        return contact
    return f"mailto:{contact}" if "@" in contact and "/" not in contact else ""
