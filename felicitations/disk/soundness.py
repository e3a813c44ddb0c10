"""Whether a published site is as its manifest says, and such as GitHub Pages takes."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from felicitations.disk import manifest
from felicitations.disk.files import shown
from felicitations.problems import Problem

LARGEST_SITE = 1_000_000_000
LARGEST_FILE = 100_000_000
"""The most bytes of a site on Pages, and of one file in a repository of GitHub (docs.github.com, 2026)."""

NEEDED = ("index.html", "404.html")


def faults_of_site(out: Path) -> Iterator[Problem]:
    """A problem for each file that is missing, altered, foreign, or such as no host may get."""
    try:
        ours = manifest.read(out) if out.is_dir() else None
    except manifest.NotOurs as error:
        yield _problem(out, "", f"is no site of ours: {error}; build it again")
        return
    if ours is None:
        yield _problem(out, "", "holds no site, expected a published one; run python build.py")
        return
    found = manifest.digests(manifest.standing(out))
    found.pop(manifest.MANIFEST, None)
    for address in sorted(ours.keys() | found.keys() | set(NEEDED)):
        if address not in found:
            yield _problem(out, address, "is missing; build the site again")
        elif address not in ours:
            yield _problem(out, address, "is not the site's own; move it away")
        elif ours[address] != found[address]:
            yield _problem(out, address, "is not as it was published; build the site again")
    yield from _unfit(out)


def _unfit(out: Path) -> Iterator[Problem]:
    """What Pages would refuse."""
    total = 0
    for address, _ in sorted(manifest.listing(out)):
        status = (out / address).lstat()
        total += status.st_size
        if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
            yield _problem(out, address, "is a link or no regular file, which Pages refuses")
        elif not status.st_mode & stat.S_IROTH:
            yield _problem(out, address, "may not be read by everybody, which Pages needs; build the site again")
        elif status.st_size > LARGEST_FILE:
            yield _problem(out, address, f"has {status.st_size:,} bytes, expected at most {LARGEST_FILE:,}")
    if total > LARGEST_SITE:
        yield _problem(
            out, "", f"has {total:,} bytes, expected at most {LARGEST_SITE:,}, which is all that Pages takes"
        )


def _problem(out: Path, address: str, text: str) -> Problem:
    return Problem(code="E-SITE", path=shown(out / address), text=text)
