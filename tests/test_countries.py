"""The table of countries: complete, without slips, and able to tell apart the names that are easily confused."""

import csv
import unicodedata
from collections import defaultdict

import pytest

from felicitations.disk.tables import load_countries, load_people, load_ties
from felicitations.reading.countries import compile_countries, find_mentions

UN_MEMBERS = frozenset(
    """AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF TD CL CN CO KM
    CG CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN HU IS IN
    ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW KG LA LV LB LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MD MC MN
    ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA PG PY PE PH PL PT QA RO RU RW KN LC VC WS SM ST SA SN RS SC SL
    SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY UZ VU VE VN YE ZM
    ZW""".split()
)
OTHERS = frozenset({"PS", "VA", "XK", "TW", "CK", "NU"})
SUBREGIONS = {
    "Africa": {"Eastern Africa", "Middle Africa", "Northern Africa", "Southern Africa", "Western Africa"},
    "Americas": {"Caribbean", "Central America", "Northern America", "South America"},
    "Asia": {"Central Asia", "Eastern Asia", "South-eastern Asia", "Southern Asia", "Western Asia"},
    "Europe": {"Eastern Europe", "Northern Europe", "Southern Europe", "Western Europe"},
    "Oceania": {"Australia and New Zealand", "Melanesia", "Micronesia", "Polynesia"},
}
# Correlates of War gives each part of the world its numbers; Transcaucasia and Cyprus count there as Europe.
COW_RANGES = {
    "Americas": [range(2, 200)],
    "Europe": [range(200, 400)],
    "Africa": [range(400, 630), range(651, 652)],
    "Asia": [range(352, 353), range(371, 374), range(630, 861)],
    "Oceania": [range(900, 1000)],
}


@pytest.fixture(scope="module")
def table(root):
    countries, problems = load_countries(root / "site_src" / "countries.csv", "countries.csv")
    assert problems == ()
    return countries


@pytest.fixture(scope="module")
def by_code(table):
    return {country.code: country for country in table}


@pytest.fixture(scope="module")
def named(table):
    """What a text names: a function from words to codes."""
    automaton = compile_countries(table)
    return lambda words: [mention.codes for mention in find_mentions(words, automaton)]


def plain(words):
    return "".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c))


def test_the_table_holds_the_members_of_the_united_nations_and_six_more(table):
    assert len(table) == 193 + 6
    assert {country.code for country in table} == UN_MEMBERS | OTHERS


def test_the_file_is_in_order_and_clean(root):
    data = (root / "site_src" / "countries.csv").read_bytes()
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8").splitlines()))[1:]
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert [
        cell for row in rows for cell in row if cell != cell.strip() or unicodedata.normalize("NFC", cell) != cell
    ] == []
    lists = [cell.split("|") for row in rows for cell in (row[6], row[7])]
    assert [words for words in lists if len(set(words)) != len(words) or "" in words] == []


@pytest.mark.parametrize("field", ["code", "alpha3", "slug", "name", "long_name"])
def test_no_two_countries_share(table, field):
    values = [getattr(country, field) for country in table]
    assert len(set(values)) == len(values)


def test_alpha3_codes_are_three_letters_and_the_confusable_ones_are_right(by_code):
    assert all(len(c.alpha3) == 3 and c.alpha3.isascii() and c.alpha3.isupper() for c in by_code.values())
    wanted = {
        "AT": "AUT",
        "AU": "AUS",
        "CD": "COD",
        "CG": "COG",
        "CH": "CHE",
        "DE": "DEU",
        "DM": "DMA",
        "DO": "DOM",
        "GN": "GIN",
        "GQ": "GNQ",
        "GW": "GNB",
        "IE": "IRL",
        "KM": "COM",
        "KP": "PRK",
        "KR": "KOR",
        "LV": "LVA",
        "MK": "MKD",
        "NE": "NER",
        "NG": "NGA",
        "PS": "PSE",
        "RS": "SRB",
        "SI": "SVN",
        "SK": "SVK",
        "TW": "TWN",
        "VA": "VAT",
        "XK": "XKX",
        "ZA": "ZAF",
    }
    assert {code: by_code[code].alpha3 for code in wanted} == wanted


def test_regions_are_those_of_m49(table):
    assert [c.code for c in table if c.subregion not in SUBREGIONS.get(c.region, set())] == []


def test_correlates_of_war_numbers(table, by_code):
    numbers = [country.cow for country in table if country.cow]
    assert len(set(numbers)) == len(numbers)
    assert {country.code for country in table if not country.cow} == {"PS", "VA", "CK", "NU"}
    assert [c.code for c in table if c.cow and not any(c.cow in span for span in COW_RANGES[c.region])] == []
    wanted = {
        "US": 2,
        "GB": 200,
        "RU": 365,
        "BY": 370,
        "CG": 484,
        "CD": 490,
        "LS": 570,
        "KM": 581,
        "KZ": 705,
        "CN": 710,
    }
    assert {code: by_code[code].cow for code in wanted} == wanted


def test_every_country_has_its_names_and_adjectives(table):
    assert [c.code for c in table if c.name not in c.names or c.long_name not in c.names] == []
    assert [c.code for c in table if not c.adjectives or not c.capital] == []
    assert [c.code for c in table if set(c.names) & set(c.adjectives)] == []
    assert {c.article for c in table} == {"", "the"}


