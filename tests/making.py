"""Small archives made by hand, so that what stands on readings can be tested without reading."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from felicitations.archive.people import find_people
from felicitations.model import (
    Account,
    Archive,
    Event,
    Evidence,
    Finding,
    Mark,
    MarkKind,
    Message,
    Party,
    Person,
    Reading,
    Refusal,
    Report,
    Rival,
    Seed,
    Settings,
    Shelf,
    Shelves,
)
from felicitations.problems import Problem
from tests.sample_lexicon import COUNTRIES, OCCASIONS, PAGES, PROSE, TIES, WORLD


def evidence(text: str, words: str, rule: str = "rule", *, nth: int = 1) -> Evidence:
    """The words of a text as evidence, where they stand for the nth time."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Evidence(start=start, end=start + len(words), text=words, rule=rule)


def finding(
    value: Any, *shown: Evidence, certainty: str = "stated", basis: str = "stated", rivals: Iterable[Rival[Any]] = ()
) -> Any:
    """A finding, stated unless said otherwise."""
    return Finding(value=value, certainty=certainty, basis=basis, evidence=shown, rivals=tuple(rivals))


def tiled(text: str, *pieces: tuple[MarkKind, str]) -> tuple[Mark, ...]:
    """Marks that tile a text: each piece is a kind and its words, in their order; all between are gaps."""
    marks: list[Mark] = []
    at = 0
    for kind, words in pieces:
        start = text.index(words, at)
        if start > at:
            marks.append(Mark(start=at, end=start, kind="gap", rule="space"))
        at = start + len(words)
        marks.append(Mark(start=start, end=at, kind=kind, rule=f"{kind}-rule"))
    if at < len(text):
        marks.append(Mark(start=at, end=len(text), kind="gap", rule="space"))
    return tuple(marks)


def seed(seed_id: str, text: str) -> Seed:
    """A seed as it would be loaded."""
    return Seed(id=seed_id, path=f"seeds/{seed_id}.txt", digest=hashlib.sha256(text.encode()).hexdigest(), text=text)


def party(code: str | None, *people: tuple[str, str], body: str | None = None, shown: Iterable[Evidence] = ()) -> Party:
    """One side of a message; people are names and offices, one pair a rank."""
    persons = tuple(Person(name=name, office=office, pair=pair) for pair, (name, office) in enumerate(people))
    return Party(country=code, body=body, people=persons, evidence=tuple(shown))


def message(
    happened: str | None,
    occasion: str | None,
    senders: Iterable[Party],
    recipients: Iterable[Party],
    *,
    ordinal: int | None = None,
    basis: str = "stated",
    exchanged: bool = False,
) -> Message:
    """One message, its facts stated and without evidence."""
    return Message(
        happened=finding(happened) if happened else None,
        occasion=finding(occasion, basis=basis) if occasion else None,
        ordinal=finding(ordinal) if ordinal else None,
        exchanged=exchanged,
        instrument=None,
        senders=tuple(senders),
        recipients=tuple(recipients),
    )


def reading(of: Seed, *messages: Message, marks: tuple[Mark, ...] = (), **facts: Any) -> Reading:
    """The reading of a seed; without marks the whole text is one body."""
    plain = Reading(
        id=of.id, path=of.path, digest=of.digest, lang="en", kind="message" if messages else "other",
        marks=marks or (Mark(start=0, end=len(of.text), kind="body", rule="paragraph"),),
        kind_basis="stated" if messages else "visit", headline=None, published=None, credit=None, speaker=None,
        messages=messages, mentioned=(),
    )  # fmt: skip
    return replace(plain, **facts)


