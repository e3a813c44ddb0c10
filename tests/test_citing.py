"""The record that is cited, and its sentences after Chicago, MLA and APA, case by case."""

import hashlib
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations.citing.record import act_record, article_record, written
from felicitations.citing.sentences import sentences
from felicitations.directory import Directory
from felicitations.model import Account, Event, Field, Report, Seed
from tests.citing import ACT, ARTICLE, BASE, HOSTILE, RAW, WRITTEN
from tests.making import archive, evidence, finding, lesotho, message, party, reading, seed, small


def said(record):
    return {one.style: one.text for one in sentences(record)}


def all_of(**changed):
    return list(said(replace(ARTICLE, **changed)).values())


class TestSentences:
    def test_an_article_of_an_agency_on_a_known_day(self):
        assert said(ARTICLE) == {
            "Chicago": "Xinhua. “Xi, King exchange congratulations.” January 13, 2024. In Felicitations, "
            "article 003_7ab0, version f430c22c1175. https://example.org/felicitations/articles/003_7ab0/.",
            "MLA": "“Xi, King exchange congratulations.” Xinhua, 13 Jan. 2024. Felicitations, version f430c22c1175, "
            "no. 003_7ab0, https://example.org/felicitations/articles/003_7ab0/.",
            "APA": "Xinhua. (2024, January 13). Xi, King exchange congratulations. Felicitations (Article 003_7ab0, "
            "Version f430c22c1175). https://example.org/felicitations/articles/003_7ab0/",
        }

    def test_without_a_base_url_the_address_is_left_out(self):
        chicago, mla, apa = all_of(url="")
        assert chicago.endswith("In Felicitations, article 003_7ab0, version f430c22c1175.")
        assert mla.endswith("Felicitations, version f430c22c1175, no. 003_7ab0.")
        assert apa.endswith("Felicitations (Article 003_7ab0, Version f430c22c1175).")

    def test_an_undated_article_with_a_byline(self):
        assert all_of(author="Ali Raza", person=True, day="", url="") == [
            (
                "Ali Raza. “Xi, King exchange congratulations.” n.d. In Felicitations, article 003_7ab0, "
                "version f430c22c1175."
            ),
            "Ali Raza. “Xi, King exchange congratulations.” n.d. Felicitations, version f430c22c1175, no. 003_7ab0.",
            (
                "Ali Raza. (n.d.). Xi, King exchange congratulations. Felicitations (Article 003_7ab0, "
                "Version f430c22c1175)."
            ),
        ]

    def test_an_official_page_that_credits_nobody_begins_with_its_title(self):
        assert all_of(author="", url="") == [
            (
                "“Xi, King exchange congratulations.” January 13, 2024. In Felicitations, article 003_7ab0, "
                "version f430c22c1175."
            ),
            "“Xi, King exchange congratulations.” 13 Jan. 2024. Felicitations, version f430c22c1175, no. 003_7ab0.",
            (
                "Xi, King exchange congratulations. (2024, January 13). Felicitations (Article 003_7ab0, "
                "Version f430c22c1175)."
            ),
        ]

    def test_a_composed_title_stands_in_square_brackets_and_never_in_italics(self):
        made = sentences(replace(ARTICLE, title="China congratulates Peru", composed=True, author="", day="", url=""))
        assert [one.text for one in made] == [
            "[China congratulates Peru]. n.d. In Felicitations, article 003_7ab0, version f430c22c1175.",
            "[China congratulates Peru]. n.d. Felicitations, version f430c22c1175, no. 003_7ab0.",
            "[China congratulates Peru]. (n.d.). Felicitations (Article 003_7ab0, Version f430c22c1175).",
        ]
        assert [run.text for one in made for run in one.runs if run.italic] == ["Felicitations"] * 2

    def test_an_act_is_cited_by_its_own_day(self):
        assert said(replace(ACT, url=""))["Chicago"] == (
            "[China and Lesotho exchange congratulations: 30th anniversary of ties]. January 12, 2024. In "
            "Felicitations, act 2024-01-12-lesotho-diplomatic-anniversary, version f430c22c1175."
        )

    def test_a_title_in_another_language_is_kept_and_its_language_said(self):
        for one in sentences(replace(ARTICLE, title="习近平致贺电", lang="zh", day="2024-01")):
            (title,) = [run for run in one.runs if "习近平致贺电" in run.text]
            assert title.lang == "zh"
        assert all_of(title="习近平致贺电。", lang="zh")[0].startswith("Xinhua. “习近平致贺电。” January")

    @pytest.mark.parametrize(
        "title", ["It is done.", "Done?", "Done!", "And so on…", "He said “yes.”", "done (again.)"]
    )
    def test_no_full_stop_follows_another(self, title):
        for text in all_of(title=title, url=""):
            assert not re.search(r"[.?!…][”’)]*\.[ ”]", text.replace("n.d.", "")), text

    def test_quotation_marks_in_a_title_become_single_ones_inside_the_marks(self):
        chicago, mla, apa = all_of(title='A "b" and “c”')
        assert "“A ‘b’ and ‘c’.”" in chicago
        assert "“A ‘b’ and ‘c’.”" in mla
        assert 'A "b" and “c”.' in apa

    @pytest.mark.parametrize(
        ("day", "chicago", "mla", "apa"),
        [
            ("2024-05", "May 2024.", "May 2024.", "(2024, May)."),
            ("2024", "2024.", "2024.", "(2024)."),
            ("2024-09-01~", "ca. September 1, 2024.", "ca. 1 Sept. 2024.", "(ca. 2024, September 1)."),
            ("2024-06-30?", "June 30, 2024?", "30 June 2024?", "(2024, June 30?)."),
            ("2024%", "ca. 2024?", "ca. 2024?", "(ca. 2024?)."),
            ("2024-01-XX", "January 2024.", "Jan. 2024.", "(2024, January)."),
            ("202X", "the 2020s.", "the 2020s.", "(the 2020s)."),
            ("", "n.d.", "n.d.", "(n.d.)."),
        ],
    )
    def test_a_day_is_said_as_far_as_it_is_known(self, day, chicago, mla, apa):
        texts = all_of(day=day, url="")
        assert [f" {words} " in f" {text} " for words, text in zip((chicago, mla, apa), texts, strict=True)] == [
            True
        ] * 3

    @given(st.sampled_from(HOSTILE), st.booleans(), st.sampled_from(["", "2024-01-13", "2024~"]))
    def test_every_sentence_names_title_archive_number_version_and_address(self, title, composed, day):
        title = written(title)
        for text in all_of(title=title, composed=composed, day=day):
            for word in ("Felicitations", "003_7ab0", "f430c22c1175", BASE, day[:4] or "n.d."):
                assert word in text
            plain = re.sub(r"[\"“”‘’.]", "", text)
            assert re.sub(r"[\"“”‘’.]", "", title) in plain
            assert (f"[{title}]" in text) == composed