def test_forms_are_words_that_a_text_can_hold(table):
    """A form is found as a whole word, so each begins with a letter; short ones are only safe in capitals."""
    forms = [(c.code, form) for c in table for form in (*c.names, *c.adjectives)]
    assert [pair for pair in forms if not pair[1][0].isalpha()] == []
    assert [
        pair for pair in forms if len(pair[1]) <= 3 and not pair[1].isupper() and pair[1] not in {"Lao", "BiH", "Pak"}
    ] == []


def test_only_the_known_words_mean_several_countries(table):
    meant = defaultdict(set)
    for country in table:
        for form in (*country.names, *country.adjectives):
            meant[plain(form)].add(country.code)
    assert {form: codes for form, codes in meant.items() if len(codes) > 1} == {
        "Congo": {"CD", "CG"},
        "Congolese": {"CD", "CG"},
        "Dominican": {"DM", "DO"},
        "Korea": {"KP", "KR"},
        "Korean": {"KP", "KR"},
    }


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Democratic Republic of the Congo", "CD"),
        ("Republic of the Congo", "CG"),
        ("DR Congo", "CD"),
        ("DRC", "CD"),
        ("Zaire", "CD"),
        ("Congo-Brazzaville", "CG"),
        ("Congo (Kinshasa)", "CD"),
        ("Dominica", "DM"),
        ("Dominican Republic", "DO"),
        ("Guinea", "GN"),
        ("Guinea-Bissau", "GW"),
        ("Bissau-Guinean", "GW"),
        ("Equatorial Guinea", "GQ"),
        ("Equatorial Guinean", "GQ"),
        ("Papua New Guinea", "PG"),
        ("Niger", "NE"),
        ("Nigerien", "NE"),
        ("Nigeria", "NG"),
        ("Nigerian", "NG"),
        ("North Korean", "KP"),
        ("South Korean", "KR"),
        ("Democratic People's Republic of Korea", "KP"),
        ("Democratic People’s Republic of Korea", "KP"),
        ("Republic of Korea", "KR"),
        ("DPRK", "KP"),
        ("ROK", "KR"),
        ("People's Republic of China", "CN"),
        ("Republic of China", "TW"),
        ("Republic of China (Taiwan)", "TW"),
        ("South Sudan", "SS"),
        ("South Sudanese", "SS"),
        ("Sudanese", "SD"),
        ("Northern Ireland", "GB"),
        ("Ireland", "IE"),
        ("Côte d'Ivoire", "CI"),
        ("Cote d’Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Ivorian", "CI"),
        ("Cape Verde", "CV"),
        ("Cabo Verdean", "CV"),
        ("Swaziland", "SZ"),
        ("eSwatini", "SZ"),
        ("Burma", "MM"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("East Timor", "TL"),
        ("Macedonia", "MK"),
        ("Czech Republic", "CZ"),
        ("Lao PDR", "LA"),
        ("Viet Nam", "VN"),
        ("Holland", "NL"),
        ("the Gambia", "GM"),
        ("Brunei Darussalam", "BN"),
        ("U.S.", "US"),
        ("UAE", "AE"),
        ("UK", "GB"),
        ("Holy See", "VA"),
        ("São Tomé and Príncipe", "ST"),
        ("Sao Tome and Principe", "ST"),
        ("St. Vincent and the Grenadines", "VC"),
        ("Basotho", "LS"),
        ("Comorian", "KM"),
        ("Comoran", "KM"),
        ("Kazakhstani", "KZ"),
        ("Kazakh", "KZ"),
        ("Emirati", "AE"),
        ("Burkinabé", "BF"),
    ],
)
def test_a_form_means_its_country_and_no_other(by_code, words, codes):
    straight = plain(words.replace("’", "'"))
    assert straight in {plain(form) for form in (*by_code[codes].names, *by_code[codes].adjectives)}


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("the president of the Democratic Republic of the Congo said", [("CD",)]),
        ("the president of the Republic of the Congo said", [("CG",)]),
        ("the Congolese leader", [("CD", "CG")]),
        ("Guinea-Bissau, Equatorial Guinea and Papua New Guinea, not Guinea", [("GW",), ("GQ",), ("PG",), ("GN",)]),
        ("the Republic of China and the People's Republic of China", [("TW",), ("CN",)]),
        ("the South Sudanese and the Sudanese", [("SS",), ("SD",)]),
        ("a Nigerien in Nigeria and a Nigerian in Niger", [("NE",), ("NG",), ("NG",), ("NE",)]),
        ("Dominica and the Dominican Republic", [("DM",), ("DO",)]),
        ("let us tell us", []),
    ],
)
def test_the_longest_form_wins(named, sentence, codes):
    assert named(sentence) == codes


def test_the_other_tables_name_only_countries_of_this_one(root, by_code):
    names = {code: country.name for code, country in by_code.items()}
    ties, problems = load_ties(root / "site_src" / "relations.csv", "relations.csv", names)
    assert problems == ()
    assert len(ties) == 237
    assert load_people(root / "site_src" / "people.csv", "people.csv", names)[1] == ()


def test_slugs_are_plain_and_read_well(by_code):
    assert all(slug.isascii() for slug in (c.slug for c in by_code.values()))
    wanted = {
        "CI": "cote-d-ivoire",
        "CD": "democratic-republic-of-the-congo",
        "ST": "sao-tome-and-principe",
        "TR": "turkiye",
        "US": "united-states",
        "VA": "vatican",
    }
    assert {code: by_code[code].slug for code in wanted} == wanted
