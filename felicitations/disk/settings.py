"""Reads site.toml, the archive's settings. Nothing can be built without them, so a fault there refuses the build."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from felicitations import addresses, exports, pages
from felicitations.disk import values
from felicitations.disk.decoding import decode
from felicitations.disk.files import SOURCE_LIMIT, Unusable, read_bytes
from felicitations.disk.hints import nearest
from felicitations.model import Settings
from felicitations.problems import Problem, Refused

_WORDS = ("title", "tagline", "language", "base_url", "home_country", "licence", "contact")
_REQUIRED = ("title", "language")
_CHOICES = ("pages", "exports")
_LANGUAGES = "languages"
_CHECKS: Mapping[str, Callable[[str], str]] = {
    "language": values.language_fault,
    "base_url": values.base_url_fault,
}
_PLACE = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)


def load_settings(path: Path, name: str) -> Settings:
    """The settings of an archive; ``name`` is what messages call the file.

    ``home`` is checked against the countries by whoever knows them. Raises `Refused`, with every fault of the file.
    """
    try:
        text = decode(read_bytes(path, name, SOURCE_LIMIT), name).removeprefix("\ufeff")
    except Unusable as unusable:
        raise Refused(unusable.problem) from None
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(_syntax(error, name, text)) from None
    problems = tuple(_faults(table, text, name))
    if problems:
        raise Refused(*problems)
    words = {key: str(table.get(key, "")).strip() for key in _WORDS}
    return Settings(
        title=words["title"],
        tagline=words["tagline"],
        language=words["language"],
        base_url=with_slash(words["base_url"]),
        home=words["home_country"],
        licence=words["licence"],
        contact=words["contact"],
        pages=_chosen(table, "pages", _kinds(pages.PAGES)),
        exports=_chosen(table, "exports", _kinds(exports.EXPORTS)),
        languages=_languages(table.get(_LANGUAGES), words["language"]),
    )


def with_slash(base_url: str) -> str:
    """A base URL as the rest of the program wants it: empty, or with a slash at its end."""
    return base_url if not base_url or base_url.endswith("/") else base_url + "/"


def place_of(key: str, text: str) -> int:
    """The line of site.toml on which a key stands, 0 where it does not."""
    found = re.search(rf"^[ \t]*\[?[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return 1 + text.count("\n", 0, found.start()) if found else 0


def _syntax(error: tomllib.TOMLDecodeError, name: str, text: str) -> Problem:
    """What tomllib says, with its line and column where they belong."""
    found = _PLACE.fullmatch(str(error))
    what, line, column = (found[1], found[2], found[3]) if found else (str(error), None, None)
    hint = 'expected lines of the form key = "words"'
    return Problem(
        code="E-SETTINGS",
        path=name,
        text=f"cannot be read as TOML: {what[:1].lower() + what[1:]}; {hint}",
        line=int(line) if line else text.count("\n") + 1,
        column=int(column) if column else 0,
    )


def _faults(table: Mapping[str, object], text: str, name: str) -> Iterable[Problem]:
    for key, value in table.items():
        if fault := _fault(key, value):
            yield Problem(code="E-SETTINGS", path=name, text=fault, line=place_of(key, text))
    for key in _REQUIRED:
        if not table.get(key):
            yield Problem(code="E-SETTINGS", path=name, text=f'"{key}" is missing, expected a line {key} = "..."')


def _fault(key: str, value: object) -> str:
    """What is wrong with one setting, or nothing."""
    if key in _CHOICES:
        return _choice_fault(key, value)
    if key == _LANGUAGES:
        return _languages_fault(value)
    if key not in _WORDS:
        return f'found the setting "{key}", which means nothing here{nearest(key, (*_WORDS, *_CHOICES, _LANGUAGES))}'
    if not isinstance(value, str):
        return f'"{key}" is {value!r}, expected words between quotation marks'
    check = _CHECKS.get(key)
    return check(value.strip()) if check and value.strip() else ""


def _choice_fault(key: str, value: object) -> str:
    known = _kinds(pages.PAGES if key == "pages" else exports.EXPORTS)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return f'"{key}" is {value!r}, expected a list of words, ["{known[0] if known else ""}"] for instance'
    for item in value:
        if item not in known:
            return f'"{key}" names "{item}", which is none of them{nearest(item, known)}'
    return ""


def _languages(value: object, first: str) -> tuple[str, ...]:
    """The languages of further editions, each once, in the order of the file; the ``first`` edition is none of them."""
    return tuple(dict.fromkeys(str(one) for one in value if one != first)) if isinstance(value, list) else ()


def _languages_fault(value: object) -> str:
    """What is wrong with the languages of further editions. Each is the name of a folder of the site."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return f'"{_LANGUAGES}" is {value!r}, expected a list of language tags, ["fr", "zh"] for instance'
    faults = (_folder_fault(item) for item in value)
    return next(filter(None, faults), "")


def _folder_fault(language: str) -> str:
    if language in addresses.RESERVED:
        return f'"{_LANGUAGES}" names "{language}", which is an address of the site'
    return values.language_fault(language)


def _kinds(modules: Iterable[object]) -> tuple[str, ...]:
    """The names of page kinds or exports: what each calls itself, else the name of its module."""
    return tuple(
        str(getattr(module, "NAME", None) or getattr(module, "__name__", "").rpartition(".")[2]) for module in modules
    )


def _chosen(table: Mapping[str, object], key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """What a choice list names, in the order of the program; everything where there is no such list."""
    value = table.get(key)
    return tuple(name for name in known if name in value) if isinstance(value, list) else known
