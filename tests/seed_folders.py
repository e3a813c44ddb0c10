"""A folder of seeds in which one article is good, and what becomes of the files beside it."""

from pathlib import Path

from felicitations.disk.seeds import load_seeds

WORDS = "Chinese President Xi Jinping congratulated his counterpart.\n"


def lay_out(folder: Path) -> Path:
    """Make a folder of seeds with one good article in it."""
    seeds = folder / "seeds"
    seeds.mkdir()
    (seeds / "good.txt").write_text(WORDS, "utf-8")
    return seeds


def refusals(folder: Path) -> dict[str, str]:
    """The problems of a folder's refusals by path; the good article must have come through."""
    seeds, refused = load_seeds(folder)
    assert [seed.id for seed in seeds] == ["good"]
    assert all(len(refusal.problems) == 1 for refusal in refused)
    return {refusal.path: str(refusal.problems[0]) for refusal in refused}


def only_refusal(folder: Path, name: str) -> str:
    """The one problem of a folder, without the path that it begins with."""
    found = refusals(folder)
    assert list(found) == [f"seeds/{name}"]
    return found[f"seeds/{name}"].removeprefix(f"seeds/{name}")
