"""What stands at an address where a page was: one step to the page that took its place, or what was taken away."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import partial

from felicitations import addresses, ledger
from felicitations.frame import Frame, Link, frame
from felicitations.model import Archive, Page, Recorded, Removal, RemovalReason
from felicitations.translation import N_, _

_WHY: dict[RemovalReason, str] = {
    "copyright": N_("It was taken out at the wish of those who hold the right in it."),
    "legal": N_("It was taken out for a reason of law."),
    "inaccurate": N_("It was taken out because it was not right."),
    "duplicate": N_("It was taken out because the archive holds the same article elsewhere."),
    "moved": N_("It is kept elsewhere now."),
    "other": N_("It was taken out."),
}
_UNTOLD = N_("It is not among the articles any more, and no reason has been given.")
_REFUSED = N_("The file of the article cannot be read at present.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """What the page says.

    ``to`` leads to the page that took the place of this one; where it leads nowhere, ``why`` and ``note`` say what was
    taken away, ``seed`` and ``digest`` which file it was and its SHA-256 (both empty where no article stood here).
    """

    frame: Frame
    to: Link
    why: str
    note: str
    seed: str
    digest: str
    ways: tuple[Link, ...]


def plan(archive: Archive, pages: Collection[str], folder: str = "") -> Iterable[Page]:
    """A page for each address of the ledger that is not among ``pages``, those of the site as it is today.

    An edition of the site that stands in a ``folder`` has such pages of its own.
    """
    removals = ledger.removed(archive.ledger)
    refused = {refusal.id for refusal in archive.refusals}
    ways = tuple(way for way in _ways() if way.address in pages)
    for line, heir in ledger.former(archive, pages, folder):
        seed = ledger.article_of(line.address)
        why = "" if heir else _why(seed, removals.get(seed), refused)
        note = removals[seed].note if seed in removals else ""
        to = Link(text=addresses.path_of(folder + heir) or _("the home page"), address=heir)
        yield Page(address=line.address, template="former.html", view=partial(_view, line, to, why, note, ways))


def _view(line: Recorded, to: Link, why: str, note: str, ways: tuple[Link, ...]) -> Former:
    seed = ledger.article_of(line.address)
    return Former(
        frame=_frame(_("Moved") if to.address else _("Removed")),
        to=to,
        why=why,
        note=note,
        seed=seed,
        digest=line.key[0] if seed and line.key else "",
        ways=ways,
    )


def _frame(title: str) -> Frame:
    return frame(title, _("What stood at this address stands here no longer."), Link(text=title), former=True)


def _why(seed: str, removal: Removal | None, refused: Collection[str]) -> str:
    if not seed:
        return _("It was made from articles that are not in the archive any more.")
    if removal:
        return _(_WHY[removal.reason])
    return _(_REFUSED if seed in refused else _UNTOLD)


def _ways() -> Iterable[Link]:
    yield Link(text=_("Home"), address=addresses.HOME)
    yield Link(text=_("Articles"), address=addresses.ARTICLES)
    yield Link(text=_("Search"), address=addresses.SEARCH)
