"""The demonstration with an edition beside it that is written from right to left, in words that nobody speaks."""

from __future__ import annotations

import re
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog

from felicitations.build import Paths, build
from tests.conftest import ROOT
from tests.demo import prepare
from tools.messages import messages, written

BASE = "https://example.org/archive/"
LANGUAGE = "ar"
FORMS = ("zero", "one", "two", "few", "many", "other")
"""The kinds of number that Arabic tells apart, in the order of its catalogues."""

_KEPT = re.compile(r"(%\(\w+\)s|%%|<[^>]*>)")
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ابتثجحخدذرزسشصضطظعغفقكلمنهابتثجحخدذرزسشصضطظعغفقكلمنه",
)


def mirrored(words: str) -> str:
    """Words in Arabic letters, as long as they were; values and tags stay."""
    return "".join(one if _KEPT.fullmatch(one) else one.translate(_LETTERS) for one in _KEPT.split(words))


def catalogue() -> Catalog:
    """Every message in Arabic letters; what counts names its form, so that it can be told which was chosen."""
    made = Catalog(locale=Locale.parse(LANGUAGE))
    for one in messages():
        if one.id and one.pluralizable:
            made.add(one.id, tuple(f"{mirrored(one.id[1])} {mirrored(form)}" for form in FORMS), context=one.context)
        elif one.id:
            made.add(one.id, mirrored(one.id), context=one.context)
    return made


def build_mirrored(folder: Path) -> Path:
    """Build both editions below ``folder``; gives the site."""
    source = prepare(folder)
    (source / "translations").mkdir(exist_ok=True)
    (source / "translations" / f"{LANGUAGE}.po").write_bytes(written(catalogue()))
    settings = source / "site.toml"
    text = re.sub(r"(?m)^languages = .*$", "", settings.read_text("utf-8"))
    settings.write_text(text.replace("\nlanguage = ", f'\nlanguages = ["{LANGUAGE}"]\nlanguage = '), "utf-8")
    paths = Paths(seeds=folder / "seeds", source=source, templates=ROOT / "templates", cache=folder / "cache")
    build(paths, out=folder / "site", base_url=BASE)
    return folder / "site"
