"""The page of one act: the act in one sentence, what its reports agree on, where they differ, and the reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.archive.events import counterparts
from felicitations.archive.gists import Wording, likeness, wording_of
from felicitations.archive.sameness import COPIED
from felicitations.citing.box import cite_item
from felicitations.citing.record import act_record, act_title
from felicitations.comparison import Agreed, Difference, compare, letter_of
from felicitations.digest import digest_of
from felicitations.directory import Directory
from felicitations.entries import When, day, report_link, when_of
from felicitations.frame import Frame, Link, Onward, frame
from felicitations.model import Account, Archive, Event, Page, Reading
from felicitations.onward import ways_onward
from felicitations.origins import Origins
from felicitations.thread import Thread, thread_of
from felicitations.translation import _

SHOWN, LISTED = 60, 800
"""Reports that are compared with those before them, and those that are named: an act has seldom more than five."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One report: its letter, who speaks and by what cue that is known, and what it adds to the others.

    ``notes`` are sentences of the archive.
    """

    letter: str
    speaker: str
    link: Link
    composed: bool
    notes: tuple[str, ...]
    published: When


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """What the page of an act says.

    ``title`` is composed by the archive; ``when`` is the day in words and ``edtf`` the same in EDTF, empty where it is
    not known; ``more`` are the reports behind the first `SHOWN`, by their titles alone; ``shelves`` are the places
    where the act stands: its countries, its occasion, its year.
    """

    frame: Frame
    thread: Thread
    title: str
    counted: str
    when: When
    edtf: str
    agreed: tuple[Agreed, ...]
    differences: tuple[Difference, ...]
    reports: tuple[ReportRow, ...]
    more: tuple[Link, ...]
    shelves: tuple[Link, ...]
    steps: tuple[Onward, ...]


def plan(archive: Archive) -> Iterable[Page]:
    """One page for each act."""
    directory, origins, ways = Directory.of(archive), Origins.of(archive), ways_onward(archive)
    for event in archive.events:
        steps = ways.get(event.id, ())
        view = partial(_view, event, directory, steps, archive.settings.exports)
        origin = digest_of(origins.acts[event.id], steps, archive.settings.exports)
        yield Page(address=addresses.event_page(event.id), template="event.html", view=view, origin=origin)


def _view(event: Event, directory: Directory, steps: Sequence[Onward], exports: Collection[str]) -> EventPage:
    message = event.message
    directory = directory.about(*(account.report.reading for account in event.accounts), acts=(message,))
    title = act_title(message, directory)
    compared = compare(event.accounts, message, directory)
    thread = thread_of(message, directory)
    reports = wording.reports(len(event.accounts))
    others = [directory.party(party) for party in counterparts(message, directory.home)]
    record = act_record(event, directory, event.reports)
    certainties = {f"c-{one.certainty}" for one in compared.agreed}
    return EventPage(
        frame=frame(
            title,
            _("%(title)s. %(date)s. One act, %(reports)s.", title=title, date=when_of(message).words, reports=reports),
            *others[:1],
            Link(text=when_of(message).words),
            section=addresses.COUNTRIES,
            folio=reports,
            record=record,
            seal=thread.sign,
            cite=cite_item(record, addresses.event_page(event.id), exports),
            signs={
                thread.sign,
                *certainties,
                *(f"c-{v.certainty}" for one in compared.differences for v in one.voices),
            },
        ),
        thread=thread,
        title=title,
        counted=_("One act, %(reports)s.", reports=reports),
        when=when_of(message),
        edtf=message.happened.value if message.happened else "",
        agreed=compared.agreed,
        differences=compared.differences,
        reports=_rows(event.accounts, compared.alone, directory),
        more=tuple(report_link(account.report, directory) for account in event.accounts[SHOWN:LISTED]),
        shelves=_shelves(event, directory),
        steps=tuple(steps),
    )


def _rows(accounts: Sequence[Account], alone: Sequence[tuple[str, ...]], directory: Directory) -> tuple[ReportRow, ...]:
    """The first reports; ``alone`` are the facts that each gives and no other."""
    shown = accounts[:SHOWN]
    copies, undated = _copies(shown), When(words=_("Page without a date"), machine="")
    named = Counter(code for account in accounts for code in set(account.report.reading.mentioned))
    rows = []
    for place, account in enumerate(shown):
        reading = account.report.reading
        own = [code for code in reading.mentioned if len(accounts) > 1 and named[code] == 1]
        notes = (_cue(reading), copies[place], _adds(alone[place], [directory.country(code).text for code in own]))
        rows.append(
            ReportRow(
                letter=letter_of(place),
                speaker=wording.speaker_words(reading.speaker.value) if reading.speaker else _("Speaker not known"),
                link=report_link(account.report, directory),
                composed=reading.headline is None,
                notes=tuple(filter(None, notes)),
                published=day(reading.published.value) if reading.published else undated,
            )
        )
    return tuple(rows)


def _cue(reading: Reading) -> str:
    """By what it is known who speaks."""
    if reading.speaker is None:
        return ""
    quotes = (" ".join(evidence.text.split()) for evidence in reading.speaker.evidence[:1])
    known = [_("Known by \u201c%(words)s\u201d.", words=words) for words in quotes]
    credit = [_("Credit: %(credit)s.", credit=reading.credit.value)] if reading.credit else []
    return " ".join((*known, *credit))


def _copies(accounts: Sequence[Account]) -> list[str]:
    """For each report, of which one nearer to the source it is a copy, if of any: the wording is the witness."""
    wordings = [wording_of(account) for account in accounts] if len(accounts) > 1 else []
    return [_copy(own, wordings[:place]) for place, own in enumerate(wordings)] or [""]


def _copy(own: Wording, nearer: Sequence[Wording]) -> str:
    for number, other in enumerate(nearer):
        share = likeness(own, other)
        if share >= COPIED:
            return _(
                "Nearly the words of %(report)s: %(number)s in 100 are the same.",
                report=letter_of(number),
                number=int(share * 100),
            )
    return ""


def _adds(alone: Sequence[str], named: Sequence[str]) -> str:
    """What only this report says: facts, and countries that it names."""
    facts = [_("Alone in giving: %(facts)s.", facts=wording.in_row(alone))] if alone else []
    others = [_("Also names %(countries)s.", countries=wording.names(named))] if named else []
    return " ".join((*facts, *others))


def _shelves(event: Event, directory: Directory) -> tuple[Link, ...]:
    message = event.message
    countries = [directory.party(party) for party in counterparts(message, "")]
    occasion = [directory.occasion(message.occasion.value)] if message.occasion else []
    year = wording.year_of(message.happened.value) if message.happened else ""
    undated = Link(text=_("Undated"), address=addresses.UNDATED)
    when = Link(text=year, address=addresses.year_page(year)) if year else undated
    return tuple(link for link in (*countries, *occasion, when) if link.address)
