"""Each page in a web archive is an article; what is broken in it is named with its place and costs itself alone."""

import gzip
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations.disk import warcs
from felicitations.disk.files import SEED_LIMIT
from felicitations.disk.seeds import load_files, load_seeds
from felicitations.problems import Problem
from tests.row_files import loaded
from tests.seed_folders import lay_out
from tests.test_time_bombs import bounded
from tests.web_files import ADDRESS, PAGE, TITLE, answer, warc

GOOD = PAGE.encode()
ID = "news-example-2022-01-20-ties-at-30-html"


@pytest.fixture
def folder(tmp_path):
    return lay_out(tmp_path)


def chunks(body: bytes) -> bytes:
    return (
        b"".join(b"%x\r\n%s\r\n" % (len(body[n:][:999]), body[n:][:999]) for n in range(0, len(body), 999))
        + b"0\r\n\r\n"
    )


def texts(found) -> list[str]:
    return [seed.text for seed in found.values()]


# --- What a record becomes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("packed", [True, False])
def test_a_page_becomes_an_article_with_the_address_and_the_day_of_its_record(folder, packed):
    data = warc(answer(GOOD), packed=packed)
    found, said = loaded(folder, "a.warc.gz" if packed else "a.warc", data)
    ((seed_id, seed),) = found.items()
    assert said == []
    assert (seed_id, seed.path.partition("#")[2]) == (f"{ID}-{seed.made_from[:12]}", seed_id)
    assert (
        f"\nWARC-Target-URI: {ADDRESS}\nWARC-Date: 2023-05-06T07:08:09Z\nsha256: {seed.made_from}\n---\n" in seed.text
    )
    told = {field.name: field.value for field in seed.record}
    assert (told["url"], told["title"], told["date"]) == (ADDRESS, TITLE, "2022-01-21")
    assert all(seed.text[field.start : field.end] == field.value for field in seed.record)
    assert seed.frame


def test_packed_or_not_the_articles_are_the_same(folder):
    records = [answer(GOOD, address=f"https://a.example/{n}") for n in range(3)]
    (folder / "a.warc.gz").write_bytes(warc(*records))
    (folder / "b.warc").write_bytes(warc(*records, packed=False))
    one, other = (load_files([folder / name])[0] for name in ("a.warc.gz", "b.warc"))
    assert len(one) == 3
    assert [(seed.id, seed.text) for seed in one] == [(seed.id, seed.text) for seed in other]


def test_all_records_in_one_piece_of_gzip_are_read_too(folder):
    data = gzip.compress(warc(answer(GOOD), answer(b"<p>Other words"), packed=False))
    assert len(loaded(folder, "a.warc.gz", data)[0]) == 2


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(GOOD), {"Content_Encoding": "gzip"}),
        (zlib.compress(GOOD), {"Content_Encoding": "deflate"}),
        (zlib.compress(GOOD)[2:-4], {"Content_Encoding": "deflate"}),
        (chunks(GOOD), {"Transfer_Encoding": "chunked"}),
        (chunks(gzip.compress(GOOD)), {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}),
    ],
)
def test_a_body_is_unpacked(folder, body, headers):
    (found,) = texts(loaded(folder, "a.warc", warc(answer(body, **headers), packed=False))[0])
    (plain,) = texts(loaded(folder, "a.warc", warc(answer(GOOD), packed=False))[0])
    assert found.partition("\n---\n")[2] == plain.partition("\n---\n")[2]


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        ("<p>習近平".encode("big5"), "text/html; charset=Big5", "習近平"),
        (b"<meta charset=utf-8><p>Cura\xe7ao", 'text/html;charset="ISO-8859-1"', "Curaçao"),
        ("a <b>\n\nc — d".encode(), "text/plain", "a <b>\n\nc — d"),
        (b"<p>x", "application/xhtml+xml", "x"),
    ],
)
def test_the_type_and_the_encoding_are_those_that_the_server_told(folder, body, kind, text):
    (found,) = texts(loaded(folder, "a.warc.gz", warc(answer(body, kind)))[0])
    assert found.endswith(f"\n---\n{text}")


