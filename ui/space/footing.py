"""Where somebody can stand in a scene, and how high the ground is there."""

from __future__ import annotations

from typing import Protocol

import numpy as np
import shapely
from shapely import Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from composer.relations.overlap import outline_of
from composer.scene import Node, Scene
from composer.street.ground import Ground
from composer.vocabulary import category

ARM = 0.30
"""How near one comes to a wall, metres."""


class Footing(Protocol):
    """Where one can stand."""

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """The point itself, or the nearest where one can stand."""

    def height(self, x: float, y: float, near: float) -> float:
        """Of the ground there, metres; under a bridge or on it, whichever is nearer to a height."""


def footing(scene: Scene) -> Footing:
    """Within the walls of a room; on the ground of a street, outside of its buildings."""
    return Indoors(scene) if scene.floor is not None else Outdoors(scene)


class Indoors:
    """A room; the walls stop one."""

    def __init__(self, scene: Scene) -> None:
        assert scene.floor is not None
        room = Polygon(scene.floor.polygon).buffer(0)
        inner = room.buffer(-ARM)
        self._region: BaseGeometry = inner if not inner.is_empty else room.representative_point()

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        spot = nearest_points(self._region, Point(x, y))[0]
        return spot.x, spot.y

    def height(self, x: float, y: float, near: float) -> float:
        return 0.0


class Outdoors:
    """A street; buildings stop one."""

    def __init__(self, scene: Scene) -> None:
        self._ground = Ground(scene.surfaces)
        self._walls = shapely.STRtree(
            [shapely.buffer(_plan(n), ARM, join_style="mitre") for n in scene.nodes if _solid(n)]
        )

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        spot = Point(x, y)
        within = self._walls.query(spot, predicate="within")
        while len(within):
            # Houses that touch are one wall, with one way out.
            block = shapely.union_all(self._walls.geometries[within])
            more = self._walls.query(block, predicate="intersects")
            if len(more) == len(within):
                spot = nearest_points(shapely.boundary(block), spot)[0]
                break
            within = more
        return spot.x, spot.y

    def height(self, x: float, y: float, near: float) -> float:
        return float(self._ground.top_at(np.array([(x, y)]), np.array([near]))[1][0])


def _solid(node: Node) -> bool:
    return node.box is not None and (node.building is not None or category(node.category).super == "building")


def _plan(node: Node) -> BaseGeometry:
    """What a building covers."""
    box = node.box
    assert box is not None
    if node.building is None:
        return Polygon(box.footprint())
    return Polygon(outline_of(node).exterior).buffer(0)
