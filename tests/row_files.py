"""Files of many articles for the tests, and what becomes of them."""

import csv
import io
import json

from felicitations.disk.seeds import load_seeds
from tests.seed_folders import WORDS

COLUMNS = ["id", "date", "outlet", "url", "views", "title", "text"]
ROW = ["x1", "2022-01-20", "Xinhua", "https://example.org/a", "17", "A title", 'Words, "quoted".\n\nMore — 中文.\r\n']


def as_csv(*lines: list[str], header: list[str] = COLUMNS, **options: str) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, **options).writerows([header, *lines])
    return file.getvalue().encode()


def as_json(*lines: object) -> bytes:
    return b"".join(json.dumps(line).encode() + b"\n" for line in lines)


def loaded(folder, name: str, data: bytes):
    """The seeds of one file by id, and the problems as messages without the name of the file."""
    (folder / name).write_bytes(data)
    seeds, refusals = load_seeds(folder)
    found = {seed.id: seed for seed in seeds}
    assert found.pop("good").text == WORDS, "a bad file costs only itself"
    problems = [problem for refusal in refusals for problem in refusal.problems]
    said = [str(problem).removeprefix(f"seeds/{name}") for problem in sorted(problems, key=lambda one: one.line)]
    return found, said
