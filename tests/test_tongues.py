"""Articles in other languages: each case of tests/cases/tongues.txt, and each example of site_src/languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lexicon import read_text, source, tools

LANGUAGES = source().lexicon.languages
FILE = Path(__file__).parent / "cases" / "tongues.txt"
CASES = [tuple(case.strip().rsplit("\n=> ", 1)) for case in FILE.read_text("utf-8").split("\n----\n")[1:]]
CATALOGUE = Path(__file__).parent.parent / "site_src" / "translations" / "fr.po"
EIGHT = {"ar", "es", "fr", "pt", "ru", "sw", "vi", "zh"}


def told(text: str) -> str:
    """What is read out of a text, as the cases write it; countries in the order of the alphabet."""
    reading = read_text(text)
    if not reading.messages:
        return reading.kind
    message = reading.messages[0]
    sides = [
        ",".join(sorted(p.country or (p.body or "").replace(" ", "-") for p in side))
        for side in (message.senders, message.recipients)
    ]
    words = ["<>".join(sides[0].split(",")) if message.exchanged else ">".join(sides)]
    words += [str(fact.value) for fact in (message.occasion, message.ordinal) if fact]
    return " ".join(words)


def in_order(expected: str) -> str:
    """An expectation with its countries in the order of the alphabet."""
    sides, *facts = expected.split()
    if "<>" in sides:
        return " ".join(["<>".join(sorted(sides.split("<>"))), *facts])
    return " ".join([">".join(",".join(sorted(side.split(","))) for side in sides.split(">")), *facts])


def test_every_ground_can_be_said_in_another_language():
    grounds = {read_text(text).kind_basis for text, _ in CASES}
    assert len(grounds) > 6
    catalogue = CATALOGUE.read_text("utf-8").replace('"\n"', "")
    assert [ground for ground in grounds if f'msgid "{ground}"' not in catalogue] == []


@pytest.mark.parametrize(
    ("word", "known"),
    [("sacre", ("achievement", "stated", "stated")), ("podium", ("achievement", "inferred", "words"))],
)
def test_what_only_a_word_hints_at_is_reasoned_and_not_stated(word, known):
    (message,) = read_text(
        f"Le président français, Emmanuel Macron, a félicité le président chilien pour ce {word}."
    ).messages
    assert message.occasion
    assert (message.occasion.value, message.occasion.certainty, message.occasion.basis) == known


def test_there_are_eight_languages_and_each_names_every_country():
    assert {language.code for language in LANGUAGES} == EIGHT
    for code in EIGHT:
        named = {row.code for row in source().lexicon.country_names if row.language == code and row.names}
        assert len(named) == len(source().lexicon.countries), code


CABLES = {
    "ar": (
        "SA",
        "بعث خادم الحرمين الشريفين الملك سلمان بن عبدالعزيز برقية تهنئة إلى رئيس {} بمناسبة اليوم الوطني لبلاده.",
    ),
    "es": ("CN", "El presidente chino, Xi Jinping, felicitó a Thomas Arvel por su reelección como presidente de {}."),
    "fr": (
        "MA",
        "Le Roi Mohammed VI a adressé un message de félicitations au président de {} pour la fête nationale.",
    ),
    "pt": ("CN", "O Presidente chinês, Xi Jinping, felicitou Thomas Arvel pela sua reeleição como Presidente de {}."),
    "ru": ("RU", "Владимир Путин направил поздравительную телеграмму президенту {} по случаю национального праздника."),
    "sw": ("CN", "Rais wa China Xi Jinping ametuma salamu za pongezi kwa Rais wa {} kwa kuchaguliwa tena kuwa rais."),
    "vi": ("VN", "Chủ tịch nước Tô Lâm đã gửi điện mừng tới Tổng thống {} nhân dịp Quốc khánh nước này."),
    "zh": ("CN", "新华社北京3月4日电 国家主席习近平3月4日致电{}总统阿维尔,祝贺该国国庆。"),
}
"""A message from a state to any other, in each language. The Holy See has no president."""


@pytest.mark.parametrize("language", sorted(EIGHT))
def test_a_language_knows_every_state_by_each_of_its_names(language):
    sender, frame = CABLES[language]
    rows = (row for row in source().lexicon.country_names if row.language == language)
    wrong = [
        (row.code, name)
        for row in rows
        for name in row.names
        if row.code not in {sender, "VA"} and told(frame.format(name)).split()[0] != f"{sender}>{row.code}"
    ]
    assert wrong == []


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:40] for case in CASES])
def test_a_case_is_read_as_it_says(text, expected):
    # A case that names no occasion speaks of the sides only.
    assert told(text).split()[: len(expected.split())] == in_order(expected).split()


def test_every_language_has_cases():
    assert {read_text(text).lang for text, _ in CASES} == EIGHT


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_language_reads_its_examples_and_leaves_its_counter_examples(language):
    assert language.examples
    assert language.counter_examples
    for example in language.examples:
        assert (read_text(example).lang, read_text(example).kind) == (language.code, "message"), example
    for example in language.counter_examples:
        assert read_text(example).kind == "other", example


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_language_knows_every_occasion_that_has_phrases_in_english(language):
    # "other" holds what fits no type; which of those a language can say is its own affair.
    expected = {o.slug for o in source().lexicon.occasions if o.phrases} - {"other"}
    assert {phrases.slug for phrases in tools().tongues.get(language.code).phrases} - {"other"} == expected


@pytest.mark.parametrize("text", [case[0] for case in CASES], ids=[case[0][:40] for case in CASES])
@pytest.mark.parametrize("front", ["", "\ufeff", "\u200b\u200b"])
def test_evidence_holds_the_seed_s_own_words(text, front):
    text = front + text.replace(". ", ".\r\n")
    for message in read_text(text).messages:
        facts = [fact for fact in (message.happened, message.occasion, message.ordinal) if fact]
        parties = (*message.senders, *message.recipients)
        assert all(holder.evidence for holder in (*facts, *parties))
        for shown in (e for holder in (*facts, *parties) for e in holder.evidence):
            assert text[shown.start : shown.end] == shown.text


MONDAY = "Publié le 25 mars 2024\n\nLe président français a félicité lundi le président du Sénégal pour son élection."
TODAY = "2024-11-27 10:05\n\nLIMA, 27 nov (Xinhua) -- El líder chino felicitó hoy al presidente de Perú por su triunfo."
YESTERDAY = (
    "29 октября 2023 09:10\n\nПрезидент России поздравил вчера президента Турции с Днем Республики, сообщает Кремль."
)
LEVANT = "عمان 18 كانون الأول 2022 (بترا)- هنأ الملك عبدالله الثاني أمير قطر الشيخ تميم باليوم الوطني لبلاده."
LINE = (
    "2022-08-08 09:10\n\nBEIJING, 8 ago (Xinhua) -- El presidente chino, Xi Jinping, envió el domingo un mensaje de "
    "felicitación a Gustavo Petro por su toma de posesión como presidente de Colombia."
)
ITS_OWN = (
    "El rey Felipe VI de España envió un mensaje de felicitación al presidente de la República de Filipinas, Benigno "
    "Aquino, el 27 de septiembre de 2015 por los 30 años de las relaciones diplomáticas entre los dos países."
)
FOUNDED = ITS_OWN.replace("el 27 de septiembre de 2015 por", "por").replace(
    "países.", "países desde el 27 de julio de 1987."
)
NEVER = "Le président français a félicité le président du Sénégal pour son élection à la présidence de son pays."


@pytest.mark.parametrize(
    ("text", "happened"),
    [
        (MONDAY, "2024-03-25"),
        (TODAY, "2024-11-27"),
        (YESTERDAY, "2023-10-28"),
        (LEVANT, "2022-12-18"),
        (LINE, "2022-08-07"),
        (ITS_OWN, "2015-09-27"),
        (FOUNDED, "2017-07-27~"),
        (NEVER, None),
    ],
)
def test_the_day_of_the_message_is_printed_or_counted_or_not_known(text, happened):
    found = read_text(text).messages[0].happened
    assert (found.value if found else None) == happened


def test_a_name_without_its_accents_is_no_country_in_vietnamese():
    text = "Tổng thống Pháp gửi điện mừng Thủ tướng Việt Nam nhân dịp Quốc khánh. Anh Đức và chị Nga ở My Sơn."
    assert {p.country for m in read_text(text).messages for p in (*m.senders, *m.recipients)} == {"FR", "VN"}


LETTER = """Portal da Presidência da República de Cabo Verde

