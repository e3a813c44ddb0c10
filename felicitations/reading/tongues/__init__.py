"""Reads articles in other languages than English: one engine, and one file in site_src/languages for each language."""

from felicitations.reading.tongues.naming import find_names
from felicitations.reading.tongues.reader import Heard, read_tongue
from felicitations.reading.tongues.tongue import Tongue, compile_tongues

__all__ = ["Heard", "Tongue", "compile_tongues", "find_names", "read_tongue"]
