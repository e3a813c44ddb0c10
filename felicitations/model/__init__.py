"""The types that the data pass through, one for each stage, each born whole."""

from felicitations.model.archive import Account, Archive, Event, FacetName, Prose, Report, Settings, Shelf, Shelves
from felicitations.model.plan import File, Page, Published, Summary
from felicitations.model.quality import Figure, FigureName, Quality, Sample
from felicitations.model.reading import (
    Certainty,
    Correction,
    Finding,
    Instrument,
    Kind,
    Message,
    Party,
    Person,
    Reading,
    Rival,
    Speaker,
)
from felicitations.model.text import LEFT_OUT, Evidence, Field, Mark, MarkKind, Refusal, Seed
from felicitations.model.world import Dot, Outline, World

__all__ = [
    "LEFT_OUT",
    "Account",
    "Archive",
    "Certainty",
    "Correction",
    "Dot",
    "Event",
    "Evidence",
    "FacetName",
    "Field",
    "Figure",
    "FigureName",
    "File",
    "Finding",
    "Instrument",
    "Kind",
    "Mark",
    "MarkKind",
    "Message",
    "Outline",
    "Page",
    "Party",
    "Person",
    "Prose",
    "Published",
    "Quality",
    "Reading",
    "Refusal",
    "Report",
    "Rival",
    "Sample",
    "Seed",
    "Settings",
    "Shelf",
    "Shelves",
    "Speaker",
    "Summary",
    "World",
]
