"""The map: each country shaded by its number of acts, small states as dots, and a key that says what a shade means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from felicitations import wording
from felicitations.directory import Directory, by_name
from felicitations.frame import Link
from felicitations.model import Dot, Shelf, World
from felicitations.translation import _, spoken

TINTS: tuple[tuple[str, ...], ...] = ((), ("t3",), ("t2", "t4"), ("t2", "t3", "t4"), ("t1", "t2", "t3", "t4"))
"""The tints that so many steps take, from the palest; the palest of all stands too near to no acts to be used first."""
HOME = "home"
"""The class of the home country, which is an outline: nearly every act is its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The middle of one dot, in units of the drawing."""

    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One country with acts, or the home country: its name with its number of acts, its class, and what is drawn.

    ``path`` is empty where the country is a dot alone; ``dots`` holds one for a small state.
    """

    link: Link
    tint: str
    path: str
    dots: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shade:
    """One entry of the key: a class and what it stands for."""

    tint: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldMap:
    """The map, in the order in which it is painted: ``rest``, ``lands``, ``rest_dots``, ``small``.

    ``rest`` is one path of all that has no acts, ``rest_dots`` the small states among them; ``lands`` and ``small`` are
    the countries with acts, by name, the home country last of the lands. ``absent`` names countries with acts that the
    outlines do not know, and is empty where there are none.
    """

    width: int
    height: int
    radius: int
    rest: str
    lands: tuple[Place, ...]
    rest_dots: tuple[Point, ...]
    small: tuple[Place, ...]
    key: tuple[Shade, ...]
    absent: str
    source: str


def world_map(world: World, shelves: Iterable[Shelf], directory: Directory) -> WorldMap:
    """The map of the countries' shelves."""
    acts = {shelf.key: len(shelf.events) for shelf in shelves}
    paths = {outline.key: outline.path for outline in world.outlines}
    dots = {dot.key: dot for dot in world.dots}
    ranges = steps(number for code, number in acts.items() if code != directory.home)
    shown = {*acts, directory.home}
    tints = _tints(acts, ranges, directory.home)
    places = [
        _place(code, acts, tints[code], paths.get(code, ""), dots, directory)
        for code in sorted(shown & {*paths, *dots}, key=lambda code: _order(code, directory))
    ]
    return WorldMap(
        width=world.width,
        height=world.height,
        radius=world.radius,
        rest="".join(path for key, path in paths.items() if key not in shown),
        lands=tuple(place for place in places if not place.dots),
        rest_dots=tuple(_point(dot) for key, dot in dots.items() if key not in shown),
        small=tuple(place for place in places if place.dots),
        key=tuple(_key(ranges, directory)),
        absent=wording.names(_name(code, directory) for code in acts if code not in paths and code not in dots),
        source=world.source,
    )


def steps(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """The least and the greatest number in each step of shade, so that about as many countries stand in each.

    As many steps as there are tints, or as there are different numbers: no two countries look alike that could differ,
    and one giant among small collections leaves the others their shades. The same number is always in one step.
    """
    waiting = sorted(Counter(numbers).items())
    ranges: list[tuple[int, int]] = []
    while waiting:
        later = len(TINTS) - 2 - len(ranges)
        share = sum(size for number, size in waiting) / (later + 1)
        (least, filled), *waiting = waiting
        most = least
        while len(waiting) > later and filled + waiting[0][1] / 2 <= share:
            (most, size), *waiting = waiting
            filled += size
        ranges.append((least, most))
    return tuple(ranges)


def _tints(acts: Mapping[str, int], ranges: tuple[tuple[int, int], ...], home: str) -> dict[str, str]:
    """The class of every country."""
    named = TINTS[len(ranges)]
    of_number = {
        number: tint for (least, most), tint in zip(ranges, named, strict=True) for number in range(least, most + 1)
    }
    return {code: of_number[number] for code, number in acts.items() if code != home} | {home: HOME}


def _place(  # noqa: PLR0913, PLR0917 - what is known of one country
    code: str, acts: Mapping[str, int], tint: str, path: str, dots: Mapping[str, Dot], directory: Directory
) -> Place:
    page = directory.country(code)
    name = _home_words(code, directory) if tint == HOME else page.text
    # Translators: a country on the map: "Peru: 3 acts"
    words = _("%(country)s: %(acts)s", country=name, acts=wording.acts(acts.get(code, 0)))
    return Place(
        link=Link(text=words, address=page.address),
        tint=tint,
        path=path,
        dots=(_point(dots[code]),) if code in dots else (),
    )


def _point(dot: Dot) -> Point:
    return Point(x=dot.x, y=dot.y)


def _order(code: str, directory: Directory) -> tuple[bool, str]:
    """By name, the home country last."""
    return code == directory.home, by_name(_name(code, directory))


def _name(code: str, directory: Directory) -> str:
    return directory.country(code).text


def _home_words(code: str, directory: Directory) -> str:
    return _("%(country)s, the home country", country=_name(code, directory))


def _key(ranges: tuple[tuple[int, int], ...], directory: Directory) -> Iterator[Shade]:
    if directory.home:
        yield Shade(tint=HOME, words=_home_words(directory.home, directory))
    yield Shade(tint="none", words=wording.acts(0))
    for (least, most), tint in zip(ranges, TINTS[len(ranges)], strict=True):
        yield Shade(tint=tint, words=_range(least, most))


def _range(least: int, most: int) -> str:
    """The numbers of one step: ``1 act``, ``2 or 3 acts``, ``4 to 9 acts``."""
    if least == most:
        return wording.acts(least)
    first, last = spoken().number(least), spoken().number(most)
    if most == least + 1:
        return wording.count(most, "%(first)s or %(last)s act", "%(first)s or %(last)s acts", first=first, last=last)
    return wording.count(most, "%(first)s to %(last)s act", "%(first)s to %(last)s acts", first=first, last=last)
