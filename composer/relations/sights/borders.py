"""How far footprints reach beyond ground, into it, or towards it, as spots of `composer.relations.street`.

A corner of the footprint that lies in the open is told its exact distance from the border. What is left is ground that
begins and ends between the corners – a notch, a hole, a slit. There the
point that is farthest beyond is told too, found as the middle of the largest circle in what is left of the footprint
more than the tolerance away.
"""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from composer.relations.design import FIT
from composer.relations.geometry import X, Y
from composer.relations.rows import FloatArray
from composer.relations.sights.feet import Feet
from composer.relations.street import BORDER, FOOT, SPOT, SPOTS, spots
from composer.street.survey import BoolArray, Shapes

_CORNERS = BORDER - 1
_AROUND = 1.0
"""Metres about a footprint of which its ground is looked at."""
_ROUND = 16
_NOTHING = 1e-9
FREE = (0.0, 0.0, 0.0, 0.0, 1.0)
"""A spot that is never beyond anything."""


def free(rows: int, count: int) -> FloatArray:
    """Spots that say nothing, (rows, count, SPOT)."""
    return np.tile(np.array(FREE), (rows, count, 1))


def within(feet: Feet, s: FloatArray, grounds: Shapes, borders: Shapes) -> FloatArray:
    """How far footprints of boxes (R, 7) reach beyond grounds (R,), whose borders are known: (R, BORDER, SPOT)."""
    found = _corners(feet, s, grounds, borders, beyond=True)
    areas = feet.areas(s)
    doubtful = (values(feet, s, found[:, :_CORNERS]).max(axis=1) <= FIT) & ~shapely.covers(grounds, areas)
    for i in np.flatnonzero(doubtful).tolist():
        ground = _near(grounds[i], areas[i])
        rest = shapely.difference(areas[i], shapely.union(ground, shapely.buffer(ground, FIT, quad_segs=_ROUND)))
        _add_deepest(feet, s, found, i, rest, grounds[i])
    return found


def outside(feet: Feet, s: FloatArray, grounds: Shapes, borders: Shapes) -> FloatArray:
    """How far footprints of boxes (R, 7) reach into grounds (R,) on which they must not be: (R, BORDER, SPOT)."""
    found = _corners(feet, s, grounds, borders, beyond=False)
    areas = feet.areas(s)
    doubtful = (values(feet, s, found[:, :_CORNERS]).max(axis=1) <= FIT) & shapely.intersects(grounds, areas)
    for i in np.flatnonzero(doubtful).tolist():
        deep = shapely.buffer(_near(grounds[i], areas[i]), -FIT, quad_segs=_ROUND)
        _add_deepest(feet, s, found, i, shapely.intersection(areas[i], deep), borders[i])
    return found


def towards(feet: Feet, s: FloatArray, shapes: Shapes, inside: bool = False) -> FloatArray:
    """How far footprints of boxes (R, 7) are from lines or grounds (R,): (R, SPOT).

    A footprint that touches what is asked about is at no distance from it; with `inside`, how deep it lies in the
    ground is told as a distance below zero.
    """
    found = free(len(s), 1)[:, 0]
    found[:, 4] = 0.0
    areas = feet.areas(s)
    links = shapely.get_coordinates(shapely.shortest_line(areas, shapes)).reshape(-1, 2, 2)
    across = links[:, 0] - links[:, 1]
    distance = np.hypot(across[:, 0], across[:, 1])
    apart = distance > _NOTHING
    normal = across / np.maximum(distance, _NOTHING)[:, None]
    found[:, :2] = feet.shares_of(s, links[:, 0])
    found[:, 2:4] = normal
    found[:, 4] = (normal * links[:, 1]).sum(axis=1)
    found[~apart] = 0.0
    solid = ~apart & (shapely.get_dimensions(shapes) == 2)
    if inside and solid.any():
        each = outside(feet.at(solid), s[solid], shapes[solid], np.asarray(shapely.boundary(shapes[solid])))
        depth = values(feet.at(solid), s[solid], each)
        deepest = each[np.arange(len(each)), depth.argmax(axis=1)]
        # Depth in the ground counts below zero; what merely touches it is at no distance.
        deepest[:, 2:] *= -1
        deepest[depth.max(axis=1) <= 0] = 0.0
        found[solid] = deepest
    return found


