"""Builds the site, or sees that it stands as it would be built. What is done to make one is told in `making`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from felicitations.disk import unchanged
from felicitations.disk.files import shown
from felicitations.disk.paths import Paths, Wish
from felicitations.disk.public import reserve
from felicitations.disk.sharing import uncollected
from felicitations.model import Published, Search, Show, Summary

__all__ = ["Paths", "build"]


def build(  # noqa: PLR0913 - all are named, and each is a thing of its own
    paths: Paths,
    *,
    out: Path,
    base_url: str | None = None,
    today: str = "",
    strict: bool = False,
    search: Search = "new",
    ledger_file: Path | None = None,
    clock: Callable[[], float] = float,
    say: Callable[[str], None] = lambda _: None,
    show: Show = lambda _: None,
) -> Summary:
    """Build the site into ``out`` and say what was done.

    ``base_url`` stands in for that of site.toml; ``today`` is the day that the home page looks back from, no day if it
    is empty; ``strict`` publishes nothing if anything was refused; ``search`` is which search the site gets;
    ``ledger_file`` is one more ledger, as a site publishes it; ``clock`` gives seconds, for the summary alone; ``say``
    is told each stage; ``show`` gets the site as soon as it is planned, for a look at a page before all are made.
    Raises `Refused` if nothing was published: the site that stood there stands as it was.
    """
    started = clock()
    options = (base_url, today, strict, search)
    with uncollected(), reserve(out, away_from=(*paths.watched, paths.cache), memory=paths.cache) as place:
        inputs = unchanged.look((*paths.watched, *([ledger_file] if ledger_file else [])), options)
        if place.untouched and (last := unchanged.recall(paths.cache, inputs, place.left)):
            same = Published(written=0, unchanged=len(place.left), removed=0, untidy=place.notes)
            return replace(last, out=shown(out), published=same, seconds=clock() - started)
        # What makes a site takes half a second to import: a build in which nothing changed does not wait for it.
        from felicitations.making import make

        wish = Wish(base_url=base_url, today=today, strict=strict, search=search, ledger_file=ledger_file)
        summary = make(paths, place, wish, say, show)
        notes = unchanged.remember(paths.cache, inputs, place.out, summary)
    return replace(summary, out=shown(out), problems=(*summary.problems, *notes), seconds=clock() - started)
