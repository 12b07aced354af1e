"""Roofs that are the lowest of several planes at every point: what a carpenter calls a roof over a rectangle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from composer.street.buildings.footprint import FloatArray, Footprint
from composer.street.buildings.pieces import Roof, Side

SAME = 1e-5
"""Metres within which two corners are one."""


@dataclass(frozen=True)
class Plane:
    """``z = a x + b y + c``, metres."""

    a: float
    b: float
    c: float

    def at(self, points: FloatArray) -> FloatArray:
        """Heights over points (N, 2)."""
        heights: FloatArray = points @ np.array([self.a, self.b]) + self.c
        return heights

    @property
    def normal(self) -> FloatArray:
        """Unit vector, upward."""
        normal: FloatArray = np.array([-self.a, -self.b, 1.0])
        normal /= np.linalg.norm(normal)
        return normal


def cells(plan: Footprint, planes: Sequence[Plane]) -> Roof:
    """The lowest of some planes over a plan, cut where they cross."""
    low, high = plan.corners.min(axis=0) - 1.0, plan.corners.max(axis=0) + 1.0
    corners = _Corners(plan, planes)
    found: list[tuple[Plane, list[list[int]]]] = []
    for plane in planes:
        cell: shapely.geometry.base.BaseGeometry = shapely.box(*low, *high)
        for other in planes:
            if other is not plane:
                cell = cell.intersection(_below(plane, other, float(np.hypot(*(high - low)))))
        cut = plan.polygon.intersection(cell)
        for piece in getattr(cut, "geoms", [cut]):
            if piece.geom_type == "Polygon" and piece.area > 1e-6:
                piece = shapely.geometry.polygon.orient(piece)
                rings = [piece.exterior, *piece.interiors]
                found.append((plane, [corners.named(np.array(ring.coords)[:-1]) for ring in rings]))
    points = corners.points()
    sides = [Side([_divided(loop, points) for loop in loops], plane.normal) for plane, loops in found]
    tops = []
    for edge in range(len(plan.corners)):
        between, _ = plan.on_edge(edge, points[:, :2])
        tops.append((edge, *(int(k) for k in between), int(plan.following[edge])))
    return Roof(points, sides, tops)


def _below(plane: Plane, other: Plane, reach: float) -> shapely.Polygon:
    """Where one plane is no higher than another: a half plane, as a large square."""
    a, b, c = plane.a - other.a, plane.b - other.b, plane.c - other.c
    size = float(np.hypot(a, b))
    if size < 1e-9:
        return shapely.box(-1e7, -1e7, 1e7, 1e7) if c <= 0 else shapely.Polygon()
    normal = np.array([a, b]) / size
    across = np.array([-normal[1], normal[0]])
    foot = -normal * c / size
    far = 10 * (reach + float(np.hypot(*foot)))
    ends = foot + across * far, foot - across * far
    return shapely.Polygon([*ends, ends[1] - normal * far, ends[0] - normal * far])


class _Corners:
    """Corners of all cells, those of the plan first, each once."""

    def __init__(self, plan: Footprint, planes: Sequence[Plane]) -> None:
        self._plan, self._planes = plan, planes
        self._places = [(float(x), float(y)) for x, y in plan.corners]

    def named(self, ring: FloatArray) -> list[int]:
        """Numbers of the corners of a ring."""
        loop: list[int] = []
        for place in ring:
            known = np.array(self._places)
            gaps = np.hypot(*(known - place).T)
            nearest = int(gaps.argmin())
            if gaps[nearest] > SAME:
                nearest = len(self._places)
                self._places.append(self._on_plan(place))
            if not loop or loop[-1] != nearest:
                loop.append(nearest)
        return loop if len(loop) < 2 or loop[0] != loop[-1] else loop[:-1]

    def _on_plan(self, place: FloatArray) -> tuple[float, float]:
        """A corner on an edge of the plan as the walls have it, to the last bit."""
        offset = place - self._plan.corners
        along = (offset * self._plan.directions).sum(axis=1)
        beside = np.abs((offset * self._plan.outward).sum(axis=1))
        on = np.nonzero((beside < SAME) & (along > 0) & (along < self._plan.lengths))[0]
        if len(on):
            place = self._plan.point(int(on[0]), along[on[:1]])[0]
        return float(place[0]), float(place[1])

    def points(self) -> FloatArray:
        """All of them with their heights, (P, 3)."""
        places = np.array(self._places)
        heights = np.min([plane.at(places) for plane in self._planes], axis=0)
        return np.column_stack([places, heights])


def _divided(loop: list[int], points: FloatArray) -> list[int]:
    """A loop with the corners of others that lie on its edges."""
    found = []
    for a, b in zip(loop, [*loop[1:], loop[0]], strict=True):
        found.append(a)
        start, step = points[a, :2], points[b, :2] - points[a, :2]
        length = float(np.hypot(*step))
        offset = points[:, :2] - start
        along = offset @ step / length
        beside = np.abs(offset @ np.array([-step[1], step[0]])) / length
        on = np.nonzero((beside < SAME) & (along > SAME) & (along < length - SAME))[0]
        found += [int(k) for k in on[np.argsort(along[on])]]
    return found
