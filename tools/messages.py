"""Brings the catalogues of ``site_src/translations`` up to date with all that the site says.

``python -m tools.messages [LANGUAGE ...]``, which is ``make messages``. New messages are added without a translation,
those that nothing says any more are taken out, and nothing else is changed. A language without a catalogue gets one.
What is still to be translated is counted; the tests want none.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from felicitations.archive.editions import STATE
from felicitations.basis import plain
from felicitations.disk.source import load_source
from felicitations.disk.translations import FOLDER, ORDINAL

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "site_src"
KEYWORDS = {
    "_": None, "N_": None, "gettext": None, "pgettext": ((1, "c"), 2), "ngettext": (1, 2), "forms": (1, 2),
    "count": (2, 3),
}  # fmt: skip
NOTES = ["Translators:"]
OWN_NAMES = ("PS", "VA", "CD", "CG", "CI", "KP", "KR", "TW", "XK")
"""States that the archive names in its own way, for which CLDR's name in another language may not be the wanted one."""

HEAD = r"""msgid ""
msgstr ""
"Language: {language}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: {forms}\n"

"""


def messages() -> Catalog:
    """All that the site says, without translations: of the program, of the templates and of site_src."""
    catalogue = Catalog(charset="utf-8", fuzzy=False)
    for where, line, message, notes, context in (*_spoken(), *_written()):
        catalogue.add(message, locations=[(where, line)] if line else [], auto_comments=notes, context=context)
    return catalogue


def _spoken() -> Iterator[tuple[str, int, str | tuple[str, ...], list[str], str | None]]:
    """The messages of the program and of the templates, each with its place."""
    places = [(path, "python") for path in sorted((ROOT / "felicitations").rglob("*.py"))]
    places += [(path, babel_extract) for path in sorted((ROOT / "templates").rglob("*.html"))]
    options = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
    for path, method in places:
        found = extract(method, BytesIO(path.read_bytes()), KEYWORDS, NOTES, options)
        where = path.relative_to(ROOT).as_posix()
        yield from ((where, line, message, notes, context) for line, message, notes, context in found)


def _written() -> Iterator[tuple[str, int, str, list[str], str | None]]:
    """What site_src calls things: the archive itself, its occasions, regions, and some states."""
    source = load_source(SOURCE)
    settings, lexicon = source.settings, source.lexicon
    words = [settings.title, settings.tagline, settings.licence, *(one.label for one in lexicon.occasions)]
    words += sorted({name for one in lexicon.countries for name in (one.region, one.subregion)})
    words += sorted(plain(one.slug) for one in lexicon.noise)
    yield from (("site_src", 0, one, [], None) for one in dict.fromkeys(words) if one)
    yield from (("site_src", 0, one.name, [], STATE) for one in lexicon.countries if one.code in OWN_NAMES)
    yield "site_src", 0, "%(number)sth", ["The place in a row of anniversaries: 30th"], ORDINAL


def updated(language: str, template: Catalog) -> Catalog:
    """The catalogue of a language with all messages of today, and no others."""
    path = SOURCE / FOLDER / f"{language}.po"
    locale = Locale.parse(language, sep="-")
    catalogue = read_po(BytesIO(path.read_bytes()), locale=locale) if path.is_file() else Catalog(locale=locale)
    catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """A catalogue as a file: without days and lines, which would change with every commit."""
    out = BytesIO()
    out.write(HEAD.format(language=str(catalogue.locale).replace("_", "-"), forms=catalogue.plural_forms).encode())
    write_po(out, catalogue, width=118, sort_output=True, include_lineno=False, omit_header=True)
    return out.getvalue()


def untranslated(catalogue: Catalog) -> int:
    """How many messages have no translation, or lack one of its forms."""
    said = (one.string if one.pluralizable else (one.string,) for one in catalogue if one.id)
    return sum(not all(forms) for forms in said)


def main(languages: list[str]) -> int:
    """Write the catalogues and count what is to be done."""
    template = messages()
    folder = SOURCE / FOLDER
    folder.mkdir(exist_ok=True)
    for language in languages or sorted(path.stem for path in folder.glob("*.po")):
        catalogue = updated(language, template)
        (folder / f"{language}.po").write_bytes(written(catalogue))
        print(f"{language}: {len(catalogue)} messages, {untranslated(catalogue)} to be translated")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
