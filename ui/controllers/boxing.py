"""A rectangle drawn on the plan becomes an object of that footprint."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from shapely.geometry import LineString, Polygon
from shapely.geometry import Point as Spot
from shapely.geometry.base import BaseGeometry

from composer.edits import AddNode
from composer.scene import Node, Point, Scene, revise
from composer.vocabulary import Category
from ui.controllers.outline import frame, length_of
from ui.controllers.placing import dressed, new_node, stood
from ui.controllers.session import Session

FloatArray = npt.NDArray[np.float64]
Area = tuple[float, float, float, float]
"""(min x, min y, max x, max y) of a rectangle on the plan, metres."""
LEAST = 0.05
"""Metres. A smaller rectangle is no object."""
NEAR = 0.5
"""Metres from a wall within which a piece turns its back to it."""
_WAYS = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))


def rectangle(start: Point, end: Point, rounding: float = 0.0) -> Area | None:
    """(min x, min y, max x, max y) between two corners, sides rounded; None while it is too small for an object."""
    sides = [end[i] - start[i] for i in (0, 1)]
    if rounding > 0:
        sides = [round(side / rounding) * rounding for side in sides]
    if min(abs(side) for side in sides) < LEAST:
        return None
    far = [start[i] + sides[i] for i in (0, 1)]
    return min(start[0], far[0]), min(start[1], far[1]), max(start[0], far[0]), max(start[1], far[1])


def facing(scene: Scene, area: Area) -> float:
    """Where an object with this footprint looks: away from the nearest wall, else to where most is free. Radians."""
    x0, y0, x1, y1 = area
    middle = np.array([(x0 + x1) / 2, (y0 + y1) / 2])
    halves = np.array([(x1 - x0) / 2, (y1 - y0) / 2])
    if scene.floor is not None:
        best: tuple[float, FloatArray] | None = None
        for wall in range(len(scene.floor.polygon)):
            start, along, normal = frame(scene.floor, wall)
            s = float((middle - start) @ along)
            gap = float((middle - start) @ normal) - float(np.abs(normal) @ halves)
            if -0.2 <= s <= length_of(scene.floor, wall) + 0.2 and -float(halves.max()) <= gap <= NEAR:
                # A wall along the longer side is what a piece leans on where two are as near.
                cost = max(gap, 0.0) - 0.1 * float(np.abs(along) @ halves)
                if best is None or cost < best[0]:
                    best = cost, normal
        if best is not None:
            return _square(math.atan2(best[1][1], best[1][0]))
    free = [_free(scene, middle, halves, np.array(way)) for way in _WAYS]
    return _square(math.atan2(*reversed(_WAYS[int(np.argmax(free))])))


def _square(yaw: float) -> float:
    """The nearest of the four directions along the axes: a rectangle that is drawn has no other."""
    return math.remainder(round(yaw / (math.pi / 2)) * math.pi / 2, math.tau)


def _free(scene: Scene, middle: FloatArray, halves: FloatArray, way: FloatArray) -> float:
    """Metres of floor from the edge of a footprint to the next thing or wall."""
    edge = middle + way * halves
    ray = LineString([edge, edge + way * 50])
    ends = [50.0]
    if scene.floor is not None:
        ends.append(_until(ray, Polygon(scene.floor.polygon).exterior, edge))
    for node in scene.nodes:
        if node.box is not None and node.box.z < 1.2 and node.box.height > 0.05:
            ends.append(_until(ray, Polygon(node.box.footprint()), edge))
    return min(ends)


def _until(ray: LineString, shape: BaseGeometry, edge: FloatArray) -> float:
    met = ray.intersection(shape)
    return math.inf if met.is_empty else float(met.distance(Spot(edge)))


def box_of(scene: Scene, name: str, area: Area) -> Node:
    """A new node of a category with a footprint on the plan and the usual height of its kind."""
    node = new_node(scene, name)
    assert node.box is not None
    x0, y0, x1, y1 = area
    yaw = facing(scene, area)
    across = abs(math.cos(yaw)) > 0.5
    depth, width = (x1 - x0, y1 - y0) if across else (y1 - y0, x1 - x0)
    box = revise(node.box, depth=depth, width=width, x=(x0 + x1) / 2, y=(y0 + y1) / 2, yaw=yaw)
    return dressed(scene, stood(scene, node, box))


def misfit(known: Category, area: Area) -> float:
    """How unlike the usual footprint of a category a rectangle is; 0 is the usual one, whichever way it is turned."""
    sides = sorted((area[2] - area[0], area[3] - area[1]))
    usual = sorted((known.depth[1], known.width[1]))
    return float(sum(abs(math.log(a / b)) for a, b in zip(sides, usual, strict=True)))


class BoxingController:
    """Makes objects of rectangles, each in one undo step."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, name: str, area: Area) -> str | None:
        """Add an object of a category with this footprint and select it; its id."""
        node = box_of(self._session.scene, name, area)
        if not self._session.push(AddNode(node), gesture=f"add {node.id}"):
            return None
        self._session.select([node.id])
        return node.id
