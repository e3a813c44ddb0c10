"""Everything that was read becomes the archive: gathered into acts, and shelved."""

from __future__ import annotations

from collections.abc import Iterable

from felicitations.archive.credible import credible
from felicitations.archive.events import find_events
from felicitations.archive.facets import all_shelves, facets_of
from felicitations.archive.people import find_people
from felicitations.lexicon import Lexicon
from felicitations.model import Archive, Ledger, Prose, Quality, Refusal, Report, Settings, World


def gather(  # noqa: PLR0913, PLR0917 - what an archive is made of
    settings: Settings,
    lexicon: Lexicon,
    prose: Iterable[Prose],
    reports: Iterable[Report],
    refusals: Iterable[Refusal],
    quality: Quality | None = None,
    world: World | None = None,
    rules: str = "",
    ledger: Ledger | None = None,
) -> Archive:
    """The archive of the ``reports``, which hold the readings as corrected, and of the seeds that were refused.

    The order in which reports and refusals come does not matter: both are put in the order of their ids. ``quality`` is
    what was measured of the reading, ``world`` the outlines of the map, ``rules`` the fingerprint of what read,
    ``ledger`` what was published before.
    """
    listed = tuple(sorted(credible(reports), key=lambda report: report.seed.id))
    slugs = {country.code: country.slug for country in lexicon.countries}
    events = find_events(listed, slugs, settings.home)
    return Archive(
        settings=settings,
        countries=lexicon.countries,
        occasions=lexicon.occasions,
        ties=lexicon.ties,
        prose=tuple(prose),
        reports=listed,
        refusals=tuple(sorted(refusals, key=lambda refusal: (refusal.id, refusal.path))),
        events=events,
        shelves=all_shelves(facets_of(lexicon.countries, lexicon.occasions, settings.home), events),
        people=find_people(events, lexicon.people, slugs),
        quality=quality,
        world=world,
        rules=rules,
        ledger=ledger or Ledger(),
    )
