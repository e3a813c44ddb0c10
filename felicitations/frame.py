"""What every page says around its own matter: its title, where it stands, and the marks that it draws."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from felicitations import addresses, wording
from felicitations.citing.collection import Collection
from felicitations.citing.record import Record
from felicitations.translation import _

# What turns the direction of a line: a window's title and a search result cannot set words apart, as a page does.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")

OTHER_SIGN = "o-other"
SIGNS: frozenset[str] = frozenset(
    {"o-election", "o-re-election", "o-inauguration", "o-party", "o-national-day", "o-diplomatic-anniversary"}
    | {"o-treaty-anniversary", "o-institution-anniversary", "o-event-opening", "o-achievement", "o-holiday-greeting"}
    | {"o-personal", OTHER_SIGN, "c-stated", "c-inferred", "c-curated", "a-to", "a-both"}
)
"""The marks that are drawn in ``templates/parts/marks.html``: occasions ``o-``, certainty ``c-``, direction ``a-``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead somewhere. ``address`` is empty where they lead nowhere; ``anchor`` is a place on that page.

    ``lang`` is the language of words that an article prints; empty for the site's own.
    """

    text: str
    address: str = ""
    anchor: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A link with a mark before it and a count after it: one way in. ``sign`` and ``count`` may be empty."""

    link: Link
    sign: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """What the box "Cite" says besides the citations: a sentence of the archive, and the ways to the files."""

    words: str = ""
    files: tuple[Link, ...] = ()


SLOT = "\0"
"""Where a link stands in words, before it is woven into them: a character that no message and no name holds."""


def woven(words: str, *links: Link) -> tuple[Link, ...]:
    """Words with the links in the places of their `SLOT`, in that order: a translation puts them where it wants."""
    first, *others = words.split(SLOT)
    row = [Link(text=first)]
    for link, after in zip(links, others, strict=True):
        row += [link, Link(text=after)]
    return tuple(one for one in row if one.text)


def listed(links: Iterable[Link]) -> tuple[Link, ...]:
    """Links in a row, with commas between them."""
    row = tuple(links)
    return woven(wording.in_row([SLOT] * len(row)), *row)


def named(links: Iterable[Link]) -> tuple[Link, ...]:
    """Links as prose lists them: ``A``, ``A and B``, ``A, B and C``."""
    row = tuple(links)
    return woven(wording.names([SLOT] * len(row)), *row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward:
    """A way onward: what kind of step it is, whether it goes forth or back, and where it leads."""

    step: str
    forth: bool
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame of one page.

    ``title`` stands in the window's title, ``description`` in search results; ``section`` is the address of the entry
    in the site's navigation that the page belongs to; ``trail`` leads from the home page to here, the last without an
    address; ``folio`` is the short mark at the trail's end; ``signs`` are the marks that the page draws;
    ``script`` leads to the script that improves the page, ``feed`` to the feed of its acts, if there is one. ``finds``
    says that the script searches, for which it reads files of the site and runs WebAssembly. ``record`` is that of the
    article or the act which the page is about, ``data`` that of the archive's data on their own page: citations, tags
    and linked data are made from them when the page is rendered. ``cite`` is the rest of the box that says how to cite.
    ``seal`` is the mark of the occasion that the page is about, which other sites show beside a link to it. ``former``
    says that the page only stands in the place of one that is gone, which search engines should not list.
    """

    title: str
    description: str
    section: str
    trail: tuple[Link, ...]
    folio: str
    signs: tuple[str, ...]
    script: Link = Link(text="")
    finds: bool = False
    record: Record | None = None
    data: Collection | None = None
    cite: Cite = Cite()
    seal: str = ""
    feed: Link = Link(text="")
    former: bool = False


def frame(  # noqa: PLR0913 - all but the first two are named
    title: str,
    description: str,
    *trail: Link,
    folio: str = "",
    signs: Iterable[str] = (),
    section: str = "",
    script: str = "",
    finds: bool = False,
    record: Record | None = None,
    data: Collection | None = None,
    cite: Cite | None = None,
    seal: str = "",
    feed: Link = Link(text=""),
    former: bool = False,
) -> Frame:
    """A frame whose trail starts at the home page and ends with the page itself (none for the home page)."""
    steps = (Link(text=_("Home"), address=addresses.HOME), *trail) if trail else ()
    return Frame(
        title=_TURNS.sub("", title),
        description=_TURNS.sub("", description),
        section=section or (trail[0].address if trail else ""),
        trail=steps,
        folio=folio,
        signs=tuple(sorted(set(signs) & SIGNS)),
        script=Link(text="", address=script),
        finds=finds,
        record=record,
        data=data,
        cite=cite or Cite(),
        seal=seal,
        feed=feed,
        former=former,
    )


def occasion_sign(slug: str) -> str:
    """The mark of an occasion type; the lozenge where it has none of its own, or where the type is not known."""
    sign = f"o-{slug}"
    return sign if sign in SIGNS else OTHER_SIGN
