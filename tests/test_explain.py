"""Each fact of an article is explained: its words and their lines, what lost and why, and how to correct it."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from felicitations import basis
from felicitations.archive import curate
from felicitations.cli import main
from felicitations.desk.case import Case
from felicitations.desk.columns import width
from felicitations.desk.explain import Explained, explain
from felicitations.desk.facts import FACTS, KEYS, OF_ARTICLE, OF_MESSAGE
from felicitations.desk.losses import why_lost
from felicitations.disk import corrections
from felicitations.model import Correction, Report, Rival
from tests.lexicon import five, read_text, seed_of, source
from tests.making import evidence, finding

SEEDS = ("000", "001", "002", "003", "004")
VISIT = "Xi visits Lesotho\n\nMASERU, May 3, 2024 -- The president met the king. They spoke of trade.\n"


@pytest.fixture
def project(tmp_path, root, monkeypatch):
    """The repository's own sources, copied; the working folder."""
    for name in ("seeds", "site_src"):
        shutil.copytree(root / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def case(number: str, **facts: str) -> Case:
    """One of the five seeds, as read by the text alone and with a correction."""
    of, reading = five()[number]
    after = reading
    if facts:
        correction = Correction(
            seed=of.id, path="a.md", by="Ann", ground="A letter", note="", facts=tuple(facts.items())
        )
        after = curate(reading, correction)
    report = Report(seed=of, reading=reading)
    return Case(report=report, corrected=replace(report, reading=after), lexicon=source().lexicon)


def made(text: str) -> Case:
    report = Report(seed=seed_of(text), reading=read_text(text))
    return Case(report=report, corrected=report, lexicon=source().lexicon)


def fact(name: str, of: Case) -> Explained:
    (one,) = explain(of, [name])
    return one


def said(capsys, *words: str) -> str:
    assert main(["explain", *words]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert max(width(line) for line in out.splitlines() if "headline:" not in line) <= 80
    return out


# --- Facts ----------------------------------------------------------------------------------------------------------


def test_what_the_desk_can_correct_is_what_a_correction_can_state():
    assert set(KEYS) == set(corrections.FACTS)
    assert set(FACTS) == {*OF_ARTICLE, *OF_MESSAGE}


@pytest.mark.parametrize("number", SEEDS)
def test_every_fact_is_explained_by_words_or_by_what_was_looked_for(number):
    for one in explain(case(number)):
        assert one.value
        assert one.grounds.how or one.grounds.shown, one.fact
        assert all(sentence.endswith((".", '."', "again.")) for sentence in one.grounds.how), one.grounds.how
        assert one.remedy.words
        assert bool(one.remedy.lines) is (one.fact in KEYS and "With another" not in one.remedy.words), one.fact


@pytest.mark.parametrize("number", SEEDS)
def test_every_quotation_stands_on_the_line_that_is_named(number):
    of = case(number)
    rows = of.report.seed.text.splitlines()
    quotes = [quote for one in explain(of) for quote in one.grounds.shown]
    assert quotes
    for quote in quotes:
        assert quote.words.split()[0] in rows[quote.line - 1]


def test_a_stated_day_its_rival_and_why_that_lost():
    one = fact("happened", case("003"))
    assert one.value == "12 January 2024 (2024-01-12)"
    assert {quote.line for quote in one.grounds.shown} == {3}
    (loss,) = one.grounds.lost
    assert loss.value == "About 13 January 2024 (2024-01-13~)"
    assert loss.why.endswith("is trusted before the day of publication.")
    assert loss.line == "happened: 2024-01-13~"
    assert one.remedy.lines == ("happened: 2024-01-12",)


def test_an_occasion_that_beats_another_names_the_file_that_says_so():
    losses = {loss.line: loss.why for loss in fact("occasion", case("002")).grounds.lost}
    assert "site_src/occasions/re-election.md goes first" in losses["occasion: election"]
    assert "weigh less" in losses["occasion: diplomatic-anniversary"]


def test_what_is_not_known_says_what_was_looked_for_and_what_came_near():
    how = fact("happened", case("000")).grounds.how
    assert how[0].startswith("Looked for: a date or a weekday")
    near = made("Chinese President Xi Jinping congratulated King Letsie III of Lesotho on Monday on his birthday.\n")
    assert fact("happened", near).value == "Not known"
    assert 'Line 1 has "Monday", but nothing says of which week or year.' in fact("happened", near).grounds.how


def test_an_election_has_no_number_and_says_why():
    one = fact("ordinal", case("000"))
    assert one.grounds.how == (
        'Only an anniversary is counted: the number of "Re-election" would be an age, a term or an edition.',
    )
    assert one.remedy.lines == ()


def test_both_sides_show_their_words():
    senders, recipients = (fact(side, case("000")) for side in ("senders", "recipients"))
    assert senders.value == "China (CN): Xi Jinping, President"
    assert senders.grounds.shown[0].words == "Chinese President Xi Jinping"
    assert recipients.remedy.lines == ("recipients: KM",)


def test_furniture_names_each_piece_with_its_family_and_the_file_of_it():
    pieces = {quote.words: quote.by for quote in fact("furniture", case("002")).grounds.shown}
    assert pieces["Leave a Reply"] == "Comment form, site_src/noise/comments.md"
    assert pieces["Source link"].endswith("site_src/noise/source-link.md")


def test_the_kind_gives_its_ground_and_the_words_of_congratulation():
    one = fact("kind", case("000"))
    assert one.grounds.how == (case("000").report.reading.kind_basis,)
    assert "felicitations" in one.grounds.shown[0].words
    assert one.remedy.lines == ("kind: other",)


def test_what_is_no_message_has_no_facts_of_one_and_says_how_to_make_it_one():
    of = made(VISIT)
    assert [one.fact for one in explain(of)] == list(OF_ARTICLE)
    assert fact("senders", of).grounds.how[0].startswith("The article is read as no message")
    assert fact("kind", of).remedy.lines[0] == "kind: message"


def test_that_only_one_side_wrote_needs_both_sides_beside_it():
    assert fact("exchanged", case("003")).remedy.lines == ("exchanged: false", "senders: CN", "recipients: LS")
    assert fact("exchanged", case("000")).remedy.lines == ("exchanged: true",)


def test_a_corrected_fact_names_who_why_and_what_the_text_alone_gives():
    one = fact("happened", case("000", happened="2024-01-28"))
    assert one.value == "28 January 2024 (2024-01-28)"
    assert one.corrected == ("Curated: Ann says so. Ground: A letter", "The text alone gives nothing.")
    assert fact("happened", case("003", happened="2024-01-13")).corrected[1].startswith("The text alone gives 12 Jan")
    assert fact("happened", case("003", happened="2024-01-12")).corrected[1] == "The text alone gives the same."
    assert fact("occasion", case("000", happened="2024-01-28")).corrected == ()


def test_a_corrected_kind_decides_which_facts_there_are():
    assert [one.fact for one in explain(case("003", kind="other"))] == list(OF_ARTICLE)
    of = made(VISIT)
    correction = Correction(seed="a", path="a.md", by="Ann", ground="A letter", note="", facts=(("kind", "message"),))
    after = replace(of.corrected, reading=curate(of.report.reading, correction))
    explained = {one.fact: one for one in explain(replace(of, corrected=after))}
    assert list(explained) == list(FACTS)
    assert explained["kind"].corrected[1] == "The text alone gives No message of congratulation (other)."
    assert explained["exchanged"].grounds.how == ("No sentence was found that tells of a message.",)
    assert explained["senders"].remedy.lines == ("senders: XX",)


# --- Why the losers lost --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("basis", "rule", "why"),
    [
        ("stated", "weekday", "A date in the sentence that tells of the message is trusted before a weekday"),
        ("weekday", "dateline", "is trusted before the dateline."),
        ("dateline", "time-stamp", "is trusted before the day of publication."),
        ("published", "anniversary-of-ties", "is trusted before what an anniversary gives."),
        ("stated", "date-of-message", "Both are known in the same manner"),
        ("anniversary", "weekday", "would be trusted first, but this one does not fit"),
    ],
)
def test_days_are_trusted_in_an_order(basis, rule, why):
    lost = Rival(value="2024-01-13", evidence=(evidence("Friday", "Friday", rule),))
    assert why in why_lost("happened", finding("2024-01-12", basis=basis), lost, source().lexicon)


def test_days_of_publication_are_trusted_in_an_order():
    stamp, crawl = (finding("2024-01-12", evidence("Friday", "Friday", rule)) for rule in ("time-stamp", "crawl-stamp"))
    lost = Rival(value="2024-01-13", evidence=crawl.evidence)
    known = source().lexicon
    assert "stamp of the page is trusted before the stamp of the crawler" in why_lost("published", stamp, lost, known)
    assert "Both are known" in why_lost("published", crawl, lost, known)


# --- The command ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", SEEDS)
def test_all_facts_fit_on_80_columns(project, capsys, number):
    out = said(capsys, number)
    assert [line.split()[0] for line in out.splitlines() if re.match(r"[a-z]+ {2,}\S", line)] == list(FACTS)
    assert out.startswith(f"seeds/{five()[number][0].id}.txt\n")


@pytest.mark.parametrize("words", ["003_7ab05c8d4cdeb835", "seeds/003_7ab05c8d4cdeb835.txt", "003"])
def test_a_seed_is_named_by_its_id_its_file_or_its_beginning(project, capsys, words):
    out = said(capsys, words, "happened")
    assert "  happened: 2024-01-12\n" in out
    assert "site_src/corrections/003_7ab05c8d4cdeb835.md" in out
    assert "kind" not in out


def test_one_fact_shows_the_whole_file_to_write(project, capsys):
    out = said(capsys, "003", "ordinal")
    file = re.search(r"^  ---\n(?:  .*\n)*  ---\n", out, re.MULTILINE)[0]
    text = "\n".join(line[2:] for line in file.splitlines())
    Path("site_src/corrections/003_7ab05c8d4cdeb835.md").write_text(text + "\n")
    assert "Curated: Your name says so. Ground: How you know it" in said(capsys, "003", "ordinal")


def test_a_fact_that_no_correction_can_state_says_what_else_to_change(project, capsys):
    out = said(capsys, "002", "furniture")
    assert "No correction can state it." in out
    assert "---" not in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["001_aec45149c981179x"], 'found no seed with the id "001_aec45149c981179x"; did you mean'),
        (["nowhere"], 'found no seed with the id "nowhere"; known are 000_'),
        (["00"], 'found 5 seeds whose ids begin with "00": 000_b5720286a8f2e62a'),
        (["000", "hapened"], 'found no fact called "hapened"; did you mean "happened"?'),
        (["000", "zzz"], 'found no fact called "zzz"; known are kind, headline'),
    ],
)
def test_an_unknown_word_is_answered_with_the_nearest_right_one(project, capsys, words, told):
    assert main(["explain", *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err


def test_one_fact_names_the_doubt_about_it_and_no_other(project, capsys):
    Path("site_src/corrections/000_b5720286a8f2e62a.md").unlink()
    assert "Wants an eye: undated" in said(capsys, "000", "happened")
    assert "Wants an eye" not in said(capsys, "000", "occasion")
    assert "Wants an eye: undated" in said(capsys, "000")


def test_a_refused_seed_is_explained_by_its_problems(project, capsys):
    Path("seeds/empty.txt").touch()
    out = said(capsys, "empty")
    assert "empty is refused: nothing of it is in the archive." in out
    assert "E-EMPTY found nothing" in out


def test_nothing_in_a_seed_can_command_a_terminal(project, capsys):
    Path("seeds/x.txt").write_text("\x1b[31mXi congratulates the King of Lesotho\x07\n::error::x\n")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", said(capsys, "x"))


def test_every_rule_of_the_readers_has_its_words(root):
    """A rule that nobody named would be told as "by the rule such-and-such", which helps nobody."""
    code = "\n".join(path.read_text("utf-8") for path in (root / "felicitations" / "reading").rglob("*.py"))
    rules = set(re.findall(r'rule="([a-z-]+)"', code)) - {"heading", "paragraph", "space", "standfirst"}
    assert len(rules) > 10
    assert {rule for rule in rules if basis.rule_phrase(rule).startswith("by the rule")} == set()
