"""Loads site_src: settings, tables, occasions, noise rules, corrections, prose, outlines and the static files.

Every fault is collected. A bad file costs only itself; without settings or countries nothing can be built.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar, get_args, get_type_hints

import msgspec

from felicitations import addresses
from felicitations.disk import corrections, languages, values
from felicitations.disk.decoding import decode
from felicitations.disk.files import SOURCE_LIMIT, Unusable, read_bytes, shown, walk
from felicitations.disk.ledger import load_ledger
from felicitations.disk.occasions import OCCASION_KEYS, occasion, unknown_beats
from felicitations.disk.quality import NAME as QUALITY
from felicitations.disk.quality import load_quality
from felicitations.disk.schema import Document, Key, document, slug_of
from felicitations.disk.settings import load_settings, place_of
from felicitations.disk.tables import load_countries, load_country_names, load_people, load_ties
from felicitations.disk.translations import FOLDER as TRANSLATIONS
from felicitations.disk.translations import load_translation
from felicitations.disk.world import NAME as WORLD
from felicitations.disk.world import load_world
from felicitations.lexicon import Lexicon, NoiseFamily
from felicitations.model import Correction, Edition, File, Ledger, Prose, Quality, Settings, World
from felicitations.problems import Problem, Refused

T = TypeVar("T")

STATIC_SUFFIXES = frozenset(
    [
        ".css",
        ".js",
        ".mjs",
        ".json",
        ".svg",
        ".png",
        ".jpg",
        ".jpeg",
        ".webp",
        ".avif",
        ".gif",
        ".ico",
        ".woff2",
        ".txt",
        ".webmanifest",
        ".pdf",
    ]
)
"""What may be copied into the site. A list of what is allowed cannot let a key or a backup slip through."""

STATIC_LIMIT = 20_000_000
"""The most bytes of one static file; Pages refuses files over 100 MB, and readers long before."""

_MARK_KINDS: tuple[str, ...] = get_args(get_type_hints(NoiseFamily)["kind"])
_PLACES: tuple[str, ...] = get_args(get_type_hints(NoiseFamily)["place"])

NOISE_KEYS = (
    Key(name="label", required=True),
    Key(name="kind", required=True),
    Key(name="place", required=True),
    Key(name="patterns", kind="list", required=True),
    Key(name="examples", kind="list"),
    Key(name="counter-examples", kind="list"),
)
PROSE_KEYS = (Key(name="title", required=True), Key(name="description"), Key(name="lang"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """All of site_src. ``fingerprint`` changes whenever anything changes that a reading may depend on.

    ``quality`` is what was measured of the reading, ``world`` the outlines of the map; None where there is none.
    ``ledger`` is what was published before; the first of the ``editions`` is the site's own language.
    """

    settings: Settings
    lexicon: Lexicon
    corrections: tuple[Correction, ...]
    prose: tuple[Prose, ...]
    editions: tuple[Edition, ...]
    static: tuple[File, ...]
    quality: Quality | None
    world: World | None
    ledger: Ledger
    problems: tuple[Problem, ...]
    fingerprint: str


def load_source(folder: Path, ledger_file: Path | None = None) -> Source:
    """The source of the site; ``ledger_file`` is one more ledger, as a site publishes it.

    Raises `Refused` where site.toml, countries.csv or the ledger cannot be used.
    """
    label = shown(folder.absolute().name)
    if not folder.is_dir():
        text = "found no folder of that name, expected the source of the site; name it with --source"
        raise Refused(Problem(code="E-MISSING", path=shown(folder), text=text))
    problems: list[Problem] = []
    settings = load_settings(folder / "site.toml", f"{label}/site.toml")
    lexicon = _lexicon(folder, label, settings, problems)
    known = corrections.Known(
        countries={country.code: country.name for country in lexicon.countries},
        occasions=tuple(occasion.slug for occasion in lexicon.occasions),
    )
    corrected = _documents(
        folder / "corrections", label, corrections.KEYS, lambda found: corrections.correction(found, known), problems
    )
    prose = _documents(folder / "pages", label, PROSE_KEYS, partial(_prose, taken=settings.languages), problems)
    editions = tuple(_editions(folder, label, settings, problems))
    static = tuple(_static(folder / "static", f"{label}/static", problems))
    quality, faults = load_quality(folder / QUALITY, f"{label}/{QUALITY}")
    problems += faults
    world, faults = load_world(folder / WORLD, f"{label}/{WORLD}")
    problems += faults
    ledger, faults = load_ledger(folder, label, ledger_file)
    problems += faults
    return Source(
        settings=settings,
        lexicon=lexicon,
        corrections=corrected,
        prose=prose,
        editions=editions,
        static=static,
        quality=quality,
        world=world,
        ledger=ledger,
        problems=tuple(problems),
        fingerprint=_fingerprint(lexicon),
    )


def _lexicon(folder: Path, label: str, settings: Settings, problems: list[Problem]) -> Lexicon:
    countries, faults = load_countries(folder / "countries.csv", f"{label}/countries.csv")
    problems += faults
    names = {country.code: country.name for country in countries}
    if settings.home and (fault := values.code_fault(settings.home, names)):
        line = place_of("home_country", (folder / "site.toml").read_text("utf-8"))
        raise Refused(Problem(code="E-SETTINGS", path=f"{label}/site.toml", text=f'"home_country": {fault}', line=line))
    ties, faults = load_ties(folder / "relations.csv", f"{label}/relations.csv", names)
    problems += faults
    people, faults = load_people(folder / "people.csv", f"{label}/people.csv", names)
    problems += faults
    occasions = _documents(folder / "occasions", label, OCCASION_KEYS, occasion, problems)
    problems += unknown_beats(occasions, label)
    named, faults = load_country_names(folder / "country_names.csv", f"{label}/country_names.csv", names)
    problems += faults
    slugs = tuple(occasion.slug for occasion in occasions)
    return Lexicon(
        home=settings.home,
        countries=countries,
        occasions=tuple(sorted(occasions, key=lambda occasion: (occasion.order, occasion.slug))),
        noise=_documents(folder / "noise", label, NOISE_KEYS, _noise, problems),
        ties=ties,
        people=people,
        languages=_documents(
            folder / "languages",
            label,
            languages.keys(slugs),
            lambda found: languages.language(found, slugs, names),
            problems,
        ),
        country_names=named,
    )


def _documents(
    folder: Path, label: str, keys: tuple[Key, ...], make: Callable[[Document], T], problems: list[Problem]
) -> tuple[T, ...]:
    """What the Markdown files of one folder say, in the order of their names; what is wrong joins the problems."""
    made: list[T] = []
    for path, name in _listed(folder, f"{label}/{folder.name}", problems):
        try:
            text = decode(read_bytes(path, name, SOURCE_LIMIT), name)
            found, faults = document(text, name, keys)
            problems += faults
            if not faults:
                made.append(make(found))
        except Unusable as unusable:
            problems.append(unusable.problem)
    return tuple(made)


def _listed(folder: Path, label: str, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    """The Markdown files of a folder. Anything else in it is named, since a misspelt ending would go unseen."""
    if not folder.is_dir():
        return
    found, faults = walk(folder, label)
    problems += faults
    for path, name in found:
        if path.stem == "README":
            continue
        if path.suffix == ".md":
            yield path, name
        else:
            text = f'found the ending "{shown(path.suffix)}", expected .md; the file is passed over'
            problems.append(Problem(code="W-TYPE", path=name, text=text))


def _noise(found: Document) -> NoiseFamily:
    for key, choices in (("kind", _MARK_KINDS), ("place", _PLACES)):
        if fault := values.choice_fault(found.word(key), choices):
            raise Unusable(found.problem(f'"{key}": {fault}', found.scalar(key)))
    for pattern in found.list("patterns"):
        if fault := values.pattern_fault(pattern.text, pattern.text):
            raise Unusable(found.problem(fault, pattern, "E-PATTERN"))
    fields = {
        "slug": slug_of(found),
        "label": found.word("label"),
        "kind": found.word("kind"),
        "place": found.word("place"),
        "patterns": found.words("patterns"),
        "examples": found.words("examples"),
        "counter_examples": found.words("counter-examples"),
    }
    return msgspec.convert(fields, NoiseFamily)


def _editions(folder: Path, label: str, settings: Settings, problems: list[Problem]) -> Iterator[Edition]:
    """The site's own language, and those in which it stands beside it."""
    for place, language in enumerate((settings.language, *settings.languages)):
        translation, faults = load_translation(folder, label, language)
        problems += faults
        own, named = folder / TRANSLATIONS / language, f"{label}/{TRANSLATIONS}/{language}"
        pages = _documents(own / "pages", named, PROSE_KEYS, partial(_prose, language=language), problems)
        told = _documents(own / "occasions", named, (), partial(_told, language=language), problems)
        yield Edition(
            translation=translation,
            prefix=f"{language}/" if place else "",
            prose={one.slug: one for one in pages},
            occasions={one.slug: one for one in told},
        )


