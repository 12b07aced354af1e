"""Which camera shows a whole scene well."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from composer.scene import Scene
from ui.space.camera import PLAN, Camera

Bounds = tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]


def bounds(scene: Scene, ids: frozenset[str] | None = None) -> Bounds:
    """Lowest and highest corner of a scene, or of some of its nodes; a small room where there is nothing."""
    points: list[tuple[float, float, float]] = []
    if ids is None and scene.floor is not None:
        x0, y0, x1, y1 = scene.floor.bounds
        points += [(x0 - 0.12, y0 - 0.12, -0.1), (x1 + 0.12, y1 + 0.12, scene.floor.height)]
    for surface in scene.surfaces if ids is None else ():
        points += [(x, y, 0.0) for x, y in surface.polygon]
    for node in scene.nodes:
        if node.box is not None and (ids is None or node.id in ids):
            points += [(x, y, z) for x, y in node.box.footprint() for z in (node.box.z, node.box.top)]
    if not points:
        points = [(-2.0, -2.0, 0.0), (2.0, 2.0, 2.5)]
    cloud = np.array(points)
    return cloud.min(axis=0), cloud.max(axis=0)


def perspective(scene: Scene, aspect: float, margin: float = 1.06, flat: bool = False) -> Camera:
    """From the front right, a little above: how a new scene is shown; `flat` for a parallel projection.

    In a room longer than wide the camera stands at the short side.
    """
    low, high = bounds(scene)
    return Camera(flat=flat).framing(low, high, aspect, margin)


def plan(scene: Scene, aspect: float) -> Camera:
    """From above, X to the right and Y up."""
    low, high = bounds(scene)
    return replace(PLAN.framing(low, high, aspect), flat=True)
