"""The tables of what was found: articles, and the words in them that show a fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, get_args
from urllib.parse import urlsplit

from felicitations import addresses
from felicitations.dataset.acts import CERTAINTY, party_words
from felicitations.dataset.schema import PLACE, Column, Row, Table, place
from felicitations.directory import Directory
from felicitations.entries import report_title
from felicitations.model import Archive, Certainty, Evidence, Finding, Kind, Message, Report, Seed, Speaker
from felicitations.translation import N_

SHORT = 200
"""The most characters of evidence that a table gives: enough to show a fact, too few to stand for the article."""

FACTS = (
    "headline", "published", "credit", "speaker",
    "happened", "occasion", "ordinal", "instrument", "senders", "recipients",
)  # fmt: skip
"""The facts whose words the table of evidence gives: four of the article, the others of each of its messages."""


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
        reading = report.reading
        of_article = (("headline", reading.headline), ("published", reading.published))
        more = (("credit", reading.credit), ("speaker", reading.speaker))
        yield from _findings((report.seed.id, 0), (*of_article, *more))
        for number, message in enumerate(reading.messages, start=1):
            of_message = (("happened", message.happened), ("occasion", message.occasion))
            rest = (("ordinal", message.ordinal), ("instrument", message.instrument))
            yield from _findings((report.seed.id, number), (*of_message, *rest))
            yield from _sides((report.seed.id, number), message)


def _findings(head: Row, facts: Iterable[tuple[str, Finding[Any] | None]]) -> Iterator[Row]:
    for fact, finding in facts:
        if finding:
            known = (_short(str(finding.value)), finding.certainty, finding.basis)
            shown: tuple[Evidence | None, ...] = finding.evidence or (None,)
            for place_, words in enumerate(shown, start=1):
                yield (*head, fact, place_, *known, *_words(words))


def _sides(head: Row, message: Message) -> Iterator[Row]:
    """The words that show the sides: of each party, in the order of the parties."""
    for fact, parties in (("senders", message.senders), ("recipients", message.recipients)):
        shown = ((_short(party_words(party)), words) for party in parties for words in party.evidence)
        for place_, (who, words) in enumerate(shown, start=1):
            yield (*head, fact, place_, who or None, None, None, *_words(words))


def _words(shown: Evidence | None) -> Row:
    return (_short(shown.text), shown.start, shown.end, shown.rule) if shown else (None, None, None, None)


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"


ARTICLES = Table(
    name="articles",
    title=N_("Articles"),
    meaning=N_("Every article that could be read, also those that are no report of a message."),
    key=("id",),
    columns=(
        Column(name="id", meaning=N_("The article’s name in this archive. It never changes."), required=True),
        Column(name="kind", meaning=N_("Whether it reports a message."), required=True, choices=get_args(Kind)),
        Column(name="kind_basis", meaning=N_("Why it is of that kind."), required=True),
        Column(name="title", meaning=N_("The headline; where the article has none, a composed title."), required=True),
        Column(
            name="title_composed", meaning=N_("Whether the archive composed the title."), kind="flag", required=True
        ),
        Column(name="published", meaning=N_("When it was published, in EDTF, levels 0 and 1."), kind="date"),
        Column(name="published_certainty", meaning=CERTAINTY, choices=get_args(Certainty)),
        Column(name="credit", meaning=N_("The agency, else the outlet, else the author that it names.")),
        Column(name="speaker", meaning=N_("Who speaks in it."), choices=get_args(Speaker)),
        Column(name="lang", meaning=N_("Its language, as in BCP 47."), required=True),
        Column(name="messages", meaning=N_("How many messages it reports."), kind="number", required=True),
        Column(
            name="mentioned", meaning=N_("ISO 3166-1 alpha-2 codes of countries named without a part."), kind="list"
        ),
        Column(name="corrected", meaning=N_("Whether a person corrected its reading."), kind="flag", required=True),
        Column(name="url", meaning=N_("Where the record that came with it says it was found.")),
        Column(name="file", meaning=N_("The name of its file."), required=True),
        Column(name="sha256", meaning=N_("SHA-256 of the file’s bytes: the exact version of the text."), required=True),
        Column(name="address", meaning=PLACE, required=True),
    ),
    rows=_articles,
)

EVIDENCE = Table(
    name="evidence",
    title=N_("Evidence"),
    meaning=N_("The words that show each fact of an article, at most 200 characters of them."),
    key=("article", "message", "fact", "place"),
    columns=(
        Column(name="article", meaning=N_("The article."), required=True, refers="articles"),
        Column(
            name="message",
            meaning=N_("Which message of the article, from 1; 0 for facts about the article itself."),
            kind="number",
            required=True,
        ),
        Column(
            name="fact",
            meaning=N_("Which fact."),
            required=True,
            choices=FACTS,
        ),
        Column(
            name="place",
            meaning=N_("Which evidence of the fact, from 1, in the order of its weight."),
            kind="number",
            required=True,
        ),
        Column(
            name="value",
            meaning=N_("The value of the fact, at most 200 characters of it; of a side the one party that is shown."),
        ),
        Column(
            name="certainty",
            meaning=N_(
                "How sure it is: stated (a text says it), inferred (reasoned from what it says) or curated (a person "
                "says it). Empty for sides."
            ),
            choices=get_args(Certainty),
        ),
        Column(name="basis", meaning=N_("How the fact is known. Empty for sides.")),
        Column(
            name="words",
            meaning=N_("The words of the article, cut after 200 characters; empty where a person says it."),
        ),
        Column(name="start", meaning=N_("Where they begin: code points from the start of source.txt."), kind="number"),
        Column(name="end", meaning=N_("Where they end."), kind="number"),
        Column(name="rule", meaning=N_("The rule that found them.")),
    ),
    rows=_evidence,
)
