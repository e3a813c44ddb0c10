"""The only place that knows URLs. Pages, exports and tests ask here; nobody writes an address by hand.

An *address* is a file of the site, named from its root without a leading slash: ``countries/belarus/index.html``.
A *link* is an address as it stands in a page: percent-encoded, and reached from where that page stands, so that one
build works at ``/``, at ``/some/repo/`` and from a disk. A *canonical* link is absolute and needs a base URL.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlsplit

INDEX = "index.html"

HOME = INDEX
ARTICLES = f"articles/{INDEX}"
COUNTRIES = f"countries/{INDEX}"
OCCASIONS = f"occasions/{INDEX}"
PEOPLE = f"people/{INDEX}"
YEARS = f"years/{INDEX}"
TIMELINE = f"timeline/{INDEX}"
MATRIX = f"matrix/{INDEX}"
MAP = f"map/{INDEX}"
UNDATED = f"undated/{INDEX}"
QUALITY = f"quality/{INDEX}"
DATA = f"data/{INDEX}"
SEARCH = f"search/{INDEX}"
NOT_FOUND = "404.html"

FEED = "feed.xml"
JSON_FEED = "feed.json"
OPENSEARCH = "opensearch.xml"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
LEDGER = "ledger.csv"

STATIC = "static"
CARDS = f"{STATIC}/cards/"
STYLE = f"{STATIC}/site.css"
SEAL = f"{STATIC}/seal.svg"
ICON = f"{STATIC}/seal.png"
WORDS = f"{STATIC}/words.js"
FILTER = f"{STATIC}/filter.js"
FINDER = f"{STATIC}/search.js"

CATALOGUE = "search/catalogue.json"
SEARCHED_PEOPLE = "search/people.json"

SOURCE_TEXT = "source.txt"
READING_JSON = "reading.json"

RESERVED: frozenset[str] = frozenset(
    {"articles", "events", "countries", "occasions", "people", "years", "undated"}
    | {"timeline", "matrix", "map", "quality", "search", "data", STATIC, "404"}
)
"""First segments that a Markdown page of site_src/pages may not take as its slug."""

_SAFE = "/-._~"


def article_page(seed_id: str) -> str:
    """The page of one article, by the id of its seed. It never moves."""
    return f"articles/{seed_id}/{INDEX}"


def article_file(seed_id: str, name: str) -> str:
    """A file that belongs to one article: ``source.txt``, ``reading.json`` ..."""
    return f"articles/{seed_id}/{name}"


def cite_file(page: str, ending: str) -> str:
    """The file of citations that belongs to a page, beside it; ``ending`` is ``ris``, ``bib`` or ``json``."""
    return f"{page.removesuffix(INDEX)}cite.{ending}"


def event_page(event_id: str) -> str:
    """The page of one act, by its id: its date, its counterpart, its occasion."""
    return f"events/{event_id}/{INDEX}"


def country_page(slug: str) -> str:
    """The page of one country, by the slug of its display name."""
    return f"countries/{slug}/{INDEX}"


def occasion_page(slug: str) -> str:
    """The page of one occasion type."""
    return f"occasions/{slug}/{INDEX}"


def person_page(slug: str) -> str:
    """The page of one person, by the slug of their display name."""
    return f"people/{slug}/{INDEX}"


def year_page(year: str) -> str:
    """The page of one year, ``2024``."""
    return f"years/{year}/{INDEX}"


def part_page(page: str, key: str) -> str:
    """The page of one part of a list, below the list's own: ``countries/peru/2024/index.html``."""
    return f"{page.removesuffix(INDEX)}{key}/{INDEX}"


def numbered_page(page: str, number: int) -> str:
    """A page of a list that is cut by number: the first is the list's own, then ``page-2.html`` beside it."""
    return page if number == 1 else f"{page.removesuffix(INDEX)}page-{number}.html"


def named_page(slug: str) -> str:
    """The articles that name a country without its being a party."""
    return f"countries/{slug}/named/{INDEX}"


def timeline_page(year: str) -> str:
    """The page of one year below the timeline, ``2024``: every day with its acts."""
    return f"timeline/{year}/{INDEX}"


def roll_page(slug: str) -> str:
    """All people of a country."""
    return f"countries/{slug}/people/{INDEX}"


def month_anchor(month: str) -> str:
    """The anchor of one month in a list. ``month`` is ``01`` to ``12``, or empty for acts without a month."""
    return f"m{month}" if month else "m"


def year_anchor(year: str) -> str:
    """The anchor of one year in a list and on the timeline; ``year`` is empty for acts without a year."""
    return f"y{year}" if year else "undated"


def region_anchor(slug: str) -> str:
    """The anchor of one region on the index of countries."""
    return f"r-{slug}"


PEOPLE_ANCHOR = "people"
"""The anchor of the people on the page of a country."""


def prose_page(slug: str) -> str:
    """The page of one Markdown file of site_src/pages."""
    return f"{slug}/{INDEX}"


def feed_of(page: str) -> str:
    """The feed of a page's acts, beside it: ``countries/belarus/feed.xml``."""
    return f"{page.removesuffix(INDEX)}{FEED}"


def data_file(name: str) -> str:
    """A file of data about the whole archive: ``articles.csv`` ..."""
    return f"data/{name}"


def sitemap_part(number: int) -> str:
    """One of the sitemaps of a site that has more pages than one may hold."""
    return f"sitemap-{number}.xml"


def indexed(part: int) -> str:
    """The folder of an index of the search, the first of which is 0. Pagefind's own script wants that name."""
    return f"search/pagefind{f'-{part + 1}' if part else ''}"


def static_file(name: str) -> str:
    """A file that is copied from site_src/static: ``site.css``, ``fonts/OFL.txt`` ..."""
    return f"{STATIC}/{name}"


def root_of(address: str) -> str:
    """The way from a page up to the root of the site: ``../`` times its depth, empty at the root."""
    return "../" * address.count("/")


def root_for(base_url: str, address: str) -> str:
    """Like `root_of`, save for the page that is shown at any depth: that one counts from the base URL's path."""
    if address == NOT_FOUND and base_url:
        return urlsplit(base_url).path or "/"
    return root_of(address)


@lru_cache(maxsize=1 << 16)  # a link to one page stands on many
def encoded(address: str) -> str:
    """An address as it may stand in a link: every character that a URL would misread is percent-encoded."""
    return quote(address, safe=_SAFE)


def link(address: str, *, of: str) -> str:
    """The relative link to ``address`` from the page at the address ``of``."""
    return root_of(of) + encoded(address)


def path_of(address: str) -> str:
    """An address as people and search engines know it: encoded, without the ``index.html`` at its end."""
    return encoded(address.removesuffix(INDEX) if address.rpartition("/")[2] == INDEX else address)


def card(slug: str) -> str:
    """The picture by which other sites show a page on an occasion; that of the whole site for an empty slug."""
    return f"{CARDS}{slug or 'site'}.png"


def canonical(base_url: str, address: str) -> str:
    """The absolute URL of a page, or empty where the site has no base URL. ``base_url`` ends in a slash."""
    return base_url + path_of(address) if base_url else ""


def address_of(site_link: str) -> str:
    """The address that a ``site_link`` of prose means: ``/undated/`` and ``/undated`` are ``undated/index.html``."""
    path = site_link.lstrip("/")
    if not path or path.endswith("/"):
        return path + INDEX
    return path if "." in path.rpartition("/")[2] else f"{path}/{INDEX}"
