"""The search of a site: its index, made only when what it is made from has changed, and the table beside it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from felicitations.catalogue import catalogue, people
from felicitations.disk import pagefind
from felicitations.disk.kept import Found, Keep
from felicitations.findables import findables_of
from felicitations.model import Archive, File, Search
from felicitations.problems import Problem

NAME = "search"
KIND = "search"
"""The page kind that goes with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Searchable:
    """An archive and the files of its search. Where there is none, its page is not among the archive's kinds."""

    archive: Archive
    files: tuple[File, ...] = ()
    problems: tuple[Problem, ...] = ()


def searchable(archive: Archive, folder: Path, search: Search) -> Searchable:
    """The archive with its search, as remembered in ``folder`` or made anew.

    It is left out where it is not wanted or where there is nothing to be found; where Pagefind is not installed, one
    line says so. Raises `Refused` if Pagefind fails.
    """
    if KIND not in archive.settings.pages:
        return Searchable(archive=archive)
    if search == "none" or not archive.reports:
        return Searchable(archive=_without(archive))
    version = pagefind.version()
    if not version:
        text = "is not installed, so the site has no search; install requirements.lock, or build with --no-search"
        return Searchable(archive=_without(archive), problems=(Problem(code="W-SEARCH", path="pagefind", text=text),))
    files, problems = _index(archive, _keep(folder), version, search)
    return Searchable(archive=archive, files=files, problems=problems)


def _index(archive: Archive, keep: Keep, version: str, search: Search) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """The files of the search, and what went wrong with remembering them."""
    found, problems = keep.recall()
    if found and search == "last" and (files := _files(found)):
        return files, problems
    records = findables_of(archive)
    language = archive.settings.language
    named = people(archive, records)
    made_from = msgspec.msgpack.encode((version, language, records, catalogue(archive, records).content, named.content))
    stamp = hashlib.sha256(made_from).digest()
    if found and found.stamp == stamp and (files := _files(found)):
        return files, problems
    indexes = pagefind.index(records, language)
    table = catalogue(archive, records, (one.names for one in indexes))
    files = (table, named, *(file for one in indexes for file in one.files))
    body = msgspec.msgpack.encode({file.address: file.content for file in files})
    return files, (*problems, *keep.keep(stamp, body))


def _files(found: Found) -> tuple[File, ...]:
    """The files that were kept; none where what was kept is no such thing."""
    try:
        kept = msgspec.msgpack.decode(found.body, type=dict[str, bytes])
    except (msgspec.MsgspecError, ValueError):
        return ()
    return tuple(File(address=address, content=content) for address, content in kept.items())


def _keep(folder: Path) -> Keep:
    return Keep(
        path=folder / NAME,
        head=b"felicitations search 1",
        afresh="the index of the search was made afresh",
        again="the next build makes the index of the search again",
    )


def _without(archive: Archive) -> Archive:
    """The archive without the page of the search, so that nothing leads to it."""
    kinds = tuple(kind for kind in archive.settings.pages if kind != KIND)
    return replace(archive, settings=replace(archive.settings, pages=kinds))
