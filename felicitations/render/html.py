"""The pages of the plan as HTML, through one Jinja environment: everything is escaped, nothing may be undefined."""

from __future__ import annotations

import re
import traceback
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from jinja2 import FileSystemLoader, StrictUndefined, TemplateSyntaxError
from markupsafe import Markup

from felicitations import addresses
from felicitations.citing.linked import data_of, document, item_of
from felicitations.citing.sentences import Sentence, sentences
from felicitations.citing.tags import Tag, card_tags, page_tags, tags
from felicitations.digest import digest_of
from felicitations.frame import Frame, Link
from felicitations.model import Archive, Edition, File, Page
from felicitations.problems import Problem, Refused
from felicitations.render.escaping import Escaping, visible
from felicitations.render.messages import translate
from felicitations.render.prose import prose
from felicitations.render.site import EditionView, SiteView
from felicitations.translation import spoken
from felicitations.wording import size

_SIZED = re.compile(rb"\|\s*size\b")


class Renderer:
    """Turns pages into files. ``templates`` is the folder of the templates; nothing else is read.

    ``sizes`` are those of the files that are no pages, in bytes: a page that leads to one may say how large it is.
    ``edition`` is the one whose pages are rendered, one of ``editions``; ``pages`` are their addresses. Links between
    pages stay inside an edition; links to files lead out of its folder.
    """

    def __init__(  # noqa: PLR0913 - an edition beside others is told what they are
        self,
        templates: Path,
        archive: Archive,
        sizes: Mapping[str, int] = MappingProxyType({}),
        *,
        edition: Edition = Edition(),  # noqa: B008 - it is frozen
        editions: Iterable[Edition] = (),
        pages: Collection[str] = (),
    ) -> None:
        self._files = sizes
        self._prefix, self._pages = edition.prefix, pages
        self._title = archive.settings.title
        self._base_url = archive.settings.base_url
        # Where the page stands that is being rendered. Filters ask here and not in the template's context, for macros
        # that need no context are made once, and not again for every page.
        self._here = self._root = ""
        self._templates = templates
        self._environment = Escaping(
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            loader=FileSystemLoader(templates),
            auto_reload=False,
        )
        translate(self._environment)
        self._environment.globals["site"] = SiteView.of(archive, edition, editions, sizes)
        self._environment.filters["href"] = self._href
        self._environment.filters["prose"] = self._prose
        self._environment.filters["linked"] = self._linked
        self._environment.filters["canonical"] = lambda link: self._canonical(link.address)
        self._environment.filters["beside"] = self._beside
        self._environment.filters["alternate"] = self._alternate
        self._environment.filters["tags"] = self._tags
        self._environment.filters["sentences"] = _sentences
        self._environment.filters["size"] = lambda link: size(sizes[link.address]) if link.address in sizes else ""

    def render(self, page: Page) -> File:
        """One page as a file. Raises `Refused` with the template's line and the page's address where it fails."""
        self._here, place = page.address, self.placed(page.address)
        self._root = addresses.root_for(self._base_url, place)
        try:
            html = self._environment.get_template(page.template).render(
                page=page.context,
                here=self._here,
                root=self._root + self._prefix,
                canonical=self._canonical(page.address),
            )
        except Exception as error:  # whatever a template does wrong, its line is named
            raise Refused(_problem(error, page)) from error
        return File(address=place, content=visible(html.encode()))

    @property
    def digest(self) -> bytes:
        """A digest of all that a page is made of besides its words: the templates, the site, and where its pages are.

        The page of the data gives the sizes of files, and is made every time; where another template does so, all
        sizes are among what its page is made of.
        """
        there = sorted(self._pages) if self._prefix else ()
        cards = [address for address in self._files if address.startswith(addresses.CARDS)]
        files = [(path.name, path.read_bytes()) for path in sorted(self._templates.rglob("*")) if path.is_file()]
        sized = [name for name, text in files if _SIZED.search(text)]
        sizes = self._files if sized != ["data.html"] else ()
        site = (self._environment.globals["site"], self._title, self._base_url, self._prefix, spoken().digest)
        return digest_of(site, there, sizes, sorted(cards), files)

    def placed(self, address: str) -> str:
        """Where a page or a file of the site stands: pages in the folder of the edition, files outside."""
        return self._prefix + address if self._prefix and address in self._pages else address

    def _canonical(self, address: str) -> str:
        """The one address that search engines should keep; the page for unknown addresses has none."""
        return "" if address == addresses.NOT_FOUND else addresses.canonical(self._base_url, self.placed(address))

    def _beside(self, other: EditionView) -> str:
        """The ``href`` of the page that is being rendered in another edition, or of its home page where it has none."""
        here = addresses.HOME if self._here == addresses.NOT_FOUND else self._here
        return f"{self._root}{addresses.encoded(other.prefix + here)}"

    def _alternate(self, other: EditionView) -> str:
        """The absolute URL of the page that is being rendered, in another edition; empty where none is known."""
        return addresses.canonical(self._base_url, other.prefix + self._here)

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
        return f"{self._root}{addresses.encoded(self.placed(link.address))}{anchor}"

    def _prose(self, markdown: str, heading: int = 2) -> Markup:
        """Markdown of site_src on the page that is being rendered."""
        return prose(markdown, lambda address: self._root + self.placed(address), heading)


def _sentences(frame: Frame) -> tuple[Sentence, ...]:
    """The citations of the item that a page is about."""
    return sentences(frame.record) if frame.record else ()


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
