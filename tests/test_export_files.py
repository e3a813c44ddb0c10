"""The files that the site holds besides its pages and readings: sources, feed, sitemap, robots."""

import hashlib
from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree as ET

import feedgenerator.django.utils.feedgenerator as library
import pytest

from felicitations.disk.seeds import load_seeds
from felicitations.exports import EXPORTS, plan_exports, sitemap
from felicitations.model import Report
from felicitations.news import NEWEST
from tests.making import archive, evidence, finding, message, party, seed, small
from tests.making import reading as reading_of

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PAGES = ("index.html", "404.html", "countries/index.html", "articles/006 #odd? name%/index.html")


def planned(of, pages=PAGES):
    chosen = replace(of, settings=replace(of.settings, exports=tuple(form.NAME for form in EXPORTS)))
    return {file.address: file.content for file in plan_exports(chosen, pages)}


def act(seed_id, happened="2024-01-12", occasion="election", text="The text.", **facts):
    of = seed(seed_id, text)
    one = message(happened, occasion, [party("CN")], [party("KM")])
    return Report(seed=of, reading=reading_of(of, one, **facts))


class TestSources:
    def test_a_source_is_the_seed_byte_for_byte(self, root):
        seeds, _ = load_seeds(root / "seeds")
        files = planned(archive(Report(seed=one, reading=reading_of(one)) for one in seeds))
        kept = sorted((root / "seeds").glob("*.txt"))
        assert len(kept) == 5
        assert [files[f"articles/{path.stem}/source.txt"] for path in kept] == [path.read_bytes() for path in kept]

    @pytest.mark.parametrize(
        "data", [b"\xef\xbb\xbfBOM", b"a\r\nb\rc\n\n", "\u00a0\u2028\U0001f600 \ufffe".encode(), b" \t "]
    )
    def test_no_character_is_lost(self, data):
        report = act("a", text=data.decode("utf-8"))
        assert planned(archive([report]))["articles/a/source.txt"] == data
        assert hashlib.sha256(data).hexdigest() == report.seed.digest


class TestTheFeed:
    def feed(self, *reports, base_url=""):
        return ET.fromstring(planned(archive(reports, base_url=base_url))["feed.xml"])

    def entries(self, *reports, base_url=""):
        return self.feed(*reports, base_url=base_url).findall(f"{ATOM}entry")

    def test_it_has_what_atom_asks_for(self):
        feed = self.feed(act("a"), act("b", "2022-01-03"))
        assert feed.tag == f"{ATOM}feed"
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
        assert [feed.findtext(ATOM + tag) for tag in ("title", "updated")] == ["Felicitations", "2024-01-12T00:00:00Z"]
        assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Felicitations"
        for entry in feed.findall(f"{ATOM}entry"):
            assert [len(entry.findall(ATOM + tag)) for tag in ("id", "title", "updated", "link", "summary")] == [1] * 5

    def test_only_acts_of_a_known_day_newest_first_under_that_day(self):
        reports = [
            act("a", "2022-01-03"),
            act("b", "2024-01-12~"),
            act("c", "2024-01"),
            act("d", "2024"),
            act("e", None),
        ]
        found = self.entries(*reports, act("f", "202X"))
        assert [entry.findtext(f"{ATOM}updated") for entry in found] == ["2024-01-12T00:00:00Z", "2022-01-03T00:00:00Z"]
        assert [entry.findtext(f"{ATOM}published") for entry in found] == [
            "2024-01-12T00:00:00Z",
            "2022-01-03T00:00:00Z",
        ]

    def test_it_holds_the_newest_only(self):
        found = self.entries(*(act(f"{year}", f"{year}-05-01") for year in range(1900, 1900 + NEWEST + 5)))
        assert len(found) == NEWEST
        assert found[0].findtext(f"{ATOM}updated") == f"{1900 + NEWEST + 4}-05-01T00:00:00Z"

    def test_links_are_relative_until_the_site_has_an_address(self):
        (entry,) = self.entries(act("a"))
        assert entry.find(f"{ATOM}link").get("href") == "articles/a/index.html"
        feed = self.feed(act("a"), base_url="https://example.org/x/")
        assert {one.get("rel"): one.get("href") for one in feed.findall(f"{ATOM}link")} == {
            "alternate": "https://example.org/x/",
            "self": "https://example.org/x/feed.xml",
        }
        assert feed.find(f"{ATOM}entry/{ATOM}link").get("href") == "https://example.org/x/articles/a/"

    def test_ids_stay_where_the_site_or_the_text_or_the_reading_moves(self):
        def ids(*reports, base_url=""):
            feed = self.feed(*reports, base_url=base_url)
            return [feed.findtext(f"{ATOM}id"), *(e.findtext(f"{ATOM}id") for e in feed.findall(f"{ATOM}entry"))]

        known = ids(act("a"), act("b"))
        assert len(set(known)) == 3
        assert all(
            one.startswith("urn:uuid:") and len(one) == 45 and one[23] == "8" and one[28] in "89ab" for one in known
        )
        assert ids(act("a"), act("b"), base_url="https://example.org/") == known
        assert sorted(ids(act("a", "2020-02-29", "personal", "Other words."), act("b"))) == sorted(known)

    def test_hostile_titles_stay_words(self):
        title = "<script>alert(1)</script> & \x00\x08\x1b\ufffe\uffff]]> a\nb"
        (entry,) = self.entries(act("a", headline=finding(title, evidence("words", "words"))))
        assert entry.findtext(f"{ATOM}title") == "<script>alert(1)</script> & ]]> a b"
        hostile = seed("b", "words")
        one = message("2024-01-12", None, [party("CN")], [party(None, body="<b>League</b>")])
        (entry,) = self.entries(Report(seed=hostile, reading=reading_of(hostile, one)))
        assert entry.find(f"{ATOM}summary").get("type") == "html"
        assert "&lt;b&gt;League&lt;/b&gt;" in entry.findtext(f"{ATOM}summary")

    def test_the_clock_is_never_told(self, monkeypatch):
        """feedgenerator asks the clock for each entry and for a feed without entries; nothing of it may be written."""

        class Late(datetime):
            @classmethod
            def now(cls, tz=None):
                return cls(2999, 9, 9, tzinfo=tz)

        monkeypatch.setattr(library.datetime, "datetime", Late)
        assert b"2999" not in planned(archive([act("a")]))["feed.xml"]
        empty = planned(archive())["feed.xml"]
        assert b"2999" not in empty
        assert ET.fromstring(empty).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"


