"""Turns the editions of the archive into pages, and shows what is being made before all of it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from felicitations import addresses
from felicitations.archive import told_in
from felicitations.disk.manifest import Standing
from felicitations.model import Archive, Edition, File, Page, Proof
from felicitations.pages import former, plan_pages
from felicitations.problems import Problem
from felicitations.render.html import Renderer
from felicitations.translation import speaking


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The archive as one edition tells it, and the pages of that edition."""

    edition: Edition
    archive: Archive
    pages: tuple[Page, ...]


def versions(told: Archive, archive: Archive, editions: Iterable[Edition]) -> tuple[Version, ...]:
    """One for each edition: the first of the archive as ``told`` there, the others with the same kinds of pages."""
    first, *others = editions
    chosen = replace(archive, settings=replace(archive.settings, pages=told.settings.pages))
    return (_version(told, first), *(_version(told_in(chosen, edition), edition) for edition in others))


def held(edition: Edition, pages: Iterable[Page]) -> tuple[Page, ...]:
    """Those of the pages that an edition has: hosts show that of unknown addresses from the root."""
    return tuple(page for page in pages if not edition.prefix or page.address != addresses.NOT_FOUND)


def _version(told: Archive, edition: Edition) -> Version:
    """The pages of one edition, from the archive as it tells it."""
    with speaking(edition.translation):
        return Version(edition=edition, archive=told, pages=held(edition, plan_pages(told)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What renders pages: ``templates`` is their folder, ``editions`` are all of the site."""

    editions: tuple[Edition, ...]
    templates: Path

    def laid_out(self, version: Version, sizes: Mapping[str, int]) -> tuple[tuple[Page, ...], Renderer]:
        """The pages of a version, those that tell where one went among them, and what renders them.

        ``sizes`` are those of the files that are no pages, in bytes, as far as they are known yet. It is to be called,
        and the pages are to be rendered, in the version's language (`speaking`).
        """
        there = frozenset(page.address for page in version.pages)
        pages = (*version.pages, *former.plan(version.archive, there, version.edition.prefix))
        renderer = Renderer(
            self.templates,
            version.archive,
            sizes,
            edition=version.edition,
            editions=self.editions,
            pages={page.address for page in pages},
        )
        return pages, renderer

    def proof(
        self,
        planned: Iterable[Version],
        files: Iterable[File],
        standing: Mapping[str, Standing],
        problems: tuple[Problem, ...],
    ) -> Proof:
        """The site that is ``planned``, before it is made; ``files`` are those of it that are there already.

        The sizes that its pages give are those of the files that are ``standing``.
        """
        ready = {file.address: file.content for file in files}

        @cache  # nothing is done before somebody looks
        def pages() -> dict[str, tuple[Edition, Page, Renderer]]:
            found: dict[str, tuple[Edition, Page, Renderer]] = {}
            sizes = {address: one.size for address, one in standing.items()}
            for version in planned:
                with speaking(version.edition.translation):
                    laid, renderer = self.laid_out(version, sizes)
                found |= {renderer.placed(page.address): (version.edition, page, renderer) for page in laid}
            return found

        def find(address: str) -> bytes | None:
            if address not in pages():
                return ready.get(address)
            edition, page, renderer = pages()[address]
            with speaking(edition.translation):
                return renderer.render(page).content

        return Proof(find=find, has=lambda address: address in pages(), problems=problems)
