"""Small articles and the changes that an archive goes through: what random histories and edits are made of."""

from __future__ import annotations

from pathlib import Path
from random import Random

COUNTRIES = ("Lesotho", "Belarus", "Kazakhstan", "Peru", "Norway", "Kenya", "Fiji")
LEADERS = ("Ana Marwick", "Jon Petrel", "Li Sorrel", "Omar Tansy", "Ida Vetch")
OCCASIONS = (
    "on the 30th anniversary of the establishment of diplomatic relations",
    "on his election as president",
    "on his re-election as president",
    "on the National Day",
)


def article(random: Random) -> str:
    """An article of three lines about a message from China to a country, or to two."""
    country, leader, occasion = random.choice(COUNTRIES), random.choice(LEADERS), random.choice(OCCASIONS)
    day, month, year = random.randint(1, 28), random.choice(("Jan.", "March", "Oct.")), random.choice((2021, 2022))
    first = (
        f"BEIJING, {month} {day}, {year} (Xinhua) -- Chinese President Xi Jinping on {month} {day} sent a message "
        f"to {leader}, President of {country}, to congratulate him {occasion}."
    )
    more = f"\nXi also congratulated the president of {random.choice(COUNTRIES)} {random.choice(OCCASIONS)}."
    return f"Xi congratulates {country}\n\n{first}{more if random.random() < 0.3 else ''}\n\nSource: Xinhua\n"


def page(random: Random) -> str:
    """The same as a saved web page, with another story beside it."""
    title, *lines = filter(None, article(random).splitlines())
    body = "".join(f"<p>{line}</p>" for line in lines)
    beside = f"<aside><a href=/x>{random.choice(LEADERS)} visits {random.choice(COUNTRIES)}</a></aside>"
    return f"<title>{title} - News</title><article><h1>{title}</h1>{body}</article>{beside}"


def some(folder: Path, random: Random) -> Path:
    """One of the articles of a folder."""
    return random.choice(sorted(folder.iterdir()))


def change(seeds: Path, random: Random, names: list[str]) -> str:
    """One change of the folder of articles; ``names`` gives new names away. Says what was done."""
    deed = random.choice(("add", "add", "page", "twin", "edit", "edit", "rename", "swap", "remove", "case"))
    if deed in ("add", "page") or len(list(seeds.iterdir())) < 2:
        ending, words = ("html", page) if deed == "page" else ("txt", article)
        (seeds / f"{names.pop()}.{ending}").write_text(words(random))
        return "add"
    one, other = some(seeds, random), some(seeds, random)
    if deed == "twin":
        (seeds / f"{names.pop()}.txt").write_text(one.read_text().replace("Source: Xinhua", "Source: CGTN"))
    elif deed == "edit":
        one.write_text(article(random))
    elif deed == "rename":
        one.rename(seeds / f"{names.pop()}.txt")
    elif deed == "swap" and one != other:
        content = one.read_bytes()
        one.write_bytes(other.read_bytes())
        other.write_bytes(content)
    elif deed == "remove":
        one.unlink()
    elif deed == "case":
        one.rename(seeds / f"{one.stem.swapcase()}.txt")
    return deed
