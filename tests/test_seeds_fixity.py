"""The seeds are what they were when they were found, byte for byte."""

import hashlib
import subprocess

FIRST = {
    "000_b5720286a8f2e62a.txt": "af9234b0495d24a48ea7e4c6a0426e5f13993cfab721b3ace9ffcd5f62a6c469",
    "001_aec45149c981179e.txt": "a1566292225955f2754c6f50b85836e43e39187e008a9c77f2362ada333b21e4",
    "002_2bc6f6a306e41528.txt": "715162e7725aafaee5e7c31d509453d5007b8cb7da6c120922d24cb99aa82789",
    "003_7ab05c8d4cdeb835.txt": "f430c22c11757ab347461febcd227811e3c58f9797227acac2019e837778d625",
    "004_93615f555710dd2e.txt": "56c0954789d2584bc3223b4c7c60999c74e0fe292b21879505b6a0e44b7ed2b3",
}


def test_the_first_five_seeds_are_unaltered(root):
    digests = {name: hashlib.sha256((root / "seeds" / name).read_bytes()).hexdigest() for name in FIRST}
    assert digests == FIRST


def test_git_never_changes_a_line_end_in_a_seed(root):
    command = ["git", "check-attr", "text", "--", *(f"seeds/{name}" for name in FIRST), "seeds/new.md"]
    said = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(said) == len(FIRST) + 1
    assert [line for line in said if not line.endswith(": text: unset")] == []


def test_a_build_leaves_the_seeds_alone(root, site):
    """Asking for the built site has run a whole build over them."""
    assert (site / "index.html").is_file()
    test_the_first_five_seeds_are_unaltered(root)