Mensagem de felicitações do Presidente da República ao Presidente eleito de São Tomé e Príncipe

Praia, 7 de setembro de 2021

Senhor Carlos Vila Nova

Excelência,

Em nome do povo cabo-verdiano e no meu próprio, quero felicitar Vossa Excelência pela sua eleição como Presidente.

Queira aceitar, Excelência, os protestos da minha mais elevada consideração.

Jorge Carlos de Almeida Fonseca
Presidente da República de Cabo Verde

Partilhar
"""


def test_the_address_and_the_signature_of_a_letter_are_kept_in_other_languages():
    kept = {LETTER[m.start : m.end]: m.kind for m in read_text(LETTER).marks}
    for line in ("Senhor Carlos Vila Nova", "Excelência,", "Jorge Carlos de Almeida Fonseca"):
        assert kept[line] == "body"
    assert kept["Partilhar"] == "furniture"


def test_an_agency_alone_on_a_line_is_a_credit_and_a_capital_a_dateline():
    text = "{}\n\nLe président français a félicité le président du Sénégal pour son élection à la présidence.\n"
    kinds = {word: read_text(text.format(word)).marks[0].kind for word in ("MAP", "Dakar")}
    assert kinds == {"MAP": "credit", "Dakar": "dateline"}


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (
            "20 de diciembre de 2021",
            "El presidente argentino, Alberto Fernández, felicitó este domingo a Gabriel Boric",
        ),
        ("20 décembre 2021", "Le président français Emmanuel Macron a félicité ce dimanche Gabriel Boric"),
        (
            "20 de dezembro de 2021",
            "O presidente português, Marcelo Rebelo de Sousa, felicitou neste domingo Gabriel Boric",
        ),
    ],
    ids=["es", "fr", "pt"],
)
def test_this_sunday_is_the_last_one_before_the_page_s_day(page, told):
    for_what = {"es": "por su elección", "fr": "pour son élection", "pt": "pela eleição"}
    reading = read_text(f"{page}\n\n{told} {for_what[read_text(told).lang]} (Chile).\n")
    assert reading.messages[0].happened.value == "2021-12-19"
