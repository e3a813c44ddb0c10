"""The labelled articles in tests/practice and seeds/: what a label says, and which articles make up which set."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from felicitations.disk.seeds import load_files
from felicitations.model import Seed

ROOT = Path(__file__).resolve().parent.parent
PRACTICE = ROOT / "tests" / "practice"
FOLDERS = {
    "seeds": ROOT / "seeds",
    **{name: PRACTICE / name for name in ("china", "world", "languages")},
}
"""Where the articles of each labelled set lie; the labels lie in tests/practice/<set>/labels.jsonl."""

FRESH = {name: PRACTICE / name for name in ("fresh", "fresh-languages")}
"""Sets by authors who did not know the rules; these were mended on them later. They are measured, and in no site."""

LEADS = {name: PRACTICE / name for name in ("leads", "leads-languages")}
"""Openings of articles, one a line of articles.jsonl: labelled with what they tell, not with days and furniture."""

HOME = "CN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What is right about one article, as tests/practice/README.md describes it.

    Countries are codes. ``directed`` is false where the label takes no side ("China is no party"); ``day`` is EDTF
    without its mark of doubt, ``day_basis`` how the label's author knows it. ``event`` is a key that the articles on
    one event share; with a plus it is two keys, where the article tells of two events. ``kept_aside`` are the third
    that nobody looks at: their misses are never printed. ``whole`` articles are labelled with their day and furniture
    as well.
    """

    id: str
    set: str
    lang: str
    is_message: bool
    senders: frozenset[str]
    recipients: frozenset[str]
    directed: bool
    people: tuple[str, ...]
    occasion: str
    ordinal: int | None
    day: str | None
    day_basis: str
    event: str
    furniture: tuple[str, ...]
    whole: bool

    @property
    def several(self) -> bool:
        """Whether the article tells of two events."""
        return "+" in self.event

    @property
    def kept_aside(self) -> bool:
        """Whether the article belongs to those that nobody looks at; the five seeds are known to everybody."""
        if self.set == "leads":
            return int(self.id[1:]) % 4 == 2
        return self.set in FOLDERS and self.set != "seeds" and int(self.id[1:]) % 3 == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """An article and its label."""

    seed: Seed
    label: Label


@cache
def labelled() -> tuple[Labelled, ...]:
    """The labelled articles of the demonstration, set by set in the order of their ids.

    Raises ValueError where labels and files differ.
    """
    return tuple(one for name, folder in FOLDERS.items() for one in _set(name, folder))


@cache
def measured() -> tuple[Labelled, ...]:
    """All labelled articles on which the reading is measured, the fresh ones last."""
    return (*labelled(), *(one for name, folder in (FRESH | LEADS).items() for one in _set(name, folder)))


def _set(name: str, folder: Path) -> Iterable[Labelled]:
    seeds, refusals = load_files(_files(folder))
    lines = (PRACTICE / name / "labels.jsonl").read_text("utf-8").splitlines()
    labels = {label.id: label for label in (_label(name, json.loads(line)) for line in lines)}
    strays = {seed.id for seed in seeds} ^ labels.keys()
    if refusals or strays:
        text = f"every article of {name} needs one label and every label its article; these have not: {sorted(strays)}"
        raise ValueError(text + "".join(f"; {problem}" for refusal in refusals for problem in refusal.problems))
    return [Labelled(seed=seed, label=labels[seed.id]) for seed in seeds]


def _files(folder: Path) -> list[Path]:
    """The articles of a set: a file each, or all in one."""
    return sorted(folder.glob("*.txt")) or [folder / "articles.jsonl"]


def _label(name: str, said: dict) -> Label:
    """One line of labels.jsonl; china/ and seeds/ write the sides as seen from China."""
    senders, recipients = _sides(said)
    people = ("senders", "recipients") if "sender_countries" in said else ("home_people", "counterpart_people")
    return Label(
        id=said["id"],
        set=name,
        lang=said.get("lang", "en"),
        is_message=said["is_message"],
        senders=senders,
        recipients=recipients,
        directed="sender_countries" in said or said["direction"] is not None,
        people=tuple(person for side in people for person in said[side] or ()),
        occasion=said["occasion"],
        ordinal=said["anniversary"],
        day=(said.get("event_date") or "").rstrip("~?%") or None,
        day_basis=said.get("event_date_basis", "none"),
        event=said.get("event") or "",
        furniture=tuple(said.get("furniture", ())),
        whole="event_date" in said,
    )


def _sides(said: dict) -> tuple[frozenset[str], frozenset[str]]:
    if "sender_countries" in said:
        return frozenset(said["sender_countries"] or ()), frozenset(said["recipient_countries"] or ())
    home, others = frozenset({HOME}), frozenset(said["countries"] or ())
    return {
        "sent": (home, others),
        "received": (others, home),
        "exchanged": (home | others, home | others),
        None: (others, frozenset()),
    }[said["direction"]]


def digest() -> str:
    """The SHA-256 of all labels and all labelled articles: whoever changes one of them must measure again."""
    folders = FOLDERS | FRESH | LEADS
    files = {f"{name}/{path.name}": path for name, folder in folders.items() for path in _files(folder)}
    files |= {f"{name}/labels.jsonl": PRACTICE / name / "labels.jsonl" for name in folders}
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in sorted(files.items())]
    return hashlib.sha256("".join(lines).encode()).hexdigest()
