"""Archives for the map: so many acts with each country, and one in which every country of the table has acts."""

from __future__ import annotations

from collections.abc import Mapping

from felicitations.archive.gather import gather
from felicitations.disk.source import load_source
from felicitations.model import Archive, Report
from tests.lexicon import ROOT
from tests.making import message, party, reading, seed


def acts_of(numbers: Mapping[str, int]) -> list[Report]:
    """Reports of so many acts of China with each country, one a day."""
    reports: list[Report] = []
    for code, number in numbers.items():
        for _ in range(number):
            nth = len(reports)
            of = seed(f"{nth:05}", f"Words {nth}.")
            day = f"{2000 + nth % 25}-{nth % 12 + 1:02}-{nth % 28 + 1:02}"
            one = message(day, "election", [party("CN")], [party(code)])
            reports.append(Report(seed=of, reading=reading(of, one)))
    return reports


def everywhere() -> Archive:
    """An archive of the repository's own source, in which every country of the table has acts."""
    source = load_source(ROOT / "site_src")
    codes = [country.code for country in source.lexicon.countries if country.code != "CN"]
    reports = acts_of({code: 1 + number % 9 for number, code in enumerate(codes)})
    return gather(source.settings, source.lexicon, source.prose, reports, (), world=source.world)
