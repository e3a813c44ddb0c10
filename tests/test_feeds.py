"""Feeds, calendar and the description of the search, each read back by an independent reader."""

import calendar
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations.archive.anniversaries import next_round, of_ties
from felicitations.archive.spans import span_of
from felicitations.exports import anniversaries, feed, jsonfeed, opensearch, sitemap
from felicitations.lexicon import Tie
from felicitations.model import Account, Event, Report
from felicitations.permanent import act_name
from tests.making import archive, finding, hard, message, party, seed, small
from tests.making import reading as reading_of
from tests.tables import hostile

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://example.org/x/"


def act(seed_id, happened, occasion="election", **facts):
    of = seed(seed_id, f"The text of {seed_id}.")
    one = message(happened, occasion, [party("CN")], [party("KM")])
    return Report(seed=of, reading=reading_of(of, one, **facts))


def based(of, base_url=BASE):
    return replace(of, settings=replace(of.settings, base_url=base_url))


@pytest.fixture(params=[small, hard, hostile, archive], ids=["small", "hard", "hostile", "empty"])
def any_archive(request):
    return request.param()


def assert_atom(root):
    """The rules of RFC 4287 for a feed and its entries (sections 4.1.1 and 4.1.2)."""
    for one in (root, *root.findall(f"{ATOM}entry")):
        assert [len(one.findall(ATOM + tag)) for tag in ("id", "title", "updated")] == [1, 1, 1]
        assert datetime.fromisoformat(one.findtext(f"{ATOM}updated")).tzinfo
        assert one.findtext(f"{ATOM}id").startswith("urn:uuid:")
        assert all(category.get("term") for category in one.findall(f"{ATOM}category"))
        alternates = [link.get("type") for link in one.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternates) == len(set(alternates))
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    assert root.findtext(f"{ATOM}author/{ATOM}name")


class TestAtom:
    def feeds(self, of):
        return {file.address: ET.fromstring(file.content) for file in feed.export(of, ())}

    def test_every_feed_is_as_the_standard_wants_it(self, any_archive):
        found = self.feeds(any_archive)
        for root in found.values():
            assert_atom(root)
        assert len({root.findtext(f"{ATOM}id") for root in found.values()}) == len(found)

    def test_a_country_and_an_occasion_have_the_acts_of_their_pages(self):
        found = self.feeds(archive([act("a", "2024-01-12"), act("b", "2023-01-12", "national-day")]))
        titles = {address: len(root.findall(f"{ATOM}entry")) for address, root in found.items()}
        assert titles["feed.xml"] == titles["countries/comoros/feed.xml"] == titles["countries/china/feed.xml"] == 2
        assert titles["occasions/national-day/feed.xml"] == titles["occasions/election/feed.xml"] == 1
        assert titles["occasions/re-election/feed.xml"] == 0
        assert found["countries/comoros/feed.xml"].findtext(f"{ATOM}title") == "Felicitations: comoros"

    def test_a_country_without_a_page_has_no_feed(self):
        of = archive([act("a", "2024-01-12")], pages=("home", "occasion"))
        assert not any(address.startswith("countries/") for address in self.feeds(of))

    def test_an_act_has_one_id_in_all_feeds_and_links_lead_out_of_the_feeds_own_folder(self):
        found = self.feeds(archive([act("a", "2024-01-12")]))
        entries = {address: root.find(f"{ATOM}entry") for address, root in found.items()}
        there = {address: entry for address, entry in entries.items() if entry is not None}
        assert len(there) == 4
        assert len({entry.findtext(f"{ATOM}id") for entry in there.values()}) == 1
        link = there["countries/comoros/feed.xml"].find(f"{ATOM}link").get("href")
        assert link == "../../articles/a/index.html"

    def test_two_acts_of_one_page_have_two_ids(self):
        of = seed("a", "Words.")
        two = [message("2024-01-12", None, [party("CN")], [party(code)]) for code in ("KM", "KZ")]
        root = self.feeds(archive([Report(seed=of, reading=reading_of(of, *two))]))["feed.xml"]
        assert len(root.findall(f"{ATOM}entry")) == 2
        assert_atom(root)

    def test_the_id_of_an_act_does_not_depend_on_which_report_is_nearest(self):
        reports = [act("b", "2024-01-12"), act("a", "2024-01-12")]
        accounts = tuple(Account(report=one, message=one.reading.messages[0]) for one in reports)
        names = {
            act_name(Event(id="x", message=accounts[0].message, accounts=order)) for order in (accounts, accounts[::-1])
        }
        assert names == {"a"}


