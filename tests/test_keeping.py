"""What is kept can be checked: a flipped bit is found in article, site and bag, and any archive can check the bag."""

import os
import shutil
from pathlib import Path
from random import Random

import bagit
import pytest

from felicitations import ledger
from felicitations.cli import main
from felicitations.disk import soundness
from felicitations.disk.ledger import load_ledger
from felicitations.disk.seeds import load_seeds
from felicitations.disk.soundness import faults_of_site
from tests.scale import scale


@pytest.fixture(scope="module")
def kept(tmp_path_factory, root, site):
    """An archive that was recorded and published: articles, source with its ledger, site. Not to be altered."""
    folder = tmp_path_factory.mktemp("kept")
    shutil.copytree(root / "seeds", folder / "seeds")
    shutil.copytree(root / "site_src", folder / "site_src")
    shutil.copytree(site, folder / "public")
    assert main(["record", *where(folder)]) == 0
    return folder


@pytest.fixture
def own(kept, tmp_path, monkeypatch):
    """A copy of it that may be altered; the working folder."""
    shutil.copytree(kept, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def where(folder: Path) -> list[str]:
    return ["--seeds", str(folder / "seeds"), "--source", str(folder / "site_src"), "--cache", str(folder / "cache")]


def flip(path: Path, random: Random) -> None:
    """Turn one bit of a file over."""
    content = bytearray(path.read_bytes())
    content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    path.write_bytes(content)


def test_all_is_well_where_nothing_happened(own, capsys):
    assert main(["check"]) == 0
    assert capsys.readouterr() == ("All is as it was recorded and published.\n", "")


def test_j2_every_flipped_bit_of_an_article_is_found(own, record_property):
    recorded, _ = load_ledger(own / "site_src", "site_src")
    random, flips = Random(1), scale(100, 1_000)
    for _ in range(flips):
        path = random.choice(sorted((own / "seeds").iterdir()))
        before = path.read_bytes()
        flip(path, random)
        seeds, refusals = load_seeds(own / "seeds")
        refused = {refusal.id for refusal in refusals}
        told = [refusal.path for refusal in refusals]
        told += [problem.path for problem in ledger.changes(recorded, seeds, refused)]
        assert told == [f"seeds/{path.name}"]
        path.write_bytes(before)
    record_property("promise", "fixity: articles")
    record_property("figure", f"{flips} of {flips} flipped bits found")


def test_j2_what_changed_is_named_with_both_digests_and_accepted_on_request_alone(own, capsys):
    path = own / "seeds" / "003_7ab05c8d4cdeb835.txt"
    path.write_bytes(path.read_bytes() + b"\n")
    assert main(["check"]) == 1
    told = capsys.readouterr().err
    assert told.startswith(
        "seeds/003_7ab05c8d4cdeb835.txt: W-FIXITY is not the file that was published: its SHA-256 was f430c22c"
    )
    before = (own / "site_src" / "ledger.csv").read_bytes()
    assert main(["record"]) == 1
    assert (own / "site_src" / "ledger.csv").read_bytes() == before
    assert main(["record", "--changed"]) == 0
    assert main(["check"]) == 0


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        (lambda site: (site / "index.html").unlink(), "public/index.html: E-SITE is missing"),
        (lambda site: (site / "x.html").touch(), "public/x.html: E-SITE is not the site's own"),
        (lambda site: flip(site / "404.html", Random(2)), "public/404.html: E-SITE is not as it was published"),
        (lambda site: (site / "robots.txt").chmod(0o600), "public/robots.txt: E-SITE may not be read by everybody"),
        (lambda site: os.link(site / "robots.txt", site.parent / "x"), "public/robots.txt: E-SITE is a link"),
        (lambda site: (site / "manifest.json").write_text("{}"), "public/: E-SITE is no site of ours"),
        (shutil.rmtree, "public/: E-SITE holds no site"),
    ],
)
def test_p4_a_site_that_is_not_as_it_was_published_is_named(own, capsys, deed, said):
    deed(own / "public")
    assert main(["check"]) == 1
    assert said.replace("public/:", "public:") in capsys.readouterr().err


