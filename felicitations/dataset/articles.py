"""The tables of what was found: articles, and the words in them that show a fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args
from urllib.parse import urlsplit

from felicitations import addresses
from felicitations.dataset.schema import EDTF, PLACE, Column, Row, Table, place
from felicitations.entries import Directory, report_title
from felicitations.model import Archive, Certainty, Finding, Kind, Message, Reading, Report, Seed, Speaker

SHORT = 200
"""The most characters of evidence that a table gives: enough to show a fact, too few to stand for the article."""


def _articles(archive: Archive) -> Iterator[Row]:
    directory, base_url = Directory.of(archive), archive.settings.base_url
    for report in archive.reports:
        yield _article(report, directory, base_url)


def _article(report: Report, directory: Directory, base_url: str) -> Row:
    seed, reading = report.seed, report.reading
    printed = bool(reading.headline and reading.headline.value.strip())
    return (
        seed.id,
        reading.kind,
        reading.kind_basis,
        report_title(reading, directory),
        not printed,
        reading.published.value if reading.published else None,
        reading.published.certainty if reading.published else None,
        reading.credit.value if reading.credit else None,
        reading.speaker.value if reading.speaker else None,
        reading.lang,
        len(reading.messages),
        reading.mentioned,
        reading.correction is not None,
        _source(seed),
        seed.path.rpartition("/")[2],
        seed.digest,
        place(addresses.article_page(seed.id), base_url),
    )


def _source(seed: Seed) -> str | None:
    """Where the record of a seed says that it was found, if that is an address of the web."""
    url = next((field.value.strip() for field in seed.record if field.name == "url"), "")
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def _evidence(archive: Archive) -> Iterator[Row]:
    for report in archive.reports:
        yield from _shown(report.seed.id, 0, _facts_of_article(report.reading))
        for number, message in enumerate(report.reading.messages, start=1):
            yield from _shown(report.seed.id, number, _facts_of_message(message))


def _facts_of_article(reading: Reading) -> tuple[tuple[str, Finding[Any] | None], ...]:
    return (
        ("headline", reading.headline),
        ("published", reading.published),
        ("credit", reading.credit),
        ("speaker", reading.speaker),
    )


def _facts_of_message(message: Message) -> tuple[tuple[str, Finding[Any] | None], ...]:
    return (
        ("happened", message.happened),
        ("occasion", message.occasion),
        ("ordinal", message.ordinal),
        ("instrument", message.instrument),
    )


def _shown(article: str, number: int, facts: tuple[tuple[str, Finding[Any] | None], ...]) -> Iterator[Row]:
    for fact, finding in facts:
        if finding is None:
            continue
        head = (article, number, fact)
        value = str(finding.value)
        for place_, shown in enumerate(finding.evidence, start=1):
            yield (
                *head,
                place_,
                value if len(value) <= SHORT else f"{value[:SHORT]}…",
                finding.certainty,
                finding.basis,
                shown.text if len(shown.text) <= SHORT else f"{shown.text[:SHORT]}…",
                shown.start,
                shown.end,
                shown.rule,
            )
        if not finding.evidence:
            yield (*head, 0, value, finding.certainty, finding.basis, None, None, None, None)


_CERTAINTY = "stated: the text says it; inferred: reasoned from what it says; curated: a person says it."

ARTICLES = Table(
    name="articles",
    title="Articles",
    meaning="Every article that could be read, also those that are no report of a message.",
    key=("id",),
    columns=(
        Column(name="id", meaning="The article’s name in this archive. It never changes.", required=True),
        Column(name="kind", meaning="Whether it reports a message.", required=True, choices=get_args(Kind)),
        Column(name="kind_basis", meaning="Why it is of that kind.", required=True),
        Column(name="title", meaning="The headline; where the article has none, a composed title.", required=True),
        Column(name="title_composed", meaning="Whether the archive composed the title.", kind="flag", required=True),
        Column(name="published", meaning=f"When it was published, {EDTF}.", kind="date"),
        Column(name="published_certainty", meaning=_CERTAINTY, choices=get_args(Certainty)),
        Column(name="credit", meaning="The agency, else the outlet, else the author that it names."),
        Column(name="speaker", meaning="Who speaks in it.", choices=get_args(Speaker)),
        Column(name="lang", meaning="Its language, as in BCP 47.", required=True),
        Column(name="messages", meaning="How many messages it reports.", kind="number", required=True),
        Column(name="mentioned", meaning="ISO 3166-1 alpha-2 codes of countries named without a part.", kind="list"),
        Column(name="corrected", meaning="Whether a person corrected its reading.", kind="flag", required=True),
        Column(name="url", meaning="Where the record that came with it says it was found."),
        Column(name="file", meaning="The name of its file.", required=True),
        Column(name="sha256", meaning="SHA-256 of the file’s bytes: the exact version of the text.", required=True),
        Column(name="address", meaning=PLACE, required=True),
    ),
    rows=_articles,
)

EVIDENCE = Table(
    name="evidence",
    title="Evidence",
    meaning=f"The words that show each fact of an article, at most {SHORT} characters of them.",
    key=("article", "message", "fact", "place"),
    columns=(
        Column(name="article", meaning="The article.", required=True, refers="articles"),
        Column(
            name="message",
            meaning="Which message of the article, from 1; 0 for facts about the article itself.",
            kind="number",
            required=True,
        ),
        Column(
            name="fact",
            meaning="Which fact: headline, published, credit, speaker, happened, occasion, ordinal or instrument.",
            required=True,
        ),
        Column(
            name="place",
            meaning="Which evidence of the fact, from 1, in the order of its weight; 0 where there is none.",
            kind="number",
            required=True,
        ),
        Column(name="value", meaning=f"The value of the fact, at most {SHORT} characters of it.", required=True),
        Column(name="certainty", meaning=_CERTAINTY, required=True, choices=get_args(Certainty)),
        Column(name="basis", meaning="How the fact is known.", required=True),
        Column(name="words", meaning=f"The words of the article; cut after {SHORT} characters, then with an ellipsis."),
        Column(name="start", meaning="Where they begin: code points from the start of source.txt.", kind="number"),
        Column(name="end", meaning="Where they end.", kind="number"),
        Column(name="rule", meaning="The rule that found them."),
    ),
    rows=_evidence,
)
