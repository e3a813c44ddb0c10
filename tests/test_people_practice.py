"""The joining of names measured on the practice set: pairs of namings in two articles, by who is really meant."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest

from felicitations import reading
from felicitations.archive import gather
from felicitations.archive.names import Name, parse, same_spelling, shortened
from felicitations.archive.people import state_of
from felicitations.disk.seeds import load_seeds
from felicitations.disk.source import load_source
from felicitations.model import Report

FOLDERS = ("china", "world", "languages")
# Labels give the fullest name of an article, in English. Those of one person that differ more than in accents, titles
# and hyphens, the person's first name in this list standing for all:
SAME = [
    ("Mohamed bin Zayed Al Nahyan", "Mohamed bin Zayed"),
    ("Raul Castro", "Raul Castro Ruz"),
    ("Miguel Diaz-Canel", "Miguel Diaz-Canel Bermudez"),
    ("Recep Tayyip Erdogan", "Erdogan"),
    ("Abdullah II", "Abdullah II bin Al Hussein"),
    ("Ferdinand Marcos Jr.", "Bongbong Marcos"),
    ("Lee Jae-myung", "Lee Zaiming"),
]
# Names as printed in other scripts, or cut, that tell nothing of the label's spelling.
PRINTED = {
    "施泰因迈尔": "Frank-Walter Steinmeier", "朔尔茨": "Olaf Scholz", "塞西": "Abdel Fattah el-Sisi",
    "石破茂": "Shigeru Ishiba", "عبد الفتاح السيسي": "Abdel Fattah el-Sisi", "عبدالله الثاني": "Abdullah II",
    "شي جين بينغ": "Xi Jinping", "لي تشيانغ": "Li Qiang", "محمد بن راشد آل مكتوم": "Mohammed bin Rashid Al Maktoum",
    "محمد بن زايد آل نهيان": "Mohamed bin Zayed Al Nahyan",
    "سلمان بن عبدالعزيز آل سعود": "Salman bin Abdulaziz Al Saud",
    "مشعل الأحمد الجابر الصباح": "Mishal Al-Ahmad Al-Jaber Al-Sabah",
    "صباح خالد الحمد الصباح": "Sabah Khaled Al-Hamad Al-Sabah", "Си Цзиньпин": "Xi Jinping", "Ли Кэцян": "Li Keqiang",
    "Реджепу Тайипу Эрдогану": "Recep Tayyip Erdogan", "Шавкат Мирзиеев": "Shavkat Mirziyoyev",
    "Абдулла Арипов": "Abdulla Aripov", "Александру Лукашенко": "Alexander Lukashenko", "李强": "Li Qiang",
    "Bola Ahmed Tinubu": "Bola Tinubu", "Kay Rala Xanana Gusmao": "Xanana Gusmao",
}  # fmt: skip


@pytest.fixture(scope="module")
def practice(root):
    """What archives are made of: the source and the practice articles; and the people that the labels name in each."""
    source = load_source(root / "site_src")
    tools = reading.prepare(source.lexicon)
    reports, labels = [], {}
    for folder in FOLDERS:
        seeds, _ = load_seeds(root / "tests" / "practice" / folder)
        reports += [Report(seed=one, reading=reading.read(one, tools)) for one in seeds if one.path.endswith(".txt")]
        for line in (root / "tests" / "practice" / folder / "labels.jsonl").read_text("utf-8").splitlines():
            label = json.loads(line)
            kinds = ("home_people", "counterpart_people", "senders", "recipients")
            labels[label["id"]] = [name for kind in kinds for name in label.get(kind, ())]
    return source, reports, labels


def alike(one: Name, other: Name) -> bool:
    short, full = sorted((one, other), key=lambda name: name.size)
    return one.key == other.key or same_spelling(one, other) or shortened(short, full, royal=False)


def meant(printed: str, labels: list[str]) -> str:
    """Who is meant by a printed name, by the labels of its article; empty where they name nobody like that."""
    known = PRINTED.get(printed)
    found = [known] if known else [label for label in labels if alike(parse(printed), parse(label))][:1]
    for label in found:
        key = parse(label).key
        return next((parse(one[0]).key for one in SAME if key in {parse(form).key for form in one}), key)
    return ""


def shares(archive, labels):
    """Precision and recall of the pairs of namings in two articles that were joined, and how many there are."""
    person = {(one.state, name.words): one.slug for one in archive.people for name in one.names}
    namings = {
        (account.report.seed.id, person[state_of(party), one.name], who)
        for event in archive.events
        for account in event.accounts
        for party in (*account.message.senders, *account.message.recipients)
        for one in party.people
        if (who := meant(one.name, labels[account.report.seed.id]))
    }
    pairs = Counter(
        (one[1] == other[1], one[2] == other[2])
        for one, other in combinations(sorted(namings), 2)
        if one[0] != other[0]
    )
    hits = pairs[True, True]
    return hits / (hits + pairs[True, False]), hits / (hits + pairs[False, True]), len(namings)


def test_names_join_across_the_practice_articles(practice):
    source, reports, labels = practice
    precision, recall, namings = shares(gather(source.settings, source.lexicon, (), reports, ()), labels)
    assert namings > 300
    assert precision >= 0.99
    assert recall >= 0.96


def test_the_table_of_people_is_needed_only_for_other_scripts(practice):
    source, reports, labels = practice
    bare = replace(source.lexicon, people=())
    english = [report for report in reports if report.reading.lang == "en"]
    precision, recall, _ = shares(gather(source.settings, bare, (), english, ()), labels)
    assert precision >= 0.99
    assert recall >= 0.98
