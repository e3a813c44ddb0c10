"""Reads the tables of site_src: countries, their names elsewhere, relations, people. A bad row costs only itself."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args, get_type_hints

import msgspec
from slugify import slugify

from felicitations.disk import values
from felicitations.disk.decoding import decode
from felicitations.disk.files import SOURCE_LIMIT, Unusable, read_bytes
from felicitations.disk.hints import nearest
from felicitations.lexicon import Country, CountryNames, KnownPerson, Tie
from felicitations.problems import Problem, Refused

COUNTRY_COLUMNS = (
    "code", "alpha3", "cow", "name", "long_name", "article", "names", "adjectives", "capital", "region", "subregion",
)  # fmt: skip
TIE_COLUMNS = ("iso2", "event", "date", "note", "source1", "source2")
PERSON_COLUMNS = ("name", "country", "aliases")
NAMES_COLUMNS = ("code", "lang", "names", "adjectives", "cities")

_TIE_EVENTS: tuple[str, ...] = get_args(get_type_hints(Tie)["event"])
_ALPHA2, _ALPHA3 = re.compile(r"[A-Z]{2}"), re.compile(r"[A-Z]{3}")
_MOST_COW = 999

Row = dict[str, str]


def load_countries(path: Path, name: str) -> tuple[tuple[Country, ...], tuple[Problem, ...]]:
    """The countries, in the order of the table. Raises `Refused` where the table is missing, unreadable or empty."""
    try:
        rows, problems = _rows(path, name, COUNTRY_COLUMNS)
    except Unusable as unusable:
        raise Refused(unusable.problem) from None
    countries: dict[str, Country] = {}
    slugs: set[str] = set()
    for line, row in rows:
        country = _country(row)
        if fault := _country_fault(row, country, countries, slugs):
            problems.append(_problem(name, line, fault))
        else:
            countries[country.code] = country
            slugs.add(country.slug)
    if not countries:
        raise Refused(*problems, _problem(name, 0, "found no country that can be used, expected at least one row"))
    return tuple(countries.values()), tuple(problems)


def load_ties(path: Path, name: str, names: Mapping[str, str]) -> tuple[tuple[Tie, ...], tuple[Problem, ...]]:
    """The steps in the relations with the home country. ``names`` are the countries by code. No table: no steps."""
    rows, problems = optional_rows(path, name, TIE_COLUMNS)
    ties: list[Tie] = []
    for line, row in rows:
        faults = (
            values.code_fault(row["iso2"], names),
            values.choice_fault(row["event"], _TIE_EVENTS),
            values.edtf_fault(row["date"]),
        )
        if any(faults):
            problems += [_problem(name, line, fault) for fault in faults if fault]
            continue
        sources = tuple(row[column] for column in ("source1", "source2") if row[column])
        ties.append(msgspec.convert({**row, "country": row["iso2"], "sources": sources}, Tie))
    return tuple(ties), tuple(problems)


def load_people(path: Path, name: str, names: Mapping[str, str]) -> tuple[tuple[KnownPerson, ...], tuple[Problem, ...]]:
    """The people whose names are hard to join. No table: nobody."""
    rows, problems = optional_rows(path, name, PERSON_COLUMNS)
    people: list[KnownPerson] = []
    for line, row in rows:
        fault = values.code_fault(row["country"], names) or ("" if row["name"] else "found no name, expected one")
        if fault:
            problems.append(_problem(name, line, fault))
        else:
            people.append(KnownPerson(name=row["name"], country=row["country"], aliases=_split(row["aliases"])))
    return tuple(people), tuple(problems)


def load_country_names(
    path: Path, name: str, names: Mapping[str, str]
) -> tuple[tuple[CountryNames, ...], tuple[Problem, ...]]:
    """How other languages name the countries. ``names`` are the countries by code. No table: nothing is known."""
    rows, problems = optional_rows(path, name, NAMES_COLUMNS)
    found: dict[tuple[str, str], CountryNames] = {}
    for line, row in rows:
        key = (row["code"], row["lang"])
        fault = values.code_fault(row["code"], names) or values.language_fault(row["lang"])
        if not fault and key in found:
            fault = f'found "{row["code"]}" in "{row["lang"]}" a second time; keep one row'
        if fault:
            problems.append(_problem(name, line, fault))
            continue
        found[key] = CountryNames(
            code=row["code"],
            language=row["lang"],
            names=_split(row["names"]),
            adjectives=_split(row["adjectives"]),
            cities=_split(row["cities"]),
        )
    return tuple(found.values()), tuple(problems)


def _country(row: Row) -> Country:
    return Country(
        code=row["code"],
        alpha3=row["alpha3"],
        cow=int(row["cow"]) if not values.number_fault(row["cow"], _MOST_COW) else 0,
        name=row["name"],
        long_name=row["long_name"],
        article=row["article"],
        names=tuple(dict.fromkeys((row["name"], *_split(row["names"])))),
        adjectives=_split(row["adjectives"]),
        capital=row["capital"],
        region=row["region"],
        subregion=row["subregion"],
        slug=slugify(row["name"]),
    )


def _country_fault(row: Row, country: Country, before: Mapping[str, Country], slugs: set[str]) -> str:
    if not _ALPHA2.fullmatch(country.code):
        return f'found the code "{country.code}", expected two capital letters (ISO 3166-1 alpha-2)'
    if country.code in before:
        return f'found the code "{country.code}" a second time, first for {before[country.code].name}; keep one row'
    if country.alpha3 and not _ALPHA3.fullmatch(country.alpha3):
        return f'found the alpha-3 code "{country.alpha3}", expected three capital letters'
    if row["cow"] not in ("", "0") and values.number_fault(row["cow"], _MOST_COW):
        return f'found the number "{row["cow"]}" in the column cow, expected 1 to {_MOST_COW}, or nothing'
    if not country.slug or country.slug in slugs:
        return f'found the name "{country.name}", expected one that gives an address ("{country.slug}") of its own'
    return ""


def optional_rows(
    path: Path, name: str, columns: tuple[str, ...], limit: int = SOURCE_LIMIT
) -> tuple[list[tuple[int, Row]], list[Problem]]:
    """The rows of a table by line, and what is wrong with it; no table, no rows."""
    try:
        return _rows(path, name, columns, limit)
    except Unusable as unusable:
        return [], [] if unusable.problem.code == "E-MISSING" else [unusable.problem]


def _rows(
    path: Path, name: str, columns: tuple[str, ...], limit: int = SOURCE_LIMIT
) -> tuple[list[tuple[int, Row]], list[Problem]]:
    """The rows of a table by line, without spaces around the cells. Raises `Unusable` where the header is not right."""
    text = decode(read_bytes(path, name, limit), name).removeprefix("\ufeff")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, Row]] = []
    problems: list[Problem] = []
    try:
        header = [cell.strip() for cell in next(reader, [])]
        if fault := _header_fault(header, columns):
            raise Unusable(_problem(name, 1, fault))
        for line, cells in _numbered(reader):
            if len(cells) != len(header):
                problems.append(
                    _problem(name, line, f"found {len(cells)} cells, expected {len(header)}; count the commas")
                )
            else:
                rows.append((line, dict(zip(header, (cell.strip() for cell in cells), strict=True))))
    except csv.Error as error:
        problems.append(_problem(name, reader.line_num, f"the table ends here, {error}; check the quotation marks"))
    return rows, problems


def _numbered(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not empty, with the line on which each begins."""
    begin = reader.line_num + 1  # type: ignore[attr-defined]
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield begin, cells
        begin = reader.line_num + 1  # type: ignore[attr-defined]


def _header_fault(header: list[str], columns: tuple[str, ...]) -> str:
    for column in header:
        if column not in columns:
            return f'found the column "{column}", which means nothing here{nearest(column, columns)}'
    missing = [column for column in columns if column not in header]
    if missing or len(header) != len(columns):
        return f"the first line does not name each column once; missing: {', '.join(missing) or 'none'}"
    return ""


def _split(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in cell.split("|") if part.strip()))


def _problem(name: str, line: int, text: str) -> Problem:
    return Problem(code="E-TABLE", path=name, text=text, line=line)
