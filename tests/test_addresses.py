"""The one place that knows URLs."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations import addresses

names = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="/\\"), min_size=1).filter(
    lambda name: name not in {".", ".."}
)
pages = st.one_of(
    st.builds(addresses.article_page, names),
    st.builds(addresses.country_page, names),
    st.sampled_from([addresses.HOME, addresses.TIMELINE, addresses.NOT_FOUND, addresses.FEED]),
)


def test_every_kind_has_its_place():
    assert addresses.article_page("003") == "articles/003/index.html"
    assert addresses.article_file("003", "source.txt") == "articles/003/source.txt"
    assert addresses.country_page("comoros") == "countries/comoros/index.html"
    assert addresses.occasion_page("party") == "occasions/party/index.html"
    assert addresses.year_page("2024") == "years/2024/index.html"
    assert addresses.prose_page("about") == "about/index.html"
    assert addresses.static_file("site.css") == addresses.STYLE == "static/site.css"
    assert addresses.data_file("acts.csv") == "data/acts.csv"


def test_no_page_of_prose_can_take_the_place_of_another_page():
    fixed = [addresses.ARTICLES, addresses.COUNTRIES, addresses.OCCASIONS, addresses.YEARS, addresses.TIMELINE]
    taken = {
        address.partition("/")[0] for address in [*fixed, addresses.UNDATED, addresses.STYLE, addresses.data_file("x")]
    }
    assert taken <= addresses.RESERVED


@given(here=pages, there=pages)
def test_a_link_leads_from_any_page_to_any_other(here, there):
    link = addresses.link(there, of=here)
    parts = urlsplit(link)
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(parts.path))) == posixpath.normpath(there)


@given(pages)
def test_what_is_encoded_can_be_decoded_and_breaks_nothing(address):
    encoded = addresses.encoded(address)
    assert unquote(encoded) == address
    assert not set(encoded) & set("\"'<>&?# \t\n")


def test_the_root_is_one_step_up_for_each_folder():
    assert addresses.root_of(addresses.HOME) == ""
    assert addresses.root_of(addresses.TIMELINE) == "../"
    assert addresses.root_of(addresses.article_page("x")) == "../../"


@pytest.mark.parametrize(
    ("base_url", "root"),
    [("", ""), ("https://example.org/", "/"), ("https://example.org/some/repo/", "/some/repo/")],
)
def test_the_page_for_unknown_addresses_counts_from_the_base(base_url, root):
    assert addresses.root_for(base_url, addresses.NOT_FOUND) == root
    assert addresses.root_for(base_url, addresses.TIMELINE) == "../"


def test_canonical_links_need_a_base_and_hide_the_index():
    base = "https://example.org/repo/"
    assert addresses.canonical("", addresses.HOME) == ""
    assert addresses.canonical(base, addresses.HOME) == base
    assert addresses.canonical(base, addresses.year_page("2024")) == base + "years/2024/"
    assert addresses.canonical(base, addresses.NOT_FOUND) == base + "404.html"
    assert addresses.path_of("articles/notindex.html") == "articles/notindex.html"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("/", "index.html"),
        ("/undated/", "undated/index.html"),
        ("/undated", "undated/index.html"),
        ("undated/index.html", "undated/index.html"),
        ("/feed.xml", "feed.xml"),
    ],
)
def test_people_may_write_an_address_as_they_know_it(written, address):
    assert addresses.address_of(written) == address
