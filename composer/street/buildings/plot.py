"""From a drawn plan to the box and building of a node."""

from __future__ import annotations

import math

import numpy as np
import shapely

from composer.scene import Box, Building, Roof
from composer.values import build

_DIGITS = 7


def facing(plan: shapely.Polygon, toward: tuple[float, float] | None = None) -> float:
    """The yaw of a box that holds a plan tightly, with its front toward a place; radians.

    Without a place, the front is a long side.
    """
    corners = shapely.get_coordinates(shapely.minimum_rotated_rectangle(plan))
    if len(corners) < 4:
        return 0.0
    steps = np.diff(corners[:3], axis=0)
    long = steps[int(np.hypot(*steps.T).argmax())]
    across = math.atan2(long[1], long[0]) - math.pi / 2
    if toward is None:
        return math.remainder(across, math.tau)
    x, y = np.asarray(toward) - shapely.get_coordinates(plan.centroid)[0]
    wanted = math.atan2(y, x)
    sides = [across + k * math.pi / 2 for k in range(4)]
    return math.remainder(min(sides, key=lambda side: abs(math.remainder(side - wanted, math.tau))), math.tau)


def built_on(
    plan: shapely.Polygon,
    yaw: float,
    height: float,
    z: float = 0.0,
    storey: float = 3.0,
    roof: Roof = "flat",
    roof_height: float = 0.0,
) -> tuple[Box, Building]:
    """The box that just holds a plan, and the building on it.

    Parameters
    ----------
    plan : Polygon
        In the scene's coordinates, metres; courtyards are its holes.
    yaw : float
        Which way its front looks, radians.
    height, z : float
        Of all of it, roof included, and of its bottom; metres.

    Raises
    ------
    SceneError
        If the plan is no sound polygon of at most a few thousand corners.
    """
    c, s = math.cos(yaw), math.sin(yaw)
    turn = np.array([(c, -s), (s, c)])  # rows are points: this turns them back by the yaw
    rings = [np.array(ring.coords)[:-1, :2] @ turn for ring in (plan.exterior, *plan.interiors)]
    low, high = rings[0].min(axis=0), rings[0].max(axis=0)
    middle, size = (low + high) / 2, np.maximum(high - low, 1e-6)
    x, y = (turn @ middle).tolist()
    units = [np.clip(np.round((ring - middle) / size, _DIGITS), -0.5, 0.5) + 0.0 for ring in rings]
    if shapely.LinearRing(units[0]).is_ccw is False:
        units[0] = units[0][::-1]
    outline, *courtyards = [[tuple(p) for p in unit.tolist()] for unit in units]
    depth, width = size.tolist()
    box = build(Box, depth=depth, width=width, height=height, x=x, y=y, z=z, yaw=yaw)
    building = build(
        Building, outline=outline, courtyards=tuple(courtyards), storey=storey, roof=roof, roof_height=roof_height
    )
    return box, building
