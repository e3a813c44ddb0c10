"""How well the reading works, as `make quality` measured it on labelled articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.frame import Frame, Link, frame
from felicitations.model import Archive, Figure, FigureName, Page, Quality, Sample
from felicitations.translation import N_, _, spoken

MAIN = (
    ("english", N_("English"), N_("the practice articles in English")),
    (
        "fresh",
        N_("By others"),
        N_("articles in English by authors who did not know the rules, which were mended on them later"),
    ),
    ("seeds", N_("Five seeds"), N_("the five articles that the archive began with")),
)
"""The columns of the first table: a set, its head, what it is."""

RIGHT: tuple[tuple[FigureName, str, str], ...] = (
    ("kind", N_("Kind"), N_("whether the article reports a message at all")),
    (
        "countries",
        N_("Countries"),
        N_("both states of the message and no other; the balance of what was found and missed"),
    ),
    ("sides", N_("Direction"), N_("all senders on one side, all recipients on the other")),
    ("occasion", N_("Occasion"), N_("which of the thirteen types")),
    ("ordinal", N_("Number"), N_("the number of the anniversary, where there is one")),
    ("date", N_("Day"), N_("the day of the message, where the article supports one")),
    ("people", N_("People"), N_("who wrote to whom; the balance of what was found and missed")),
    ("all", N_("All of it"), N_("kind, countries, occasion, number and day of one article all right")),
    ("furniture-precision", N_("Page furniture"), N_("of the letters that were left out, those that are no article")),
    (
        "furniture-recall",
        N_("Page furniture found"),
        N_("of the letters that are no article, those that were left out"),
    ),
)
"""Figures that say how much is right."""

WRONG: tuple[tuple[FigureName, str, str], ...] = (
    ("ordinal-invented", N_("Number made up"), N_("where the occasion has none")),
    ("date-wrong", N_("Wrong day"), N_("of the days that were given")),
    ("date-overclaimed", N_("Day made up"), N_("where the article supports none")),
    ("unevidenced", N_("Fact without its words"), N_("of all facts that were given")),
    ("quotations-lost", N_("Sentence of a quotation lost"), N_("left out as page furniture")),
)
"""Figures that count faults."""

LANGUAGES = (
    ("zh", N_("Chinese")), ("fr", N_("French")), ("es", N_("Spanish")), ("ru", N_("Russian")), ("ar", N_("Arabic")),
    ("pt", N_("Portuguese")), ("sw", N_("Swahili")), ("vi", N_("Vietnamese")),
)  # fmt: skip
BY_LANGUAGE: tuple[tuple[FigureName, str], ...] = (
    ("kind", N_("Kind")),
    ("countries", N_("Countries")),
    ("occasion", N_("Occasion")),
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
            _("Measured quality"),
            _("How often the program that reads the articles was right, measured on labelled articles."),
            Link(text=_("Measured quality")),
            section=addresses.prose_page(method.slug) if method else "",
        ),
        tables=tuple(table for table in _tables(quality) if table.rows and table.heads),
        sets=tuple(
            Row(
                head=_(head),
                meaning=_("%(set)s; %(articles)s", set=_(meaning), articles=wording.articles(sample.articles)),
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
    main = [(sample, _(head)) for name, head, _meaning in MAIN if (sample := _sample(quality, name)).articles]
    heads = tuple(head for sample, head in main)
    for anchor, title, figures, show in (
        ("right", _("What was right"), RIGHT, share),
        ("wrong", _("What was wrong"), WRONG, tally),
    ):
        rows = tuple(
            Row(head=_(head), meaning=_(meaning), cells=tuple(show(sample.figure(name)) for sample, _head in main))
            for name, head, meaning in figures
        )
        yield Table(anchor=anchor, title=title, heads=heads, rows=rows)
    yield Table(
        anchor="languages",
        title=_("Other languages"),
        heads=tuple(_(head) for _name, head in BY_LANGUAGE),
        rows=tuple(
            Row(
                head=_(language),
                meaning=wording.articles(sample.articles),
                cells=tuple(share(sample.figure(name)) for name, _head in BY_LANGUAGE),
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
    return _("%(number)s\u00a0%%", number=spoken().number(100 if thousandths == 1000 else thousandths / 10))


def tally(figure: Figure) -> str:
    """A figure as a count: ``2 of 87``; a dash where there was nothing to measure."""
    return _("%(number)s of %(whole)s", number=figure.hits, whole=figure.of) if figure.of else "–"
