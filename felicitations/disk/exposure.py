"""What would be published by mistake: keys in the source of the site, and files that have another name elsewhere.

Articles are published as they are found, whatever stands in them; what an archivist writes is looked through.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from felicitations.disk.files import SOURCE_LIMIT, Unusable, line_of, read_bytes, shown, walk
from felicitations.problems import Problem

_KEYS: dict[bytes, tuple[str, re.Pattern[bytes]]] = {
    begins: (what, re.compile(begins + pattern))
    for what, pattern, starts in (
        ("a key of Amazon Web Services", rb"[0-9A-Z]{16}\b", (b"AKIA", b"ASIA")),
        ("a token of GitHub", rb"[A-Za-z0-9]{36}", (b"ghp_", b"gho_", b"ghu_", b"ghs_", b"ghr_")),
        ("a token of GitHub", rb"\w{22}", (b"github_pat_",)),
        ("a token of GitLab", rb"[\w-]{20}", (b"glpat-",)),
        ("a token of Slack", rb"[0-9A-Za-z-]{10}", (b"xoxa-", b"xoxb-", b"xoxp-", b"xoxr-", b"xoxs-")),
        ("a key of Google", rb"[\w-]{35}", (b"AIza",)),
        ("a key of Stripe", rb"\w{20}", (b"sk_live_", b"rk_live_")),
        ("a token of a package index", rb"[\w-]{50}", (b"pypi-AgE",)),
        ("a token of a package index", rb"[A-Za-z0-9]{36}", (b"npm_",)),
        ("a private key", rb"(?:[A-Z]+ )?PRIVATE KEY-----", (b"-----BEGIN ",)),
    )
    for begins in starts
}
"""How keys begin that services give out, what each is, and its form. They publish these forms so that one can look."""

_TEXTS = frozenset({".md", ".csv", ".toml", ".html", ".svg", ".css", ".js", ".json", ".po", ".txt", ".xml", ".ics", ""})


def keys_in(folders: Iterable[Path]) -> Iterator[Problem]:
    """Every line of the texts below some folders on which a key or a token stands: whoever has it may use it."""
    for folder in folders:
        files, _ = walk(folder, shown(folder.absolute().name))
        for path, name in files:
            if path.suffix.lower() in _TEXTS:
                yield from _keys_of(path, name)


def _keys_of(path: Path, name: str) -> Iterator[Problem]:
    try:
        data = read_bytes(path, name, SOURCE_LIMIT)
    except Unusable:
        return  # whoever needs the file says what is wrong with it
    for begins, (what, form) in _KEYS.items():
        # Looking for plain letters first is a hundred times quicker, and nearly no file has them.
        for found in form.finditer(data) if begins in data else ():
            line = line_of(data.decode("latin-1"), found.start())
            text = f"found what looks like {what}, expected nothing that is secret; take it out, and have it revoked"
            yield Problem(code="E-SECRET", path=name, text=text, line=line)


def second_names(folders: Iterable[Path]) -> Iterator[Problem]:
    """One problem where files have more than one name on their disk, for all of them together.

    Such a file may be somebody else's, put here to be published. It cannot be told from one that was meant.
    """
    named = [name for folder in folders if folder.is_dir() for name in _linked(folder)]
    if named:
        others = f", and {len(named) - 1:,} more such files" if len(named) > 1 else ""
        text = f"has a second name somewhere on the disk{others}; if you did not mean to publish it, take it out"
        yield Problem(code="W-LINK", path=named[0], text=text)


def _linked(folder: Path) -> Iterator[str]:
    files, _ = walk(folder, shown(folder.absolute().name))
    for path, name in files:
        try:
            status = os.lstat(path)
        except OSError:
            continue
        if status.st_nlink > 1 and stat.S_ISREG(status.st_mode):
            yield name
