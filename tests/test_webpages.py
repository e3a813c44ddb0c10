"""A saved page is read whole: nothing that its reader saw is lost, and what is around the article is only marked."""

import hashlib
import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from felicitations.cli import main
from felicitations.disk import memory, pagetold, webpages
from felicitations.disk.files import SEED_LIMIT
from felicitations.disk.seeds import load_files
from felicitations.disk.visible import see
from felicitations.reading import read
from tests.lexicon import tools
from tests.row_files import loaded
from tests.seed_folders import WORDS, lay_out, only_refusal
from tests.test_time_bombs import bounded
from tests.web_files import ADDRESS, BODY, PAGE, TITLE


@pytest.fixture
def folder(tmp_path):
    return lay_out(tmp_path)


def text_of(markup: str) -> str:
    return see(markup, "x.html").text


# --- The text -------------------------------------------------------------------------------------------------------


def test_a_page_becomes_its_record_and_all_that_its_reader_saw(folder):
    found, said = loaded(folder, "a.html", PAGE.encode())
    assert said == []
    sha256 = hashlib.sha256(PAGE.encode()).hexdigest()
    assert found["a"].text == (
        f"---\ntitle: {TITLE}\ndate: 2022-01-21\nsource: Example News\nauthor: Ann Reporter\nurl: {ADDRESS}\n"
        f"sha256: {sha256}\n---\n{TITLE} - Example News\n\nHome\nWorld\n\n{TITLE}\n\nShare on Facebook\n\n"
        + "\n\n".join(BODY)
        + "\n\nRelated\n\nRice prices rise, 6 May 2019\n\nCopyright 2022 Example News. All rights reserved."
    )
    assert found["a"].digest == hashlib.sha256(found["a"].text.encode()).hexdigest()


def test_what_is_around_the_article_is_marked_and_what_it_says_of_itself_is_evidence(folder):
    seed = loaded(folder, "a.htm", PAGE.encode())[0]["a"]
    found = read(seed, tools())
    assert "".join(seed.text[mark.start : mark.end] for mark in found.marks) == seed.text
    framed = [seed.text[mark.start : mark.end] for mark in found.marks if mark.rule == "around-the-article"]
    assert framed[1:] == [
        "Home", "World", "Related", "Rice prices rise, 6 May 2019",
        "Copyright 2022 Example News. All rights reserved.",
    ]  # fmt: skip
    assert found.headline.value == TITLE
    assert (found.published.value, found.published.basis) == ("2022-01-21", "source-record")
    assert found.published.evidence[0].text == "2022-01-21"
    assert (found.credit.value, found.credit.basis) == ("Xinhua", "stated"), "the article's own words go first"
    assert found.messages[0].ordinal.value == 30


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>one\n  two</p>three<br>four", "one two\n\nthree\nfour"),
        ("a<script>b</script><style>c</style><template>d</template><!-- e -->f", "af"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a\tb\nc"),
        ("<pre>a\r\n  b</pre>c", "a\n  b\n\nc"),
        ("a&nbsp;b &amp; &lt;c&gt; &#x4e2d;", "a\u00a0b & <c> 中"),
        ("<b>a</b><i>b</i> <b>c </b> d", "ab c d"),
        ("<button>Go</button><noscript>no</noscript><textarea>x\n</textarea>", "Gono\n\nx\n"),
        ("<p hidden>unseen words are kept too", "unseen words are kept too"),
        ("&#0;&#xd800;&#1;x", "\ufffd\ufffd\x01x"),
        ("", ""),
        ("<p>", ""),
    ],
)
def test_the_text_is_laid_out_as_a_browser_does(markup, text):
    assert text_of(markup) == text


TAGS = st.sampled_from("p div b span td table li ul h1 form select option font center title a pre main".split())
PIECES = st.one_of(TAGS.map("<{}>".format), TAGS.map("</{}>".format), st.text("ab \n&", max_size=5))


