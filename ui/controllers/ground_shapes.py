"""Outlines of ground: reshaped, shifted, and what of them is near."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from composer.scene import Point, Surface, revise
from composer.street.kinds import surface_kind

_SMALLEST = 0.05
"""Square metres of ground at least."""


def reshaped(surface: Surface, ring: Sequence[Point]) -> Surface | None:
    """A surface with another outline; None if that is none. Heights follow their corners."""
    if not sound(ring):
        return None
    heights: tuple[float, ...] = ()
    if surface.heights:
        old = np.array(surface.polygon)
        heights = tuple(
            surface.heights[k] if len(ring) == len(old) else surface.heights[int(np.hypot(*(old - p).T).argmin())]
            for k, p in enumerate(ring)
        )
    return revise(surface, polygon=tuple(ring), heights=heights, axis=())


def shifted(surface: Surface, by: tuple[float, float]) -> Surface:
    """A surface moved so far, metres."""

    def moved(points: Sequence[Point]) -> tuple[Point, ...]:
        return tuple((round(x + by[0], 6), round(y + by[1], 6)) for x, y in points)

    return revise(
        surface,
        polygon=moved(surface.polygon),
        holes=tuple(moved(hole) for hole in surface.holes),
        axis=moved(surface.axis),
    )


def of_kind(surface: Surface, kind: str) -> Surface:
    """A surface of another kind, as high as such ground lies where it was as high as its own did."""
    usual = abs(surface.z - surface_kind(surface.kind).lift) < 1e-9
    return revise(surface, kind=kind, z=surface_kind(kind).lift if usual else surface.z)


def sound(ring: Sequence[Point]) -> bool:
    """Whether a ring encloses ground, and does not cross itself."""
    drawn = shapely.Polygon(ring)
    return bool(drawn.is_valid) and drawn.area >= _SMALLEST


def nearest(points: Sequence[Point], to: Point) -> tuple[int, float] | None:
    """The number of the point nearest to another, and how far it is, metres; None of none."""
    if not points:
        return None
    away = np.hypot(*(np.array(points) - to).T)
    k = int(away.argmin())
    return k, float(away[k])


def edge_at(points: Sequence[Point], to: Point, closed: bool = True) -> tuple[int, float]:
    """The edge nearest to a point, and how far it is, metres."""
    start = np.array(points)
    end = np.roll(start, -1, axis=0)
    if not closed:
        start, end = start[:-1], end[:-1]
    step = end - start
    share = np.clip(((np.array(to) - start) * step).sum(axis=1) / np.maximum((step * step).sum(axis=1), 1e-18), 0, 1)
    away = np.hypot(*(np.array(to) - start - share[:, None] * step).T)
    k = int(away.argmin())
    return k, float(away[k])
