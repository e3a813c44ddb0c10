"""Publishes a site whole or not at all: beside the old one, checked there, then exchanged with it in one step.

Whatever stops a build, a kill, a full disk, a power cut, the site that stands is the old one or the new one. Nothing
that is not ours is ever removed.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

import msgspec

from felicitations.disk import manifest
from felicitations.disk.atomic import exchange, restore, sync, to_disk, unbroken
from felicitations.disk.files import shown
from felicitations.disk.kept import Keep
from felicitations.disk.lock import locked
from felicitations.disk.manifest import FILE_MODE, MANIFEST, Standing
from felicitations.disk.safety import Unsafe, refuse_dangerous, settled
from felicitations.disk.stage import MARK, Stage
from felicitations.model import File, Published, Same
from felicitations.problems import Problem, Refused

UNTIDY = "W-UNTIDY"
"""The code of the problem that a site was published, but not everything could be tidied up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An output folder that was found safe and is locked for us.

    ``stage`` is the folder beside it where we work, ``notes`` what tidying up after an earlier build brought to light.
    ``left`` is how the last build left the files of the site, as ``memory`` has it, and ``untouched`` that all of them
    are so still, and no others; ``before`` is how they stand now.
    ``stage`` holds a mark that it is ours, ``site`` (the new site, and after the exchange the old one) and, on systems
    that need two renames, ``old``.
    """

    out: Path
    stage: Path
    memory: Path | None = None
    left: Mapping[str, Standing] = field(default_factory=dict)
    untouched: bool = False
    before: Mapping[str, Standing] = field(default_factory=dict)
    notes: tuple[Problem, ...] = ()

    def still(self, address: str) -> Standing | None:
        """A file that the last build left, as it stands; None where there is none, or where somebody changed it."""
        left, now = self.left.get(address), self.before.get(address)
        return now if left and now and now.digest == left.digest and now.mode == FILE_MODE else None

    @property
    def site(self) -> Path:
        """Where the new site is written."""
        return self.stage / "site"

    @property
    def old(self) -> Path:
        """Where the old site waits between two renames."""
        return self.stage / "old"

    @property
    def kept(self) -> Path:
        """Where files go that somebody changed in the published site."""
        return self.out.with_name(f"{self.out.name}.kept")


def publish(out: Path, files: Iterable[File], memory: Path | None = None) -> Published:
    """Publish a site into ``out``; see `reserve` and `publish_at`."""
    with reserve(out, memory=memory) as place:
        return publish_at(place, files)


@contextmanager
def reserve(out: Path, away_from: Iterable[Path] = (), memory: Path | None = None) -> Iterator[Place]:
    """Make sure of a place for the site, before any work is done, and tidy up what a killed build left there.

    ``memory`` is a folder in which it is remembered how the files of the site were left, so that they need not be read
    to know that nobody changed them.
    Raises `Unsafe` if ``out`` is not ours to fill, `Locked` if another build is at work, `Refused` if the disk says no.
    """
    out = settled(out)
    with _disk_errors(out):
        seen = _identity(out)
        left = _recalled(out, memory)
        untouched = bool(left) and manifest.untouched(out, left)
        refuse_dangerous(out, away_from, untouched=untouched)
        stage = out.with_name(f".{out.name}.stage")
        place = Place(out=out, stage=stage, memory=memory, left=left, untouched=untouched)
        out.parent.mkdir(parents=True, exist_ok=True)
    with _disk_errors(out), locked(out.with_name(f".{out.name}.lock")):
        _refuse_strange_stage(place.stage)  # now that no other build makes or removes one
        if _identity(out) != seen:  # another build published between our look and our lock
            place = replace(place, left={}, untouched=False)
        try:
            notes = tidy(place)
            yield replace(place, notes=notes, before=_before(place))
        finally:
            # What cannot be tidied now is tidied by the next build; it must not hide how this one ended.
            with unbroken(), suppress(OSError):
                tidy(place)


def publish_at(place: Place, files: Iterable[File | Same]) -> Published:
    """Publish a site: all its files, taken in one by one, and a manifest of them. If it stands there, nothing changes.

    Raises `Refused`, with the old site untouched, if addresses are not safe or the disk says no before the exchange;
    what goes wrong after it is in ``untidy``. What the making of ``files`` raises goes through, likewise.
    """
    before = place.before
    stage = Stage(place.stage, place.out, before)
    for file in files:
        with _disk_errors(place.out, stage):
            stage.put(file)
    with _disk_errors(place.out, stage):
        if not stage.finish():
            notes = () if place.untouched else _remembered(place, before)
            return Published(written=0, unchanged=len(stage.digests), removed=0, untidy=(*place.notes, *notes))
        to_disk(place.stage)
        now = _verified(place.site, stage.digests, before)
        exchange(place.site, place.out, place.old)
    same = sum(address in before and before[address].digest == one for address, one in stage.digests.items())
    return Published(
        written=len(stage.digests) - same,
        unchanged=same,
        removed=len(before.keys() - stage.digests.keys()),
        untidy=(*place.notes, *_after(place, before), *_remembered(place, now)),
    )


def tidy(place: Place, known: Mapping[str, Standing] = MappingProxyType({})) -> tuple[Problem, ...]:
    """Remove what publishing left beside the site, ours alone; bring the old site back if a kill came in between.

    Files that somebody changed in the published site are kept aside, and named; ``known`` is how they were found
    before.
    """
    if not place.stage.is_dir():
        return ()
    restore(place.out, place.old)
    problems = [*_discard(place.old, place, known), *_discard(place.site, place, known)]
    (place.stage / MARK).unlink(missing_ok=True)
    place.stage.rmdir()
    return tuple(problems)


def _before(place: Place) -> Mapping[str, Standing]:
    """How the files of the site stand. Those are read that do not bear the traces that the last build left."""
    if place.untouched:
        return place.left
    return manifest.standing(place.out, place.left) if place.out.exists() else {}


def _after(place: Place, before: Mapping[str, Standing]) -> tuple[Problem, ...]:
    """What is done once the new site stands. Nothing here can undo it, so errors are told and not raised."""
    try:
        sync(place.out.parent)
        with unbroken():
            return tidy(place, before)
    except OSError as error:
        text = f"{error.strerror or error}; the site is published, and what was left behind goes with the next build"
        return (Problem(code=UNTIDY, path=shown(Path(error.filename or place.stage)), text=text),)


def _verified(site: Path, digests: Mapping[str, str], before: Mapping[str, Standing]) -> dict[str, Standing]:
    """The new site as it reads back, before it takes the old one's place: a disk that lies is found out here."""
    found = manifest.standing(site, before)
    read = manifest.digests(found)
    wrong = sorted(address for address in read.keys() | digests.keys() if read.get(address) != digests.get(address))
    if wrong:
        # Without its manifest it is no site, and what is wrong in it nobody's work to be kept.
        (site / MANIFEST).unlink(missing_ok=True)
        text = "does not read back as it was written; check the disk. Nothing was published"
        raise Refused(*(Problem(code="E-DISK", path=address, text=text) for address in wrong[:5]))
    return found


