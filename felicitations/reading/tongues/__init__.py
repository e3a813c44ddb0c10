"""Reads articles in other languages than English: one engine, and one file in site_src/languages for each language."""

from felicitations.reading.tongues.naming import find_names
from felicitations.reading.tongues.reader import Heard, read_tongue
from felicitations.reading.tongues.tongue import Tongue, Tongues

__all__ = ["Heard", "Tongue", "Tongues", "find_names", "read_tongue"]
