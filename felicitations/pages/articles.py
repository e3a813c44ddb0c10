"""The register: every article by its number, messages and others, and the files that could not be taken in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.citing.coins import coins
from felicitations.citing.record import article_record
from felicitations.digest import digest_of
from felicitations.directory import Directory
from felicitations.entries import report_link
from felicitations.frame import Frame, Link, frame
from felicitations.listing import Cut, Step, cut
from felicitations.model import Archive, Page, Refusal, Report
from felicitations.translation import _

CITED = 200
"""Articles up to which the register describes each for reference managers; more would weigh too much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One article of the register. ``composed`` says that the archive made its title; ``problems`` are sentences.

    ``coins`` describes the article for reference managers, empty where it could not be taken in,
    and in a long register.
    """

    id: str
    link: Link
    composed: bool
    kind: str
    problems: tuple[str, ...]
    coins: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """What one page of the register says. ``steps`` are all its pages, named by their ids, if there are several."""

    frame: Frame
    title: str
    summary: str
    rows: tuple[Row, ...]
    steps: tuple[Step, ...]


def plan(archive: Archive) -> Iterable[Page]:
    """One page for each stretch of the register, at least one."""
    directory = Directory.of(archive)
    cited = len(archive.reports) <= CITED
    rows = [_row(report, directory, cited=cited) for report in archive.reports]
    rows += [_refused(one) for one in archive.refusals]
    rows.sort(key=lambda row: row.id)
    everything = _("%(articles)s.", articles=wording.articles(len(rows)))
    for page in cut(rows, addresses.ARTICLES, _ranges):
        whole = _summary(archive) if page.number == 1 else page.summed(everything)
        view, origin = partial(_view, page, whole), digest_of(page, whole)
        yield Page(address=page.address, template="articles.html", view=view, origin=origin)


def _view(page: Cut[Row], whole: str) -> Articles:
    title = page.titled(_("Articles"))
    return Articles(
        frame=frame(
            title,
            _("Every article of the archive by its number."),
            *page.trail(_("Articles"), addresses.ARTICLES),
            section=addresses.ARTICLES,
        ),
        title=title,
        summary=whole,
        rows=page.rows,
        steps=page.steps,
    )


def _ranges(pages: Sequence[tuple[Row, ...]]) -> tuple[str, ...]:
    """Which ids stand on each page, as the guide words of a dictionary say it: ``00400 to 00799``.

    An id is said as far as is needed to tell it from its neighbour on the page beside it, and to the end of that word.
    """
    edges = [("", ""), *((page[0].id, page[-1].id) for page in pages if page), ("", "")]
    return tuple(
        _("%(first)s to %(last)s", first=_word(first, before), last=_word(last, after))
        for (_first, before), (first, last), (after, _last) in zip(edges, edges[1:], edges[2:], strict=False)
    )


def _word(one: str, other: str) -> str:
    """An id up to the end of the first word in which it differs from another."""
    alike = next((at for at, (here, there) in enumerate(zip(one, other, strict=False)) if here != there), len(other))
    end = re.compile(r"[^A-Za-z0-9]").search(one, alike + 1)
    return one[: end.start()] if end else one


def _summary(archive: Archive) -> str:
    messages = sum(report.reading.kind == "message" for report in archive.reports)
    others, refused = len(archive.reports) - messages, len(archive.refusals)
    held = (
        (messages, wording.count(messages, "%(number)s report of a message", "%(number)s reports of a message")),
        (others, wording.count(others, "%(number)s other article", "%(number)s other articles")),
        (
            refused,
            wording.count(
                refused, "%(number)s file that could not be taken in", "%(number)s files that could not be taken in"
            ),
        ),
    )
    found = [words for number, words in held if number]
    return _("%(articles)s.", articles=wording.names(found)) if found else _("No article yet.")


def _row(report: Report, directory: Directory, *, cited: bool) -> Row:
    reading = report.reading
    return Row(
        id=report.seed.id,
        link=report_link(report, directory),
        composed=reading.headline is None,
        kind=_("Message") if reading.kind == "message" else _("No message"),
        problems=(),
        coins=coins(article_record(report, directory)) if cited else "",
    )


def _refused(refusal: Refusal) -> Row:
    return Row(
        id=refusal.id,
        link=Link(text=_("Not taken in")),
        composed=True,
        kind=_("Refused"),
        problems=tuple(problem.text for problem in refusal.problems),
        coins="",
    )
