"""Which camera shows a whole scene well."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from composer.scene import Scene
from composer.street.heights import is_level, outline_heights
from ui.space.camera import PLAN, Camera

STRAY = 0.1
"""At most this share of what a street is made of may lie so far off that a picture of the whole leaves it out."""

Bounds = tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]


def bounds(scene: Scene, ids: frozenset[str] | None = None) -> Bounds:
    """Lowest and highest corner of a scene, or of some of its nodes; a small room where there is nothing.

    Of a whole street, the few things that lie far from all else are left out.
    """
    boxes: list[npt.NDArray[np.float64]] = []
    if ids is None and scene.floor is not None:
        x0, y0, x1, y1 = scene.floor.bounds
        boxes.append(np.array([[x0 - 0.12, y0 - 0.12, -0.1], [x1 + 0.12, y1 + 0.12, scene.floor.height]]))
    for surface in scene.surfaces if ids is None else ():
        heights = outline_heights(surface)
        corners = np.column_stack(
            [np.array(surface.polygon), np.minimum(heights, 0.0) if is_level(surface) else heights]
        )
        boxes.append(np.stack([corners.min(axis=0), corners.max(axis=0)]))
    for node in scene.nodes:
        if node.box is not None and (ids is None or node.id in ids):
            plan = node.box.footprint()
            low, high = (*plan.min(axis=0), node.box.z), (*plan.max(axis=0), node.box.top)
            boxes.append(np.array([low, high]))
    if not boxes:
        return np.array([-2.0, -2.0, 0.0]), np.array([2.0, 2.0, 2.5])
    around = np.stack(boxes)
    if ids is None and scene.floor is None:
        around = _together(around)
    return around[:, 0].min(axis=0), around[:, 1].max(axis=0)


def _together(boxes: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Boxes (N, 2, 3) without the few at an end that a gap longer than all the rest parts from it."""
    most = int(len(boxes) * STRAY)
    cut = True
    while cut:
        cut = False
        for axis in (0, 1):
            order = np.argsort(boxes[:, 0, axis], kind="stable")
            low, high = boxes[order, 0, axis], np.maximum.accumulate(boxes[order, 1, axis])
            gap = low[1:] - high[:-1]
            for last in np.flatnonzero(gap > 0):
                before, after = high[last] - low[0], high[-1] - low[last + 1]
                few = (order[: last + 1], after) if last + 1 <= most else (order[last + 1 :], before)
                if len(few[0]) <= most and gap[last] > max(few[1], 1.0):
                    boxes = np.delete(boxes, few[0], axis=0)
                    most -= len(few[0])
                    cut = True
                    break
            if cut:
                break
    return boxes


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
