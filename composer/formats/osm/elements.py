"""The elements of an OpenStreetMap file: points, ways and relations with their tags, within limits."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from composer.errors import FormatError
from composer.formats.osm.table import Tags
from composer.formats.report import Report
from composer.formats.strict_xml import BrokenXmlError, Element, elements

ROOT = "osm"
MAX_POINTS = 3_000_000
MAX_WAYS = 400_000
MAX_RELATIONS = 100_000
MAX_REFERENCES = 10_000_000
"""Points of all ways and members of all relations together."""
_ID = re.compile(r"-?\d{1,18}")
_NAMED = 4
"""How many elements are named that share a fault; the rest is counted."""
_MAX_TAGS = 500


@dataclass(frozen=True, slots=True)
class Point:
    """A point with tags. `place` is its latitude and longitude, degrees."""

    id: str
    place: tuple[float, float]
    tags: Tags


@dataclass(frozen=True, slots=True)
class Way:
    """A line through points."""

    id: str
    points: tuple[str, ...]
    tags: Tags

    @property
    def closed(self) -> bool:
        """Whether it comes back to where it began."""
        return len(self.points) > 3 and self.points[0] == self.points[-1]


@dataclass(frozen=True, slots=True)
class Relation:
    """Ways that belong together, each with its role."""

    id: str
    members: tuple[tuple[str, str], ...]
    tags: Tags


@dataclass
class Lost:
    """What of a map is lost, by reason, so that each reason becomes one sentence."""

    report: Report
    _found: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def add(self, one: str, many: str, name: str) -> None:
        """Note that an element shares a fault: how to say it of one and of several."""
        self._found.setdefault((one, many), []).append(name)

    def tell(self) -> None:
        """Warn of everything, the most frequent first."""
        for (one, many), names in sorted(self._found.items(), key=lambda row: -len(row[1])):
            if len(names) == 1:
                self.report.note(f"{names[0]} {one}")
            else:
                more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
                self.report.note(f"{len(names)} elements {many}: {', '.join(names[:_NAMED])}{more}")
        self.report.tell()


@dataclass
class Map:
    """What a file holds. Elements that it repeats are as they stand last."""

    places: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Latitude and longitude of every point, degrees."""
    points: dict[str, Point] = field(default_factory=dict)
    """Those with tags."""
    ways: dict[str, Way] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)


def named(kind: str, number: str, tags: Tags) -> str:
    """What to call an element in a sentence."""
    word = next((tags[key] for key in ("name", "addr:housenumber", "ref") if tags.get(key)), "")
    return f"{kind} {number} ({word[:40]})" if word else f"{kind} {number}"


def read_map(path: Path, lost: Lost) -> Map:
    """The elements of a file. What is broken is left out and noted; a file that breaks off is read up to there.

    Raises
    ------
    FormatError
        If it is no such file, declares a document type, or holds more than is allowed.
    """
    found, references = Map(), 0
    reading = elements(path)
    try:
        root = next(reading)
        if root.tag != ROOT:
            raise FormatError(
                "{name} is not an OpenStreetMap file: it begins with <{what}>", name=path.name, what=root.tag[:40]
            )
        for element in reading:
            references += _take(element, found, lost)
            if len(found.places) > MAX_POINTS or references > MAX_REFERENCES:
                raise FormatError(
                    "{name} has more points than the {max_points} that are allowed",
                    name=path.name,
                    max_points=MAX_POINTS,
                )
            if len(found.ways) > MAX_WAYS or len(found.relations) > MAX_RELATIONS:
                raise FormatError("{name} has more ways or relations than are allowed", name=path.name)
    except BrokenXmlError as error:
        if not found.places:
            raise
        lost.report.note(f"the file is cut off or damaged, and read up to there ({str(error).partition(' is ')[2]})")
    if not found.places:
        raise FormatError("{name} has no points", name=path.name)
    return found


def _take(element: Element, found: Map, lost: Lost) -> int:
    """Take an element over; how many others it refers to."""
    attributes = element.attributes
    if element.tag not in ("node", "way", "relation"):
        return 0
    if attributes.get("visible") == "false" or attributes.get("action") == "delete":
        return 0
    number = attributes.get("id", "")
    if _ID.fullmatch(number) is None:
        lost.add("has no id", "have no id", f"the {element.tag} of line {element.line}")
        return 0
    tags = _tags(element)
    if element.tag == "node":
        place = _place(attributes)
        if place is None:
            lost.add("has no place on the Earth", "have no place on the Earth", named("node", number, tags))
            return 0
        found.places[number] = place
        if tags:
            found.points[number] = Point(number, place, tags)
        return 0
    if element.tag == "way":
        points = _references(element.all("nd"))
        found.ways[number] = Way(number, points, tags)
        return len(points)
    members = tuple(
        (child.attributes["ref"], child.attributes.get("role", ""))
        for child in element.all("member")
        if child.attributes.get("type") == "way" and _ID.fullmatch(child.attributes.get("ref", ""))
    )
    found.relations[number] = Relation(number, members, tags)
    return len(members)


def _references(children: Iterable[Element]) -> tuple[str, ...]:
    return tuple(ref for child in children if _ID.fullmatch(ref := child.attributes.get("ref", "")))


def _tags(element: Element) -> Tags:
    if not element.children:
        return {}
    rows = [child.attributes for child in element.children[-_MAX_TAGS:] if child.tag == "tag"]
    return {row["k"][:100]: row["v"].strip()[:500] for row in rows if row.get("k") and "v" in row}


def _place(attributes: Tags) -> tuple[float, float] | None:
    try:
        latitude, longitude = float(attributes["lat"]), float(attributes["lon"])
    except (KeyError, ValueError):
        return None
    sound = math.isfinite(latitude) and math.isfinite(longitude) and abs(latitude) <= 90 and abs(longitude) <= 180
    return (latitude, longitude) if sound else None
