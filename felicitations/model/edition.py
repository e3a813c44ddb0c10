"""An edition: the site in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from felicitations.model.archive import Prose
from felicitations.translation import ENGLISH, Translation


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The site in one language.

    ``prefix`` is the folder of its pages, ``fr/``, and empty for the first edition, which holds all that is no page as
    well. ``prose`` are the pages of words in that language and ``occasions`` the words of occasion types, both by their
    slugs; what is not among them stays in the language in which it is written.
    """

    translation: Translation = ENGLISH
    prefix: str = ""
    prose: Mapping[str, Prose] = field(default_factory=dict)
    occasions: Mapping[str, Prose] = field(default_factory=dict)
