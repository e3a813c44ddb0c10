"""Publishes a site whole or not at all: beside the old one, checked there, then exchanged with it in one step.

Whatever stops a build, a kill, a full disk, a power cut, the site that stands is the old one or the new one. Nothing
that is not ours is ever removed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from felicitations.disk import manifest
from felicitations.disk.atomic import exchange, restore, sync, to_disk, unbroken
from felicitations.disk.files import shown
from felicitations.disk.lock import locked
from felicitations.disk.manifest import MANIFEST
from felicitations.disk.safety import Unsafe, refuse_dangerous, settled
from felicitations.model import File, Published
from felicitations.problems import Problem, Refused

FILE_MODE = 0o644
FOLDER_MODE = 0o755
UNTIDY = "W-UNTIDY"
"""The code of the problem that a site was published, but not everything could be tidied up."""

_MARK = "felicitations-stage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An output folder that was found safe and is locked for us.

    ``stage`` is the folder beside it where we work, ``notes`` what tidying up after an earlier build brought to light.
    ``stage`` holds a mark that it is ours, ``site`` (the new site, and after the exchange the old one) and, on systems
    that need two renames, ``old``.
    """

    out: Path
    stage: Path
    notes: tuple[Problem, ...] = ()

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


def publish(out: Path, files: Iterable[File]) -> Published:
    """Publish a site into ``out``; see `reserve` and `publish_at`."""
    with reserve(out) as place:
        return publish_at(place, files)


@contextmanager
def reserve(out: Path, away_from: Iterable[Path] = ()) -> Iterator[Place]:
    """Make sure of a place for the site, before any work is done, and tidy up what a killed build left there.

    Raises `Unsafe` if ``out`` is not ours to fill, `Locked` if another build is at work, `Refused` if the disk says no.
    """
    out = settled(out)
    with _disk_errors(out):
        refuse_dangerous(out, away_from)
        place = Place(out=out, stage=out.with_name(f".{out.name}.stage"))
        _refuse_strange_stage(place.stage)
        out.parent.mkdir(parents=True, exist_ok=True)
    with _disk_errors(out), locked(out.with_name(f".{out.name}.lock")):
        try:
            yield replace(place, notes=tidy(place))
        finally:
            # What cannot be tidied now is tidied by the next build; it must not hide how this one ended.
            with unbroken(), suppress(OSError):
                tidy(place)


def publish_at(place: Place, files: Iterable[File]) -> Published:
    """Publish a site: all its files, and a manifest of them. If it stands there already, nothing is touched.

    Raises `Refused`, with the old site untouched, if addresses are not safe or the disk says no before the exchange;
    what goes wrong after it is in ``untidy``.
    """
    content = _by_address(files)
    digests = {address: manifest.digest(data) for address, data in content.items()}
    content[MANIFEST] = manifest.write(digests)
    digests[MANIFEST] = manifest.digest(content[MANIFEST])
    before = manifest.standing(place.out) if place.out.exists() else {}
    same = {address for address, digest in before.items() if digests.get(address) == digest}
    if before == digests and _modes_hold(place.out):
        return Published(written=0, unchanged=len(content), removed=0, untidy=place.notes)
    with _disk_errors(place.out):
        _write(place, content)
        _verify(place.site, digests)
        exchange(place.site, place.out, place.old)
    return Published(
        written=len(content) - len(same),
        unchanged=len(same),
        removed=len(before.keys() - digests.keys()),
        untidy=(*place.notes, *_after(place)),
    )


def tidy(place: Place) -> tuple[Problem, ...]:
    """Remove what publishing left beside the site, ours alone; bring the old site back if a kill came in between.

    Files that somebody changed in the published site are kept aside, and named.
    """
    if not place.stage.is_dir():
        return ()
    restore(place.out, place.old)
    problems = [*_discard(place.old, place), *_discard(place.site, place)]
    (place.stage / _MARK).unlink(missing_ok=True)
    place.stage.rmdir()
    return tuple(problems)


def _after(place: Place) -> tuple[Problem, ...]:
    """What is done once the new site stands. Nothing here can undo it, so errors are told and not raised."""
    try:
        sync(place.out.parent)
        with unbroken():
            return tidy(place)
    except OSError as error:
        text = f"{error.strerror or error}; the site is published, and what was left behind goes with the next build"
        return (Problem(code=UNTIDY, path=shown(Path(error.filename or place.stage)), text=text),)


