"""How high ground is, and which of it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import shapely

from composer.street.frames import FloatArray, IntArray
from composer.street.surface import Surface

_Triangles = tuple[shapely.STRtree, FloatArray]


@lru_cache(maxsize=4096)
def _triangles(polygon: tuple[tuple[float, float], ...], heights: tuple[float, ...]) -> _Triangles:
    """Triangles between the corners of an outline, and those corners in space (T, 3, 3).

    Along the outline they are linear from corner to corner, so that neighbours who share an edge agree on it.
    """
    corners = np.column_stack([np.array(polygon), heights])
    pieces = shapely.get_parts(shapely.constrained_delaunay_triangles(shapely.make_valid(shapely.Polygon(polygon))))
    flat = shapely.get_coordinates(pieces).reshape(-1, 4, 2)[:, :3].reshape(-1, 2)
    if not len(flat):  # an outline that no triangle fits into
        flat, pieces = corners[:3, :2], np.array([shapely.LineString(corners[:, :2])])
    # A made-valid outline may have corners of its own; they are as high as the nearest one that was drawn.
    nearest = shapely.STRtree([shapely.Point(corner) for corner in polygon]).nearest(shapely.points(flat))
    return shapely.STRtree(pieces), np.column_stack([flat, corners[nearest, 2]]).reshape(-1, 3, 3)


def height_at(surface: Surface, points: FloatArray) -> FloatArray:
    """Height of a surface at points (N, 2) of the plan, (N,), metres: linear between its corners."""
    level = np.full(len(points), float(surface.z))
    if is_level(surface):
        return level + (surface.heights[0] if surface.heights else 0.0)
    tree, triangles = _triangles(surface.polygon, surface.heights)
    return level + _on(triangles[tree.nearest(shapely.points(points))], points)


def heights_at(surfaces: Sequence[Surface], rows: IntArray, points: FloatArray) -> FloatArray:
    """Heights of surfaces `rows` (N,) at points (N, 2) of the plan, (N,), metres; 0 where a row is negative."""
    found = np.zeros(len(points))
    for row in np.unique(rows[rows >= 0]).tolist():
        here = rows == row
        found[here] = height_at(surfaces[row], points[here])
    return found


def topmost(tree: shapely.STRtree, orders: IntArray, points: FloatArray) -> IntArray:
    """Which of the areas in a tree is seen at each of some points (N, 2); -1 where there is none.

    Parameters
    ----------
    tree : STRtree
        Of S areas.
    orders : (S,)
        What lies above what; of equals the later one is seen.
    """
    found = np.full(len(points), -1)
    areas = tree.geometries
    # The tree finds boxes; prepared areas tell at once whether a point is in them, however many corners they have.
    shapely.prepare(areas)
    at, row = tree.query(shapely.points(points))
    there = np.flatnonzero(shapely.intersects_xy(areas[row], points[at]))
    at, row = at[there], row[there]
    last = np.lexsort((row, orders[row]))
    found[at[last]] = row[last]
    return found


def _on(triangles: FloatArray, points: FloatArray) -> FloatArray:
    """Heights on triangles (N, 3, 3) at points (N, 2); a point outside is taken to the triangle's edge."""
    origin, first, second = triangles[:, 0, :2], triangles[:, 1, :2], triangles[:, 2, :2]
    u, v, w = first - origin, second - origin, points - origin
    area = u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]
    area = np.where(np.abs(area) < 1e-12, 1e-12, area)
    b = (w[:, 0] * v[:, 1] - w[:, 1] * v[:, 0]) / area
    c = (u[:, 0] * w[:, 1] - u[:, 1] * w[:, 0]) / area
    share = np.clip(np.stack([1 - b - c, b, c], axis=1), 0.0, 1.0)
    height: FloatArray = (share * triangles[:, :, 2]).sum(axis=1) / share.sum(axis=1)
    return height


def is_level(surface: Surface) -> bool:
    """Whether a surface has one height."""
    return len(set(surface.heights)) <= 1


def outline_heights(surface: Surface) -> FloatArray:
    """Height of every corner of the outline, (P,), metres."""
    return surface.z + np.array(surface.heights or (0.0,) * len(surface.polygon), np.float64)


def covering(surfaces: tuple[Surface, ...]) -> shapely.STRtree:
    """A tree over the areas of surfaces, in their order."""
    return shapely.STRtree([s.area for s in surfaces])