@given(st.lists(PIECES, max_size=60))
def test_no_word_between_any_tags_is_lost(pieces):
    words = [f"word{number}" for number in range(len(pieces))]
    page = "".join(f"{piece} {word} " for piece, word in zip(pieces, words, strict=True))
    assert [word for word in text_of(page).split() if word.startswith("word")] == words


def test_what_a_browser_saves_beside_a_page_is_passed_over(folder):
    (folder / "A page_files").mkdir()
    (folder / "A page_files" / "x.png").write_bytes(b"\x89PNG")
    (folder / "A page_files" / "frame.html").write_text("<p>Advertisement")
    (folder / "other_files").mkdir()
    (folder / "other_files" / "one.txt").write_text(WORDS)
    (folder / "A page.html").write_text(PAGE)
    found, _ = load_files([folder])
    assert {seed.id for seed in found} == {"good", "one"}


# --- Encodings ------------------------------------------------------------------------------------------------------

CHINESE = "<p>习近平致电祝贺"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (CHINESE.encode(), "习近平致电祝贺"),
        (b"\xef\xbb\xbf" + CHINESE.encode(), "习近平致电祝贺"),
        (CHINESE.encode("utf-16"), "习近平致电祝贺"),
        (b"\xfe\xff" + CHINESE.encode("utf-16-be"), "习近平致电祝贺"),
        (b'<meta charset="gb2312">' + "<p>習近平".encode("gb18030"), "習近平"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>\x93Cura\xe7ao\x94", "“Curaçao”"),
        (b"<!-- <meta charset=big5> --><meta charset=utf-16>" + CHINESE.encode(), "习近平致电祝贺"),
        (b"<meta charset=nonsense>" + CHINESE.encode(), "习近平致电祝贺"),
        (b'<?xml version="1.0" encoding="utf-8"?><p>x' + CHINESE.encode(), "x\n\n习近平致电祝贺"),
    ],
)
def test_a_page_is_decoded_as_a_browser_would(folder, data, text):
    found, said = loaded(folder, "a.html", data)
    assert said == []
    assert found["a"].text.endswith(f"\n---\n{text}")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"one\n<p>Cura\xe7ao", ":2: E-ENCODING found the byte 0xe7 at offset 11, expected UTF-8 as the page says"),
        (b"<meta charset=big5>\n\n<p>\xff\xff", ":3: E-ENCODING found the byte 0xff"),
        (b"a\nb\0c", ":2: E-BINARY found a NUL character"),
        (b"%PDF-1.7", ": E-BINARY found a PDF document"),
        (b"", ": E-EMPTY found nothing"),
        (b"<p>... <script>words</script>", ": E-EMPTY found only spaces"),
        (b"<div>" * 600 + b"Words", ": E-PAGE found more than 512 elements inside each other"),
        (b"x" * (SEED_LIMIT + 1), ": E-TOO-BIG found 5,000,001 bytes"),
    ],
)
def test_a_page_that_cannot_be_used_is_named_with_its_place(folder, data, says):
    (folder / "bad.html").write_bytes(data)
    assert only_refusal(folder, "bad.html").startswith(says)


# --- Hostile pages --------------------------------------------------------------------------------------------------

LONG = {
    "deep": "<div>" * 1_000_000,
    "deep and ended": "<div>" * 500_000 + "</p>" * 600_000,
    "just not too deep": ("<div>" * 500 + "x" + "</div>" * 500) * 900,
    "signs": "<" * 5_000_000,
    "entities": '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><p>&b;' + "&amp;" * 900_000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(450_000)) + ">x",
    "an attribute": '<meta name="author" content="' + "A b, " * 980_000 + '">' + PAGE,
    "broken linked data": '<script type="application/ld+json">"author":' + '"a' * 2_000_000 + "</script>" + PAGE,
    "linked data": '<script type="application/ld+json">["' + '\\"author' * 500_000 + '"]</script>' + PAGE,
    "paragraphs inside": "<div>" * 450 + "<p>word word word word</p>" * 9_000,
    "headings": PAGE + "<h1>x</h1>" * 4_000,
    "comments": "<!--" * 1_200_000,
}


