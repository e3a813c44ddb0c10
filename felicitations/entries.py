"""An act as one entry of a list, and the ways in that lead to lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from felicitations import addresses, wording
from felicitations.archive.events import oldest_page
from felicitations.archive.spans import span_of
from felicitations.citing.coins import coins
from felicitations.citing.record import act_record, article_title
from felicitations.directory import Directory
from felicitations.frame import Counted, Link, occasion_sign
from felicitations.model import Archive, Event, Message, Reading, Report, Shelf
from felicitations.translation import _, pgettext

NAMED = 20
"""Articles that only name a country which its page lists; more have a page of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date: in words, and as ``<time datetime>`` may hold it (empty where HTML cannot say it)."""

    words: str
    machine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act in a list: when, between whom, what about, how sure, in how many reports.

    ``arrow`` is the mark between the sides and ``joint`` the same as a word; ``certainty`` is empty where neither the
    day nor the occasion is known; ``anchor`` is set where other pages lead to this very entry;
    ``coins`` describes the act for reference managers (`felicitations.citing.coins`).
    """

    link: Link
    sign: str
    when: When
    left: str
    arrow: str
    joint: str
    right: str
    what: str
    certainty: str
    reports: str
    coins: str
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The entries under one head. ``anchor`` is the head's place on the page."""

    anchor: str
    head: str
    entries: tuple[Entry, ...]


def when_of(message: Message) -> When:
    """The day of a message, or that it is not known."""
    if message.happened is None:
        return When(words=_("Undated"), machine="")
    return day(message.happened.value)


def day(edtf: str) -> When:
    """A date of EDTF as a list or a table sets it."""
    return When(words=wording.sentence(wording.date_words(edtf)), machine=wording.machine_date(edtf))


def bounds_words(event: Event) -> str:
    """Between which days an act of no known day lies, as a sentence, by its date or the date of its pages."""
    happened = event.message.happened
    if happened and (span := span_of(happened.value)):
        first, last = (wording.date_words(date.fromordinal(number).isoformat()) for number in (span.first, span.last))
        return _("Between %(first)s and %(last)s.", first=first, last=last)
    oldest = oldest_page(event)
    if not oldest:
        return _("No bound in the text.")
    return _("Not after %(date)s, the date of a page.", date=wording.date_words(oldest))


def sureness(message: Message) -> str:
    """How sure an act is, by its day and its occasion: curated when a person set either, else the weaker of the two."""
    known = {fact.certainty for fact in (message.happened, message.occasion) if fact}
    return next((certainty for certainty in ("curated", "inferred", "stated") if certainty in known), "")


_SAID: WeakKeyDictionary[Directory, dict[str, Entry]] = WeakKeyDictionary()
"""What was said of an act, by its id: an act stands in seven lists, and each says the same of it."""


def entry(event: Event, directory: Directory) -> Entry:
    """One act as an entry. It leads to the page of the act, or straight to the only report of it."""
    said = _SAID.setdefault(directory, {})
    if event.id not in said:
        said[event.id] = _entry(event, directory)
    return said[event.id]


def _entry(event: Event, directory: Directory) -> Entry:
    message = event.message
    left, right = _ends(message, directory)
    return Entry(
        link=Link(text=_between(left, right, exchanged=message.exchanged), address=act_page(event)),
        sign=occasion_sign(message.occasion.value if message.occasion else ""),
        when=when_of(message),
        left=left,
        arrow="a-both" if message.exchanged else "a-to",
        joint=joint(exchanged=message.exchanged),
        right=right,
        what=wording.occasion_words(message, directory.labels),
        certainty=sureness(message),
        reports=wording.reports(len(event.reports)),
        coins=coins(act_record(event, directory)),
    )


def act_page(event: Event) -> str:
    """Where an act is read: on a page of its own that compares its reports, or on that of its only report."""
    if len(event.accounts) > 1:
        return addresses.event_page(event.id)
    return addresses.article_page(event.accounts[0].report.seed.id)


def joint(*, exchanged: bool) -> str:
    """The line between the two sides of a message as a word: ``to``, ``and``."""
    if exchanged:
        # Translators: what is read aloud for the line between two states that exchanged messages
        return pgettext("between two states", "and")
    # Translators: what is read aloud for the arrow from one state to another
    return pgettext("between two states", "to")


def entries(events: Iterable[Event], directory: Directory) -> tuple[Entry, ...]:
    """Many acts as entries, in their order."""
    return tuple(entry(event, directory) for event in events)


def report_title(reading: Reading, directory: Directory) -> str:
    """The headline of an article; where it has none, a title composed from what was read. Never empty."""
    return article_title(reading, directory)