def test_what_is_no_page_is_passed_over_without_a_word(folder):
    records = [
        ("warcinfo", "", None, b"software: x\r\n"),
        ("request", ADDRESS, None, b"GET / HTTP/1.1\r\n\r\n"),
        ("revisit", ADDRESS, answer(b"")[2], b""),
        ("metadata", ADDRESS, None, b"x: y"),
        ("resource", ADDRESS, None, GOOD),
        ("response", "dns:news.example", None, b"20230506 1.2.3.4"),
        answer(b"Not here", status="404 Not Found"),
        answer(b"\x89PNG", "image/png"),
        answer(GOOD),
    ]
    found, said = loaded(folder, "a.warc.gz", warc(*records))
    assert (len(found), said) == (1, [])


# --- What is broken -------------------------------------------------------------------------------------------------


def three() -> tuple[list[bytes], list[int]]:
    """Three packed records, and where each begins."""
    parts = [warc(answer(f"<p>Words of page {n}".encode(), address=f"https://a.example/{n}")) for n in range(3)]
    return parts, [sum(map(len, parts[:n])) for n in range(3)]


def test_a_file_that_is_cut_off_gives_what_came_before_and_the_place(folder):
    parts, places = three()
    found, said = loaded(folder, "a.warc.gz", b"".join(parts)[:-20])
    assert [text[-6:] for text in texts(found)] == ["page 0", "page 1"]
    assert said == [f":3: E-WARC the record at byte {places[2]:,}: the file ends inside it; fetch the file again"]


@pytest.mark.parametrize("at", [40, -30])
def test_damaged_gzip_costs_its_record_alone(folder, at):
    parts, places = three()
    damaged = bytearray(parts[1])
    damaged[at : at + 8] = b"\xff" * 8 if at > 0 else b"\x00" * 8
    found, said = loaded(folder, "a.warc.gz", parts[0] + bytes(damaged) + parts[2])
    assert [text[-6:] for text in texts(found)] == ["page 0", "page 2"]
    assert len(said) == 1
    assert said[0].startswith(f":2: E-WARC the record at byte {places[1]:,}: ")


PLAIN = warc(answer(b"<p>Words of the broken one"), packed=False)
LENGTH = int(PLAIN.split(b"Content-Length: ")[1].split(b"\r\n")[0])


@pytest.mark.parametrize(
    ("record", "says"),
    [
        (
            PLAIN.replace(b"Content-Length: %d" % LENGTH, b"Content-Length: %d" % (LENGTH - 9)),
            "found more behind its end",
        ),
        (
            PLAIN.replace(b"Content-Length: %d" % LENGTH, b"Content-Length: %d" % (LENGTH + 9)),
            "found more behind its end",
        ),
        (PLAIN.replace(b"Content-Length: %d" % LENGTH, b"Content-Length: 99999999"), "the file ends inside it"),
        (PLAIN.replace(b"Content-Length: %d" % LENGTH, b"X: y"), "found no Content-Length"),
        (b"garbage\r\n" * 3, "cannot be read as a record (Invalid WARC record"),
        (PLAIN.replace(b"HTTP/1.1 200", b"nonsense"), "cannot be read as a record"),
        (PLAIN.replace(b"WARC-Type", b"X" * 1_100_000), "found more than 1,000,000 bytes of headers"),
        (warc(answer(gzip.compress(GOOD)[:-9], Content_Encoding="gzip"), packed=False), "whose gzip is cut off"),
        (warc(answer(b"nonsense", Content_Encoding="gzip"), packed=False), "with damaged gzip"),
        (warc(answer(GOOD, Content_Encoding="br"), packed=False), 'packed as "br", expected gzip, deflate or none'),
        (warc(answer(b"zzz\r\n", Transfer_Encoding="chunked"), packed=False), "cannot be read as a record"),
        (warc(answer(b"x" * (SEED_LIMIT + 1)), packed=False), "found a page of more than 5,000,000 bytes"),
        (
            warc(answer(gzip.compress(b"x" * 300_000_000, 9), Content_Encoding="gzip"), packed=False),
            "found a page of more than 5,000,000 bytes",
        ),
    ],
)
def test_a_broken_record_is_named_and_costs_itself_alone(folder, record, says):
    first, last = (warc(answer(f"<p>{word} words".encode()), packed=False) for word in ("First", "Last"))
    found, said = loaded(folder, "a.warc", first + record + last)
    assert sorted(text.rpartition("\n")[2] for text in texts(found)) == ["First words", "Last words"]
    assert len(said) == 1
    assert said[0].startswith(f":2: E-WARC the record at byte {len(first):,}: ")
    assert says in said[0]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"<p>Cura\xe7ao", ":2: E-ENCODING found the byte 0xe7"),
        (b"<p>...", ":2: E-EMPTY found only spaces"),
        (b"%PDF-1.7", ":2: E-BINARY found a PDF document"),
        (b"<div>" * 600, ":2: E-PAGE found more than 512 elements"),
    ],
)
def test_a_page_that_cannot_be_an_article_is_named_with_the_number_of_its_record(folder, body, says):
    found, said = loaded(folder, "a.warc.gz", warc(answer(GOOD), answer(body), answer(b"<p>Other")))
    assert (len(found), len(said)) == (2, 1)
    assert said[0].startswith(says)