@pytest.mark.parametrize("name", LONG)
def test_no_page_holds_a_build_up(folder, name):
    (folder / "bad.html").write_bytes(LONG[name].encode()[:SEED_LIMIT])
    with bounded():
        load_files([folder])


def test_a_page_on_which_the_library_fails_is_whole_without_it(folder, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("no")

    monkeypatch.setattr(pagetold, "bare_extraction", fail)
    seed = loaded(folder, "a.html", PAGE.encode())[0]["a"]
    assert [field.name for field in seed.record] == ["sha256"]
    assert seed.frame == ()
    assert "Rice prices rise" in seed.text


def test_the_markup_of_a_page_never_reaches_the_site(project, capsys):
    evil = PAGE.replace(TITLE, "Xi &lt;script&gt;alert(1)&lt;/script&gt; &quot;&gt;&lt;img src=x&gt; congratulates")
    (project / "seeds" / "evil.html").write_text(evil.replace("Ann Reporter", "&lt;b&gt; &lt;i onx=1&gt;"))
    assert main(["build", "--no-search"]) == 0
    capsys.readouterr()
    page = (project / "public/articles/evil/index.html").read_text("utf-8")
    assert "&lt;script&gt;alert" in page
    assert "<script>alert" not in page
    assert "<img src=x>" not in page
    assert "Around the article" in page
    source = (project / "public/articles/evil/source.txt").read_bytes()
    reading = json.loads((project / "public/articles/evil/reading.json").read_text("utf-8"))
    assert hashlib.sha256(source).hexdigest() == reading["sha256"]


# --- What is remembered ---------------------------------------------------------------------------------------------


def test_a_page_is_read_once_and_again_when_its_bytes_change(folder, tmp_path, monkeypatch):
    (folder / "a.html").write_text(PAGE)
    first = memory.load_remembered(folder, tmp_path / "cache")
    with monkeypatch.context() as patched:
        patched.setattr(webpages, "_seed", lambda _: pytest.fail("was read again"))
        assert memory.load_remembered(folder, tmp_path / "cache") == first
        (folder / "a.html").rename(folder / "b.html")
        assert {seed.path for seed in memory.load_remembered(folder, tmp_path / "cache")[0]} >= {"seeds/b.html"}
    (folder / "b.html").write_text(PAGE.replace("30th", "40th"))
    assert "40th" in memory.load_remembered(folder, tmp_path / "cache")[0][0].text


@pytest.mark.parametrize("spoil", ["library", "bytes"])
def test_another_library_or_a_damaged_memory_reads_pages_again(folder, tmp_path, monkeypatch, spoil):
    (folder / "a.html").write_text(PAGE)
    first = memory.load_remembered(folder, tmp_path / "cache")
    kept = tmp_path / "cache" / memory.PAGES
    if spoil == "library":
        monkeypatch.setattr(memory, "version", lambda _: "99")
    else:
        kept.write_bytes(kept.read_bytes()[:-1])
    asked = []
    real = webpages._seed
    monkeypatch.setattr(webpages, "_seed", lambda page: asked.append(page.id) or real(page))
    seeds, _, problems = memory.load_remembered(folder, tmp_path / "cache")
    assert (seeds, asked) == (first[0], ["a"])
    assert [problem.code for problem in problems] == ([] if spoil == "library" else ["W-MEMORY"])


def test_an_archive_without_pages_loads_no_library_for_them(root):
    code = (
        "import sys; from felicitations.cli import main; assert main(['read', 'seeds', '-q']) == 0;"
        "print({'lxml', 'trafilatura', 'warcio', 'htmldate'} & set(sys.modules), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "set()\n")
