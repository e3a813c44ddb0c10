"""A small lexicon for tests: a few countries, occasions and ties, two pages of prose, and a world of eight states."""

from __future__ import annotations

from felicitations.lexicon import Country, Occasion, Tie
from felicitations.model import Dot, Outline, Prose, World

PAGES = (
    "home", "articles", "article", "countries", "country", "named", "roll", "occasions", "occasion", "people", "person",
    "years", "year", "part", "timeline", "matrix", "map", "undated", "prose", "gone",
)  # fmt: skip

OCCASIONS = tuple(
    Occasion(
        slug=slug, label=label, phrases=(f"words of {slug}",), beats=(), order=order, hints=(), unless=(), alone=(),
        words=(),
        examples=(f"He was congratulated: {slug}.",), counter_examples=(), body=f"What *{slug}* means.",
    )
    for order, (slug, label) in enumerate(
        {
            "election": "Election",
            "re-election": "Re-election",
            "national-day": "National day",
            "diplomatic-anniversary": "Anniversary of ties",
            "treaty-anniversary": "Treaty anniversary",
            "made-up": "A type without a mark",
        }.items()
    )
)  # fmt: skip


def country(
    code: str, name: str, *, region: str = "Asia", subregion: str = "Central Asia", article: str = ""
) -> Country:
    """One row of countries.csv."""
    return Country(
        code=code,
        alpha3=f"{code}X",
        cow=700,
        name=name,
        long_name=f"Republic of {name}",
        article=article,
        names=(name,),
        adjectives=(),
        capital="",
        region=region,
        subregion=subregion,
        slug=name.lower().replace(" ", "-"),
    )


COUNTRIES = (
    country("CN", "China", subregion="Eastern Asia"),
    country("KZ", "Kazakhstan"),
    country("UZ", "Uzbekistan"),
    country("KM", "Comoros", region="Africa", subregion="Eastern Africa", article="the"),
    country("LS", "Lesotho", region="Africa", subregion="Southern Africa"),
    country("PE", "Peru", region="Americas", subregion="South America"),
)

TIES = (
    Tie(country="KZ", event="established", date="1992-01-03", note="", sources=("https://example.org/a",)),
    Tie(country="LS", event="established", date="1983-04-30", note="", sources=()),
    Tie(country="LS", event="severed", date="1990-04", note="", sources=()),
    Tie(
        country="LS", event="resumed", date="1994-01-12", note="After a break.", sources=("http://mirror.example/x?y",)
    ),
)

PROSE = (
    Prose(slug="about", title="About", description="What.", body="# Why\n\nSee [undated](/undated/).", path="about.md"),
    Prose(slug="method", title="Method", description="How it is read.", body="Plain *words*.", path="method.md"),
)

WORLD = World(
    width=100,
    height=50,
    radius=2,
    source="A globe, free to use",
    outlines=tuple(
        Outline(key=key, path=f"M{x} 1l5 0-5 5z") for x, key in enumerate(["CN", "GL", "KZ", "LS", "Land", "PE"])
    ),
    dots=(Dot(key="KM", x=50, y=20), Dot(key="MT", x=60, y=10)),
)