def _told(found: Document, language: str) -> Prose:
    """The words of an occasion type in another language: a file with nothing but these words."""
    return Prose(slug=slug_of(found), title="", description="", body=found.body, path=found.path, language=language)


def _prose(found: Document, taken: Collection[str] = (), language: str = "en") -> Prose:
    """One page of words; ``taken`` are the folders of further editions."""
    slug = slug_of(found)
    if slug in addresses.RESERVED or slug in taken:
        raise Unusable(found.problem(f'the address "{slug}" belongs to the program; rename the file', code="E-NAME"))
    return Prose(
        slug=slug,
        title=found.word("title"),
        description=found.word("description"),
        body=found.body,
        path=found.path,
        language=found.word("lang") or language,
    )


def _static(folder: Path, label: str, problems: list[Problem]) -> Iterator[File]:
    """The files that are copied as they are: those with an ending that is allowed."""
    if not folder.is_dir():
        return
    found, faults = walk(folder, label)
    problems += faults
    for path, name in found:
        if path.suffix.lower() not in STATIC_SUFFIXES:
            text = (
                f'found the ending "{shown(path.suffix)}", which is not copied into the site; move the file elsewhere'
            )
            problems.append(Problem(code="W-TYPE", path=name, text=text))
            continue
        try:
            content = read_bytes(path, name, STATIC_LIMIT)
        except Unusable as unusable:
            problems.append(unusable.problem)
        else:
            yield File(address=addresses.static_file(name.removeprefix(label + "/")), content=content)


def _fingerprint(lexicon: Lexicon) -> str:
    """A digest of all that the readers know; what only a page says is left out of it."""
    spoken = tuple(replace(occasion, body="", crosswalk=()) for occasion in lexicon.occasions)
    told = tuple(replace(language, body="") for language in lexicon.languages)
    return hashlib.sha256(msgspec.msgpack.encode(replace(lexicon, occasions=spoken, languages=told))).hexdigest()
