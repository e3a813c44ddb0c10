"""The pages of the plan as HTML, through one Jinja environment: everything is escaped, nothing may be undefined."""

from __future__ import annotations

import traceback
from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from jinja2 import FileSystemLoader, StrictUndefined, TemplateSyntaxError
from markupsafe import Markup

from felicitations import addresses
from felicitations.citing.linked import data_of, document, item_of
from felicitations.citing.sentences import Sentence, sentences
from felicitations.citing.tags import Tag, card_tags, page_tags, tags
from felicitations.frame import Frame, Link
from felicitations.model import Archive, File, Page, Settings
from felicitations.problems import Problem, Refused
from felicitations.render.escaping import Escaping, visible
from felicitations.render.prose import prose
from felicitations.wording import size

NAV = 5
"""Entries of the navigation: so many stand in one row on a small phone. The pages of words are at the foot as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """What every page says of the site. ``contact`` may be empty.

    ``feed``, ``json_feed``, ``search``, the description of the search, and ``icon``, the seal for phones, lead nowhere
    where there is none.
    """

    title: str
    language: str
    licence: str
    contact: Link
    nav: tuple[Link, ...]
    foot: tuple[Link, ...]
    home: Link
    style: Link
    seal: Link
    icon: Link
    feed: Link
    json_feed: Link
    search: Link

    @classmethod
    def of(cls, archive: Archive, files: Container[str] = ()) -> SiteView:
        """The site of an archive; what is not made, or not among its ``files``, is not led to."""
        settings = archive.settings
        kinds = {
            "countries": Link(text="Countries", address=addresses.COUNTRIES),
            "occasions": Link(text="Occasions", address=addresses.OCCASIONS),
            "timeline": Link(text="Timeline", address=addresses.TIMELINE),
            "people": Link(text="People", address=addresses.PEOPLE),
            "map": Link(text="Map", address=addresses.MAP),
            "search": Link(text="Search", address=addresses.SEARCH),
            "articles": Link(text="Articles", address=addresses.ARTICLES),
            "years": Link(text="Years", address=addresses.YEARS),
            "matrix": Link(text="Matrix", address=addresses.MATRIX),
            "undated": Link(text="Undated", address=addresses.UNDATED),
            "data": Link(text="Data", address=addresses.DATA),
        }
        made = {name: link for name, link in kinds.items() if name in settings.pages}
        written = archive.prose if "prose" in settings.pages else ()
        written_links = [Link(text=one.title, address=addresses.prose_page(one.slug)) for one in written]
        feed = Link(text="Feed", address=addresses.FEED if "feed" in settings.exports else "")
        main = [made[name] for name in ("countries", "occasions", "timeline", "map", "search") if name in made]
        rest = [made[name] for name in ("people", "articles", "years", "matrix", "undated", "data") if name in made]
        return cls(
            title=settings.title,
            language=settings.language,
            licence=settings.licence,
            contact=Link(text=settings.contact, address=_reach(settings.contact)),
            nav=(*main, *written_links[:1])[:NAV],
            foot=(*written_links, *rest, *([feed] if feed.address else [])),
            home=Link(text=settings.title, address=addresses.HOME),
            style=Link(text="", address=addresses.STYLE),
            seal=Link(text="", address=addresses.SEAL),
            icon=Link(text="", address=addresses.ICON if addresses.ICON in files else ""),
            feed=feed,
            json_feed=Link(text="", address=addresses.JSON_FEED if "jsonfeed" in settings.exports else ""),
            search=Link(text=settings.title, address=addresses.OPENSEARCH if _searched(settings) else ""),
        )


class Renderer:
    """Turns pages into files. ``templates`` is the folder of the templates; nothing else is read.

    ``sizes`` are those of the files that are no pages, in bytes: a page that leads to one may say how large it is.
    """

    def __init__(self, templates: Path, archive: Archive, sizes: Mapping[str, int] = MappingProxyType({})) -> None:
        self._files = sizes
        self._title = archive.settings.title
        self._base_url = archive.settings.base_url
        # Where the page stands that is being rendered. Filters ask here and not in the template's context, for macros
        # that need no context are made once, and not again for every page.
        self._here = self._root = ""
        self._environment = Escaping(
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            loader=FileSystemLoader(templates),
            auto_reload=False,
        )
        self._environment.globals["site"] = SiteView.of(archive, sizes)
        self._environment.filters["href"] = self._href
        self._environment.filters["prose"] = self._prose
        self._environment.filters["linked"] = self._linked
        self._environment.filters["canonical"] = lambda link: self._canonical(link.address)
        self._environment.filters["tags"] = self._tags
        self._environment.filters["sentences"] = _sentences
        self._environment.filters["size"] = lambda link: size(sizes[link.address]) if link.address in sizes else ""

    def render(self, page: Page) -> File:
        """One page as a file. Raises `Refused` with the template's line and the page's address where it fails."""
        self._here, self._root = page.address, addresses.root_for(self._base_url, page.address)
        try:
            html = self._environment.get_template(page.template).render(
                page=page.context, here=self._here, root=self._root, canonical=self._canonical(page.address)
            )
        except Exception as error:  # whatever a template does wrong, its line is named
            raise Refused(_problem(error, page)) from error
        return File(address=page.address, content=visible(html.encode()))

    def _canonical(self, address: str) -> str:
        """The one address that search engines should keep; the page for unknown addresses has none."""
        return "" if address == addresses.NOT_FOUND else addresses.canonical(self._base_url, address)

    def _linked(self, frame: Frame) -> Markup:
        """The linked data of the page that is being rendered. `document` leaves nothing in it that ends a script."""
        *before, last = ((link.text, link.address) for link in frame.trail)
        steps = [*before, (last[0], last[1] or self._here)]
        urls = [(words, self._canonical(address) if address else "") for words, address in steps]
        items = [item_of(frame.record, frame.description)] if frame.record else []
        items += [data_of(frame.data)] if frame.data else []
        return Markup(document(urls, *items))  # noqa: S704

    def _tags(self, frame: Frame) -> tuple[Tag, ...]:
        """The tags of the page that is being rendered, and of the picture that it is known by elsewhere."""
        url = self._canonical(self._here)
        if frame.record:
            said = tags(frame.record, frame.description)
        else:
            said = page_tags(frame.title, frame.description, self._title, url)
        card = addresses.card(frame.seal.removeprefix("o-"))
        return (*said, *card_tags(self._base_url + card)) if url and card in self._files else said

    def _href(self, link: Link) -> str:
        """The ``href`` of a link on the page that is being rendered."""
        anchor = "#" + quote(link.anchor, safe="-._~") if link.anchor else ""
        return f"{self._root}{addresses.encoded(link.address)}{anchor}"

    def _prose(self, markdown: str, heading: int = 2) -> Markup:
        """Markdown of site_src on the page that is being rendered."""
        return prose(markdown, self._root, heading)


def _sentences(frame: Frame) -> tuple[Sentence, ...]:
    """The citations of the item that a page is about."""
    return sentences(frame.record) if frame.record else ()


def _searched(settings: Settings) -> bool:
    """Whether the description of the search is made: a browser wants a search page, and its whole address."""
    return bool(settings.base_url) and "opensearch" in settings.exports and "search" in settings.pages


def _reach(contact: str) -> str:
    """The address that a contact leads to: a page over https, or a mailbox; empty for anything else."""
    if contact.startswith("https://"):
        return contact
    return f"mailto:{contact}" if "@" in contact and "/" not in contact else ""


def _problem(error: Exception, page: Page) -> Problem:
    """Where a template failed: the innermost line of it that was at work."""
    if isinstance(error, TemplateSyntaxError):
        name, line = error.name or page.template, error.lineno
    else:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
        name, line = (Path(frames[-1].filename).name, frames[-1].lineno or 0) if frames else (page.template, 0)
    text = f"the page {page.address} cannot be rendered: {str(error) or type(error).__name__}"
    hint = "a template may use what its page's type declares, and nothing else"
    return Problem(code="E-TEMPLATE", path=f"templates/{name}", line=line, text=f"{text}; {hint}")