class TestJsonFeed:
    def read(self, of):
        (file,) = jsonfeed.export(of, ())
        assert file.content.isascii()
        return json.loads(file.content)

    def test_it_tells_the_same_as_the_atom_feed(self, any_archive):
        found = self.read(based(any_archive))
        root = next(ET.fromstring(file.content) for file in feed.export(based(any_archive), ()))
        entries = root.findall(f"{ATOM}entry")
        assert [item["id"] for item in found["items"]] == [entry.findtext(f"{ATOM}id") for entry in entries]
        assert [item["url"] for item in found["items"]] == [entry.find(f"{ATOM}link").get("href") for entry in entries]
        assert [item["title"] for item in found["items"]] == [entry.findtext(f"{ATOM}title") for entry in entries]

    def test_it_has_what_version_1_1_asks_for(self):
        found = self.read(based(small()))
        assert found["version"] == "https://jsonfeed.org/version/1.1"
        assert (found["home_page_url"], found["feed_url"]) == (BASE, f"{BASE}feed.json")
        assert found["authors"] == [{"name": "Felicitations"}]
        for item in found["items"]:
            assert item["id"]
            assert item["content_text"]
            assert datetime.fromisoformat(item["date_published"]).tzinfo == UTC
        assert "feed_url" not in self.read(small())


class TestAnniversaries:
    def entries(self, of):
        (file,) = anniversaries.export(of, ())
        return icalendar.Calendar.from_ical(file.content).walk("VEVENT")

    @pytest.mark.parametrize(
        ("of", "newest", "number", "falls"),
        [
            ("1983-04-30", 2024, 45, "2028-04-30"),
            ("2020-01-01", 2024, 5, "2025-01-01"),
            ("2019-01-01", 2024, 10, "2029-01-01"),
            ("1992-02-29", 2024, 35, "2027-02-28"),
            ("2004-02-29", 2020, 20, "2024-02-29"),
            ("1990-04", 2024, 35, "2025-04"),
            ("1990~", 2024, 35, "2025~"),
        ],
    )
    def test_the_next_round_one_comes_after_the_newest_year(self, of, newest, number, falls):
        found = next_round(of, newest)
        assert (found.number, found.falls) == (number, falls)

    @given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(1900, 2100))
    def test_it_is_a_day_of_the_calendar_in_the_same_month(self, day, newest):
        found = next_round(day.isoformat(), newest)
        if newest < day.year:
            assert found is None
            return
        falls = date.fromisoformat(found.falls)
        assert falls.year == day.year + found.number > newest >= falls.year - 5
        assert falls.month == day.month
        assert falls.day == min(day.day, calendar.monthrange(falls.year, falls.month)[1])
        assert span_of(found.falls)

    @pytest.mark.parametrize(("of", "newest"), [("2025", 2024), ("202X", 2024), ("2020", 0)])
    def test_a_date_without_a_year_or_later_than_all_has_none(self, of, newest):
        assert next_round(of, newest) is None

    def test_broken_ties_have_no_next_one(self):
        begun = Tie(country="KM", event="established", date="1975-11-13", note="", sources=())
        broken = replace(begun, event="severed", date="1990")
        assert [one.number for _, one in of_ties([begun], 2024)] == [50]
        assert list(of_ties([begun, broken], 2024)) == []

    def test_ties_and_acts_are_there_under_their_days(self):
        found = {str(one["summary"]): one for one in self.entries(based(archive([act("a", "2023-05-02")])))}
        days = {title: one["dtstart"].dt for title, one in found.items()}
        assert days == {
            "35th anniversary of ties between China and Kazakhstan": date(2027, 1, 3),
            "45th anniversary of ties between China and Lesotho": date(2028, 4, 30),
            "30th anniversary of the resumption of ties between China and Lesotho": date(2024, 1, 12),
            "5 years ago: China to Comoros, 2 May 2023": date(2028, 5, 2),
        }
        last = found["5 years ago: China to Comoros, 2 May 2023"]
        assert last["dtstamp"].dt == datetime(2023, 5, 2, tzinfo=UTC)
        assert last["url"] == f"{BASE}articles/a/"

    def test_ids_stay_and_differ(self, any_archive):
        ids = [str(one["uid"]) for one in self.entries(any_archive)]
        assert len(ids) == len(set(ids))
        assert [str(one["uid"]) for one in self.entries(based(any_archive))] == ids

    def test_only_the_first_acts_are_kept(self, monkeypatch):
        monkeypatch.setattr(anniversaries, "ACTS", 2)
        reports = [act(str(day), f"2023-05-{day:02}") for day in range(1, 6)]
        acts = [one["dtstart"].dt.day for one in self.entries(archive(reports)) if "ago" in one["summary"]]
        assert acts == [1, 2]

    def test_hostile_words_stay_words(self):
        """Faults C-25: nothing in a summary can end an entry or add a property, and lines are folded by octets."""
        words = "x\r\nEND:VEVENT\nATTENDEE:mailto:a@b;,\\ \x00\x1b" + "\U0001f600" * 60
        of = seed("a", "Words.")
        one = message("2023-05-02", "election", [party("CN")], [party(None, body=words)])
        (file,) = anniversaries.export(archive([Report(seed=of, reading=reading_of(of, one))]), ())
        assert all(len(line) <= 75 for line in file.content.split(b"\r\n"))
        assert b"\nATTENDEE" not in file.content
        acts = [e for e in icalendar.Calendar.from_ical(file.content).walk("VEVENT") if "ago" in e["summary"]]
        assert len(acts) == 1
        assert "END:VEVENT ATTENDEE:mailto:a@b;,\\ " in acts[0]["summary"]
        assert "\U0001f600" * 60 in acts[0]["summary"]


