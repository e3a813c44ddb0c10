"""What the reports and the acts of an archive are made from, as digests: whatever is said of them is made from that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from felicitations.digest import digest_of
from felicitations.directory import Directory
from felicitations.lists import Part, Sheet
from felicitations.model import Archive, Event

_ORIGINS: WeakKeyDictionary[Archive, Origins] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """A digest of each report and each act, by its id: of it, and of what the directory says of whom it names."""

    reports: Mapping[str, bytes]
    acts: Mapping[str, bytes]

    def of_acts(self, events: Iterable[Event]) -> bytes:
        """What a list of acts is made from."""
        return digest_of([self.acts[event.id] for event in events])

    def of_sheet(self, sheet: Sheet) -> bytes:
        """What one page of a list is made from: all acts of its part, how that is cut, and what is around it."""
        parts = (sheet.part, *sheet.part.parts, *sheet.above)
        beside = [one and _cut(one) for one in (sheet.earlier, sheet.later)]
        return digest_of(sheet.number, list(map(_cut, parts)), beside, self.of_acts(sheet.part.events))

    @classmethod
    def of(cls, archive: Archive) -> Origins:
        """Those of an archive, made once for as long as it lives."""
        if archive not in _ORIGINS:
            _ORIGINS[archive] = cls._made(archive, Directory.of(archive))
        return _ORIGINS[archive]

    @classmethod
    def _made(cls, archive: Archive, directory: Directory) -> Origins:
        reports = {
            report.seed.id: digest_of(report, directory.about(report.reading).digest) for report in archive.reports
        }
        return cls(reports=reports, acts={event.id: _act(event, reports, directory) for event in archive.events})


def _cut(part: Part) -> tuple[object, ...]:
    """All of a part but its acts."""
    return part.key, part.owner, part.words, part.name, part.address, part.anchor, part.spread, len(part.events)


def _act(event: Event, reports: Mapping[str, bytes], directory: Directory) -> bytes:
    accounts = [(reports[account.report.seed.id], account.message) for account in event.accounts]
    named = directory.about(*(account.report.reading for account in event.accounts), acts=(event.message,))
    return digest_of(event.id, event.message, accounts, named.digest)