def _discard(tree: Path, place: Place, known: Mapping[str, Standing]) -> Iterator[Problem]:
    """Remove a site that no longer stands. A file that is not as its manifest says is somebody's work: it is kept."""
    if not os.path.lexists(tree):
        return
    for address in _edited(tree, known):
        yield _keep(tree / address, address, place)
    for entry in sorted(tree.iterdir()):
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.name != MANIFEST:
            entry.unlink()
    # The manifest goes last: as long as it stands, a kill cannot make us forget which files are ours.
    (tree / MANIFEST).unlink(missing_ok=True)
    tree.rmdir()


def _edited(tree: Path, known: Mapping[str, Standing]) -> list[str]:
    """The files of a site that are not as its manifest says. A site without its manifest was never finished: none."""
    try:
        ours = manifest.read(tree)
    except manifest.NotOurs:
        ours = None
    if ours is None:
        return []
    found = manifest.digests(manifest.standing(tree, known))
    return sorted(address for address in found if address != MANIFEST and ours.get(address) != found[address])


def _keep(path: Path, address: str, place: Place) -> Problem:
    kept = place.kept / address
    number = 1
    while os.path.lexists(kept):
        number += 1
        kept = place.kept / f"{address}.{number}"
    kept.parent.mkdir(parents=True, exist_ok=True)
    path.rename(kept)
    where = f"{place.kept.name}/{shown(kept.relative_to(place.kept))}"
    text = f"was changed in the published site by somebody else; their version is kept as {where}"
    return Problem(code="W-EDITED", path=shown(address), text=text)


def _identity(out: Path) -> tuple[int, int] | None:
    """Which folder stands in a place: each publication puts another one there."""
    try:
        status = out.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _refuse_strange_stage(stage: Path) -> None:
    """Raises `Unsafe` if what stands in the place of our working folder is not ours."""
    if not os.path.lexists(stage):
        return
    empty_or_ours = stage.is_dir() and not stage.is_symlink()
    names = {entry.name for entry in stage.iterdir()} if empty_or_ours else {""}
    if names and MARK not in names:
        text = "stands where the new site would be written, and this program did not put it there; move it away"
        raise Unsafe(Problem(code="E-UNSAFE", path=shown(stage), text=text))


@contextmanager
def _disk_errors(path: Path, stage: Stage | None = None) -> Iterator[None]:
    """Say what the operating system says as a problem of ours; of a full disk, how much stood in ``stage`` by then."""
    try:
        yield
    except OSError as error:
        hint = "nothing was published, the site that stands is untouched"
        if stage and error.errno == errno.ENOSPC:
            hint = f"{stage.written:,} bytes of the new site had room, which needs more beside the old one; {hint}"
        text = f"{error.strerror or error}; {hint}"
        raise Refused(Problem(code="E-DISK", path=shown(Path(error.filename or path)), text=text)) from error


def _recalled(out: Path, memory: Path | None) -> dict[str, Standing]:
    """How the last build left the files of this very site; nothing where that is not known."""
    found, _ = _kept(memory).recall_as(dict[str, Standing], _name_of(out)) if memory else (None, ())
    return found or {}


def _remembered(place: Place, now: Mapping[str, Standing]) -> tuple[Problem, ...]:
    if place.memory is None:
        return ()
    return _kept(place.memory).keep(_name_of(place.out), msgspec.msgpack.encode(now))


def _kept(memory: Path) -> Keep:
    return Keep(
        path=memory / "published",
        head=b"felicitations published 1",
        afresh="every file of the site that stands was read",
        again="the next build reads every file of the site",
    )


def _name_of(out: Path) -> bytes:
    return hashlib.sha256(os.fsencode(out)).digest()