class TestTheSitemap:
    def places(self, base_url=""):
        root = ET.fromstring(planned(replace_base(base_url))["sitemap.xml"])
        assert root.tag == f"{SITEMAP}urlset"
        return [one.text for one in root.findall(f"{SITEMAP}url/{SITEMAP}loc")]

    def test_every_page_but_the_one_for_what_is_gone(self):
        base = "https://example.org/x/"
        assert self.places(base) == [f"{base}articles/006%20%23odd%3F%20name%25/", f"{base}countries/", base]

    def test_more_than_one_may_hold_stand_in_several_that_the_first_lists(self, monkeypatch):
        monkeypatch.setattr(sitemap, "LONGEST", 2)
        files = planned(replace_base("https://example.org/x/"))
        index = ET.fromstring(files["sitemap.xml"])
        assert index.tag == f"{SITEMAP}sitemapindex"
        parts = [one.text for one in index.findall(f"{SITEMAP}sitemap/{SITEMAP}loc")]
        assert parts == [f"https://example.org/x/sitemap-{number}.xml" for number in (1, 2)]
        held = [ET.fromstring(files[part.rpartition("/")[2]]).findall(f"{SITEMAP}url") for part in parts]
        assert [len(urls) for urls in held] == [2, 1]

    def test_without_an_address_it_names_no_host(self):
        assert self.places() == ["articles/006%20%23odd%3F%20name%25/", "countries/", "./"]


def replace_base(base_url):
    return replace(small(), settings=replace(small().settings, base_url=base_url))


class TestRobots:
    def test_everything_may_be_read(self):
        assert planned(small())["robots.txt"] == b"User-agent: *\nAllow: /\n"

    def test_a_whole_address_of_the_sitemap_is_named(self):
        text = planned(replace_base("https://example.org/x/"))["robots.txt"].decode()
        assert text.splitlines()[-1] == "Sitemap: https://example.org/x/sitemap.xml"

    def test_a_sitemap_that_is_not_made_is_not_named(self):
        of = replace_base("https://example.org/x/")
        (robots,) = [
            file
            for file in plan_exports(replace(of, settings=replace(of.settings, exports=("robots",))), PAGES)
            if file.address == "robots.txt"
        ]
        assert b"Sitemap" not in robots.content


def test_pages_serves_the_site_as_it_is():
    assert planned(small())[".nojekyll"] == b""
