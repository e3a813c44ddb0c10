"""The page of the data: the files, their licence, how to cite them, and what every column means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, wording
from felicitations.archive.events import year_of
from felicitations.citing.collection import Collection, Download
from felicitations.dataset import RECORDS, TABLES, Column, ColumnKind, Table
from felicitations.dataset.events import DIGITS
from felicitations.directory import Directory, country_shelves
from felicitations.frame import Counted, Frame, Link, frame, occasion_sign
from felicitations.lexicon import SCHEMES
from felicitations.model import Archive, Page
from felicitations.translation import N_, _

KINDS: dict[ColumnKind, str] = {
    "words": N_("words"),
    "list": N_("list"),
    "number": N_("whole number"),
    "flag": N_("true or false"),
    "date": N_("date, EDTF"),
    "day": N_("day"),
    "year": N_("year"),
}
"""What the page calls the kinds of columns."""

HEADS = ("CAMEO", "PLOVER", N_("context"), "CAP")
"""What the page calls `SCHEMES`, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """One column in the data dictionary: what its cells hold, whether one may be empty, and its meaning."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """One table: how many rows it has, the files that hold it, and its columns."""

    anchor: str
    title: str
    meaning: str
    rows: str
    key: str
    files: tuple[Link, ...]
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """One file that is no table: its link, and what it is."""

    link: Link
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The codes of the schemes in words, and the occasion types that have just these."""

    codes: str
    occasions: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPage:
    """What the page says. ``files`` and ``feeds`` hold only what is made; ``citation`` is a sentence to copy."""

    frame: Frame
    summary: str
    tables: tuple[TableView, ...]
    files: tuple[FileView, ...]
    feeds: tuple[FileView, ...]
    occasion_feeds: tuple[Counted, ...]
    country_feeds: tuple[Counted, ...]
    licence: str
    citation: str
    rules: str
    crosswalk: tuple[Codes, ...]


def plan(archive: Archive) -> Iterable[Page]:
    """One page."""
    yield Page(address=addresses.DATA, template="data.html", view=partial(_view, archive))


def _view(archive: Archive) -> DataPage:
    made = archive.settings.exports
    of_occasions, of_countries = _shelf_feeds(archive) if "feed" in made else ((), ())
    return DataPage(
        frame=frame(
            _("Data"),
            _("The archive as files: tables, a database, feeds and a calendar, with the meaning of every column."),
            Link(text=_("Data")),
            section=addresses.DATA,
            signs={way.sign for way in of_occasions},
            data=_collection(archive),
        ),
        summary=_(
            "%(acts)s and %(articles)s, as files to work with.",
            acts=wording.acts(len(archive.events)),
            articles=wording.articles(len(archive.reports)),
        ),
        tables=tuple(_table(table, archive) for table in TABLES),
        files=tuple(_files(made)),
        feeds=tuple(_feeds(made)),
        occasion_feeds=of_occasions,
        country_feeds=of_countries,
        licence=archive.settings.licence,
        citation=_citation(archive),
        rules=archive.rules[:DIGITS],
        crosswalk=tuple(_codes(archive)),
    )


def _collection(archive: Archive) -> Collection:
    """The data for programs that look for data sets: what a reader finds on the page."""
    settings = archive.settings
    links = [link for table in TABLES for link in _forms(table, settings.exports)]
    files = [link.address for link in (*links, *(file.link for file in _files(settings.exports)))]
    years = sorted({year for event in archive.events if (year := year_of(event.message))})
    return Collection(
        title=_("%(archive)s: data", archive=settings.title),
        description=_(
            "Acts of congratulation between states and the news articles that report them. %(tagline)s",
            tagline=settings.tagline,
        ),
        archive=settings.title,
        archive_url=settings.base_url,
        url=addresses.canonical(settings.base_url, addresses.DATA),
        licence=settings.licence,
        citation=_citation(archive),
        version=archive.rules[:DIGITS],
        years=tuple(dict.fromkeys((years[0], years[-1]))) if years else (),
        files=tuple(
            Download(name=file.rpartition("/")[2], url=addresses.canonical(settings.base_url, file)) for file in files
        ),
    )


def _table(table: Table, archive: Archive) -> TableView:
    rows = sum(1 for row in table.rows(archive))
    return TableView(
        anchor=f"t-{table.name}",
        title=_(table.title),
        meaning=_(table.meaning),
        rows=wording.count(rows, "%(number)s row", "%(number)s rows"),
        key=wording.names(table.key),
        files=tuple(_forms(table, archive.settings.exports)),
        columns=tuple(_column(column) for column in table.columns),
    )