def report_link(report: Report, directory: Directory) -> Link:
    """An article by its title, which is in the article's language unless the archive composed it."""
    return Link(
        text=report_title(report.reading, directory),
        address=addresses.article_page(report.seed.id),
        lang=report.reading.lang if report.reading.headline else "",
    )


def naming(archive: Archive, directory: Directory) -> dict[str, tuple[Link, ...]]:
    """The articles that name a country without its being a party, in the order of their ids, by the country's code."""
    found: dict[str, list[Link]] = {}
    for report in archive.reports:
        link = report_link(report, directory)
        for code in report.reading.mentioned:
            found.setdefault(code, []).append(link)
    return {code: tuple(links) for code, links in found.items()}


def signs_of(listed: Iterable[Entry]) -> set[str]:
    """The marks that a list of entries draws."""
    return {sign for one in listed for sign in (one.sign, one.arrow, f"c-{one.certainty}")}


def counts(events: tuple[Event, ...]) -> str:
    """How many acts there are, and in how many reports: ``5 acts in 6 reports``."""
    reports = len({report.seed.id for event in events for report in event.reports})
    return _("%(acts)s in %(reports)s", acts=wording.acts(len(events)), reports=wording.reports(reports))


def extent(events: tuple[Event, ...]) -> str:
    """How many acts there are and from which years: the sentence ``5 acts in 6 reports, 2019 to 2024``."""
    if not events:
        return _("No acts yet.")
    dates = [event.message.happened.value for event in events if event.message.happened]
    years = wording.span_words([year for year in map(wording.year_of, dates) if year])
    if not years:
        return _("%(acts_in_reports)s.", acts_in_reports=counts(events))
    return _("%(acts_in_reports)s, %(years)s.", acts_in_reports=counts(events), years=years)


def title_words(event: Event, directory: Directory) -> str:
    """An act in one line, for those who come from elsewhere: ``China and Lesotho, 12 January 2024``."""
    return message_words(event.message, directory)


def message_words(message: Message, directory: Directory) -> str:
    """The sides of a message and its day in one line: ``China to Comoros, undated``."""
    sides = _between(*_ends(message, directory), exchanged=message.exchanged)
    if message.happened is None:
        return _("%(sides)s, undated", sides=sides)
    return _("%(sides)s, %(date)s", sides=sides, date=wording.date_words(message.happened.value))


def _ends(message: Message, directory: Directory) -> tuple[str, str]:
    """The two sides of a message as a list names them."""
    near, far = wording.sides(message, directory.home)
    return directory.in_list(near) or _("Sender not known"), directory.in_list(far) or _("recipient not known")


def _between(left: str, right: str, *, exchanged: bool) -> str:
    if exchanged:
        # Translators: two states that exchanged messages: "China and Lesotho"
        return _("%(left)s and %(right)s", left=left, right=right)
    # Translators: a message from one state to another: "China to Lesotho"; an arrow may stand there as well
    return _("%(left)s to %(right)s", left=left, right=right)


def occasion_ways(archive: Archive, *, empty: bool) -> tuple[Counted, ...]:
    """The ways in by occasion, in the order of the types; ``empty``: those without an act are among them."""
    sizes = {shelf.key: len(shelf.events) for shelf in archive.shelves.occasion}
    return tuple(
        Counted(
            link=Link(text=one.label, address=addresses.occasion_page(one.slug)),
            sign=occasion_sign(one.slug),
            count=wording.acts(sizes.get(one.slug, 0)),
        )
        for one in sorted(archive.occasions, key=lambda one: (one.order, one.slug))
        if empty or sizes.get(one.slug)
    )


def ways_of(labels: Mapping[str, str]) -> tuple[Counted, ...]:
    """Occasions as ways in without a count: the key of a figure. ``labels`` are theirs by slug."""
    return tuple(
        Counted(link=Link(text=label, address=addresses.occasion_page(slug)), sign=occasion_sign(slug), count="")
        for slug, label in labels.items()
    )


def shelf_ways(shelves: Iterable[Shelf], directory: Directory) -> tuple[Counted, ...]:
    """The ways in by country, in the order given."""
    return tuple(
        Counted(
            link=directory.country(shelf.key),
            sign="",
            count=wording.acts(len(shelf.events)),
        )
        for shelf in shelves
    )


def year_ways(archive: Archive) -> tuple[Counted, ...]:
    """The ways in by year, newest first."""
    return tuple(
        Counted(
            link=Link(text=shelf.key, address=addresses.year_page(shelf.key)),
            sign="",
            count=wording.acts(len(shelf.events)),
        )
        for shelf in sorted(archive.shelves.year, key=lambda shelf: shelf.key, reverse=True)
    )
