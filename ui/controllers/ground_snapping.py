"""Where corners of ground settle: at corners and on borders of other ground, and why."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import shapely

from composer.scene import Point, Scene
from ui.controllers.naming import names
from ui.words import tr

PULL = 0.6
"""Metres within which ground is pulled to other ground at most."""


class Anchors:
    """Corners and borders of a street's ground.

    Parameters
    ----------
    scene : Scene
    without : collection of str
        Surfaces that do not count: what is being reshaped.
    """

    def __init__(self, scene: Scene, without: Collection[str] = ()) -> None:
        self._names = names(scene)
        kept = [s for s in scene.surfaces if s.id not in without]
        self._ids = [s.id for s in kept]
        rings = [ring for s in kept for ring in (s.polygon, *s.holes)]
        owners = [k for k, s in enumerate(kept) for _ in range(1 + len(s.holes))]
        counts = [len(ring) for ring in rings]
        self._corners = np.array([p for ring in rings for p in ring], np.float64).reshape(-1, 2)
        self._owners = np.repeat(np.array(owners, np.int64), np.array(counts, np.int64))
        self._borders = np.array([shapely.LinearRing(ring) for ring in rings], object)
        self._border_owners = np.array(owners, np.int64)
        self._tree = shapely.STRtree(self._borders)

    def settle(self, point: Point, pull: float) -> tuple[Point, str] | None:
        """The corner within so many metres of a point, else the place on a border; None where neither is."""
        if pull <= 0 or not len(self._corners):
            return None
        away = np.hypot(*(self._corners - point).T)
        near = int(away.argmin())
        if away[near] <= pull:
            x, y = self._corners[near].tolist()
            return (x, y), tr("at a corner of {name}", name=self._name(int(self._owners[near])))
        spot = shapely.Point(point)
        found = self._tree.query_nearest(spot, max_distance=pull, all_matches=False)
        if not len(found):
            return None
        k = int(found[0])
        border = self._borders[k]
        on = shapely.line_interpolate_point(border, shapely.line_locate_point(border, spot))
        return (float(on.x), float(on.y)), tr("at the edge of {name}", name=self._name(int(self._border_owners[k])))

    def _name(self, row: int) -> str:
        name = self._ids[row]
        return self._names.get(name, name)
