"""Which ground leads over other ground, as bridges do."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from composer.street.frames import IntArray
from composer.street.heights import height_at, outline_heights
from composer.street.paint import Areas
from composer.street.surface import Surface

CLEARANCE = 2.5
"""What lies so much higher than other ground leads over it, metres; what lies less high lies on it."""
MOST = 8
_LEAST = 0.5
"""Square metres that two must have in common."""


def decks_of(surfaces: Sequence[Surface], areas: Areas, tree: shapely.STRtree) -> IntArray:
    """Over how many others each surface leads, (S,): 0 on the ground, 1 over that, and so on.

    Parameters
    ----------
    surfaces : sequence of Surface
    areas : (S,) array of geometries
    tree : STRtree
        Of the areas.
    """
    decks = np.zeros(len(surfaces), np.int64)
    if not len(surfaces):
        return decks
    outlines = [outline_heights(surface) for surface in surfaces]
    low, high = (np.array([f(heights) for heights in outlines]) for f in (np.min, np.max))
    if high.max() - low.min() < CLEARANCE:
        return decks
    steep = np.flatnonzero(high - low.min() > CLEARANCE)
    one, two = tree.query(areas[steep], predicate="intersects")
    one = steep[one]
    apart = high[one] - low[two] > CLEARANCE
    pairs = [
        pair for pair in zip(one[apart].tolist(), two[apart].tolist(), strict=True) if _over(surfaces, areas, *pair)
    ]
    for _ in range(MOST):
        before = decks.copy()
        for upper, lower in pairs:
            decks[upper] = max(decks[upper], decks[lower] + 1)
        if (before == decks).all():
            break
    return np.minimum(decks, MOST)


def _over(surfaces: Sequence[Surface], areas: Areas, upper: int, lower: int) -> bool:
    """Whether one surface leads over another."""
    common = shapely.intersection(areas[upper], areas[lower])
    if common.area < _LEAST:
        return False
    points = np.concatenate([shapely.get_coordinates(common), shapely.get_coordinates(common.representative_point())])
    rise = height_at(surfaces[upper], points) - height_at(surfaces[lower], points)
    return bool(np.median(rise) > CLEARANCE)
