"""Readings become acts, and acts stand on shelves: what every page and every export is planned from."""

from felicitations.archive.curate import correct, curate, strays
from felicitations.archive.editions import told_in
from felicitations.archive.gather import gather
from felicitations.archive.joining import unmet

__all__ = ["correct", "curate", "gather", "strays", "told_in", "unmet"]