def test_a_file_of_broken_records_ends_the_reading_and_says_where(folder):
    found, said = loaded(folder, "a.warc", b"WARC/1.0\r\nX\r\n\r\n" * 300 + warc(answer(GOOD), packed=False))
    assert (found, len(said)) == ({}, warcs.MOST_BROKEN)
    assert said[-1].endswith("the reading ended here, after 100 broken records")


@pytest.mark.parametrize("filler", [b"\x1f\x8b\x08", b"\x1f\x8b\x08\x00" * 3, b"\n\nWARC/", b"\r\n"])
def test_no_file_made_of_beginnings_holds_a_build_up(folder, filler):
    (folder / "a.warc").write_bytes(filler * (5_000_000 // len(filler)))
    with bounded():
        load_seeds(folder)


def test_the_next_record_is_found_wherever_it_begins(folder):
    """What is looked for may stand across the pieces in which a file is read."""
    last = warc(answer(b"<p>Words"))
    for gap in range(65_400, 65_600, 7):
        found, said = loaded(folder, "a.warc.gz", b"\x1f\x8b\x08" + b"x" * gap + last)
        assert (len(found), len(said)) == (1, 1)


@pytest.mark.parametrize("data", [b"", b"\r\n\r\n"])
def test_a_file_without_a_record_is_named(folder, data):
    assert loaded(folder, "a.warc", data)[1] == [
        ": E-EMPTY found no record, expected at least one; leave the file out or fetch it again"
    ]


@given(st.binary(max_size=200), st.integers(0, 900), st.booleans())
def test_no_bytes_end_in_an_error_of_ours(tmp_path_factory, data, at, packed):
    folder = tmp_path_factory.mktemp("bytes")
    good = warc(answer(b"<p>Words"), answer(b"<p>Others"), packed=packed)
    (folder / "a.warc").write_bytes(good[:at] + data + good[at:])
    seeds, refusals = load_seeds(folder)
    assert all(isinstance(problem, Problem) for refusal in refusals for problem in refusal.problems)
    [seed.text.encode() + seed.id.encode() for seed in seeds]


def test_a_file_is_streamed_and_never_held_whole(tmp_path):
    path = tmp_path / "long.warc"
    page = b"<p>" + b"Words " * 4_000
    path.write_bytes(warc(*(answer(page, address=f"https://a.example/{n}") for n in range(600)), packed=False))
    tracemalloc.start()
    number = sum(1 for _ in warcs.responses(path, "long.warc"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert number == 600
    assert peak < path.stat().st_size / 10
