"""Where a person can walk between footprints, and what they reach from there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from composer.relations.geometry import HEIGHT, Z, corners
from models.layout.problem import FloatArray, Problem

WALKER = 0.3
"""Width of the walker, metres: PhyScene's robot."""
OVERHEAD = 1.5
"""Metres: what has its middle higher than this is walked under."""
TOUCH = 0.05
"""Metres beyond half its width that the walker reaches: about two pixels of PhyScene's pictures."""
LEAST_PART = 0.01
"""Square metres: smaller parts are rounding."""


def free_parts(floor: shapely.Polygon, obstacles: Sequence[shapely.Polygon]) -> list[shapely.Polygon]:
    """Connected parts of where a walker's middle can be, the largest first."""
    half = WALKER / 2
    taken = shapely.union_all(shapely.buffer(np.array(obstacles, object), half)) if len(obstacles) else None
    free = floor.buffer(-half).difference(shapely.Polygon() if taken is None else taken)
    parts = [p for p in shapely.get_parts(free) if p.area >= LEAST_PART]
    return sorted(parts, key=lambda p: -p.area)


def reached(parts: Sequence[shapely.Polygon], asked: Sequence[shapely.Polygon]) -> float:
    """Share of footprints that a walker touches, set down anywhere in `parts`: these weighted by their area."""
    if not len(asked):
        return 1.0
    if not len(parts):
        return 0.0
    around = shapely.buffer(np.array(asked, object), WALKER / 2 + TOUCH)
    areas = np.array([p.area for p in parts])
    touched = np.array([shapely.intersects(p, around).mean() for p in parts])
    return float((touched * areas).sum() / areas.sum())


def reach_of(problem: Problem, boxes: FloatArray) -> float:
    """Share of what stands on the floor that can be walked to in a layout (N, 7); 1 without a floor."""
    if problem.floor is None or not len(boxes):
        return 1.0
    footprints = np.asarray(shapely.polygons(corners(boxes)))
    low = (boxes[:, Z] + boxes[:, HEIGHT] / 2 < OVERHEAD) & problem.solid
    standing = (problem.parent < 0) & problem.solid & (np.abs(boxes[:, Z]) < 0.04)
    return reached(free_parts(problem.floor.polygon, footprints[low].tolist()), footprints[standing].tolist())