def _forms(table: Table, made: tuple[str, ...]) -> Iterator[Link]:
    if "sheets" in made:
        yield Link(text="CSV", address=addresses.data_file(f"{table.name}.csv"))
    if "records" in made and table in RECORDS:
        yield Link(text="JSON", address=addresses.data_file(f"{table.name}.json"))
        yield Link(text="JSON Lines", address=addresses.data_file(f"{table.name}.jsonl"))


def _column(column: Column) -> ColumnView:
    meanings = [_(column.meaning)]
    if not all(choice in column.meaning for choice in column.choices):
        meanings.append(_("One of: %(choices)s.", choices=wording.in_row(column.choices)))
    if column.refers:
        meanings.append(_("Names a row of %(table)s.", table=column.refers))
    kind = _(KINDS[column.kind])
    return ColumnView(
        name=column.name,
        kind=kind if column.required else _("%(kind)s, or empty", kind=kind),
        meaning=" ".join(meanings),
    )


def _files(made: tuple[str, ...]) -> Iterator[FileView]:
    known = (
        (
            "database",
            "archive.sqlite",
            _("All tables in one SQLite database, with full-text search; Datasette opens it."),
        ),
        ("package", "datapackage.json", _("The schema of every table, for programs: a Data Package.")),
        ("schema", "reading.schema.json", _("The JSON Schema of the reading that lies beside each article.")),
    )
    for name, file, meaning in known:
        if name in made:
            yield FileView(link=Link(text=file, address=addresses.data_file(file)), meaning=meaning)


def _feeds(made: tuple[str, ...]) -> Iterator[FileView]:
    known = (
        ("feed", _("Newest acts, Atom"), addresses.FEED, _("The newest acts of known day.")),
        ("jsonfeed", _("Newest acts, JSON Feed"), addresses.JSON_FEED, _("The same.")),
        (
            "anniversaries",
            _("Anniversaries, iCalendar"),
            addresses.data_file("anniversaries.ics"),
            _("The next round anniversaries of ties and of acts, counted from the newest year of the archive."),
        ),
    )
    for name, text, address, meaning in known:
        if name in made:
            yield FileView(link=Link(text=text, address=address), meaning=meaning)


def _shelf_feeds(archive: Archive) -> tuple[tuple[Counted, ...], tuple[Counted, ...]]:
    """The feeds of occasion types and of countries, as ways in; of those that have pages."""
    directory, pages = Directory.of(archive), archive.settings.pages
    of_occasions = tuple(
        Counted(
            link=Link(text=one.label, address=addresses.feed_of(addresses.occasion_page(one.slug))),
            sign=occasion_sign(one.slug),
            count="",
        )
        for one in (archive.occasions if "occasion" in pages else ())
    )
    of_countries = tuple(
        Counted(
            link=Link(text=shelf.label, address=addresses.feed_of(addresses.country_page(shelf.slug))),
            sign="",
            count="",
        )
        for shelf in (country_shelves(archive) if "country" in pages else ())
        if shelf.key in directory.countries
    )
    return of_occasions, of_countries


def _citation(archive: Archive) -> str:
    """The data as they are cited: what, which version, and where."""
    years = [year for event in archive.events if (year := year_of(event.message))]
    size = _(
        "%(acts)s in %(articles)s",
        acts=wording.acts(len(archive.events)),
        articles=wording.articles(len(archive.reports)),
    )
    span = wording.span_words([min(years), max(years)]) if years else ""
    words = [
        f"{_('%(archive)s: data', archive=archive.settings.title)}.",
        f"{wording.sentence(wording.in_row((size, span)))}.",
        _("Read by the rules %(rules)s.", rules=archive.rules[:DIGITS]) if archive.rules else "",
        addresses.canonical(archive.settings.base_url, addresses.DATA),
    ]
    return " ".join(filter(None, words))


def _codes(archive: Archive) -> Iterator[Codes]:
    """The occasion types by their codes: those that the schemes do not tell apart stand together."""
    found: dict[str, list[Link]] = {}
    for one in archive.occasions:
        codes = dict(one.crosswalk)
        words = wording.in_row(
            f"{_(head)} {codes[scheme]}" for head, scheme in zip(HEADS, SCHEMES, strict=True) if scheme in codes
        )
        link = Link(text=one.label, address=addresses.occasion_page(one.slug))
        found.setdefault(words or _("No codes"), []).append(link)
    return (Codes(codes=codes, occasions=tuple(occasions)) for codes, occasions in found.items())
