"""What the record of an article says is read where the article itself is silent, and points to its own words."""

import pytest

from felicitations import reading
from felicitations.disk.seeds import markdown
from felicitations.disk.source import load_source
from felicitations.model import Seed

BODY = (
    "Xi Jinping on Thursday congratulated Belarusian President Alexander Lukashenko on the 30th anniversary of "
    "diplomatic ties between China and Belarus.\n"
)


@pytest.fixture(scope="module")
def tools(root):
    return reading.prepare(load_source(root / "site_src").lexicon)


def read(tools, record: dict[str, str], body: str = BODY):
    head = "".join(f"{key}: {value}\n" for key, value in record.items())
    text = f"---\n{head}---\n{body}"
    seed = Seed(id="a", path="a.md", digest="0", text=text, record=markdown(text, "a.md"))
    found = reading.read(seed, tools)
    for finding in (found.headline, found.published, found.credit):
        for shown in finding.evidence if finding else ():
            assert text[shown.start : shown.end] == shown.text
    return found


def told(finding):
    return (finding.value, finding.basis, [shown.rule for shown in finding.evidence]) if finding else None


def test_the_record_tells_what_the_article_does_not(tools):
    found = read(tools, {"title": "A title", "date": "2022-01-20", "source": "Xinhua", "author": "Ann Lee"})
    assert told(found.headline) == ("A title", "source-record", ["front-matter"])
    assert told(found.published) == ("2022-01-20", "source-record", ["front-matter"])
    assert told(found.credit) == ("Xinhua", "source-record", ["front-matter"])
    assert found.speaker.value == "agency"


def test_a_weekday_is_counted_from_the_day_of_the_record(tools):
    (message,) = read(tools, {"date": "2022-01-21T08:00:00"}).messages
    assert (message.happened.value, message.happened.basis) == ("2022-01-20", "weekday")


def test_without_a_record_the_same_article_is_silent(tools):
    found = reading.read(Seed(id="a", path="a.txt", digest="0", text=BODY), tools)
    assert (found.headline, found.published, found.credit, found.speaker) == (None, None, None, None)


def test_what_the_article_prints_goes_before_its_record(tools):
    body = f"Published 2022-01-22 10:00\n\nChina congratulates Belarus on anniversary\n\nSource: TASS\n\n{BODY}"
    found = read(tools, {"title": "Other", "date": "2022-01-20", "source": "Example"}, body)
    assert told(found.published)[:2] == ("2022-01-22", "stated")
    assert [rival.value for rival in found.published.rivals] == ["2022-01-20"]
    assert told(found.headline)[:2] == ("China congratulates Belarus on anniversary", "stated")
    assert told(found.credit)[:2] == ("TASS", "stated")


def test_an_author_is_credited_where_no_outlet_is(tools):
    assert told(read(tools, {"author": "Ann Lee"}).credit)[0] == "Ann Lee"


def test_an_article_in_another_language_has_its_record_too(tools):
    body = (
        "Си Цзиньпин поздравил президента Белоруссии Александра Лукашенко с переизбранием на пост президента страны.\n"
    )
    assert told(read(tools, {"date": "2022-01-20", "source": "TASS"}, body).published)[0] == "2022-01-20"


def test_a_record_longer_than_what_is_searched_does_no_harm(tools):
    found = read(tools, {"title": "x" * 19_000, "source": "y" * 19_000, "author": "z" * 19_000, "date": "2022-01-20"})
    assert [problem.code for problem in found.problems] == ["W-LONG"]