class TestOpenSearch:
    PAGES = ("index.html", "search/index.html")

    def test_it_leads_to_the_search_page(self):
        (file,) = opensearch.export(based(small()), self.PAGES)
        space = "{http://a9.com/-/spec/opensearch/1.1/}"
        root = ET.fromstring(file.content)
        assert root.find(f"{space}Url").get("template") == f"{BASE}search/?q={{searchTerms}}"
        assert 0 < len(root.findtext(f"{space}ShortName")) <= 16
        assert 0 < len(root.findtext(f"{space}Description")) <= 1024

    def test_it_is_left_out_where_there_is_no_address_or_no_search_page(self):
        assert list(opensearch.export(small(), self.PAGES)) == []
        assert list(opensearch.export(based(small()), ("index.html",))) == []


class TestTheSitemap:
    def days(self, of, *pages):
        (file,) = sitemap.export(of, pages)
        urls = ET.fromstring(file.content).findall(f"{SITEMAP}url")
        return {one.findtext(f"{SITEMAP}loc"): one.findtext(f"{SITEMAP}lastmod") for one in urls}

    def test_a_page_has_the_newest_day_that_its_articles_name(self):
        of = archive([act("a", "2023-05-02", published=finding("2023-05-04")), act("b", "2022-05"), act("c", None)])
        pages = ("articles/a/", "articles/b/", "countries/comoros/", "years/2023/", "years/2022/", "about/", "")
        assert self.days(of, *(f"{page}index.html" for page in pages)) == {
            "articles/a/": "2023-05-04",
            "articles/b/": None,
            "countries/comoros/": "2023-05-04",
            "years/2023/": "2023-05-04",
            "years/2022/": None,
            "about/": None,
            "./": "2023-05-04",
        }

    def test_a_site_with_too_many_pages_has_several_and_a_list_of_them(self, monkeypatch):
        monkeypatch.setattr(sitemap, "LONGEST", 2)
        pages = tuple(f"{name}/index.html" for name in "abcde")
        files = {file.address: ET.fromstring(file.content) for file in sitemap.export(based(small()), pages)}
        parts = [one.findtext(f"{SITEMAP}loc") for one in files["sitemap.xml"].findall(f"{SITEMAP}sitemap")]
        assert parts == [f"{BASE}sitemap-{number}.xml" for number in (1, 2, 3)]
        listed = [u.text for n in (1, 2, 3) for u in files[f"sitemap-{n}.xml"].iter(f"{SITEMAP}loc")]
        assert listed == [f"{BASE}{name}/" for name in "abcde"]