class TestRecords:
    def test_words_are_on_one_line_and_free_of_controls(self):
        assert written(RAW) == WRITTEN

    def test_an_article_has_its_own_title_day_credit_and_digest(self):
        of = archive([lesotho()], base_url=BASE)
        record = article_record(lesotho(), Directory.of(of), of.events)
        assert (record.title, record.composed, record.day) == ("Xi, King exchange congratulations", False, "2024-01-13")
        assert (record.author, record.version) == ("", lesotho().seed.digest)
        assert record.url == f"{BASE}articles/003/"
        assert [side.name for side in record.sides] == ["China", "Lesotho"]
        assert [one.url for one in record.kin] == [f"{BASE}events/003/"]

    def test_an_article_without_a_headline_bears_a_composed_title_and_no_day(self):
        of = small()
        first, *_, other, _ = (article_record(report, Directory.of(of)) for report in of.reports)
        assert (first.composed, first.day, first.url) == (True, "", "")
        assert first.heading.startswith("[China congratulates ")
        assert (other.title, other.composed) == ('"><img src=x onerror=alert(1)>', False)

    def test_an_act_of_several_reports_has_the_digest_of_their_digests(self):
        two = [seed(name, f"Text {name}.") for name in "ba"]
        act = message("2024-01-12", "election", [party("CN")], [party("KM")])
        reports = [Report(seed=of, reading=reading(of, act)) for of in two]
        event = Event(id="e", message=act, accounts=tuple(Account(report=one, message=act) for one in reports))
        lines = "".join(f"{digest}\n" for digest in sorted(of.digest for of in two))
        record = act_record(event, Directory.of(archive(reports)))
        assert record.version == hashlib.sha256(lines.encode()).hexdigest()
        assert (record.composed, record.author, record.day) == (True, "", "2024-01-12")

    @pytest.mark.parametrize(
        ("text", "credit", "speaker", "person"),
        [
            ("By Ali Raza\nWords.", "Ali Raza", "outlet", True),
            ("Author: Ali Raza\nWords.", "Ali Raza", None, True),
            ("Source: Khmer Times\nWords.", "Khmer Times", "outlet", False),
            ("By Xinhua\nWords.", "Xinhua", "agency", False),
            ("Issued by: Ministry\nWords. By the way.", "Ministry", "official", False),
            ("Issued by Ministry\nWords.", "Ministry", "official", False),
        ],
    )
    def test_a_person_is_told_from_an_agency_by_the_word_before_the_name(self, text, credit, speaker, person):
        of = seed("a", text)
        facts = {"credit": finding(credit, evidence(text, credit)), "speaker": finding(speaker) if speaker else None}
        record = article_record(Report(seed=of, reading=reading(of, **facts)), Directory.of(archive()))
        assert (record.author, record.person, record.publisher) == (credit, person, "" if person else credit)

    def test_an_author_in_the_record_of_a_seed_is_a_person(self):
        text = "---\nauthor: Ali Raza\n---\nWords."
        place = text.index("Ali")
        of = Seed(
            id="a",
            path="a",
            digest="0",
            text=text,
            record=(Field(name="author", value="Ali Raza", start=place, end=place + 8),),
        )
        facts = {"credit": finding("Ali Raza", evidence(text, "Ali Raza"))}
        assert article_record(Report(seed=of, reading=reading(of, **facts)), Directory.of(archive())).person