def at_middle(s: FloatArray, grounds: Shapes, borders: Shapes) -> FloatArray:
    """How far middles of boxes (R, 7) lie beyond grounds (R,): (R, SPOT)."""
    middle = s[:, X : Y + 1]
    return _spots(middle, np.zeros_like(middle), s, grounds, borders, beyond=True)


def _corners(feet: Feet, s: FloatArray, grounds: Shapes, borders: Shapes, beyond: bool) -> FloatArray:
    """Spots of the most outlying corners, or of those that lie deepest, and a free one: (R, BORDER, SPOT)."""
    points, shares, row = feet.corners(s)
    each = _spots(points, shares, s[row], grounds[row], borders[row], beyond)
    value = each[:, 2] * points[:, 0] + each[:, 3] * points[:, 1] - each[:, 4]
    order = np.lexsort((-value, row))
    place = np.arange(len(row)) - np.searchsorted(row, np.arange(len(s)))[row[order]]
    chosen = order[place < _CORNERS]
    found = free(len(s), BORDER)
    found[row[chosen], place[place < _CORNERS]] = each[chosen]
    return found


def _spots(
    points: FloatArray, shares: FloatArray, s: FloatArray, grounds: Shapes, borders: Shapes, beyond: bool
) -> FloatArray:
    """Spots of points (M, 2), one each: their distance from the border, positive beyond it or within it, (M, SPOT)."""
    inside = shapely.intersects_xy(grounds, points[:, 0], points[:, 1])
    links = shapely.get_coordinates(shapely.shortest_line(shapely.points(points), borders)).reshape(-1, 2, 2)
    foot = links[:, 1]
    across = points - foot
    distance = np.hypot(across[:, 0], across[:, 1])
    wrong = ~inside if beyond else inside
    normal = np.where(wrong[:, None], across, -across) / np.maximum(distance, _NOTHING)[:, None]
    # On the border itself: the way out of the footprint is the way beyond.
    lost = distance <= _NOTHING
    if lost.any():
        out = points[lost] - s[lost, X : Y + 1]
        normal[lost] = out / np.maximum(np.hypot(out[:, 0], out[:, 1]), _NOTHING)[:, None]
    return np.column_stack([shares, normal, (normal * foot).sum(axis=1)])


def values(feet: Feet, s: FloatArray, told: FloatArray) -> FloatArray:
    """Values of spots (R, K, SPOT) for boxes (R, 7): (R, K)."""
    size = told.shape[1] * SPOT
    columns = np.zeros((len(s), SPOTS + size))
    columns[:, FOOT] = feet.side
    columns[:, SPOTS:] = told.reshape(len(s), size)
    return np.asarray(spots(s, columns, 0, told.shape[1]), np.float64)


def _near(ground: BaseGeometry, area: BaseGeometry) -> BaseGeometry:
    """Ground about a footprint."""
    x0, y0, x1, y1 = area.bounds
    return shapely.intersection(ground, shapely.box(x0 - _AROUND, y0 - _AROUND, x1 + _AROUND, y1 + _AROUND))


def _add_deepest(
    feet: Feet, s: FloatArray, found: FloatArray, row: int, rest: BaseGeometry, shape: BaseGeometry
) -> None:
    """Tell of the point of what is left of a footprint that is farthest from a shape."""
    best = FIT
    for part in shapely.get_parts(rest):
        if part.geom_type != "Polygon" or part.area <= _NOTHING:
            continue
        middle = shapely.get_coordinates(shapely.maximum_inscribed_circle(part))[:1]
        foot = shapely.get_coordinates(shapely.shortest_line(shape, shapely.Point(middle[0])))[:1]
        across = middle - foot
        distance = float(np.hypot(*across[0]))
        if distance > best:
            best, normal = distance, across[0] / distance
            shares = feet.at(np.array([row])).shares_of(s[row : row + 1], middle)[0]
            found[row, _CORNERS] = [*shares, *normal, float(normal @ foot[0])]


def covered(feet: Feet, s: FloatArray, grounds: Shapes) -> BoolArray:
    """Which footprints of boxes (R, 7) lie wholly on their grounds (R,)."""
    return np.asarray(shapely.covers(grounds, feet.areas(s)))
