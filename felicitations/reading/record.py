"""What the record that came with an article says of it: the day of publication, whom it credits, the title."""

from __future__ import annotations

from collections.abc import Iterator

from felicitations.model import Evidence, Field, Finding
from felicitations.reading.credits import CreditFound, is_agency
from felicitations.reading.days import find_dates
from felicitations.reading.stamps import DateFound
from felicitations.reading.view import Spot, View

RULE = "front-matter"
BASIS = "source-record"


def recorded_days(view: View, record: tuple[Field, ...]) -> Iterator[DateFound]:
    """The day of publication as the record has it, if it is one and can be read in one way only."""
    for start, end in _places(view, record, "date"):
        printed = next(iter(find_dates(view.text, start, end)), None)
        if printed and printed.year and not printed.either:
            spots = (Spot(start=printed.start, end=printed.end, rule=RULE),)
            yield DateFound(value=str(printed.on(0)), basis=BASIS, certainty="stated", spots=spots)


def recorded_credits(view: View, record: tuple[Field, ...]) -> Iterator[CreditFound]:
    """Whom the record credits: first the outlet, then the author."""
    for name in ("source", "author"):
        for start, end in _places(view, record, name):
            value = view.printed(start, end)
            yield CreditFound(value=value, at=(start, end), rule=RULE, agency=is_agency(value))


def recorded_title(record: tuple[Field, ...]) -> Finding[str] | None:
    """The title in the record."""
    for field in record:
        if field.name == "title" and field.value:
            shown = Evidence(start=field.start, end=field.end, text=field.value, rule=RULE)
            return Finding(value=field.value, certainty="stated", basis=BASIS, evidence=(shown,))
    return None


def _places(view: View, record: tuple[Field, ...], name: str) -> Iterator[tuple[int, int]]:
    """Where the value of a field stands in the folded text."""
    for field in record:
        if field.name == name and field.value:
            yield view.folded.place(field.start), view.folded.place(field.end)