def archive(
    reports: Iterable[Report] = (),
    *,
    base_url: str = "",
    pages: tuple[str, ...] = PAGES,
    refusals: Iterable[Refusal] = (),
) -> Archive:
    """An archive with its shelves, from reports."""
    listed = tuple(reports)
    acts = [
        Event(
            id=report.seed.id if number == 1 else f"{report.seed.id}-{number}",
            message=one,
            accounts=(Account(report=report, message=one),),
        )
        for report in listed
        for number, one in enumerate(report.reading.messages, start=1)
    ]
    acts.sort(key=lambda act: (act.message.happened.value if act.message.happened else "", act.id), reverse=True)
    events = tuple(acts)
    return Archive(
        settings=Settings(
            title="Felicitations",
            tagline="Messages of congratulation between states.",
            language="en",
            base_url=base_url,
            home="CN",
            licence="Free to use",
            contact="",
            pages=pages,
            exports=("feed", "sitemap", "reading"),
        ),
        countries=COUNTRIES,
        occasions=OCCASIONS,
        ties=TIES,
        prose=PROSE,
        reports=listed,
        refusals=tuple(refusals),
        events=events,
        people=find_people(events, (), {one.code: one.slug for one in COUNTRIES}),
        shelves=Shelves(
            country=_shelves(events, _countries),
            occasion=_shelves(events, lambda act: [act.message.occasion.value] if act.message.occasion else []),
            year=_shelves(events, lambda act: [act.message.happened.value[:4]] if act.message.happened else []),
            undated=tuple(act for act in events if act.message.happened is None),
        ),
        world=WORLD,
    )


def _countries(act: Event) -> list[str]:
    return [one.country for one in (*act.message.senders, *act.message.recipients) if one.country]


def _shelves(events: tuple[Event, ...], keys: Any) -> tuple[Shelf, ...]:
    found: dict[str, list[Event]] = {}
    for event in events:
        for key in dict.fromkeys(keys(event)):
            found.setdefault(key, []).append(event)
    names = {one.code: one.slug for one in COUNTRIES}
    return tuple(
        Shelf(key=key, slug=names.get(key, key), label=names.get(key, key), events=tuple(acts))
        for key, acts in sorted(found.items())
    )


LESOTHO = (
    " date 2024-01-13 Xi, King exchange congratulations\n\n"
    "BEIJING, Jan. 12 (Xinhua) -- Xi Jinping and Letsie III exchanged congratulations on Friday "
    "over the 30th anniversary.\n"
    "A Heading\nThe second paragraph (Share this) goes on with the 30th anniversary.\n\nSource: Xinhua\n"
)


def lesotho() -> Report:
    """A report with everything: stamp, headline, dateline, heading, furniture, evidence that overlaps, a rival."""
    of = seed("003", LESOTHO)
    jan, friday = evidence(LESOTHO, "Jan. 12"), evidence(LESOTHO, "on Friday")
    stamp, number = evidence(LESOTHO, "2024-01-13"), evidence(LESOTHO, "30th anniversary")
    china, lesotho_ = evidence(LESOTHO, "Xi Jinping"), evidence(LESOTHO, "Letsie III")
    sides = (
        party("CN", ("Xi Jinping", "President"), ("Li Qiang", "Premier"), shown=[china]),
        party("LS", ("Letsie III", "King"), ("Sam Matekane", "Prime Minister"), shown=[lesotho_]),
    )
    act = Message(
        happened=finding("2024-01-12", jan, friday, rivals=[Rival(value="2024-01-13", evidence=(stamp,))]),
        occasion=finding("diplomatic-anniversary", number, basis="resumption", certainty="inferred"),
        ordinal=finding(30, number),
        exchanged=True,
        instrument=finding("message"),
        senders=sides,
        recipients=sides,
    )
    marks = tiled(
        LESOTHO,
        ("stamp", "date 2024-01-13"),
        ("headline", "Xi, King exchange congratulations"),
        ("dateline", "BEIJING, Jan. 12 (Xinhua) -- "),
        ("body", "Xi Jinping and Letsie III exchanged congratulations on Friday over the 30th anniversary."),
        ("heading", "A Heading"),
        ("body", "The second paragraph"),
        ("furniture", "(Share this)"),
        ("body", "goes on with the 30th anniversary."),
        ("credit", "Source: Xinhua"),
    )
    headline = finding("Xi, King exchange congratulations", evidence(LESOTHO, "Xi, King exchange congratulations"))
    return Report(
        seed=of,
        reading=reading(
            of, act, marks=marks, headline=headline, published=finding("2024-01-13", stamp), mentioned=("PE", "KZ")
        ),
    )


