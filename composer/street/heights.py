"""How high ground is."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import shapely
from scipy.interpolate import LinearNDInterpolator, NearestNDInterpolator

from composer.street.frames import FloatArray
from composer.street.surface import Surface

_Interpolators = tuple[LinearNDInterpolator, NearestNDInterpolator]


@lru_cache(maxsize=4096)
def _interpolators(polygon: tuple[tuple[float, float], ...], heights: tuple[float, ...]) -> _Interpolators:
    points, index = np.unique(np.array(polygon), axis=0, return_index=True)
    values = np.array(heights)[index]
    return LinearNDInterpolator(points, values, rescale=True), NearestNDInterpolator(points, values)


def height_at(surface: Surface, points: FloatArray) -> FloatArray:
    """Height of a surface at points (N, 2) of the plan, (N,), metres: linear between its corners."""
    level = np.full(len(points), float(surface.z))
    if not surface.heights or len(set(surface.heights)) == 1:
        return level + (surface.heights[0] if surface.heights else 0.0)
    linear, nearest = _interpolators(surface.polygon, surface.heights)
    found = np.asarray(linear(points), np.float64)
    outside = np.isnan(found)
    if outside.any():
        found[outside] = nearest(points[outside])
    return level + found


def is_level(surface: Surface) -> bool:
    """Whether a surface has one height."""
    return len(set(surface.heights)) <= 1


def outline_heights(surface: Surface) -> FloatArray:
    """Height of every corner of the outline, (P,), metres."""
    return surface.z + np.array(surface.heights or (0.0,) * len(surface.polygon), np.float64)


def covering(surfaces: tuple[Surface, ...]) -> shapely.STRtree:
    """A tree over the areas of surfaces, in their order."""
    return shapely.STRtree([s.area for s in surfaces])
