"""Looks through the articles without building anything: for the archivist, who asks why and what wants an eye."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from felicitations import ledger
from felicitations.archive import correct, strays, unmet
from felicitations.disk.hints import nearest
from felicitations.disk.memory import load_remembered, read_seeds
from felicitations.disk.paths import Paths
from felicitations.disk.seeds import SEED_FORMATS
from felicitations.disk.source import Source, load_source
from felicitations.making import reader
from felicitations.model import Refusal, Report, Seed
from felicitations.problems import Problem


class Unknown(Exception):
    """No seed is called so; the words are a sentence with the nearest one that there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """Every article as corrected, every refused seed, and what is wrong with source, corrections and memory."""

    source: Source
    reports: tuple[Report, ...]
    refusals: tuple[Refusal, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One article: ``report`` as its text alone gives it, ``corrected`` as its correction has it, if it has one."""

    source: Source
    report: Report
    corrected: Report


def survey(paths: Paths, say: Callable[[str], None] = lambda _: None) -> Survey:
    """Look through all articles. Raises `Refused` where the source or the folder of seeds cannot be used."""
    say("reading")
    source = load_source(paths.source)
    seeds, refusals, lost = load_remembered(paths.seeds, paths.cache)
    seeds = ledger.known_as(seeds, source.ledger)
    reports, unread, notes = read_seeds(seeds, reader(source.lexicon), paths.cache, source.fingerprint)
    refused = (*refusals, *unread)
    known = [*(seed.id for seed in seeds), *(refusal.id for refusal in refused)]
    corrected = correct(reports, source.corrections)
    problems = (*source.problems, *strays(source.corrections, known), *unmet(corrected), *lost, *notes)
    return Survey(source=source, reports=corrected, refusals=refused, problems=problems)


def find(paths: Paths, words: str) -> Found | Refusal:
    """The one article that ``words`` name: its id, its file, or the beginning of its id where no other begins so.

    Raises `Unknown` where there is none, and `Refused` where the source or the folder of seeds cannot be used.
    """
    source = load_source(paths.source)
    seeds, refusals, _ = load_remembered(paths.seeds, paths.cache)
    seeds = ledger.known_as(seeds, source.ledger)
    found = _named(words, {**{refusal.id: refusal for refusal in refusals}, **{seed.id: seed for seed in seeds}})
    if isinstance(found, Refusal):
        return found
    report = Report(seed=found, reading=reader(source.lexicon)(found))
    (corrected,) = correct([report], source.corrections)
    return Found(source=source, report=report, corrected=corrected)


def _named(words: str, known: dict[str, Seed | Refusal]) -> Seed | Refusal:
    suffixes = {suffix for kind in SEED_FORMATS for suffix in kind.suffixes}
    name = PurePath(words)
    for wanted in (words, name.stem if name.suffix.lower() in suffixes else name.name, words.rpartition("#")[2]):
        if wanted in known:
            return known[wanted]
    alike = [seed_id for seed_id in known if words and seed_id.startswith(words)]
    if len(alike) == 1:
        return known[alike[0]]
    if alike:
        few = ", ".join(alike[:3]) + (" ..." if len(alike) > 3 else "")
        raise Unknown(f'found {len(alike)} seeds whose ids begin with "{words}": {few}; write more of the id')
    hint = nearest(words, known) or "; an id is the name of a file in the folder of seeds, without its ending"
    raise Unknown(f'found no seed with the id "{words}"{hint}')