def test_p4_a_link_in_the_site_is_named(own, capsys):
    (own / "public" / "robots.txt").unlink()
    (own / "public" / "robots.txt").symlink_to("/etc/passwd")
    assert main(["check"]) == 1
    assert "public/robots.txt: E-SITE is a link or no regular file, which Pages refuses" in capsys.readouterr().err


def test_p4_what_is_too_large_for_pages_is_named(kept, monkeypatch):
    monkeypatch.setattr(soundness, "LARGEST_FILE", 100_000)
    monkeypatch.setattr(soundness, "LARGEST_SITE", 200_000)
    told = [problem.text for problem in faults_of_site(kept / "public")]
    assert any("expected at most 100,000" in text for text in told)
    assert "200,000, which is all that Pages takes" in told[-1]


# --- the bag --------------------------------------------------------------------------------------------------------


def packed(folder: Path, bag: Path) -> int:
    return main(["bag", *where(folder), "--out", str(folder / "public"), str(bag)])


def test_j9_a_bag_is_valid_and_the_same_each_time(kept, tmp_path, capsys):
    assert packed(kept, tmp_path / "one") == 0
    assert packed(kept, tmp_path / "two") == 0
    bag = bagit.Bag(str(tmp_path / "one"))
    bag.validate()
    assert bag.info["Source-Organization"] == "Felicitations"
    held = {
        path.relative_to(tmp_path / "one").as_posix(): path for path in (tmp_path / "one").rglob("*") if path.is_file()
    }
    again = {
        path.relative_to(tmp_path / "two").as_posix(): path for path in (tmp_path / "two").rglob("*") if path.is_file()
    }
    assert {name: path.read_bytes() for name, path in held.items()} == {n: p.read_bytes() for n, p in again.items()}
    assert held["data/site_src/ledger.csv"].read_bytes() == (kept / "site_src" / "ledger.csv").read_bytes()
    assert held["data/site/.nojekyll"].read_bytes() == b""
    for path in (kept / "seeds").iterdir():
        assert held[f"data/seeds/{path.name}"].read_bytes() == path.read_bytes()


def test_j9_a_bag_that_was_altered_is_not_valid(kept, tmp_path, record_property):
    whole, flips = tmp_path / "bag", scale(30, 1_000)
    assert packed(kept, whole) == 0
    random, files = Random(3), sorted(path for path in whole.rglob("*") if path.is_file() and path.stat().st_size)
    for _ in range(flips):
        path = random.choice(files)
        before = path.read_bytes()
        flip(path, random)
        with pytest.raises((bagit.BagError, UnicodeDecodeError, LookupError)):  # its own tags may be spoilt as well
            bagit.Bag(str(whole)).validate()
        path.write_bytes(before)
    bagit.Bag(str(whole)).validate()
    (whole / "data" / "seeds" / "more.txt").touch()
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(whole)).validate()
    (whole / "data" / "seeds" / "more.txt").rename(whole / "more.txt")
    (whole / "data" / "site" / "index.html").unlink()
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(whole)).validate()
    record_property("promise", "fixity: bags")
    record_property("figure", f"valid under bagit {bagit.VERSION}; {flips} of {flips} flipped bits found")


@pytest.mark.parametrize(
    ("deed", "code", "said"),
    [
        (lambda own: (own / "bag" / "x").mkdir(parents=True), 1, "bag: E-UNSAFE is there already and is not empty"),
        (lambda own: (own / "bag").touch(), 1, "bag: E-UNSAFE is there already"),
        (lambda own: (own / "public" / "index.html").write_text("x"), 1, "E-SITE is not as it was published"),
        (lambda own: (own / "seeds" / "x.txt").symlink_to("/etc/passwd"), 1, "data/seeds/x.txt: E-SYMLINK"),
        (lambda own: (own / "seeds" / "100%.txt").touch(), 1, "data/seeds/100%.txt: E-NAME has a per cent sign"),
    ],
)
def test_a_bag_is_written_whole_or_not_at_all(own, capsys, deed, code, said):
    deed(own)
    before = sorted(own.iterdir())
    assert main(["bag", "bag"]) == code
    assert said in capsys.readouterr().err
    assert sorted(own.iterdir()) == before
