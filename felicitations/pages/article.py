"""The page of one article: the thread, the facts with their words, the text with its notes, and the source."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from felicitations import addresses, basis, wording
from felicitations.annotate import Block, Claim, Note, Run, annotate
from felicitations.citing.box import cite_item
from felicitations.citing.record import act_title, article_record
from felicitations.digest import digest_of
from felicitations.directory import Directory
from felicitations.entries import message_words, report_link, report_title, title_words, when_of
from felicitations.facts import Fact, Lost, message_facts, page_facts
from felicitations.frame import SLOT, Frame, Link, Onward, frame, woven
from felicitations.model import Archive, Correction, Event, Evidence, Page, Reading, Report
from felicitations.onward import ways_onward
from felicitations.origins import Origins
from felicitations.thread import Thread, thread_of
from felicitations.translation import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One fact in the list.

    ``numbers`` lead to its words in the text, ``shelf`` to where the undated are kept; ``machine`` is a date for HTML.
    """

    label: str
    lines: tuple[tuple[Link, ...], ...]
    certainty: str
    why: str
    was: str
    numbers: tuple[int, ...]
    shelf: Link
    machine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The facts of one message, or of an article that has none; ``head`` is empty for the first."""

    head: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """Who corrected the reading, on what ground, and the note for the reader (Markdown of site_src)."""

    by: str
    ground: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """What the page of an article says.

    ``title`` is the headline in runs; ``composed`` says that the archive made it, ``printed`` is the headline of the
    seed where a correction gave another. ``own`` are the facts of the article itself, where there are others before
    them. ``acts`` say of each act that it reports in how many reports it is told. ``thread`` is empty, and
    ``no_message`` says why, where the article is no message. ``pieces`` counts what is ``left_out``, in words.
    ``source`` is the seed's own text, ``digest`` the SHA-256 of its bytes.
    """

    frame: Frame
    id: str
    lang: str
    thread: tuple[Thread, ...]
    acts: tuple[tuple[Link, ...], ...]
    title: tuple[Run, ...]
    composed: bool
    printed: tuple[Run, ...]
    byline: str
    no_message: str
    facts: tuple[Facts, ...]
    own: tuple[Row, ...]
    corrected: tuple[Corrected, ...]
    headline_notes: tuple[Note, ...]
    body: tuple[Block, ...]
    left_out: tuple[Block, ...]
    pieces: str
    lost: tuple[Lost, ...]
    source: str
    source_file: Link
    reading_file: Link
    digest: str
    neighbours: tuple[Onward, ...]


def plan(archive: Archive) -> Iterable[Page]:
    """One page for each article, the ones that are no message among them."""
    directory, origins = Directory.of(archive), Origins.of(archive)
    ways, neighbours, told = ways_onward(archive), _neighbours(archive, directory), _told(archive)
    for report in archive.reports:
        acts = told.get(report.seed.id, ())
        onward = (*(way for act in acts[:1] for way in ways.get(act.id, ())), *neighbours[report.seed.id])
        view = partial(_view, report, directory, acts, onward, archive.settings.exports)
        told_of = [origins.acts[act.id] for act in acts]
        origin = digest_of(origins.reports[report.seed.id], told_of, onward, archive.settings.exports)
        yield Page(address=addresses.article_page(report.seed.id), template="article.html", view=view, origin=origin)


def _told(archive: Archive) -> dict[str, list[Event]]:
    """The acts that each article reports, by its id."""
    told: dict[str, list[Event]] = {}
    for event in archive.events:
        for report in event.reports:
            told.setdefault(report.seed.id, []).append(event)
    return told


def _act(event: Event, directory: Directory) -> tuple[Link, ...]:
    """In how many reports an act is told, as a sentence that leads to it."""
    said = wording.count(
        len(event.accounts), "The only report of %(act)s.", "One of %(number)s reports of %(act)s.", act=SLOT
    )
    return woven(said, Link(text=title_words(event, directory), address=addresses.event_page(event.id)))


def _view(
    report: Report,
    directory: Directory,
    acts: Sequence[Event],
    onward: tuple[Onward, ...],
    exports: Collection[str],
) -> ArticlePage:
    seed, reading, directory = report.seed, report.reading, directory.about(report.reading)
    groups, own = list(_groups(reading, directory)), page_facts(reading, directory)
    everything = [*(fact for _, facts in groups for fact in facts), *own]
    text = annotate(
        seed.text, reading.marks, [*_headline_claims(reading), *(claim for fact in everything for claim in fact.claims)]
    )
    printed = _joined(text.headline)
    curated = reading.headline is not None and reading.headline.certainty == "curated"
    thread = tuple(thread_of(message, directory) for message in reading.messages[:1])
    certainties = {f"c-{fact.certainty}" for fact in everything}
    return ArticlePage(
        frame=_frame(report, directory, acts, (*(one.sign for one in thread), *certainties), exports),
        id=seed.id,
        lang=reading.lang,
        thread=thread,
        acts=tuple(_act(event, directory) for event in acts),
        title=printed if printed and not curated else (Run(kind="plain", text=report_title(reading, directory)),),
        composed=reading.headline is None,
        printed=printed if curated else (),
        byline=_byline(reading),
        no_message=basis.how_known(reading.kind_basis) if reading.kind == "other" else "",
        facts=tuple(_facts(head, facts, text.numbers) for head, facts in (groups or [("", own)])),
        own=_facts("", own, text.numbers).rows if groups else (),
        corrected=tuple(_corrected(one) for one in (reading.correction,) if one),
        headline_notes=tuple(note for block in text.headline for note in block.notes),
        body=text.body,
        left_out=text.left_out,
        pieces=wording.count(len(text.left_out), "%(number)s piece", "%(number)s pieces"),
        lost=tuple(dict.fromkeys(lost for fact in everything for lost in fact.lost)),
        source=seed.text,
        source_file=Link(text=addresses.SOURCE_TEXT, address=addresses.article_file(seed.id, addresses.SOURCE_TEXT)),
        reading_file=Link(text=addresses.READING_JSON, address=addresses.article_file(seed.id, addresses.READING_JSON)),
        digest=seed.digest,
        neighbours=onward,
    )


def _frame(
    report: Report, directory: Directory, acts: Sequence[Event], signs: Sequence[str], exports: Collection[str]
) -> Frame:
    """The frame; the seal of the thread, if the page has one, is the first of the ``signs``."""
    reading, record = report.reading, article_record(report, directory, acts)
    return frame(
        report_title(reading, directory),
        _description(reading, directory),
        Link(text=_("Articles"), address=addresses.ARTICLES),
        Link(text=_act_words(reading, directory) or report.seed.id),
        signs=signs,
        seal=signs[0] if report.reading.messages else "",
        record=record,
        cite=cite_item(record, addresses.article_page(report.seed.id), exports),
    )


def _groups(reading: Reading, directory: Directory) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """The facts of each message under their heads; the first has none."""
    for number, message in enumerate(reading.messages, 1):
        said = {"ordinal": wording.ordinal(number), "act": message_words(message, directory)}
        head = _("%(ordinal)s message: %(act)s", **said) if number > 1 else ""
        yield head, message_facts(message, reading, directory)


def _facts(head: str, facts: Iterable[Fact], numbers: Mapping[tuple[int, int], int]) -> Facts:
    rows = [_row(fact, numbers) for fact in facts]
    if rows and not rows[0].lines:  # the day of a message, which is its first fact
        rows[0] = replace(rows[0], shelf=Link(text=_("the undated shelf"), address=addresses.UNDATED))
    return Facts(head=head, rows=tuple(rows))


def _row(fact: Fact, numbers: Mapping[tuple[int, int], int]) -> Row:
    shown = ((e.start, e.end) for claim in fact.claims for e in claim.evidence)
    return Row(
        label=fact.label,
        lines=fact.lines,
        certainty=fact.certainty,
        why=fact.why,
        was=fact.was,
        numbers=tuple(sorted({numbers[place] for place in shown if place in numbers})),
        shelf=Link(text=""),
        machine=fact.machine,
    )


def _headline_claims(reading: Reading) -> Iterator[Claim]:
    """The headline's own evidence, where it does not stand as the headline: in the record that came with the seed."""
    headlines = {(mark.start, mark.end) for mark in reading.marks if mark.kind == "headline"}
    if reading.headline and (evidence := tuple(e for e in reading.headline.evidence if not _inside(e, headlines))):
        yield Claim(label=_("Headline"), words=reading.headline.value, evidence=evidence)


