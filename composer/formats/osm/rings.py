"""Areas out of ways: closed ways, and relations of type multipolygon whose ways are joined end to end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from composer.formats.osm.elements import Lost, Map, Relation, Way, named
from composer.formats.osm.projection import Plane
from composer.formats.osm.table import Tags
from composer.street.frames import FloatArray

LEAST = 0.05
"""Square metres below which an area is none."""
WIDE = 0.5
"""Share of its length by which an outline may be open and still be closed by a straight line."""


@dataclass(frozen=True, eq=False)
class Area:
    """An area with its tags; `id` is ``w<way>`` or ``r<relation>``, numbered where a relation has several."""

    id: str
    name: str
    tags: Tags
    polygon: shapely.Polygon


_OPEN = (
    "is an area whose outline is open, and closed straight",
    "are areas whose outlines are open, and closed straight",
)
_CUT = (
    "is a piece of an area whose other end is not in the file",
    "are pieces of areas whose other ends are not in the file",
)


def of_way(way: Way, plane: Plane, lost: Lost) -> list[Area]:
    """The area of a way that is meant as one."""
    name = named("way", way.id, way.tags)
    ring = plane.line(way.points)
    if len(ring) and (ring[0] == ring[-1]).all():
        ring = ring[:-1]
    if len(ring) < 3:
        lost.add("is an area of fewer than three known points", "are areas of fewer than three known points", name)
        return []
    if any(p not in plane.xy for p in way.points):
        lost.add("misses points of its outline", "miss points of their outlines", name)
    elif not way.closed:
        lost.add(*(_CUT if _wide_open(ring) else _OPEN), name)
        if _wide_open(ring):
            return []
    return _areas(f"w{way.id}", name, way.tags, shapely.Polygon(ring), lost)


def _wide_open(line: FloatArray) -> bool:
    """Whether so much of an outline is missing that a straight line would not stand for it."""
    gap = float(np.hypot(*(line[-1] - line[0])))
    return gap > WIDE * float(np.hypot(*np.diff(line, axis=0).T).sum()) or not shapely.Polygon(line).is_valid


def of_relation(relation: Relation, data: Map, plane: Plane, lost: Lost) -> list[Area]:
    """The areas of a multipolygon: outer rings less the inner ones within them."""
    name = named("relation", relation.id, relation.tags)
    rings: dict[bool, list[shapely.Polygon]] = {}
    missing = cut = False
    for inner in (False, True):
        refs = dict.fromkeys(ref for ref, role in relation.members if (role == "inner") == inner)
        known = [data.ways[ref].points for ref in refs if ref in data.ways]
        missing |= len(known) < len(refs)
        rings[inner] = []
        for points in _joined(known):
            line = plane.line(points)
            if len(line) < 3:
                continue
            if points[0] != points[-1]:
                lost.add(*(_CUT if _wide_open(line) else _OPEN), name)
                if _wide_open(line):
                    cut = True
                    continue
            rings[inner].append(shapely.Polygon(line))
    if cut and not rings[False]:
        return []
    if not rings[False]:
        why = ("has none of its ways in the file", "have none of their ways in the file")
        lost.add(*(why if missing else ("has no outline", "have no outline")), name)
        return []
    if missing:
        lost.add("misses some of its ways", "miss some of their ways", name)
    shape = shapely.union_all([_valid(ring) for ring in rings[False]])
    if rings[True]:
        shape = shape.difference(shapely.union_all([_valid(ring) for ring in rings[True]]))
    return _areas(f"r{relation.id}", name, relation.tags, shape, lost)


def _areas(number: str, name: str, tags: Tags, shape: BaseGeometry, lost: Lost) -> list[Area]:
    parts = [p for p in shapely.get_parts(_valid(shape)) if isinstance(p, shapely.Polygon) and p.area > LEAST]
    if not parts:
        lost.add("is an area without any extent", "are areas without any extent", name)
    parts.sort(key=lambda part: -part.area)
    return [Area(number if k == 0 else f"{number}.{k + 1}", name, tags, part) for k, part in enumerate(parts)]


def _valid(shape: BaseGeometry) -> BaseGeometry:
    return shape if shape.is_valid else shapely.make_valid(shape)


def _joined(lines: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Lines joined end to end, into rings where they come around."""
    rings: list[tuple[str, ...]] = []
    loose: list[tuple[str, ...]] = []
    ends: dict[str, list[int]] = {}
    for line in lines:
        if len(line) > 1 and line[0] == line[-1]:
            rings.append(line)
        elif len(line) > 1:
            for end in (line[0], line[-1]):
                ends.setdefault(end, []).append(len(loose))
            loose.append(line)
    used: set[int] = set()

    def following(end: str) -> int | None:
        while ends[end]:
            number = ends[end].pop()
            if number not in used:
                return number
        return None

    for start in range(len(loose)):
        if start in used:
            continue
        used.add(start)
        path = list(loose[start])
        # Forward as far as it goes, then from the other end.
        for _ in range(2):
            while path[0] != path[-1] and (number := following(path[-1])) is not None:
                used.add(number)
                line = loose[number]
                path += line[1:] if line[0] == path[-1] else line[-2::-1]
            path.reverse()
        rings.append(tuple(path))
    return rings


def simplified(polygon: shapely.Polygon, corners: int) -> shapely.Polygon:
    """A polygon of at most so many corners in each ring."""
    tolerance = 0.02
    while max(len(ring.coords) for ring in (polygon.exterior, *polygon.interiors)) > corners:
        easier = polygon.simplify(tolerance)
        if not isinstance(easier, shapely.Polygon) or easier.is_empty:
            break
        polygon, tolerance = easier, tolerance * 2
    return polygon


def corners(ring: shapely.LinearRing) -> list[tuple[float, float]]:
    """The corners of a ring, the first one not repeated, to a tenth of a millimetre."""
    points = np.round(np.array(ring.coords)[:-1, :2], 4) + 0.0
    return [(x, y) for x, y in points.tolist()]
