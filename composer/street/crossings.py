"""Where crossings end: the two places at which one waits to cross."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from composer.street.frames import FloatArray
from composer.street.surface import Surface

_OUTSIDE = 0.4
"""Metres beyond an end at which no road must be."""


@dataclass(frozen=True, eq=False)
class CrossingEnd:
    """One end of a crossing.

    Attributes
    ----------
    row : int
        Number of the crossing's surface.
    points : (2, 2) float64
        The edge over which one steps onto it, metres.
    outward : float
        Direction away from the crossing, radians.
    """

    row: int
    points: FloatArray
    outward: float


def ends_of(crossings: Sequence[tuple[int, Surface]], roads: npt.NDArray[np.object_]) -> tuple[CrossingEnd, ...]:
    """Both ends of each of some crossings.

    Parameters
    ----------
    crossings : sequence of (int, Surface)
        With the numbers by which the ends name them.
    roads : array of polygons
        What they lead across: it tells which way one walks where a crossing is drawn without an axis, or with one along
        the road.
    """
    tree = shapely.STRtree(roads)
    found: list[CrossingEnd] = []
    for row, surface in crossings:
        ways = [_frame(surface, way) for way in _ways(surface)]
        on_road = [sum(len(tree.query(_beyond(end), predicate="intersects")) > 0 for end in ends) for ends in ways]
        found += [CrossingEnd(row, points, outward) for points, outward in ways[int(np.argmin(on_road))]]
    return tuple(found)


def _ways(surface: Surface) -> tuple[float, float]:
    """The directions in which a crossing may be walked, the likelier first: its axis, else its long way."""
    if len(surface.line) > 1 and np.ptp(surface.line, axis=0).max() > 0:
        across = surface.line[-1] - surface.line[0]
        along = math.atan2(across[1], across[0])
        return along, along + math.pi / 2
    ring = shapely.get_coordinates(shapely.minimum_rotated_rectangle(surface.area))
    sides = np.diff(ring[:3], axis=0)
    first = int(np.argmax(np.hypot(sides[:, 0], sides[:, 1])))
    along = math.atan2(sides[first, 1], sides[first, 0])
    return along, along + math.pi / 2


def _frame(surface: Surface, way: float) -> list[tuple[FloatArray, float]]:
    """Both ends of a crossing that is walked in a direction."""
    ahead = np.array([math.cos(way), math.sin(way)])
    aside = np.array([-ahead[1], ahead[0]])
    outline = np.array(surface.polygon)
    along, across = outline @ ahead, outline @ aside
    low, high = across.min(), across.max()
    return [
        (np.array([ahead * end + aside * low, ahead * end + aside * high]), outward)
        for end, outward in ((along.min(), way + math.pi), (along.max(), way))
    ]


def _beyond(end: tuple[FloatArray, float]) -> shapely.Point:
    points, outward = end
    x, y = points.mean(axis=0)
    return shapely.Point(x + _OUTSIDE * math.cos(outward), y + _OUTSIDE * math.sin(outward))