def _inside(evidence: Evidence, bounds: Iterable[tuple[int, int]]) -> bool:
    return any(start <= evidence.start and evidence.end <= end for start, end in bounds)


def _joined(blocks: Sequence[Block]) -> tuple[Run, ...]:
    """The runs of the headline's blocks as one line."""
    space = Run(kind="plain", text=" ")
    return tuple(run for block in blocks for run in (*((space,) if block is not blocks[0] else ()), *block.runs))


def _corrected(correction: Correction) -> Corrected:
    return Corrected(by=correction.by, ground=correction.ground, note=correction.note)


def _act_words(reading: Reading, directory: Directory) -> str:
    """The main act in one line: ``China and Lesotho, 12 January 2024``; empty where there is none."""
    return message_words(reading.messages[0], directory) if reading.messages else ""


def _byline(reading: Reading) -> str:
    """Where the article comes from: its credit and the day it was published, as far as they are known."""
    day = wording.date_words(reading.published.value) if reading.published else ""
    return wording.in_row((reading.credit.value if reading.credit else "", day))


def _description(reading: Reading, directory: Directory) -> str:
    """One sentence for search results: who, what, when."""
    if not reading.messages:
        return _("An article of the archive that is no message of congratulation.")
    message = reading.messages[0]
    return _("%(title)s. %(date)s.", title=act_title(message, directory), date=when_of(message).words)


def _neighbours(archive: Archive, directory: Directory) -> dict[str, list[Onward]]:
    """The ways to the neighbours of every article in the register."""
    links = [report_link(report, directory) for report in archive.reports]
    neighbours: dict[str, list[Onward]] = {report.seed.id: [] for report in archive.reports}
    for (before, before_link), (after, after_link) in pairwise(zip(archive.reports, links, strict=True)):
        neighbours[before.seed.id].append(Onward(step=_("Next article"), forth=True, link=after_link))
        neighbours[after.seed.id].append(Onward(step=_("Article before"), forth=False, link=before_link))
    return neighbours