def small() -> Archive:
    """An archive in which every page kind and every lane has something to say, and something hostile."""
    comoros = seed("000", "Xi congratulated Azali on his re-election.")
    kazakhstan = seed("001", "Chinese leaders and Kazakh leaders, in 2022.")
    other = seed("005", "A visit of a <script>alert(1)</script> minister.")
    odd = seed("006 #odd? name%", "Congratulations on the day.")
    reports = (
        Report(seed=comoros, reading=reading(comoros, message(None, "re-election", [party("CN")], [party("KM")]))),
        Report(
            seed=kazakhstan,
            reading=reading(
                kazakhstan, message("2022-01", "diplomatic-anniversary", [party("CN")], [party("KZ")], ordinal=30)
            ),
        ),
        lesotho(),
        Report(seed=other, reading=reading(other, headline=finding('"><img src=x onerror=alert(1)>'))),
        Report(
            seed=odd,
            reading=reading(
                odd,
                message("2019", "made-up", [party("CN")], [party("UZ")]),
                message("2019-03-01", None, [party("UZ")], [party(None, body="A league of states")]),
            ),
        ),
    )
    refusal = Refusal(
        id="009",
        path="seeds/009.txt",
        problems=(Problem(code="E-UTF8", path="seeds/009.txt", text="found bytes that are no UTF-8"),),
    )
    return archive(reports, refusals=(refusal,))


def hard() -> Archive:
    """An archive that strains the page: endless words, many parties, Arabic and Chinese, crowded months."""
    endless, many = "Donaudampfschiff" * 12, "A long headline that goes on and on, " * 9
    arabic, chinese = "\u0647\u0646\u0623 \u0627\u0644\u0631\u0626\u064a\u0633 ", "\u4e60\u8fd1\u5e73"
    sides = [party(code, (endless, many)) for code in ("CN", "KZ", "UZ", "KM", "LS")]
    first, second = seed(endless[:60], f"{endless}\n{many}\n"), seed("002", arabic * 40)
    both = message("2024-05-02~", "made-up", sides, sides, exchanged=True)
    shown = evidence(first.text, endless, "a-rule-that-" + "goes-on-" * 9)
    act = replace(both, happened=finding("2024-05-02~", shown, certainty="inferred", basis="published"))
    reports = [
        Report(seed=first, reading=reading(first, act, headline=finding(endless), credit=finding(many))),
        Report(seed=second, reading=reading(second, both, headline=finding(chinese * 30), lang="ar")),
    ]
    for number in range(60):
        crowd = seed(f"c{number}", "Words.")
        day = f"{1950 + number % 70}" if number % 9 == 0 else f"2024-{number % 12 + 1:02}"
        one = message(day, OCCASIONS[number % 4].slug, [party("CN")], [party(None, body=f"League {number}")])
        reports.append(Report(seed=crowd, reading=reading(crowd, one)))
    return archive(reports)


FIRST = "Adun Beka Cero Diva Ermo Fila Goro Hesi Ivan Juno".split()
LAST = "Bado Koru Dumi Fise Gelo Luna Mipo Neva Pogi Ratu".split()


def long() -> Archive:
    """An archive whose lists are too long for one page: of acts, of people, and of articles that name a country."""
    days = ["2024-05"] * 410 + ["2024-04-01"] * 3 + ["2024"] * 2 + ["2023-02-01"] * 201 + ["2019-01-01"] + [None] * 205
    reports = []
    for number, day in enumerate(days):
        of = seed(f"{number:04}", "Words.")
        people = [(f"{FIRST[number % 10]} {LAST[number // 10]}", "Minister")] if number < 100 else []
        act = message(day, "national-day", [party("CN")], [party("KZ", *people)])
        reports.append(Report(seed=of, reading=reading(of, act, mentioned=("LS",) if number < 30 else ())))
    return archive([*reports, lesotho_alone()])


def lesotho_alone() -> Report:
    """A report by which Lesotho has a page."""
    of = seed("lesotho", "Words.")
    return Report(seed=of, reading=reading(of, message("2022", "re-election", [party("CN")], [party("LS")])))
