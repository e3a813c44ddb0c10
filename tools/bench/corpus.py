"""Makes large archives of invented articles: the same for the same number, each about 3 KB with its page furniture.

For our own build an article is raw text; for Hugo it is Markdown with the facts typed into its front matter.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
OCCASIONS = (
    ("re-election", "on his re-election as president"),
    ("election", "on his election as president"),
    ("inauguration", "on his inauguration as president"),
    ("national-day", "on the national day of {country}"),
    ("diplomatic-anniversary", "on the {ordinal} anniversary of the establishment of diplomatic ties with {country}"),
    ("achievement", "on the successful launch of a satellite by {country}"),
)
AGENCIES = ("Xinhua", "CGTN", "China Daily", "People's Daily", "CCTV")
HEAD = ("Home", "World", "Business", "Culture", "Share this article", "A A A", "Print this page")
FOOT = (
    "Editor: Li Yan",
    "Related stories",
    "Contact us",
    "Copyright. All rights reserved.",
    "Follow us",
    "Back to top",
)
PLAIN = (
    "The two sides have deepened their cooperation in trade, agriculture and education over the past years.",
    "He said that the friendship of both peoples had stood the test of time and of a changing world.",
    "He noted that mutual political trust had been consolidated, and that practical cooperation had borne fruit.",
    "He stands ready to work together to bring the relations between both countries to a new level.",
    "Both countries support each other on questions of their core interests and their major concerns.",
    "Trade between the two countries grew last year, according to figures of the customs office.",
    "A delegation of students and artists is expected to visit the capital in the coming months.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One invented article: its number, its facts, and its paragraphs."""

    number: int
    title: str
    day: date
    country: str
    occasion: str
    agency: str
    body: tuple[str, ...]

    @property
    def raw(self) -> str:
        """As it stands on a scraped page."""
        stamp = f"{self.agency} | {self.day:%Y-%m-%d} 09:30"
        return "\n".join((*HEAD, "", self.title, "", stamp, "", *(f"{one}\n" for one in self.body), *FOOT, ""))

    @property
    def markdown(self) -> str:
        """For Hugo, with what we have to find out."""
        front = {"title": self.title, "date": f"{self.day}", "slug": f"a{self.number:06}", "direction": "sent"}
        lists = {"country": [self.country], "occasion": [self.occasion], "year": [f"{self.day.year}"], "leaders": []}
        lines = (f"{key}: {json.dumps(value)}" for key, value in {**front, **lists}.items())
        return "\n".join(("---", *lines, "---", "", *(f"{one}\n" for one in self.body)))


def articles(number: int) -> Iterator[Article]:
    """So many articles; about a third report an act that another one reports too."""
    random = Random(number)
    countries = _rows("countries.csv")
    leaders: dict[str, list[str]] = {}
    for row in _rows("people.csv"):
        leaders.setdefault(row["country"], []).append(row["name"])
    chosen = [row for row in countries if row["code"] in leaders and row["code"] != "CN"]
    act = (chosen[0], OCCASIONS[0], date(2000, 1, 1), 5)
    for place in range(number):
        if place % 3 != 1:
            day = date(2000, 1, 1) + timedelta(days=random.randrange(9000))
            act = (random.choice(chosen), random.choice(OCCASIONS), day, random.randrange(5, 70, 5))
        yield _article(place, act, random, leaders)


def _article(
    place: int, act: tuple[dict[str, str], tuple[str, str], date, int], random: Random, leaders: dict[str, list[str]]
) -> Article:
    row, (occasion, words), day, years = act
    country = f"{row['article']} {row['name']}".strip()
    what = words.format(country=country, ordinal=f"{years}th")
    who, agency = leaders[row["code"]][0], random.choice(AGENCIES)
    first = (
        f"BEIJING, {day:%B} {day.day} ({agency}) -- Chinese President Xi Jinping on {day:%A} sent a message of "
        f"congratulation to {who}, President of {country}, {what}."
    )
    body = (first, *(" ".join(random.sample(PLAIN, 5)) for _ in range(5)))
    title = f"Xi congratulates {who} {what}"
    return Article(number=place, title=title, day=day, country=row["name"], occasion=occasion, agency=agency, body=body)


def _rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "site_src" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
