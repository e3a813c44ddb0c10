"""The outlines of the world, from which the map is drawn: made once in tools/world, read from site_src/world.json."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One shape. ``key`` is its country's code, or its name where it has no code; ``path`` is a path of SVG."""

    key: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """The dot of a state that is too small to be seen: its country's code, and the dot's middle."""

    key: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """All outlines and dots, in a drawing of ``width`` by ``height`` units; ``radius`` is that of every dot.

    ``source`` names in a few words where the outlines come from, and under which terms.
    """

    width: int
    height: int
    radius: int
    source: str
    outlines: tuple[Outline, ...]
    dots: tuple[Dot, ...]
