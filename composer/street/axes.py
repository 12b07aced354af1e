"""The middle line of a piece of ground: the one it came with, else the long way through its outline."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise

import networkx as nx
import numpy as np
import shapely
import shapely.ops
import shapely.prepared
from shapely.geometry.base import BaseGeometry

from composer.street.frames import FloatArray, Track
from composer.street.surface import Surface

RIBBON = 1.6
"""How many times longer than wide ground must be to have a long way at all."""
_RECTANGLE = 0.97
"""Share of its least rectangle that a surface must fill to be taken for one."""


@lru_cache(maxsize=4096)
def _track(axis: tuple[tuple[float, float], ...], polygon: tuple[tuple[float, float], ...]) -> Track | None:
    line = _cleaned(np.array(axis, np.float64).reshape(-1, 2))
    if len(line) < 2:
        line = _cleaned(middle_line(shapely.Polygon(polygon)))
    return Track(line) if len(line) >= 2 else None


def track_of(surface: Surface) -> Track | None:
    """The line along which a surface runs, None for ground that has no long way (a plaza, a lawn).

    A line that was found from the outline has no known driving direction: it runs towards +X, or +Y where that is
    undecided.
    """
    return _track(surface.axis, surface.polygon)


def _cleaned(line: FloatArray) -> FloatArray:
    """The line without points that repeat the one before."""
    if len(line) < 2:
        return line
    step = np.hypot(*np.diff(line, axis=0).T)
    kept: FloatArray = line[np.concatenate([[True], step > 1e-6])]
    return kept


def middle_line(polygon: shapely.Polygon) -> FloatArray:
    """The line from end to end through the middle of a ribbon, (A, 2); (0, 2) if the outline is no ribbon.

    A rectangle's own, else the longest way through the medial axis, found as the Voronoi diagram of the border.
    """
    none = np.zeros((0, 2))
    parts = [p for p in shapely.get_parts(shapely.make_valid(polygon)) if isinstance(p, shapely.Polygon)]
    shape = max(parts, key=lambda p: p.area, default=shapely.Polygon())
    if shape.is_empty or shape.area < 1e-6:
        return none
    rectangle = shape.minimum_rotated_rectangle
    if not isinstance(rectangle, shapely.Polygon):
        return none
    ring = np.asarray(rectangle.exterior.coords)[:4]
    first, second = float(np.hypot(*(ring[1] - ring[0]))), float(np.hypot(*(ring[2] - ring[1])))
    if shape.area / rectangle.area > _RECTANGLE:
        if max(first, second) < RIBBON * min(first, second):
            return none
        a, b, c, d = ring
        ends = (a + d, b + c) if first > second else (a + b, c + d)
        return _onward(np.array(ends) / 2)
    # A ribbon's length and width from its area and outline: l + w = half the outline, l w = the area.
    half = shape.exterior.length / 2
    root = half * half - 4 * shape.area
    width = (half - math.sqrt(root)) / 2 if root > 0 else half / 2
    if half - width < RIBBON * width:
        return none
    return _onward(_medial(shape, width))


def _onward(line: FloatArray) -> FloatArray:
    """The line, running towards +X, or +Y where that is undecided."""
    if len(line) < 2:
        return line
    ahead = line[-1] - line[0]
    backwards = ahead[0] < 0 if abs(ahead[0]) > 1e-6 else ahead[1] < 0
    return line[::-1] if backwards else line


def _medial(shape: BaseGeometry, width: float) -> FloatArray:
    """The longest way through the medial axis of a ribbon so many metres wide, led on to its two ends."""
    border = shapely.segmentize(shape.boundary, max(width / 3, 0.25))
    inside = shapely.prepared.prep(shape.buffer(-1e-6))
    cells = shapely.voronoi_polygons(border, only_edges=True)
    graph: nx.Graph[tuple[float, float]] = nx.Graph()
    for edge in shapely.get_parts(shapely.line_merge(cells)):
        points = [tuple(np.round(p, 6)) for p in edge.coords]
        for a, b in pairwise(points):
            if a != b and inside.contains(shapely.Point(a)) and inside.contains(shapely.Point(b)):
                graph.add_edge(a, b, length=math.dist(a, b))
    if not graph:
        return np.zeros((0, 2))
    largest = graph.subgraph(max(nx.connected_components(graph), key=len))
    start = next(iter(largest))
    for _ in range(2):  # the farthest node of the farthest node: the two ends of a tree
        far = nx.single_source_dijkstra_path_length(largest, start, weight="length")
        start, last = max(far, key=lambda p: (far[p], p)), start
    way = np.array(nx.dijkstra_path(largest, last, start, weight="length"))
    line = np.asarray(shapely.simplify(shapely.LineString(way), 0.02).coords)
    return _to_border(line, shape, width)


def _to_border(line: FloatArray, shape: BaseGeometry, width: float) -> FloatArray:
    """The line without its forks into the corners, and straight on to the border at both ends."""
    whole = shapely.LineString(line)
    if whole.length > 3 * width:
        line = np.asarray(shapely.ops.substring(whole, 0.75 * width, whole.length - 0.75 * width).coords)
    for _ in range(2):
        ahead = line[-1] - line[max(len(line) - 3, 0)]
        ahead = ahead / max(float(np.hypot(*ahead)), 1e-9)
        ray = shapely.LineString([line[-1], line[-1] + ahead * 3 * width])
        inner = shapely.intersection(ray, shape)
        parts = [p for p in shapely.get_parts(inner) if p.geom_type == "LineString"]
        first = next((p for p in parts if p.distance(shapely.Point(line[-1])) < 1e-6), None)
        if first is not None:
            line = np.vstack([line, np.asarray(first.coords)[-1:]])
        line = line[::-1]
    return line
