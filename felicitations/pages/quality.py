"""How well the reading works, as `make quality` measured it on labelled articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.frame import Frame, Link, frame
from felicitations.model import Archive, Figure, FigureName, Page, Quality, Sample

MAIN = (
    ("english", "English", "the practice articles in English"),
    ("aside", "Kept aside", "the third of these that nobody opened while the rules were written; its sums were seen"),
    ("seeds", "Five seeds", "the five articles that the archive began with"),
)
"""The columns of the first table: a set, its head, what it is."""

RIGHT: tuple[tuple[FigureName, str, str], ...] = (
    ("kind", "Kind", "whether the article reports a message at all"),
    ("countries", "Countries", "both states of the message and no other; the balance of what was found and missed"),
    ("sides", "Direction", "all senders on one side, all recipients on the other"),
    ("occasion", "Occasion", "which of the thirteen types"),
    ("ordinal", "Number", "the number of the anniversary, where there is one"),
    ("date", "Day", "the day of the message, where the article supports one"),
    ("people", "People", "who wrote to whom; the balance of what was found and missed"),
    ("all", "All of it", "kind, countries, occasion, number and day of one article all right"),
    ("furniture-precision", "Page furniture", "of the letters that were left out, those that are no article"),
    ("furniture-recall", "Page furniture found", "of the letters that are no article, those that were left out"),
)
"""Figures that say how much is right."""

WRONG: tuple[tuple[FigureName, str, str], ...] = (
    ("ordinal-invented", "Number made up", "where the occasion has none"),
    ("date-wrong", "Wrong day", "of the days that were given"),
    ("date-overclaimed", "Day made up", "where the article supports none"),
    ("unevidenced", "Fact without its words", "of all facts that were given"),
    ("quotations-lost", "Sentence of a quotation lost", "left out as page furniture"),
)
"""Figures that count faults."""

LANGUAGES = (
    ("zh", "Chinese"), ("fr", "French"), ("es", "Spanish"), ("ru", "Russian"), ("ar", "Arabic"), ("pt", "Portuguese"),
    ("sw", "Swahili"), ("vi", "Vietnamese"),
)  # fmt: skip
BY_LANGUAGE: tuple[tuple[FigureName, str], ...] = (
    ("kind", "Kind"),
    ("countries", "Countries"),
    ("occasion", "Occasion"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table: what it is about, in a word and in a few more, and a cell a column."""

    head: str
    meaning: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: its ``anchor`` and title, the heads of its columns, its lines."""

    anchor: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityPage:
    """What the page says. ``tables`` is empty where nothing was measured; ``sets`` say what the columns are."""

    frame: Frame
    tables: tuple[Table, ...]
    sets: tuple[Row, ...]
    labels: str
    rules: str
    method: Link


def plan(archive: Archive) -> Iterable[Page]:
    """One page."""
    yield Page(address=addresses.QUALITY, template="quality.html", view=partial(_view, archive))


def _view(archive: Archive) -> QualityPage:
    quality = archive.quality or Quality(labels="", rules="", samples=())
    method = next((one for one in archive.prose if one.slug == "method"), None)
    return QualityPage(
        frame=frame(
            "Measured quality",
            "How often the program that reads the articles was right, measured on labelled articles.",
            Link(text="Measured quality"),
            section=addresses.prose_page(method.slug) if method else "",
        ),
        tables=tuple(table for table in _tables(quality) if table.rows and table.heads),
        sets=tuple(
            Row(
                head=head,
                meaning=f"{meaning}; {wording.articles(sample.articles)}",
                cells=(),
            )
            for name, head, meaning in MAIN
            if (sample := _sample(quality, name)).articles
        ),
        labels=quality.labels,
        rules=quality.rules,
        method=Link(text=method.title if method else "", address=addresses.prose_page(method.slug) if method else ""),
    )


def _tables(quality: Quality) -> Iterable[Table]:
    main = [(sample, head) for name, head, _ in MAIN if (sample := _sample(quality, name)).articles]
    heads = tuple(head for _, head in main)
    for anchor, title, figures, show in (
        ("right", "What was right", RIGHT, share),
        ("wrong", "What was wrong", WRONG, tally),
    ):
        rows = tuple(
            Row(head=head, meaning=meaning, cells=tuple(show(sample.figure(name)) for sample, _ in main))
            for name, head, meaning in figures
        )
        yield Table(anchor=anchor, title=title, heads=heads, rows=rows)
    yield Table(
        anchor="languages",
        title="Other languages",
        heads=tuple(head for _, head in BY_LANGUAGE),
        rows=tuple(
            Row(
                head=language,
                meaning=wording.articles(sample.articles),
                cells=tuple(share(sample.figure(name)) for name, _ in BY_LANGUAGE),
            )
            for code, language in LANGUAGES
            if (sample := _sample(quality, code)).articles
        ),
    )


def _sample(quality: Quality, name: str) -> Sample:
    """The sample of that name; an empty one where there is none."""
    return next((one for one in quality.samples if one.name == name), Sample(name=name, articles=0, figures=()))


def share(figure: Figure) -> str:
    """A figure in per cent, never rounded up: ``98.7 %`` (no-break space); a dash where there was nothing."""
    if not figure.of:
        return "–"
    thousandths = figure.hits * 1000 // figure.of
    return "100\u00a0%" if thousandths == 1000 else f"{thousandths // 10}.{thousandths % 10}\u00a0%"


def tally(figure: Figure) -> str:
    """A figure as a count: ``2 of 87``; a dash where there was nothing to measure."""
    return f"{figure.hits} of {figure.of}" if figure.of else "–"