def _by_address(files: Iterable[File]) -> dict[str, bytes]:
    content: dict[str, bytes] = {}
    faults: list[str] = []
    for file in files:
        if file.address in content:
            faults.append(f"{file.address!r} is the address of two files")
        content[file.address] = file.content
    faults += manifest.address_faults(content)
    if faults:
        told = (f"{fault}; nothing was published" for fault in faults)
        raise Refused(*(Problem(code="E-ADDRESS", path="site", text=text) for text in told))
    return content


def _write(place: Place, content: Mapping[str, bytes]) -> None:
    """Write the whole site beside the old one, the manifest last, and wait until it is on the disk."""
    place.stage.mkdir(mode=0o700)
    (place.stage / _MARK).write_bytes(b"")
    folders = {""}
    _folder(place.site)
    for address, data in content.items():
        _folders_of(address, place.site, folders)
        descriptor = os.open(place.site / address, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(descriptor, FILE_MODE)
            file.write(data)
    to_disk(place.stage)


def _folders_of(address: str, site: Path, made: set[str]) -> None:
    parents: list[str] = []
    parent = address.rpartition("/")[0]
    while parent not in made:
        made.add(parent)
        parents.append(parent)
        parent = parent.rpartition("/")[0]
    for parent in reversed(parents):
        _folder(site / parent)


def _folder(path: Path) -> None:
    path.mkdir()
    path.chmod(FOLDER_MODE)


def _verify(site: Path, digests: Mapping[str, str]) -> None:
    """Read the new site back before it takes the old one's place: a disk that lies is found out here."""
    found = manifest.standing(site)
    wrong = sorted(address for address in found.keys() | digests.keys() if found.get(address) != digests.get(address))
    if wrong:
        # Without its manifest it is no site, and what is wrong in it nobody's work to be kept.
        (site / MANIFEST).unlink(missing_ok=True)
        text = "does not read back as it was written; check the disk. Nothing was published"
        raise Refused(*(Problem(code="E-DISK", path=address, text=text) for address in wrong[:5]))


def _modes_hold(out: Path) -> bool:
    """Whether everybody may read the published files and nobody else may write them."""
    return all(
        (Path(place).stat().st_mode & 0o777) == FOLDER_MODE
        and all((Path(place, name).stat().st_mode & 0o777) == FILE_MODE for name in names)
        for place, _, names in os.walk(out)
    )


def _discard(tree: Path, place: Place) -> Iterator[Problem]:
    """Remove a site that no longer stands. A file that is not as its manifest says is somebody's work: it is kept."""
    if not os.path.lexists(tree):
        return
    for address in _edited(tree):
        yield _keep(tree / address, address, place)
    for entry in sorted(tree.iterdir()):
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.name != MANIFEST:
            entry.unlink()
    # The manifest goes last: as long as it stands, a kill cannot make us forget which files are ours.
    (tree / MANIFEST).unlink(missing_ok=True)
    tree.rmdir()


def _edited(tree: Path) -> list[str]:
    """The files of a site that are not as its manifest says. A site without its manifest was never finished: none."""
    try:
        ours = manifest.read(tree)
    except manifest.NotOurs:
        ours = None
    if ours is None:
        return []
    found = manifest.standing(tree)
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


def _refuse_strange_stage(stage: Path) -> None:
    """Raises `Unsafe` if what stands in the place of our working folder is not ours."""
    if not os.path.lexists(stage):
        return
    empty_or_ours = stage.is_dir() and not stage.is_symlink()
    names = {entry.name for entry in stage.iterdir()} if empty_or_ours else {""}
    if names and _MARK not in names:
        text = "stands where the new site would be written, and this program did not put it there; move it away"
        raise Unsafe(Problem(code="E-UNSAFE", path=shown(stage), text=text))


@contextmanager
def _disk_errors(path: Path) -> Iterator[None]:
    """Say what the operating system says as a problem of ours."""
    try:
        yield
    except OSError as error:
        hint = "nothing was published, the site that stands is untouched"
        text = f"{error.strerror or error}; {hint}"
        raise Refused(Problem(code="E-DISK", path=shown(Path(error.filename or path)), text=text)) from error
